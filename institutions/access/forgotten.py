"""A forgotten password: the letter is written and sent when the answer has gone out.

So the answer takes as long for an address that nobody has as for one that somebody has, and a mail server that is slow
or refuses tells nothing. There is no thread: the worker takes its next request after the letter, and lets itself be
stopped after it.
"""

import logging
from collections.abc import Callable
from typing import Any

from allauth.account.views import PasswordResetView
from allauth.core.context import request_context
from django.http import HttpRequest
from django.http.response import HttpResponseBase

log = logging.getLogger(__name__)


class ForgottenPassword(PasswordResetView):  # type: ignore[misc]
    accepted: Any = None

    def form_valid(self, form: Any) -> HttpResponseBase:
        answer: HttpResponseBase = super().form_valid(form)
        if form.is_accepted:  # one request too many is not
            self.accepted = form
        return answer

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        if self.accepted:
            when_gone_out(answer, lambda: send(self.accepted, request))
        return answer


def send(form: Any, request: HttpRequest) -> None:
    try:
        with request_context(request):
            form.send(request)
    except OSError:
        log.exception("The letter for a forgotten password could not be sent.")


def when_gone_out(answer: HttpResponseBase, work: Callable[[], None]) -> None:
    """The server closes an answer when its last byte is on the way."""
    close = answer.close

    def close_and_work() -> None:
        close()
        work()

    answer.close = close_and_work  # type: ignore[method-assign]
