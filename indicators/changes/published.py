"""Published values: entering them as a publisher printed them, correcting, and confirming them at the source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.timezone import localdate

from formats.numbers import number
from formats.quarters import Quarter
from indicators.catalogue import Definition, catalogue_in
from indicators.changes.writing import change
from indicators.kinds import Shape, Source
from indicators.published import PublishedValue, Sex
from institutions.access.duplicates import refuse_duplicate
from institutions.access.refusals import Beaten, Refused
from institutions.access.scope import Scope
from institutions.kinds import REGIONS
from institutions.telling import told
from institutions.tree import Institution

FIRST_YEAR = 1990
NOT_PUBLISHED = "Indikator ini dilaporkan lewat formulir, bukan terbitan pihak lain."
NO_YEAR = "Tahun data dari {} sampai {}."
ALREADY = "{} sudah mempunyai nilai {} dari seri ini. Perbaiki nilai itu lewat daftarnya."

#: (code of the region, sex)
Cell = tuple[str, str]


@dataclass(frozen=True)
class Release:
    """Where values come from, as the reader of a board may want to look it up."""

    publisher: str
    found_in: str
    released_on: date | None = None
    series: str = ""
    is_confirmed: bool = False


@dataclass(frozen=True)
class Printed:
    """A value and how many digits its source printed behind the comma: 61,30 is not 61,3."""

    value: Decimal
    decimals: int

    def __str__(self) -> str:
        return number(self.value, self.decimals)


def enter_published_values(
    code: str, *, year: int, values: Mapping[Cell, Printed], release: Release, scope: Scope, at: datetime
) -> int:
    """All of them, or none: the values of one table that was published. Returns how many."""
    with change(scope=scope, at=at) as made:
        definition = published_definition(code, on=localdate(at))
        if not FIRST_YEAR <= year <= localdate(at).year:
            raise Refused(NO_YEAR.format(FIRST_YEAR, localdate(at).year))
        places = {one.code: one for one in Institution.objects.visible_to(scope).filter(kind__in=REGIONS)}
        sexes = sexes_of(definition)
        for (place_code, sex), printed in values.items():
            if place_code not in places or sex not in sexes:
                raise Refused("Nilai terbitan hanya untuk provinsi dan kabupaten/kota.")
            row = PublishedValue(indicator=definition.indicator, institution=places[place_code], year=year, sex=sex)
            _fill(row, printed, release)
            with refuse_duplicate(ALREADY.format(row.institution, row.year)):
                row.save(force_insert=True)
            made.tell("enter_published", row.indicator, f"Memasukkan {title_of(row)}: {printed}, {row.publisher}.")
    return len(made.lines)


def correct_published_value(
    value: PublishedValue, *, printed: Printed, release: Release, scope: Scope, at: datetime
) -> PublishedValue:
    """Another number, or a better source. Its indicator, region, year and sex stay."""
    with change(scope=scope, at=at) as made:
        held = _held(value)
        before = _said(held)
        _fill(held, printed, release)
        after = _said(held)
        if after == before:
            return held
        with refuse_duplicate(ALREADY.format(held.institution, held.year), field="series"):
            held.save()
        note = "\n".join(f"{name}: {before[name]} → {new}" for name, new in after.items() if new != before[name])
        made.tell("correct_published", held.indicator, f"Memperbaiki {title_of(held)}.", note=note)
    return held


def confirm_published_values(values: Iterable[PublishedValue], *, scope: Scope, at: datetime) -> int:
    """Somebody compared them with the publisher's own table; returns how many were not yet confirmed."""
    with change(scope=scope, at=at) as made:
        for value in values:
            held = _held(value)
            if held.is_confirmed:
                continue
            held.is_confirmed = True
            held.save(update_fields=["is_confirmed"])
            text = f"Mengecek {title_of(held)} ke {held.publisher}: {number(held.value, held.decimals)}."
            made.tell("confirm_published", held.indicator, text)
    return len(made.lines)


def remove_published_value(value: PublishedValue, *, note: str, scope: Scope, at: datetime) -> None:
    """For what was entered for the wrong region or year; the journal keeps what stood there, and why it went."""
    with change(scope=scope, at=at) as made:
        if not note.strip():
            raise Refused("Tulis alasan penghapusan.")
        held = _held(value)
        text = f"Menghapus {title_of(held)}: {number(held.value, held.decimals)}, {held.publisher}."
        made.tell("remove_published", held.indicator, text, note=note)
        held.delete()


def published_definition(code: str, *, on: date) -> Definition:
    """Only what others publish has published values."""
    found = next((one for one in catalogue_in(Quarter.of(on)).definitions if one.code == code), None)
    if found is None or found.source != Source.EXTERNAL:
        raise Refused(NOT_PUBLISHED)
    return found


def sexes_of(definition: Definition) -> tuple[Sex, ...]:
    """For whom an index is published: for everybody, or for men and women apart."""
    return (Sex.MALE, Sex.FEMALE) if definition.shape == Shape.SEXES else (Sex.BOTH,)


def title_of(value: PublishedValue) -> str:
    sex = f" ({value.get_sex_display().lower()})" if value.sex else ""
    return f"{value.indicator.code} {value.year}{sex} {value.institution}"


def _fill(row: PublishedValue, printed: Printed, release: Release) -> None:
    row.value, row.decimals = printed.value, printed.decimals
    row.publisher, row.found_in = release.publisher, release.found_in
    row.released_on, row.series, row.is_confirmed = release.released_on, release.series, release.is_confirmed


def _said(row: PublishedValue) -> dict[str, str]:
    """What a row says, in words, by the name of its field."""
    return {
        "nilai": number(row.value, row.decimals),
        "penerbit": row.publisher,
        "ditemukan di": row.found_in,
        "tanggal rilis": told(row.released_on),
        "seri": told(row.series),
        "sudah dicek": told(row.is_confirmed),
    }


def _held(value: PublishedValue) -> PublishedValue:
    rows = PublishedValue.objects.select_for_update(of=("self",)).select_related("indicator", "institution")
    held = rows.filter(pk=value.pk).first()
    if held is None:
        raise Beaten("Nilai ini sudah dihapus oleh orang lain.")
    return held
