"""What pages that move several reports at once have in common: reading the ticks, and telling what became of each."""

from django.contrib import messages
from django.http import Http404, HttpRequest

from formats.quarters import Quarter
from institutions.access.refusals import Refused
from institutions.access.scope import Scope
from reporting.pages.reports import ROAD
from reporting.reports import Report
from reporting.several_moves import Outcome, Seen

FIELD = "reports"
NOTHING_TICKED = "Tidak ada laporan yang dicentang. Centang sedikitnya satu laporan, lalu tekan tombolnya lagi."
BIGGEST = 2**63 - 1


def ticked(request: HttpRequest, *, quarter: Quarter, scope: Scope) -> list[Seen]:
    """The ticked reports of a quarter, in the order of the page; a tick's value is `pk:picture`.

    One that is not of this quarter or not within scope: 404, and nothing is done.
    """
    pictures = dict(map(_read, request.POST.getlist(FIELD)))
    if not pictures:
        raise Refused(NOTHING_TICKED)
    found = Report.objects.visible_to(scope).filter(quarter=quarter, pk__in=pictures).select_related(ROAD).in_bulk()
    if len(found) != len(pictures):
        raise Http404
    return [Seen(found[pk], picture) for pk, picture in pictures.items()]


def _read(value: str) -> tuple[int, str]:
    number, _, picture = value.partition(":")
    if not (number.isascii() and number.isdigit() and picture) or (pk := int(number[:20])) > BIGGEST:
        raise Http404
    return pk, picture


def tell(request: HttpRequest, outcome: Outcome, *, done: str) -> None:
    """`done`: what happened to those that were moved, as in 'diterima'. The others are told by name, each with why."""
    if outcome.made:
        names = ", ".join(report.institution.name for report in outcome.made)
        messages.success(request, f"{len(outcome.made)} laporan {done}: {names}.")
    for one in outcome.not_made:
        messages.warning(request, f"{one.report.institution.full_name} tidak {done}. {one.why}")
