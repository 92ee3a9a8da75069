"""Days and quarters in cells: true dates, dates in words or figures, Excel's day numbers, `TW I`, `Maret 2025`."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import cast

from formats.dates import DAYS, day_date, long_date
from formats.quarters import Quarter
from formats.tables.cells import Cell, squeezed
from formats.tables.nothings import nothing_in
from formats.tables.readings import Asked, Choice, Reading, Refusal, Taken

#: By their first letters, as people shorten and spell them, in both languages.
MONTHS = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "mrt": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8,
    "agt": 8, "ags": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12,
}  # fmt: skip
SPELLED = re.compile(
    r"(?:jan(?:uari|uary)?|[fp]ebr?(?:uari|uary)?|mar(?:et|ch)?|mrt|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|agust(?:us)?|agu"
    r"|agt|ags|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|no[vp](?:ember)?|des(?:ember)?|dec(?:ember)?)\.?",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"[ T,]*(?:pukul|jam)?\s*[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:\.[0-9]+)?)?\s*(?:wib|z)?$", re.IGNORECASE
)
WORDED = re.compile(r"([0-9]{1,2})[\s\-/.]*([a-z]{3,9}\.?)[\s\-/.,]*([0-9]{4}|'?[0-9]{2})", re.IGNORECASE)
AMERICAN = re.compile(r"([a-z]{3,9}\.?)\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})", re.IGNORECASE)
FIGURES = re.compile(r"([0-9]{1,2})\s*[-/.]\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{4}|[0-9]{2})")
ISO = re.compile(r"([0-9]{4})[-/.]?([0-9]{2})[-/.]?([0-9]{2})")
WEEKDAY = re.compile(r"(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\s*[,/]?\s+", re.IGNORECASE)
QUARTER = re.compile(
    r"(?:s\.?\s?/?\s?d\.?\s*)?(?:tw|triwulan|tri wulan|trw|kuartal|kw|q)\.?\s*[-:]?\s*(?:ke-?\s*)?(iv|iii|ii|i|[1-4])"
    r"(?:[\s,/\-]*(?:tahun|thn|ta)?\.?\s*([0-9]{4}))?",
    re.IGNORECASE,
)
MONTH_OF = re.compile(
    r"(?:bulan\s+)?([a-z]{3,9}\.?)(?:\s*[-–s/d. ]+\s*([a-z]{3,9}\.?))?[\s,/\-]*([0-9]{4})?", re.IGNORECASE
)
ZERO_DAY = date(1899, 12, 30)
SERIALS = range(32_874, 73_051)  # 1990 to 2099
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

NO_DAY = "“{}” bukan tanggal yang lengkap. Tulis hari, bulan, dan tahun, misalnya 5 Maret 2025."
NO_SUCH_DAY = "Tanggal “{}” tidak ada di kalender. Tulis misalnya 5 Maret 2025."
OTHER_WEEKDAY = "“{}”: {} adalah hari {}. Periksa hari atau tanggalnya."
WHICH_ORDER = "“{}” dapat berarti {} atau {}. Mana yang dimaksud?"
NO_QUARTER = "“{}” tidak menyebut triwulan. Tulis misalnya TW I 2025."
NO_YEAR = "“{}” tidak menyebut tahun. Tulis misalnya TW I 2025."
NO_ONE_QUARTER = "“{}” meliputi lebih dari satu triwulan. Tulis satu triwulan, misalnya TW I 2025."


def read_day(cell: Cell | None) -> Reading[date]:
    nothing = nothing_in(cell)
    if cell is None or nothing is not None:
        return cast(Reading[date], nothing)
    value = cell.value
    if isinstance(value, datetime):
        return Taken(value.date())
    if isinstance(value, date):
        return Taken(value)
    if isinstance(value, Decimal):
        return _serial(value, cell)
    return day_said(value) if isinstance(value, str) else Refusal(NO_DAY.format(cell.shown))


def day_said(text: str) -> Reading[date]:
    shown = squeezed(text)[:80]
    bare = CLOCK.sub("", shown.strip("'’ ")).strip(" ,.")
    weekday = WEEKDAY.match(bare)
    reading = _without_weekday(bare[weekday.end() :] if weekday else bare, shown)
    return _on_weekday(reading, weekday[1], shown) if weekday else reading


def read_quarter(cell: Cell | None, *, year: int | None = None) -> Reading[Quarter]:
    """`year`: what the sheet or file says where the cell says none."""
    nothing = nothing_in(cell)
    if cell is None or nothing is not None:
        return cast(Reading[Quarter], nothing)
    if isinstance(cell.value, datetime | date):
        return Taken(Quarter.of(cell.value), told=f"dari tanggal {long_date(cell.value)}")
    if isinstance(cell.value, Decimal):
        number = int(cell.value) if cell.value in {1, 2, 3, 4} else 0
        return _quarter(number, year, cell.shown) if number else Refusal(NO_QUARTER.format(cell.shown))
    return (
        quarter_said(cell.value, year=year) if isinstance(cell.value, str) else Refusal(NO_QUARTER.format(cell.shown))
    )


def quarter_said(text: str, *, year: int | None = None) -> Reading[Quarter]:
    shown = squeezed(text)[:80]
    match = QUARTER.fullmatch(shown.strip(" .()"))
    if match:
        number = ROMAN.get(match[1].casefold()) or int(match[1])
        return _quarter(number, int(match[2]) if match[2] else year, shown)
    months = MONTH_OF.fullmatch(shown.strip(" .()"))
    numbers = [month_said(word) for word in (months[1], months[2] or months[1])] if months else [None]
    if months and all(numbers):
        quarters = {((one or 0) + 2) // 3 for one in numbers}
        told = int(months[3]) if months[3] else year
        return _quarter(quarters.pop(), told, shown) if len(quarters) == 1 else Refusal(NO_ONE_QUARTER.format(shown))
    day = day_said(text)
    return (
        Taken(Quarter.of(day.value), f"dari tanggal {shown}")
        if isinstance(day, Taken)
        else Refusal(NO_QUARTER.format(shown))
    )


def month_said(word: str) -> int | None:
    return MONTHS.get(word[:3].casefold()) if SPELLED.fullmatch(word) else None


def _quarter(number: int, year: int | None, shown: str) -> Reading[Quarter]:
    if year is None:
        return Refusal(NO_YEAR.format(shown))
    return Taken(Quarter(year, number)) if 1990 <= year < 2100 else Refusal(NO_YEAR.format(shown))


def _serial(value: Decimal, cell: Cell) -> Reading[date]:
    """45721 is a date that lost its format; 20250305 is one without strokes; 2025 is a year."""
    whole = int(value) if value.adjusted() < 9 else 0
    if whole in SERIALS:
        day = ZERO_DAY + timedelta(days=whole)
        return Taken(day, told=f"nomor hari Excel, dibaca {long_date(day)}")
    match = ISO.fullmatch(str(whole))
    return (
        _day(int(match[1]), int(match[2]), int(match[3]), cell.shown) if match else Refusal(NO_DAY.format(cell.shown))
    )


def _without_weekday(bare: str, shown: str) -> Reading[date]:
    if match := ISO.fullmatch(bare):
        return _day(int(match[1]), int(match[2]), int(match[3]), shown)
    if match := FIGURES.fullmatch(bare):
        return _figures(int(match[1]), int(match[2]), _year(match[3]), shown)
    if (match := WORDED.fullmatch(bare)) and (month := month_said(match[2])):
        return _day(_year(match[3]), month, int(match[1]), shown)
    if (match := AMERICAN.fullmatch(bare)) and (month := month_said(match[1])):
        return _day(int(match[3]), month, int(match[2]), shown)
    return Refusal(NO_DAY.format(shown))


def _figures(first: int, second: int, year: int, shown: str) -> Reading[date]:
    """Day first, as here; month first where only that is a date; asked where both are."""
    ours, theirs = _day(year, second, first, shown), _day(year, first, second, shown)
    if not (isinstance(ours, Taken) and isinstance(theirs, Taken)):
        swapped = isinstance(theirs, Taken) and not isinstance(ours, Taken)
        return Taken(theirs.value, "bulan ditulis lebih dahulu") if swapped and isinstance(theirs, Taken) else ours
    if ours == theirs:
        return ours
    choices = (
        Choice("day-first", long_date(ours.value), ours.value),
        Choice("month-first", long_date(theirs.value), theirs.value),
    )
    return Asked(WHICH_ORDER.format(shown, choices[0].words, choices[1].words), choices, rule="day-order")


def _day(year: int, month: int, day: int, shown: str) -> Reading[date]:
    try:
        found = date(year, month, day)
    except ValueError:
        return Refusal(NO_SUCH_DAY.format(shown))
    return Taken(found) if 1900 <= year < 2100 else Refusal(NO_SUCH_DAY.format(shown))


def _year(told: str) -> int:
    digits = told.strip("'")
    return int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) >= 70 else 2000)


def _on_weekday(reading: Reading[date], told: str, shown: str) -> Reading[date]:
    """A weekday settles which of two dates was meant, and contradicts a wrong one."""
    name = {"jum'at": "Jumat", "ahad": "Minggu"}.get(told.casefold(), told.capitalize())
    if isinstance(reading, Asked):
        fitting = [
            one.value for one in reading.choices if isinstance(one.value, date) and DAYS[one.value.weekday()] == name
        ]
        return Taken(fitting[0]) if len(fitting) == 1 else reading
    if isinstance(reading, Taken) and DAYS[reading.value.weekday()] != name:
        return Refusal(OTHER_WEEKDAY.format(shown, long_date(reading.value), day_date(reading.value).partition(",")[0]))
    return reading
