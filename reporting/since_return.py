"""What changed since a report was returned and sent again: what each item said then, what it says now, by whom.

Read for any number of reports of one quarter in the same number of queries; none where nothing was returned.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from institutions.access.journal import JournalEntry
from institutions.access.scope import Scope
from institutions.access.users import User
from reporting.facts import is_under_regency
from reporting.figures import Evidence, FigureChange
from reporting.reports import Report, ReturnItem
from reporting.statuses import AWAITING

#: By which the province, not a coordinator, hands a report back.
BY_PROVINCE = ("send_back", "reopen")
Place = tuple[int, int]  # report, indicator


@dataclass(frozen=True)
class Since:
    """One item of a returned report. `before`: what it said when it was returned; `latest`: its last version since.

    `was_returned`: it is one of the items that were to be answered again.
    """

    before: FigureChange | None = None
    latest: FigureChange | None = None
    added: tuple[Evidence, ...] = ()
    removed: tuple[Evidence, ...] = ()
    was_returned: bool = False

    @property
    def has_new_answer(self) -> bool:
        return self.latest is not None and _answer(self.before) != _answer(self.latest)

    @property
    def has_new_note(self) -> bool:
        return self.latest is not None and (self.before.note if self.before else "") != self.latest.note

    @property
    def is_changed(self) -> bool:
        return self.has_new_answer or self.has_new_note or bool(self.added or self.removed)

    @property
    def who(self) -> str:
        """Who changed it last, with their capacity where it is known."""
        if self.latest is not None and (self.has_new_answer or self.has_new_note):
            return f"{self.latest.user.name} ({self.latest.capacity})" if self.latest.user else self.latest.capacity
        person = self._file_mover
        return person.name if person else ""

    @property
    def at(self) -> datetime | None:
        moments = [self.latest.at] if self.latest is not None else []
        moments += [proof.attached_at for proof in self.added]
        moments += [proof.removed_at for proof in self.removed if proof.removed_at is not None]
        return max(moments, default=None)

    @property
    def _file_mover(self) -> User | None:
        people = [proof.file.uploaded_by for proof in self.added] + [proof.removed_by for proof in self.removed]
        return people[-1] if people else None


def _answer(change: FigureChange | None) -> object:
    """Nothing said, and said to be unanswered, is the same; so is what was half typed and emptied again."""
    return (change.answer, change.reason) if change is not None and change.answer is not None else None


def moments_of(reports: Iterable[Report], *, scope: Scope) -> dict[int, datetime]:
    """When each report that lies here again was last handed back, by report; others are left out."""
    again = [one for one in reports if one.status in AWAITING]
    known = _known_to_the_province(again, scope) if scope.is_province else {one.pk: one.returned_at for one in again}
    return {
        one.pk: moment
        for one in again
        if (moment := known[one.pk]) and one.first_submitted_at and one.first_submitted_at <= moment
    }


def _known_to_the_province(reports: list[Report], scope: Scope) -> dict[int, datetime | None]:
    """A coordinator's returns are no news to the province, which has not seen what was before. But when it returned
    a regency's report it had seen those of its agencies too."""
    agencies = [one for one in reports if is_under_regency(one)]
    sent_back = _sent_back([one.pk for one in agencies if one.returned_at], scope=scope)
    regions = {one.institution_id: one.returned_at for one in reports if one.institution.is_region}
    known = {one.pk: one.returned_at for one in reports}
    for one in agencies:
        moments = (sent_back.get(one.pk), regions.get(one.institution.region_id or 0))
        known[one.pk] = max((at for at in moments if at), default=None)
    return known


def since_return(moments: Mapping[int, datetime], *, scope: Scope) -> dict[Place, Since]:
    """What became of the items that changed, or were to be answered again, since each report's moment."""
    if not moments:
        return {}
    versions = _versions(moments, scope)
    files = _files(moments, scope)
    asked = ReturnItem.objects.visible_to(scope).filter(report__in=moments, needs_answer=True)
    returned = {(one.report_id, one.indicator_id) for one in asked if one.opened_at >= moments[one.report_id]}
    return {
        place: _since(versions.get(place, []), files.get(place, []), moments[place[0]], place in returned)
        for place in {*versions, *files, *returned}
    }


def _since(versions: list[FigureChange], files: list[Evidence], moment: datetime, was_returned: bool) -> Since:
    before = [change for change in versions if change.at <= moment]
    later = [change for change in versions if change.at > moment]
    return Since(
        before=before[-1] if before else None,
        latest=later[-1] if later else None,
        added=tuple(proof for proof in files if proof.attached_at > moment and proof.removed_at is None),
        removed=tuple(
            proof for proof in files if proof.attached_at <= moment and proof.removed_at and proof.removed_at > moment
        ),
        was_returned=was_returned,
    )


def _versions(moments: Mapping[int, datetime], scope: Scope) -> dict[Place, list[FigureChange]]:
    """The whole history of each item that has changed since."""
    changes = FigureChange.objects.visible_to(scope).filter(figure__report__in=moments)
    moved = changes.filter(at__gt=min(moments.values())).values("figure")
    found: dict[Place, list[FigureChange]] = {}
    for change in changes.filter(figure__in=moved).select_related("figure", "user").order_by("figure", "version"):
        found.setdefault((change.figure.report_id, change.figure.indicator_id), []).append(change)
    return {place: history for place, history in found.items() if history[-1].at > moments[place[0]]}


def _files(moments: Mapping[int, datetime], scope: Scope) -> dict[Place, list[Evidence]]:
    since = min(moments.values())
    rows = Evidence.objects.visible_to(scope).filter(
        Q(attached_at__gt=since) | Q(removed_at__gt=since), figure__report__in=moments
    )
    found: dict[Place, list[Evidence]] = {}
    for proof in rows.select_related("figure", "file__uploaded_by", "removed_by"):
        place = (proof.figure.report_id, proof.figure.indicator_id)
        if max(proof.attached_at, proof.removed_at or proof.attached_at) > moments[place[0]]:
            found.setdefault(place, []).append(proof)
    return found


def _sent_back(reports: list[int], *, scope: Scope) -> dict[int, datetime]:
    """When the province last handed back each of these agencies' reports."""
    if not reports:
        return {}
    lines = JournalEntry.objects.visible_to(scope).filter(
        subject_kind="report", subject_id__in=reports, verb__in=BY_PROVINCE
    )
    return dict(lines.order_by("at").values_list("subject_id", "at"))
