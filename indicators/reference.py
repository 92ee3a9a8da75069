"""The starter catalogue and the published values found in the press, as this project carries them. Pure."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from indicators.kinds import Kind, Shape

DATA = Path(__file__).resolve().parent / "data"

#: Columns of the file that go into a definition unchanged.
AS_WRITTEN = (
    "name", "question", "prerequisite", "level", "kind", "unit", "direction",
    "rollup_units", "rollup_quarters", "asked_in", "source", "same_as", "evidence",
)  # fmt: skip


@dataclass(frozen=True)
class StarterIndicator:
    """One row of indicators.csv: its code, its place in the catalogue, and the fields of its first definition."""

    code: str
    position: int
    fields: dict[str, Any]


@dataclass(frozen=True)
class StarterValue:
    """One row of published_values.csv. `decimals` are the digits that the source printed."""

    indicator: str
    region_code: str
    year: int
    sex: str
    value: Decimal
    decimals: int
    publisher: str
    found_in: str


def starter_indicators() -> Iterator[StarterIndicator]:
    for position, row in enumerate(_rows("indicators.csv"), start=1):
        yield StarterIndicator(row["code"], position, _fields(row))


def starter_values() -> Iterator[StarterValue]:
    for row in _rows("published_values.csv"):
        value = Decimal(row["value"])
        yield StarterValue(
            indicator=row["indicator"],
            region_code=row["kemendagri_code"],
            year=int(row["year"]),
            sex=row["sex"],
            value=value,
            decimals=max(0, -int(value.as_tuple().exponent)),
            publisher=row["publisher"],
            found_in=row["found_in"],
        )


def shape_of(kind: str, *, a: str, over_100: str) -> Shape:
    if kind == Kind.SHARE:
        return Shape.SHARE_OVER if over_100 == "yes" else Shape.SHARE
    return Shape.SEXES if a == "laki-laki" else Shape.SINGLE


def _fields(row: dict[str, str]) -> dict[str, Any]:
    shape = shape_of(row["kind"], a=row["a"], over_100=row["over_100"])
    return {
        **{name: row[name] for name in AS_WRITTEN},
        "explanation": row["definition"],
        "shape": shape,
        "a_label": _label(row["a"]) if shape != Shape.SINGLE else "",
        "b_label": _label(row["b"]),
        "decimals": int(row["decimals"]),
        "choices": [_choice(text) for text in row["choices"].split("|") if text],
        "is_sensitive": row["sensitive"] == "yes",
    }


def _label(text: str) -> str:
    return text[:1].upper() + text[1:]


def _choice(text: str) -> list[Any]:
    """'2:Lengkap' → [2, 'Lengkap']."""
    score, _, label = text.partition(":")
    return [int(score), label]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)
