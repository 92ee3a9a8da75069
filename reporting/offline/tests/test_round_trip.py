"""A form that nobody touched asks for nothing: written and read again, every answer is what it was."""

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from indicators.catalogue import Definition
from indicators.kinds import Kind, Shape
from reporting.entries import Entry, Typed, as_typed, read_entry
from reporting.merging import own_part
from reporting.offline.tests.forms import a_form, read_back
from reporting.tests.samples import definition

LABELS = {"a_label": "Pagu anggaran (rupiah)", "b_label": "Seluruhnya, termasuk =SUM(A1)"}
AGENCY = {"level": "agency", "source": "reported", "evidence": "none", "name": "Butir", **LABELS}
OPTIONS = [["2", "Lengkap, berlaku"], ["1", "Sebagian; atau draf"], ["0", "=Belum"]]
EVERY_SHAPE = [
    definition(Kind.COUNT, unit="orang", **AGENCY),
    definition(Kind.COUNT, Shape.SEXES, unit="orang", **AGENCY),
    definition(Kind.SHARE, Shape.SHARE, decimals=1, unit="%", **AGENCY),
    definition(Kind.SHARE, Shape.SHARE_OVER, decimals=2, unit="%", **AGENCY),
    definition(Kind.SHARE, Shape.SHARE_OVER, unit="%", same_as="b=ARG-01.a", **AGENCY),
    definition(Kind.AMOUNT, unit="rupiah", **AGENCY),
    definition(Kind.INDEX, decimals=3, **AGENCY),
    definition(Kind.INDEX, Shape.SEXES, decimals=2, unit="%", **AGENCY),
    definition(Kind.CHOICE, choices=OPTIONS, **AGENCY),
    definition(Kind.YESNO, unit="%", **AGENCY),
]

whole = st.integers(0, 999_999_999_999_999).map(Decimal)
fine = st.decimals(0, 99_999_999_999, places=3)
texts = st.text(max_size=40) | st.sampled_from(["=1+1", "@SUM(A1)", "-", "+62 812", "'=x", "0012", "1.250", "5/4/2026"])
entries = st.one_of(
    st.builds(Entry, st.just("number"), whole | fine, whole | fine | st.none(), st.just(""), texts),
    st.builds(Entry, st.just("number"), st.integers(0, 2).map(Decimal), st.none(), st.just(""), texts),
    st.builds(Entry, st.just("nil"), note=texts),
    st.builds(Entry, st.just("unavailable"), reason=texts, note=texts),
    st.builds(Entry, note=texts),
)  # fmt: skip


@settings(max_examples=60)
@given(st.data())
def test_every_kind_state_and_shape_comes_back_as_it_was(data: st.DataObject) -> None:
    kept = []
    for number, one in enumerate(EVERY_SHAPE):
        offered = data.draw(entries)
        entry, _ = read_entry(one, as_typed(one, offered))
        if entry is not None:
            kept.append((_named(one, f"X-{number:02}"), entry))
    assume(kept)

    read = read_back(a_form(kept))

    assert (read.wrong, read.hints) == ([], [])
    answered = {d.code: own_part(d, entry) for d, entry in kept if entry != Entry()}
    assert {p.code: read_entry(_of(kept, p.code), p.typed)[0] for p in read.proposed} == answered


@pytest.mark.parametrize(
    "note", ["_x0041_", "satu\ndua\n\ntiga", "  depan", "“kutip” & <b>", "a\tb", "=cmd|' /C calc'!A0"]
)
def test_a_note_is_the_same_text_to_the_last_sign(note: str) -> None:
    one = _named(EVERY_SHAPE[0], "X-01")
    entry, _ = read_entry(one, Typed(a="1", note=note))
    assert entry

    [read] = read_back(a_form([(one, entry)])).proposed

    assert read_entry(one, read.typed)[0] == entry


def test_an_empty_form_proposes_nothing() -> None:
    read = read_back(a_form([(_named(one, f"X-{number:02}"), Entry()) for number, one in enumerate(EVERY_SHAPE)]))

    assert (read.proposed, read.wrong, read.hints) == ([], [], [])


def _named(one: Definition, code: str) -> Definition:
    from copy import copy

    other = copy(one)
    other.indicator = copy(one.indicator)
    other.indicator.code = code
    return other


def _of(kept: list[tuple[Definition, Entry]], code: str) -> Definition:
    return next(one for one, _ in kept if one.code == code)
