"""Codes of the nomenclature (urusan, bidang, program, kegiatan, sub kegiatan) in cells: `2.08.02.2.01.0001`."""

import re
from collections.abc import Collection
from datetime import date, datetime, time
from decimal import Decimal
from typing import cast

from formats.tables.cells import Cell, squeezed
from formats.tables.nothings import nothing_in
from formats.tables.readings import Asked, Choice, Reading, Refusal, Taken

WIDTHS = (1, 2, 2, 1, 2, 4)
CODE = re.compile(r"(?:[0-9]{1,4}|x{1,2})(?:\s*[.\-/ ]\s*[0-9x]{1,4}){0,5}", re.IGNORECASE)
BETWEEN = re.compile(r"\s*[.\-/ ]\s*")
BECAME_A_DAY = (
    "Excel telah mengubah kode ini menjadi tanggal ({}). Atur kolomnya sebagai Teks, lalu tulis lagi kodenya."
)
NO_CODE = "“{}” bukan kode nomenklatur. Tulis misalnya 2.08.02."
NOT_KNOWN = "Kode {} tidak ada dalam daftar nomenklatur. Periksa kembali."
WHICH = "Excel menyimpan kode ini sebagai angka {}, sehingga nol di belakangnya dapat hilang. Kode mana yang dimaksud?"


def read_code(cell: Cell | None, *, known: Collection[str] = ()) -> Reading[str]:
    """With leading zeros, without a trailing dot. `known`: the codes that exist, where they are to be checked."""
    nothing = nothing_in(cell)
    if cell is None or nothing is not None:
        return cast(Reading[str], nothing)
    if isinstance(cell.value, date | datetime | time):
        return Refusal(BECAME_A_DAY.format(cell.shown))
    if isinstance(cell.value, Decimal):
        return _from_number(cell.value, cell, known)
    return code_said(cell.value, known=known) if isinstance(cell.value, str) else Refusal(NO_CODE.format(cell.shown))


def code_said(text: str, *, known: Collection[str] = ()) -> Reading[str]:
    shown = squeezed(text)[:60]
    bare = shown.strip("'’ .:;-()")
    if not CODE.fullmatch(bare):
        return Refusal(NO_CODE.format(shown))
    code = full_code(bare)
    if not known:
        return Taken(code)
    found = [one for one in known if full_code(one) == code]
    return Taken(found[0]) if found else Refusal(NOT_KNOWN.format(code))


def full_code(text: str) -> str:
    """`2.8.2` as `2.08.02`: each part as wide as it is written officially."""
    parts = [part for part in BETWEEN.split(text.strip(" .").upper()) if part]
    widths = WIDTHS + (0,) * len(parts)
    return ".".join(part.zfill(width) if part.isdigit() else part for part, width in zip(parts, widths, strict=False))


def _from_number(value: Decimal, cell: Cell, known: Collection[str]) -> Reading[str]:
    """2.1 may have been 2.01, which is written so, or 2.10, which Excel shortens."""
    if value < 0 or value.adjusted() > 3:
        return Refusal(NO_CODE.format(cell.shown))
    text = f"{value:f}"
    _, _, decimals = text.partition(".")
    if len(decimals) != 1:
        return code_said(text, known=known)
    readings = [code_said(one, known=known) for one in (text + "0", text)]
    codes = [one.value for one in readings if isinstance(one, Taken)]
    if len(codes) < 2 and known:
        return Taken(codes[0]) if codes else Refusal(NOT_KNOWN.format(text))
    return Asked(
        WHICH.format(text.replace(".", ",")), tuple(Choice(one, one, one) for one in codes), rule=f"code:{text}"
    )
