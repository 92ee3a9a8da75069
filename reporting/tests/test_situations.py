"""Where an institution stands in a quarter, in words and colour."""

from datetime import date, datetime
from typing import Any

import pytest

from institutions.kinds import Kind
from institutions.models import Institution
from institutions.tests.cast import wib
from reporting.reports import Report
from reporting.situations import Situation
from reporting.statuses import Status
from reporting.tests.stories import QUARTER
from reporting.windows import Dues, QuarterWindow

DUE, DAY = date(2026, 10, 7), date(2026, 10, 5)
PROVINCE = Institution(pk=1, kind=Kind.PROVINCE, name="Provinsi")
REGENCY = Institution(pk=2, kind=Kind.REGENCY, name="Kabupaten")
AGENCY = Institution(pk=3, kind=Kind.AGENCY, name="Dinas", region=REGENCY)
PROVINCE_AGENCY = Institution(pk=4, kind=Kind.AGENCY, name="Dinas Provinsi", region=PROVINCE)


def situation(
    status: Status | None, *, of: Institution = AGENCY, on: date = DAY, closed_at: datetime | None = None, **fields: Any
) -> Situation:
    window = QuarterWindow(QUARTER, Dues(DUE, DUE, DUE), closed_at=closed_at)
    report = None if status is None else Report(institution=of, quarter=QUARTER, status=status, **fields)
    return Situation(of, window, DUE, on, report)


SENT = {"first_submitted_at": wib(2026, 10, 5), "submitted_at": wib(2026, 10, 5)}


@pytest.mark.parametrize(
    ("found", "label", "chip", "timing"),
    [
        (situation(None), "Belum melapor", "none", "tenggat 7 Oktober 2026"),
        (situation(None, on=date(2026, 10, 9)), "Belum melapor", "bad", "lewat tenggat 2 hari"),
        (situation(Status.DRAFT), "Sedang diisi", "none", "tenggat 7 Oktober 2026"),
        (situation(Status.DRAFT, on=date(2026, 10, 8)), "Sedang diisi", "bad", "lewat tenggat 1 hari"),
        (situation(Status.SUBMITTED, **SENT), "Menunggu penerimaan", "warn", "tepat waktu"),
        (situation(Status.SUBMITTED, of=REGENCY, **SENT), "Menunggu verifikasi", "warn", "tepat waktu"),
        (situation(Status.SUBMITTED, of=PROVINCE_AGENCY, **SENT), "Menunggu verifikasi", "warn", "tepat waktu"),
        (situation(Status.ACCEPTED, **SENT), "Diterima", "ok", "tepat waktu"),
        (situation(Status.ACCEPTED, of=PROVINCE_AGENCY, **SENT), "Menunggu verifikasi", "warn", "tepat waktu"),
        (situation(Status.RETURNED, on=date(2026, 11, 1), **SENT), "Perlu diperbaiki", "bad", "tepat waktu"),
        (situation(Status.VERIFIED, first_submitted_at=wib(2026, 10, 8)), "Diverifikasi", "ok", "terlambat 1 hari"),
        (
            situation(None, on=date(2027, 1, 1), closed_at=wib(2026, 11, 2)),
            "Tidak melapor", "bad", "tidak melapor sampai triwulan ditutup",
        ),
        (situation(Status.VERIFIED, closed_at=wib(2026, 11, 2), **SENT), "Diverifikasi", "ok", "tepat waktu"),
    ],
)  # fmt: skip
def test_in_words_and_colour(found: Situation, label: str, chip: str, timing: str) -> None:
    assert (found.label, found.chip, found.timing) == (label, chip, timing)


def test_midnight_in_palangka_raya_parts_on_time_from_late() -> None:
    last, first = wib(2026, 10, 7, 23, 59), wib(2026, 10, 8, 0, 0)

    assert situation(Status.SUBMITTED, first_submitted_at=last).days_late == 0
    assert situation(Status.SUBMITTED, first_submitted_at=first).days_late == 1
