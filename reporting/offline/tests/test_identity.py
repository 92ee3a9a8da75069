"""What a form says of itself: read back as it was written, or not at all."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.quarters import Quarter
from reporting.offline.identity import Broken, Identity, SheetIdentity, identity_in, lines_of, template_version
from reporting.tests.samples import CATALOGUE

OWN = SheetIdentity("62.03-dinkes", "Dinas Kesehatan, Kabupaten Kapuas", "Dinkes", {"SDM-01": 3, "ARG-01": 0})
IDENTITY = Identity(Quarter(2026, 3), "1.abcdef01", (OWN,))
names = st.text(max_size=40)
sheets = st.builds(
    SheetIdentity, names, names, names, st.dictionaries(st.text(max_size=12), st.integers(0, 9999), max_size=5)
)


@given(st.lists(sheets, max_size=4))
def test_it_reads_as_it_was_written(found: list[SheetIdentity]) -> None:
    identity = replace(IDENTITY, sheets=tuple(found))

    assert identity_in(lines_of(identity)) == identity


def test_it_holds_nothing_that_a_spreadsheet_would_change() -> None:
    for line in lines_of(IDENTITY):
        assert line.isascii()
        assert not line.startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_line_that_was_changed_breaks_it(at: int) -> None:
    lines = lines_of(IDENTITY)
    lines[at] = lines[at].replace("3", "4") if at > 1 else "x" + lines[at]

    with pytest.raises(Broken):
        identity_in(lines)


def test_a_sheet_of_another_form_breaks_it() -> None:
    other = lines_of(replace(IDENTITY, sheets=(replace(OWN, code="62.02-dinkes"),)))

    with pytest.raises(Broken):
        identity_in([*lines_of(IDENTITY)[:3], other[3]])


@given(st.lists(st.text(max_size=60), max_size=6))
def test_whatever_the_lines_hold_it_is_broken_and_nothing_else(lines: list[str]) -> None:
    with pytest.raises(Broken):
        identity_in(lines)


def test_what_is_signed_and_still_no_identity_is_broken() -> None:
    from reporting.offline.identity import MARK, _signer

    told = [json.dumps({"triwulan": "2026-TW9", "versi": "1"})]

    with pytest.raises(Broken):
        identity_in([MARK, _signer().signature("\n".join(told)), *told])


def test_the_version_follows_what_an_answer_means_and_not_its_words() -> None:
    trained = CATALOGUE["SDM-01"]
    now = template_version([trained])

    assert template_version([_like(trained, name="Pelatihan", question="Berapa?")]) == now
    assert template_version([_like(trained, unit="paket")]) != now
    assert template_version([_like(trained, shape="single")]) != now
    assert template_version([trained, CATALOGUE["ARG-01"]]) == template_version([CATALOGUE["ARG-01"], trained]) != now


def _like(definition: object, **changed: str) -> object:
    from copy import copy

    other = copy(definition)
    for name, value in changed.items():
        setattr(other, name, value)
    return other
