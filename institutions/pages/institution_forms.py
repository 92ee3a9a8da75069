"""What is typed about an institution."""

from typing import Any

from django import forms

from formats.inputs import DayInput
from institutions.access.scope import Scope
from institutions.changes import NewAgency
from institutions.kinds import REGIONS, Kind
from institutions.pages.seen import SeenForm
from institutions.tree import Institution

ALIASES_HELP = "Satu nama per baris. Nama-nama ini dikenali saat data diimpor dari Excel."


class LinesField(forms.CharField):
    """Several short texts, one a line; blank lines and repeats do not count."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea({"rows": 4}), required=False, max_length=2000, **kwargs)

    def to_python(self, value: Any) -> Any:
        lines = [" ".join(line.split()) for line in str(value or "").splitlines()]
        return list(dict.fromkeys(filter(None, lines)))

    def validate(self, value: Any) -> None:
        return

    def run_validators(self, value: Any) -> None:
        if any(len(line) > 200 for line in value):
            raise forms.ValidationError("Setiap nama paling panjang 200 huruf.")

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value


class NameForm(SeenForm):
    """What can be corrected about every institution, a region too."""

    name = forms.CharField(label="Nama lengkap", max_length=200)
    short_name = forms.CharField(label="Singkatan", max_length=40)
    aliases = LinesField(label="Nama lain", help_text=ALIASES_HELP)


class StandingForm(forms.Form):
    """Until when an agency stands, and who comes after it."""

    closed_on = forms.DateField(
        label="Hari terakhir berdiri",
        required=False,
        widget=DayInput,
        help_text="Laporan masih diharapkan untuk triwulan yang dilalui sampai hari terakhirnya.",
    )
    successor = forms.ModelChoiceField(
        label="Penerus", queryset=Institution.objects.none(), required=False, empty_label="Tidak ada"
    )

    def offer_successors(self, institution: Institution, *, scope: Scope) -> None:
        siblings = Institution.objects.visible_to(scope).filter(region=institution.region, kind=Kind.AGENCY)
        self.fields["successor"].queryset = siblings.exclude(pk=institution.pk).order_by("name")  # type: ignore[attr-defined]


class AgencyForm(NameForm, StandingForm):
    is_driver = forms.BooleanField(
        label="Perangkat daerah penggerak PUG", required=False, help_text="Bapperida, BKAD, Inspektorat, dan Dinas P3A."
    )
    opened_on = forms.DateField(
        label="Berdiri sejak", required=False, widget=DayInput, help_text="Kosongkan bila sudah lama berdiri."
    )
    field_order = ("name", "short_name", "aliases", "is_driver", "opened_on", "closed_on", "successor")


class CloseForm(StandingForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closed_on"].required = True


class NewAgencyForm(forms.Form):
    region = forms.ModelChoiceField(label="Daerah", queryset=Institution.objects.none(), empty_label="Pilih daerah")
    name = forms.CharField(label="Nama lengkap", max_length=200, help_text="Tanpa nama daerah: “Dinas Kesehatan”.")
    short_name = forms.CharField(label="Singkatan", max_length=40)
    word = forms.SlugField(
        label="Kata kode",
        required=False,
        max_length=30,
        help_text="Kosongkan untuk memakai singkatan, misalnya 62.03-dinkes. Kode tidak dapat diubah kemudian.",
        error_messages={"invalid": "Hanya huruf kecil, angka, dan tanda hubung."},
    )
    aliases = LinesField(label="Nama lain", help_text=ALIASES_HELP)
    is_driver = forms.BooleanField(label="Perangkat daerah penggerak PUG", required=False)
    opened_on = forms.DateField(
        label="Berdiri sejak", required=False, widget=DayInput, help_text="Kosongkan bila sudah lama berdiri."
    )

    def offer_regions(self, *, scope: Scope) -> None:
        regions = Institution.objects.visible_to(scope).filter(kind__in=REGIONS)
        self.fields["region"].queryset = regions  # type: ignore[attr-defined]

    def agency(self) -> NewAgency:
        typed = {name: value for name, value in self.cleaned_data.items() if name != "region"}
        return NewAgency(**{**typed, "aliases": tuple(typed["aliases"])})
