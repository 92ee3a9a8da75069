"""The province's queue: what there is to see in each report, what can be verified in one press, who came late."""

from collections.abc import Callable
from functools import partial

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from institutions.access.journal import JournalEntry
from institutions.tests.cast import Cast, agency, make_cast, wib
from institutions.tests.races import at_once
from reporting.calendar import Window
from reporting.figures import Figure
from reporting.queue import Queue
from reporting.remarks import add_remark
from reporting.reports import Report
from reporting.several_moves import Outcome, Seen, make_moves
from reporting.statuses import Status
from reporting.tests.stories import NOW, QUARTER, a_definition, a_figure, a_report, a_window
from reporting.verification import picture_of, read_together
from reporting.workflow import make_move

LATER = wib(2026, 10, 6)
QUEUE, VERIFY = (reverse(name, args=[QUARTER]) for name in ("verification_queue", "verify_several"))


def queue_of(client: Client) -> Queue:
    found: Queue = client.get(QUEUE).context["queue"]
    return found


def told(answer: object) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]  # type: ignore[attr-defined]


def statuses() -> dict[str, str]:
    return dict(Report.everything.values_list("institution__name", "status"))


def full_quarter(cast: Cast) -> dict[str, Report]:
    """Kapuas with two agencies and a provincial agency, in which nothing is to be seen; Kotim with an explained item;
    susulan of Kotim's health office, which waits with it."""
    a_window(cast.province)
    local, own = a_definition("KOM-03", level="region", name="Kehadiran"), a_definition("SDM-01", name="Dilatih")
    reports = {
        "own": a_report(cast.own, Status.SUBMITTED, at=wib(2026, 10, 4)),
        "health": a_report(cast.health, Status.ACCEPTED),
        "schools": a_report(cast.schools, Status.ACCEPTED),
        "provincial": a_report(cast.province_agency, Status.SUBMITTED, at=wib(2026, 10, 3)),
        "other": a_report(cast.other, Status.SUBMITTED, at=wib(2026, 10, 2)),
    }
    for report in reports.values():
        a_figure(report, local if report.institution.is_region else own, 5, by=cast.focal_point)
    Figure.everything.filter(report=reports["other"]).update(note="Dihitung ulang.")
    return reports


@pytest.mark.django_db
def test_the_queue_tells_what_is_quiet_and_how_much_is_to_be_seen(cast: Cast) -> None:
    reports = full_quarter(cast)

    queue = queue_of(cast.client(cast.verifier))

    assert [one.weighed.report for one in queue.quiet] == [reports["provincial"], reports["own"]]
    assert [(row.situation.institution, row.weighed.items_to_see) for row in queue.to_see] == [(cast.other, 1)]  # type: ignore[union-attr]


@pytest.mark.django_db
def test_one_press_verifies_what_is_ticked_with_its_agencies(cast: Cast) -> None:
    full_quarter(cast)
    client = cast.client(cast.verifier)
    page = client.get(QUEUE)
    ticks = [one.weighed.tick for one in page.context["queue"].quiet]
    assert all(f'value="{tick}" checked' in page.content.decode() for tick in ticks)

    answer = client.post(VERIFY, {"reports": ticks})

    assert answer.headers["Location"] == QUEUE
    assert told(answer) == [f"2 laporan diverifikasi: {cast.province_agency.name}, {cast.own.name}."]
    assert statuses() == {
        "Kabupaten Kapuas": "verified", "Dinas Kesehatan": "verified", "Dinas Pendidikan": "verified",
        cast.province_agency.name: "verified", "Kabupaten Kotawaringin Timur": "submitted",
    }  # fmt: skip


@pytest.mark.django_db
def test_what_changed_meanwhile_is_told_by_name_and_the_others_go_through(cast: Cast) -> None:
    reports = full_quarter(cast)
    client = cast.client(cast.verifier)
    ticks = [one.weighed.tick for one in queue_of(client).quiet]
    late = agency("baru", "Dinas Baru", cast.own)
    a_figure(
        a_report(late, Status.ACCEPTED), Figure.everything.get(report=reports["health"]).indicator.definitions.get(), 5
    )

    answer = client.post(VERIFY, {"reports": ticks})

    done, left = told(answer)
    assert done == f"1 laporan diverifikasi: {cast.province_agency.name}."
    assert left.startswith("Kabupaten Kapuas tidak diverifikasi. Sejak halaman ini dibuka")
    assert statuses()["Kabupaten Kapuas"] == "submitted"


@pytest.mark.django_db
def test_an_agency_remarked_on_meanwhile_keeps_its_regency_back(cast: Cast) -> None:
    reports = full_quarter(cast)
    client = cast.client(cast.verifier)
    ticks = [one.weighed.tick for one in queue_of(client).quiet]
    indicator = Figure.everything.get(report=reports["health"]).indicator
    add_remark(reports["health"], indicator=indicator, text="Benar?", scope=cast.second_verifier, at=LATER)

    answer = client.post(VERIFY, {"reports": ticks})

    assert told(answer)[1] == (
        "Kabupaten Kapuas tidak diverifikasi. Ada yang perlu dilihat lebih dahulu: Dilatih (ada catatan pemeriksa)."
    )


@pytest.mark.django_db
def test_who_entered_a_figure_is_not_offered_it_and_is_refused_by_name(cast: Cast) -> None:
    reports = full_quarter(cast)
    figure = Figure.everything.get(report=reports["health"])
    figure.changes.update(user=cast.verifier.user)
    client = cast.client(cast.verifier)
    queue = queue_of(client)
    assert [one.weighed.report for one in queue.quiet] == [reports["provincial"]]
    assert "ada isian Anda; diverifikasi orang lain" in client.get(QUEUE).content.decode()

    together = read_together(
        Report.everything.select_related("institution").get(pk=reports["own"].pk), scope=cast.verifier
    )
    answer = client.post(VERIFY, {"reports": [f"{reports['own'].pk}:{picture_of(together)}"]})

    assert told(answer) == [
        "Kabupaten Kapuas tidak diverifikasi. Yang mengisi atau mengirim angka tidak boleh memverifikasinya: "
        "Dinas Kesehatan."
    ]
    assert [one.weighed.report for one in queue_of(cast.client(cast.second_verifier)).quiet] == [
        reports["provincial"], reports["own"],
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["coordinator", "leader", "administrator", "focal_point", "province_coordinator"])
def test_nobody_else_verifies_several(cast: Cast, who: str) -> None:
    reports = full_quarter(cast)
    tick = f"{reports['provincial'].pk}:{picture_of([reports['provincial']])}"

    assert cast.client(cast.people[who]).post(VERIFY, {"reports": [tick]}).status_code == 403
    assert statuses()[cast.province_agency.name] == "submitted"


# --- susulan ----------------------------------------------------------------------------------------------


def with_susulan(cast: Cast) -> list[Report]:
    """Kapuas is verified; two of its agencies came late, and one of them explains an item."""
    a_window(cast.province)
    definition = a_definition("SDM-01")
    a_report(cast.own, Status.VERIFIED, at=wib(2026, 10, 2))
    late = [a_report(one, Status.ACCEPTED, at=LATER) for one in (cast.health, cast.schools)]
    late.append(a_report(agency("baru", "Dinas Baru", cast.own), Status.ACCEPTED, at=wib(2026, 10, 7)))
    for report, note in zip(late, ("", "Dihitung ulang.", ""), strict=True):
        a_figure(report, definition, 5, note=note)
    return late


@pytest.mark.django_db
def test_susulan_stands_beside_its_regency_with_a_button_of_its_own(cast: Cast) -> None:
    late = with_susulan(cast)
    client = cast.client(cast.verifier)
    page = client.get(QUEUE)

    [row] = page.context["queue"].to_see
    assert row.situation.institution == cast.own
    assert {one.report for one in row.belated} == set(late)
    assert "susulan dari 3 perangkat daerah" in page.content.decode()
    assert "Verifikasi 2 susulan" in page.content.decode()

    client.post(VERIFY, {"reports": [one.tick for one in row.belated_quiet]})

    assert statuses() == {
        "Kabupaten Kapuas": "verified", "Dinas Kesehatan": "verified", "Dinas Baru": "verified",
        "Dinas Pendidikan": "accepted",
    }  # fmt: skip


@pytest.mark.django_db
def test_agencies_of_a_reopened_regency_wait_with_it_not_beside_it(cast: Cast) -> None:
    a_window(cast.province)
    a_report(cast.own, Status.SUBMITTED, verified_at=NOW, returned_at=NOW)
    late = a_report(cast.health, Status.ACCEPTED)

    queue = queue_of(cast.client(cast.verifier))

    assert queue.belated == []
    assert [one.report for row in queue.waiting for one in row.weighed.together][1:] == [late]  # type: ignore[union-attr]


# --- order, and what came again -------------------------------------------------------------------------


@pytest.mark.django_db
def test_what_was_sent_again_waits_since_then_and_says_how_much_changed(cast: Cast) -> None:
    report = full_quarter(cast)["provincial"]
    figure = Figure.everything.get(report=report)
    make_move("return", report, scope=cast.verifier, at=LATER, note="Periksa.", items=[figure.indicator])
    figure.changes.create(version=2, state="number", a=7, capacity="x", at=wib(2026, 10, 7), origin="form")
    Figure.everything.filter(pk=figure.pk).update(a=7, version=2)
    make_move("submit", report, scope=cast.province_focal_point, at=wib(2026, 10, 7))

    page = cast.client(cast.verifier).get(QUEUE)

    assert [row.situation.institution for row in page.context["queue"].waiting] == [
        cast.other, cast.own, cast.province_agency,
    ]  # fmt: skip
    assert "dikirim lagi, 1 butir berubah" in page.content.decode()


@pytest.mark.django_db
def test_in_a_closed_quarter_nothing_is_offered_and_everything_is_shown(cast: Cast) -> None:
    reports = full_quarter(cast)
    Window.objects.update(closed_at=LATER)
    client = cast.client(cast.verifier)

    page = client.get(QUEUE)
    answer = client.post(VERIFY, {"reports": [page.context["queue"].waiting[0].weighed.tick]})

    assert (page.context["queue"].quiet, len(page.context["queue"].to_see)) == ([], 3)
    assert "/sekaligus/" not in page.content.decode()
    assert told(answer)[0].startswith(f"{reports['other'].institution.full_name} tidak diverifikasi.")


@pytest.mark.django_db
def test_of_one_day_the_earlier_hour_comes_first(cast: Cast) -> None:
    a_report(cast.own, Status.SUBMITTED, at=wib(2026, 10, 5, 14))
    a_report(cast.other, Status.SUBMITTED, at=wib(2026, 10, 5, 8))

    queue = queue_of(cast.client(cast.verifier))

    assert [row.situation.institution for row in queue.waiting] == [cast.other, cast.own]


# --- two at once ------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_verifiers_who_press_together_verify_each_report_once() -> None:
    cast = make_cast()
    reports = full_quarter(cast)
    seen = [
        Seen(one, picture_of(read_together(one, scope=cast.verifier)))
        for one in Report.everything.select_related("institution__region__parent").filter(
            pk__in=[reports["own"].pk, reports["provincial"].pk]
        )
    ]
    press: Callable[..., Outcome] = partial(make_moves, "verify", seen, at=LATER)

    answers = at_once(partial(press, scope=cast.verifier), partial(press, scope=cast.second_verifier))

    outcomes = [one for one in answers if isinstance(one, Outcome)]
    assert len(outcomes) == 2, answers
    assert sorted(one.pk for each in outcomes for one in each.made) == sorted(one.report.pk for one in seen)
    assert all("Laporan diverifikasi oleh" in one.why for each in outcomes for one in each.not_made)
    assert JournalEntry.everything.filter(verb="verify").count() == 4  # two reports, and Kapuas's two agencies
