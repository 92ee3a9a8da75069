"""One figure's whole story: every version, its verified value, its files, what was said of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404
from django.utils.timezone import localdate

from indicators.catalogue import Definition
from institutions.access.doors import PageDoor
from reporting.asked import definitions_for
from reporting.calendar import window_of
from reporting.figures import Evidence, Figure, FigureChange
from reporting.remarks import Voice, speaks_now
from reporting.reports import Remark, Report
from reporting.statuses import Status
from reporting.threads import Thread
from reporting.windows import why_not_saved
from reporting.wording import answer_words


@dataclass(frozen=True)
class Event:
    """One line of the history part: what, who, when, and the note that goes with it."""

    what: str
    who: str
    at: datetime
    note: str


class FigureHistory(PageDoor):
    ability = "view_reports"
    template_name = "reporting/figure_history.html"

    def context(self, pk: int, code: str) -> dict[str, Any]:
        report = self.fetch(Report, "institution__region__parent", pk=pk)
        definition = next((d for d in definitions_for(report) if d.code == code), None)
        if definition is None:
            raise Http404
        figures = Figure.objects.visible_to(self.scope)
        figure = figures.filter(report=report, indicator=definition.indicator).first()
        remarks = Remark.objects.visible_to(self.scope).filter(report=report, indicator=definition.indicator)
        events = self._events(figure, definition)
        changed_at = events[0].at if events else None
        return {
            "report": report,
            "definition": definition,
            "figure": figure,
            "events": events,
            "files": self._files(figure),
            "thread": Thread(tuple(remarks.select_related("author")), Status(report.status), changed_at),
            "voice": self._voice(report),
            "key": f"{code}-{report.pk}",
            "here": self.request.path,
        }

    def _voice(self, report: Report) -> Voice | None:
        window = window_of(report.quarter, province=self.scope.province)
        return speaks_now(report, scope=self.scope, lock=why_not_saved(window, on=localdate()))

    def _events(self, figure: Figure | None, definition: Definition) -> list[Event]:
        """Newest first."""
        if figure is None:
            return []
        changes = FigureChange.objects.visible_to(self.scope).filter(figure=figure).select_related("user")
        return [_event(change, definition) for change in changes.order_by("-version")]

    def _files(self, figure: Figure | None) -> list[Evidence]:
        """Those that were taken off too: the history shows them."""
        if figure is None:
            return []
        rows = Evidence.objects.visible_to(self.scope).filter(figure=figure)
        return list(rows.select_related("file__uploaded_by", "removed_by"))


def _event(change: FigureChange, definition: Definition) -> Event:
    words = answer_words(definition, change.answer, reason=change.reason)
    who = f"{change.user.name} ({change.capacity})" if change.user else change.capacity
    return Event(
        what=words if change.answer else "Dikosongkan",
        who=f"{who} · {change.get_origin_display()}",
        at=change.at,
        note=change.note,
    )
