"""One sending of a form: what is right is kept, what is wrong comes back as it was typed, with the reason."""

from dataclasses import dataclass, field
from datetime import datetime

from indicators.catalogue import Definition
from institutions.access.refusals import NotAllowed, Refused
from institutions.access.scope import Scope
from reporting.asked import definitions_for
from reporting.attaching import attach, detach
from reporting.editing import unlock_item
from reporting.entries import Entry, Trouble, Typed, read_entry
from reporting.merging import Offer
from reporting.posted import Posted
from reporting.remarks import add_remark
from reporting.reports import Report
from reporting.saving import Conflict, already_said, save_reported

NOT_TAKEN = "Berkas yang Anda pilih belum tersimpan. Pilih lagi bila laporan ini dapat diubah."


@dataclass
class Outcome:
    """`typed`, `replies`: what is shown again because it was not kept. `refusal`: why nothing at all was kept."""

    typed: dict[str, Typed] = field(default_factory=dict)
    troubles: dict[str, list[Trouble]] = field(default_factory=dict)
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()
    files: int = 0
    replies: dict[str, str] = field(default_factory=dict)
    replied: int = 0
    refusal: Refused | None = None

    @property
    def is_clean(self) -> bool:
        return not (self.refusal or self.troubles or self.conflicts)

    def add(self, code: str, trouble: Trouble) -> None:
        self.troubles.setdefault(code, []).append(trouble)


def fill_in(report: Report, *, posted: Posted, scope: Scope, at: datetime) -> Outcome:
    """Raises NotAllowed; every other refusal stands in the outcome, with all that was typed."""
    outcome = Outcome()
    _unlock(report, posted, outcome, scope=scope, at=at)
    definitions = {d.code: d for d in definitions_for(report) if d.code in posted.typed}
    offers = _read(definitions, posted, outcome)
    try:
        saved = save_reported(report, offers=offers, scope=scope, at=at)
    except NotAllowed:
        raise
    except Refused as refusal:
        typed = _unsaid(report, posted, offers=offers)
        untaken = {code: [Trouble("file", NOT_TAKEN)] for code in posted.uploads}
        return Outcome(typed=typed, troubles=untaken, replies=dict(posted.replies), refusal=refusal)
    outcome.changed, outcome.conflicts = saved.changed, saved.conflicts
    for code, troubles in saved.troubles.items():
        for trouble in troubles:
            outcome.add(code, trouble)
    outcome.typed = {code: posted.typed[code] for code in {*outcome.troubles, *outcome.conflicts} & {*posted.typed}}
    _keep_files(report, posted, outcome, scope=scope, at=at)
    _reply(report, posted, outcome, scope=scope, at=at)
    return outcome


def _unsaid(report: Report, posted: Posted, *, offers: dict[str, Offer]) -> dict[str, Typed]:
    """What is not kept: an untouched item is not, and neither is one whose save arrived before."""
    said = already_said(report, offers=offers)
    return {code: typed for code, typed in posted.typed.items() if code not in said}


def _read(definitions: dict[str, Definition], posted: Posted, outcome: Outcome) -> dict[str, Offer]:
    offers = {}
    for code, definition in definitions.items():
        if code in posted.theirs:
            continue
        entry, troubles = read_entry(definition, posted.typed[code])
        if entry is None:
            outcome.troubles.setdefault(code, []).extend(troubles)
        else:
            offers[code] = Offer(entry, posted.versions[code], before=_before(definition, posted))
    return offers


def _before(definition: Definition, posted: Posted) -> tuple[Entry, ...]:
    read = (read_entry(definition, typed)[0] for typed in posted.before.get(definition.code, ()))
    return tuple(entry for entry in read if entry is not None)


def _keep_files(report: Report, posted: Posted, outcome: Outcome, *, scope: Scope, at: datetime) -> None:
    """A file that cannot be taken is told at its item; numbers and other files are kept all the same."""
    outcome.files = detach(report, evidence_ids=set(posted.drops), scope=scope, at=at)
    for code, uploads in posted.uploads.items():
        for upload in uploads:
            try:
                attach(report, code=code, upload=upload, scope=scope, at=at)
                outcome.files += 1
            except Refused as refusal:
                outcome.add(code, Trouble("file", refusal.text))


def _unlock(report: Report, posted: Posted, outcome: Outcome, *, scope: Scope, at: datetime) -> None:
    if not posted.unlock:
        return
    try:
        unlock_item(report, code=posted.unlock, note=posted.unlock_note, scope=scope, at=at)
    except Refused as refusal:
        outcome.add(posted.unlock, Trouble("unlock", refusal.text))


def _reply(report: Report, posted: Posted, outcome: Outcome, *, scope: Scope, at: datetime) -> None:
    """What cannot be kept stands in its place again, with the reason."""
    asked = {d.code: d for d in definitions_for(report) if d.code in posted.replies} if posted.replies else {}
    for code, definition in asked.items():
        try:
            add_remark(report, indicator=definition.indicator, text=posted.replies[code], scope=scope, at=at)
            outcome.replied += 1
        except Refused as refusal:
            outcome.replies[code] = posted.replies[code]
            outcome.add(code, Trouble("reply", refusal.text))
