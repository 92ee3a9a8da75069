"""What an address asks to be compared: regions, indicators, measure, layout. What it names and nobody knows is told.

`?daerah=62.01&daerah=62.03&indikator=KOM-01`. Without `daerah` all regions are meant, unless the form was sent
(`pilih`); `semua` means all of them in either.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.http import QueryDict

from dashboards.meanings import Meaning
from dashboards.places import Place

T = TypeVar("T")
ALL = "semua"
MEASURES = {"nilai": "Nilai", "capaian": "Capaian terhadap target", "perubahan": "Perubahan"}
LAYOUTS = {"tabel": "Tabel", "kecil": "Grafik kecil"}
STATES = {
    "": "Semua laporan",
    "diverifikasi": "Diverifikasi",
    "menunggu": "Menunggu atau diperbaiki",
    "belum": "Belum melapor",
}
#: The words of an address that are kept from one choice to the next.
NAMES = ("pilih", "daerah", "indikator", "ukuran", "tampil", "saring", "urut", "edisi")


@dataclass(frozen=True)
class Choice:
    """`strange`: what the address named and nobody knows, in words."""

    places: tuple[Place, ...]
    meanings: tuple[Meaning, ...]
    measure: str
    layout: str
    state: str
    strange: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.places and self.meanings)

    @property
    def only(self) -> Meaning | None:
        """The one indicator, where one is chosen."""
        return self.meanings[0] if len(self.meanings) == 1 else None

    @property
    def in_words(self) -> str:
        return f"{len(self.places)} daerah · {len(self.meanings)} indikator"


def choice_of(asked: QueryDict, *, places: Sequence[Place], meanings: Sequence[Meaning]) -> Choice:
    """`places`: the regencies, and the province itself last: it is only there where it is named."""
    strange: list[str] = []
    regencies = places[:-1]
    codes = asked.getlist("daerah") or ([] if "pilih" in asked else [ALL])
    return Choice(
        places=tuple(_picked(codes, {one.code: one for one in places}, everything=regencies, strange=strange)),
        meanings=tuple(
            _picked(asked.getlist("indikator"), {m.code: m for m in meanings}, everything=meanings, strange=strange)
        ),
        measure=_one("ukuran", asked, MEASURES, strange),
        layout=_one("tampil", asked, LAYOUTS, strange),
        state=_one("saring", asked, STATES, strange),
        strange=tuple(dict.fromkeys(strange)),
    )


def _picked(codes: list[str], known: Mapping[str, T], *, everything: Iterable[T], strange: list[str]) -> list[T]:
    """In the order of the catalogue and of the codes, each once; a code in small letters is known too."""
    wanted = {code.strip().upper() for code in codes}
    strange += [code[:30] for code in codes if code.strip().upper() not in known and code not in (ALL, "")]
    chosen = list(everything) if ALL in codes else []
    return [one for code, one in known.items() if code in wanted or one in chosen]


def _one(name: str, asked: QueryDict, known: Mapping[str, str], strange: list[str]) -> str:
    first, value = next(iter(known)), asked.get(name, "")
    if value and value not in known:
        strange.append(f"{name}={value[:30]}")
    return value if value in known else first


def address(asked: QueryDict, **changes: str | None) -> str:
    """The same page with something chosen otherwise; None leaves it away."""
    kept = QueryDict(mutable=True)
    for name in NAMES:
        kept.setlist(name, asked.getlist(name))
    for name, value in changes.items():
        kept.setlist(name, [] if value is None else [value])
    return f"?{kept.urlencode()}"
