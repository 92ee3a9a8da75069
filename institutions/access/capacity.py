"""Switching between one's capacities: the P3A office's focal point who is also the regency's coordinator."""

from django.http import Http404

from institutions.access.doors import ActionDoor
from institutions.access.middleware import SESSION_KEY


class SwitchCapacity(ActionDoor):
    ability = "manage_own_account"

    def act(self) -> str:
        chosen = self.request.POST.get("membership", "")
        capacities = self.request.capacities.all  # type: ignore[attr-defined]
        membership = next((m for m in capacities if str(m.pk) == chosen), None)
        if membership is None:
            raise Http404
        self.request.session[SESSION_KEY] = membership.pk
        self.say(f"Anda sekarang bertindak sebagai {membership.get_role_display()}, {membership.institution}.")
        return "/"
