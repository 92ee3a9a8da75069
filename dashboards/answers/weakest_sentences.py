"""Which prerequisite is weakest, and where it is weakest, in sentences. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboards.sentences import NAMED, Paragraph, joined, said, strong
from formats.dates import join_words
from formats.numbers import number
from reporting.wording import mid_sentence


@dataclass(frozen=True, kw_only=True)
class Weakest:
    """The prerequisite that is shown. `alike`: others that share its last place; `where`: the lowest regions."""

    name: str
    is_weakest: bool
    median: Decimal | None
    alike: Sequence[str] = ()
    regions: int = 0
    lowest: Decimal | None = None
    where: Sequence[str] = ()


def weakest_paragraph(told: Weakest) -> Paragraph:
    if told.median is None:
        return said("Belum ada laporan kabupaten/kota yang diverifikasi, jadi belum ada prasyarat yang dinilai.")
    return joined((which(told), where(told)))


def which(told: Weakest) -> Paragraph:
    name, median = mid_sentence(told.name), f" (median {number(told.median)} dari {told.regions} daerah)."
    if not told.is_weakest:
        return said(f"Yang ditampilkan: {name}", median)
    if told.alike:
        others = join_words([mid_sentence(one) for one in told.alike])
        return said("Prasyarat terlemah adalah ", strong(name), f", bersama {others}", median)
    return said("Prasyarat terlemah adalah ", strong(name), median)


def where(told: Weakest) -> Paragraph:
    if told.lowest is None or told.regions < 2:
        return ()
    if len(told.where) == told.regions:
        return said(f"Skornya sama di semua daerah yang dinilai: {number(told.lowest)}.")
    if len(told.where) > NAMED:
        return said("Skor terendah, ", f"{number(told.lowest)}, ada di ", strong(len(told.where)), " daerah.")
    return said("Skor terendah, ", f"{number(told.lowest)}, ada di ", strong(join_words(list(told.where))), ".")
