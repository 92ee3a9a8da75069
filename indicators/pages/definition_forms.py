"""What is typed about a definition. What may stand together is the verb's to say: `flaws_beside` shows it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from formats.quarters import ROMAN, Quarter
from indicators.catalogue import Catalogue, Definition
from indicators.changes.definitions import SAID, WORDING
from indicators.codes import CodeConverter
from indicators.kinds import (
    SEVEN,
    AcrossQuarters,
    Direction,
    EvidenceRule,
    Kind,
    Level,
    Prerequisite,
    RollUp,
    Shape,
    Source,
)
from indicators.soundness import HEAVIEST, MOST_DECIMALS, Flaw
from institutions.access.refusals import Refused
from institutions.pages.seen import SeenForm

#: A flaw of a field that the form asks in parts stands beside the first of them.
ASKED_IN_PARTS = {"same_as": "shared_with"}


@contextmanager
def flaws_beside(form: forms.Form) -> Iterator[None]:
    """Around a verb: what it found wrong is shown beside each field, and the refusal goes on."""
    try:
        yield
    except Refused as refusal:
        for flaw in refusal.problems:
            if isinstance(flaw, Flaw):
                field = ASKED_IN_PARTS.get(flaw.field, flaw.field)
                form.add_error(field if field in form.fields else None, flaw.text)
        raise


class ChoicesField(forms.CharField):
    """Answers with their scores, one a line: '2: Lengkap'."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea({"rows": 4}), required=False, max_length=1000, **kwargs)

    def to_python(self, value: Any) -> Any:
        lines = [line.strip() for line in str(value or "").splitlines()]
        return sorted((self._line(line) for line in lines if line), reverse=True)

    def _line(self, line: str) -> list[Any]:
        score, _, label = line.partition(":")
        score, label = score.strip(), " ".join(label.split())
        if not (score.isascii() and score.isdigit() and len(score) <= 3 and label) or len(label) > 120:
            raise forms.ValidationError(f"“{line[:60]}”: tulis skor, titik dua, lalu jawabannya, misalnya 2: Ada.")
        return [int(score), label]

    def validate(self, value: Any) -> None:
        return

    def run_validators(self, value: Any) -> None:
        return

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(f"{score}: {label}" for score, label in value) if isinstance(value, list) else value


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


class WordsForm(forms.Form):
    """The words of a definition, and what is asked beside the number."""

    name = forms.CharField(label="Nama", max_length=200)
    question = forms.CharField(label="Pertanyaan", max_length=400, required=False, widget=_area(2))
    explanation = forms.CharField(label="Penjelasan", max_length=2000, required=False, widget=_area(4))
    unit = forms.CharField(label="Satuan", max_length=30, required=False)
    a_label = forms.CharField(label="Label angka pertama (pembilang, atau laki-laki)", max_length=120, required=False)
    b_label = forms.CharField(label="Label angka kedua (penyebut, atau perempuan)", max_length=120, required=False)
    evidence = forms.ChoiceField(label="Bukti", choices=EvidenceRule.choices)
    is_sensitive = forms.BooleanField(
        label="Peka: angka di bawah 5 ditutupi pada semua yang keluar dari sistem", required=False
    )


class WordingForm(SeenForm, WordsForm):
    """The words of a definition that is there; of a choice, those of its answers."""

    field_order = (*WordsForm.base_fields, "seen")

    def __init__(self, data: Any = None, *, definition: Definition) -> None:
        said = {name: getattr(definition, name) for name in WORDING if name != "choices"}
        answers = {f"answer_{score}": label for score, label in definition.options}
        super().__init__(data, initial={**said, **answers})
        self.answers = list(answers)
        for score, _ in definition.options:
            self.fields[f"answer_{score}"] = forms.CharField(label=f"Jawaban dengan skor {score}", max_length=120)
        for name in _not_asked(definition):
            del self.fields[name]

    @property
    def values(self) -> dict[str, Any]:
        said = {name: self.cleaned_data[name] for name in WORDING if name in self.cleaned_data}
        if self.answers:
            said["choices"] = [[int(name.partition("_")[2]), self.cleaned_data[name]] for name in self.answers]
        return said


def _not_asked(definition: Definition) -> Iterator[str]:
    """What has no words of its own in a definition of this kind."""
    if definition.source == Source.EXTERNAL:
        yield from ("question", "evidence")
    if definition.shape == Shape.SINGLE:
        yield from ("a_label", "b_label")
    if definition.kind in (Kind.SHARE, Kind.CHOICE, Kind.YESNO, Kind.AMOUNT):
        yield "unit"


class DefinitionForm(WordsForm):
    """A whole definition, from a quarter on."""

    valid_from = forms.ChoiceField(label="Berlaku sejak", help_text="Hanya triwulan yang belum dilaporkan siapa pun.")
    prerequisite = forms.ChoiceField(label="Prasyarat", choices=Prerequisite.choices)
    level = forms.ChoiceField(label="Tingkat", choices=Level.choices, help_text="Siapa yang menjawab.")
    kind = forms.ChoiceField(label="Jenis", choices=Kind.choices)
    shape = forms.ChoiceField(label="Bentuk", choices=Shape.choices)
    direction = forms.ChoiceField(label="Arah", choices=Direction.choices)
    rollup_units = forms.ChoiceField(label="Total antarinstansi", choices=RollUp.choices)
    rollup_quarters = forms.ChoiceField(label="Sepanjang tahun", choices=AcrossQuarters.choices)
    asked_in = forms.MultipleChoiceField(
        label="Ditanyakan pada triwulan",
        required=False,
        choices=[(str(number), f"Triwulan {ROMAN[number - 1]}") for number in range(1, 5)],
        widget=forms.CheckboxSelectMultiple,
        help_text="Kosongkan semua bila tidak ditanyakan lagi.",
    )
    source = forms.ChoiceField(label="Asal angka", choices=Source.choices)
    decimals = forms.IntegerField(label="Angka di belakang koma", min_value=0, max_value=MOST_DECIMALS)
    choices = ChoicesField(
        label="Jawaban pilihan", help_text="Satu per baris: skor, titik dua, jawaban. Contoh 2: Ada."
    )
    shared_column = forms.ChoiceField(
        label="Angka yang tidak ditanya ulang",
        required=False,
        choices=[("", "Tidak ada"), ("a", "Pembilang"), ("b", "Penyebut")],
    )
    shared_with = forms.ChoiceField(label="Sama dengan", required=False)
    weight = forms.IntegerField(label="Bobot dalam prasyarat", min_value=0, max_value=HEAVIEST)

    def __init__(
        self, data: Any = None, *, initial: dict[str, Any], quarters: Sequence[Quarter], catalogue: Catalogue
    ) -> None:
        super().__init__(data, initial=initial)
        self.offer("valid_from", ((one.code, one.label) for one in quarters))
        self.offer("shared_with", [("", "—"), *_columns(catalogue)])

    def offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]

    def clean_asked_in(self) -> str:
        return "|".join(sorted(self.cleaned_data["asked_in"]))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        column, other = values.get("shared_column"), values.get("shared_with")
        if bool(column) != bool(other):
            self.add_error("shared_with", "Pilih angkanya dan butir asalnya, atau kosongkan keduanya.")
        values["same_as"] = f"{column}={other}" if column and other else ""
        return values

    @property
    def quarter(self) -> Quarter:
        return Quarter.parse(self.cleaned_data["valid_from"])

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in SAID}


class NewIndicatorForm(DefinitionForm):
    code = forms.CharField(
        label="Kode",
        max_length=20,
        validators=[RegexValidator(f"^{CodeConverter.regex}$", "Tulis huruf besar dan angka, misalnya SDM-03.")],
        help_text="Tidak dapat diganti lagi, misalnya SDM-03.",
    )


def initial_of(definition: Definition) -> dict[str, Any]:
    """A definition as the form asks it."""
    shared = definition.shared_column
    return {
        **{name: getattr(definition, name) for name in SAID},
        "asked_in": [str(number) for number in sorted(definition.asked_quarters)],
        "shared_column": shared.column if shared else "",
        "shared_with": f"{shared.code}.{shared.other_column}" if shared else "",
    }


def _columns(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The numbers that another indicator can take over."""
    for definition in catalogue.definitions:
        if definition.source != Source.EXTERNAL and definition.shape in (Shape.SHARE, Shape.SHARE_OVER):
            yield f"{definition.code}.a", f"{definition.code}: {definition.a_label}"
            yield f"{definition.code}.b", f"{definition.code}: {definition.b_label}"


class WeightsForm(forms.Form):
    """What each indicator weighs within its prerequisite, from a quarter on."""

    valid_from = forms.ChoiceField(label="Berlaku sejak", help_text="Hanya triwulan yang belum dilaporkan siapa pun.")

    def __init__(self, data: Any = None, *, quarters: Sequence[Quarter], catalogue: Catalogue) -> None:
        super().__init__(data)
        self.fields["valid_from"].choices = [(one.code, one.label) for one in quarters]  # type: ignore[attr-defined]
        self.definitions = [one for one in catalogue.definitions if one.prerequisite in SEVEN]
        for one in self.definitions:
            self.fields[one.code] = forms.IntegerField(
                label=f"{one.code} {one.name}", min_value=0, max_value=HEAVIEST, initial=one.weight
            )

    @property
    def groups(self) -> list[tuple[str, list[tuple[Definition, Any]]]]:
        """For the template: each prerequisite with its indicators and their inputs."""
        rows = [(one, self[one.code]) for one in self.definitions]
        found = ((part.label, [row for row in rows if row[0].prerequisite == part]) for part in SEVEN)
        return [(label, members) for label, members in found if members]

    @property
    def quarter(self) -> Quarter:
        return Quarter.parse(self.cleaned_data["valid_from"])

    @property
    def weights(self) -> dict[str, int]:
        return {one.code: self.cleaned_data[one.code] for one in self.definitions}
