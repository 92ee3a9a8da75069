"""One indicator in sentences: where it stands, how it moved, who leads, who is silent. Pure.

Right for none, one and many; what the data do not carry is not said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboards.sentences import NAMED, Paragraph, joined, said, strong
from formats.dates import join_words
from formats.numbers import number


@dataclass(frozen=True, kw_only=True)
class Move:
    """Against an earlier quarter: `by` in what is printed, None where nothing can be compared."""

    since: str
    then: str
    by: Decimal | None
    is_like_for_like: bool = True


@dataclass(frozen=True, kw_only=True)
class Told:
    """`highest` and `lowest`: names and printed value; nothing where fewer than two regions have a value."""

    now: str
    has_value: bool
    is_asked: bool = True
    parts: str = ""
    decimals: int = 0
    unit: str = ""
    moves: Sequence[Move] = ()
    highest: tuple[Sequence[str], str] = ((), "")
    lowest: tuple[Sequence[str], str] = ((), "")
    silent: Sequence[str] = ()
    regions: int = 0


def told(facts: Told) -> Paragraph:
    return joined((_stands(facts), _ends(facts), _silent(facts)))


def _stands(facts: Told) -> Paragraph:
    if not facts.is_asked:
        return ()
    if not facts.has_value:
        return said("Belum ada angka terverifikasi pada triwulan ini.")
    parts = f" ({facts.parts})" if facts.parts and len(facts.parts) < 60 else ""
    moves = [_moved(move, facts) for move in facts.moves if move.by is not None]
    return said("Triwulan ini ", strong(facts.now), parts, f", {' dan '.join(moves)}." if moves else ".")


def _moved(move: Move, facts: Told) -> str:
    by = move.by or Decimal(0)
    if not by:
        return f"sama dengan {move.since}"
    unit = f" {facts.unit}" if facts.unit else ""
    note = "" if move.is_like_for_like else ", dari penjawab yang berbeda banyaknya"
    return (
        f"{'naik' if by > 0 else 'turun'} {number(abs(by), facts.decimals)}{unit} dari {move.since} ({move.then}{note})"
    )


def _ends(facts: Told) -> Paragraph:
    (high, top), (low, bottom) = facts.highest, facts.lowest
    if not high or not low:
        return ()
    if top == bottom:
        return said(f"Semua daerah yang menjawab sama: {top}.")
    return said(f"Tertinggi {_named(high)} ({top}); terendah {_named(low)} ({bottom}).")


def _named(names: Sequence[str]) -> str:
    return join_words(list(names)) if len(names) <= NAMED else f"{len(names)} daerah"


def _silent(facts: Told) -> Paragraph:
    if not facts.silent:
        return ()
    if len(facts.silent) == facts.regions:
        return said("Tidak satu pun daerah menjawab.") if facts.regions > 1 else ()
    if len(facts.silent) <= NAMED:
        return said(f"Belum ada jawaban dari {join_words(list(facts.silent))}.")
    return said(f"Belum ada jawaban dari {len(facts.silent)} daerah.")
