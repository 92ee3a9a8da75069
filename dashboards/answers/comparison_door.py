"""/papan/…/banding/: what is compared stands in the address, and is chosen with a form that sends it there."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dashboards.addressed import LONGEST
from dashboards.answers.choices import ALL, LAYOUTS, MEASURES, NAMES, STATES, Choice, address, choice_of
from dashboards.answers.comparison import ComparisonPage
from dashboards.answers.doors import Answering
from dashboards.answers.one_indicator import SORTS
from dashboards.region_page import name_of
from indicators.kinds import Prerequisite


@dataclass(frozen=True, slots=True)
class Tick:
    """One box of the form, or one button of a row."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Ticks:
    """A fieldset of boxes: `all_url` chooses all of them, `none_url` none."""

    name: str
    label: str
    groups: tuple[tuple[str, tuple[Tick, ...]], ...]
    all_url: str
    none_url: str


class ComparisonDoor(Answering):
    name, file = "comparison", "banding"
    takes = NAMES
    many = ("daerah", "indikator")
    template_name = "dashboards/answers/comparison.html"

    @cached_property
    def choice(self) -> Choice:
        regencies = self.frame.regencies(self.quarter)
        places = (*regencies, self.frame.tree.province)
        return choice_of(self.request.GET, places=places, meanings=self.frame.shown)

    @cached_property
    def page(self) -> ComparisonPage:
        return ComparisonPage(self.courses, self.arrived, self.choice, order=self.order)

    def unknown(self) -> list[str]:
        """An order of another layout waits until that is chosen again."""
        asked = self.order.removeprefix("-")
        codes = (*(one.code for one in self.frame.shown), *(one.code for one in self.frame.quarters))
        strange = asked and asked not in (*SORTS, *(code.lower() for code in codes))
        return [*([f"urut={self.order[:LONGEST]}"] if strange else []), *self.choice.strange]

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().context(**kwargs),
            "chosen": self.choice,
            "ticks": [self._places(), self._indicators()],
            "measures": _row(MEASURES, self.choice.measure),
            "layouts": _row(LAYOUTS, self.choice.layout),
            "states": _row(STATES, self.choice.state),
            "layout_urls": [(address(self.request.GET, tampil=one), label, one == self.choice.layout)
                            for one, label in LAYOUTS.items()],
            "measure_urls": [(address(self.request.GET, ukuran=one), label, one == self.choice.measure)
                             for one, label in MEASURES.items()],
            "order": self.order,
        }  # fmt: skip

    @property
    def chosen(self) -> list[str]:
        chosen = self.choice
        codes = ", ".join(one.code for one in chosen.meanings)
        places = ", ".join(name_of(place, self.frame) for place in chosen.places)
        told = [f"Indikator: {codes or 'tidak ada'}.", f"Daerah: {places or 'tidak ada'}."]
        told.append(f"Ukuran: {MEASURES[chosen.measure].lower()}; tampilan: {LAYOUTS[chosen.layout].lower()}.")
        if chosen.state:
            told.append(f"Hanya daerah dengan laporan: {STATES[chosen.state].lower()}.")
        return [*told, *super().chosen]

    def _places(self) -> Ticks:
        offered = (*self.frame.regencies(self.quarter), self.frame.tree.province)
        ticks = tuple(Tick(p.code, name_of(p, self.frame), p in self.choice.places) for p in offered)
        return self._ticks("daerah", "Daerah", [("", ticks)])

    def _indicators(self) -> Ticks:
        groups: dict[Prerequisite, list[Tick]] = {}
        for one in self.frame.shown:
            tick = Tick(one.code, f"{one.name} ({one.code})", one in self.choice.meanings)
            groups.setdefault(one.prerequisite, []).append(tick)
        return self._ticks("indikator", "Indikator", ((of.label, tuple(ticks)) for of, ticks in groups.items()))

    def _ticks(self, name: str, label: str, groups: Iterable[tuple[str, tuple[Tick, ...]]]) -> Ticks:
        asked = self.request.GET
        none = address(asked, **{name: None, "pilih": "1"})
        return Ticks(name, label, tuple(groups), address(asked, **{name: ALL}), none)


def _row(known: dict[str, str], chosen: str) -> list[Tick]:
    return [Tick(value, label, value == chosen) for value, label in known.items()]
