"""The paragraph at the top: where do we stand? Written from the data by rules, for 0, for 1 and for many. Pure.

A sentence that the data do not carry is not written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from formats.dates import join_words
from formats.numbers import number
from reporting.wording import mid_sentence

#: Up to so many are called by name; of more, only the count is told.
NAMED = 3


class Piece(NamedTuple):
    """A stretch of text; what weighs most is printed strong."""

    text: str
    is_strong: bool = False


Paragraph = tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True)
class Shift:
    """How a region's score moved since the quarter before."""

    name: str
    score: Decimal
    by: Decimal


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One indicator that tells what a weak prerequisite means: its name, and what it comes to."""

    name: str
    value: str


@dataclass(frozen=True, kw_only=True)
class ProvinceFacts:
    """`on_time`: of the verified ones. `missing` and `returned`: names of regions."""

    expected: int
    verified: int
    on_time: int
    waiting: int = 0
    missing: Sequence[str] = ()
    returned: Sequence[str] = ()
    score: Decimal | None = None
    shifts: Sequence[Shift] = ()
    weakest: Sequence[str] = ()
    weakest_score: Decimal | None = None
    evidence: Evidence | None = None


def strong(text: str | int) -> Piece:
    return Piece(str(text), True)


def said(*parts: str | Piece) -> Paragraph:
    return tuple(part if isinstance(part, Piece) else Piece(part) for part in parts)


def plain_text(paragraph: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in paragraph)


def joined(sentences: Iterable[Paragraph]) -> Paragraph:
    """Sentences in a row, a space between."""
    pieces: list[Piece] = []
    for sentence in sentences:
        if sentence and pieces:
            pieces.append(Piece(" "))
        pieces += sentence
    return tuple(pieces)


def province_paragraph(facts: ProvinceFacts) -> Paragraph:
    return joined(
        (
            verified_reports(facts),
            readiness_moves(facts),
            weakest_prerequisite(facts.weakest, score=facts.weakest_score, evidence=facts.evidence),
            not_reported(facts.missing),
            being_mended(facts.returned),
        )
    )


def verified_reports(facts: ProvinceFacts) -> Paragraph:
    if not facts.expected:
        return said("Tidak ada kabupaten/kota yang melapor pada triwulan ini.")
    if not facts.verified:
        waiting = f" {facts.waiting} laporan menunggu verifikasi." if facts.waiting else ""
        return said("Belum ada laporan kabupaten/kota yang diverifikasi." + waiting)
    if facts.verified == facts.expected:
        count = said("Laporan ", strong(f"seluruh {facts.expected}"), " kabupaten/kota sudah diverifikasi")
    else:
        count = said(
            "Laporan ", strong(f"{facts.verified} dari {facts.expected}"), " kabupaten/kota sudah diverifikasi"
        )
    return (*count, *_on_time(facts))


def _on_time(facts: ProvinceFacts) -> Paragraph:
    if facts.verified == 1:
        return said(" dan dikirim tepat waktu." if facts.on_time else ", tetapi dikirim terlambat.")
    if facts.on_time == facts.verified:
        return said(", semuanya tepat waktu.")
    if not facts.on_time:
        return said(", tetapi tidak satu pun tepat waktu.")
    return said(", ", strong(facts.on_time), " di antaranya tepat waktu.")


def readiness_moves(facts: ProvinceFacts) -> Paragraph:
    risen = [shift for shift in facts.shifts if shift.by > 0]
    fallen = [shift for shift in facts.shifts if shift.by < 0]
    if not facts.shifts:
        return (
            said("Median kesiapan PUG ", strong(number(facts.score)), " dari 100.") if facts.score is not None else ()
        )
    if not risen and not fallen:
        return said(f"Kesiapan PUG tidak berubah di {len(facts.shifts)} daerah yang dapat dibandingkan.")
    if not risen:
        return said("Kesiapan PUG turun di ", *_how_many(fallen, word="turun", superlative="terbesar"), ".")
    if not fallen:
        return said("Kesiapan PUG naik di ", *_how_many(risen, word="naik", superlative="terbesar"), ".")
    return said(
        "Kesiapan PUG naik di ", strong(len(risen)), f" daerah; penurunan terbesar di {_largest(fallen, 'turun')}."
    )


def _how_many(shifts: Sequence[Shift], *, word: str, superlative: str) -> Paragraph:
    if len(shifts) == 1:
        return said(_largest(shifts, word))
    return said(strong(len(shifts)), f" daerah, {superlative} di {_largest(shifts, word)}")


def _largest(shifts: Sequence[Shift], word: str) -> str:
    """'Kabupaten Seruyan (36, turun 5)'; several that moved alike are named together, or counted."""
    most = max(abs(shift.by) for shift in shifts)
    first = [shift for shift in shifts if abs(shift.by) == most]
    by = number(most)
    if len(first) == 1:
        return f"{first[0].name} ({number(first[0].score)}, {word} {by})"
    if len(first) <= NAMED:
        return join_words([f"{shift.name} ({number(shift.score)})" for shift in first]) + f", masing-masing {word} {by}"
    return f"{len(first)} daerah, masing-masing {word} {by}"


def weakest_prerequisite(
    names: Sequence[str], *, score: Decimal | None, evidence: Evidence | None, measure: str = "median"
) -> Paragraph:
    """Nothing where none stands out: more than `NAMED` share the last place."""
    if not names or score is None or len(names) > NAMED:
        return ()
    words = join_words([mid_sentence(name) for name in names])
    head = f"Prasyarat terlemah adalah {words} ({measure} {number(score)})".replace("( ", "(")
    if evidence is None or len(names) > 1:
        return said(f"{head}.")
    return said(f"{head}: {mid_sentence(evidence.name)} ", strong(evidence.value), ".")


def not_reported(names: Sequence[str]) -> Paragraph:
    if not names:
        return ()
    if len(names) <= NAMED:
        return said(f"{join_words(list(names))} belum melapor.")
    return said(strong(len(names)), " daerah belum melapor.")


def being_mended(names: Sequence[str]) -> Paragraph:
    if not names:
        return ()
    if len(names) <= NAMED:
        return said(f"Laporan {join_words(list(names))} sedang diperbaiki.")
    return said(f"Laporan {len(names)} daerah sedang diperbaiki.")
