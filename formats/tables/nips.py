"""Civil servants' numbers (NIP): 18 digits that name a birthday, a beginning, a sex; never repaired, only cleaned."""

import re
from datetime import date
from decimal import Decimal
from typing import cast

from formats.tables.cells import Cell, squeezed
from formats.tables.nothings import nothing_in
from formats.tables.readings import Reading, Refusal, Taken

LENGTH = 18
PREFIX = re.compile(r"^\W*(?:nip|nippppk|nip\s*pppk|ni\s*pppk|nip\s*baru)\b\s*[.:]*\s*", re.IGNORECASE)
SEPARATORS = re.compile(r"[\s.\-–_'’`]+")
SEXES = {"1": "L", "2": "P"}
#: Where civil servants have the month of their beginning, those on contract (PPPK) have 21.
CONTRACT = "21"

LOST = (
    "Excel telah menyimpan NIP ini sebagai angka ({}): hanya 15 digit pertama yang tersisa, digit lainnya hilang. "
    "Atur kolomnya sebagai Teks, lalu tulis lagi NIP-nya."
)
NO_DIGITS = "“{}” bukan NIP. Tulis 18 digit, misalnya 19700101 199503 2 001."
OTHER_LENGTH = "NIP ini {} digit, seharusnya 18. Periksa apakah ada digit yang kurang atau terulang."
OLD = "Ini NIP lama (9 digit). Tulis NIP baru yang 18 digit."
NO_BIRTHDAY = "NIP ini tidak benar: {} bukan tanggal lahir. Periksa 8 digit pertamanya."
NO_BEGINNING = "NIP ini tidak benar: {} bukan tahun dan bulan pengangkatan. Periksa digit ke-9 sampai ke-14."
NO_SEX = "NIP ini tidak benar: digit ke-15 harus 1 (laki-laki) atau 2 (perempuan), bukan {}."
OTHER_SEX = "Digit ke-15 NIP ini berarti {}, berbeda dengan isi kolom jenis kelamin. Periksa keduanya."
OTHER_BIRTHDAY = "Tanggal lahir pada NIP ini {}, berbeda dengan isi kolom tanggal lahir. Periksa keduanya."
WORDS = {"L": "laki-laki", "P": "perempuan"}


def read_nip(cell: Cell | None, *, sex: str | None = None, born: date | None = None) -> Reading[str]:
    """`sex` ("L" or "P") and `born` where the row says them too: the number must agree."""
    nothing = nothing_in(cell)
    if cell is None or nothing is not None:
        return cast(Reading[str], nothing)
    if isinstance(cell.value, Decimal):
        exact = cell.value.adjusted() < 15 and cell.value == cell.value.to_integral_value()
        return _length(str(int(cell.value))) if exact else Refusal(LOST.format(cell.shown))
    return (
        nip_said(cell.value, sex=sex, born=born)
        if isinstance(cell.value, str)
        else Refusal(NO_DIGITS.format(cell.shown))
    )


def nip_said(text: str, *, sex: str | None = None, born: date | None = None) -> Reading[str]:
    shown = squeezed(text)[:80]
    if re.search(r"[0-9][.,]?[0-9]*\s*e\s*\+?\s*[0-9]{1,2}", shown, re.IGNORECASE):
        return Refusal(LOST.format(shown))
    digits = SEPARATORS.sub("", PREFIX.sub("", shown))
    if not (digits.isascii() and digits.isdigit()):
        return Refusal(NO_DIGITS.format(shown))
    return _length(digits) if len(digits) != LENGTH else _checked(digits, sex=sex, born=born)


def _length(digits: str) -> Reading[str]:
    return Refusal(OLD if len(digits) == 9 else OTHER_LENGTH.format(len(digits)))


def _checked(digits: str, *, sex: str | None, born: date | None) -> Reading[str]:
    birthday = _day(digits[:8])
    year, month = int(digits[8:12]), digits[12:14]
    if birthday is None:
        return Refusal(NO_BIRTHDAY.format(digits[:8]))
    if not (birthday.year + 15 <= year <= birthday.year + 70 and ("01" <= month <= "12" or month == CONTRACT)):
        return Refusal(NO_BEGINNING.format(digits[8:14]))
    told = SEXES.get(digits[14])
    if told is None:
        return Refusal(NO_SEX.format(digits[14]))
    if sex in WORDS and sex != told:
        return Refusal(OTHER_SEX.format(WORDS[told]))
    if born is not None and born != birthday:
        return Refusal(OTHER_BIRTHDAY.format(f"{birthday:%d-%m-%Y}"))
    return Taken(digits)


def _day(digits: str) -> date | None:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return day if 1930 <= day.year < 2100 else None
