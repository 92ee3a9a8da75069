"""How much there is to see in what waits for the province: each report with all that one verification takes along."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from institutions.access.scope import Scope
from reporting.facts import is_under_regency, touched
from reporting.inspected import Inspection
from reporting.inspection import inspections_of
from reporting.reports import Report
from reporting.verification import picture_of


@dataclass(frozen=True)
class Weighed:
    """`together`: the report, then its agencies'. `is_own_work`: this person filled or sent some of it."""

    together: tuple[Inspection, ...]
    is_own_work: bool = False

    @property
    def report(self) -> Report:
        return self.together[0].report

    @cached_property
    def items_to_see(self) -> int:
        return sum(len(one.remarkable) for one in self.together)

    @property
    def reports_to_see(self) -> int:
        return sum(bool(one.remarkable) for one in self.together)

    @property
    def changed(self) -> int:
        """How many items are not what they were when it was returned."""
        return sum(item.is_changed for one in self.together for item in one.items)

    @property
    def is_quiet(self) -> bool:
        """Nothing in it needs an eye, and this person may verify it."""
        return not self.items_to_see and not self.is_own_work

    @property
    def reasons(self) -> str:
        return "; ".join(one.reasons for one in self.together if one.reasons)

    @property
    def is_belated(self) -> bool:
        """An agency's alone, though it is under a regency."""
        return is_under_regency(self.report)

    @property
    def since(self) -> datetime:
        """When it came to the province. A report that came again waits since then."""
        came = self.report.accepted_at if self.is_belated else self.report.submitted_at
        return came or self.report.created_at

    @property
    def tick(self) -> str:
        """Its value in the list of those that are verified at once."""
        return f"{self.report.pk}:{picture_of([one.report for one in self.together])}"


def weigh(groups: list[list[Report]], *, scope: Scope) -> list[Weighed]:
    """Each group is verified together. As many queries for any number of them; none for none."""
    everything = [report for group in groups for report in group]
    if not everything:
        return []
    found = {one.report.pk: one for one in inspections_of(everything, scope=scope)}
    own = set(touched([report.pk for report in everything], scope=scope).values_list("pk", flat=True))
    return [
        Weighed(tuple(found[one.pk] for one in group), is_own_work=any(one.pk in own for one in group))
        for group in groups
    ]
