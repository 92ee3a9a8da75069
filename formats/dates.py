"""Dates and times as Indonesians write them; a moment is shown in the time of Kalimantan Tengah (WIB)."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

WIB = ZoneInfo("Asia/Pontianak")
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
MISSING = "—"


def long_date(day: date | None) -> str:
    """`5 Maret 2026`; a moment gives the date that the calendar in Palangka Raya shows."""
    if day is None:
        return MISSING
    day = here(day) if isinstance(day, datetime) else day
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_date(day: date | None) -> str:
    """`Kamis, 5 Maret 2026`."""
    if day is None:
        return MISSING
    day = here(day) if isinstance(day, datetime) else day
    return f"{DAYS[day.weekday()]}, {long_date(day)}"


def clock(moment: datetime | None) -> str:
    """`09.30 WIB`."""
    return MISSING if moment is None else f"{here(moment):%H.%M} WIB"


def stamp(moment: datetime | None) -> str:
    """`5 Maret 2026 pukul 09.30 WIB`."""
    return MISSING if moment is None else f"{long_date(moment)} pukul {clock(moment)}"


def here(moment: datetime) -> datetime:
    """The same moment on a clock in Kalimantan Tengah; a naive one is taken to be read from such a clock."""
    return moment.astimezone(WIB) if moment.tzinfo else moment.replace(tzinfo=WIB)


def join_words(words: Sequence[str], *, last: str = "dan") -> str:
    """`a`, `a dan b`, `a, b, dan c`; `a, x; b; dan c` where a name carries a comma (EYD V, titik koma)."""
    mark = ";" if any("," in word for word in words) else ","
    if len(words) < 3 and mark == ",":
        return f" {last} ".join(words)
    *first, final = words or [""]
    return f"{mark} ".join([*first, f"{last} {final}"]) if first else final
