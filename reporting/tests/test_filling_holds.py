"""Whatever is typed, in whatever order: it is read or refused in words, and no rule of the database is broken."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from indicators.answers import between
from indicators.kinds import Shape, State
from reporting.entries import Entry, Typed, as_typed, read_entry
from reporting.merging import NOTHING_KEPT, Kept, Offer, own_part, plan, shared_number
from reporting.tests.samples import CATALOGUE

REPORTED = [d for d in CATALOGUE.values() if d.source != "external"]
LINKED = {code: CATALOGUE[code] for code in ("ARG-01", "ARG-02", "PPRG-02", "PPRG-03")}

WRITTEN = st.one_of(
    st.text(max_size=80),
    st.integers(-5, 10**18).map(str),
    st.sampled_from(["", "0", "1", "2", "tt", "12.500", "Rp 1.250.000", "12,5%", "nihil", "-", "9" * 300]),
)
TYPED = st.builds(
    Typed, a=WRITTEN, b=WRITTEN, is_nil=st.booleans(), is_unavailable=st.booleans(), reason=st.text(), note=st.text()
)


def fits_the_table(shape: str, entry: Entry) -> bool:
    """What the constraints of a figure ask."""
    has_numbers = entry.a is not None or entry.b is not None
    return (
        (entry.state == State.NUMBER or not has_numbers)
        and (entry.state != State.UNAVAILABLE or entry.reason != "")
        and (shape != Shape.SINGLE or entry.b is None)
        and between(Shape(shape), a=entry.a, b=entry.b) is None
    )


@given(st.sampled_from(REPORTED), TYPED)
def test_anything_typed_is_read_or_refused_in_words(what: object, typed: Typed) -> None:
    entry, troubles = read_entry(what, typed)  # type: ignore[arg-type]

    assert (entry is None) == bool(troubles)
    assert all(trouble.text.endswith((".", "?")) for trouble in troubles)
    if entry is not None:
        assert fits_the_table(what.shape, entry)  # type: ignore[attr-defined]
        assert read_entry(what, as_typed(what, entry)) == (entry, ())  # type: ignore[arg-type]


SMALL = st.one_of(st.none(), st.integers(0, 4).map(Decimal))
VERSIONS = st.integers(0, 3)


@st.composite
def sendings(draw: st.DrawFn) -> dict[str, Offer]:
    """What the pages could send: own columns only, each within its own rules."""
    offers = {}
    for code in draw(st.sets(st.sampled_from(sorted(LINKED)))):
        definition = LINKED[code]
        a, b = draw(SMALL), draw(SMALL)
        typed = Typed(
            a="" if a is None else str(a),
            b="" if b is None else str(b),
            is_nil=a is None and b is None and draw(st.booleans()),
        )
        entry, _ = read_entry(definition, typed)
        if entry is not None:
            offers[code] = Offer(entry, draw(VERSIONS))
    return offers


@given(st.lists(sendings(), max_size=6))
def test_linked_numbers_hold_whatever_is_sent_in_whatever_order(sent: list[dict[str, Offer]]) -> None:
    kept: dict[str, Kept] = {}
    history = {(code, 0): Entry() for code in LINKED}

    for offers in sent:
        made = plan(LINKED, offers=offers, kept=kept, shown=history, open_codes=None)
        assert {*made.unchanged, *made.collisions, *made.troubles, *made.typed} >= offers.keys()
        for code, entry in made.writes.items():
            kept[code] = Kept(entry, kept.get(code, NOTHING_KEPT).version + 1)
            history[code, kept[code].version] = entry

        for code, definition in LINKED.items():
            entry = kept.get(code, NOTHING_KEPT).entry
            assert fits_the_table(definition.shape, entry)
            shared = definition.shared_column
            if shared is not None and entry.state == State.NUMBER:
                source = kept.get(shared.code, NOTHING_KEPT).entry
                assert entry.b == shared_number(source, shared.other_column)
                assert own_part(definition, entry).b is None
