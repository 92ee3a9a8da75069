"""The year in sentences: how many reports, how readiness moved, who rose, who fell, who never reported. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboards.sentences import NAMED, Paragraph, joined, said, strong
from formats.dates import join_words
from formats.numbers import number


@dataclass(frozen=True, kw_only=True)
class Year:
    """`verified`: for each quarter its name, and how many reports of how many. `silent`: none verified all year."""

    year: int
    quarters: int
    verified: Sequence[tuple[str, int, int]]
    first: str
    score: Decimal | None = None
    first_score: Decimal | None = None
    score_year_ago: Decimal | None = None
    risen: Sequence[str] = ()
    fallen: Sequence[str] = ()
    silent: Sequence[str] = ()


def year_paragraph(facts: Year) -> Paragraph:
    return joined((_verified(facts), _score(facts), _moved(facts), _silent(facts)))


def _verified(facts: Year) -> Paragraph:
    if not any(count for _, count, _ in facts.verified):
        return said(f"Sepanjang {facts.year} belum ada laporan kabupaten/kota yang diverifikasi.")
    told = join_words([f"{name} {count} dari {expected}" for name, count, expected in facts.verified])
    return said(f"Laporan kabupaten/kota yang diverifikasi pada {facts.year}: {told}.")


def _score(facts: Year) -> Paragraph:
    if facts.score is None:
        return ()
    moves = [
        _by(facts.score - then, since)
        for then, since in ((facts.first_score, facts.first), (facts.score_year_ago, "setahun lalu"))
        if then is not None
    ]
    tail = f", {' dan '.join(moves)}." if moves else "."
    return said("Median kesiapan PUG ", strong(number(facts.score)), f" dari 100{tail}")


def _by(by: Decimal, since: str) -> str:
    return f"{'naik' if by > 0 else 'turun'} {number(abs(by))} dari {since}" if by else f"sama dengan {since}"


def _moved(facts: Year) -> Paragraph:
    """Since the first quarter of the year."""
    parts = [
        f"naik di {_named(facts.risen)}" if facts.risen else "",
        f"turun di {_named(facts.fallen)}" if facts.fallen else "",
    ]
    told = join_words([part for part in parts if part])
    return said(f"Sejak {facts.first}, kesiapan {told}.") if told else ()


def _named(names: Sequence[str]) -> str:
    return join_words(list(names)) if len(names) <= NAMED else f"{len(names)} daerah"


def _silent(facts: Year) -> Paragraph:
    if not facts.silent or not any(count for _, count, _ in facts.verified):
        return ()
    return said(f"Tanpa laporan terverifikasi sepanjang tahun: {_named(facts.silent)}.")
