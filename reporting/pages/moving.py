"""The address behind every button of a report: one move, then on."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from indicators.models import Indicator
from institutions.access.doors import ActionDoor
from institutions.access.refusals import Beaten, NotAllowed, Refused
from reporting.checks import Problem
from reporting.moves import BY_VERB
from reporting.pages.asked import way_on
from reporting.pages.reports import ROAD, report_context
from reporting.reports import Report
from reporting.waiting_line import behind
from reporting.workflow import make_move


class MakeMove(ActionDoor):
    """Which role may make which move the table says; make_move asks it."""

    ability = "view_reports"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        report = self.fetch(Report, ROAD, pk=kwargs["pk"])
        if kwargs["verb"] not in BY_VERB:
            raise Http404
        try:
            return redirect(self.move(report, kwargs["verb"]))
        except NotAllowed:
            raise
        except Beaten as refusal:
            raise Beaten(refusal.text + self.unsent) from refusal
        except Refused as refusal:
            return self.refuse(report, refusal)

    def move(self, report: Report, verb: str) -> str:
        items = list(Indicator.objects.filter(code__in=self.codes))
        page = self.next_page(report)
        make_move(verb, report, scope=self.scope, at=timezone.now(), note=self.note, items=items, seen=self.seen)
        self.say(f"{BY_VERB[verb].done}: {report.institution}, {report.quarter}.")
        return page

    def next_page(self, report: Report) -> str:
        """What the form asked for: the next report in line, or a page of ours. Looked up before this one leaves it."""
        if self.request.POST.get("lalu") == "berikutnya":
            for one in behind(report, scope=self.scope)[:1]:
                return reverse("verification", args=[one.pk])
        return way_on(self.request, default=reverse("report_page", args=[report.pk]))

    def refuse(self, report: Report, refusal: Refused) -> HttpResponse:
        """Either what is missing, with links to its places; or the report's page with the reason and what was typed."""
        if refusal.problems:
            form = reverse("report_form", args=[report.pk])
            found = cast(tuple[Problem, ...], refusal.problems)
            problems = [{"text": f"{p.name}: {p.text}", "url": f"{form}#{p.code}"} for p in found]
            context = {"report": report, "reason": refusal.text, "problems": problems, "form": form}
            return render(self.request, "reporting/incomplete.html", context, status=422)
        shown = report_context(report, scope=self.scope, at=timezone.now(), note=self.note, chosen=self.codes)
        return render(self.request, "reporting/report_page.html", {**shown, "refusal": refusal.text}, status=422)

    @property
    def note(self) -> str:
        return self.request.POST.get("note", "")

    @property
    def seen(self) -> str:
        return self.request.POST.get("seen", "")

    @property
    def codes(self) -> list[str]:
        return self.request.POST.getlist("items")

    @property
    def unsent(self) -> str:
        """A note that was typed in vain is given back."""
        return f" Catatan yang Anda tulis: “{self.note.strip()}”" if self.note.strip() else ""
