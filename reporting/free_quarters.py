"""From which quarter on the catalogue may still change: the first one that nobody has reported."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from formats.quarters import Quarter
from indicators.catalogue import Indicator
from indicators.loading import FIRST_QUARTER
from institutions.revisions import hold_still
from reporting.figures import Figure
from reporting.holding import hold_reports
from reporting.reports import Report


def first_free_quarter(indicator: Indicator | None = None) -> Quarter:
    """The quarter after the last one that somebody handed in a report of, in whichever province.

    With an indicator: also after the last one in which somebody began to answer it, if only in a draft.
    """
    handed_in = Report.everything.filter(first_submitted_at__isnull=False)
    taken = list(handed_in.order_by("-quarter").values_list("quarter", flat=True)[:1])
    if indicator is not None:
        begun = Figure.everything.filter(indicator=indicator).order_by("-report__quarter")
        taken += list(begun.values_list("report__quarter", flat=True)[:1])
    return max(taken).next if taken else FIRST_QUARTER


@contextmanager
def while_free(indicator: Indicator | None = None) -> Iterator[Quarter]:
    """The first free quarter, in one transaction with what is done with it: nobody begins, answers or sends a report of
    it or a later one meanwhile. Who comes after finds the new definition."""
    with transaction.atomic():
        hold_still()
        hold_reports(Report.everything.filter(quarter__gte=first_free_quarter(indicator)))
        yield first_free_quarter(indicator)
