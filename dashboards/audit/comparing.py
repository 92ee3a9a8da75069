"""Every number of a board against the second opinion."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from dashboards.audit.scores import SEVEN, item_score, mean, middle, prerequisites
from dashboards.audit.sexes import three_numbers
from dashboards.audit.standings import standings
from dashboards.audit.tables import Tables, tables
from dashboards.audit.totals import Sum, of_regions, rounded, value_of, whole
from dashboards.masking import TOGETHER
from dashboards.scoreboard import Scoreboard
from indicators.kinds import Prerequisite
from indicators.sex_gaps import sex_gap
from indicators.tallies import Tally

Compared = tuple[str, object, object]


@dataclass(frozen=True)
class Difference:
    quarter: str
    what: str
    on_the_board: object
    recomputed: object

    def __str__(self) -> str:
        return f"{self.quarter} {self.what}: papan {self.on_the_board}, hitung ulang {self.recomputed}"


@dataclass(frozen=True)
class Audit:
    compared: int
    differences: list[Difference]


def audit(board: Scoreboard) -> Audit:
    found = tables(board.quarter, province=board.frame.tree.province.id)
    pairs = list(_numbers(board, found))
    code = board.quarter.code
    wrong = [Difference(code, what, kept, again) for what, kept, again in pairs if not _same(kept, again)]
    return Audit(len(pairs), wrong)


def _same(kept: object, again: object) -> bool:
    if kept is None or again is None:
        return kept is again
    return Fraction(kept) == again if isinstance(kept, Decimal | int) else kept == again


def _numbers(board: Scoreboard, found: Tables) -> Iterator[Compared]:
    if found.meanings.empty:
        return
    sums: dict[tuple[str, int], Sum] = {}
    for to_date in (False, True):
        rows = standings(found, to_date=to_date)
        for meaning in found.meanings.itertuples():
            regions = of_regions(rows[rows["code"] == meaning.code], meaning=meaning, to_date=to_date)
            yield from _of_indicator(board, meaning, regions, to_date=to_date)
            if to_date:
                sums |= {(meaning.code, region): total for region, total in regions.items()}
    yield from _of_scores(board, found, sums)


def _of_indicator(board: Scoreboard, meaning: Any, regions: dict[int, Sum], *, to_date: bool) -> Iterator[Compared]:
    name = f"{meaning.code} {'s.d. triwulan' if to_date else 'triwulan ini'}"
    for region_id, own in board.boards.items():
        line = own.lines[meaning.code]
        tally, total = line.to_date if to_date else line.now, regions.get(region_id, Sum())
        yield f"{name} {region_id} diharapkan", tally.expected, total.expected
        yield f"{name} {region_id} dijawab", tally.answered, total.answered
        yield f"{name} {region_id} lengkap", tally.complete, total.complete
        yield f"{name} {region_id} tidak tersedia", tally.unavailable, total.unavailable
        yield f"{name} {region_id} a", _settled(tally.sums.a), total.a
        yield f"{name} {region_id} b", _settled(tally.sums.b), total.b
    everybody = whole([regions.get(place.id, Sum()) for place in board.regencies])
    if meaning.shape == "sexes":
        yield from _of_sexes(board, meaning, {**regions, TOGETHER: everybody}, name=name, to_date=to_date)
    shown = board.sums[meaning.code].to_date if to_date else board.sums[meaning.code].now
    yield f"{name} provinsi", shown.printed, rounded(value_of(everybody, meaning=meaning), meaning.decimals)
    yield f"{name} cakupan", shown.coverage.answered, everybody.answered
    yield f"{name} diharapkan", shown.coverage.expected, everybody.expected


def _of_sexes(board: Scoreboard, meaning: Any, sums: dict[int, Sum], *, name: str, to_date: bool) -> Iterator[Compared]:
    """What the pages of sex gaps print, of every region and of the 14 together."""
    lines = {region_id: own.lines[meaning.code] for region_id, own in board.boards.items()}
    tallies = {region_id: line.to_date if to_date else line.now for region_id, line in lines.items()}
    tallies[TOGETHER] = Tally.merged(tallies[place.id] for place in board.regencies)
    rule = board.sums[meaning.code].meaning.rule
    for who, tally in tallies.items():
        gap, again = sex_gap(tally, rule=rule), three_numbers(sums.get(who, Sum()), meaning=meaning)
        kept = (gap.difference, gap.printed_ratio, gap.printed_share) if gap else (None, None, None)
        for what, one, other in zip(("selisih", "rasio", "bagian perempuan"), kept, again, strict=True):
            yield f"{name} {who} {what}", one, other


def _settled(number: Decimal) -> Fraction:
    """A mean over quarters is kept to 35 decimals: compared to 20."""
    exact = Fraction(number)
    return exact if exact.denominator <= 10**6 else exact.limit_denominator(10**20)


def _of_scores(board: Scoreboard, found: Tables, sums: dict[tuple[str, int], Sum]) -> Iterator[Compared]:
    verified = {
        unit for unit, number in zip(found.answers["institution"], found.answers["number"], strict=True)
        if number == board.quarter.number
    }  # fmt: skip
    parts = {region: _prerequisites(found, sums, region) for region in board.boards if region in verified}
    scores = {region: mean(of) for region, of in parts.items()}
    for region_id, own in board.boards.items():
        yield f"kesiapan {region_id}", board.now.scores.get(region_id), rounded(scores.get(region_id), 0)
        for name in SEVEN:
            kept = own.prerequisites.get(Prerequisite(name))
            again = parts.get(region_id, {}).get(name)
            yield f"{name} {region_id}", None if kept is None else round(Fraction(kept), 20), _at_20(again)
    regencies = [place.id for place in board.regencies if place.id in verified]
    known = [score for region in regencies if (score := scores[region]) is not None]
    yield "median kesiapan", board.now.score, rounded(middle(known), 0)
    yield "diverifikasi", board.now.verified, len(regencies)
    for name in SEVEN:
        values = [parts[region][name] for region in regencies if name in parts[region]]
        yield f"median {name}", board.now.prerequisites[Prerequisite(name)], rounded(middle(values), 0)


def _at_20(value: Fraction | None) -> Fraction | None:
    return None if value is None else round(value, 20)


def _prerequisites(found: Tables, sums: dict[tuple[str, int], Sum], region: int) -> dict[str, Fraction]:
    return prerequisites(
        [
            (one, item_score(sums.get((one.code, region), Sum()), meaning=one, target=_target(found, one, region)))
            for one in found.meanings.itertuples()
        ]
    )


def _target(found: Tables, meaning: Any, region: int) -> int | None:
    own = found.targets.get((meaning.indicator, region))
    return own if own is not None else found.targets.get((meaning.indicator, found.province))
