"""Changing what is measured: the words of a definition, its arithmetic from a free quarter, new indicators, weights."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from formats.quarters import Quarter
from indicators.catalogue import Catalogue, Definition, Indicator, catalogue_in
from indicators.changes.telling import told_definition
from indicators.changes.writing import change
from indicators.kinds import Source
from indicators.soundness import Flaw, flaws, flaws_of_change
from institutions.access.refusals import Refused
from institutions.access.scope import Scope

#: What can be corrected in place. Of the choices only the words: their scores are arithmetic.
WORDING = (
    "name", "question", "explanation", "unit", "a_label", "b_label", "choices", "is_sensitive", "evidence",
)  # fmt: skip
#: Everything that a definition says, but whose and since when.
SAID = tuple(f.name for f in Definition._meta.fields if f.name not in ("id", "indicator", "valid_from"))

UNSOUND = "Periksa lagi isian yang ditandai."
SCORES = "Skor jawaban adalah aturan hitung: ubah dengan definisi baru mulai suatu triwulan."
NOT_FREE = "{} sudah dilaporkan dengan definisi yang lama. Pilih {} atau sesudahnya."
LATER_ONE = "Sudah ada definisi yang berlaku sejak {}. Pilih triwulan itu atau sesudahnya."


def correct_wording(definition: Definition, *, values: Mapping[str, Any], scope: Scope, at: datetime) -> Definition:
    """Put other words in place of the old ones, for all quarters in which this definition holds."""
    with change(scope=scope, at=at) as made:
        held = Definition.objects.select_for_update(of=("self",)).select_related("indicator").get(pk=definition.pk)
        new = {name: values[name] for name in WORDING if name in values and values[name] != getattr(held, name)}
        if not new:
            return held
        if "choices" in new and _scores(new["choices"]) != _scores(held.choices):
            raise Refused(UNSOUND, problems=(Flaw("choices", SCORES),))
        note = told_definition(held, new)
        _set(held, new)
        _demand_sound(held, catalogue=catalogue_in(held.valid_from))
        held.save(update_fields=list(new))
        made.tell("correct_wording", held.indicator, f"Memperbaiki kata-kata {held}.", note=note)
    return held


def define_from(
    indicator: Indicator, *, quarter: Quarter, values: Mapping[str, Any], free_from: Quarter, scope: Scope, at: datetime
) -> Definition:
    """Another definition from `quarter` on. `free_from`: the first quarter that nobody has reported.

    Where the last definition begins with that same quarter, nobody has used it yet, and it is replaced.
    """
    with change(scope=scope, at=at) as made:
        Indicator.objects.select_for_update().get(pk=indicator.pk)
        last = Definition.objects.filter(indicator=indicator).order_by("-valid_from").select_related("indicator")[0]
        _demand_free(quarter, free_from=free_from)
        if quarter < last.valid_from:
            raise Refused(LATER_ONE.format(last.valid_from), field="valid_from")
        new = {name: values[name] for name in SAID if name in values and values[name] != getattr(last, name)}
        if not new:
            return last
        defined = last if last.valid_from == quarter else _copy(last, quarter)
        note = told_definition(last, new)
        before = _before(defined)
        _set(defined, new)
        _demand_sound(defined, catalogue=catalogue_in(quarter), before=before)
        defined.save()
        made.tell("define_from", indicator, f"Menetapkan definisi {indicator.code} mulai {quarter}.", note=note)
    return defined


def add_indicator(
    code: str, *, valid_from: Quarter, values: Mapping[str, Any], free_from: Quarter, scope: Scope, at: datetime
) -> Definition:
    """A new indicator, behind the others. What nobody is asked may begin in a quarter that is already reported."""
    with change(scope=scope, at=at) as made:
        if Indicator.objects.filter(code=code).exists():
            raise Refused(f"Kode {code} sudah dipakai.", field="code")
        if values["source"] != Source.EXTERNAL:
            _demand_free(valid_from, free_from=free_from)
        last = Indicator.objects.order_by("-position").first()
        indicator = Indicator(code=code, position=last.position + 1 if last else 1)
        defined = Definition(indicator=indicator, valid_from=valid_from, **{name: values[name] for name in SAID})
        _demand_sound(defined, catalogue=catalogue_in(valid_from))
        indicator.save(force_insert=True)
        defined.indicator = indicator
        defined.save(force_insert=True)
        made.tell("add_indicator", indicator, f"Menambahkan indikator {code} mulai {valid_from}: {defined.name}.")
    return defined


def set_weights(weights: Mapping[str, int], *, quarter: Quarter, free_from: Quarter, scope: Scope, at: datetime) -> int:
    """How much each indicator weighs within its prerequisite, from `quarter` on; returns how many changed."""
    with change(scope=scope, at=at) as made:
        _demand_free(quarter, free_from=free_from)
        catalogue = catalogue_in(quarter)
        for held in catalogue.definitions:
            weight = weights.get(held.code, held.weight)
            if weight == held.weight:
                continue
            note = told_definition(held, {"weight": weight})
            defined = held if held.valid_from == quarter else _copy(held, quarter)
            defined.weight = weight
            _demand_sound(defined, catalogue=catalogue)
            defined.save()
            later = Definition.objects.filter(indicator=held.indicator, valid_from__gt=quarter)
            later.update(weight=weight)
            made.tell("set_weight", held.indicator, f"Mengubah bobot {held.code} mulai {quarter}.", note=note)
    return len(made.lines)


def _demand_free(quarter: Quarter, *, free_from: Quarter) -> None:
    if quarter < free_from:
        raise Refused(NOT_FREE.format(quarter, free_from), field="valid_from")


def _demand_sound(definition: Definition, *, catalogue: Catalogue, before: Definition | None = None) -> None:
    found = flaws(definition, catalogue=catalogue)
    found += flaws_of_change(definition, before=before) if before else ()
    if found:
        raise Refused(UNSOUND, problems=found)


def _before(definition: Definition) -> Definition | None:
    """The definition that holds until this one begins."""
    earlier = Definition.objects.filter(indicator=definition.indicator, valid_from__lt=definition.valid_from)
    return earlier.order_by("-valid_from").first()


def _copy(definition: Definition, quarter: Quarter) -> Definition:
    said = {name: getattr(definition, name) for name in SAID}
    return Definition(indicator=definition.indicator, valid_from=quarter, **said)


def _set(definition: Definition, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(definition, name, value)


def _scores(choices: Any) -> list[int]:
    return sorted(int(score) for score, _ in choices)
