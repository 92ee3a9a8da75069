"""The achievement on a region's page is that of the whole number, rounded last: it agrees with the readiness sum."""

from decimal import Decimal

from dashboards.indicator_rows import aim
from dashboards.meanings import Meaning
from dashboards.regionboard import Line
from indicators.answers import Answer, Rule
from indicators.kinds import AcrossQuarters, Direction, Kind, Level, Prerequisite, RollUp, Shape, Source, State
from indicators.rollups import total
from indicators.standing import to_date
from indicators.tallies import Tally

RULE = Rule(
    kind=Kind.SHARE,
    shape=Shape.SHARE,
    across_units=RollUp.RATIO,
    across_quarters=AcrossQuarters.LAST,
    asked_in=frozenset({1}),
    decimals=1,
    direction=Direction.UP,
)
ATTENDANCE = Meaning(
    indicator_id=1, code="KOM-03", name="Kehadiran", prerequisite=Prerequisite.COMMITMENT, level=Level.REGION,
    source=Source.REPORTED, unit="%", a_label="hadir", b_label="diundang", rule=RULE, weight=Decimal(1),
    is_sensitive=False,
)  # fmt: skip


def test_66_of_93_against_80_percent_is_88_7_and_not_the_88_8_of_the_printed_71_0():
    answer = Answer(State.NUMBER, Decimal(66), Decimal(93))
    tally = Tally.of([to_date({1: answer}, rule=RULE, quarter=1)], rule=RULE)
    line = Line(now=tally, to_date=tally, target=Decimal(80))

    found = aim(ATTENDANCE, line, total(tally, rule=RULE))

    assert found is not None
    assert (found.target, found.achieved, found.grade) == ("80,0%", "88,7%", "T · Tinggi")
