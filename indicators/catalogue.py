"""The catalogue: indicators, and definitions valid from a quarter.

Wording may be corrected in place. Arithmetic (`ARITHMETIC`) changes only by a new definition, from a quarter that
nobody has reported: the report's quarter tells which definition holds.
"""

from dataclasses import dataclass
from typing import ClassVar

from django.db import models

from formats.fields import QuarterField
from formats.quarters import Quarter
from indicators.answers import Rule
from indicators.kinds import (
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

#: What may not be corrected in place once a quarter has been reported with it.
ARITHMETIC = (
    "level", "kind", "shape", "direction", "rollup_units", "rollup_quarters",
    "asked_in", "source", "decimals", "same_as", "choices", "weight",
)  # fmt: skip


class Indicator(models.Model):
    """What is measured, under a code that never changes."""

    code = models.CharField("kode", max_length=20, unique=True)
    position = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "code"]

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True)
class SameAs:
    """This definition's `column` is not asked: it is `other_column` of the indicator `code`."""

    column: str
    code: str
    other_column: str


class Definition(models.Model):
    """What an indicator means from a quarter on, until a later definition takes over."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="definitions")
    valid_from = QuarterField("berlaku sejak")
    name = models.CharField("nama", max_length=200)
    question = models.CharField("pertanyaan", max_length=400, blank=True)
    explanation = models.TextField("penjelasan", blank=True)
    prerequisite = models.CharField("prasyarat", max_length=20, choices=Prerequisite.choices)
    level = models.CharField("tingkat", max_length=10, choices=Level.choices)
    kind = models.CharField("jenis", max_length=10, choices=Kind.choices)
    shape = models.CharField("bentuk", max_length=10, choices=Shape.choices)
    unit = models.CharField("satuan", max_length=30, blank=True)
    a_label = models.CharField("label angka pertama", max_length=120, blank=True)
    b_label = models.CharField("label angka kedua", max_length=120, blank=True)
    direction = models.CharField("arah", max_length=10, choices=Direction.choices)
    rollup_units = models.CharField("rekapitulasi antarinstansi", max_length=12, choices=RollUp.choices)
    rollup_quarters = models.CharField("rekapitulasi antartriwulan", max_length=12, choices=AcrossQuarters.choices)
    asked_in = models.CharField("ditanyakan pada triwulan", max_length=7, blank=True)
    source = models.CharField("sumber", max_length=10, choices=Source.choices)
    decimals = models.PositiveSmallIntegerField("desimal", default=0)
    same_as = models.CharField("sama dengan", max_length=40, blank=True)
    choices = models.JSONField("pilihan", default=list, blank=True)
    is_sensitive = models.BooleanField("peka", default=False)
    evidence = models.CharField("bukti", max_length=10, choices=EvidenceRule.choices)
    weight = models.PositiveSmallIntegerField("bobot", default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["indicator__position", "indicator__code", "valid_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["indicator", "valid_from"], name="definition_once_a_quarter")
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code} sejak {self.valid_from}"

    @property
    def code(self) -> str:
        return self.indicator.code

    @property
    def asked_quarters(self) -> frozenset[int]:
        return frozenset(int(number) for number in self.asked_in.split("|") if number)

    @property
    def options(self) -> tuple[tuple[int, str], ...]:
        """(score, label), the best first."""
        return tuple((int(score), str(label)) for score, label in self.choices)

    @property
    def shared_column(self) -> SameAs | None:
        """Written as 'b=ARG-01.a'."""
        if not self.same_as:
            return None
        column, _, other = self.same_as.partition("=")
        code, _, other_column = other.rpartition(".")
        return SameAs(column=column, code=code, other_column=other_column)

    @property
    def rule(self) -> Rule:
        """What arithmetic needs to know."""
        return Rule(
            kind=Kind(self.kind),
            shape=Shape(self.shape),
            across_units=RollUp(self.rollup_units),
            across_quarters=AcrossQuarters(self.rollup_quarters),
            asked_in=self.asked_quarters,
            decimals=self.decimals,
            choices=self.options,
            direction=Direction(self.direction),
        )


@dataclass(frozen=True)
class Catalogue:
    """The definitions that hold in one quarter, in the catalogue's order."""

    quarter: Quarter
    definitions: tuple[Definition, ...]

    def of(self, code: str) -> Definition:
        return next(definition for definition in self.definitions if definition.code == code)

    def at(self, level: Level) -> tuple[Definition, ...]:
        """What institutions of that level are asked; published values are nobody's to report."""
        return tuple(d for d in self.definitions if d.level == level and d.source != Source.EXTERNAL)


def catalogue_in(quarter: Quarter) -> Catalogue:
    """One query, whatever the history."""
    return catalogues_in((quarter,))[quarter]


def catalogues_in(quarters: tuple[Quarter, ...]) -> dict[Quarter, Catalogue]:
    """The catalogues of several quarters, in one query."""
    rows = list(Definition.objects.select_related("indicator"))
    return {quarter: Catalogue(quarter, _holding_in(quarter, rows)) for quarter in quarters}


def _holding_in(quarter: Quarter, rows: list[Definition]) -> tuple[Definition, ...]:
    holding: dict[int, Definition] = {}
    for definition in rows:  # ordered by indicator, then by valid_from: the last one that has begun holds
        if definition.valid_from <= quarter:
            holding[definition.indicator_id] = definition
    return tuple(holding.values())
