"""What needs an eye, and what does not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from indicators.answers import Answer, Rule
from indicators.kinds import AcrossQuarters, Direction, Kind, RollUp, Shape, State
from reporting.unusual import Compared, marks_of

COUNT = Rule(
    kind=Kind.COUNT,
    shape=Shape.SINGLE,
    across_units=RollUp.SUM,
    across_quarters=AcrossQuarters.LAST,
    asked_in=frozenset({1, 2, 3, 4}),
)
FLOW = replace(COUNT, across_quarters=AcrossQuarters.SUM)
PEOPLE = replace(COUNT, shape=Shape.SEXES)
AMOUNT = replace(COUNT, kind=Kind.AMOUNT)
SHARE = replace(COUNT, kind=Kind.SHARE, shape=Shape.SHARE, across_units=RollUp.RATIO, decimals=1)
OVER = replace(SHARE, shape=Shape.SHARE_OVER)
CHOICE = replace(COUNT, kind=Kind.CHOICE, choices=((2, "Ada"), (1, "Dalam proses"), (0, "Belum")))
YESNO = replace(COUNT, kind=Kind.YESNO)
INDEX = replace(COUNT, kind=Kind.INDEX, decimals=2)
NIL, UNAVAILABLE = Answer(State.NIL), Answer(State.UNAVAILABLE)


def said(a: str | int, b: str | int | None = None) -> Answer:
    return Answer(State.NUMBER, Decimal(a), None if b is None else Decimal(b))


def marks(rule: Rule, now: Answer | None, before: Answer | None = None, **more: object) -> tuple[str, ...]:
    return marks_of(Compared(rule, now, before, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "now", "before", "expected"),
    [
        (COUNT, said(15), said(10), ("naik 50%",)),
        (COUNT, said(14), said(10), ()),  # four more: too few
        (COUNT, said(149), said(100), ()),  # 49%
        (COUNT, said(40), said(100), ("turun 60%",)),
        (COUNT, said(3), said(1), ()),  # three times as many, and yet two people
        (COUNT, said(12), said(0), ("sebelumnya nol",)),
        (COUNT, said(4), said(0), ()),
        (COUNT, said(7), None, ()),  # nothing to compare with
        (COUNT, None, said(7), ()),
        (COUNT, said(12), NIL, ("sebelumnya nol",)),
        (COUNT, NIL, said(7), ("sekarang nihil, sebelumnya ada",)),
        (COUNT, NIL, said(0), ()),
        (COUNT, NIL, NIL, ()),
        (COUNT, UNAVAILABLE, said(7), ("sekarang tidak tersedia, sebelumnya ada",)),
        (COUNT, UNAVAILABLE, UNAVAILABLE, ()),
        (AMOUNT, said("1500000"), said("1000000"), ("naik 50%",)),
        (AMOUNT, said("1490000"), said("1000000"), ()),
        (PEOPLE, said(9, 14), said(8, 12), ()),
        (PEOPLE, said(90, 140), said(8, 12), ("naik 1.050%",)),
        (SHARE, said(30, 100), said(20, 100), ("naik 10,0 poin",)),
        (SHARE, said("29.9", 100), said(20, 100), ()),
        (SHARE, said(1, 12), said(6, 12), ("turun 41,7 poin",)),
        (CHOICE, said(2), said(1), ("jawaban membaik",)),
        (CHOICE, said(0), said(2), ("jawaban menurun",)),
        (CHOICE, said(2), said(2), ()),
        (YESNO, said(0), said(1), ("jawaban menurun",)),
        (FLOW, said(20), said(10), ("naik 100%",)),
        (FLOW, said(19), said(10), ()),
        (FLOW, said(18), said(9), ()),  # doubled, and yet nine people
        (FLOW, said(10), said(40), ("turun 75%",)),
        (FLOW, said(11), said(40), ()),
        (FLOW, said(90), said(0), ()),
        (FLOW, NIL, said(40), ()),
        (OVER, said(57, 100), said(40, 100), ()),  # spending climbs
        (OVER, said(39, 100), said(40, 100), ("turun 1,0 poin",)),
        (OVER, said(120, 100), said(90, 100), ("di atas 100%",)),
        (INDEX, said("0.6"), said("0.5"), ("naik 20%",)),
        (INDEX, said("0.55"), said("0.5"), ()),
    ],
)
def test_a_change_is_marked_from_its_threshold_on(
    rule: Rule, now: Answer | None, before: Answer | None, expected: tuple[str, ...]
) -> None:
    assert marks(rule, now, before) == expected


def test_only_what_is_counted_anew_is_suspicious_when_it_stays_the_same() -> None:
    assert marks(FLOW, said(10), said(10)) == ("sama persis dengan sebelumnya",)
    assert marks(FLOW, said(9), said(9)) == ()  # so few that it happens
    assert marks(FLOW, said(0), said(0)) == ()
    assert marks(COUNT, said(9), said(9)) == ()
    flow_of_people = replace(PEOPLE, across_quarters=AcrossQuarters.SUM)
    assert marks(flow_of_people, said(9, 14), said(9, 14)) == ("sama persis dengan sebelumnya",)
    assert marks(flow_of_people, said(14, 9), said(9, 14)) == ()


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (said(95, 100), said(94, 100), ("pembilang hampir sama dengan penyebut",)),
        (said(100, 100), None, ("pembilang sama dengan penyebut",)),
        (said(94, 100), None, ()),
        (said(4, 4), None, ()),  # a small whole is soon reached
        (said(100, 100), said(97, 100), ()),  # it was so before
        (said(0, 0), None, ()),
        (NIL, None, ()),
    ],
)
def test_a_numerator_close_to_its_denominator_is_marked(
    now: Answer, before: Answer | None, expected: tuple[str, ...]
) -> None:
    assert marks(SHARE, now, before) == expected


def test_spending_begins_anew_in_january() -> None:
    assert marks(OVER, said(39, 100), said(40, 100), is_this_year=False) == ()
    assert marks(OVER, said(29, 100), said(40, 100), is_this_year=False) == ("turun 11,0 poin",)


def test_where_more_than_all_is_allowed_all_is_nothing_special() -> None:
    assert marks(OVER, said(100, 100)) == ()


def test_far_over_the_target_is_marked() -> None:
    assert marks(COUNT, said(151), target=Decimal(100)) == ("jauh di atas target: 151%",)
    assert marks(COUNT, said(150), target=Decimal(100)) == ()
    assert marks(COUNT, said(150), target=Decimal(0)) == ()
    assert marks(COUNT, said(150)) == ()
    assert marks(replace(COUNT, direction=Direction.DOWN), said(151), target=Decimal(100)) == ()


def test_the_balance_of_the_sexes_is_held_against_last_year() -> None:
    assert marks(PEOPLE, said(4, 16), year_ago=said(10, 10)) == ("perempuan 80%, tahun lalu 50%",)
    assert marks(PEOPLE, said(4, 6), year_ago=said(10, 10)) == ()
    assert marks(PEOPLE, said(1, 8), year_ago=said(10, 10)) == ()  # nine people
    assert marks(PEOPLE, said(4, 16), year_ago=said(4, 5)) == ()
    assert marks(PEOPLE, said(4, 16)) == ()


def test_half_an_answer_and_none_are_marked_by_nothing() -> None:
    for rule in (COUNT, PEOPLE, SHARE, CHOICE):
        for now in (None, Answer(State.NUMBER), UNAVAILABLE):
            assert marks(rule, now) == ()
