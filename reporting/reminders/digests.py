"""One mail to one person: what to do, until when, where; in sentences. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from formats.dates import day_date, join_words
from reporting.reminders.items import Item
from reporting.reminders.occasions import NEWS
from reporting.reminders.occasions import Occasion as O
from reporting.working_days import DaysOff, working_days_until

#: As many institutions a line names one by one.
NAMED = 10
LONGEST_NOTE = 300

#: About one report; {name} and {quarter} stand for themselves.
ABOUT_ONE = {
    O.OPENED: "Laporan {name} untuk {quarter} sudah dapat diisi",
    O.BEFORE_DUE: "Kirim laporan {name} untuk {quarter}",
    O.DUE_TODAY: "Kirim laporan {name} untuk {quarter} hari ini",
    O.OVERDUE: "Laporan {name} untuk {quarter} sudah melewati tenggat",
    O.RETURNED: "Perbaiki laporan {name} untuk {quarter}",
    O.STILL_RETURNED: "Laporan {name} untuk {quarter} masih menunggu perbaikan",
    O.REMARKED: "Jawab catatan pemeriksa pada laporan {name} untuk {quarter}",
    O.ANSWERED: "Catatan Anda pada laporan {name} untuk {quarter} sudah dijawab",
    O.ACCEPTED: "Laporan {name} untuk {quarter} sudah diterima koordinator",
    O.ON_BEHALF: "Koordinator sudah mengirim laporan {name} untuk {quarter} atas nama instansi Anda",
    O.VERIFIED: "Laporan {name} untuk {quarter} sudah diverifikasi provinsi",
    O.UNOPENED: "{quarter} belum dibuka",
}
#: About several institutions at once; {count} says how many.
ABOUT_SEVERAL = {
    O.TO_ACCEPT: "{count} laporan untuk {quarter} menunggu Anda terima",
    O.ACCEPT_SOON: "{count} laporan untuk {quarter} menunggu Anda terima",
    O.TO_VERIFY: "{count} laporan untuk {quarter} menunggu verifikasi",
    O.SILENT: "{count} instansi belum melapor untuk {quarter}",
    O.NO_USER: "{count} instansi belum ada pengguna untuk {quarter}",
}


@dataclass(frozen=True)
class Line:
    """One paragraph of the mail. `until` is the day that decides its place."""

    capacity: str
    occasion: O
    text: str
    note: str
    path: str
    until: date | None

    @property
    def is_news(self) -> bool:
        return self.occasion in NEWS


@dataclass(frozen=True)
class Letter:
    """What is to be done, the nearest due day first; then what is only to be known."""

    tasks: tuple[Line, ...]
    news: tuple[Line, ...]

    @property
    def has_several_capacities(self) -> bool:
        return len({line.capacity for line in (*self.tasks, *self.news)}) > 1

    @property
    def subject(self) -> str:
        if len(self.tasks) > 1:
            return f"PUG Kalteng: {len(self.tasks)} hal perlu Anda kerjakan"
        line = (*self.tasks, *self.news)[0]
        told = line.text if self.tasks or len(self.news) == 1 else f"{len(self.news)} kabar tentang laporan Anda"
        return f"PUG Kalteng: {told}"


def letter(items: Iterable[Item], *, on: date, days_off: DaysOff) -> Letter:
    lines = sorted(_lines(list(items), on, days_off), key=lambda line: (line.until or date.max, line.text))
    return Letter(
        tasks=tuple(line for line in lines if not line.is_news), news=tuple(line for line in lines if line.is_news)
    )


def _lines(items: list[Item], on: date, days_off: DaysOff) -> list[Line]:
    single = [item for item in items if item.occasion in ABOUT_ONE]
    several = sorted((item for item in items if item.occasion in ABOUT_SEVERAL), key=_together)
    lines = [_about_one(item, on, days_off) for item in single]
    groups = [list(group) for _, group in groupby(several, key=_together)]
    hurried = {(g[0].capacity, g[0].quarter) for g in groups if g[0].occasion == O.ACCEPT_SOON}
    for group in groups:
        if group[0].occasion == O.TO_ACCEPT and (group[0].capacity, group[0].quarter) in hurried:
            continue  # the line that hurries names them all
        lines.append(_about_several(group))
    return lines


def _together(item: Item) -> tuple[str, str, str, str]:
    return item.capacity, item.occasion, item.quarter.code, item.path


def _about_one(item: Item, on: date, days_off: DaysOff) -> Line:
    text = ABOUT_ONE[item.occasion].format(name=item.name, quarter=item.quarter)
    return Line(item.capacity, item.occasion, text, _note(item, on, days_off), item.path, item.due)


def _note(item: Item, on: date, days_off: DaysOff) -> str:
    due = day_date(item.due)
    if item.occasion == O.OPENED and on <= item.quarter.last_day:
        return f"Dapat dikirim mulai {day_date(item.quarter.next.first_day)}, paling lambat {due}."
    if item.occasion in (O.OPENED, O.BEFORE_DUE):
        return f"Paling lambat {due}, {working_days_until(item.due or on, on=on, days_off=days_off)} hari kerja lagi."
    if item.occasion == O.DUE_TODAY:
        return f"Hari ini, {due}, hari terakhir yang masih tepat waktu, sampai pukul 23.59 WIB."
    if item.occasion == O.OVERDUE:
        return f"Tenggatnya {due}. Laporan tetap dapat dikirim sampai provinsi menutup triwulan ini."
    if item.occasion == O.STILL_RETURNED:
        return "Setelah diperbaiki, kirimkan kembali supaya dapat diperiksa."
    if item.occasion == O.UNOPENED:
        return "Tenggatnya baru usulan, dan pengingat baru dikirim setelah triwulan dibuka."
    return f"{_short(item.note)}." if item.occasion in NEWS else _short(item.note)


def _about_several(group: list[Item]) -> Line:
    first = group[0]
    names = [item.name for item in group]
    told = join_words(names if len(names) <= NAMED else [*names[:NAMED], f"{len(names) - NAMED} lainnya"])
    text = ABOUT_SEVERAL[first.occasion].format(count=len(group), quarter=first.quarter)
    return Line(first.capacity, first.occasion, text, f"{told}. {_advice(first)}".strip(), first.path, first.due)


def _advice(item: Item) -> str:
    if item.occasion in (O.TO_ACCEPT, O.ACCEPT_SOON):
        return f"Penerimaan paling lambat {day_date(item.due)}."
    if item.occasion == O.SILENT:
        return "Di samping namanya tersedia tombol Ingatkan."
    if item.occasion == O.NO_USER:
        return "Tidak ada yang dapat diingatkan lewat pos-el; administrator dapat membuat akunnya."
    return ""


def _short(note: str) -> str:
    words = " ".join(note.split())
    return words if len(words) <= LONGEST_NOTE else f"{words[: LONGEST_NOTE - 1].rstrip()}…"
