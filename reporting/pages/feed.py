"""/kalender/<token>.ics, open to whoever has the address; /akun/kalender/…, where one makes and revokes one's own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.timezone import localdate
from django.views import View

from institutions.access.doors import ActionDoor
from institutions.access.middleware import current_memberships
from reporting.feed import feed_days, mark_of, to_ics
from reporting.feed_addresses import new_address, owner_of, revoke_address

SESSION_KEY = "feed_token"
HEADERS = {
    "Content-Disposition": 'inline; filename="pug-kalteng.ics"',
    "Cache-Control": "private, max-age=3600",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}


class Feed(View):
    """No door: a calendar cannot log in. The address is the key; whoever has none learns nothing."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, token: str) -> HttpResponseBase:
        owner = owner_of(token)
        if owner is None:
            raise Http404
        now = timezone.now()
        days = feed_days(current_memberships(owner), on=localdate(now))
        mark = mark_of(days)
        answer = HttpResponse(
            to_ics(days, at=now), content_type="text/calendar; charset=utf-8", headers={**HEADERS, "ETag": mark}
        )
        return get_conditional_response(request, etag=mark, response=answer) or answer


class NewFeedAddress(ActionDoor):
    ability = "manage_own_account"

    def act(self) -> str:
        self.request.session[SESSION_KEY] = new_address(self.scope, at=timezone.now())
        self.say("Alamat kalender dibuat. Salin sekarang: alamat ini hanya ditampilkan satu kali.")
        return f"{reverse('reminder_choice')}#kalender"


class RevokeFeedAddress(ActionDoor):
    ability = "manage_own_account"

    def act(self) -> str:
        if revoke_address(self.scope, at=timezone.now()):
            self.say("Alamat kalender dicabut dan tidak dapat dibuka lagi.")
        return f"{reverse('reminder_choice')}#kalender"
