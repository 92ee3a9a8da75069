"""/ingatkan/…: asking one institution for its report, by mail or with a ready text."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from formats.quarters import Quarter
from institutions.access.doors import ActionDoor, PageDoor
from institutions.access.roles import Role
from institutions.access.scope import Scope
from institutions.models import Institution
from reporting.reminders.nudges import nudge, nudged_today, reached_at, waited_for
from reporting.reminders.wording import request_for, whatsapp_link


def list_of(quarter: Quarter, *, scope: Scope) -> str:
    """The page with everybody of whom one waits for a report."""
    return reverse("collection" if scope.role == Role.COORDINATOR else "verification_queue", args=[quarter])


class RemindPage(PageDoor):
    ability = "remind"
    template_name = "reporting/remind.html"

    def context(self, quarter: Quarter, code: str) -> dict[str, Any]:
        institution, today = self.fetch(Institution, "region__parent", code=code), timezone.localdate()
        situation = waited_for(institution, quarter=quarter, scope=self.scope, on=today)
        text = request_for(situation, scope=self.scope, site=f"{settings.SITE_URL}{reverse('home')}")
        return {
            "situation": situation,
            "reached": reached_at(institution, on=today),
            "nudged": nudged_today(institution, scope=self.scope, on=today),
            "text": text,
            "whatsapp": whatsapp_link(text),
            "back": list_of(quarter, scope=self.scope),
            "back_label": "Pengumpulan" if self.scope.role == Role.COORDINATOR else "Verifikasi",
        }


class SendNudge(ActionDoor):
    ability = "remind"

    def act(self, quarter: Quarter, code: str) -> str:
        institution = self.fetch(Institution, "region__parent", code=code)
        count = nudge(institution, quarter=quarter, scope=self.scope, at=timezone.now(), site=settings.SITE_URL)
        self.say(f"{institution.full_name} diingatkan lewat pos-el: {count} orang.")
        return list_of(quarter, scope=self.scope)
