"""Where we stand, in sentences: for 0, for 1 and for many, and none that the data does not carry. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboards.sentences import NAMED, Paragraph, Piece, joined, said, strong
from formats.dates import join_words
from formats.numbers import number
from reporting.wording import mid_sentence


@dataclass(frozen=True, kw_only=True)
class Then:
    """An earlier quarter: `label` as it is called ('triwulan lalu'); unlike: other regions have a score there."""

    label: str
    score: Decimal | None
    is_alike: bool = True


@dataclass(frozen=True, kw_only=True)
class Prerequisite:
    name: str
    score: Decimal
    by: Decimal


@dataclass(frozen=True, kw_only=True)
class Position:
    """`prerequisites`: those with a score in both quarters of the same regions."""

    expected: int
    verified: int
    submitted: int
    on_time: int
    score: Decimal | None
    then: Sequence[Then] = ()
    prerequisites: Sequence[Prerequisite] = ()


def position_paragraph(position: Position) -> Paragraph:
    return joined((readiness(position), reports(position), *prerequisites(position.prerequisites)))


def readiness(position: Position) -> Paragraph:
    if position.score is None:
        return said("Belum ada skor kesiapan: belum ada laporan kabupaten/kota yang diverifikasi.")
    head: list[str | Piece] = ["Median kesiapan PUG ", strong(number(position.score)), " dari 100"]
    told = [against(position.score, one) for one in position.then if one.score is not None]
    tail = f", {join_words(told)}." if told else "; belum ada triwulan untuk dibandingkan."
    unlike = [one.label for one in position.then if one.score is not None and not one.is_alike]
    caution = f" Daerah yang dinilai tidak sama dengan {join_words(unlike)}." if unlike else ""
    return said(*head, tail, caution)


def against(score: Decimal, then: Then) -> str:
    """'naik 3 dari triwulan lalu', 'sama dengan setahun lalu'."""
    by = score - (then.score or Decimal(0))
    if not by:
        return f"sama dengan {then.label}"
    return f"{'naik' if by > 0 else 'turun'} {number(abs(by))} dari {then.label}"


def reports(position: Position) -> Paragraph:
    if not position.expected:
        return said("Tidak ada kabupaten/kota yang melapor pada triwulan ini.")
    if not position.submitted:
        return said(f"Belum ada laporan yang masuk dari {position.expected} kabupaten/kota.")
    came = said(strong(f"{position.submitted} dari {position.expected}"), " laporan kabupaten/kota masuk")
    if position.submitted == position.expected:
        came = said(strong(f"Seluruh {position.expected}"), " laporan kabupaten/kota masuk")
    return (*came, *said(f", {_on_time(position)}; {_verified(position)}."))


def _on_time(position: Position) -> str:
    if position.on_time == position.submitted:
        return "tepat waktu" if position.submitted == 1 else "semuanya tepat waktu"
    if not position.on_time:
        return "terlambat" if position.submitted == 1 else "tidak satu pun tepat waktu"
    return f"{position.on_time} di antaranya tepat waktu"


def _verified(position: Position) -> str:
    if not position.verified:
        return "belum ada yang diverifikasi"
    is_all = position.verified == position.expected
    return "semuanya sudah diverifikasi" if is_all else f"{position.verified} sudah diverifikasi"


def prerequisites(known: Sequence[Prerequisite]) -> tuple[Paragraph, ...]:
    """What rose most and what fell most since the last quarter."""
    if not known:
        return ()
    risen, fallen = [one for one in known if one.by > 0], [one for one in known if one.by < 0]
    if not risen and not fallen:
        return (said("Tidak satu pun prasyarat berubah dari triwulan lalu."),)
    return tuple(_most(group, word) for group, word in ((risen, "naik"), (fallen, "turun")) if group)


def _most(group: Sequence[Prerequisite], word: str) -> Paragraph:
    most = max(abs(one.by) for one in group)
    first = [one for one in group if abs(one.by) == most]
    if len(first) > NAMED:
        return said(f"{len(first)} prasyarat {word} {number(most)}.")
    names = join_words([mid_sentence(one.name) for one in first])
    head = "Prasyarat yang paling " + word
    each = "masing-masing " if len(first) > 1 else ""
    return said(f"{head}: ", strong(names), f", {each}{word} {number(most)}.")
