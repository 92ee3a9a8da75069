"""Where do we stand this quarter, against the last and the same quarter a year ago?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from dashboards.answers.comparisons import Compared, compared, compared_in, counted
from dashboards.answers.courses import YEAR
from dashboards.answers.grids import BLANK, Cell, Column, Grid, Row, figure, moved, words
from dashboards.answers.position_sentences import Position, Prerequisite, Then, position_paragraph
from dashboards.digests import Digest
from dashboards.printed import coverage_text, one_value
from dashboards.scoreboard import Scoreboard, Sums
from dashboards.sentences import Paragraph
from formats.numbers import number
from formats.quarters import Quarter
from formats.spreadsheets import Counts, Kind
from indicators.kinds import SEVEN, RollUp
from indicators.timeliness import Timeliness

#: What the board puts first, and what money and training come to; the rest is one click away.
IMPORTANT = ("LEM-02", "ARG-01", "ARG-02", "ANG-01", "SDM-01", "DAT-01", "PPRG-01", "PPRG-02", "PAR-03", "OUT-06")


@dataclass(frozen=True)
class PositionPage:
    """`timely`: of the 14's own reports, by quarter. `compare`: the address that compares one indicator."""

    board: Scoreboard
    timely: Mapping[Quarter, Timeliness]
    compare: Callable[[str], str]

    @property
    def now(self) -> Digest:
        return self.board.now

    @property
    def before(self) -> Digest:
        return self.board.before

    @property
    def year_ago(self) -> Digest:
        return self.board.digests[-1 - YEAR]

    @property
    def quarters(self) -> tuple[Quarter, Quarter, Quarter]:
        return self.now.quarter, self.before.quarter, self.year_ago.quarter

    @cached_property
    def grids(self) -> list[Grid]:
        head = self._columns
        return [
            Grid("kesiapan", "Kesiapan dan laporan", head, tuple(self._reports()), foot=LIKE, sheet_name="Kesiapan"),
            Grid("prasyarat", "Tujuh prasyarat", head, tuple(self._prerequisites()), foot=MEDIANS),
            Grid("capaian", "Angka penting", head, tuple(self._totals()), note="triwulan ini", foot=TOTALS),
        ]

    @property
    def _columns(self) -> tuple[Column, ...]:
        now, before, year_ago = (one.short_label for one in self.quarters)
        return (
            Column("Ukuran", is_number=False),
            Column(now, kind=Kind.DECIMAL, counts=Counts.TOTAL),
            Column(before, kind=Kind.DECIMAL),
            Column("±", label=f"± {before}", kind=Kind.CHANGE),
            Column(year_ago, kind=Kind.DECIMAL),
            Column("±", label=f"± {year_ago}", kind=Kind.CHANGE),
            Column("Cakupan", is_number=False, counts=Counts.COVERAGE),
        )

    # --- readiness and reports ------------------------------------------------------------------------

    def _reports(self) -> Iterator[Row]:
        scores = [self.now.score, self.before.score, self.year_ago.score]
        yield self._scores("Kesiapan PUG (median)", scores)
        yield self._counts("Laporan diverifikasi", [(one.verified, one.expected) for one in self._digests])
        timely = [self.timely.get(one, Timeliness()) for one in self.quarters]
        yield self._counts("Laporan masuk", [(one.submitted, one.expected) for one in timely])
        yield self._counts("Laporan tepat waktu", [(one.on_time, one.expected) for one in timely])

    @property
    def _digests(self) -> list[Digest]:
        return [self.now, self.before, self.year_ago]

    def _scores(self, name: str, scores: list[Decimal | None]) -> Row:
        cells = [figure(number(one), one, kind=Kind.WHOLE) for one in scores]
        pairs = zip(scores[1:], self._then, strict=True)
        changes = [compared(scores[0], then, is_alike=self.scored_alike(of)) for then, of in pairs]
        coverage = f"{self.now.verified} dari {self.now.expected} daerah"
        return _row(words(name), cells, changes, coverage)

    @property
    def _then(self) -> list[Digest]:
        return [self.before, self.year_ago]

    def scored_alike(self, then: Digest) -> bool:
        return scored(self.now, self.board) == scored(then, self.board)

    def _counts(self, name: str, counts: list[tuple[int, int]]) -> Row:
        cells = [figure(f"{count} dari {of}", Decimal(count), kind=Kind.WHOLE) if of else BLANK for count, of in counts]
        changes = [counted(counts[0][0], count if of else None) for count, of in counts[1:]]
        return _row(words(name), cells, changes, f"{counts[0][1]} daerah diharapkan")

    def _prerequisites(self) -> Iterator[Row]:
        for one in SEVEN:
            yield self._scores(one.label, [of.prerequisites.get(one) for of in self._digests])

    # --- totals -----------------------------------------------------------------------------------------

    def _totals(self) -> Iterator[Row]:
        for code in IMPORTANT:
            if (sums := self.board.sums.get(code)) is not None:
                yield self._total(code, sums)

    def _total(self, code: str, sums: Sums) -> Row:
        meaning, points = sums.meaning, self.board.trend(code)
        values = [points[-1], points[-2], points[-1 - YEAR]]
        kind = Kind.PERCENT if meaning.is_share else Kind.RUPIAH if meaning.rule.kind == "amount" else Kind.DECIMAL
        digits = meaning.rule.decimals
        cells = [figure(self._text(sums, one), one, kind=kind, digits=digits) for one in values]
        changes = [
            compared_in(meaning, values[0], value, is_alike=self.now.answered.get(code) == of.answered.get(code))
            for value, of in zip(values[1:], self._then, strict=True)
        ]
        name = Cell(meaning.name, meaning.name, note=f"{code} · {meaning.unit}", url=self.compare(code))
        return _row(name, cells, changes, coverage_text(sums.now.coverage, level=meaning.level), digits=digits)

    def _text(self, sums: Sums, value: Decimal | None) -> str:
        """A count of regions without its whole: how many were asked may have been another number then."""
        if sums.meaning.rule.across_units == RollUp.COUNT_SHARE:
            return number(value)
        return one_value(sums.meaning, value)

    # --- in words ---------------------------------------------------------------------------------------

    @property
    def paragraph(self) -> Paragraph:
        timely = self.timely.get(self.now.quarter, Timeliness())
        return position_paragraph(
            Position(
                expected=self.now.expected,
                verified=self.now.verified,
                submitted=timely.submitted,
                on_time=timely.on_time,
                score=self.now.score,
                then=[self._told(self.before, "triwulan lalu"), self._told(self.year_ago, "setahun lalu")],
                prerequisites=list(self._moves()),
            )
        )

    def _told(self, then: Digest, label: str) -> Then:
        return Then(label=label, score=then.score, is_alike=self.scored_alike(then))

    def _moves(self) -> Iterable[Prerequisite]:
        if not self.scored_alike(self.before):
            return
        for one in SEVEN:
            now, before = self.now.prerequisites.get(one), self.before.prerequisites.get(one)
            if now is not None and before is not None:
                yield Prerequisite(name=one.label, score=now, by=now - before)


LIKE = "Tanda *: daerah yang dinilai tidak sama pada kedua triwulan, jadi selisihnya tidak dinilai baik atau buruk."
MEDIANS = "Median daerah yang laporannya diverifikasi. " + LIKE
TOTALS = "Tanda *: banyaknya yang menjawab berbeda pada kedua triwulan. “—”: belum ada jawaban, bukan nol."


def scored(one: Digest, board: Scoreboard) -> frozenset[int]:
    """Which of the 14 have a score."""
    own = board.frame.tree.province.id
    return frozenset(region for region, score in one.scores.items() if score is not None and region != own)


def _row(name: Cell, cells: list[Cell], changes: list[Compared], coverage: str, *, digits: int = 0) -> Row:
    now, before, year_ago = cells
    since_quarter, since_year = (moved(one.change, one.by, digits=digits) for one in changes)
    return Row((name, now, before, since_quarter, year_ago, since_year, words(coverage)))
