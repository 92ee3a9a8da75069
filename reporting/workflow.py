"""The one function that makes a move. A status changes here and nowhere else.

A move, its effect and its journal line share one transaction. The change is a compare-and-set UPDATE: whoever comes
second is told who was first and with what (`Beaten`), and nothing of theirs happens.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from formats.dates import stamp as printed
from indicators.models import Indicator
from institutions.access.journal import JournalEntry, record
from institutions.access.refusals import Beaten, NotAllowed, Refused
from institutions.access.scope import Scope
from reporting.acknowledgements import Acknowledged, acknowledge
from reporting.asked import definitions_for
from reporting.checks import problems_of
from reporting.facts import SUBMITTING, facts_of, sides_of
from reporting.moves import BY_VERB, Move, OpenMove, open_moves, why_not
from reporting.receipts import issue_receipt, mark_recalled
from reporting.reports import Report, ReturnItem
from reporting.stamps import stamp
from reporting.verification import count_accepted, count_reopened, hold_agencies, picture_of, write_verified

CHANGED_SINCE = (
    "Sejak halaman ini dibuka, yang akan diputuskan berubah: ada laporan yang dikirim lagi, diterima, atau "
    "dikembalikan. Buka halamannya sekali lagi, periksa, lalu putuskan. Terakhir: "
)
Effect = Callable[[list[Report], Scope, datetime], None]

#: What a move does beside writing on the report.
EFFECTS: dict[str, tuple[Effect, ...]] = {
    "submit": (issue_receipt,),
    "submit_on_behalf": (count_accepted, issue_receipt),
    "recall": (mark_recalled,),
    "accept": (count_accepted,),
    "verify": (write_verified,),
    "reopen": (count_reopened,),
}


def moves_for(report: Report, *, scope: Scope, at: datetime) -> list[OpenMove]:
    """What this person can do with this report now: it draws the buttons."""
    return open_moves(facts_of(report, scope=scope, at=at))


@transaction.atomic
def make_move(
    verb: str,
    report: Report,
    *,
    scope: Scope,
    at: datetime | None = None,
    note: str = "",
    items: Iterable[Indicator] = (),
    seen: str = "",
    known: Acknowledged | None = None,
) -> Report:
    """Take the report one step on; return it as it then stands.

    `items`: those that a return concerns; none means the whole report. `seen`: the `picture_of` what this person had
    before them. `known`: the agencies that they know to be missing in a regency's report. Raises NotAllowed (not this
    person's move), Beaten (no longer in a state from which it starts, or no longer what was seen), Refused (a guard
    or check stands against it; `problems` lists what is missing).
    """
    at, note, move = at or timezone.now(), note.strip(), BY_VERB[verb]
    current = hold(report, scope=scope)
    held = [current, *(hold_agencies(current) if verb == "verify" else ())]
    _refuse_unless_open(move, held, scope=scope, at=at, note=note, seen=seen)
    if verb == "submit":
        acknowledge(current, known=known or {}, scope=scope, at=at)
    _compare_and_set(current, stamp(move, current, at=at, note=note))
    _open_items(move, current, items, scope=scope, at=at)
    for effect in EFFECTS.get(verb, ()):
        effect(held, scope, at)
    record(verb, current, institution=current.institution, scope=scope, at=at, text=move.done, note=note)
    return current


def hold(report: Report, *, scope: Scope) -> Report:
    """Read it again within scope and hold the row, so that a command or an import cannot pass by."""
    reports = Report.objects.visible_to(scope).select_related("institution__region__parent")
    current = reports.select_for_update(of=("self",)).filter(pk=report.pk).first()
    if current is None:
        raise NotAllowed("Laporan ini di luar lingkup Anda.")
    return current


def _refuse_unless_open(move: Move, held: list[Report], *, scope: Scope, at: datetime, note: str, seen: str) -> None:
    report = held[0]
    scope.demand(move.ability)
    if move.side not in sides_of(report, scope):
        raise NotAllowed(f"Tindakan ini milik {move.side.value} laporan.")
    if report.status not in move.froms:
        raise Beaten(what_happened(report))
    if seen and seen != picture_of(held):
        raise Beaten(CHANGED_SINCE + what_happened(report))
    if (reason := why_not(move, facts_of(report, scope=scope, at=at, together=[r.pk for r in held]))) is not None:
        raise Refused(reason)
    if move.needs_note and not note:
        raise Refused("Catatan wajib diisi: tulis apa yang perlu diperbaiki atau mengapa.")
    if move.verb in SUBMITTING and (problems := problems_of(report)):
        raise Refused("Laporan belum lengkap. Lengkapi butir berikut, lalu kirim.", problems=tuple(problems))


def what_happened(report: Report) -> str:
    """The last thing done to the report, as a sentence."""
    last = JournalEntry.everything.filter(subject_kind="report", subject_id=report.pk).select_related("user").first()
    if last is None:
        return f"Laporan ini sekarang berstatus {report.get_status_display().lower()}."
    who = last.user.name if last.user else last.capacity
    return f"{last.text} oleh {who} pada {printed(last.at)}. Tidak ada yang diubah dua kali."


def _compare_and_set(report: Report, fields: dict[str, object]) -> None:
    changed = Report.everything.filter(pk=report.pk, status=report.status).update(**fields)
    if not changed:
        raise Beaten(what_happened(report))
    for name, value in fields.items():
        setattr(report, name, value)


def _open_items(move: Move, report: Report, items: Iterable[Indicator], *, scope: Scope, at: datetime) -> None:
    """The items that need a new answer. Earlier open ones are closed: the last return tells what to do."""
    if not move.takes_items:
        return
    ReturnItem.everything.filter(report=report, closed_at__isnull=True).update(closed_at=at)
    asked = {definition.indicator_id for definition in definitions_for(report)}
    ReturnItem.everything.bulk_create(
        ReturnItem(report=report, indicator=indicator, opened_by=scope.user, opened_at=at)
        for indicator in items
        if indicator.pk in asked
    )
