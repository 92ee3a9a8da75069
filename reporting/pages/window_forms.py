"""What the province types about a quarter."""

from datetime import date
from typing import Any

from django import forms

from formats.quarters import Quarter
from institutions.access.scope import Scope
from institutions.expected import visible_in
from institutions.models import Institution
from reporting.windows import Dues


class DateInput(forms.DateInput):
    """The browser's own date input; it speaks ISO and shows the reader's way of writing."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DuesForm(forms.Form):
    agency = forms.DateField(
        label="Tenggat perangkat daerah", widget=DateInput, help_text="Hari terakhir yang masih tepat waktu."
    )
    acceptance = forms.DateField(
        label="Tenggat penerimaan oleh koordinator",
        widget=DateInput,
        help_text="Sama dengan atau sesudah tenggat di atas.",
    )
    region = forms.DateField(
        label="Tenggat laporan kabupaten/kota",
        widget=DateInput,
        help_text="Berlaku juga untuk laporan provinsi sendiri.",
    )

    def dues(self) -> Dues:
        return Dues(**self.cleaned_data)


class DuesChangeForm(DuesForm):
    note = forms.CharField(
        label="Alasan perubahan", required=False, max_length=300, help_text="Tercatat dalam riwayat triwulan."
    )

    def dues(self) -> Dues:
        return Dues(**{name: self.cleaned_data[name] for name in DuesForm.base_fields})


class CloseForm(forms.Form):
    note = forms.CharField(label="Catatan", required=False, widget=forms.Textarea({"rows": 3}))


class ReopenForm(forms.Form):
    note = forms.CharField(label="Mengapa dibuka kembali", widget=forms.Textarea({"rows": 3}))


class _FullName(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, institution: Institution) -> str:
        return institution.full_name


class ExtensionForm(forms.Form):
    institution = _FullName(label="Instansi", empty_label="Pilih instansi", queryset=Institution.everything.none())
    due = forms.DateField(label="Tenggat baru", widget=DateInput)
    reason = forms.CharField(label="Alasan", max_length=300, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, quarter: Quarter, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        expected = visible_in(quarter, scope=scope).select_related("region").order_by("code")
        self.fields["institution"].queryset = expected  # type: ignore[attr-defined]


class DayOffForm(forms.Form):
    day = forms.DateField(label="Hari", widget=DateInput)
    name = forms.CharField(label="Keterangan", max_length=120)


def initial(dues: Dues) -> dict[str, date]:
    return {"agency": dues.agency, "acceptance": dues.acceptance, "region": dues.region}
