"""Women and men on paper: every indicator by sex, the sentences ready to quote, and what others publish."""

from dashboards.masking import TOGETHER, Masked
from dashboards.papers.blocks import Column, Part, Row, Table
from dashboards.papers.history import History
from dashboards.places import Place
from dashboards.sentences import Paragraph, said
from dashboards.sex_gaps.lines import GapLine
from dashboards.sex_gaps.pages import GapsPage
from dashboards.sex_gaps.published import PublishedLine
from formats.numbers import MISSING

COLUMNS = [
    Column("Indikator", 27), Column("Perempuan", 13, True), Column("Laki-laki", 12, True),
    Column("Bagian perempuan", 14, True), Column("Perempuan | laki-laki", 16), Column("± poin", 9, True),
    Column("Cakupan", 22),
]  # fmt: skip
NOTE = "± poin: perubahan bagian perempuan dari triwulan lalu. Di dalam batang: perempuan kiri, laki-laki kanan."


def women_and_men(history: History, place: Place | None = None) -> list[Part]:
    page = GapsPage(history.sexes, place)
    who = place.id if place else TOGETHER
    lines = page.lines
    if not lines:
        return [Part(quiet=["Tidak ada indikator menurut jenis kelamin pada triwulan ini."])]
    rows = [_row(history, line, who, line.name) for line in lines]
    quotes: list[Paragraph] = [said(text) for line in lines if (text := line.sentence)]
    parts = [Part(paragraphs=quotes, tables=[Table("Perempuan dan laki-laki", COLUMNS, rows, [NOTE])])]
    if published := page.published:
        parts.append(Part(title="Nilai terbitan menurut jenis kelamin", tables=[_published(published)]))
    return parts


def _row(history: History, line: GapLine, who: int, name: str) -> Row:
    if line.course.meaning.is_sensitive:
        return _masked(history.masked(line.course.meaning, to_date=False), line, who, name)
    now = line.now
    return Row((name, now.women, now.men, now.share, line.split, line.since_quarter, line.coverage))


def _masked(masked: Masked, line: GapLine, who: int, name: str) -> Row:
    women, men = masked.count(who, "b"), masked.count(who, "a")
    share, drawn = (MISSING, MISSING) if masked.is_hidden(who) else (line.now.share, line.split)
    return Row((name, women, men, share, drawn, MISSING, line.coverage))


def _published(lines: list[PublishedLine]) -> Table:
    columns = [
        Column("Indikator", 32), Column("Tahun", 8, True), Column("Perempuan", 12, True), Column("Laki-laki", 12, True),
        Column("Selisih", 10, True), Column("Sumber", 30),
    ]  # fmt: skip
    rows = [
        Row((
            f"{one.name} ({one.unit})" if one.unit else one.name, str(one.women.year), one.women_text, one.men_text,
            one.difference, "; ".join(filter(None, (one.women.publisher, one.source, one.warning))),
        ))
        for one in lines
    ]  # fmt: skip
    return Table("Menurut sumber lain, bukan dari laporan", columns, rows)
