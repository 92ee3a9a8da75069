"""The lines of the table of indicators, in sections: what each says folded away, and which one stands open."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from dashboards.meanings import Meaning
from dashboards.printed import Change
from dashboards.readiness_map import Meter, Scores, meter
from indicators.kinds import SEVEN, Prerequisite
from indicators.rollups import Total


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """Texts of one line. `to_date` is empty where the standing answer makes both the same.

    `lacks`: not everybody who was asked has answered.
    """

    code: str
    name: str
    unit: str
    now: str
    parts: str
    to_date: str
    coverage: str
    change: Change | None
    trend: SafeString
    aim: "Aim | None" = None
    stale: str = ""
    provisional: str = ""
    broken: str = ""
    lacks: bool = False
    figures: "Figures | None" = None


@dataclass(frozen=True, slots=True)
class Figures:
    """What the texts of a line are made of, for whoever writes them otherwise."""

    meaning: Meaning
    now: Total
    to_date: Total
    other: Total | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """Target, achievement and grade; the grade is that of the number that is printed."""

    target: str
    achieved: str = "n/a"
    grade: str = ""
    flag: str = ""
    value: Decimal | None = None
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """`meter` for what is scored; `is_open` where only one can stand open: on a phone."""

    label: str
    rows: tuple[IndicatorRow, ...]
    meter: Meter | None = None
    is_open: bool = False

    @property
    def note(self) -> str:
        """'3 indikator · 2 belum lengkap'."""
        lacking = sum(row.lacks for row in self.rows)
        return f"{len(self.rows)} indikator · {f'{lacking} belum lengkap' if lacking else 'lengkap'}"


def sections(rows: Iterable[tuple[Meaning, IndicatorRow]], *, scores: Scores) -> list[Section]:
    found: dict[Prerequisite, list[IndicatorRow]] = {}
    for meaning, row in rows:
        found.setdefault(meaning.prerequisite, []).append(row)
    opened = weakest(found, scores=scores)
    return [
        Section(
            label=one.label,
            rows=tuple(of),
            meter=meter(one, scores.get(one)) if one in SEVEN else None,
            is_open=one == opened,
        )
        for one, of in found.items()
    ]


def weakest(shown: Iterable[Prerequisite], *, scores: Scores) -> Prerequisite | None:
    """The one with the lowest score; the first of all where none has a score."""
    known = tuple(shown)
    scored = [(score, one) for one in known if (score := scores.get(one)) is not None]
    return min(scored, key=lambda pair: pair[0])[1] if scored else next(iter(known), None)
