"""What is typed about published values: the source once, and a value for each region, as its publisher printed it."""

from collections.abc import Sequence
from typing import Any

from django import forms

from formats.inputs import DayInput
from formats.numbers import Unreadable, decimals_written, read_number
from indicators.catalogue import Definition
from indicators.changes.published import FIRST_YEAR, Cell, Printed, Release, sexes_of
from indicators.soundness import MOST_DECIMALS
from institutions.pages.seen import SeenForm
from institutions.tree import Institution


class PrintedField(forms.CharField):
    """A number with the digits that its source printed; None where nothing was typed."""

    def __init__(self, *, definition: Definition, **kwargs: Any) -> None:
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(widget=widget, strip=False, **kwargs)
        self.most_decimals = MOST_DECIMALS if definition.decimals else 0

    def to_python(self, value: Any) -> Any:
        text = str(value or "")
        try:
            number = read_number(text, decimals=self.most_decimals)
        except Unreadable as error:
            raise forms.ValidationError(error.message) from error
        return None if number is None else Printed(number, min(decimals_written(text), self.most_decimals))

    def run_validators(self, value: Any) -> None:
        return


class ReleaseForm(forms.Form):
    """Where the values come from."""

    publisher = forms.CharField(label="Penerbit", max_length=60, initial="BPS")
    found_in = forms.CharField(
        label="Ditemukan di", max_length=200, help_text="Judul terbitan atau alamat halamannya, agar dapat dicari lagi."
    )
    released_on = forms.DateField(label="Tanggal rilis", required=False, widget=DayInput)
    series = forms.CharField(
        label="Seri",
        max_length=60,
        required=False,
        help_text="Hanya bila penerbit mempunyai lebih dari satu seri, misalnya “seri lama”.",
    )
    is_confirmed = forms.BooleanField(
        label="Disalin langsung dari terbitan asli",
        required=False,
        help_text="Tanpa tanda ini nilainya ditampilkan sebagai “belum dicek”.",
    )

    @property
    def release(self) -> Release:
        names = ("publisher", "found_in", "released_on", "series", "is_confirmed")
        return Release(**{name: self.cleaned_data[name] for name in names})


class PublishedForm(ReleaseForm):
    """One published table: a year, its source, and a value for each region that it names."""

    year = forms.IntegerField(label="Tahun data", min_value=FIRST_YEAR, max_value=2100)
    field_order = ("year", "publisher", "found_in", "released_on", "series", "is_confirmed")

    def __init__(self, data: Any = None, *, definition: Definition, regions: Sequence[Institution], year: int) -> None:
        super().__init__(data, initial={"year": year})
        self.cells: dict[str, Cell] = {}
        self.table: list[tuple[Institution, list[str]]] = []
        for region in regions:
            row = []
            for sex in sexes_of(definition):
                name = f"{region.code}@{sex.value}"
                label = f"{region.name}, {sex.label.lower()}" if sex else region.name
                self.fields[name] = PrintedField(definition=definition, label=label, required=False)
                self.cells[name] = region.code, sex.value
                row.append(name)
            self.table.append((region, row))

    @property
    def rows(self) -> list[tuple[Institution, list[Any]]]:
        """For the template: each region with its inputs."""
        return [(region, [self[name] for name in names]) for region, names in self.table]

    @property
    def release_fields(self) -> list[Any]:
        return [self[name] for name in self.field_order]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors and all(values.get(name) is None for name in self.cells):
            raise forms.ValidationError("Isi sedikitnya satu nilai.")
        return values

    @property
    def values(self) -> dict[Cell, Printed]:
        read = {cell: self.cleaned_data[name] for name, cell in self.cells.items()}
        return {cell: printed for cell, printed in read.items() if printed is not None}


class CorrectForm(SeenForm, ReleaseForm):
    """One value that is there."""

    field_order = ("value", "publisher", "found_in", "released_on", "series", "is_confirmed", "seen")

    def __init__(self, data: Any = None, *, definition: Definition, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.fields["value"] = PrintedField(
            definition=definition,
            label="Nilai",
            help_text="Dengan angka di belakang koma sebagaimana dicetak sumbernya.",
        )
        self.order_fields(self.field_order)


class RemoveForm(forms.Form):
    note = forms.CharField(
        label="Alasan", max_length=300, help_text="Misalnya: dimasukkan untuk daerah yang salah. Tercatat dalam jurnal."
    )
