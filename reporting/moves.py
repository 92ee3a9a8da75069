"""The table of moves: who may take a report from which state to which. Buttons, rights, journal and tests read it.

Pure: `open_moves` tells from facts at hand what may be done, and why not. The one function that makes a move is
workflow.make_move.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from institutions.access.roles import Role
from reporting.statuses import Status as S


class Side(Enum):
    """What somebody is to one report."""

    SENDER = "pengirim"
    STAND_IN = "koordinator yang mengisi atas nama perangkat daerah"
    RECEIVER = "penerima"
    PROVINCE = "provinsi"
    OVERSEER = "provinsi, di atas koordinator yang sudah menerima"


@dataclass(frozen=True)
class Facts:
    """What the rules need to know of a report and of who is asking; gathered once by workflow.facts_of."""

    status: S
    sides: frozenset[Side]
    role: Role
    abilities: frozenset[str]
    is_agency: bool
    is_under_regency: bool
    on_behalf: bool
    review_began: bool
    has_remark: bool
    region_is_handed_in: bool
    region_was_verified: bool
    hands_in_it: str
    lock: str | None


Guard = Callable[[Facts], str | None]


@dataclass(frozen=True)
class Move:
    """One line of the table. `to` None: the report stays where it is, only the effect happens.

    `to_again` stands in for `to` when the report had been returned before: a recall does not undo the return.
    """

    verb: str
    froms: tuple[S, ...]
    to: S | None
    side: Side
    ability: str
    label: str
    done: str
    needs_note: bool = False
    takes_items: bool = False
    guards: tuple[Guard, ...] = ()
    to_again: S | None = None


@dataclass(frozen=True)
class OpenMove:
    """A move that this person can make now; or, with a reason, one that is theirs but not yet possible."""

    move: Move
    why_not: str | None


def _in_window(facts: Facts) -> str | None:
    return facts.lock


def _not_begun(facts: Facts) -> str | None:
    return "Pemeriksaan laporan ini sudah dimulai." if facts.review_began else None


def _not_yet_reviewed(facts: Facts) -> str | None:
    if facts.review_began or facts.has_remark:
        return "Penerima sudah mulai memeriksa laporan ini. Minta penerima mengembalikannya."
    return None


def _regency_not_handed_in(facts: Facts) -> str | None:
    if facts.status == S.ACCEPTED and facts.region_is_handed_in and not facts.region_was_verified:
        return "Laporan kabupaten/kota sudah dikirim ke provinsi. Tarik kembali laporan itu lebih dahulu."
    return None


def _at_the_province(facts: Facts) -> str | None:
    """What the province judges: region reports, provincial agencies, and agencies accepted after their regency."""
    if not (facts.is_agency and facts.is_under_regency):
        return None
    if facts.status != S.ACCEPTED:
        return "Laporan ini belum diterima koordinator kabupaten/kota."
    return None


def _belated(facts: Facts) -> str | None:
    if facts.is_agency and facts.is_under_regency and not facts.region_was_verified:
        return "Laporan ini diverifikasi bersama laporan kabupaten/kotanya."
    return None


def _four_eyes(facts: Facts) -> str | None:
    if facts.hands_in_it:
        return f"Yang mengisi atau mengirim angka tidak boleh memverifikasinya: {facts.hands_in_it}."
    return None


MOVES: tuple[Move, ...] = (
    Move(
        "submit", (S.DRAFT, S.RETURNED), S.SUBMITTED, Side.SENDER, "submit_report",
        "Kirim", "Laporan dikirim", guards=(_in_window,),
    ),
    Move(
        "submit_on_behalf", (S.DRAFT, S.RETURNED), S.ACCEPTED, Side.STAND_IN, "fill_on_behalf",
        "Kirim atas nama perangkat daerah", "Laporan dikirim koordinator atas nama perangkat daerah",
        guards=(_in_window,),
    ),
    Move(
        "recall", (S.SUBMITTED,), S.DRAFT, Side.SENDER, "recall_report",
        "Tarik kembali", "Laporan ditarik kembali", guards=(_in_window, _not_yet_reviewed), to_again=S.RETURNED,
    ),
    Move(
        "begin_review", (S.SUBMITTED,), None, Side.RECEIVER, "begin_review",
        "Mulai periksa", "Laporan mulai diperiksa", guards=(_in_window, _not_begun),
    ),
    Move(
        "accept", (S.SUBMITTED,), S.ACCEPTED, Side.RECEIVER, "accept_report",
        "Terima", "Laporan diterima", guards=(_in_window,),
    ),
    Move(
        "return", (S.SUBMITTED, S.ACCEPTED), S.RETURNED, Side.RECEIVER, "return_report",
        "Kembalikan", "Laporan dikembalikan", needs_note=True, takes_items=True,
        guards=(_in_window, _regency_not_handed_in),
    ),
    Move(
        "send_back", (S.ACCEPTED,), S.RETURNED, Side.OVERSEER, "return_report",
        "Kembalikan", "Laporan dikembalikan provinsi", needs_note=True, takes_items=True, guards=(_in_window,),
    ),
    Move(
        "verify", (S.SUBMITTED, S.ACCEPTED), S.VERIFIED, Side.PROVINCE, "verify_report",
        "Verifikasi", "Laporan diverifikasi", guards=(_in_window, _at_the_province, _belated, _four_eyes),
    ),
    Move(
        "reopen", (S.VERIFIED,), S.RETURNED, Side.PROVINCE, "reopen_report",
        "Buka kembali", "Laporan dibuka kembali", needs_note=True, takes_items=True, guards=(_in_window,),
    ),
)  # fmt: skip

BY_VERB = {move.verb: move for move in MOVES}


def open_moves(facts: Facts) -> list[OpenMove]:
    """The moves this person sees on this report, each with the reason when it is not possible yet."""
    return [
        OpenMove(move, why_not(move, facts))
        for move in MOVES
        if facts.status in move.froms and move.side in facts.sides and move.ability in facts.abilities
    ]


def why_not(move: Move, facts: Facts) -> str | None:
    """The first guard's reason against this move, in words; None when nothing stands against it."""
    return next((reason for guard in move.guards if (reason := guard(facts)) is not None), None)
