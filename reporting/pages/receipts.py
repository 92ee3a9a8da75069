"""/laporan/<pk>/tanda-terima/: the receipt of a report's latest submission, as PDF."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from formats.check_codes import in_groups
from formats.dates import stamp
from formats.pdf import to_pdf
from formats.qr import qr_svg
from institutions.access.doors import Door
from reporting.receipts import DOCUMENT, Receipt, receipt_of
from reporting.reports import Report


class ReceiptPdf(Door):
    """For whoever may read the report. 404 where no receipt was kept."""

    ability = "view_reports"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        receipt = receipt_of(self.fetch(Report, pk=pk), scope=self.scope)
        if receipt is None:
            raise Http404
        response = HttpResponse(to_pdf(paper_of(receipt, printed_at=timezone.now())), content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="{receipt.file_name}"'
        return response


def paper_of(receipt: Receipt, *, printed_at: Any) -> str:
    """Everything but the foot comes from what was kept when it was sent."""
    told = receipt.told
    foot = f"Dicetak {stamp(printed_at)}" + (" · DATA CONTOH" if told["is_example"] else "")
    address = f"{told['check_at']}{receipt.code}/"
    context = {
        "receipt": receipt,
        "told": told,
        "title": DOCUMENT,
        "foot": foot,
        "letter": told["letter"],
        "author": told["letter"]["office"] or told["letter"]["government"],
        "is_example": told["is_example"],
        "code": in_groups(receipt.code),
        "qr": qr_svg(address, label="Kode QR untuk memeriksa tanda terima ini"),
    }
    return str(render_to_string("reporting/receipt.html", context))
