"""Completeness, agencies, published values, and how everything is counted: on paper."""

from collections.abc import Sequence
from decimal import Decimal

from dashboards.board_page import BoardPage
from dashboards.completeness.beside import Beside
from dashboards.masking import SMALL
from dashboards.papers.blocks import Column, Part, Row, Table
from dashboards.papers.history import History
from dashboards.papers.indicator_parts import OUTSIDE, definition
from dashboards.papers.spreads import row_name
from dashboards.places import Place
from dashboards.published_beside import PublishedRow
from dashboards.sentences import said
from formats.numbers import MISSING, number, percent
from formats.quarters import Quarter
from indicators.arithmetic import percent_of
from indicators.kinds import SEVEN

METHOD = (
    "Angka dalam dokumen ini berasal dari laporan yang sudah diverifikasi; laporan lain tidak dihitung.",
    "Di samping setiap jumlah tercantum cakupannya: berapa yang menjawab dari berapa yang ditanya. "
    "Laporan Pemerintah Provinsi berdiri sendiri dan tidak ikut dalam jumlah kabupaten/kota.",
    "“—” berarti belum ada jawaban, bukan nol. “Nihil” berarti terhitung, hasilnya nol dari nol.",
    "“Triwulan ini” adalah jawaban triwulan itu sendiri; “s.d. triwulan ini” menjumlahkan triwulan tahun yang sama, "
    "atau memakai jawaban terakhir, menurut definisi indikator.",
    "Persentase beberapa daerah dihitung dari jumlah pembilang dibagi jumlah penyebut, bukan rata-rata persentase.",
    "Skor kesiapan sebuah daerah adalah rata-rata prasyarat yang dapat dinilai, masing-masing 0–100; untuk provinsi "
    "dipakai median daerah yang laporannya diverifikasi.",
    "Capaian membandingkan angka dengan target menurut arah indikator; daerah tanpa target tidak dinilai.",
    f"Angka peka di bawah 5 dicetak “{SMALL}”, dan angka lain yang dapat membukanya “disamarkan”. "
    "Perubahan angka peka tidak dicetak.",
    "“*” pada perubahan: banyaknya yang menjawab berbeda dari triwulan pembandingnya.",
)


def method_parts(history: History) -> list[Part]:
    changed = history.frame.weights_changed
    words = [said(text) for text in METHOD]
    if changed:
        words.append(said(f"Skor kesiapan memakai {changed}; triwulan sebelumnya tidak dibandingkan."))
    return [Part(paragraphs=words)]


def definition_parts(history: History) -> list[Part]:
    columns = [
        Column("Indikator", 33),
        Column("Cara menjawab", 40),
        Column("Rekapitulasi", 19),
        Column("Bobot", 8, True),
    ]
    rows = [
        Row((
            f"{one.code} {one.name}", definition(one), one.rule.across_units.label,
            number(one.weight) if one.weight and one.prerequisite in SEVEN else MISSING,
        ))
        for one in history.frame.shown
    ]  # fmt: skip
    note = "Bobot: dalam skor kesiapan; “—”: tidak ikut dalam skor."
    return [Part(tables=[Table("Indikator, cara menjawab, dan cara menjumlahkan", columns, rows, [note])])]


# --- completeness -----------------------------------------------------------------------------------------


def completeness_parts(page: BoardPage, history: History) -> list[Part]:
    parts = [beside_part(page.beside)] if page.beside else []
    awaited = [Row((one.place.name, "Belum datang", one.note)) for one in page.missing]
    awaited += [Row((one.place.name, "Terlambat", one.note)) for one in page.late]
    if awaited:
        columns = [Column("Daerah", 30), Column("Laporan", 20), Column("Keterangan", 50)]
        parts.append(Part(tables=[Table("Laporan daerah yang belum datang dan yang terlambat", columns, awaited)]))
    parts.append(Part(tables=[verified_table(history, history.places)]))
    parts.append(Part(tables=[agencies_course(history, history.places)]))
    return parts


def beside_part(beside: Beside) -> Part:
    columns = [Column("Laporan", 30), *(Column(one.short_label, 23, True) for one in beside.quarters)]
    rows = []
    for row in beside.rows:
        rows.append(Row((f"{row.label}: datang", *(f"{rates.came} ({rates.complete})" for _, rates in row.cells))))
        rows.append(Row((f"{row.label}: tepat waktu", *(f"{one.on_time} ({one.timely})" for _, one in row.cells))))
    never = f"{beside.never} perangkat daerah tidak pernah melapor." if beside.never else ""
    return Part(
        title="Kelengkapan dan ketepatan waktu",
        paragraphs=[row.words for row in beside.rows],
        quiet=[never] if never else [],
        tables=[Table("Triwulan ini, triwulan lalu, dan setahun lalu", columns, rows)],
    )


def verified_table(history: History, places: Sequence[Place]) -> Table:
    quarters = history.frame.quarters
    columns = [Column("Daerah", 26), *(Column(one.short_label, 11) for one in quarters)]
    rows = [Row((row_name(place), *(_verified(history, place, one) for one in quarters))) for place in places]
    if len(places) > 1:
        counted = (f"{one.verified}/{one.expected}" for one in history.board.digests)
        rows.append(Row(("Jumlah", *counted), is_strong=True))
    return Table("Laporan daerah yang diverifikasi", columns, rows, ["ya: diverifikasi. —: belum, atau tidak melapor."])


def _verified(history: History, place: Place, quarter: Quarter) -> str:
    board = history.boards.get((place.id, quarter))
    return "ya" if board and board.is_verified else MISSING


def agencies_course(history: History, places: Sequence[Place]) -> Table:
    quarters = history.frame.quarters
    columns = [Column("Daerah", 26), *(Column(one.short_label, 11, True) for one in quarters)]
    rows, sums = [], [(0, 0)] * len(quarters)
    for place in places:
        found = [history.boards.get((place.id, one)) for one in quarters]
        counts = [(one.agencies_reported, one.agencies_expected) if one else (0, 0) for one in found]
        rows.append(Row((row_name(place), *(_of(*count) for count in counts))))
        sums = [(a + c, b + d) for (a, b), (c, d) in zip(sums, counts, strict=True)]
    if len(places) > 1:
        rows.append(Row(("Jumlah", *(_of(*count) for count in sums)), is_strong=True))
    return Table("Laporan perangkat daerah yang diverifikasi, dari yang diharapkan", columns, rows)


def _of(reported: int, expected: int) -> str:
    return f"{reported}/{expected}" if expected else MISSING


# --- agencies ---------------------------------------------------------------------------------------------


def agencies_part(history: History, page: BoardPage) -> Part:
    columns = [
        Column("Daerah", 30), Column("Perangkat daerah", 15, True), Column("Sudah mengirim", 15, True),
        Column("Diverifikasi", 15, True), Column("Bagian diverifikasi", 15, True),
    ]  # fmt: skip
    rows, whole = [], [0, 0, 0]
    for place in history.places:
        counts = _agency_counts(history, page, place)
        rows.append(_agency_row(row_name(place), counts))
        whole = [one + more for one, more in zip(whole, counts, strict=True)]
    rows.append(Row(_agency_row(f"{len(history.places)} kabupaten/kota", whole).cells, is_strong=True))
    own = history.frame.tree.province
    rows.append(_agency_row(OUTSIDE, _agency_counts(history, page, own)))
    text = "Hanya banyaknya: nama perangkat daerah tercantum di halaman daerahnya masing-masing."
    table = Table("Perangkat daerah menurut daerah", columns, rows)
    return Part(quiet=[text], tables=[table], is_whole=True)


def _agency_counts(history: History, page: BoardPage, place: Place) -> list[int]:
    own, arrived = history.board.boards[place.id], page.arrived.of(place.id)
    return [own.agencies_expected, arrived.agencies_in, own.agencies_reported]


def _agency_row(name: str, counts: Sequence[int]) -> Row:
    expected, came, verified = counts
    share = percent(percent_of(Decimal(verified), whole=Decimal(expected)), 1) if expected else MISSING
    return Row((name, number(expected), number(came), number(verified), share))


# --- published values --------------------------------------------------------------------------------------


def published_part(rows: Sequence[PublishedRow], *, is_region: bool = False) -> Part:
    if not rows:
        return Part(quiet=["Belum ada nilai terbitan yang tercatat."])
    columns = [
        Column("Indikator", 30), Column("Tahun", 8, True), Column("Provinsi", 11, True), Column("Terendah", 11, True),
        Column("Tengah", 11, True), Column("Tertinggi", 11, True), Column("Sumber", 26),
    ]  # fmt: skip
    if is_region:
        columns[3:6] = [Column("Daerah ini", 16, True)]
    cells = []
    for row in rows:
        name = f"{row.name} ({', '.join(filter(None, (row.unit, row.sex)))})" if row.unit or row.sex else row.name
        warning = "" if row.is_confirmed else f"belum dicek ke {row.publisher}"
        source = "; ".join(filter(None, (row.publisher, row.source, warning)))
        spread = (row.middle,) if is_region else (row.low, row.middle, row.high)
        cells.append(Row((name, str(row.year), row.value, *spread, source)))
    note = "Terbitan pihak lain: tidak dijumlahkan dan tidak dirata-ratakan."
    caption = "Nilai daerah di samping nilai provinsi" if is_region else "Nilai provinsi di samping nilai daerahnya"
    return Part(tables=[Table(caption, columns, cells, [note])])
