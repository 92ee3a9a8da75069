"""What the province decides about a quarter: opening it, its due days, extensions, closing, reopening.

Each verb asks for the ability again, holds the quarter's row, and writes one line in the journal.
"""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from formats.dates import long_date, stamp
from formats.quarters import Quarter
from institutions.access.journal import record
from institutions.access.refusals import Beaten, NotAllowed, Refused
from institutions.access.scope import Scope
from institutions.expected import visible_in
from institutions.models import Institution
from institutions.revisions import bump, hold_still
from reporting.calendar import Extension, Window, hold_window, normal_due, window_of
from reporting.closings import Closing, has_closed
from reporting.holding import hold_reports
from reporting.reports import Report
from reporting.windows import Dues

ABILITY = "manage_windows"


def open_quarter(quarter: Quarter, *, dues: Dues, scope: Scope, at: datetime) -> Window:
    """Store the quarter with its due days. A quarter is opened once; of what lies ahead, only the next one can be."""
    scope.demand(ABILITY)
    if quarter > Quarter.of(localdate(at)).next:
        raise Refused(f"{quarter} masih terlalu jauh. Bukalah paling cepat satu triwulan sebelumnya.")
    window = Window(province=scope.province, quarter=quarter, opened_at=at, **_columns(dues, quarter=quarter))
    _check(window)
    try:
        with transaction.atomic():
            window.save(force_insert=True)
            _tell("open_quarter", window, scope, at, text=f"{quarter} dibuka; {_days(dues)}")
    except IntegrityError as error:
        raise Beaten(f"{quarter} sudah dibuka. Tidak ada yang diubah.") from error
    return window


def change_dues(quarter: Quarter, *, dues: Dues, scope: Scope, at: datetime, note: str = "") -> Window:
    """Other due days. Late and on time are computed when read: they follow at once."""
    with transaction.atomic():
        window = _hold(quarter, scope)
        _refuse_closed(window)
        for name, day in _columns(dues, quarter=quarter).items():
            setattr(window, name, day)
        _check(window)
        window.save(update_fields=["agency_due", "acceptance_due", "region_due"])
        _tell("change_dues", window, scope, at, text=f"Tenggat {quarter} diubah; {_days(dues)}", note=note)
        bump()
    return window


def close_quarter(quarter: Quarter, *, scope: Scope, at: datetime, note: str = "") -> Window:
    """From now on nothing in it is saved or moved; what it says is told to whoever keeps it (reporting.closings)."""
    with transaction.atomic():
        window = _hold(quarter, scope)
        if window.closed_at is not None:
            raise Beaten(f"{quarter} sudah ditutup pada {stamp(window.closed_at)}.")
        if localdate(at) <= quarter.last_day:
            raise Refused(f"{quarter} belum berakhir; penutupan dapat dilakukan sesudah {long_date(quarter.last_day)}.")
        hold_still()
        hold_reports(Report.objects.visible_to(scope).filter(quarter=quarter))
        window.closed_at = at
        window.save(update_fields=["closed_at"])
        _tell("close_quarter", window, scope, at, text=f"{quarter} ditutup", note=note)
        has_closed(Closing(window, at, scope))
    return window


def reopen_quarter(quarter: Quarter, *, scope: Scope, at: datetime, note: str) -> Window:
    if not note.strip():
        raise Refused("Tuliskan mengapa triwulan ini dibuka kembali.")
    with transaction.atomic():
        window = _hold(quarter, scope)
        if window.closed_at is None:
            raise Beaten(f"{quarter} sudah terbuka. Tidak ada yang diubah.")
        window.closed_at = None
        window.save(update_fields=["closed_at"])
        _tell("reopen_quarter", window, scope, at, text=f"{quarter} dibuka kembali", note=note.strip())
    return window


def grant_extension(
    institution: Institution, *, quarter: Quarter, due: date, reason: str, scope: Scope, at: datetime
) -> Extension:
    """A later due day for one institution and this quarter only; granting again replaces the day."""
    if not reason.strip():
        raise Refused("Tuliskan alasan perpanjangan.")
    with transaction.atomic():
        _refuse_closed(_hold(quarter, scope))
        if not visible_in(quarter, scope=scope).filter(pk=institution.pk).exists():
            raise Refused(f"{institution.full_name} tidak wajib melapor pada {quarter}.")
        usual = normal_due(institution, window=window_of(quarter, province=scope.province))
        if due <= usual:
            raise Refused(f"Tenggat yang berlaku sudah {long_date(usual)}. Pilih hari sesudahnya.")
        given = {"due": due, "reason": reason.strip(), "granted_by": scope.user, "granted_at": at}
        extension: Extension
        extension, _ = Extension.everything.update_or_create(institution=institution, quarter=quarter, defaults=given)
        text = f"Tenggat {quarter} diperpanjang sampai {long_date(due)}"
        record(
            "grant_extension", extension, institution=institution, scope=scope, at=at, text=text, note=reason.strip()
        )
        bump(region=institution.own_region, year=quarter.year)
    return extension


def _hold(quarter: Quarter, scope: Scope) -> Window:
    """The stored quarter, held until the transaction ends."""
    scope.demand(ABILITY)
    if not scope.is_province:
        raise NotAllowed("Hanya provinsi yang mengatur triwulan.")
    window = hold_window(quarter, province=scope.province)
    if window is None:
        raise Refused(f"{quarter} belum dibuka. Buka triwulan ini lebih dahulu.")
    return window


def _refuse_closed(window: Window) -> None:
    if window.closed_at is not None:
        raise Refused(f"{window.quarter} sudah ditutup. Buka kembali lebih dahulu bila perlu mengubahnya.")


def _columns(dues: Dues, *, quarter: Quarter) -> dict[str, date]:
    if dues.agency <= quarter.last_day:
        raise Refused(f"Tenggat harus sesudah triwulan berakhir, {long_date(quarter.last_day)}.")
    return {"agency_due": dues.agency, "acceptance_due": dues.acceptance, "region_due": dues.region}


def _check(window: Window) -> None:
    try:
        window.validate_constraints(exclude={"province", "quarter"})
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error


def _days(dues: Dues) -> str:
    return (
        f"tenggat perangkat daerah {long_date(dues.agency)}, penerimaan {long_date(dues.acceptance)}, "
        f"kabupaten/kota {long_date(dues.region)}"
    )


def _tell(verb: str, subject: Window, scope: Scope, at: datetime, *, text: str, note: str = "") -> None:
    record(verb, subject, institution=scope.province, scope=scope, at=at, text=text, note=note)
