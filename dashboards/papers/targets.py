"""Targets and achievement on paper: how many regions reach theirs, and each of them."""

from collections.abc import Sequence

from dashboards.meanings import Meaning
from dashboards.papers.blocks import Column, Part, Row, Table
from dashboards.papers.history import History
from dashboards.papers.indicator_parts import aim_of
from dashboards.papers.spreads import row_name
from formats.numbers import MISSING
from indicators.achievement import assess
from indicators.kinds import Kind
from indicators.rollups import total

#: So many columns of percentages fit beside the names.
ABREAST = 8
FULL = 100


def targets_parts(history: History) -> list[Part]:
    aimed = [meaning for meaning in history.frame.shown if _has_target(history, meaning)]
    if not aimed:
        return [Part(quiet=["Tahun ini belum ada target yang ditetapkan."])]
    tables = [reached_table(history, aimed)]
    tables += [achieved_table(history, aimed[start : start + ABREAST]) for start in range(0, len(aimed), ABREAST)]
    return [Part(tables=[table]) for table in tables]


def _has_target(history: History, meaning: Meaning) -> bool:
    lines = (history.board.boards[place.id].lines[meaning.code] for place in history.places)
    return meaning.rule.kind != Kind.CHOICE and any(line.target is not None for line in lines)


def reached_table(history: History, meanings: Sequence[Meaning]) -> Table:
    columns = [
        Column("Indikator", 52), Column("Daerah bertarget", 16, True), Column("Dapat dinilai", 16, True),
        Column("Mencapai target", 16, True),
    ]  # fmt: skip
    return Table("Daerah yang mencapai target tahun ini", columns, [_reached(history, one) for one in meanings])


def _reached(history: History, meaning: Meaning) -> Row:
    lines = [history.board.boards[place.id].lines[meaning.code] for place in history.places]
    aimed = [line for line in lines if line.target is not None]
    found = [
        assess(meaning.rule.direction, actual=total(line.to_date, rule=meaning.rule).value, target=line.target)
        for line in aimed
    ]
    known = [one for one in found if one is not None]
    reached = MISSING if meaning.is_sensitive else str(sum(one.printed >= FULL for one in known))
    return Row((f"{meaning.code} {meaning.name}", str(len(aimed)), str(len(known)), reached))


def achieved_table(history: History, meanings: Sequence[Meaning]) -> Table:
    columns = [Column("Daerah", 24), *(Column(one.code, 12, True) for one in meanings)]
    rows = []
    for place in history.places:
        aims = (aim_of(history, meaning, place.id) for meaning in meanings)
        rows.append(Row((row_name(place), *(one.achieved if one else MISSING for one in aims))))
    caption = f"Capaian target menurut daerah: {meanings[0].code} sampai {meanings[-1].code}"
    return Table(caption, columns, rows, ["Persen dari target, s.d. triwulan ini. n/a: tidak dapat dinilai."])
