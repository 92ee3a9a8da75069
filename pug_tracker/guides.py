"""What the help pages read from the tables themselves: whose moves are whose, and the days of a quarter."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from formats.quarters import Quarter, last_ended
from institutions.access.roles import ABILITIES, Role
from institutions.access.scope import Scope
from institutions.tree import Institution
from reporting.calendar import due_for, window_of
from reporting.moves import MOVES, Move, Side
from reporting.windows import ACCEPTANCE_DAYS, AGENCY_DAYS, REGION_DAYS, QuarterWindow

#: On which sides of a report each role can stand; who stands on none takes no step.
SIDES: dict[Role, frozenset[Side]] = {
    Role.FOCAL_POINT: frozenset({Side.SENDER}),
    Role.COORDINATOR: frozenset({Side.SENDER, Side.STAND_IN, Side.RECEIVER}),
    Role.VERIFIER: frozenset({Side.RECEIVER, Side.PROVINCE, Side.OVERSEER}),
}
#: Who has a due day of their own.
REPORTERS = (Role.FOCAL_POINT, Role.COORDINATOR)


@dataclass(frozen=True)
class Step:
    """One move as a reader meets it: from which states, to which, and whether a note is needed."""

    label: str
    froms: tuple[str, ...]
    to: str
    needs_note: bool


@dataclass(frozen=True)
class Day:
    """One line of the calendar: what begins or ends, and on which day of each shown quarter."""

    label: str
    note: str
    pairs: tuple[tuple[Quarter, date], ...]


@dataclass(frozen=True)
class Calendar:
    quarters: tuple[Quarter, ...]
    days: tuple[Day, ...]
    own_due: date | None


def roles_for(own: Role) -> tuple[Role, ...]:
    """One's own first, then those of the others as a figure meets them."""
    order = (Role.FOCAL_POINT, Role.COORDINATOR, Role.VERIFIER, Role.LEADER, Role.ADMINISTRATOR)
    return (own, *(role for role in order if role != own))


def steps_of(role: Role) -> tuple[Step, ...]:
    """The lines of the table of moves that this role can make; two that a reader cannot tell apart are one."""
    moves = [move for move in MOVES if move.side in SIDES.get(role, ()) and move.ability in ABILITIES[role]]
    labels = dict.fromkeys(move.label for move in moves)
    return tuple(_step([move for move in moves if move.label == label]) for label in labels)


def _step(moves: list[Move]) -> Step:
    froms = dict.fromkeys(str(status.label) for move in moves for status in move.froms)
    return Step(moves[0].label, tuple(froms), _outcome(moves[0]), moves[0].needs_note)


def _outcome(move: Move) -> str:
    """The state that follows; beginning a review leaves it, but takes away the sender's way back."""
    if move.to is None:
        return "tetap; pengirim tidak dapat menariknya lagi"
    again = f", atau {move.to_again.label} bila pernah dikembalikan" if move.to_again else ""
    return f"{move.to.label}{again}"


def calendar_for(scope: Scope, *, on: date) -> Calendar:
    """The quarter that has ended last, and the running one."""
    quarters = (last_ended(on), Quarter.of(on))
    windows = [window_of(quarter, province=scope.province) for quarter in quarters]
    return Calendar(quarters, _days(windows), _own_due(scope.institution, windows[0], role=scope.role))


def _days(windows: list[QuarterWindow]) -> tuple[Day, ...]:
    def day(label: str, note: str, of: Callable[[QuarterWindow], date]) -> Day:
        return Day(label, note, tuple((window.quarter, of(window)) for window in windows))

    return (
        day("Mulai dapat diisi", "hari pertama triwulan", lambda window: window.quarter.first_day),
        day("Mulai dapat dikirim", "sehari sesudah triwulan berakhir", lambda window: window.quarter.next.first_day),
        day("Tenggat perangkat daerah", _working_days(AGENCY_DAYS), lambda window: window.dues.agency),
        day("Tenggat penerimaan", _working_days(ACCEPTANCE_DAYS), lambda window: window.dues.acceptance),
        day("Tenggat kabupaten/kota", _working_days(REGION_DAYS), lambda window: window.dues.region),
    )


def _working_days(count: int) -> str:
    return f"lazimnya {count} hari kerja sesudahnya"


def _own_due(institution: Institution, window: QuarterWindow, *, role: Role) -> date | None:
    return due_for(institution, window=window) if role in REPORTERS else None
