"""One indicator compared: the 14 now, a quarter and a year ago, and each of them over eight quarters."""

from dashboards.masking import TOGETHER
from dashboards.meanings import Meaning
from dashboards.papers.blocks import Chapter, Column, Part, Row, Table
from dashboards.papers.facts_of_one import amounts_table, courses_table, facts
from dashboards.papers.history import History
from dashboards.papers.indicator_parts import (
    OUTSIDE,
    coverage_words,
    definition,
    regions_table,
    spread,
    together_name,
)
from dashboards.papers.long_papers import long_paper
from dashboards.papers.one_indicator_words import told
from dashboards.papers.paper import Paper
from dashboards.papers.spreads import names_in_tables, row_name
from dashboards.trends import trend
from formats.numbers import MISSING
from indicators.kinds import Kind
from institutions.letters import Letter


def indicator_paper(meaning: Meaning, history: History, *, letter: Letter, is_example: bool) -> Paper:
    return long_paper(
        kind="indikator",
        title=f"{meaning.code} {meaning.name}",
        subject=history.quarter.label,
        place=history.frame.tree.province,
        quarter=history.quarter,
        letter=letter,
        is_example=is_example,
        chapters=_chapters(meaning, history),
        template="dashboards/papers/short.html",
        suffix=f"-{meaning.code}",
    )


def _chapters(meaning: Meaning, history: History) -> list[Chapter]:
    first = Part(
        paragraphs=[told(facts(history, meaning))],
        quiet=[definition(meaning), f"{meaning.rule.across_units.label}. {coverage_words(history, meaning)}"],
        chart=spread(history, meaning),
        tables=[regions_table(history, meaning)],
    )
    chapters = [Chapter(title="Triwulan ini", id="triwulan", parts=[first], begins_page=False)]
    if meaning.is_sensitive:
        text = "Angka triwulan lain tidak dicetak di sampingnya: selisihnya dapat membuka angka kecil yang disamarkan."
        return [*chapters, Chapter(title="Perjalanan", id="perjalanan", parts=[Part(quiet=[text])], begins_page=False)]
    return [
        *chapters,
        Chapter(
            title="Dibandingkan", id="banding", parts=[Part(tables=[compared(history, meaning)])], begins_page=False
        ),
        Chapter(title="Delapan triwulan", id="perjalanan", parts=[courses(history, meaning)], begins_page=False),
    ]


def compared_part(history: History, meaning: Meaning) -> Part:
    return Part(tables=[compared(history, meaning)])


def compared(history: History, meaning: Meaning) -> Table:
    quarters = (history.quarter, history.before, history.year_ago)
    name = 20 if meaning.rule.kind == Kind.AMOUNT else 28
    columns = [
        Column("Daerah", name), *(Column(one.short_label, 16, True) for one in quarters),
        Column(f"± {history.before.short_label}", 16, True), Column(f"± {history.year_ago.short_label}", 16, True),
    ]  # fmt: skip
    own = history.frame.tree.province.id
    names = [(place.id, row_name(place)) for place in history.places]
    rows = [_compared(history, meaning, who, name) for who, name in names]
    rows.append(Row(_compared(history, meaning, TOGETHER, together_name(history, meaning)).cells, is_strong=True))
    rows.append(_compared(history, meaning, own, OUTSIDE))
    note = "“*”: banyaknya yang menjawab berbeda dari triwulan pembandingnya."
    return Table("Sekarang, triwulan lalu, dan setahun lalu", columns, rows, [note, names_in_tables(history)])


def _compared(history: History, meaning: Meaning, who: int, name: str) -> Row:
    quarters = (history.quarter, history.before, history.year_ago)
    changes = [history.change(who, meaning, since=since) for since in quarters[1:]]
    return Row((
        name,
        *(history.value(who, one, meaning) for one in quarters),
        *(change.text if change else MISSING for change in changes),
    ))  # fmt: skip


def courses(history: History, meaning: Meaning) -> Part:
    """Small multiples: a line for each region, and its numbers beside it."""
    quarters = history.frame.quarters
    if meaning.rule.kind == Kind.AMOUNT:
        whole = amounts_table(history, [meaning], caption="Semua kabupaten/kota menurut triwulan")
        return Part(tables=[whole] if whole else [])
    columns = [Column("Daerah", 22), Column("Arah", 13), *(Column(one.short_label, 11, True) for one in quarters)]
    rows = []
    for place in history.places:
        points = [history.point(place.id, one, meaning) for one in quarters]
        drawn = trend(place.name, points, quarters=quarters, decimals=meaning.rule.decimals)
        rows.append(Row((row_name(place), drawn, *(history.value(place.id, one, meaning) for one in quarters))))
    whole = courses_table(history, [meaning], caption="")
    rows.extend(Row(("Kabupaten/kota", *row.cells[1:]), is_strong=True) for row in whole.rows)
    return Part(tables=[Table("Setiap daerah menurut triwulan", columns, rows)])
