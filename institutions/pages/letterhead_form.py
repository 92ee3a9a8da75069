"""What is typed about a letterhead and its signature block."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms

from institutions.access.refusals import Refused
from institutions.access.uploads import LOGO_TYPES, check_upload, endings, told
from institutions.letterheads import EDITABLE, ActingType, Letterhead, PageSize
from institutions.nip import nip_problem, read_nip
from institutions.pages.seen import SeenForm

PARTS = {
    "Kop": ("government", "office", "address", "contact", "new_logo", "without_logo"),
    "Nomor dan kertas": ("number_pattern", "page_size"),
    "Penanda tangan": (
        "place",
        "acting_type",
        "signer_title",
        "signer_name",
        "signer_rank",
        "new_nip",
        "without_nip",
    ),
}


class LetterheadForm(SeenForm):
    government = forms.CharField(label="Baris pemerintah", max_length=120, help_text="Dicetak dengan huruf besar.")
    office = forms.CharField(label="Nama kantor", max_length=250, widget=forms.Textarea({"rows": 2}))
    address = forms.CharField(label="Alamat", max_length=250, required=False)
    contact = forms.CharField(label="Telepon, laman, pos-el", max_length=250, required=False)
    new_logo = forms.FileField(label="Logo baru", required=False, help_text=f"{told(LOGO_TYPES)}, paling besar 10 MB.")
    without_logo = forms.BooleanField(label="Hapus logo yang tersimpan", required=False)
    number_pattern = forms.CharField(
        label="Pola nomor surat", max_length=80, required=False, help_text="Misalnya ……/……/DP3APPKB/2026."
    )
    page_size = forms.ChoiceField(label="Ukuran kertas", choices=PageSize.choices)
    place = forms.CharField(label="Tempat penandatanganan", max_length=60, required=False)
    acting_type = forms.ChoiceField(label="Status jabatan", choices=ActingType.choices, required=False)
    signer_title = forms.CharField(
        label="Jabatan penanda tangan", max_length=150, required=False, help_text="Misalnya Kepala Dinas."
    )
    signer_name = forms.CharField(
        label="Nama penanda tangan", max_length=150, required=False, help_text="Dengan gelar."
    )
    signer_rank = forms.CharField(
        label="Pangkat dan golongan", max_length=80, required=False, help_text="Misalnya Pembina Utama Muda (IV/c)."
    )
    new_nip = forms.CharField(
        label="NIP",
        max_length=30,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    without_nip = forms.BooleanField(label="Hapus NIP yang tersimpan", required=False)

    def __init__(self, *args: Any, letterhead: Letterhead) -> None:
        kept = {name: getattr(letterhead, name) for name in EDITABLE if name != "signer_nip"}
        super().__init__(*args, initial=kept)
        self.letterhead = letterhead
        self.fields["new_logo"].widget.attrs["accept"] = endings(LOGO_TYPES)
        if letterhead.signer_nip:
            told_nip = f"Tersimpan: {letterhead.masked_nip}. Kosongkan bila tidak berubah."
            self.fields["new_nip"].help_text = told_nip
        else:
            del self.fields["without_nip"]
        if not letterhead.logo_id:
            del self.fields["without_logo"]
        self.helper = self._in_parts()

    def _in_parts(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        parts = (Fieldset(title, *(name for name in names if name in self.fields)) for title, names in PARTS.items())
        helper.layout = Layout("seen", *parts)
        return helper

    def clean_new_logo(self) -> Any:
        logo = self.cleaned_data["new_logo"]
        if logo:
            try:
                check_upload(logo, types=LOGO_TYPES)
            except Refused as refusal:
                raise forms.ValidationError(refusal.text) from refusal
        return logo

    def clean_new_nip(self) -> str:
        nip = read_nip(self.cleaned_data["new_nip"])
        if nip and (problem := nip_problem(nip)):
            raise forms.ValidationError(problem)
        return nip

    def values(self) -> dict[str, Any]:
        """What is to stand on the letterhead; an empty NIP field leaves the kept one, unless it is to go."""
        typed = self.cleaned_data
        kept = "" if typed.get("without_nip") else self.letterhead.signer_nip
        return {**typed, "signer_nip": typed["new_nip"] or kept}

    def logo(self) -> Any:
        return self.cleaned_data["new_logo"] or (False if self.cleaned_data.get("without_logo") else None)
