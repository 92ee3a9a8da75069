"""Baca saya: what the workbook holds, of when, by which version, how complete, and what its marks mean."""

from collections.abc import Iterator, Sequence

from dashboards.published_values import published_of
from dashboards.workbook.material import EXAMPLE, Material, RegionMaterial
from formats.dates import stamp
from formats.spreadsheets import Column, Sheet, Table
from indicators.small_cells import THRESHOLD

COLUMNS = (Column("Hal", width=30), Column("Keterangan", width=110))


def cover(material: Material, sheets: Sequence[Sheet]) -> Sheet:
    table = Table(
        caption=title_of(material),
        columns=COLUMNS,
        rows=[*_about(material), *_marks(material), *((f"Lembar {one.name}", one.table.caption) for one in sheets)],
        notes=(f"{EXAMPLE}.",) if material.is_example else (),
        source=material.source,
    )
    return Sheet("Baca saya", table, filters=False)


def title_of(material: Material) -> str:
    whose = material.whose if isinstance(material, RegionMaterial) else material.board.frame.tree.province.name
    return f"Buku kerja PUG {material.board.quarter.label}, {whose}"


def _about(material: Material) -> Iterator[tuple[str, str]]:
    quarter = material.board.quarter
    yield "Isi", "Angka yang sudah diverifikasi provinsi, sama dengan papan; hanya nilai, tanpa rumus dan tanpa makro."
    yield "Triwulan", f"{quarter.label} ({quarter.months_label})"
    yield "Dibuat", stamp(material.at)
    yield "Versi", f"{material.version}. Dua buku kerja dengan versi yang sama memuat angka yang sama."
    yield "Kelengkapan", _completeness(material)
    yield "Ringkasan", "".join(piece.text for piece in material.paragraph)


def _completeness(material: Material) -> str:
    now, board = material.board.now, material.board
    came = material.delivered.own_reports(board.regencies, board.quarter)
    told = (
        f"{now.verified} dari {now.expected} laporan kabupaten/kota diverifikasi; {came.submitted} pernah dikirim, "
        f"{came.on_time} tepat waktu."
    )
    if not isinstance(material, RegionMaterial):
        return told
    own = material.arrived
    return f"{own.agencies_in} dari {own.agencies} perangkat daerah sudah mengirim. Seluruh provinsi: {told}"


def _marks(material: Material) -> Iterator[tuple[str, str]]:
    if material.is_example:
        yield "DATA CONTOH", "Semua angka dalam buku kerja ini contoh, bukan angka resmi, kecuali nilai terbit."
    unconfirmed = [value for value in published_of(material.board.frame) if not value.is_confirmed]
    if unconfirmed:
        publishers = ", ".join(sorted({value.publisher for value in unconfirmed}))
        yield (
            f"Belum dicek ke {publishers}",
            f"{len(unconfirmed)} nilai terbit diambil dari sumber lain dan belum dicek.",
        )
    yield (
        f"<{THRESHOLD} dan disamarkan",
        (
            f"Angka peka di bawah {THRESHOLD} tidak ditampilkan, begitu juga angka lain yang dapat membukanya. "
            "Sel itu berisi teks; angkanya tidak ada dalam berkas ini."
        ),
    )
    yield "Sel kosong", "Belum ada jawaban, belum ditanyakan, atau tidak berlaku: bukan nol."
    yield "Persentase", "Disimpan sebagai persentase Excel: 12,5% ialah 0,125. Perubahannya dalam poin persen."
    yield "Cakupan", "Di samping setiap total: berapa yang menjawab (Menjawab) dari berapa yang ditanya (Ditanya)."
    yield (
        "Pemerintah Provinsi",
        "Berdiri sendiri, di luar jumlah kabupaten/kota; jangan dijumlahkan dengannya.",
    )
