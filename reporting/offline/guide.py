"""The first sheet: how the form is filled and sent back, in a few kind words; and which sheets there are."""

from collections.abc import Iterator, Sequence
from typing import Any

from formats.dates import join_words, long_date, stamp
from reporting.offline import looks
from reporting.offline.cells import lines_in, make_room, put
from reporting.offline.form_sheet import EXAMPLE, protect, set_up_print
from reporting.offline.forms import Forms
from reporting.offline.layout import NIL, UNAVAILABLE
from reporting.offline.looks import Look, Looks

WIDTHS = {"A": 5, "B": 30, "C": 62, "D": 20, "E": 24}
ACROSS = WIDTHS["B"] + WIDTHS["C"] + WIDTHS["D"] + WIDTHS["E"]
STEPS = (
    "Buka lembar {sheets}. Isilah sel berwarna kuning muda; urutannya L, lalu P.",
    "Tulis angkanya saja, tanpa satuan dan tanpa titik ribuan: 1250. "
    "Kolom pilihan memiliki daftar; ketuk tanda panahnya.",
    f"Tidak ada kejadian? Pilih {NIL}. Datanya belum ada? Pilih {UNAVAILABLE} dan tulis alasannya. "
    "Yang belum sempat, biarkan kosong; boleh dilanjutkan kapan saja.",
    "Simpan sebagai berkas Excel (.xlsx). Excel, LibreOffice, WPS, dan Google Spreadsheet dapat dipakai.",
    "Kirim berkas ini di {address}. Anda melihat dahulu apa yang akan berubah; "
    "tidak ada yang tersimpan sebelum Anda setuju.",
    "Setelah itu unggah bukti dukung di halaman laporan, lalu tekan Periksa dan kirim di sana.",
)
LOCKED = (
    "Sel lain dikunci supaya formulir ini tetap terbaca saat dikirim kembali; kuncinya tanpa kata sandi. "
    "Jangan memindah atau menghapus kolom. Baris yang dihapus tidak ikut diubah."
)
LEFT_OUT = "Sudah dikirim atau diterima, jadi tidak ada di sini: {names}."
ONLY_FOR = "Formulir ini hanya untuk {name}, {quarter}. Untuk triwulan lain, unduhlah yang baru."


def write_guide(page: Any, forms: Forms, *, names: Sequence[str], address: str, made: Looks) -> None:
    """`names`: what the sheets of the reports are called; `address`: where the workbook is sent."""
    writer = _Guide(page, made)
    writer.line("Formulir laporan PUG", looks.TITLE, height=28)
    writer.line(f"{forms.owner.full_name} · {forms.quarter.label}", looks.STRONG)
    writer.line(f"Diunduh {stamp(forms.at)}", looks.QUIET)
    if forms.is_example:
        writer.line(EXAMPLE, looks.EXAMPLE)
    writer.gap()
    for number, step in enumerate(STEPS, start=1):
        writer.step(number, step.format(sheets=_told(names), address=address))
    writer.gap()
    writer.line(LOCKED, looks.PLAIN)
    writer.line(ONLY_FOR.format(name=forms.owner.full_name, quarter=forms.quarter.label), looks.PLAIN)
    if len(names) > 1:
        writer.gap()
        writer.table(("", "Lembar", "Instansi", "Tenggat", "Keadaan"), looks.HEADING)
        for number, (row, name) in enumerate(_rows(forms, names), start=1):
            writer.table((str(number), *row), looks.READ, leads_to=name)
    if forms.left_out:
        writer.gap()
        writer.line(LEFT_OUT.format(names=join_words([one.institution.name for one in forms.left_out])), looks.PLAIN)
    writer.finish(forms)


def _told(names: Sequence[str]) -> str:
    return f"“{names[0]}”" if len(names) == 1 else "instansi yang akan diisi; daftarnya ada di bawah"


def _rows(forms: Forms, names: Sequence[str]) -> Iterator[tuple[tuple[str, str, str, str], str]]:
    for sheet, name in zip(forms.sheets, names, strict=True):
        yield (name, sheet.report.institution.name, long_date(sheet.due), sheet.progress_words), name


class _Guide:
    def __init__(self, page: Any, made: Looks) -> None:
        self._page, self._looks, self._row = page, made, 0

    def line(self, text: str, look: Look, *, height: int = 0) -> None:
        row = self._next()
        self._put(f"B{row}", text, look)
        if look.is_wrapped:
            self._page.merged_cells.add(f"B{row}:E{row}")
            make_room(self._page, row, lines_in(text, ACROSS * 9 // 10))
        if height:
            self._page.row_dimensions[row].height = height

    def step(self, number: int, text: str) -> None:
        self.line(text, looks.PLAIN)
        self._put(f"A{self._row}", f"{number}.", looks.NUMBER)

    def gap(self) -> None:
        self._page.row_dimensions[self._next()].height = 10

    def table(self, texts: Sequence[str], look: Look, *, leads_to: str = "") -> None:
        """`leads_to`: the sheet that its name opens."""
        row = self._next()
        for letter, text in zip(WIDTHS, texts, strict=True):
            self._put(f"{letter}{row}", text, look)
        if leads_to:
            self._link(f"B{row}", texts[1], leads_to)
        make_room(self._page, row, max(lines_in(t, w) for t, w in zip(texts, WIDTHS.values(), strict=True)))

    def _link(self, address: str, text: str, sheet: str) -> None:
        from openpyxl.worksheet.hyperlink import Hyperlink

        self._put(address, text, looks.LINK)
        self._page[address]._hyperlink = Hyperlink(ref=address, location=f"'{sheet}'!A1")
        self._page._hyperlinks.append(self._page[address]._hyperlink)

    def finish(self, forms: Forms) -> None:
        for letter, width in WIDTHS.items():
            self._page.column_dimensions[letter].width = width
        self._page.sheet_view.showGridLines = False
        protect(self._page)
        set_up_print(self._page, forms.owner.full_name, is_example=forms.is_example)

    def _next(self) -> int:
        self._row += 1
        return self._row

    def _put(self, address: str, text: str, look: Look) -> None:
        put(self._page, address, text, self._looks.of(look))
