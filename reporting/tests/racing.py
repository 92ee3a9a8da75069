"""A small world of one quarter, what people do in it, and what can be seen of it afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from indicators.models import Definition
from institutions.access.journal import JournalEntry
from institutions.access.refusals import Refused
from institutions.tests.cast import Cast, wib
from reporting.calendar import Extension, Window
from reporting.entries import Entry
from reporting.figures import Figure, FigureChange
from reporting.merging import Offer
from reporting.opening import change_dues, close_quarter, grant_extension, reopen_quarter
from reporting.remarks import add_remark
from reporting.reports import Remark, Report, ReturnItem
from reporting.saving import Saved, save_reported
from reporting.starting import start_report
from reporting.statuses import Status
from reporting.tests.samples import number
from reporting.tests.stories import NOW, QUARTER, a_figure, a_report, a_window
from reporting.windows import proposed_dues
from reporting.workflow import make_move

LATER = wib(2026, 10, 6)
SHOWN = 7


@dataclass(frozen=True)
class Start:
    """How it stands before two do something at once."""

    agency: Status = Status.DRAFT
    regency: Status = Status.DRAFT
    closed: bool = False


class World:
    """The health office's report with one item, its regency's with none, the other offices silent."""

    def __init__(self, cast: Cast, definition: Definition, start: Start) -> None:
        self.cast, self.item = cast, definition.indicator
        self.last_line = JournalEntry.everything.order_by("-pk").values_list("pk", flat=True).first() or 0
        self.window = a_window(cast.province, closed_at=NOW if start.closed else None)
        self.regency, self.agency = a_report(cast.own, start.regency), a_report(cast.health, start.agency)
        figure = a_figure(self.agency, definition, SHOWN, by=cast.focal_point)
        if start.agency == Status.VERIFIED:
            Figure.everything.filter(pk=figure.pk).update(verified_state=figure.state, verified_a=figure.a)

    def save(self, who: Any, entry: Entry) -> object:
        offers = {self.item.code: Offer(entry, version=1)}
        return save_reported(self.agency, offers=offers, scope=who, at=LATER)

    def move(self, verb: str, report: Report, who: Any, note: str = "") -> object:
        return make_move(verb, report, scope=who, at=LATER, note=note)

    def seen(self) -> dict[str, object]:
        """All that somebody could find afterwards, without numbers of rows."""
        reports = Report.everything.order_by("institution__code")
        return {
            "reports": list(reports.values_list("institution__code", "status", "first_submitted_at", "verified_at")),
            "figures": list(
                Figure.everything.values_list(
                    "report__institution__code", "a", "version", "verified_state", "verified_a"
                )
            ),
            "changes": sorted(FigureChange.everything.values_list("version", "a", "user__name")),
            "open items": ReturnItem.everything.filter(closed_at=None).count(),
            "remarks": Remark.everything.count(),
            "windows": list(Window.objects.values_list("closed_at", "agency_due", "region_due")),
            "extensions": list(Extension.everything.values_list("institution__code", "due")),
            "journal": sorted(
                JournalEntry.everything.filter(pk__gt=self.last_line).values_list("verb", "institution__code")
            ),
        }

    def forget(self) -> None:
        Report.everything.all().delete()
        Extension.everything.all().delete()
        self.window.delete()


def _extend(world: World) -> object:
    return grant_extension(
        world.cast.health,
        quarter=QUARTER,
        due=wib(2026, 10, 20).date(),
        reason="Banjir.",
        scope=world.cast.second_verifier,
        at=LATER,
    )


def _other_dues(world: World) -> object:
    return change_dues(QUARTER, dues=proposed_dues(QUARTER.next), scope=world.cast.second_verifier, at=LATER)


def _remark(world: World) -> object:
    return add_remark(world.agency, indicator=world.item, text="Benar?", scope=world.cast.coordinator, at=LATER)


Act = Callable[[World], object]
ACTS: dict[str, Act] = {
    "save": lambda w: w.save(w.cast.focal_point, number(9)),
    "save on behalf": lambda w: w.save(w.cast.coordinator, number(8)),
    "start": lambda w: start_report(w.cast.schools, quarter=QUARTER, scope=w.cast.schools_focal_point, at=LATER),
    "submit": lambda w: w.move("submit", w.agency, w.cast.focal_point),
    "submit on behalf": lambda w: w.move("submit_on_behalf", w.agency, w.cast.coordinator),
    "recall": lambda w: w.move("recall", w.agency, w.cast.focal_point),
    "begin review": lambda w: w.move("begin_review", w.agency, w.cast.coordinator),
    "accept": lambda w: w.move("accept", w.agency, w.cast.coordinator),
    "return": lambda w: w.move("return", w.agency, w.cast.coordinator, "Periksa."),
    "send back": lambda w: w.move("send_back", w.agency, w.cast.second_verifier, "Periksa."),
    "reopen": lambda w: w.move("reopen", w.agency, w.cast.second_verifier, "Periksa."),
    "remark": _remark,
    "regency recalls": lambda w: w.move("recall", w.regency, w.cast.coordinator),
    "regency is returned": lambda w: w.move("return", w.regency, w.cast.second_verifier, "Periksa."),
    "verify": lambda w: w.move("verify", w.regency, w.cast.verifier),
    "verify belated": lambda w: w.move("verify", w.agency, w.cast.verifier),
    "close": lambda w: close_quarter(QUARTER, scope=w.cast.verifier, at=LATER),
    "open again": lambda w: reopen_quarter(QUARTER, scope=w.cast.verifier, at=LATER, note="Ada koreksi."),
    "extend": _extend,
    "other dues": _other_dues,
}


def told(answer: object) -> object:
    """What somebody was answered; anything but a result or a refusal is a fault."""
    if isinstance(answer, Saved):
        return "saved", set(answer.changed), set(answer.conflicts), set(answer.troubles)
    if isinstance(answer, Refused):
        return type(answer).__name__
    if isinstance(answer, BaseException):
        raise answer
    return "done"


def answered(act: Act, world: World) -> object:
    try:
        return act(world)
    except Refused as refusal:
        return refusal
