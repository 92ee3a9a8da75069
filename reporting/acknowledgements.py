"""That a regency's coordinator knew, when they sent its report, which agencies were not in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, QuerySet

from institutions.access.journal import record
from institutions.access.refusals import Beaten, Refused
from institutions.access.scope import Scope, Scoped
from institutions.expected import expected_agencies
from institutions.kinds import REGENCIES
from institutions.models import Institution
from reporting.reports import Report
from reporting.silence import Known, Standing, count_words, news, standing_of, statement
from reporting.statuses import Status

LONGEST_REASON = 200
Acknowledged = Mapping[int, Known]


class Acknowledgement(Scoped):
    """One agency that one submission left out. Kept for ever: a later submission writes rows of its own.

    `report` is the regency's; the rows of its last submission carry its `submitted_at`.
    """

    scope_path = "institution"

    report = models.ForeignKey(Report, models.CASCADE, related_name="acknowledgements")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    standing = models.CharField("keadaan saat itu", max_length=10, choices=Standing.choices)
    reason = models.CharField("alasan", max_length=LONGEST_REASON, blank=True)
    by = models.ForeignKey("institutions.User", models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=260)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "institution__code"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["report", "institution", "at"], name="acknowledged_once_a_submission")
        ]

    def __str__(self) -> str:
        return f"{self.institution}: {self.get_standing_display()}"


@dataclass(frozen=True)
class LeftOut:
    """An expected agency whose report has not been accepted."""

    institution: Institution
    standing: Standing


def left_out(report: Report, *, is_held: bool = False) -> list[LeftOut]:
    """Of a regency's report; nobody of any other. Two queries. `is_held`: nobody moves them in this transaction."""
    if report.institution.kind not in REGENCIES:
        return []
    agencies = expected_agencies(report.quarter, region=report.institution).order_by("code")
    reports = Report.everything.filter(quarter=report.quarter, institution__region=report.institution_id)
    if is_held:
        reports = reports.exclude(pk=report.pk).select_for_update(of=("self",)).order_by("pk")
    status = {one.institution_id: Status(one.status) for one in reports}
    found = ((one, standing_of(status.get(one.pk))) for one in agencies)
    return [LeftOut(one, standing) for one, standing in found if standing is not None]


def as_seen(everyone: Iterable[LeftOut]) -> dict[int, Known]:
    """What somebody knows who has read this list."""
    return {one.institution.pk: Known(one.standing) for one in everyone}


def acknowledge(report: Report, *, known: Acknowledged, scope: Scope, at: datetime) -> None:
    """Write down who is left out of this submission, in its transaction; refused when the coordinator does not know.

    The regency's row is held already; its agencies' follow, so that none moves between what is said and what is sent.
    """
    everyone = left_out(report, is_held=True)
    refuse_unless_known(report, everyone, known)
    if not everyone:
        return
    Acknowledgement.everything.bulk_create(
        Acknowledgement(
            report=report, institution=one.institution, standing=one.standing,
            reason=known[one.institution.pk].reason, by=scope.user, capacity=scope.capacity, at=at,
        )
        for one in everyone
    )  # fmt: skip
    record(
        "acknowledge", report, institution=report.institution, scope=scope, at=at,
        text=f"Laporan perangkat daerah: {count_words(one.standing for one in everyone)}",
    )  # fmt: skip


def refuse_unless_known(report: Report, everyone: list[LeftOut], known: Acknowledged) -> None:
    found = news({one.institution.pk: one.standing for one in everyone}, known)
    if not found:
        return
    if not known:
        said = statement(one.standing for one in everyone)
        names = "; ".join(f"{one.institution.name} ({one.standing.label})" for one in everyone)
        raise Refused(f"Nyatakan lebih dahulu pada halaman “Periksa dan kirim”: “{said}” Yang dimaksud: {names}.")
    names_of = dict(Institution.everything.filter(pk__in=found).values_list("pk", "name"))
    told = "; ".join(f"{names_of[one]}: {text}" for one, text in found.items())
    raise Beaten(f"Sejak halaman ini dibuka, ada yang berubah. {told}. Periksa daftarnya, lalu kirim lagi.")


@dataclass(frozen=True)
class Told:
    """One agency that was left out; `later` is when it was sent after all."""

    row: Acknowledgement
    later: datetime | None


@dataclass(frozen=True)
class ToldAbout:
    """What a report's page says of who was left out. Never empty."""

    rows: tuple[Told, ...]

    @property
    def words(self) -> str:
        return count_words(Standing(told.row.standing) for told in self.rows)

    @property
    def first(self) -> Acknowledgement:
        return self.rows[0].row


def acknowledged_in(reports: Iterable[Report | int], *, scope: Scope) -> list[Acknowledgement]:
    """Those of each report's last submission that was not recalled. One query."""
    rows = _of_last_submission(reports, scope=scope)
    return list(rows.select_related("institution", "by").order_by("report", "institution__code"))


def _of_last_submission(reports: Iterable[Report | int], *, scope: Scope) -> QuerySet[Acknowledgement]:
    return Acknowledgement.objects.visible_to(scope).filter(report__in=list(reports), at=F("report__submitted_at"))


def words_by_report(reports: Iterable[Report | int], *, scope: Scope) -> dict[int, str]:
    """'4 tidak melapor, diketahui koordinator', for each report that left somebody out. One query."""
    standings: dict[int, list[Standing]] = {}
    for report, standing in _of_last_submission(reports, scope=scope).order_by().values_list("report", "standing"):
        standings.setdefault(report, []).append(Standing(standing))
    return {one: count_words(each) for one, each in standings.items()}


def told_about(report: Report, *, scope: Scope) -> ToldAbout | None:
    """Of a regency's report: whom it leaves out. Of an agency's: when its regency's was sent without it."""
    if report.institution.kind in REGENCIES:
        rows = acknowledged_in([report], scope=scope)
    else:
        about = Acknowledgement.objects.visible_to(scope).filter(institution=report.institution_id)
        rows = list(about.filter(report__quarter=report.quarter).select_related("institution", "by"))
    if not rows:
        return None
    sent = Report.objects.visible_to(scope).filter(
        quarter=report.quarter, institution__in=[row.institution_id for row in rows], submitted_at__isnull=False
    )
    at = dict(sent.values_list("institution", "submitted_at"))
    return ToldAbout(tuple(Told(row, _if_later(at.get(row.institution_id), row.at)) for row in rows))


def _if_later(sent: datetime | None, acknowledged: datetime) -> datetime | None:
    return sent if sent and sent > acknowledged else None
