"""Makes the example: people, windows, targets, and eight quarters of reports up to the current one."""

from datetime import date, datetime, time, timedelta

from django.db import connection, transaction
from django.utils.timezone import localdate

from formats.quarters import Quarter, last_ended, quarters_back
from indicators.catalogue import Catalogue, catalogues_in
from indicators.models import Indicator, Target
from institutions.access.files import StoredFile
from institutions.access.refusals import Refused
from institutions.kinds import Kind
from institutions.revisions import bump
from institutions.tree import Institution
from reporting.calendar import Extension, Window
from reporting.closings import Closing, has_closed
from reporting.example.evidence import example_files
from reporting.example.left_out import acknowledge_in_example
from reporting.example.people import Authors, make_people, sign_letterheads
from reporting.example.receipts import receipts_in_example
from reporting.example.story import PAST, WAITING, WIB, Clock, agency_story, region_story, stage_of
from reporting.example.values import TARGETS
from reporting.example.writing import Told, report_of, write_reports
from reporting.reports import Report
from reporting.windows import proposed_dues


@transaction.atomic
def load_example(*, now: datetime) -> int:
    """Fill a database that holds no report yet; returns the number of reports.

    Raises Refused when there is any report: invented numbers never stand beside real ones.
    """
    if Report.everything.exists():
        raise Refused("Basis data ini sudah berisi laporan; data contoh tidak pernah dicampur dengan data nyata.")
    institutions = list(Institution.everything.select_related("region__parent").order_by("code"))
    province = next(institution for institution in institutions if institution.kind == Kind.PROVINCE)
    authors = make_people(institutions)
    sign_letterheads(institutions)
    current = Quarter.of(localdate(now))
    quarters = quarters_back(current, PAST + 1)
    _open_windows(province, quarters, now=now)
    _set_targets(province, {quarter.year for quarter in quarters})
    files = example_files(institutions, authors=authors, at=now - timedelta(days=400))
    catalogues = catalogues_in(quarters)
    province.holds_example_data = True
    province.save(update_fields=["holds_example_data"])
    for quarter in quarters:
        _tell(quarter, institutions, catalogue=catalogues[quarter], authors=authors, files=files, now=now)
    _extend(institutions, last_ended(localdate(now)), authors=authors, now=now)
    for region in institutions:
        if region.is_region:
            for year in {quarter.year for quarter in quarters}:
                bump(region=region, year=year)
    _close(province)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # so much came at once that the planner still believes the tables to be empty
    return Report.everything.count()


def _tell(
    quarter: Quarter,
    institutions: list[Institution],
    *,
    catalogue: Catalogue,
    authors: Authors,
    files: dict[int, StoredFile],
    now: datetime,
) -> None:
    clock = Clock(quarter, proposed_dues(quarter), now=now)
    told: list[Told] = []
    for institution in institutions:
        region = institution.own_region.code
        stage = stage_of(region, quarter, last_ended=last_ended(localdate(now)))
        if institution.is_region:
            happened = region_story(region, stage=stage, clock=clock)
        else:
            happened = agency_story(institution.code, region, stage=stage, clock=clock)
        if happened is not None:
            told.append(report_of(institution, quarter, happened))
    write_reports(told, catalogue=catalogue, authors=authors, files=files)
    acknowledge_in_example(told, institutions, authors=authors)
    if quarter == last_ended(localdate(now)):
        province = next(one for one in institutions if one.kind == Kind.PROVINCE)
        receipts_in_example(told, authors=authors, province=province)


def _open_windows(province: Institution, quarters: tuple[Quarter, ...], *, now: datetime) -> None:
    """All opened on their first day; those before the last ended one are closed."""
    still_open = last_ended(localdate(now))
    windows = []
    for quarter in quarters:
        dues = proposed_dues(quarter)
        windows.append(
            Window(
                province=province,
                quarter=quarter,
                agency_due=dues.agency,
                acceptance_due=dues.acceptance,
                region_due=dues.region,
                opened_at=_morning(quarter.first_day),
                closed_at=_morning(quarter.last_day + timedelta(days=45)) if quarter < still_open else None,
            )
        )
    Window.objects.bulk_create(windows)


def _close(province: Institution) -> None:
    """What happens at every closing, one quarter after the other."""
    for window in Window.objects.filter(province=province, closed_at__isnull=False).order_by("quarter"):
        has_closed(Closing(window, at=window.closed_at or window.opened_at))


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(8, 0), tzinfo=WIB)


def _set_targets(province: Institution, years: set[int]) -> None:
    indicators = {indicator.code: indicator for indicator in Indicator.objects.filter(code__in=TARGETS)}
    Target.objects.bulk_create(
        (
            Target(indicator=indicators[code], institution=province, year=year, value=int(value))
            for code, value in TARGETS.items()
            for year in sorted(years)
        ),
        ignore_conflicts=True,
    )


def _extend(institutions: list[Institution], quarter: Quarter, *, authors: Authors, now: datetime) -> None:
    """One regency asked for five more working days."""
    regency = next((one for one in institutions if one.code == WAITING), None)
    if regency is not None:
        Extension.everything.create(
            institution=regency,
            quarter=quarter,
            due=proposed_dues(quarter).region + timedelta(days=7),
            reason="Jaringan terputus akibat banjir (contoh).",
            granted_by=authors.verifying,
            granted_at=min(now, _morning(proposed_dues(quarter).region)),
        )
