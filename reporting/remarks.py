"""What is said of one item: remarks of whoever judges the report, and the sender's answers."""

from datetime import datetime
from enum import Enum

from django.db import transaction
from django.utils.timezone import localdate

from indicators.models import Indicator
from institutions.access.journal import record
from institutions.access.refusals import Beaten, NotAllowed, Refused
from institutions.access.scope import Scope
from reporting.asked import definitions_for
from reporting.calendar import window_of
from reporting.facts import sides_of
from reporting.moves import Side
from reporting.reports import Remark, Report
from reporting.statuses import AWAITING, Status
from reporting.windows import why_not_saved
from reporting.workflow import hold, what_happened

JUDGES = frozenset({Side.RECEIVER, Side.PROVINCE, Side.OVERSEER})
MOST_CHARACTERS = 2000


class Voice(Enum):
    """As what somebody speaks of the items of a report."""

    JUDGE = "remark"
    SENDER = "answer_remark"


#: While the report stands so. A verified report's conversation is only read.
SPEAKS_WHILE = {Voice.JUDGE: AWAITING, Voice.SENDER: (Status.RETURNED, *AWAITING)}
WHOSE = "Catatan pada butir ditulis oleh penerima laporan dan oleh provinsi, dan dijawab oleh pengirimnya."
NOTHING_TO_ANSWER = (
    "Belum ada catatan pemeriksa yang dapat dijawab pada butir ini. Tulis penjelasan Anda sebagai catatan butir."
)


def voice_of(report: Report, *, scope: Scope) -> Voice | None:
    """None: this person may read what is said, and no more. Who filled a report on behalf answers for it."""
    sides = sides_of(report, scope)
    stands_in = Side.STAND_IN in sides and (report.on_behalf or report.status == Status.RETURNED)
    if scope.can("edit_report") and (Side.SENDER in sides or stands_in):
        return Voice.SENDER
    return Voice.JUDGE if scope.can("begin_review") and sides & JUDGES else None


def speaks_now(report: Report, *, scope: Scope, lock: str | None) -> Voice | None:
    """For a page: as what this person can speak now; `lock` is what the quarter's window says."""
    voice = voice_of(report, scope=scope)
    return voice if lock is None and voice is not None and report.status in SPEAKS_WHILE[voice] else None


def add_remark(report: Report, *, indicator: Indicator, text: str, scope: Scope, at: datetime) -> Remark:
    """Keep it with the item, in its author's voice. From a judge's first one on, the sender cannot recall the report.
    Said twice in a row (a button pressed twice), it is kept once.

    Raises NotAllowed (neither judge nor sender), Beaten (the report does not lie so that they can speak), Refused (no
    text, a closed quarter, or nothing to answer).
    """
    text = text.replace("\r\n", "\n").strip()  # browsers count a new line as one letter, and send two
    if not text:
        raise Refused("Catatan masih kosong: tuliskan apa yang perlu diperhatikan.")
    if len(text) > MOST_CHARACTERS:
        raise Refused(f"Catatan terlalu panjang; paling banyak {MOST_CHARACTERS} huruf.")
    with transaction.atomic():
        current = hold(report, scope=scope)
        voice = _voice_or_refuse(current, indicator, scope=scope, at=at)
        last = Remark.objects.visible_to(scope).filter(report=current, indicator=indicator).last()
        if last is not None and (last.author_id, last.text) == (scope.user.pk, text):
            return last
        remark = Remark(
            report=current, indicator=indicator, text=text, author=scope.user, capacity=scope.capacity,
            from_sender=voice == Voice.SENDER, at=at,
        )  # fmt: skip
        remark.save(force_insert=True)
        told = "Catatan pada" if voice == Voice.JUDGE else "Jawaban atas catatan pada"
        record(
            voice.value, current, institution=current.institution, scope=scope, at=at,
            text=f"{told} {indicator.code}", note=text,
        )  # fmt: skip
    return remark


def _voice_or_refuse(report: Report, indicator: Indicator, *, scope: Scope, at: datetime) -> Voice:
    voice = voice_of(report, scope=scope)
    if voice is None:
        raise NotAllowed(WHOSE)
    window = window_of(report.quarter, province=scope.province)
    if (lock := why_not_saved(window, on=localdate(at))) is not None:
        raise Refused(lock)
    if report.status not in SPEAKS_WHILE[voice]:
        raise Beaten(what_happened(report))
    if indicator.pk not in {definition.indicator_id for definition in definitions_for(report)}:
        raise Refused("Butir ini tidak ditanyakan dalam laporan ini.")
    said = Remark.objects.visible_to(scope).filter(report=report, indicator=indicator, from_sender=False)
    if voice == Voice.SENDER and not said.exists():
        raise Refused(NOTHING_TO_ANSWER)
    return voice
