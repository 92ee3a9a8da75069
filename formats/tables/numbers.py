"""Numbers in cells, typed ones by way of the same reader as fingers (`formats/reading.py`)."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import cast

from formats.exact import DECIMALS, fits, plain
from formats.numbers import number, round_half_up
from formats.reading import ENGLISH, NEGATIVE, SWAPPED, TOO_LONG, Ambiguous, Unreadable, read_number
from formats.tables.amounts import LIMIT, PAIR, RANGE, RATE, Amount, amount_in
from formats.tables.cells import Cell, squeezed
from formats.tables.nothings import nothing_in
from formats.tables.readings import Asked, Choice, Reading, Refusal, Taken

LONGEST = 80
NO_NUMBER = "“{}” bukan angka. Tulis angkanya saja, misalnya {}."
IS_LIMIT = "“{}” adalah batas atau kisaran, bukan satu angka. Tulis satu angka yang tercapai, misalnya 30."
IS_PAIR = "“{}” menyebut dua angka. Tulis pembilang dan penyebutnya di dua kolom."
IS_DAY = "Excel telah mengubah isi sel ini menjadi tanggal ({}). Tulis lagi angkanya; untuk pecahan pakai “4 dari 5”."
IS_FLAG = "Sel ini berisi benar/salah, bukan angka."
IS_PERCENT = "“{}” adalah persen, padahal di sini diminta jumlah."
WHOLE_ONLY = "Di sini diminta bilangan bulat, padahal sel ini berisi {}."
WHICH_POINT = "“{}” di kolom ini dapat berarti {} atau {}. Mana yang dimaksud?"
WHICH_FRACTION = "{} di kolom persen dapat berarti {}% atau {}%. Mana yang dimaksud?"
WHICH_LETTER = "“{}” di kolom ini berarti {} atau {}?"
ROUNDED = "Sel ini berisi {}; di sini paling banyak {} angka di belakang koma. Bulatkan menjadi {}?"


def read_amount(
    cell: Cell | None, *, decimals: int, is_percent: bool = False, negative: bool = False, scale: int = 1
) -> Reading[Decimal]:
    """`is_percent`: the column counts percents, 12,5 is 12,5%. `scale`: what its heading says (`scale_said`)."""
    nothing = nothing_in(cell)
    if cell is None or nothing is not None:
        return cast(Reading[Decimal], nothing)
    rules = _Rules(decimals, is_percent, negative, scale)
    value = cell.value
    if isinstance(value, str):
        return _from_text(value, rules)
    if isinstance(value, bool):
        return Refusal(IS_FLAG)
    if isinstance(value, Decimal):
        return _from_number(value, cell, rules)
    return Refusal(IS_DAY.format(cell.shown))


def read_pair(cell: Cell | None) -> Reading[tuple[Decimal, Decimal]]:
    """`4 dari 5`, `4/5`: the part and the whole, as they were counted; nothing is divided."""
    nothing = nothing_in(cell)
    if cell is None or nothing is not None:
        return cast(Reading[tuple[Decimal, Decimal]], nothing)
    if isinstance(cell.value, date | datetime | time):
        return Refusal(IS_DAY.format(cell.shown))
    match = PAIR.fullmatch(squeezed(str(cell.value))[:LONGEST])
    if not match:
        return Refusal(NO_NUMBER.format(cell.shown[:LONGEST], "4 dari 5"))
    try:
        part, whole = read_number(match[1], decimals=0), read_number(match[2], decimals=0)
    except Unreadable as error:
        return Refusal(error.message)
    return Taken((part or Decimal(0), whole or Decimal(0)))


class _Rules:
    """What the column takes; `close` is the last check of whatever way a number came in."""

    def __init__(self, decimals: int, is_percent: bool, negative: bool, scale: int) -> None:
        self.decimals, self.is_percent, self.negative, self.scale = decimals, is_percent, negative, scale

    def close(self, value: Decimal, *, told: str = "") -> Reading[Decimal]:
        value = plain(value)
        if value < 0 and not self.negative:
            return Refusal(NEGATIVE)
        if value.adjusted() >= 40:
            return Refusal(TOO_LONG)
        digits = max(0, -cast(int, value.as_tuple().exponent))
        if digits > self.decimals and not self.decimals:
            return Refusal(WHOLE_ONLY.format(number(value)))
        if digits > self.decimals:
            return self._rounded(value)
        return Taken(value, told) if fits(value) else Refusal(TOO_LONG)

    def _rounded(self, value: Decimal) -> Reading[Decimal]:
        near = plain(round_half_up(value, self.decimals))
        if not fits(near):
            return Refusal(TOO_LONG)
        question = ROUNDED.format(number(value), self.decimals, number(near))
        return Asked(question, (Choice("round", f"dibulatkan menjadi {number(near)}", near),), rule="rounding")


def _from_number(value: Decimal, cell: Cell, rules: _Rules) -> Reading[Decimal]:
    if abs(value.adjusted()) > 40:
        return Refusal(TOO_LONG)
    if cell.is_percent and not rules.is_percent:
        return Refusal(IS_PERCENT.format(cell.shown))
    if cell.is_percent:
        return rules.close(value.scaleb(2))
    if rules.is_percent and 0 < value <= 1:
        return _fraction(value, rules)
    return rules.close(value * rules.scale)


def _fraction(value: Decimal, rules: _Rules) -> Reading[Decimal]:
    """0.125 without a percent format, in a column of percents."""
    as_is, times = plain(value), plain(value.scaleb(2))
    question = WHICH_FRACTION.format(number(as_is), number(times), number(as_is))
    return _choices(question, {"fraction": times, "percent": as_is}, rules, rule="fraction")


def _choices(question: str, values: dict[str, Decimal], rules: _Rules, *, rule: str) -> Reading[Decimal]:
    """Asked among those that the column could take; the only one left is confirmed, never guessed."""
    closed = {key: rules.close(value) for key, value in values.items()}
    kept = tuple(Choice(key, number(one.value), one.value) for key, one in closed.items() if isinstance(one, Taken))
    if kept:
        return Asked(question, kept, rule)
    return next(iter(closed.values()))


def _from_text(text: str, rules: _Rules) -> Reading[Decimal]:
    shown = squeezed(text)
    refused = _no_single_number(shown)
    amount = None if refused else amount_in(shown)
    if amount is None:
        example = "1.250 atau 12,5" if rules.decimals else "1.250"
        return Refusal(refused or NO_NUMBER.format(shown[:LONGEST], example))
    if amount.is_percent and not rules.is_percent:
        return Refusal(IS_PERCENT.format(shown))
    sign = -1 if amount.is_negative else 1
    factor = sign * amount.scale * (1 if amount.is_percent or amount.scale > 1 else rules.scale)
    if amount.letter:
        return _letter(shown, amount, rules, sign)
    return _scaled(shown, amount, rules, factor)


def _no_single_number(shown: str) -> str:
    if len(shown) > LONGEST:
        return NO_NUMBER.format(shown[:LONGEST] + "…", "1.250")
    if LIMIT.search(shown) or RANGE.fullmatch(shown) or RATE.fullmatch(shown):
        return IS_LIMIT.format(shown)
    return IS_PAIR.format(shown) if PAIR.fullmatch(shown) else ""


def _scaled(shown: str, amount: Amount, rules: _Rules, factor: int) -> Reading[Decimal]:
    most = max(rules.decimals, 0 if amount.is_whole and factor in {1, -1} else DECIMALS)
    try:
        value = _typed(amount.body, decimals=most, is_whole=amount.is_whole and not rules.decimals)
    except Ambiguous as error:
        large, small = error.readings
        values = {"thousands": large * factor, "decimals": small * factor}
        question = WHICH_POINT.format(shown, number(values["thousands"]), number(values["decimals"]))
        return _choices(question, values, rules, rule="comma" if "," in amount.body else "point")
    except Unreadable as error:
        return Refusal(error.message)
    reads_apart = amount.scale > 1 or amount.unit
    return rules.close(value * factor, told=f"dibaca {number(value * factor)}" if reads_apart else "")


def _typed(body: str, *, decimals: int, is_whole: bool) -> Decimal:
    """As fingers' numbers are read; 1,250,000.00 has one reading too, and a file cannot be typed again."""
    body = body.replace("−", "-")
    bare = body.lstrip("-+ ")
    if ENGLISH.fullmatch(bare) and ("." in bare or bare.count(",") > 1):
        body = body.translate(SWAPPED)
        decimals = max(decimals, 2 if body.endswith(",00") else 0)
    attempts: list[Callable[[], Decimal | None]] = []
    if is_whole:
        attempts.append(lambda: read_number(body.lstrip("+"), decimals=0, negative=True))
    attempts.append(lambda: read_number(body.lstrip("+"), decimals=decimals, negative=True))
    for attempt in attempts[:-1]:
        try:
            return attempt() or Decimal(0)
        except Ambiguous:
            raise
        except Unreadable:
            continue
    return attempts[-1]() or Decimal(0)


def _letter(shown: str, amount: Amount, rules: _Rules, sign: int) -> Reading[Decimal]:
    """`1,25 M` where nothing says that it is money: miliar, or a million as elsewhere."""
    try:
        value = _typed(amount.body, decimals=DECIMALS, is_whole=False) * sign
    except Unreadable as error:
        return Refusal(error.message)
    values = {"miliar": value * 10**9, "juta": value * 10**6} if amount.letter == "m" else {"triliun": value * 10**12}
    question = WHICH_LETTER.format(shown, *(number(one) for one in [*values.values(), value][:2]))
    return _choices(question, values, rules, rule=f"letter:{amount.letter}")
