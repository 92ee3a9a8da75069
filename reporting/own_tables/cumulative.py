"""Numbers that count from January on: what the year's earlier quarters said is taken off, where it is known."""

from dataclasses import replace
from decimal import Decimal

from formats.numbers import editable, number, read_number
from formats.quarters import Quarter
from indicators.catalogue import Definition
from indicators.kinds import AcrossQuarters, Kind, State
from institutions.access.scope import Scope
from reporting.asked import is_asked
from reporting.entries import EMPTY, Entry
from reporting.figures import Figure
from reporting.own_tables.cell_words import Where, Words
from reporting.own_tables.gathering import Gathered
from reporting.own_tables.questions import Choice, Question
from reporting.own_tables.remembered import Memory, Topic
from reporting.saving import entry_of
from reporting.sent_files.contents import Place, Wrong

THIS_QUARTER, SINCE_JANUARY = "triwulan", "kumulatif"
UNKNOWN = "Angka kumulatif ini tidak dapat dikurangi: {} belum diisi untuk butir ini."
TOO_SMALL = "Angka kumulatif ini lebih kecil daripada yang sudah dilaporkan sampai triwulan lalu ({})."
TAKEN_OFF = "Kumulatif {} dikurangi {} dari triwulan sebelumnya."


class Earlier:
    """What these institutions' reports of the year say of these items. One query."""

    def __init__(self, found: Gathered, *, quarter: Quarter, scope: Scope) -> None:
        self.quarter = quarter
        codes = {code for _, code in found.words}
        figures = Figure.objects.visible_to(scope).filter(
            report__institution__in=found.institutions, report__quarter__in=quarter.year_to_date,
            indicator__code__in=codes,
        )  # fmt: skip
        rows = figures.select_related("report", "indicator") if codes else []
        self._figures = {(f.report.institution_id, f.indicator.code, f.report.quarter): f for f in rows}

    def entry(self, institution_id: int, code: str, quarter: Quarter | None = None) -> Entry:
        figure = self._figures.get((institution_id, code, quarter or self.quarter))
        return entry_of(figure) if figure else EMPTY

    def version(self, institution_id: int, code: str) -> int:
        figure = self._figures.get((institution_id, code, self.quarter))
        return figure.version if figure else 0

    def before(self, institution_id: int, definition: Definition, part: str) -> tuple[Decimal, list[Quarter]]:
        """The sum of the year so far, and the quarters that should be in it and are not."""
        total, missing = Decimal(0), []
        for quarter in self.quarter.year_to_date[:-1]:
            entry = self.entry(institution_id, definition.code, quarter)
            value = Decimal(0) if entry.state == State.NIL else entry.a if part == "a" else entry.b
            if value is not None:
                total += value
            elif is_asked(definition, quarter.number):
                missing.append(quarter)
        return total, missing


def spans_of(found: Gathered, earlier: Earlier, *, quarter: Quarter, memory: Memory) -> None:
    """Ask, for each kind of table, what its adding numbers cover; or take off what was said before."""
    if quarter.number == 1:
        return
    for (institution_id, code), parts in list(found.words.items()):
        frame = found.frame_of[institution_id, code]
        definition = next(where.definition for _, where, _ in parts.values())
        if definition.rollup_quarters != AcrossQuarters.SUM or definition.kind not in (
            Kind.COUNT,
            Kind.SHARE,
            Kind.AMOUNT,
        ):
            continue
        known = memory.of(Topic.SPAN, frame.fingerprint)
        if known == SINCE_JANUARY:
            _take_off(found, parts, earlier, institution_id)
        elif known != THIS_QUARTER:
            place = next(where.place for _, where, _ in parts.values())
            found.questions.append(_question(frame.fingerprint, definition, quarter, place))


def _question(key: str, definition: Definition, quarter: Quarter, place: Place) -> Question:
    text = f"Angka yang dijumlahkan antartriwulan di tabel ini (misalnya “{definition.name}”) mencakup apa?"
    choices = (
        Choice(THIS_QUARTER, f"Triwulan itu saja ({quarter.months_label})"),
        Choice(SINCE_JANUARY, "Sejak Januari (kumulatif): yang sudah dilaporkan dikurangkan"),
    )
    return Question(Topic.SPAN, key, text, choices, (place,))


def _take_off(
    found: Gathered, parts: dict[str, tuple[Words, Where, str]], earlier: Earlier, institution_id: int
) -> None:
    for part, (words, where, shown) in list(parts.items()):
        if words.reason or not (words.text or words.is_nil):
            continue
        before, missing = earlier.before(institution_id, where.definition, part)
        value = _value(words)
        wrong = ""
        if missing:
            wrong = UNKNOWN.format(", ".join(quarter.short_label for quarter in missing))
        elif value is not None and value < before:
            wrong = TOO_SMALL.format(number(before))
        if wrong:
            found.wrong.append(Wrong(institution_id, where.definition.code, where.place, shown, wrong))
        elif value is not None and before:
            parts[part] = (replace(words, text=editable(value - before, 0), is_nil=False), where, shown)
            text = TAKEN_OFF.format(number(value), number(before))
            found.hints.append(Wrong(institution_id, where.definition.code, where.place, shown, text))


def _value(words: Words) -> Decimal | None:
    return Decimal(0) if words.is_nil else read_number(words.text, decimals=3)
