"""How a typed number is read: takes what people write, refuses what it cannot read, asks where two fit."""

import re
from decimal import Decimal

from formats.exact import DIGITS, fits, plain

LONGEST = 60
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
SHAPE = re.compile(r"([-−]?)\s*(Rp\.?)?\s*([0-9.,\s]*[0-9])\s*(%|,[-–—]+)?", re.IGNORECASE)
GROUP = re.compile(r"[1-9][0-9]{0,2}")
GROUPS = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+")
ENGLISH = re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?")
POINTED = re.compile(r"[0-9]+\.[0-9]+")
SWAPPED = str.maketrans(",.", ".,")
SAID_IN_WORDS = {
    "-",
    "–",
    "—",
    "nihil",
    "n/a",
    "na",
    "kosong",
    "tidak ada",
    "tidak tersedia",
    "belum ada",
    "?",
}

NO_NUMBER = "Tulis angkanya saja, tanpa huruf dan tanpa satuan, misalnya {}."
IN_WORDS = "Bukan angka. Bila tidak ada kejadian, pilih Nihil; bila datanya belum ada, pilih Tidak tersedia."
TOO_LONG = f"Angka ini terlalu panjang: paling banyak {DIGITS} digit. Periksa kembali."
NEGATIVE = "Angka ini tidak boleh negatif."
WHOLE_ONLY = "Tulis bilangan bulat; titik hanya memisahkan ribuan, misalnya 1.250."
TOO_FINE = "Paling banyak {} angka di belakang koma."
ENGLISH_ORDER = "Titik memisahkan ribuan dan koma memisahkan desimal: tulis {}."
TWO_READINGS = "“{}” dapat berarti {} atau {}. Tulis salah satunya."


class Unreadable(ValueError):
    """Not a number that can be taken; the message says what to write instead."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Ambiguous(Unreadable):
    """Two numbers could be meant; the message asks which."""

    def __init__(self, message: str, readings: tuple[Decimal, Decimal]) -> None:
        super().__init__(message)
        self.readings = readings


def read_number(text: str, *, decimals: int, negative: bool = False) -> Decimal | None:
    """The number that a person wrote, None for blank; raises Unreadable or Ambiguous, never anything else."""
    written = INVISIBLE.sub("", text).strip()
    if not written:
        return None
    minus, body = outer_shape(written, decimals=decimals)
    value = plain(inner_value(body, decimals=decimals))
    if minus and value and not negative:
        raise Unreadable(NEGATIVE)
    if -int(value.as_tuple().exponent) > decimals:
        raise Unreadable(TOO_FINE.format(decimals) if decimals else WHOLE_ONLY)
    if not fits(value):
        raise Unreadable(TOO_LONG)
    return -value if minus and value else value


def outer_shape(written: str, *, decimals: int) -> tuple[bool, str]:
    """Takes off the minus, the Rp, the percent sign and the ,- of prices; leaves digits and separators."""
    if written.casefold() in SAID_IN_WORDS:
        raise Unreadable(IN_WORDS)
    if len(written) > LONGEST:
        raise Unreadable(TOO_LONG)
    match = SHAPE.fullmatch(written)
    if not match or (match[2] and match[4] == "%"):
        raise Unreadable(NO_NUMBER.format("1.250 atau 12,5" if decimals else "1.250"))
    return bool(match[1]), match[3]


def inner_value(body: str, *, decimals: int) -> Decimal:
    spaced = re.search(r"\s", body) is not None
    if spaced and "." in body:
        raise Unreadable(NO_NUMBER.format("1.250.000"))
    body = re.sub(r"\s", ".", body)
    if "," in body:
        return with_comma(body, decimals=decimals)
    return without_comma(body, decimals=decimals, spaced=spaced)


def with_comma(body: str, *, decimals: int) -> Decimal:
    whole, _, fraction = body.partition(",")
    if ENGLISH.fullmatch(body) and (not fraction.isdigit() or (not decimals and fraction.strip("0"))):
        raise Unreadable(ENGLISH_ORDER.format(body.translate(SWAPPED)))
    if not fraction.isdigit() or not (whole == "" or whole.isdigit() or GROUPS.fullmatch(whole)):
        raise Unreadable(NO_NUMBER.format("1.250,5" if decimals else "1.250"))
    value = Decimal(f"{whole.replace('.', '') or '0'}.{fraction}")
    if GROUP.fullmatch(whole) and len(fraction) == 3 and fraction.endswith("0"):
        raise ask(body, Decimal(whole + fraction), value)
    return value


def without_comma(body: str, *, decimals: int, spaced: bool) -> Decimal:
    if body.isdigit():
        return Decimal(body)
    if GROUPS.fullmatch(body):
        grouped = Decimal(body.replace(".", ""))
        if decimals and not spaced and body.count(".") == 1:
            raise ask(body, grouped, Decimal(body))
        return grouped
    if decimals and not spaced and POINTED.fullmatch(body):
        return Decimal(body)  # some phones offer no comma, and "12.5" can mean nothing else
    raise Unreadable(NO_NUMBER.format("1.250 atau 12,5") if decimals else WHOLE_ONLY)


def ask(body: str, large: Decimal, small: Decimal) -> Ambiguous:
    """Both readings, written so that neither would be asked about again."""
    small = plain(small)
    return Ambiguous(TWO_READINGS.format(body, large, str(small).translate(SWAPPED)), (large, small))


def decimals_written(text: str) -> int:
    """How many digits a readable number has behind its comma, zeros at the end too: two in `61,30`."""
    _, body = outer_shape(INVISIBLE.sub("", text).strip(), decimals=1)
    if "," in body:
        return len(body.rpartition(",")[2])
    return len(body.rpartition(".")[2]) if POINTED.fullmatch(body) and not GROUPS.fullmatch(body) else 0
