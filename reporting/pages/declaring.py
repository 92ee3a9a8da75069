"""What a coordinator declares of the agencies that their report leaves out, read from the form without trusting it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import Http404, HttpRequest

from institutions.access.refusals import Refused
from institutions.expected import expected_agencies
from reporting.acknowledgements import LONGEST_REASON
from reporting.reports import Report
from reporting.silence import Known, Standing

SHOWN, KNOWN, REASON = "shown", "known", "reason-"
TOO_LONG = f"Alasan terlalu panjang; paling banyak {LONGEST_REASON} huruf."
WRONG = "Laporan belum dikirim. Perbaiki alasan yang ditandai, lalu kirim lagi."


@dataclass(frozen=True)
class Declared:
    """`known` is empty until the statement is ticked; `reasons` and `wrong` are by the agency's code."""

    known: Mapping[int, Known] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)

    @property
    def wrong(self) -> dict[str, str]:
        return {code: TOO_LONG for code, reason in self.reasons.items() if len(reason) > LONGEST_REASON}

    def refuse_if_wrong(self) -> None:
        if self.wrong:
            raise Refused(WRONG)


NOTHING_DECLARED = Declared()


def declared_in(request: HttpRequest, report: Report) -> Declared:
    """An agency that is not this regency's, or a standing that there is not: 404."""
    shown = dict(map(_shown, request.POST.getlist(SHOWN)))
    agencies = dict(expected_agencies(report.quarter, region=report.institution).values_list("code", "pk"))
    if not shown.keys() <= agencies.keys():
        raise Http404
    reasons = {code: request.POST.get(f"{REASON}{code}", "").strip() for code in shown}
    known = {agencies[code]: Known(standing, reasons[code]) for code, standing in shown.items()}
    return Declared(known if request.POST.get(KNOWN) else {}, reasons)


def _shown(value: str) -> tuple[str, Standing]:
    code, _, standing = value.partition(":")
    if standing not in Standing.values:
        raise Http404
    return code, Standing(standing)
