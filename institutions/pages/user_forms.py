"""What is typed about a person and the capacities in which they act."""

from itertools import groupby
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from formats.inputs import DayInput
from institutions.access.roles import Role
from institutions.access.scope import Scope
from institutions.access.users import User
from institutions.pages.seen import SeenForm
from institutions.tree import Institution

EMAIL_HELP = "Dipakai untuk masuk; tautan sandi dikirim ke sini."
MAX_EMAIL = 254


class PersonForm(SeenForm):
    name = forms.CharField(label="Nama lengkap", max_length=150, help_text="Dengan gelar, seperti tertulis di surat.")
    email = forms.EmailField(label="Alamat pos-el", max_length=MAX_EMAIL, help_text=EMAIL_HELP)


class CapacityForm(forms.Form):
    institution = forms.ModelChoiceField(
        label="Instansi", queryset=Institution.objects.none(), empty_label="Pilih instansi"
    )
    role = forms.ChoiceField(label="Peran", choices=[("", "Pilih peran"), *Role.choices])
    started_on = forms.DateField(label="Mulai bertugas", widget=DayInput, initial=timezone.localdate)

    def offer_institutions(self, *, scope: Scope) -> None:
        """All that stand today or will, under the region they belong to."""
        today = timezone.localdate()
        rows = Institution.objects.visible_to(scope).filter(Q(closed_on__isnull=True) | Q(closed_on__gte=today))
        field: Any = self.fields["institution"]
        field.queryset = rows.select_related("region")
        field.choices = grouped(list(field.queryset))

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class NewPersonForm(CapacityForm):
    name = forms.CharField(label="Nama lengkap", max_length=150, help_text="Dengan gelar, seperti tertulis di surat.")
    email = forms.EmailField(label="Alamat pos-el", max_length=MAX_EMAIL, help_text=EMAIL_HELP)
    field_order = ("name", "email", "institution", "role", "started_on")

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if User.objects.filter(email=email).exists():
            raise forms.ValidationError(
                "Alamat pos-el ini sudah mempunyai akun. Cari akunnya di daftar pengguna, lalu tambahkan tugasnya."
            )
        return email


class EndForm(forms.Form):
    ended_on = forms.DateField(
        label="Hari terakhir bertugas",
        widget=DayInput,
        initial=timezone.localdate,
        help_text="Perannya masih berlaku sampai akhir tanggal tersebut.",
    )


def grouped(institutions: list[Institution]) -> list[Any]:
    """Choices under their region's name, the region itself first."""
    ordered = sorted(institutions, key=lambda one: (one.own_region.code, not one.is_region, one.name))
    groups = groupby(ordered, key=lambda one: one.own_region.name)
    return [("", "Pilih instansi"), *((region, [(one.pk, one.name) for one in ones]) for region, ones in groups)]
