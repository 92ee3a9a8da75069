"""One indicator on paper: sentences, how the regions are spread, and the table of them."""

from collections.abc import Iterator, Sequence

from django.utils.safestring import SafeString

from dashboards.indicator_rows import aim
from dashboards.indicator_sections import Aim
from dashboards.masking import BESIDE, TOGETHER
from dashboards.meanings import Meaning
from dashboards.papers.blocks import Column, Part, Row, Table
from dashboards.papers.facts_of_one import facts
from dashboards.papers.history import History
from dashboards.papers.one_indicator_words import told
from dashboards.papers.spreads import row_name, spread_of
from dashboards.printed import AGENCIES
from formats.numbers import MISSING
from indicators.kinds import SEVEN, Kind, Level, Prerequisite
from indicators.rollups import total

OWN_NAME = "Pemerintah Provinsi"
OUTSIDE = f"{OWN_NAME} (di luar jumlah)"


def indicator_part(history: History, meaning: Meaning) -> Part:
    return Part(
        title=f"{meaning.code} {meaning.name}",
        paragraphs=[told(facts(history, meaning))],
        quiet=[coverage_words(history, meaning)],
        chart=spread(history, meaning),
        tables=[regions_table(history, meaning)] if is_asked(history, meaning) else [],
        is_whole=True,
    )


def choice_part(history: History, meaning: Meaning) -> Part:
    """The regions' answers stand in the table of its prerequisite."""
    return Part(
        title=f"{meaning.code} {meaning.name}",
        paragraphs=[told(facts(history, meaning))],
        quiet=[coverage_words(history, meaning)],
        is_whole=True,
    )


def is_asked(history: History, meaning: Meaning) -> bool:
    return any(
        line.now.expected or line.to_date.expected
        for board in history.board.boards.values()
        if (line := board.lines.get(meaning.code))
    )


def coverage_words(history: History, meaning: Meaning, *, who: int = TOGETHER) -> str:
    """Of "triwulan ini"; where the quarters are added up, of the year as well."""
    if not is_asked(history, meaning):
        return "Tahun ini belum ditanyakan."
    to_date = f"s.d. triwulan ini {history.coverage(who, meaning)}"
    if not is_asked_now(history, meaning):
        return f"Triwulan ini tidak ditanyakan. Cakupan {to_date}."
    now = history.coverage(who, meaning, to_date=False)
    return f"Cakupan: {now}." if meaning.keeps_standing else f"Cakupan: {now}; {to_date}."


def is_asked_now(history: History, meaning: Meaning) -> bool:
    found = history.total(TOGETHER, history.quarter, meaning)
    return found is not None and found.coverage.expected > 0


def definition(meaning: Meaning) -> str:
    who = f"Tiap {AGENCIES}" if meaning.level == Level.AGENCY else "Tiap daerah"
    what = {
        Kind.SHARE: f"{meaning.a_label} ÷ {meaning.b_label} × 100",
        Kind.CHOICE: ", ".join(label for _, label in meaning.rule.choices),
        Kind.YESNO: "ya atau tidak",
    }.get(Kind(meaning.rule.kind), f"dalam {meaning.unit}" if meaning.unit else "satu angka")
    return f"{who}: {what}."


def spread(history: History, meaning: Meaning) -> SafeString | None:
    if meaning.is_sensitive or not meaning.is_share:
        return None
    points = {place: history.point(place.id, history.quarter, meaning) for place in history.places}
    known = {place: point for place, point in points.items() if point is not None}
    return spread_of(known, name=meaning.name, decimals=meaning.rule.decimals, unit="%")


def regions_table(history: History, meaning: Meaning) -> Table:
    lines = [_line(history, meaning, place.id, row_name(place)) for place in history.places]
    together = _line(history, meaning, TOGETHER, together_name(history, meaning))
    own = _line(history, meaning, history.frame.tree.province.id, OUTSIDE)
    columns = _columns(history, meaning)
    shown = [index for index, _ in enumerate(columns) if index < 2 or any(line[index] for line in (*lines, together))]
    rows = [Row(tuple(line[i] or MISSING for i in shown)) for line in lines]
    rows.append(Row(tuple(together[i] or MISSING for i in shown), is_strong=True))
    rows.append(Row(tuple(own[i] or MISSING for i in shown)))
    return Table(f"{meaning.code} menurut daerah", [columns[i] for i in shown], rows)


def together_name(history: History, meaning: Meaning) -> str:
    """No total without its coverage: of agencies it has a column of its own."""
    if meaning.level == Level.AGENCY:
        return f"{len(history.places)} kabupaten/kota"
    if not is_asked_now(history, meaning):
        return f"Jumlah s.d. triwulan ini, {history.coverage(TOGETHER, meaning)}"
    return f"Jumlah {history.coverage(TOGETHER, meaning, to_date=False)}"


def _columns(history: History, meaning: Meaning) -> list[Column]:
    """Two amounts of fourteen digits stand in one line."""
    is_of_money = "rupiah" in meaning.a_label.lower()
    width = 21 if meaning.rule.kind == Kind.AMOUNT else 11 if is_of_money else 14
    return [
        Column("Daerah", 23 if is_of_money else 30),
        Column("Triwulan ini", width, True),
        Column("Unsur", 56 if is_of_money else 19, True),
        Column("s.d. triwulan ini", width, True),
        Column(f"± {history.before.short_label}", width, True),
        Column("Capaian", 11, True),
        Column("Cakupan", 20),
    ]


def _line(history: History, meaning: Meaning, who: int, name: str) -> tuple[str, ...]:
    aimed, change = aim_of(history, meaning, who), history.change(who, meaning, since=history.before)
    sums_up = not meaning.keeps_standing
    return (
        name,
        history.value(who, history.quarter, meaning),
        history.parts(who, meaning, to_date=False),
        history.value(who, history.quarter, meaning, to_date=True) if sums_up else "",
        change.text if change else "",
        aimed.achieved if aimed else "",
        short_coverage(history, meaning, who) if meaning.level == Level.AGENCY else "",
    )


def aim_of(history: History, meaning: Meaning, who: int) -> Aim | None:
    """Of one region: the 14 together have no target of their own."""
    if who == TOGETHER:
        return None
    line = history.board.boards[who].lines[meaning.code]
    found = aim(meaning, line, total(line.to_date, rule=meaning.rule))
    if found and meaning.is_sensitive and history.masked(meaning, to_date=True).is_hidden(who):
        return Aim(found.target, BESIDE)
    return found


def short_coverage(history: History, meaning: Meaning, who: int) -> str:
    """In a narrow column the agencies, without the word: the words above the table have it in full."""
    return history.coverage(who, meaning, to_date=False).replace(f" {AGENCIES}", "").split(" · ")[0]


def by_prerequisite(history: History) -> Iterator[tuple[Prerequisite, Sequence[Meaning]]]:
    shown = history.frame.shown
    for one in dict.fromkeys((*SEVEN, *(meaning.prerequisite for meaning in shown))):
        if found := [meaning for meaning in shown if meaning.prerequisite == one]:
            yield one, found
