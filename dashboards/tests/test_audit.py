"""The second opinion agrees with the boards on everything; and it can say no."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from dashboards.audit.comparing import audit
from dashboards.kept import keep, kept
from dashboards.tests.plenty import Plenty, more_agencies, regencies, targets
from dashboards.tests.stories import TW1, TW2, TW3, board_of
from formats.quarters import quarters_back
from indicators.kinds import AcrossQuarters, Kind, Level, RollUp, Shape
from indicators.loading import load_catalogue
from institutions.models import Institution
from institutions.revisions import bump
from institutions.tests.cast import Cast
from reporting.tests.stories import a_definition

YEAR = quarters_back(TW3, 5)


@pytest.fixture
def busy(cast: Cast) -> Cast:
    """A province with gaps, zeros, unavailable answers, silent units, and agencies that opened and closed."""
    load_catalogue()
    a_definition("X-MEAN", rollup_quarters=AcrossQuarters.MEAN, rollup_units=RollUp.MEAN, decimals=2)
    a_definition("X-SEXES", shape=Shape.SEXES, rollup_units=RollUp.MEAN, decimals=1)
    a_definition("X-APART", level=Level.REGION, shape=Shape.SEXES, rollup_units=RollUp.NONE)
    a_definition("X-MAX", rollup_units=RollUp.MAX, rollup_quarters=AcrossQuarters.NONE)
    a_definition("X-MIN", rollup_units=RollUp.MIN, asked_in="1|3")
    a_definition("X-NONE", level=Level.REGION, rollup_units=RollUp.NONE, kind=Kind.INDEX, decimals=2, asked_in="2")
    a_definition("X-LATE", level=Level.REGION, shape=Shape.SHARE, asked_in="2|4", rollup_quarters=AcrossQuarters.SUM)
    new = [*regencies(cast.province, 3, agencies=4), *more_agencies(cast.own, 4)]
    Plenty(silent=8, gaps=12).fill([*new, cast.own, cast.other, *agencies_of(cast), cast.province], quarters=YEAR)
    Institution.everything.filter(code="62.03-baru0").update(closed_on=date(2026, 5, 15))
    Institution.everything.filter(code="62.03-baru1").update(opened_on=date(2026, 4, 2))
    Institution.everything.filter(code="62.31-baru2").update(closed_on=date(2026, 9, 29))
    targets([cast.province, cast.own], year=2026)
    bump()
    return cast


def agencies_of(cast: Cast) -> list[Institution]:
    return [cast.health, cast.schools, cast.other_health, cast.province_agency]


@pytest.mark.parametrize("quarter", [YEAR[0], TW1, TW2, TW3])
def test_every_number_of_a_board_is_what_the_tables_come_to(busy: Cast, quarter: object) -> None:
    found = audit(board_of(busy, quarter))

    assert found.compared > 1000
    assert [str(one) for one in found.differences] == []


def test_a_kept_number_that_is_wrong_is_found(busy: Cast) -> None:
    board_of(busy)
    key = f"region.{busy.own.pk}.2026"
    shelved = kept(key)
    board = shelved[busy.own.pk, TW3].board
    line = board.lines["SDM-01"]
    tampered = replace(line.now, sums=line.now.sums._replace(a=line.now.sums.a + Decimal("0.001")))
    board.lines["SDM-01"] = replace(line, now=tampered)
    keep(key, shelved)

    with pytest.raises(CommandError, match=r"1 of \d+ numbers differ"):
        call_command("audit_rollups", "--quarter", "2026-TW3")


def test_the_command_audits_every_verified_quarter(busy: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("audit_rollups")

    told = capsys.readouterr().out
    assert told.count("compared") == len(YEAR) + 1
    assert "none differs" in told


def test_without_any_report_there_is_nothing_to_differ(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("audit_rollups")
    call_command("audit_rollups", "--quarter", "2026-TW3")

    assert "0 numbers compared, none differs." in capsys.readouterr().out
