"""How many reports came and how many of them on time, in words: for 0, for 1 and for many. Pure."""

from decimal import Decimal

from dashboards.sentences import Paragraph, said, strong
from formats.numbers import number
from indicators.timeliness import Timeliness

DECIMALS = 2


def came_in_words(what: str, counted: Timeliness) -> Paragraph:
    """`what`: 'laporan kabupaten/kota'."""
    if not counted.expected:
        return said(f"Tidak ada {what} yang diharapkan.")
    if not counted.submitted:
        return said(f"Belum ada {what} yang datang dari {counted.expected} yang diharapkan.")
    return (*_how_many(what, counted), *_on_time(counted))


def _how_many(what: str, counted: Timeliness) -> Paragraph:
    if counted.submitted < counted.expected:
        return said(strong(f"{counted.submitted} dari {counted.expected}"), f" {what} sudah datang")
    if counted.expected == 1:
        return said("Satu-satunya ", what, " sudah datang")
    return said("Seluruh ", strong(counted.expected), f" {what} sudah datang")


def _on_time(counted: Timeliness) -> Paragraph:
    if counted.submitted == 1:
        return said(", tepat waktu." if counted.on_time else ", tetapi terlambat.")
    if not counted.late:
        return said(", semuanya tepat waktu.")
    if not counted.on_time:
        return said(", tetapi semuanya terlambat.")
    return said(", ", strong(counted.on_time), f" tepat waktu dan {counted.late} terlambat.")


def moved(by: Decimal | None, *, since: str, decimals: int) -> str:
    """'naik 7,14 poin dari triwulan lalu'; nothing where there is nothing to compare with."""
    if by is None:
        return ""
    if not by:
        return f"sama dengan {since}"
    return f"{'naik' if by > 0 else 'turun'} {number(abs(by), decimals)} poin dari {since}"


def completeness_moves(now: Timeliness, *, before: Timeliness, year_ago: Timeliness) -> Paragraph:
    """'Kelengkapannya turun 7,15 poin dari triwulan lalu dan naik 0,46 poin dari setahun lalu.'"""
    told = (_moved(now, before, "triwulan lalu"), _moved(now, year_ago, "setahun lalu"))
    known = [one for one in told if one]
    return said(f"Kelengkapannya {' dan '.join(known)}.") if known else ()


def _moved(now: Timeliness, then: Timeliness, since: str) -> str:
    """The difference of what is printed."""
    (rate, _), (other, _) = now.printed(decimals=DECIMALS), then.printed(decimals=DECIMALS)
    return moved(None if rate is None or other is None else rate - other, since=since, decimals=DECIMALS)
