"""Who leads, who fell, who is silent, in sentences: for 0, for 1 and for many. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboards.sentences import NAMED, Paragraph, joined, not_reported, said, strong
from formats.dates import join_words
from formats.numbers import number


@dataclass(frozen=True, kw_only=True)
class Standing:
    """`by`: against the quarter before; None where one of the two has no score."""

    name: str
    score: Decimal | None
    by: Decimal | None = None
    came: bool = True


def standings_paragraph(known: Sequence[Standing]) -> Paragraph:
    return joined((leading(known), fallen(known), not_reported([one.name for one in known if not one.came])))


def leading(known: Sequence[Standing]) -> Paragraph:
    scores = [one.score for one in known if one.score is not None]
    if not scores:
        return said("Belum ada daerah yang dapat diperingkatkan: belum ada laporan yang diverifikasi.")
    best = max(scores)
    first = [one.name for one in known if one.score == best]
    if len(scores) == 1:
        return said("Baru ", strong(first[0]), f" yang dinilai, dengan kesiapan {number(best)}.")
    if len(first) > NAMED:
        return said(strong(len(first)), f" daerah berbagi kesiapan tertinggi, {number(best)}.")
    return said(strong(join_words(first)), f" memimpin dengan kesiapan {number(best)}.")


def fallen(known: Sequence[Standing]) -> Paragraph:
    compared = [(one.name, one.by) for one in known if one.by is not None]
    down = sorted((by, name) for name, by in compared if by < 0)
    if not compared:
        return ()
    if not down:
        tail = f" di antara {len(compared)} daerah yang dapat dibandingkan."
        return said("Tidak ada yang turun dari triwulan lalu", tail)
    told = [f"{name} ({number(abs(by))})" for by, name in down]
    if len(down) <= NAMED:
        return said(f"Turun dari triwulan lalu: {join_words(told)}.")
    return said(strong(len(down)), f" daerah turun dari triwulan lalu, terbesar {told[0]}.")
