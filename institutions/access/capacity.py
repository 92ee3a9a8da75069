"""Switching between one's capacities: the P3A office's focal point who is also the regency's coordinator.

The choice also stands in a cookie, so that whoever logs in again, to send what an ended session kept, acts as before.
"""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from institutions.access.doors import ActionDoor
from institutions.access.middleware import COOKIE, SESSION_KEY

A_YEAR = 365 * 24 * 60 * 60


class SwitchCapacity(ActionDoor):
    ability = "manage_own_account"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        answer = super().post(request, **kwargs)
        answer.set_cookie(
            COOKIE,
            str(request.session[SESSION_KEY]),
            max_age=A_YEAR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return answer

    def act(self) -> str:
        chosen = self.request.POST.get("membership", "")
        capacities = self.request.capacities.all  # type: ignore[attr-defined]
        membership = next((m for m in capacities if str(m.pk) == chosen), None)
        if membership is None:
            raise Http404
        self.request.session.cycle_key()  # as at a log-in: a key that somebody saw before opens no other capacity
        self.request.session[SESSION_KEY] = membership.pk
        self.say(f"Anda sekarang bertindak sebagai {membership.get_role_display()}, {membership.institution}.")
        return "/"
