"""Women and men as a table prints them, with the small charts and the sentence beside. Texts only."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from dashboards.indicator_rows import own_answer
from dashboards.printed import coverage_text
from dashboards.sex_gaps.boards import Course
from dashboards.sex_gaps.sentences import Quoted, sentence
from dashboards.trends import trend
from formats.charts import Split, Step, course, split
from formats.numbers import number, percent, signed
from formats.quarters import Quarter
from indicators.kinds import Level
from indicators.sex_gaps import DECIMALS, SexGap

NO_MEN = "tidak ada laki-laki"
HIDDEN = "Tidak ada kalimat kutipan: angka di bawah 5, atau yang dapat membocorkannya, tidak boleh keluar dari sistem."
NOTHING = "Belum ada angka terverifikasi untuk dikutip."


@dataclass(frozen=True, slots=True)
class Numbers:
    """One gap as texts; dashes where there is none."""

    women: str
    men: str
    difference: str
    ratio: str
    share: str


NONE = Numbers("—", "—", "—", "—", "—")


def numbers(gap: SexGap | None) -> Numbers:
    if gap is None:
        return NONE
    return Numbers(
        women=number(gap.printed_women, gap.decimals),
        men=number(gap.printed_men, gap.decimals),
        difference=signed(gap.difference, gap.decimals),
        ratio=ratio_text(gap),
        share="nihil" if gap.is_count and gap.is_nil else percent(gap.printed_share, DECIMALS),
    )


def ratio_text(gap: SexGap) -> str:
    if gap.printed_ratio is not None:
        return number(gap.printed_ratio, DECIMALS)
    return "nihil" if gap.is_nil else NO_MEN


@dataclass(frozen=True, slots=True)
class QuarterLine:
    """One quarter of a course, for the table that the chart stands for."""

    quarter: Quarter
    numbers: Numbers
    is_other_definition: bool


@dataclass(frozen=True)
class GapLine:
    """One indicator of one region, or of the 14. `where`: 'di Kabupaten Kapuas'."""

    course: Course
    name: str
    url: str
    where: str
    is_one_region: bool

    @property
    def now(self) -> Numbers:
        return numbers(self.course.now)

    @property
    def to_date(self) -> Numbers | None:
        """Where the quarters of a year are added up."""
        return numbers(self.course.to_date) if self.course.to_date is not None else None

    @property
    def since_quarter(self) -> str:
        return signed(self.course.since_quarter, DECIMALS)

    @property
    def since_year(self) -> str:
        return signed(self.course.since_year, DECIMALS)

    @property
    def coverage(self) -> str:
        if self.is_one_region and self.course.meaning.level == Level.REGION:
            return own_answer(self.course.coverage)
        return coverage_text(self.course.coverage, level=self.course.meaning.level)

    @property
    def broken(self) -> str:
        since = self.course.meaning.alike_since
        return f"definisi baru sejak {since.short_label}" if since else ""

    @property
    def unit(self) -> str:
        return self.course.meaning.unit

    @property
    def trend(self) -> SafeString:
        points = self.course.shares
        return trend(self._title, points, quarters=self.course.quarters, decimals=DECIMALS, unit="%")

    @property
    def _title(self) -> str:
        return f"Bagian perempuan, {self.name}"

    @property
    def split(self) -> SafeString:
        gap = self.course.now
        title = f"Perempuan {self.now.share}" if gap and gap.share is not None else "Belum ada perempuan atau laki-laki"
        return split(Split(share=gap.printed_share if gap else None, title=title))

    @property
    def chart(self) -> SafeString:
        steps = [
            Step(label=quarter.short_label, share=share, text=percent(share, DECIMALS))
            for quarter, share in zip(self.course.quarters, self.course.shares, strict=True)
        ]
        told = ", ".join(f"{step.label} {step.text}" for step in steps)
        return course(steps, title=f"{self._title}: {told}")

    @property
    def has_share(self) -> bool:
        return any(share is not None for share in self.course.shares)

    @property
    def quarters(self) -> list[QuarterLine]:
        """The latest first."""
        compares = self.course.meaning.compares_with
        pairs = list(zip(self.course.quarters, self.course.gaps, strict=True))
        return [QuarterLine(quarter, numbers(gap), not compares(quarter)) for quarter, gap in reversed(pairs)]

    @property
    def sentence(self) -> str:
        """Ready to leave the system: what is hidden outside is not in it."""
        safe = self.course.quotable
        if safe.now is None:
            return ""
        answered: Decimal | int = self.course.coverage.answered
        says_coverage = answered and not (self.is_one_region and self.course.meaning.level == Level.REGION)
        return sentence(
            Quoted(
                name=self.course.meaning.name,
                where=self.where,
                quarter=self.course.quarters[-1],
                keeps_standing=self.course.meaning.keeps_standing,
                gap=safe.now,
                since_quarter=safe.since_quarter,
                since_year=safe.since_year,
                coverage=self.coverage.replace(" · ", " di ") if says_coverage else "",
            )
        )

    @property
    def why_no_sentence(self) -> str:
        return NOTHING if self.course.now is None else HIDDEN
