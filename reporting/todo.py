"""Home's list: what this person has to do now, the most urgent first, each with its next step."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from formats.dates import long_date
from formats.quarters import Quarter, last_ended
from institutions.access.roles import Role
from institutions.access.scope import Scope
from reporting.calendar import windows_with
from reporting.situations import Situation, situations_of_one
from reporting.statuses import Status
from reporting.waiting import Waiting, waiting_in
from reporting.windows import Phase, QuarterWindow


@dataclass(frozen=True)
class ToDo:
    """One line. `starts` is the quarter of a report that the button begins; otherwise the button is a link."""

    title: str
    note: str
    chip: str
    label: str
    button: str = ""
    url: str = ""
    starts: Quarter | None = None
    is_urgent: bool = False


def to_dos(scope: Scope, *, on: date) -> list[ToDo]:
    """A fixed number of queries, whatever the role."""
    windows = open_windows(scope, on=on)
    lines = [line for part in _PARTS[scope.role] for line in part(scope, windows, on)]
    return sorted(lines, key=lambda line: not line.is_urgent)


def open_windows(scope: Scope, *, on: date) -> list[QuarterWindow]:
    """Quarters in which something can be done: begun, not closed, and opened or current. The latest first."""
    current = (Quarter.of(on), last_ended(on))
    found = windows_with(current, province=scope.province).values()
    return [window for window in found if not window.is_closed and window.quarter.first_day <= on]


# --- the report of one's own institution -------------------------------------------------------------


def own_reports(scope: Scope, windows: list[QuarterWindow], on: date) -> Iterator[ToDo]:
    """Of earlier quarters only what is unfinished; of the last one that ended, and the running one, always."""
    for situation in situations_of_one(scope.institution, windows=windows, scope=scope, on=on):
        if situation.window.quarter < last_ended(on) and situation.is_handed_in:
            continue
        yield _own(situation)


def own_state(scope: Scope, windows: list[QuarterWindow], on: date) -> Iterator[ToDo]:
    """For who only reads: how far the region's own report of the last quarter has come."""
    ended = [window for window in windows if window.quarter == last_ended(on)]
    for situation in situations_of_one(scope.institution, windows=ended, scope=scope, on=on):
        url = reverse("report_page", args=[situation.report.pk]) if situation.report else ""
        yield ToDo(
            f"Laporan {situation.institution.name}, {situation.window.quarter}",
            f"{situation.timing[:1].upper()}{situation.timing[1:]}.",
            situation.chip, situation.label, "Lihat laporan" if url else "", url,
        )  # fmt: skip


def _own(situation: Situation) -> ToDo:
    button, url = _next_step(situation)
    return ToDo(
        title=f"Laporan {situation.institution.name}, {situation.window.quarter}",
        note=_own_note(situation),
        chip=situation.chip,
        label=situation.label,
        button=button,
        url=url,
        starts=situation.window.quarter if situation.report is None else None,
        is_urgent=situation.phase != Phase.RUNNING and not situation.is_handed_in,
    )


def _next_step(situation: Situation) -> tuple[str, str]:
    report = situation.report
    if report is None:
        return "Mulai mengisi", reverse("report_start")
    if report.is_editable:
        button = "Perbaiki" if report.status == Status.RETURNED else "Lanjutkan mengisi"
        return button, reverse("report_form", args=[report.pk])
    return "Lihat laporan", reverse("report_page", args=[report.pk])


def _own_note(situation: Situation) -> str:
    report = situation.report
    if report is not None and report.status == Status.RETURNED:
        return f"Catatan pemeriksa: {report.return_note}"
    if situation.phase == Phase.RUNNING and not situation.is_handed_in:
        quarter = situation.window.quarter
        sent = long_date(quarter.next.first_day)
        return f"Triwulan sedang berjalan: boleh diisi sekarang, dapat dikirim mulai {sent}, {situation.timing}."
    words = situation.timing[:1].upper() + situation.timing[1:]
    left = (situation.due - situation.on).days
    if situation.is_silent and 0 <= left <= 7:
        words += ", hari ini" if left == 0 else f", {left} hari lagi"
    return f"{words}."


# --- what others have sent, or not ------------------------------------------------------------------


def agencies(scope: Scope, windows: list[QuarterWindow], on: date) -> Iterator[ToDo]:
    """A coordinator's: what is to be accepted, and who is silent."""
    for counts in waiting_in(_ended(windows, on), scope=scope):
        url = reverse("collection", args=[counts.quarter])
        due = next(window.dues for window in windows if window.quarter == counts.quarter)
        if counts.to_accept:
            yield ToDo(
                f"{counts.to_accept} laporan perangkat daerah menunggu Anda terima, {counts.quarter}",
                f"Penerimaan paling lambat {long_date(due.acceptance)}.",
                "warn", "Menunggu penerimaan", "Periksa dan terima", url, is_urgent=True,
            )  # fmt: skip
        if counts.silent_agencies:
            late = on > due.agency
            yield ToDo(
                f"{counts.silent_agencies} perangkat daerah belum melapor, {counts.quarter}",
                f"{counts.agencies_in} dari {counts.expected_agencies} sudah. Tenggat mereka {long_date(due.agency)}.",
                "bad" if late else "none", "Lewat tenggat" if late else "Belum melapor", "Lihat siapa", url,
                is_urgent=late,
            )  # fmt: skip


def queues(scope: Scope, windows: list[QuarterWindow], on: date) -> Iterator[ToDo]:
    """A verifier's: what waits in each quarter."""
    for counts in waiting_in(_ended(windows, on), scope=scope):
        url = reverse("verification_queue", args=[counts.quarter])
        if counts.waiting or counts.belated:
            parts = [f"{counts.waiting} laporan"] if counts.waiting else []
            parts += [f"{counts.belated} susulan"] if counts.belated else []
            yield ToDo(
                f"{' dan '.join(parts)} menunggu verifikasi, {counts.quarter}", _beside(counts),
                "warn", "Menunggu verifikasi", "Buka antrean", url, is_urgent=True,
            )  # fmt: skip
        elif counts.returned_by_province or counts.silent_provincial:
            yield ToDo(
                f"Tidak ada yang menunggu verifikasi, {counts.quarter}", _beside(counts),
                "none", "Menunggu daerah", "Lihat siapa", url,
            )  # fmt: skip


def _beside(counts: Waiting) -> str:
    said = f"{counts.verified_regions} dari {counts.expected_regions} laporan daerah sudah diverifikasi"
    if counts.returned_by_province:
        said += f"; {counts.returned_by_province} sedang diperbaiki"
    return said + (f"; {counts.silent_provincial} belum melapor." if counts.silent_provincial else ".")


def summary(scope: Scope, windows: list[QuarterWindow], on: date) -> Iterator[ToDo]:
    """A leader's and an administrator's: where things stand in the quarter that has ended, with a way to look."""
    for counts in waiting_in([last_ended(on)], scope=scope):
        yield ToDo(
            f"{counts.quarter}: {counts.agencies_in} dari {counts.expected_agencies} perangkat daerah sudah melapor",
            _beside(counts) if scope.is_province else "",
            "none", "Ringkasan", "Lihat daftar", f"{reverse('report_list')}?triwulan={counts.quarter.code}",
        )  # fmt: skip


def unopened(scope: Scope, windows: list[QuarterWindow], on: date) -> Iterator[ToDo]:
    for window in windows:
        if not window.is_stored:
            yield ToDo(
                f"{window.quarter} belum dibuka",
                "Tenggatnya baru usulan menurut hari kerja. Periksa, lalu buka.",
                "warn", "Belum dibuka", "Tentukan tenggat", reverse("window_open", args=[window.quarter]),
            )  # fmt: skip


def _ended(windows: list[QuarterWindow], on: date) -> list[Quarter]:
    return [window.quarter for window in windows if window.quarter.last_day < on]


_PARTS = {
    Role.FOCAL_POINT: (own_reports,),
    Role.COORDINATOR: (agencies, own_reports),
    Role.VERIFIER: (queues, unopened),
    Role.ADMINISTRATOR: (unopened, summary),
    Role.LEADER: (own_state, summary),
}
