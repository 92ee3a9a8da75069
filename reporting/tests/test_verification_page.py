"""The page on which a report is judged: what needs an eye first, remarks, and the verdict."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.urls import reverse

from formats.quarters import Quarter
from indicators.kinds import Level, Shape
from indicators.models import Indicator, Target
from institutions.tests.cast import Cast, agency, wib
from reporting.figures import Figure
from reporting.inspected import Inspection
from reporting.inspection import inspection_of
from reporting.remarks import add_remark
from reporting.reports import Report, ReturnItem
from reporting.statuses import Status
from reporting.tests.stories import NOW, QUARTER, a_definition, a_figure, a_proof, a_report, a_window
from reporting.verification import picture_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]
LATER = wib(2026, 10, 6)


def page_of(report: Report) -> str:
    return reverse("verification", args=[report.pk])


def ticks_in(page: str) -> set[str]:
    """Which items can be ticked to be answered again, by the report to which the tick belongs."""
    found = re.findall(r'value="([^"]+)" form="kembalikan-(\d+)"( checked)?', page)
    return {f"{report}: {code}{checked}" for code, report, checked in found}


def marks(inspection: Inspection) -> dict[str, tuple[str, ...]]:
    return {item.code: item.marks for item in inspection.items}


# --- what needs an eye ------------------------------------------------------------------------------


def test_an_item_is_held_against_the_latest_answer_of_the_last_four_quarters(cast: Cast) -> None:
    definition = a_definition("SDM-01", asked_in="1|3")
    for quarter, number, status in (
        (Quarter(2025, 3), 10, Status.VERIFIED),
        (Quarter(2026, 1), 20, Status.VERIFIED),
        (Quarter(2026, 2), 90, Status.DRAFT),  # never sent
    ):
        a_figure(a_report(cast.health, status, quarter=quarter), definition, number)
    report = a_report(cast.health, Status.SUBMITTED)
    a_figure(report, definition, 40)

    item = inspection_of(report, scope=cast.coordinator).items[0]

    assert (item.before_in, item.before and item.before.a) == (Quarter(2026, 1), 20)
    assert item.year_ago is not None
    assert item.year_ago.a == 10
    assert item.marks == ("naik 100%",)


def test_an_earlier_answer_is_taken_as_it_was_verified(cast: Cast) -> None:
    definition = a_definition("SDM-01")
    earlier = a_report(cast.health, Status.RETURNED, quarter=QUARTER.previous, verified_at=NOW)
    a_figure(earlier, definition, 99, verified_state="number", verified_a=Decimal(10))
    report = a_report(cast.health, Status.SUBMITTED)
    a_figure(report, definition, 11)

    item = inspection_of(report, scope=cast.coordinator).items[0]

    assert item.before is not None
    assert item.before.a == 10


def test_the_target_is_the_regions_own_or_the_provinces(cast: Cast) -> None:
    one, two = (a_definition(code, level=Level.REGION) for code in ("SDM-01", "SDM-02"))
    for definition, place, value in ((one, cast.province, 10), (two, cast.province, 10), (two, cast.own, 50)):
        Target.objects.create(indicator=definition.indicator, institution=place, year=2026, value=value)
    report = a_report(cast.own, Status.SUBMITTED)
    a_figure(report, one, 20)
    a_figure(report, two, 20)

    assert marks(inspection_of(report, scope=cast.verifier)) == {"SDM-01": ("jauh di atas target: 200%",), "SDM-02": ()}


def test_an_agency_is_held_to_its_regions_share_but_not_to_the_sum_of_all_agencies(cast: Cast) -> None:
    count, share = a_definition("SDM-01"), a_definition("ARG-01", shape=Shape.SHARE)
    for definition, place, value in ((count, cast.province, 500), (share, cast.province, 10), (share, cast.own, 20)):
        Target.objects.create(indicator=definition.indicator, institution=place, year=2026, value=value)
    report = a_report(cast.health, Status.SUBMITTED)

    targets = {item.code: item.target for item in inspection_of(report, scope=cast.coordinator).items}

    assert targets == {"SDM-01": None, "ARG-01": 20}


def test_what_was_remarked_returned_reopened_or_left_out_needs_an_eye(cast: Cast) -> None:
    definitions = {code: a_definition(code) for code in ("A", "B", "C", "D", "E")}
    report = a_report(cast.health, Status.SUBMITTED, verified_at=NOW)
    for code in "ABCD":
        changed = {"verified_state": "number", "verified_a": Decimal(7 if code != "C" else 9)}
        a_figure(report, definitions[code], 7, **changed)
    ReturnItem.everything.create(
        report=report, indicator=definitions["A"].indicator, opened_by=cast.coordinator.user, opened_at=NOW
    )
    add_remark(report, indicator=definitions["B"].indicator, text="Benar?", scope=cast.coordinator, at=LATER)

    assert marks(inspection_of(report, scope=cast.verifier)) == {
        "A": ("dijawab lagi setelah dikembalikan",),
        "B": ("ada catatan pemeriksa",),
        "C": ("berbeda dari yang sudah diverifikasi",),
        "D": (),
        "E": ("tidak dijawab",),
    }


def test_what_the_sender_explained_needs_an_eye_and_is_read(cast: Cast) -> None:
    report = a_report(cast.health, Status.SUBMITTED)
    a_figure(report, a_definition("SDM-01"), 7, note="Termasuk puskesmas.")

    assert marks(inspection_of(report, scope=cast.coordinator)) == {"SDM-01": ("ada catatan pengirim",)}
    page = cast.client(cast.coordinator).get(page_of(report)).content.decode()
    assert "Catatan pengirim: Termasuk puskesmas." in page


def test_what_is_not_asked_and_not_answered_is_not_shown(cast: Cast) -> None:
    a_definition("TW1", asked_in="1")
    answered = a_definition("TW1B", asked_in="1")
    report = a_report(cast.health, Status.SUBMITTED)
    a_figure(report, answered, 3)

    assert list(marks(inspection_of(report, scope=cast.coordinator))) == ["TW1B"]


# --- the page ---------------------------------------------------------------------------------------


def a_regency(cast: Cast) -> tuple[Report, Report, Report]:
    """A regency whose one item stayed, one agency whose item jumped, and one whose stayed."""
    local, own = a_definition("KOM-03", level="region", name="Kehadiran"), a_definition("SDM-01", name="Dilatih")
    places = ((cast.own, local, 10), (cast.health, own, 40), (cast.schools, own, 10))
    for place, definition, _ in places:
        a_figure(a_report(place, Status.VERIFIED, quarter=QUARTER.previous), definition, 10)
    reports = [a_report(place, Status.ACCEPTED if place != cast.own else Status.SUBMITTED) for place, _, _ in places]
    for report, (_, definition, number) in zip(reports, places, strict=True):
        a_figure(report, definition, number)
    return reports[0], reports[1], reports[2]


def test_who_may_open_it(cast: Cast) -> None:
    agency_report, regency = a_report(cast.health, Status.SUBMITTED), a_report(cast.own, Status.SUBMITTED)

    opened = {
        report: {name for name, who in cast.people.items() if cast.client(who).get(page_of(report)).status_code == 200}
        for report in (agency_report, regency)
    }

    judges = {"verifier", "second_verifier", "province_coordinator", "coordinator"}
    assert opened == {agency_report: judges, regency: judges}
    assert cast.client(cast.other_coordinator).get(page_of(regency)).status_code == 404
    assert cast.client(cast.focal_point).get(page_of(agency_report)).status_code == 403


def test_a_regency_is_read_with_its_accepted_agencies(cast: Cast) -> None:
    regency, jumped, stayed = a_regency(cast)
    a_report(cast.other_health, Status.ACCEPTED)

    context = cast.client(cast.verifier).get(page_of(regency)).context

    examination = context["examination"]
    assert [item.code for item in examination.own.quiet] == ["KOM-03"]
    assert examination.own.remarkable == ()
    assert [group.report for group in examination.agencies_to_see] == [jumped]
    assert [group.report for group in examination.quiet_agencies] == [stayed]


def test_the_page_says_what_verification_will_do_and_does_it(cast: Cast) -> None:
    a_window(cast.province)
    regency, *agencies = a_regency(cast)
    client = cast.client(cast.verifier)
    answer = client.get(page_of(regency))
    shown, verify = answer.content.decode(), reverse("report_move", args=[regency.pk, "verify"])
    assert "beserta 2 laporan perangkat daerah yang diterima" in shown
    assert "1 butir tanpa catatan" in shown
    assert "naik 300%" in shown

    queue = reverse("verification_queue", args=[QUARTER])
    done = client.post(verify, {"seen": answer.context["seen_together"], "next": queue})

    assert done.headers["Location"] == queue
    assert {Report.everything.get(pk=one.pk).status for one in (regency, *agencies)} == {Status.VERIFIED}


def test_beginning_to_look_concerns_the_report_alone(cast: Cast) -> None:
    a_window(cast.province)
    regency, *_ = a_regency(cast)
    client = cast.client(cast.verifier)
    seen = client.get(page_of(regency)).context["seen"]

    answer = client.post(reverse("report_move", args=[regency.pk, "begin_review"]), {"seen": seen})

    assert answer.status_code == 302
    assert Report.everything.get(pk=regency.pk).review_began_at is not None


def test_an_agency_accepted_while_the_page_was_open_is_not_verified_unseen(cast: Cast) -> None:
    a_window(cast.province)
    regency, *_ = a_regency(cast)
    client = cast.client(cast.verifier)
    seen = client.get(page_of(regency)).context["seen_together"]
    new = a_report(agency("baru", "Dinas Baru", cast.own), Status.ACCEPTED)

    answer = client.post(reverse("report_move", args=[regency.pk, "verify"]), {"seen": seen})

    assert answer.status_code == 409
    assert "Sejak halaman ini dibuka" in answer.content.decode()
    assert Report.everything.get(pk=new.pk).status == Status.ACCEPTED


def test_the_proof_and_the_history_are_one_click_away(cast: Cast) -> None:
    _, jumped, _ = a_regency(cast)
    proof = a_proof(Figure.everything.get(report=jumped), "sertifikat.pdf", by=cast.focal_point)

    shown = cast.client(cast.coordinator).get(page_of(jumped)).content.decode()

    assert reverse("file_download", args=[proof.file_id]) in shown
    assert reverse("figure_history", args=[jumped.pk, "SDM-01"]) in shown


def test_the_page_costs_the_same_with_more_agencies_and_items(
    cast: Cast, assert_same_queries: Callable[..., int]
) -> None:
    client = cast.client(cast.verifier)
    definition = a_definition("SDM-01")
    regency = a_report(cast.own, Status.SUBMITTED)
    a_figure(regency, a_definition("KOM-01", level="region"), 3)
    a_proof(a_figure(a_report(cast.health, Status.ACCEPTED), definition, 3), "satu.pdf", by=cast.focal_point)

    def grow() -> None:
        a_figure(regency, a_definition("KOM-02", level="region"), 3)
        for number, place in enumerate((cast.schools, agency("baru", "Dinas Baru", cast.own))):
            report = a_report(place, Status.ACCEPTED)
            a_proof(a_figure(report, definition, 3), f"{number}.pdf", by=cast.focal_point)
            add_remark(report, indicator=definition.indicator, text="Benar?", scope=cast.verifier, at=LATER)

    assert assert_same_queries(lambda: client.get(page_of(regency)), grow=grow) <= 24


def test_remarked_items_are_ticked_beforehand_in_the_return(cast: Cast) -> None:
    a_window(cast.province)
    item = a_definition("SDM-01").indicator
    a_definition("SDM-02")
    report = a_report(cast.health, Status.SUBMITTED)
    add_remark(report, indicator=item, text="Benar?", scope=cast.coordinator, at=LATER)

    shown = cast.client(cast.coordinator).get(page_of(report)).content.decode()

    assert ticks_in(shown) == {f"{report.pk}: SDM-01 checked", f"{report.pk}: SDM-02"}
    assert "Mohon perbaiki butir yang ditandai" in shown


# --- handing back one agency's report, and going on ------------------------------------------------------


def test_one_agencys_bad_item_goes_back_from_its_regencys_page(cast: Cast) -> None:
    a_window(cast.province)
    regency, jumped, stayed = a_regency(cast)
    add_remark(jumped, indicator=Indicator.objects.get(code="SDM-01"), text="Benar?", scope=cast.verifier, at=NOW)
    client, page = cast.client(cast.verifier), page_of(regency)
    answer = client.get(page)
    shown = answer.content.decode()
    assert f"{jumped.pk}: SDM-01 checked" in ticks_in(shown)
    back, seen = reverse("report_move", args=[jumped.pk, "send_back"]), picture_of([jumped])
    assert f'action="{back}"' in shown
    assert seen in shown

    done = client.post(back, {"seen": seen, "next": page, "note": "Periksa.", "items": ["SDM-01"]}, follow=True)

    assert done.redirect_chain == [(page, 302)]
    assert [one.indicator.code for one in ReturnItem.everything.filter(report=jumped)] == ["SDM-01"]
    assert done.context["held_back"] == [jumped]
    assert [one.report for one in done.context["examination"].agencies] == [stayed]
    assert Report.everything.get(pk=regency.pk).status == Status.SUBMITTED


def test_beside_the_provinces_own_report_no_agency_is_held_back(cast: Cast) -> None:
    a_window(cast.province)
    a_report(cast.province_agency, Status.RETURNED)
    report = a_report(cast.province, Status.SUBMITTED)

    page = cast.client(cast.verifier).get(page_of(report))

    assert page.context["held_back"] == []
    assert "diverifikasi bersama" not in page.content.decode()


def test_what_an_agency_sent_meanwhile_is_not_handed_back_unseen(cast: Cast) -> None:
    a_window(cast.province)
    regency, jumped, _ = a_regency(cast)
    cast.client(cast.verifier).get(page_of(regency))
    seen = picture_of([jumped])
    Report.everything.filter(pk=jumped.pk).update(submitted_at=LATER)

    answer = cast.client(cast.verifier).post(
        reverse("report_move", args=[jumped.pk, "send_back"]), {"seen": seen, "note": "Periksa."}
    )

    assert answer.status_code == 409
    assert "Periksa." in answer.content.decode()


def test_a_coordinator_hands_back_no_agency_that_lies_with_the_province(cast: Cast) -> None:
    a_window(cast.province)
    regency, *_ = a_regency(cast)

    page = cast.client(cast.coordinator).get(page_of(regency))

    assert ticks_in(page.content.decode()) == set()
    assert "/langkah/" not in page.content.decode().split("<main")[1].replace("/langkah/recall/", "")


def test_a_verdict_leads_on_to_who_waits_longest_behind_it(cast: Cast) -> None:
    a_window(cast.province)
    first, second, third = (
        a_report(place, Status.SUBMITTED, at=wib(2026, 10, day))
        for place, day in ((cast.other, 2), (cast.province_agency, 3), (cast.own, 5))
    )
    client = cast.client(cast.verifier)
    assert client.get(page_of(second)).context["leads_on"] == page_of(third)
    assert client.get(page_of(third)).context["leads_on"] == page_of(first)  # what was skipped comes again

    led = [
        client.post(reverse("report_move", args=[one.pk, "verify"]), {"lalu": "berikutnya", "next": "/verifikasi/"})
        for one in (first, second, third)
    ]

    assert [answer.headers["Location"] for answer in led] == [page_of(second), page_of(third), "/verifikasi/"]


def test_a_coordinator_is_led_through_what_the_agencies_sent(cast: Cast) -> None:
    a_window(cast.province)
    first, second = (a_report(place, Status.SUBMITTED) for place in (cast.health, cast.schools))
    a_report(cast.other_health, Status.SUBMITTED)
    a_report(cast.own, Status.DRAFT)
    client = cast.client(cast.coordinator)
    assert client.get(page_of(first)).context["waiting"] == 1

    led = client.post(reverse("report_move", args=[first.pk, "accept"]), {"lalu": "berikutnya", "next": "/"})

    assert led.headers["Location"] == page_of(second)
