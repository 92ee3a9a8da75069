"""Nothing typed is lost when a session has ended or a page's token is old: the answer carries the typed values back.

Both answers show a page whose one button sends the same values again, after the person has logged in. It is shown only
for a form of our own site; a form that another site sent gets a plain refusal. Logging in renews the token, so the
first press after it is answered with the same page once more, and the second one arrives.

In between somebody else may log in on the same machine. A form whose values are kept may therefore carry a hidden
`typed_by` (the user's pk); whoever saves it asks `typed_by_another` and refuses, and nothing of one person is
ever saved under the name of another.
"""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

NOT_TYPED = {"csrfmiddlewaretoken"}
TYPED_BY = "typed_by"
ANOTHER_PERSON = (
    "Isian ini diketik oleh orang lain, yang sudah keluar. Tidak ada yang disimpan. "
    "Minta orang itu masuk dan mengirimnya sendiri, atau isi kembali sebagai Anda."
)
TOO_OLD = "Halaman ini sudah terlalu lama terbuka. Silakan ulangi."


def log_in_first(request: HttpRequest) -> HttpResponse:
    """For a reader: the log-in page, and back. For a writer: their values, kept on a page of their own (401)."""
    if request.method == "POST":
        return _keep_typed(request, status=401)
    return redirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW: an old token on our own page keeps what was typed; anything else is refused."""
    if _is_ours(request) and any("password" in name for name in request.POST):
        return _begin_again(request)
    if _is_ours(request) and request.POST:
        return _keep_typed(request, status=403)
    return render(request, "403.html", {"reason": "Formulir ini tidak berasal dari halaman PUG Kalteng."}, status=403)


def typed_by_another(request: HttpRequest) -> bool:
    """Whether the posted form says that another user typed it."""
    typed_by = request.POST.get(TYPED_BY)
    return typed_by is not None and typed_by != str(request.user.pk)


def _begin_again(request: HttpRequest) -> HttpResponse:
    """A password is never written into a page; its form is short and is shown anew, leading where it led."""
    messages.warning(request, TOO_OLD)
    onward = request.POST.get("next")
    return redirect(f"{request.path}?{urlencode({'next': onward})}" if onward else request.get_full_path())


def _is_ours(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(origin).netloc == request.get_host()


def _keep_typed(request: HttpRequest, *, status: int) -> HttpResponse:
    typed = [(name, value) for name, values in request.POST.lists() if name not in NOT_TYPED for value in values]
    context = {
        "typed": typed,
        "action": request.get_full_path(),
        "has_files": bool(request.FILES),
        "is_logged_in": request.user.is_authenticated,
        "log_in_url": reverse("account_login"),
    }
    return render(request, "lost.html", context, status=status)
