"""What leaves of women and men: the lines of the pages. A line in which anything is small leaves without numbers."""

from collections.abc import Iterator, Sequence

from dashboards.extracts.parts import COVERAGE, TOTAL, VERIFIED
from dashboards.masking import BESIDE
from dashboards.sex_gaps.boards import YEAR
from dashboards.sex_gaps.lines import NO_MEN, GapLine
from dashboards.sex_gaps.pages import GapsPage, OneGapPage
from dashboards.sex_gaps.published import PublishedLine
from formats.spreadsheets import Column, Kind, Sheet, Table, Typed, Value
from indicators.sex_gaps import DECIMALS, SexGap

HIDDEN = "“disamarkan”: angka di bawah 5, atau yang dapat membocorkannya, tidak boleh keluar dari sistem."
MARKS = "P perempuan, L laki-laki. ±: perubahan bagian perempuan, dalam poin. Sel kosong atau “—”: belum ada jawaban."
NUMBERS = (
    Column("P", Kind.DECIMAL, counts=TOTAL),
    Column("L", Kind.DECIMAL, counts=TOTAL),
    Column("P − L", Kind.CHANGE, counts=TOTAL),
    Column("P per 100 L", Kind.DECIMAL, DECIMALS, counts=TOTAL),
    Column("Bagian P", Kind.PERCENT, DECIMALS, counts=TOTAL),
)
TO_DATE = tuple(Column(f"{one.name} s.d.", one.kind, one.digits, counts=TOTAL, is_detail=True) for one in NUMBERS)
MOVES = (Column("± TW lalu", Kind.CHANGE, DECIMALS), Column("± setahun", Kind.CHANGE, DECIMALS))
ANSWERED = tuple(
    Column(name, Kind.WHOLE, counts=COVERAGE) for name in ("Menjawab", "Ditanya", "Daerah menjawab", "Daerah ditanya")
)
INDICATOR = "Indikator"
NO_NUMBERS: tuple[Value, ...] = (None,) * len(NUMBERS)


def gaps_tables(page: GapsPage) -> Iterator[Sheet]:
    yield _lines(page.lines, caption=f"Perempuan dan laki-laki{f', {page.name}' if page.name else ''}", first=INDICATOR)
    yield _quotes(page.lines)
    if page.published:
        yield _published(page.published)


def gap_tables(page: OneGapPage) -> Iterator[Sheet]:
    line = page.together
    quarters = Table(
        caption=f"{page.meaning.name}, {line.name}, dari triwulan ke triwulan",
        columns=(
            Column("Triwulan", Kind.QUARTER),
            *(Column(one.name, one.kind, one.digits) for one in NUMBERS),
            Column("Catatan"),
        ),
        rows=list(_quarters(line)),
        notes=(line.sentence or line.why_no_sentence, HIDDEN),
        source=VERIFIED,
    )
    yield Sheet("Triwulan", quarters)
    lines = [*page.lines, line, page.own]
    yield _lines(lines, caption=f"{page.meaning.name} menurut daerah", first="Daerah", strong=len(lines) - 2)


def _quarters(line: GapLine) -> Iterator[Sequence[Value]]:
    course, compares = line.course, line.course.meaning.compares_with
    found = zip(course.quarters, course.gaps, course.is_hidden, strict=True)
    for quarter, gap, is_hidden in reversed(list(found)):
        yield quarter, *_cells(gap, is_hidden=is_hidden), "" if compares(quarter) else "definisi lain"


def _lines(lines: Sequence[GapLine], *, caption: str, first: str, strong: int = -1) -> Sheet:
    columns = (
        Column(first, width=34),
        *((Column("Kode"), Column("Satuan")) if first == INDICATOR else ()),
        *NUMBERS,
        *TO_DATE,
        *MOVES,
        *ANSWERED,
        Column("Catatan"),
    )
    table = Table(
        caption=caption,
        columns=columns,
        rows=[(line.name, *(named(line) if first == INDICATOR else ()), *_line(line)) for line in lines],
        notes=(MARKS, HIDDEN),
        source=VERIFIED,
        strong=frozenset({strong}) if strong >= 0 else frozenset(),
    )
    return Sheet("Perempuan dan laki-laki", table)


def named(line: GapLine) -> tuple[str, str]:
    return line.course.meaning.code, line.unit


def _line(line: GapLine) -> Iterator[Value]:
    course = line.course
    yield from _cells(course.now, is_hidden=course.is_hidden[-1])
    yield from _cells(course.to_date, is_hidden=course.hides_to_date)
    for by, back in ((course.since_quarter, 1), (course.since_year, YEAR)):
        is_hidden = course.is_hidden[-1] or course.is_hidden[-1 - back]
        yield BESIDE if is_hidden and by is not None else by
    coverage = course.coverage
    yield from (coverage.answered, coverage.expected, coverage.regions_answered, coverage.regions_expected)
    yield line.broken


def _cells(gap: SexGap | None, *, is_hidden: bool) -> tuple[Value, ...]:
    if gap is None:
        return NO_NUMBERS
    if is_hidden:
        return (BESIDE,) * len(NUMBERS)
    ratio: Value = gap.printed_ratio
    return (
        Typed(gap.printed_women, Kind.DECIMAL, gap.decimals),
        Typed(gap.printed_men, Kind.DECIMAL, gap.decimals),
        Typed(gap.difference, Kind.CHANGE, gap.decimals),
        ratio if ratio is not None else "nihil" if gap.is_nil else NO_MEN,
        "nihil" if gap.is_count and gap.is_nil else gap.printed_share,
    )


def _quotes(lines: Sequence[GapLine]) -> Sheet:
    columns = (Column("Indikator", width=40), Column("Kalimat", width=110))
    rows = [(line.name, line.sentence or line.why_no_sentence) for line in lines]
    return Sheet("Siap dikutip", Table(caption="Siap dikutip", columns=columns, rows=rows, source=VERIFIED))


def _published(lines: Sequence[PublishedLine]) -> Sheet:
    columns = (
        *(Column("Indikator", width=34), Column("Kode"), Column("Satuan"), Column("Tahun", Kind.YEAR)),
        *(Column(name, Kind.DECIMAL) for name in ("P", "L")),
        *(Column("P − L", Kind.CHANGE), Column("P per 100 L", Kind.DECIMAL, DECIMALS)),
        *(Column("Sumber", width=40), Column("Kalimat", width=60)),
    )
    table = Table(
        caption="Nilai terbitan menurut jenis kelamin",
        columns=columns,
        rows=[_published_line(one) for one in lines],
        notes=("Tidak dijumlahkan dan tidak dirata-ratakan.",),
        source="penerbit pada setiap baris",
    )
    return Sheet("Nilai terbitan", table)


def _published_line(line: PublishedLine) -> Sequence[Value]:
    women, men, gap = line.women, line.men, line.gap
    return (
        line.name,
        women.code,
        line.unit,
        women.year,
        Typed(women.value, Kind.DECIMAL, women.decimals),
        Typed(men.value, Kind.DECIMAL, men.decimals),
        Typed(gap.difference, Kind.CHANGE, gap.decimals),
        gap.printed_ratio,
        "; ".join(filter(None, (women.publisher, line.warning, line.source))),
        line.sentence,
    )
