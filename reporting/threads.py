"""The conversation about one item, and whose turn it is. Nothing is asked here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from reporting.reports import Remark
from reporting.statuses import Status

UNANSWERED, NEWLY_ANSWERED = "belum dijawab", "jawaban baru"


@dataclass(frozen=True)
class Line:
    """One thing said; `mark` tells that the other side has not taken it up yet."""

    remark: Remark
    mark: str = ""


@dataclass(frozen=True)
class Thread:
    """`status`: how the report stands. `changed_at`: when the item last changed; that takes a remark up, too."""

    remarks: tuple[Remark, ...]
    status: Status
    changed_at: datetime | None = None

    def __bool__(self) -> bool:
        return bool(self.remarks)

    @property
    def lines(self) -> Iterator[Line]:
        for place, remark in enumerate(self.remarks):
            yield Line(remark, self._mark(remark) if place >= self._open_from else "")

    @property
    def is_unanswered(self) -> bool:
        """A judge spoke last, and nothing came of it yet."""
        return any(line.mark == UNANSWERED for line in self.lines)

    @property
    def is_newly_answered(self) -> bool:
        return any(line.mark == NEWLY_ANSWERED for line in self.lines)

    @property
    def _open_from(self) -> int:
        """Where the words of whoever spoke last begin."""
        last = self.remarks[-1].from_sender
        turns = [place for place, one in enumerate(self.remarks) if one.from_sender != last]
        return turns[-1] + 1 if turns else 0

    def _mark(self, remark: Remark) -> str:
        if self.status == Status.VERIFIED:
            return ""
        if remark.from_sender:
            return NEWLY_ANSWERED
        return "" if self.changed_at is not None and self.changed_at > remark.at else UNANSWERED
