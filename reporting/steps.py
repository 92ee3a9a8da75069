"""The moves that a page offers, as buttons, forms and links; drawn from the table of moves."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from institutions.access.scope import Scope
from reporting.moves import OpenMove, Side
from reporting.reports import Report
from reporting.statuses import Status
from reporting.workflow import moves_for

#: Begun on the form: its page of checks is where one sends.
SENDING = ("submit", "submit_on_behalf")
#: Verbs by which whoever judges a report hands it back.
RETURNING = ("return", "send_back")


@dataclass(frozen=True)
class Steps:
    """What this person can do with one report now. `blocked`: theirs, but with a reason against it."""

    report: Report
    moves: tuple[OpenMove, ...]

    @property
    def buttons(self) -> list[OpenMove]:
        """One press, no words needed."""
        return [m for m in self._open if not m.move.takes_items and m.move.verb not in (*SENDING, "verify")]

    @property
    def notes(self) -> list[OpenMove]:
        """Those that want a note, and may name items."""
        return [m for m in self._open if m.move.takes_items]

    @property
    def other_notes(self) -> list[OpenMove]:
        """Those but handing it back."""
        return [m for m in self.notes if m.move.verb not in RETURNING]

    @property
    def blocked(self) -> list[OpenMove]:
        return [m for m in self.moves if m.why_not is not None]

    @property
    def may_verify(self) -> bool:
        return any(m.move.verb == "verify" for m in self._open)

    @property
    def may_accept(self) -> bool:
        return any(m.move.verb == "accept" for m in self._open)

    @property
    def returning(self) -> str:
        """The verb by which this person hands it back, or nothing."""
        return next((m.move.verb for m in self.notes if m.move.verb in RETURNING), "")

    @property
    def may_send(self) -> bool:
        return any(m.move.verb in SENDING for m in self._open)

    @property
    def is_sender(self) -> bool:
        """The report is in their hands, whatever the calendar says."""
        return any(m.move.verb in SENDING for m in self.moves)

    @property
    def is_judge(self) -> bool:
        """The report lies with them, to be looked at."""
        judging = (Side.RECEIVER, Side.PROVINCE, Side.OVERSEER)
        return self.report.status in (Status.SUBMITTED, Status.ACCEPTED) and any(
            m.move.side in judging for m in self.moves
        )

    @property
    def form_url(self) -> str:
        return reverse("report_form", args=[self.report.pk])

    @property
    def _open(self) -> list[OpenMove]:
        return [m for m in self.moves if m.why_not is None]


def steps_for(report: Report, *, scope: Scope, at: datetime) -> Steps:
    return Steps(report, tuple(moves_for(report, scope=scope, at=at)))
