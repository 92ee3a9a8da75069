"""People at the deadline: each is logged in and has their form open, and this is what their browsers would send."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from bench.browser import Browser, logged_in
from bench.form_fields import fields_of
from bench.stages import NOW, ON, UNSENT
from institutions.access.roles import Role
from institutions.models import Institution, Membership
from reporting.figures import Figure, FigureChange, Origin
from reporting.reports import Report, ReturnItem

PARTS = ("a", "b", "nil", "tt", "reason", "v")
SAID = ("state", "a", "b", "reason")


@dataclass(frozen=True)
class Save:
    """One item on its way to its door; the note tells it from all others."""

    report: int
    code: str
    note: str
    request: bytes


@dataclass(frozen=True)
class Person:
    """Somebody in front of a form: `fields` as it was shown to them, `codes` the items that are theirs to fill."""

    browser: Browser
    report: int
    fields: dict[str, str]
    codes: tuple[str, ...]

    def saves(self, first: int = 0, last: int | None = None) -> list[Save]:
        """Those of the items in their order, each once: its version is the one that was shown."""
        return [self._save(code, f"Ukuran {self.report} {code}") for code in self.codes[first:last]]

    def _save(self, code: str, note: str) -> Save:
        """As static/js/posting.js writes it."""
        typed = {f"{code}.{part}": self.fields[f"{code}.{part}"] for part in PARTS if f"{code}.{part}" in self.fields}
        versions = {name.removesuffix(".v"): value for name, value in self.fields.items() if name.endswith(".v")}
        told = {name: self.fields[name] for name in ("typed_by", "capacity")}
        shown = " ".join(f"{code}:{version}" for code, version in versions.items())
        body = urlencode({**typed, f"{code}.note": note, **told, "shown": shown}).encode()
        return Save(self.report, code, note, self._request(reverse("item_save", args=[self.report, code]), body))

    def _request(self, address: str, body: bytes) -> bytes:
        head = (
            f"POST {address} HTTP/1.1",
            "Host: 127.0.0.1",
            f"Cookie: {self.browser.cookie}",
            f"X-CSRFToken: {self.browser.token}",
            "Accept-Encoding: gzip",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
            "Connection: close",
        )
        return "\r\n".join((*head, "", "")).encode() + body


def crowd(count: int, *, items: int) -> list[Person]:
    """So many people, each with so many items of their own institution's form; a colleague has the next items."""
    reports = _open_reports()
    found: list[Person] = []
    for turn in range(3):
        for report, membership in _senders(reports):
            if len(found) == count:
                return found
            person = _sit_down(report, membership, first=turn * items, items=items)
            if len(person.codes) == items:
                found.append(person)
    return found


def _sit_down(report: Report, membership: Membership, *, first: int, items: int) -> Person:
    browser = logged_in(membership.user.email, role=membership.role)
    fields = fields_of(browser.get(reverse("report_form", args=[report.pk])).page)
    open_codes = [name.removesuffix(".v") for name in fields if name.endswith(".v")]
    return Person(browser, report.pk, fields, tuple(open_codes[first : first + items]))


def _senders(reports: Iterable[Report]) -> Iterator[tuple[Report, Membership]]:
    rows = (
        Membership.everything.filter(role__in=(Role.FOCAL_POINT, Role.COORDINATOR))
        .select_related("user", "institution")
        .order_by("pk")
    )
    by_place = {(one.institution_id, one.role): one for one in rows}
    for report in reports:
        role = Role.COORDINATOR if report.institution.is_region else Role.FOCAL_POINT
        if (membership := by_place.get((report.institution_id, role))) is not None:
            yield report, membership


def _open_reports() -> list[Report]:
    """Everybody's report of the quarter, filled and not yet sent; who told less than another tells the same."""
    institutions = Institution.everything.filter(closed_on=None)
    missing = institutions.exclude(reports__quarter=ON)
    Report.everything.bulk_create(Report(institution=one, quarter=ON, created_at=NOW) for one in missing)
    reports = Report.everything.filter(quarter=ON)
    reports.update(**UNSENT)
    ReturnItem.everything.filter(report__in=reports).delete()
    everyone = list(reports.select_related("institution").order_by("institution__kind", "institution__code"))
    for are_regions in (False, True):
        _tell_the_same([report for report in everyone if report.institution.is_region == are_regions])
    return everyone


def _tell_the_same(reports: list[Report]) -> None:
    told: dict[int, list[Figure]] = {report.pk: [] for report in reports}
    for figure in Figure.everything.filter(report__in=reports).select_related("indicator"):
        told[figure.report_id].append(figure)
    fullest = max(told.values(), key=len)
    silent = [report for report in reports if len(told[report.pk]) < len(fullest)]
    Figure.everything.filter(report__in=silent).delete()
    copies = [_copy(one, report) for report in silent for one in fullest]
    Figure.everything.bulk_create(copies, batch_size=2000)
    FigureChange.everything.bulk_create(map(_history, copies), batch_size=2000)


def _copy(figure: Figure, report: Report) -> Figure:
    said = {name: getattr(figure, name) for name in SAID}
    return Figure(report=report, indicator=figure.indicator, shape=figure.shape, version=1, **said)


def _history(figure: Figure) -> FigureChange:
    said = {name: getattr(figure, name) for name in SAID}
    return FigureChange(figure=figure, version=1, capacity="Ukuran", at=NOW, origin=Origin.EXAMPLE, **said)
