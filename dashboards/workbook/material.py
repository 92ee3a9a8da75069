"""All that the sheets of one workbook are made from, gathered once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from hashlib import blake2b

from dashboards.agency_rows import AgencyRow
from dashboards.arrivals import Arrival
from dashboards.completeness.deliveries import Deliveries
from dashboards.kept import code_mark
from dashboards.masking import TOGETHER
from dashboards.places import Place
from dashboards.regionboard import RegionBoard
from dashboards.scoreboard import Scoreboard
from dashboards.sentences import Paragraph
from dashboards.workbook.dictionary_sheet import Texts
from dashboards.workbook.hiding import Hiding
from dashboards.workbook.history import History

EXAMPLE = "DATA CONTOH, bukan angka resmi"


@dataclass(frozen=True)
class Material:
    """`at`: when the workbook is made; `on`: the day by which lateness is told; `state`: of the numbers.

    `dictionary`: as an edition has stored it.
    """

    history: History
    delivered: Deliveries
    paragraph: Paragraph
    state: object
    at: datetime
    on: date
    is_example: bool = False
    dictionary: Texts | None = None

    who = TOGETHER

    @property
    def board(self) -> Scoreboard:
        return self.history.board

    @property
    def code(self) -> str:
        return self.board.frame.tree.province.code

    @property
    def whose(self) -> str:
        return f"{len(self.board.regencies)} kabupaten/kota"

    @cached_property
    def hiding(self) -> Hiding:
        return Hiding(self.history)

    @property
    def source(self) -> str:
        return self.marked("laporan yang sudah diverifikasi provinsi")

    def marked(self, told: str) -> str:
        return f"{told} · {EXAMPLE}" if self.is_example else told

    @property
    def version(self) -> str:
        """The same mark, the same numbers: of the data, and of the rules they were worked out by."""
        data = blake2b(repr(self.state).encode(), digest_size=6)
        return f"data {data.hexdigest()}, aturan {code_mark():012x}"


@dataclass(frozen=True, kw_only=True)
class RegionMaterial(Material):
    """Of one region, with those of its agencies that the reader reaches."""

    place: Place
    name: str
    arrived: Arrival
    agencies: Sequence[AgencyRow]

    @property
    def who(self) -> int:  # type: ignore[override]
        return self.place.id

    @property
    def code(self) -> str:
        return self.place.code

    @property
    def whose(self) -> str:
        return self.name

    @property
    def own(self) -> RegionBoard:
        return self.history.now.boards[self.place.id]
