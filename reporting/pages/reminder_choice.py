"""/akun/pengingat/: how one wants to be reminded, by mail and in one's own calendar; everybody for themselves."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import QueryDict
from django.urls import reverse

from institutions.access.doors import FormDoor
from reporting.feed_addresses import feed_of
from reporting.pages.feed import SESSION_KEY
from reporting.reminders.occasions import Topic
from reporting.reminders.preferences import ReminderChoice, Rhythm, choice_of, choose

RHYTHMS = [
    (Rhythm.DAILY, "Ringkasan harian: satu pos-el pada hari kerja, hanya bila ada yang baru"),
    (Rhythm.URGENT, "Hanya yang mendesak: tenggat hari ini, lewat tenggat, atau laporan dikembalikan"),
    (Rhythm.NONE, "Jangan kirim pos-el; saya melihat Beranda sendiri"),
]


class ReminderChoiceForm(forms.Form):
    rhythm = forms.ChoiceField(label="Seberapa sering", choices=RHYTHMS, widget=forms.RadioSelect)
    topics = forms.MultipleChoiceField(
        label="Tentang apa", choices=Topic.choices, widget=forms.CheckboxSelectMultiple, required=False
    )


class ReminderChoicePage(FormDoor):
    ability = "manage_own_account"
    template_name = "reporting/reminder_choice.html"

    def form(self, data: QueryDict | None = None, files: Any = None) -> ReminderChoiceForm:
        choice = choice_of(self.scope.user)
        topics = [name for name in ReminderChoice.TOPICS if getattr(choice, name)]
        return ReminderChoiceForm(data, initial={"rhythm": choice.rhythm, "topics": topics})

    def save(self, form: ReminderChoiceForm) -> str:
        choose(self.scope.user, **form.cleaned_data)
        messages.success(self.request, "Pilihan pengingat tersimpan.")
        return reverse("reminder_choice")

    def context(self) -> dict[str, Any]:
        """The feed's address is told once, right after it was made."""
        token = self.request.session.pop(SESSION_KEY, None)
        path = reverse("calendar_feed", args=[token]) if token else ""
        address = self.request.build_absolute_uri(path) if path else ""
        return {
            "feed": feed_of(self.scope.user),
            "address": address,
            "opens": address.replace("https://", "webcal://").replace("http://", "webcal://"),
        }
