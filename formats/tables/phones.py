"""Telephone numbers in cells, one or several, as they are dialled here: `0812…`."""

import re
from decimal import Decimal
from typing import cast

from formats.tables.cells import Cell, squeezed
from formats.tables.nothings import nothing_in
from formats.tables.readings import Reading, Refusal, Taken

LENGTHS = range(9, 15)
PREFIX = re.compile(
    r"^\W*(?:(?:no|nomor)\.?\s*)?(?:hp|telp?|tlp|wa|whatsapp|telepon|phone)?\b\s*[.:]*\s*", re.IGNORECASE
)
BETWEEN = re.compile(r"\s*(?:[/;,|&\n]|\bdan\b|\batau\b)\s*", re.IGNORECASE)
IN_NUMBER = re.compile(r"[\s.()\-–'’`]+")
NO_PHONE = "“{}” bukan nomor telepon. Tulis misalnya 0812-3456-7890."
OTHER_LENGTH = "Nomor “{}” {} digit; nomor telepon 9 sampai 14 digit. Periksa apakah ada yang terpotong."
ZERO_ADDED = "angka 0 di depan hilang di Excel, ditambahkan kembali"


def read_phones(cell: Cell | None) -> Reading[tuple[str, ...]]:
    """In the order in which they stand, each digit kept; the 0 that Excel drops is given back, and told."""
    nothing = nothing_in(cell)
    if cell is None or nothing is not None:
        return cast(Reading[tuple[str, ...]], nothing)
    if isinstance(cell.value, Decimal):
        exact = cell.value.adjusted() < 15 and cell.value == cell.value.to_integral_value() and cell.value > 0
        return phones_said(str(int(cell.value))) if exact else Refusal(NO_PHONE.format(cell.shown))
    return phones_said(cell.value) if isinstance(cell.value, str) else Refusal(NO_PHONE.format(cell.shown))


def phones_said(text: str) -> Reading[tuple[str, ...]]:
    shown = squeezed(text)[:120]
    found: list[str] = []
    told = ""
    for part in filter(None, (one.strip() for one in BETWEEN.split(text[:200]))):
        number, was_added = _dialled(part)
        if not number:
            return Refusal(NO_PHONE.format(shown))
        if len(number) not in LENGTHS:
            return Refusal(OTHER_LENGTH.format(squeezed(part), len(number)))
        told = ZERO_ADDED if was_added else told
        found.append(number)
    return Taken(tuple(dict.fromkeys(found)), told) if found else Refusal(NO_PHONE.format(shown))


def _dialled(part: str) -> tuple[str, bool]:
    bare = IN_NUMBER.sub("", PREFIX.sub("", squeezed(part)))
    digits = bare.removeprefix("+")
    if not (digits.isascii() and digits.isdigit()):
        return "", False
    if bare.startswith("+") and not digits.startswith("62"):
        return "", False
    if digits.startswith("62") and len(digits) >= 10:
        return "0" + digits[2:].lstrip("0"), False
    return (digits, False) if digits.startswith("0") else ("0" + digits, True)
