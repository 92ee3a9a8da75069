"""How many indicators rose and fell, which most, and what is due: the second half of a report's summary. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboards.sentences import NAMED, Paragraph, joined, said, strong
from formats.dates import join_words, long_date
from reporting.wording import mid_sentence


@dataclass(frozen=True, kw_only=True)
class Moves:
    """Names of indicators by how they moved since the quarter before; `incomparable`: how many cannot be compared."""

    better: Sequence[str] = ()
    worse: Sequence[str] = ()
    same: int = 0
    incomparable: int = 0

    @property
    def compared(self) -> int:
        return len(self.better) + len(self.worse) + self.same


def moves_paragraph(moves: Moves) -> Paragraph:
    if not moves.compared:
        return said("Belum ada indikator yang dapat dibandingkan dengan triwulan lalu.")
    counts = [
        f"{count} {word}"
        for count, word in ((len(moves.better), "membaik"), (len(moves.worse), "memburuk"), (moves.same, "tetap"))
        if count
    ]
    head = said(
        "Dari ",
        strong(moves.compared),
        f" indikator yang dapat dibandingkan dengan triwulan lalu, {join_words(counts)}.",
    )
    rest = said(f"{moves.incomparable} indikator lain tidak dibandingkan.") if moves.incomparable else ()
    return joined((head, _named("Yang membaik", moves.better), _named("Yang memburuk", moves.worse), rest))


def _named(words: str, names: Sequence[str]) -> Paragraph:
    """More than a few are counted, not named."""
    if not names or len(names) > NAMED:
        return ()
    return said(f"{words}: {join_words([mid_sentence(name) for name in names])}.")


@dataclass(frozen=True, kw_only=True)
class Due:
    """Regions whose report has not come, by the day on which it is due. `on`: the day by which it is told."""

    names: Sequence[str]
    day: date
    on: date


def due_paragraph(waited: Sequence[Due]) -> Paragraph:
    return joined(_due(one) for one in waited)


def _due(one: Due) -> Paragraph:
    who = join_words(list(one.names)) if len(one.names) <= NAMED else f"{len(one.names)} daerah"
    days = (one.on - one.day).days
    if days > 0:
        return said(f"Laporan {who} belum datang, ", strong(f"{days} hari"), f" setelah tenggat {long_date(one.day)}.")
    return said(f"Laporan {who} masih ditunggu sampai {long_date(one.day)}.")
