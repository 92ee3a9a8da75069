"""/cek/: whoever holds a paper of ours learns, without an account, whether it is right and still the newest.

A kind of document registers by one line in FINDERS; each finder takes what was typed and answers a `Confirmed`.
"""

from collections.abc import Callable
from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from dashboards.editions.confirming import edition_behind, issued_behind
from formats.check_codes import Confirmed, in_groups, read_code
from institutions.access.doors import holds_nul
from reporting.receipts import receipt_behind

Finder = Callable[[str], Confirmed | None]
FINDERS: tuple[Finder, ...] = (receipt_behind, issued_behind, edition_behind)

NOT_A_CODE = "Kode terdiri atas 16 huruf dan angka, misalnya ABCD-EFGH-2345-6789. Periksa lagi kode pada dokumennya."
UNKNOWN = "Kode ini tidak kami kenal. Periksa lagi setiap hurufnya, atau tanyakan kepada yang memberi Anda dokumen itu."


def confirmed(code: str) -> Confirmed | None:
    return next((found for finder in FINDERS if (found := finder(code)) is not None), None)


class Public(View):
    """No door: anybody may ask, so often. The address of an answer is a key and is kept by nobody."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        too_many = too_often(request, "check_code") or too_often(request, "check_code_failed", dry_run=True)
        answer = too_many or super().dispatch(request, *args, **kwargs)
        answer.headers["Cache-Control"] = "private, no-store"
        answer.headers["Referrer-Policy"] = "same-origin" if request.path == reverse("confirm") else "no-referrer"
        answer.headers["X-Robots-Tag"] = "noindex"
        return answer

    def page(
        self, *, typed: str = "", error: str = "", found: Confirmed | None = None, status: int = 200
    ) -> HttpResponse:
        shown = {"typed": typed, "error": error, "found": found}
        return render(self.request, "confirm.html", shown, status=status)

    def not_found(self, typed: str) -> HttpResponse:
        """A wrong code counts against whoever tries; the answer is kind until they try too often."""
        return too_often(self.request, "check_code_failed") or self.page(typed=typed, error=UNKNOWN, status=404)


class ConfirmPage(Public):
    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page()

    def post(self, request: HttpRequest) -> HttpResponse:
        typed = request.POST.get("code", "")
        code = read_code(typed)
        if code is None:
            return self.page(typed=typed[:60], error=NOT_A_CODE, status=422)
        return redirect("confirm_code", code) if confirmed(code) else self.not_found(typed)


class ConfirmCode(Public):
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        found = None if holds_nul(request, {"code": code}) else confirmed(code)
        return self.page(typed=in_groups(read_code(code) or ""), found=found) if found else self.not_found("")


def too_often(request: HttpRequest, action: str, *, dry_run: bool = False) -> HttpResponse | None:
    answer: HttpResponse | None = ratelimit.consume_or_429(request, action=action, limit_get=True, dry_run=dry_run)
    return answer
