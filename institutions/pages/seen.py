"""Two administrators in one form: the second one is told, keeps what was typed, and decides."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django import forms

CHANGED = (
    "Data ini diubah orang lain setelah Anda membuka halaman ini. Yang Anda ketik masih ada; "
    "bandingkan dahulu dengan isi terbaru, lalu simpan lagi bila tetap ingin memakai isian Anda."
)


def digest(values: Mapping[str, Any]) -> str:
    told = repr(sorted((name, str(value)) for name, value in values.items()))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


class SeenForm(forms.Form):
    """A form about a row that is there: `initial` is the row as it stands, `seen` how it stood when it was shown."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stands = digest(self.initial or {})
        self.fields["seen"].initial = self.stands

    def clean(self) -> dict[str, Any]:
        values = {**(super().clean() or {})}
        if values.pop("seen", "") not in {"", self.stands}:
            self.data = self.data.copy()  # type: ignore[attr-defined]
            self.data["seen"] = self.stands  # type: ignore[index]
            self.add_error(None, CHANGED)
        return values
