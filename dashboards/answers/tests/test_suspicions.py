"""Why a figure looks wrong: each rule says yes where it should, and no just beside it."""

from decimal import Decimal

import pytest

from dashboards.answers.suspicions import Seen, suspicions
from indicators.answers import Answer, Rule
from indicators.kinds import AcrossQuarters, Kind, RollUp, Shape, State

EVERY = frozenset({1, 2, 3, 4})
MONEY = Rule(Kind.AMOUNT, Shape.SINGLE, RollUp.SUM, AcrossQuarters.LAST, EVERY)
SHARE = Rule(Kind.SHARE, Shape.SHARE, RollUp.RATIO, AcrossQuarters.LAST, EVERY, decimals=1)
OVER = Rule(Kind.SHARE, Shape.SHARE_OVER, RollUp.RATIO, AcrossQuarters.LAST, EVERY, decimals=1)
FLOW = Rule(Kind.COUNT, Shape.SINGLE, RollUp.SUM, AcrossQuarters.SUM, EVERY)


def said(a: int, b: int | None = None) -> Answer:
    return Answer(State.NUMBER, Decimal(a), None if b is None else Decimal(b))


def reasons(rule: Rule, now: Answer | None, *earlier: Answer | None, **more: object) -> list[str]:
    seen = Seen(rule=rule, now=now, earlier=earlier, **more)  # type: ignore[arg-type]
    return [mark.reason for mark in suspicions(seen)]


def test_what_is_as_ever_has_no_mark() -> None:
    assert reasons(MONEY, said(1_000_000_000), said(990_000_000), is_rupiah=True) == []
    assert reasons(SHARE, said(30, 100), said(28, 100), others=(Decimal(25),) * 13) == []
    assert reasons(FLOW, said(40), said(35)) == []
    assert reasons(FLOW, None, said(35)) == []


@pytest.mark.parametrize(("now", "before"), [(1_250_000_000_000, 1_250_000_000), (1_250_000_000, 1_240_000_000_000)])
def test_three_noughts_too_many_or_too_few_are_the_strongest(now: int, before: int) -> None:
    found = suspicions(Seen(rule=MONEY, now=said(now), earlier=(said(before),), is_rupiah=True))

    assert found[0].strength == 100
    assert found[0].reason.startswith("kira-kira seribu kali lebih ")


def test_either_part_of_a_share_of_money_may_slip() -> None:
    now, before = said(100_000, 1_000_000_000), said(100_000, 1_000_000)

    assert any("seribu kali" in one for one in reasons(SHARE, now, before, is_rupiah=True))
    assert not any("seribu kali" in one for one in reasons(SHARE, now, before))


def test_many_times_needs_ten_times_and_twenty_of_them() -> None:
    assert "31 kali lebih besar dari triwulan lalu" in reasons(FLOW, said(62), said(2))
    assert not any("kali" in one for one in reasons(FLOW, said(18), said(1)))
    assert not any("kali" in one for one in reasons(FLOW, said(62), said(7)))
    assert not any("kali" in one for one in reasons(FLOW, said(62), said(2), is_alike=False))


def test_above_100_only_where_it_is() -> None:
    assert "di atas 100%: 120,0%" in reasons(OVER, said(120, 100))
    assert reasons(OVER, said(100, 100)) == []


def test_none_of_many_where_there_was_some_and_others_have_some() -> None:
    others = (Decimal(40),) * 13

    assert "0%, sedangkan triwulan lalu 30,0%" in reasons(SHARE, said(0, 50), said(15, 50), others=others)
    assert not any(one.startswith("0%") for one in reasons(SHARE, said(0, 9), said(3, 9), others=others))
    assert not any(one.startswith("0%") for one in reasons(SHARE, said(0, 50), said(0, 50), others=others))
    assert not any(one.startswith("0%") for one in reasons(SHARE, said(0, 50), said(15, 50), others=(Decimal(0),) * 13))


def test_numerator_and_denominator_alike_in_every_agency() -> None:
    assert "pembilang sama dengan penyebut di semua 31 perangkat daerah" in reasons(SHARE, said(90, 90), units=31)
    assert reasons(SHARE, said(89, 90), said(88, 90), units=31) == []


def test_far_from_the_others_needs_points_and_usual_distances() -> None:
    near = tuple(Decimal(one) for one in (20, 21, 22, 23, 24, 25))

    assert "jauh dari daerah lain: mediannya 22,5%" in reasons(SHARE, said(80, 100), said(79, 100), others=near)
    assert reasons(SHARE, said(60, 100), said(59, 100), others=near) == []
    wide = tuple(Decimal(one) for one in (0, 10, 20, 80, 90, 100))
    assert not any("jauh" in one for one in reasons(SHARE, said(99, 100), said(98, 100), others=wide))
    assert reasons(SHARE, said(80, 100), said(79, 100), others=near[:4]) == []
    assert "10 kali yang tertinggi di daerah lain" in reasons(FLOW, said(250), said(240), others=near)


def test_what_never_moves_is_told_after_four_quarters() -> None:
    same = (said(40),) * 4

    assert "sama persis dengan empat triwulan sebelumnya" in reasons(FLOW, said(40), *same)
    assert reasons(FLOW, said(40), *same[:3], said(41)) == []
    assert reasons(FLOW, said(9), *(said(9),) * 4) == []


def test_a_share_of_few_moves_nobody() -> None:
    assert reasons(SHARE, said(3, 6), said(0, 6)) == []
    assert reasons(SHARE, said(30, 60), said(0, 60)) == ["naik 50,0 poin dari triwulan lalu"]


def test_the_strongest_comes_first_and_each_comparison_once() -> None:
    found = suspicions(Seen(rule=MONEY, now=said(10**12), earlier=(said(10**9),), is_rupiah=True))

    assert [mark.against for mark in found] == ["before"]
