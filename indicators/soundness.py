"""What must hold of a definition before it enters the catalogue. One function a rule; forms and verbs ask them all.

A rule takes the definition, saved or not, and the catalogue that it will stand in, and yields what is wrong, each
with the field it belongs beside, in words for the person who writes it.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from formats.dates import join_words
from indicators.catalogue import Catalogue, Definition
from indicators.kinds import (
    Direction,
    Kind,
    Level,
    Shape,
    Source,
    allowed_across_quarters,
    allowed_rollups,
    allowed_shapes,
)

#: Answers of one year are read by one rule: these change with the year, not within it.
YEARLY = ("level", "kind", "shape", "rollup_quarters")
MOST_DECIMALS, HEAVIEST, BEST_SCORE = 3, 99, 100
OPTIONS = (Kind.CHOICE, Kind.YESNO)


class Flaw(NamedTuple):
    field: str
    text: str


Rule = Callable[[Definition, Catalogue], Iterator[Flaw]]


def flaws(definition: Definition, *, catalogue: Catalogue) -> tuple[Flaw, ...]:
    """All that is wrong with it, among the other definitions that hold in the same quarter."""
    return tuple(flaw for rule in RULES for flaw in rule(definition, catalogue))


def flaws_of_change(after: Definition, *, before: Definition) -> tuple[Flaw, ...]:
    """What stands against one definition following another."""
    if after.valid_from.number == 1:
        return ()
    text = "Hanya dapat berganti mulai Triwulan I, karena angka setahun dihitung dengan satu aturan."
    return tuple(Flaw(name, text) for name in YEARLY if getattr(after, name) != getattr(before, name))


def _combination(definition: Definition, catalogue: Catalogue) -> Iterator[Flaw]:
    kind, shape = Kind(definition.kind), Shape(definition.shape)
    fits = {
        "shape": allowed_shapes(kind),
        "rollup_units": allowed_rollups(kind, shape=shape),
        "rollup_quarters": allowed_across_quarters(kind),
    }
    for field, allowed in fits.items():
        if getattr(definition, field) not in allowed:
            words = join_words([str(one.label) for one in allowed], last="atau")
            yield Flaw(field, f"Untuk jenis {kind.label}, pilih: {words}.")


def _direction(definition: Definition, catalogue: Catalogue) -> Iterator[Flaw]:
    if definition.kind in OPTIONS and definition.direction not in (Direction.UP, Direction.NONE):
        yield Flaw("direction", "Untuk pilihan dan ya/tidak, makin besar makin baik atau tanpa arah.")
    if definition.direction == Direction.NEAR_100 and definition.kind not in (Kind.SHARE, Kind.INDEX):
        yield Flaw("direction", "“Makin dekat 100” hanya untuk persentase dan indeks.")


def _choices(definition: Definition, catalogue: Catalogue) -> Iterator[Flaw]:
    if definition.kind != Kind.CHOICE:
        if definition.choices:
            yield Flaw("choices", "Hanya jenis Pilihan yang mempunyai daftar jawaban.")
        return
    scores = [score for score, _ in definition.options]
    labels = [label.casefold() for _, label in definition.options]
    if len(scores) < 2:
        yield Flaw("choices", "Tulis sedikitnya dua jawaban, satu per baris, misalnya 2: Ada.")
    elif len(set(scores)) < len(scores) or len(set(labels)) < len(labels):
        yield Flaw("choices", "Setiap jawaban mempunyai skor dan kata-kata sendiri.")
    elif not (min(scores) >= 0 and 0 < max(scores) <= BEST_SCORE):
        yield Flaw("choices", f"Skor jawaban dari 0 sampai paling banyak {BEST_SCORE}; yang terbaik di atas 0.")


def _asking(definition: Definition, catalogue: Catalogue) -> Iterator[Flaw]:
    if definition.source == Source.EXTERNAL:
        if definition.asked_in:
            yield Flaw("asked_in", "Terbitan pihak lain tidak ditanyakan kepada siapa pun.")
        if definition.kind != Kind.INDEX or definition.level != Level.REGION:
            yield Flaw("source", "Terbitan pihak lain berjenis Indeks dan bertingkat Daerah.")
    elif definition.asked_in and not definition.question:
        yield Flaw("question", "Tulis pertanyaan yang akan dibaca pengisi.")


def _words(definition: Definition, catalogue: Catalogue) -> Iterator[Flaw]:
    if definition.shape in (Shape.SHARE, Shape.SHARE_OVER):
        if not definition.a_label:
            yield Flaw("a_label", "Tulis apa yang dihitung sebagai pembilang.")
        if not definition.b_label:
            yield Flaw("b_label", "Tulis apa yang dihitung sebagai penyebut.")
    if definition.kind == Kind.SHARE and definition.unit != "%":
        yield Flaw("unit", "Satuan persentase selalu %.")
    if definition.kind == Kind.COUNT and not definition.unit:
        yield Flaw("unit", "Tulis satuannya, misalnya orang.")


def _numbers(definition: Definition, catalogue: Catalogue) -> Iterator[Flaw]:
    if definition.decimals > MOST_DECIMALS:
        yield Flaw("decimals", f"Paling banyak {MOST_DECIMALS} angka di belakang koma.")
    if definition.kind == Kind.AMOUNT and definition.decimals:
        yield Flaw("decimals", "Rupiah dicatat tanpa angka di belakang koma.")
    if definition.weight > HEAVIEST:
        yield Flaw("weight", f"Bobot dari 0 sampai {HEAVIEST}.")


def _sharing(definition: Definition, catalogue: Catalogue) -> Iterator[Flaw]:
    """The number that is not asked again must be asked somewhere: of the same people, by then, in its own right."""
    shared = definition.shared_column
    if shared is None:
        return
    other = _found(catalogue, shared.code)
    if definition.shape not in (Shape.SHARE, Shape.SHARE_OVER) or shared.column not in ("a", "b"):
        yield Flaw("same_as", "Hanya pembilang atau penyebut yang dapat diambil dari butir lain.")
    elif other is None or shared.code == definition.code or not _has_column(other, shared.other_column):
        yield Flaw("same_as", f"Tidak ada angka {shared.code}.{shared.other_column} dalam katalog triwulan itu.")
    elif other.level != definition.level or other.source == Source.EXTERNAL:
        yield Flaw("same_as", f"{other.code} tidak ditanyakan kepada pengisi yang sama.")
    elif other.shared_column is not None and other.shared_column.column == shared.other_column:
        yield Flaw("same_as", f"Angka itu sendiri diambil dari {other.shared_column.code}: tunjuk butir asalnya.")
    elif missing := definition.asked_quarters - other.asked_quarters:
        told = join_words([f"TW {number}" for number in sorted(missing)])
        yield Flaw("same_as", f"{other.code} tidak ditanyakan pada {told}.")


def _shared_by_others(definition: Definition, catalogue: Catalogue) -> Iterator[Flaw]:
    """Others that take a number from this one still find it."""
    for other in catalogue.definitions:
        shared = other.shared_column
        if shared is None or shared.code != definition.code or other.code == definition.code:
            continue
        if not _has_column(definition, shared.other_column) or other.level != definition.level:
            yield Flaw("shape", f"{other.code} mengambil angkanya dari butir ini. Ubah {other.code} lebih dahulu.")
        elif not other.asked_quarters <= definition.asked_quarters:
            yield Flaw("asked_in", f"{other.code} mengambil angkanya dari butir ini pada triwulan lain juga.")


def _found(catalogue: Catalogue, code: str) -> Definition | None:
    return next((one for one in catalogue.definitions if one.code == code), None)


def _has_column(definition: Definition, column: str) -> bool:
    return column == "a" or (column == "b" and definition.shape != Shape.SINGLE)


RULES: tuple[Rule, ...] = (
    _combination,
    _direction,
    _choices,
    _asking,
    _words,
    _numbers,
    _sharing,
    _shared_by_others,
)
