"""The annex of a summary: every indicator in figures, for whoever wants more than the first page."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboards.indicator_sections import IndicatorRow, Section
from dashboards.masking import BESIDE, TOGETHER
from dashboards.meanings import Meaning
from dashboards.papers.history import History


@dataclass(frozen=True, slots=True)
class AnnexRow:
    name: str
    code: str
    now: str
    to_date: str
    parts: str
    change: str
    target: str
    achieved: str
    coverage: str


@dataclass(frozen=True, slots=True)
class AnnexSection:
    label: str
    rows: tuple[AnnexRow, ...]


def annex(history: History, sections: Iterable[Section], *, who: int = TOGETHER) -> list[AnnexSection]:
    """`sections` as the page shows them; `who` is the region, or the 14 together."""
    meanings = {meaning.code: meaning for meaning in history.frame.shown}
    return [
        AnnexSection(section.label, tuple(_row(history, meanings[row.code], row, who) for row in section.rows))
        for section in sections
    ]


def _row(history: History, meaning: Meaning, row: IndicatorRow, who: int) -> AnnexRow:
    if meaning.is_sensitive:
        return _masked(history, meaning, row, who)
    return AnnexRow(
        name=row.name,
        code=row.code,
        now=row.now,
        to_date=row.to_date,
        parts=row.parts,
        change=row.change.text if row.change else "",
        target=row.aim.target if row.aim else "",
        achieved=row.aim.achieved if row.aim else "",
        coverage=row.coverage,
    )


def _masked(history: History, meaning: Meaning, row: IndicatorRow, who: int) -> AnnexRow:
    """Without a change: with last quarter's summary at hand, it would tell what is hidden."""
    now, to_date = (history.masked(meaning, to_date=each) for each in (False, True))
    achieved = row.aim.achieved if row.aim else ""
    return AnnexRow(
        name=row.name,
        code=row.code,
        now=now.value(who),
        to_date=to_date.value(who) if row.to_date else "",
        parts=to_date.parts(who),
        change="",
        target=row.aim.target if row.aim else "",
        achieved=BESIDE if achieved and to_date.is_hidden(who) else achieved,
        coverage=row.coverage,
    )
