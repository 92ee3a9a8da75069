"""No answer is kept by a browser or on its way unless it says so itself: after logging out, Back shows nothing of it.

Static files are answered before, and kept for good.
"""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase


class KeepNothing:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        answer.headers.setdefault("Cache-Control", "private, no-store")
        return answer
