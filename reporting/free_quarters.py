"""From which quarter on the catalogue may still change: the first one that nobody has reported."""

from formats.quarters import Quarter
from indicators.catalogue import Indicator
from indicators.loading import FIRST_QUARTER
from reporting.figures import Figure
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
