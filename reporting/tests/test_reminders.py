"""Who is told what, from what is in the database; and what the mail says."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from formats.quarters import Quarter
from institutions.access.journal import record
from institutions.access.roles import Role
from institutions.access.scope import Scope
from institutions.tests.cast import Cast, agency, person, wib
from reporting.calendar import Extension
from reporting.remarks import add_remark
from reporting.reminders.digests import letter
from reporting.reminders.items import Item
from reporting.reminders.occasions import Occasion
from reporting.reminders.picture import picture_of
from reporting.reminders.watching import items_in
from reporting.reports import Report
from reporting.statuses import Status
from reporting.tests.stories import QUARTER, a_definition, a_report, a_window
from reporting.working_days import NATIONAL

pytestmark = pytest.mark.django_db

O = Occasion  # noqa: E741
NEAR, DUE_DAY, LATE = wib(2026, 10, 5, 7), wib(2026, 10, 7, 7), wib(2026, 10, 8, 7)
REGION_LATE = wib(2026, 10, 21, 7)


@pytest.fixture
def opened(cast: Cast) -> Cast:
    a_window(cast.province)
    return cast


def items(cast: Cast, at: datetime, who: Scope | None = None) -> list[Item]:
    return [item for item in items_in(picture_of(cast.province, at=at)) if who is None or item.user == who.user]


def told(cast: Cast, at: datetime, who: Scope) -> set[tuple[Occasion, str, str]]:
    return {
        (item.occasion, item.name, item.path)
        for item in items(cast, at, who)
        if item.occasion not in (O.UNOPENED, O.NO_USER)
    }


def happen(verb: str, report: Report, scope: Scope, at: datetime) -> None:
    record(verb, report, institution=report.institution, scope=scope, at=at, text=verb)


HEALTH, KAPUAS = "Dinas Kesehatan, Kabupaten Kapuas", "Kabupaten Kapuas"


# --- one's own report -------------------------------------------------------------------------------


def test_who_must_send_is_told_who_has_sent_is_not_and_leaders_never(opened: Cast) -> None:
    draft = a_report(opened.health)
    a_report(opened.schools, Status.SUBMITTED)

    assert told(opened, DUE_DAY, opened.focal_point) == {(O.DUE_TODAY, HEALTH, f"/laporan/{draft.pk}/isi/")}
    assert told(opened, DUE_DAY, opened.schools_focal_point) == set()
    assert {one[0] for one in told(opened, DUE_DAY, opened.other_focal_point)} == {O.DUE_TODAY}
    assert (O.OPENED, KAPUAS, "/") in told(opened, DUE_DAY, opened.coordinator)
    assert told(opened, DUE_DAY, opened.leader) == set()


def test_an_extension_changes_the_day_of_who_has_it_alone(opened: Cast) -> None:
    Extension.everything.create(
        institution=opened.health, quarter=QUARTER, due=date(2026, 10, 21), reason="Banjir.",
        granted_by=opened.verifier.user, granted_at=NEAR,
    )  # fmt: skip

    occasions = {
        name: {item.occasion for item in items(opened, LATE, opened.people[name])}
        for name in ("focal_point", "schools_focal_point")
    }

    assert occasions == {"focal_point": {O.OPENED}, "schools_focal_point": {O.OVERDUE}}


@pytest.mark.parametrize("fields", [{"is_active": False}, {"ended_on": date(2026, 10, 1)}])
def test_who_cannot_log_in_or_has_left_is_told_nothing_and_the_coordinator_learns_of_it(
    opened: Cast, fields: dict[str, object]
) -> None:
    row = opened.focal_point.user if "is_active" in fields else opened.focal_point.membership
    type(row)._base_manager.filter(pk=row.pk).update(**fields)

    assert items(opened, NEAR, opened.focal_point) == []
    without = {
        name: [item.name for item in items(opened, NEAR, opened.people[name]) if item.occasion == O.NO_USER]
        for name in ("coordinator", "administrator", "verifier", "other_coordinator")
    }
    assert without == {"coordinator": [HEALTH], "administrator": [HEALTH], "verifier": [], "other_coordinator": []}


def test_where_a_regency_has_no_coordinator_the_province_is_told(opened: Cast) -> None:
    type(opened.coordinator.membership).everything.filter(pk=opened.coordinator.membership.pk).delete()

    found = {(item.occasion, item.name) for item in items(opened, LATE, opened.verifier)}

    assert {(O.NO_USER, KAPUAS), (O.SILENT, HEALTH)} <= found


def test_what_happened_is_told_to_the_sender_with_the_note_and_only_while_it_stands(opened: Cast) -> None:
    report = a_report(opened.health, Status.RETURNED, return_note="Angka L dan P tertukar.")
    happen("return", report, opened.coordinator, wib(2026, 10, 5, 15))

    (item,) = items(opened, wib(2026, 10, 6, 7), opened.focal_point)
    Report.everything.filter(pk=report.pk).update(status=Status.SUBMITTED)

    assert (item.occasion, item.note) == (O.RETURNED, "Senin, 5 Oktober 2026: Angka L dan P tertukar.")
    assert items(opened, wib(2026, 10, 6, 7), opened.focal_point) == []


def test_accepted_then_verified_between_two_runs_is_told_once_as_verified(opened: Cast) -> None:
    report = a_report(opened.health, Status.VERIFIED)
    happen("accept", report, opened.coordinator, wib(2026, 10, 5, 15))
    happen("verify", report, opened.verifier, wib(2026, 10, 6, 15))

    assert [item.occasion for item in items(opened, wib(2026, 10, 7, 7), opened.focal_point)] == [O.VERIFIED]


def test_news_of_last_week_of_tomorrow_and_from_before_ones_time_is_not_told(opened: Cast) -> None:
    report = a_report(opened.health, Status.ACCEPTED)
    happen("accept", report, opened.coordinator, wib(2026, 10, 5, 15))
    newcomer = person("Nina Focal", opened.health, Role.FOCAL_POINT)
    type(newcomer.membership).everything.filter(pk=newcomer.membership.pk).update(started_on=date(2026, 10, 6))

    assert items(opened, wib(2026, 10, 5, 7), opened.focal_point) == []
    assert len(items(opened, wib(2026, 10, 12, 7), opened.focal_point)) == 1
    assert items(opened, wib(2026, 10, 13, 7), opened.focal_point) == []
    assert items(opened, wib(2026, 10, 7, 7), newcomer) == []


def test_news_of_a_quarter_that_was_closed_meanwhile_is_told_and_its_deadline_is_not(cast: Cast) -> None:
    a_window(cast.province, closed_at=wib(2026, 10, 6))
    report = a_report(cast.health, Status.VERIFIED)
    happen("verify", report, cast.verifier, wib(2026, 10, 5))

    assert [item.occasion for item in items(cast, LATE, cast.focal_point)] == [O.VERIFIED]
    assert items(cast, LATE, cast.schools_focal_point) == []


# --- others' reports --------------------------------------------------------------------------------


def test_a_coordinator_is_told_what_waits_and_who_is_silent_in_their_own_region(opened: Cast) -> None:
    a_report(opened.health, Status.SUBMITTED)
    a_report(opened.other_health, Status.SUBMITTED)

    found = {(item.occasion, item.name) for item in items(opened, LATE, opened.coordinator)}

    assert found == {
        (O.TO_ACCEPT, HEALTH),
        (O.SILENT, "Dinas Pendidikan, Kabupaten Kapuas"),
        (O.OPENED, KAPUAS),
    }


def test_what_waits_hurries_when_the_day_of_acceptance_is_near(opened: Cast) -> None:
    a_report(opened.health, Status.SUBMITTED)

    occasions = {item.occasion for item in items(opened, wib(2026, 10, 12, 7), opened.coordinator)}

    assert {O.TO_ACCEPT, O.ACCEPT_SOON} <= occasions


def test_a_verifier_is_told_of_regions_provincial_agencies_and_what_came_late(opened: Cast) -> None:
    a_report(opened.own, Status.SUBMITTED)
    a_report(opened.province_agency, Status.SUBMITTED)
    a_report(opened.other, Status.VERIFIED)
    a_report(opened.other_health, Status.ACCEPTED)
    a_report(opened.health, Status.ACCEPTED)

    waiting = {item.name for item in items(opened, LATE, opened.verifier) if item.occasion == O.TO_VERIFY}

    assert waiting == {
        KAPUAS, "Dinas Sosial Provinsi Kalimantan Tengah", "Dinas Kesehatan, Kabupaten Kotawaringin Timur",
    }  # fmt: skip


def test_the_province_hears_of_silent_regions_but_not_of_their_agencies(opened: Cast) -> None:
    silent = {item.name for item in items(opened, REGION_LATE, opened.verifier) if item.occasion == O.SILENT}

    assert silent == {
        "Provinsi Kalimantan Tengah", KAPUAS, "Kabupaten Kotawaringin Timur",
        "Dinas Sosial Provinsi Kalimantan Tengah",
    }  # fmt: skip


def test_a_quarter_that_nobody_opened_is_told_to_who_opens_it_and_to_nobody_else(cast: Cast) -> None:
    found = {(item.user, item.quarter, item.subject.split("/")[-1]) for item in items(cast, LATE)}

    managers = (cast.verifier.user, cast.second_verifier.user, cast.administrator.user)
    assert found == {
        (user, quarter, mark)
        for user in managers
        for quarter, mark in ((QUARTER, "ended"), (Quarter(2026, 4), "running"))
    }


def test_it_costs_the_same_for_more_people_reports_and_news(
    opened: Cast, assert_same_queries: Callable[..., int]
) -> None:
    happen("accept", a_report(opened.health, Status.ACCEPTED), opened.coordinator, NEAR)

    def grow() -> None:
        for code in ("a", "b"):
            one = agency(code, f"Dinas {code}", opened.own)
            person(f"Orang {code}", one, Role.FOCAL_POINT)
            happen("accept", a_report(one, Status.ACCEPTED), opened.coordinator, NEAR)

    assert assert_same_queries(lambda: items(opened, LATE), grow=grow) <= 9


# --- the letter -------------------------------------------------------------------------------------


def test_one_letter_says_everything_the_nearest_day_first_and_news_last(opened: Cast) -> None:
    both = Scope(opened.coordinator.user, opened.focal_point.membership)
    type(both.membership).everything.create(
        user=both.user, institution=opened.health, role=Role.FOCAL_POINT, started_on=date(2020, 1, 1)
    )
    a_report(opened.schools, Status.SUBMITTED)
    happen("verify", a_report(opened.own, Status.VERIFIED, quarter=Quarter(2026, 2)), opened.verifier, wib(2026, 10, 2))

    found = letter(items(opened, NEAR, both), on=NEAR.date(), days_off=NATIONAL)

    assert [(line.text, line.note) for line in found.tasks] == [
        (
            "Kirim laporan Dinas Kesehatan, Kabupaten Kapuas untuk Triwulan III 2026",
            "Paling lambat Rabu, 7 Oktober 2026, 2 hari kerja lagi.",
        ),
        (
            "1 laporan untuk Triwulan III 2026 menunggu Anda terima",
            "Dinas Pendidikan, Kabupaten Kapuas. Penerimaan paling lambat Rabu, 14 Oktober 2026.",
        ),
        (
            "Laporan Kabupaten Kapuas untuk Triwulan III 2026 sudah dapat diisi",
            "Paling lambat Selasa, 20 Oktober 2026, 11 hari kerja lagi.",
        ),
    ]
    assert [line.text for line in found.news] == [
        "Laporan Kabupaten Kapuas untuk Triwulan II 2026 sudah diverifikasi provinsi"
    ]
    assert found.subject == "PUG Kalteng: 3 hal perlu Anda kerjakan"
    assert found.has_several_capacities


def test_many_names_are_cut_and_a_hurried_line_stands_for_the_quiet_one(opened: Cast) -> None:
    for number in range(12):
        a_report(agency(f"d{number:02}", f"Dinas {number:02}", opened.own), Status.SUBMITTED)

    found = letter(items(opened, wib(2026, 10, 12, 7), opened.coordinator), on=date(2026, 10, 12), days_off=NATIONAL)

    lines = [line for line in found.tasks if line.occasion in (O.TO_ACCEPT, O.ACCEPT_SOON)]
    assert [line.text for line in lines] == ["12 laporan untuk Triwulan III 2026 menunggu Anda terima"]
    assert "Dinas 09, Kabupaten Kapuas; dan 2 lainnya. Penerimaan paling lambat" in lines[0].note


def test_a_letter_of_news_alone_asks_for_nothing(opened: Cast) -> None:
    happen("accept", a_report(opened.health, Status.ACCEPTED), opened.coordinator, NEAR)

    found = letter(items(opened, LATE, opened.focal_point), on=LATE.date(), days_off=NATIONAL)

    assert (found.tasks, len(found.news)) == ((), 1)
    assert found.subject == (
        "PUG Kalteng: Laporan Dinas Kesehatan, Kabupaten Kapuas untuk Triwulan III 2026 sudah diterima koordinator"
    )


# --- what was said of an item -----------------------------------------------------------------------


def spoken(cast: Cast, at: datetime, who: Scope) -> list[tuple[Occasion, str]]:
    return [(one.occasion, one.note) for one in items(cast, at, who) if one.occasion in (O.REMARKED, O.ANSWERED)]


def test_a_remark_is_told_to_the_sender_in_one_line_until_it_is_answered(opened: Cast) -> None:
    one, two = a_definition("SDM-01").indicator, a_definition("SDM-02").indicator
    report = a_report(opened.health, Status.SUBMITTED)
    for indicator in (one, two):
        add_remark(report, indicator=indicator, text="?", scope=opened.coordinator, at=DUE_DAY)

    assert spoken(opened, LATE, opened.focal_point) == [(O.REMARKED, "2 butir menunggu jawaban Anda.")]
    assert spoken(opened, LATE, opened.coordinator) == []
    for indicator in (one, two):
        add_remark(report, indicator=indicator, text="Ya.", scope=opened.focal_point, at=LATE)
    assert spoken(opened, LATE, opened.focal_point) == []
    assert spoken(opened, LATE, opened.coordinator) == [(O.ANSWERED, "2 butir dijawab.")]
    assert spoken(opened, wib(2026, 10, 20), opened.coordinator) == []  # no news any more


def test_an_answer_is_told_to_the_verifier_who_asked(opened: Cast) -> None:
    indicator = a_definition("KOM-01", level="region").indicator
    report = a_report(opened.own, Status.SUBMITTED)
    add_remark(report, indicator=indicator, text="?", scope=opened.second_verifier, at=DUE_DAY)
    assert spoken(opened, LATE, opened.coordinator) == [(O.REMARKED, "Satu butir menunggu jawaban Anda.")]

    add_remark(report, indicator=indicator, text="Ya.", scope=opened.coordinator, at=LATE)

    assert spoken(opened, LATE, opened.verifier) == []
    assert spoken(opened, LATE, opened.second_verifier) == [(O.ANSWERED, "Satu butir dijawab.")]


def test_what_was_said_of_a_returned_report_comes_with_the_return(opened: Cast) -> None:
    indicator = a_definition("SDM-01").indicator
    report = a_report(opened.health, Status.SUBMITTED)
    add_remark(report, indicator=indicator, text="?", scope=opened.coordinator, at=DUE_DAY)
    Report.everything.filter(pk=report.pk).update(status=Status.RETURNED, returned_at=DUE_DAY)
    assert spoken(opened, LATE, opened.focal_point) == []

    Report.everything.filter(pk=report.pk).update(status=Status.SUBMITTED, submitted_at=LATE)
    assert spoken(opened, LATE, opened.focal_point) == []


def test_a_later_remark_is_another_subject_and_reads_well(opened: Cast) -> None:
    indicator = a_definition("SDM-01").indicator
    report = a_report(opened.health, Status.SUBMITTED)
    subjects = []
    for text in ("Satu?", "Dua?"):
        add_remark(report, indicator=indicator, text=text, scope=opened.coordinator, at=DUE_DAY)
        subjects += [one.subject for one in items(opened, LATE, opened.focal_point) if one.occasion == O.REMARKED]
    lines = letter(items(opened, LATE, opened.focal_point), on=LATE.date(), days_off=NATIONAL).tasks

    assert len(set(subjects)) == 2
    assert [line.text for line in lines] == [f"Jawab catatan pemeriksa pada laporan {HEALTH} untuk {QUARTER}"]
    assert [line.path for line in lines] == [f"/laporan/{report.pk}/"]
