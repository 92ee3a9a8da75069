"""What changed since a report was returned and sent again: each item then and now, who and when; and what did not."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from indicators.kinds import State
from indicators.models import Definition
from institutions.access.scope import Scope
from institutions.tests.cast import Cast, wib
from reporting.acknowledgements import as_seen, left_out
from reporting.attaching import detach
from reporting.entries import Entry
from reporting.figures import Evidence, Figure
from reporting.inspected import Inspected
from reporting.inspection import inspections_of
from reporting.merging import Offer
from reporting.reports import Report
from reporting.saving import save_reported
from reporting.since_return import moments_of
from reporting.statuses import Status
from reporting.tests.stories import a_definition, a_figure, a_proof, a_report, a_window
from reporting.verification import read_together
from reporting.workflow import make_move

pytestmark = pytest.mark.django_db

SENT, RETURNED, MENDED, AGAIN = (wib(2026, 10, day) for day in (5, 6, 7, 8))


def say(report: Report, code: str, number: int, *, by: Scope, at: datetime = MENDED, note: str = "") -> None:
    figure = Figure.everything.filter(report=report, indicator__code=code).first()
    entry = Entry(State.NUMBER, Decimal(number), note=note)
    save_reported(report, offers={code: Offer(entry, figure.version if figure else 0)}, scope=by, at=at)


def give_back(report: Report, *items: Definition, by: Scope, verb: str = "return", at: datetime = RETURNED) -> Report:
    return make_move(verb, report, scope=by, at=at, note="Periksa.", items=[one.indicator for one in items])


def look(reports: list[Report], *, scope: Scope) -> dict[str, Inspected]:
    fresh = list(
        Report.everything.filter(pk__in=[one.pk for one in reports]).select_related("institution__region__parent")
    )
    return {item.code: item for one in inspections_of(fresh, scope=scope) for item in one.items}


def a_mended_report(cast: Cast) -> Report:
    """Items A to D were said; A to C were returned: A has a new number, B only a new note, C was changed and back."""
    a_window(cast.province)
    definitions = {code: a_definition(code) for code in "ABCD"}
    report = a_report(cast.health, Status.SUBMITTED, at=SENT)
    for definition in definitions.values():
        a_figure(report, definition, 10, by=cast.focal_point, at=SENT)
    give_back(report, *(definitions[code] for code in "ABC"), by=cast.coordinator)
    say(report, "A", 12, by=cast.focal_point)
    say(report, "A", 14, by=cast.focal_point)
    say(report, "B", 10, by=cast.focal_point, note="Memang sepuluh.")
    say(report, "C", 11, by=cast.focal_point)
    say(report, "C", 10, by=cast.focal_point)
    return make_move("submit", report, scope=cast.focal_point, at=AGAIN)


def test_each_changed_item_says_what_it_said_and_what_it_says_and_by_whom(cast: Cast) -> None:
    items = look([a_mended_report(cast)], scope=cast.coordinator)

    since = items["A"].since
    assert since is not None
    assert since.before is not None
    assert (since.before.a, items["A"].answer.a, since.at) == (10, 14, MENDED)  # type: ignore[union-attr]
    assert since.who == f"{cast.focal_point.user.name} ({cast.focal_point.capacity})"
    assert {code for code, item in items.items() if item.is_changed} == {"A", "B"}
    assert {code for code, item in items.items() if item.stayed} == {"C"}
    assert (items["B"].since.has_new_answer, items["B"].since.has_new_note) == (False, True)  # type: ignore[union-attr]
    assert items["D"].since is None


def test_the_page_opens_with_what_changed(cast: Cast) -> None:
    report = a_mended_report(cast)

    page = cast.client(cast.coordinator).get(reverse("verification", args=[report.pk]))

    [group] = page.context["examination"].changed
    assert [item.code for item in group.items] == ["A", "B", "C"]
    shown = page.content.decode()
    assert shown.index("Berubah sejak dikembalikan") < shown.index("Selain itu perlu dilihat")
    assert '<del><span class="visually-hidden">Saat dikembalikan: </span>10 orang</del>' in shown
    assert '<ins><span class="visually-hidden">Sekarang: </span>14 orang</ins>' in shown
    assert "dikembalikan, jawabannya tetap" in shown
    assert "Catatan pengirim (baru): Memang sepuluh." in shown


def test_a_first_answer_and_moved_files_are_changes(cast: Cast) -> None:
    a_window(cast.province)
    definitions = [a_definition(code, evidence="optional") for code in "AB"]
    report = a_report(cast.health, Status.SUBMITTED, at=SENT)
    old = a_proof(a_figure(report, definitions[0], 10, by=cast.focal_point, at=SENT), "lama.pdf", by=cast.focal_point)
    give_back(report, by=cast.coordinator)
    say(report, "B", 3, by=cast.focal_point)
    detach(report, evidence_ids={old.pk}, scope=cast.focal_point, at=MENDED)
    new = a_proof(Figure.everything.get(report=report, indicator__code="A"), "baru.pdf", by=cast.focal_point)
    Evidence.everything.filter(pk=new.pk).update(attached_at=MENDED)
    make_move("submit", report, scope=cast.focal_point, at=AGAIN)

    items = look([report], scope=cast.coordinator)

    one, two = items["A"].since, items["B"].since
    assert one is not None
    assert two is not None
    assert (one.removed, one.added, one.has_new_answer) == ((old,), (new,), False)
    assert one.who == cast.focal_point.user.name
    assert (two.before, two.has_new_answer) == (None, True)
    page = cast.client(cast.coordinator).get(reverse("verification", args=[report.pk])).content.decode()
    assert "belum dijawab</del>" in page
    assert "Dilepas: " in page


def test_a_report_that_came_for_the_first_time_has_no_then_and_now(cast: Cast) -> None:
    definition = a_definition("A")
    report = a_report(cast.health, Status.SUBMITTED, at=SENT)
    a_figure(report, definition, 10, by=cast.focal_point, at=SENT)

    page = cast.client(cast.coordinator).get(reverse("verification", args=[report.pk]))

    assert page.context["examination"].changed == []
    assert "sejak dikembalikan" not in page.content.decode()


def test_a_verified_report_that_was_reopened_says_what_changed(cast: Cast) -> None:
    a_window(cast.province)
    a_figure(report := a_report(cast.own, Status.SUBMITTED, at=SENT), a_definition("K", level="region"), 5)
    make_move("verify", report, scope=cast.verifier, at=SENT)
    give_back(report, by=cast.verifier, verb="reopen")
    say(report, "K", 6, by=cast.coordinator)
    make_move("submit", report, scope=cast.coordinator, at=AGAIN, known=as_seen(left_out(report)))

    items = look([report], scope=cast.verifier)

    assert items["K"].is_changed
    assert "berubah sejak dikembalikan" in items["K"].marks


# --- what the province knows of agencies -----------------------------------------------------------------


def agency_mended(cast: Cast, *, verb: str, by: Scope) -> list[Report]:
    """An agency's report that somebody gave back, that was changed, sent, and accepted; with its regency's."""
    a_window(cast.province)
    definition = a_definition("A")
    regency = a_report(cast.own, Status.SUBMITTED if verb == "send_back" else Status.DRAFT, at=SENT)
    report = a_report(cast.health, Status.ACCEPTED, at=SENT)
    a_figure(report, definition, 10, by=cast.focal_point, at=SENT)
    give_back(report, definition, by=by, verb=verb)
    say(report, "A", 14, by=cast.focal_point)
    make_move("submit", report, scope=cast.focal_point, at=AGAIN)
    make_move("accept", report, scope=cast.coordinator, at=AGAIN)
    Report.everything.filter(pk=regency.pk).update(status=Status.SUBMITTED, submitted_at=AGAIN, first_submitted_at=SENT)
    return read_together(Report.everything.select_related("institution__region__parent").get(pk=regency.pk), scope=by)


def test_what_the_province_sent_back_is_told_to_it_again(cast: Cast) -> None:
    together = agency_mended(cast, verb="send_back", by=cast.verifier)

    assert look(together, scope=cast.verifier)["A"].is_changed


def test_a_coordinators_own_return_is_no_news_to_the_province(cast: Cast) -> None:
    together = agency_mended(cast, verb="return", by=cast.coordinator)

    assert look(together, scope=cast.verifier)["A"].since is None
    assert look(together, scope=cast.coordinator)["A"].is_changed


def test_with_the_regencys_report_the_province_had_seen_its_agencies(cast: Cast) -> None:
    together = agency_mended(cast, verb="return", by=cast.coordinator)
    Report.everything.filter(pk=together[0].pk).update(returned_at=RETURNED)
    fresh = read_together(
        Report.everything.select_related("institution__region__parent").get(pk=together[0].pk), scope=cast.verifier
    )

    assert moments_of(fresh, scope=cast.verifier) == {one.pk: RETURNED for one in fresh}
    assert look(fresh, scope=cast.verifier)["A"].is_changed


def test_changes_cost_the_same_for_more_items_and_agencies(cast: Cast, assert_same_queries: Callable[..., int]) -> None:
    together = agency_mended(cast, verb="send_back", by=cast.verifier)
    page, client = reverse("verification", args=[together[0].pk]), cast.client(cast.verifier)

    def grow() -> None:
        report = a_report(cast.schools, Status.ACCEPTED, at=SENT)
        for definition in (Definition.objects.get(indicator__code="A"), a_definition("B")):
            a_figure(report, definition, 10, by=cast.schools_focal_point, at=SENT)
        give_back(report, by=cast.verifier, verb="send_back")
        for code in "AB":
            say(report, code, 14, by=cast.schools_focal_point)
        make_move("submit", report, scope=cast.schools_focal_point, at=AGAIN)
        make_move("accept", report, scope=cast.coordinator, at=AGAIN)

    assert_same_queries(lambda: client.get(page), grow=grow)
