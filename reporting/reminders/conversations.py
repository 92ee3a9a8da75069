"""Who is to be told that something was said of an item: whoever has to answer, and whoever waits for the answer.

Only while the report lies with its judge: what was said of a returned report comes with the return, and its answers
with the report. A report is one line, however many items were spoken of.
"""

from collections.abc import Iterator

from django.urls import reverse

from institutions.models import Membership
from reporting.reminders.items import Item
from reporting.reminders.occasions import Occasion as O
from reporting.reminders.occasions import Told
from reporting.reminders.picture import Picture, is_under_regency
from reporting.reports import Remark, Report
from reporting.statuses import Status


def spoken_of(picture: Picture) -> Iterator[Item]:
    for threads in picture.threads.values():
        report = threads[0][-1].report
        yield from _remarked(picture, report, [each for each in threads if not each[-1].from_sender])
        yield from _answered(picture, report, [each for each in threads if each[-1].from_sender])


def _remarked(picture: Picture, report: Report, threads: list[tuple[Remark, ...]]) -> Iterator[Item]:
    if not threads:
        return
    senders = picture.overseers(report.institution) if report.on_behalf else picture.senders(report.institution)
    told, count = _told(O.REMARKED, threads), len(threads)
    for to in senders:
        note = f"{count} butir menunggu jawaban Anda." if count > 1 else "Satu butir menunggu jawaban Anda."
        yield _item(report, told, to=to, page="report_page", note=note)


def _answered(picture: Picture, report: Report, threads: list[tuple[Remark, ...]]) -> Iterator[Item]:
    """Told to who had asked; to all who judge the report where those are no longer there."""
    if not threads:
        return
    judges, authors = _judges(picture, report), {one.author_id for each in threads for one in each}
    for to in [one for one in judges if one.user_id in authors] or judges:
        note = f"{len(threads)} butir dijawab." if len(threads) > 1 else "Satu butir dijawab."
        yield _item(report, _told(O.ANSWERED, threads), to=to, page="verification", note=note)


def _judges(picture: Picture, report: Report) -> list[Membership]:
    """A coordinator may still have asked what the province now judges."""
    if not is_under_regency(report.institution):
        return picture.verifiers
    coordinators = picture.overseers(report.institution)
    if report.status == Status.SUBMITTED:
        return coordinators
    return list({one.pk: one for one in [*picture.verifiers, *coordinators]}.values())


def _told(occasion: O, threads: list[tuple[Remark, ...]]) -> Told:
    """A later remark is told again, in one line with those that still wait."""
    return Told(occasion, str(max(each[-1].pk for each in threads)))


def _item(report: Report, told: Told, *, to: Membership, page: str, note: str) -> Item:
    path = reverse(page, args=[report.pk])
    return Item.about(report.institution, told, to=to, quarter=report.quarter, path=path, note=note)
