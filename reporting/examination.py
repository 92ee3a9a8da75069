"""A report and all that is verified with it, in the order in which it is looked at: what changed since a return, what
needs an eye, and the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils.timezone import localdate

from institutions.access.scope import Scope
from reporting.calendar import window_of
from reporting.facts import facts_from
from reporting.inspected import Inspected, Inspection
from reporting.inspection import inspections_of
from reporting.moves import open_moves
from reporting.reports import Report
from reporting.steps import RETURNING, Steps
from reporting.verification import picture_of
from reporting.windows import why_not_submitted

REMARKED = "Mohon perbaiki butir yang ditandai; alasannya tertulis pada catatan setiap butir."


@dataclass(frozen=True)
class Group:
    """Items of one report. `returning`: the verb by which it can be handed back from here, or nothing; the form for
    that stands below these items where `has_form`, and somewhere on the page where `takes_ticks`.
    """

    inspection: Inspection
    items: tuple[Inspected, ...]
    returning: str = ""
    has_form: bool = False
    takes_ticks: bool = False

    @property
    def report(self) -> Report:
        return self.inspection.report

    @property
    def form_id(self) -> str:
        """Of the form that hands it back: the ticks at its items belong to it, wherever they stand."""
        return f"kembalikan-{self.report.pk}"

    @property
    def seen(self) -> str:
        return picture_of([self.report])

    @property
    def note(self) -> str:
        """What the return says unless something else is written: the remarks say the rest."""
        return REMARKED if any(item.is_remarked for item in self.inspection.items) else ""


@dataclass(frozen=True)
class Examination:
    """`own` is the page's report, `agencies` those that one verification takes along."""

    own: Inspection
    agencies: tuple[Inspection, ...]
    returning: Mapping[int, str]

    @cached_property
    def changed(self) -> list[Group]:
        return [
            self._group(one, one.changed, has_form=one is not self.own and not one.to_see)
            for one in (self.own, *self.agencies)
            if one.changed
        ]

    @property
    def own_group(self) -> Group:
        return self._group(self.own, self.own.to_see)

    @cached_property
    def agencies_to_see(self) -> list[Group]:
        return [self._group(one, one.to_see, has_form=True) for one in self.agencies if one.to_see]

    @property
    def own_quiet(self) -> list[Group]:
        return [self._group(self.own, self.own.quiet)]

    @property
    def quiet_agencies(self) -> list[Group]:
        return [self._group(one, one.quiet) for one in self.agencies if one.quiet]

    @property
    def remarked(self) -> set[str]:
        """The keys of items remarked since they were sent: ticked beforehand, to be answered again."""
        return {item.key for one in (self.own, *self.agencies) for item in one.items if item.is_remarked}

    @property
    def count_to_see(self) -> int:
        return sum(len(one.remarkable) for one in (self.own, *self.agencies))

    @property
    def count_quiet(self) -> int:
        return sum(len(one.quiet) for one in (self.own, *self.agencies))

    @property
    def count_quiet_in_agencies(self) -> int:
        return sum(len(one.quiet) for one in self.agencies)

    @property
    def agencies_with_marks(self) -> int:
        return sum(bool(one.remarkable) for one in self.agencies)

    def _group(self, one: Inspection, items: tuple[Inspected, ...], *, has_form: bool = False) -> Group:
        returning = self.returning.get(one.report.pk, "")
        is_open = bool(returning) and (one is self.own or bool(one.remarkable))
        return Group(one, items, returning, has_form=has_form and bool(returning), takes_ticks=is_open)


def examination_of(together: list[Report], *, steps: Steps, scope: Scope, at: datetime) -> Examination:
    """`together`: the report, then its agencies', all within scope. As many queries for any number of them."""
    own, *agencies = inspections_of(together, scope=scope)
    window = window_of(own.report.quarter, province=scope.province)
    lock = why_not_submitted(window, on=localdate(at))
    returning = {one.report.pk: _returning(one.report, region=own.report, scope=scope, lock=lock) for one in agencies}
    return Examination(own, tuple(agencies), {own.report.pk: steps.returning, **returning})


def _returning(agency: Report, *, region: Report, scope: Scope, lock: str | None) -> str:
    """How this person can hand it back now; whose hands are in it does not matter for that."""
    facts = facts_from(agency, scope=scope, lock=lock, region_report=region, has_remark=False, hands_in_it="")
    verbs = (one.move.verb for one in open_moves(facts) if one.why_not is None)
    return next((verb for verb in verbs if verb in RETURNING), "")
