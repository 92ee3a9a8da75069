"""Several reports moved in one press: each wholly or not at all, and whoever pressed is told which and why."""

from functools import partial

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from institutions.access.journal import JournalEntry
from institutions.access.refusals import NotAllowed
from institutions.tests.cast import Cast, agency, make_cast, wib
from institutions.tests.races import at_once
from reporting.remarks import add_remark
from reporting.reports import Report
from reporting.several_moves import Outcome, Seen, make_moves
from reporting.statuses import Status
from reporting.tests.stories import NOW, QUARTER, a_definition, a_figure, a_report
from reporting.verification import picture_of
from reporting.workflow import make_move

LATER = wib(2026, 10, 6)
COLLECTION, ACCEPT = reverse("collection", args=[QUARTER]), reverse("accept_several", args=[QUARTER])


def seen(*reports: Report) -> list[Seen]:
    return [Seen(one, picture_of([one])) for one in reports]


def tick(report: Report) -> str:
    return f"{report.pk}:{picture_of([report])}"


def statuses() -> dict[str, str]:
    return dict(Report.everything.values_list("institution__name", "status"))


def accepted_lines() -> list[int]:
    return sorted(JournalEntry.everything.filter(verb="accept").values_list("subject_id", flat=True))


# --- the verb ---------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_each_is_moved_with_a_journal_line_of_its_own(cast: Cast) -> None:
    reports = [a_report(one, Status.SUBMITTED) for one in (cast.health, cast.schools)]

    outcome = make_moves("accept", seen(*reports), scope=cast.coordinator, at=LATER)

    assert ([one.status for one in outcome.made], outcome.not_made) == (["accepted"] * 2, ())
    assert accepted_lines() == sorted(one.pk for one in reports)


@pytest.mark.django_db
def test_what_changed_meanwhile_is_told_and_the_others_go_through(cast: Cast) -> None:
    one, two = (a_report(place, Status.SUBMITTED) for place in (cast.health, cast.schools))
    shown = seen(one, two)
    make_move("recall", one, scope=cast.focal_point, at=LATER)
    make_move("submit", one, scope=cast.focal_point, at=wib(2026, 10, 6, 10))

    outcome = make_moves("accept", shown, scope=cast.coordinator, at=wib(2026, 10, 6, 11))

    assert [each.institution for each in outcome.made] == [cast.schools]
    assert [each.report.institution for each in outcome.not_made] == [cast.health]
    assert "Sejak halaman ini dibuka" in outcome.not_made[0].why
    assert statuses() == {"Dinas Kesehatan": "submitted", "Dinas Pendidikan": "accepted"}


@pytest.mark.django_db
def test_a_reason_found_beforehand_leaves_a_report_alone(cast: Cast) -> None:
    one, two = (a_report(place, Status.SUBMITTED) for place in (cast.health, cast.schools))

    outcome = make_moves("accept", seen(one, two), scope=cast.coordinator, at=LATER, against={one.pk: "Lihat dulu."})

    assert [(each.report, each.why) for each in outcome.not_made] == [(one, "Lihat dulu.")]
    assert outcome.made == (two,)


@pytest.mark.django_db
def test_who_has_no_part_in_the_verb_is_refused_at_once_and_a_strangers_report_by_name(cast: Cast) -> None:
    own, other = a_report(cast.health, Status.SUBMITTED), a_report(cast.other_health, Status.SUBMITTED)
    with pytest.raises(NotAllowed):
        make_moves("accept", seen(own), scope=cast.verifier, at=LATER)

    outcome = make_moves("accept", seen(own, other), scope=cast.coordinator, at=LATER)

    assert [each.why for each in outcome.not_made] == ["Laporan ini di luar lingkup Anda."]
    assert accepted_lines() == [own.pk]


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_who_press_together_accept_each_report_once() -> None:
    cast = make_cast()
    reports = [a_report(one, Status.SUBMITTED) for one in (cast.health, cast.schools)]
    press = partial(make_moves, "accept", seen(*reports), scope=cast.coordinator, at=LATER)

    answers = at_once(press, press)

    outcomes = [one for one in answers if isinstance(one, Outcome)]
    assert len(outcomes) == 2, answers
    assert sorted(report.pk for one in outcomes for report in one.made) == sorted(one.pk for one in reports)
    assert all("Laporan diterima oleh" in each.why for one in outcomes for each in one.not_made)
    assert accepted_lines() == sorted(one.pk for one in reports)


@pytest.mark.django_db(transaction=True)
def test_accepting_while_an_agency_takes_its_report_back_never_does_both() -> None:
    cast = make_cast()
    for _ in range(5):
        one, two = (a_report(place, Status.SUBMITTED) for place in (cast.health, cast.schools))

        answers = at_once(
            partial(make_moves, "accept", seen(one, two), scope=cast.coordinator, at=LATER),
            partial(make_move, "recall", one, scope=cast.focal_point, at=LATER),
        )

        outcome = next(each for each in answers if isinstance(each, Outcome))
        was_accepted = one in outcome.made
        assert was_accepted == (not isinstance(answers[1], Report)), answers
        assert statuses() == {
            "Dinas Kesehatan": "accepted" if was_accepted else "draft",
            "Dinas Pendidikan": "accepted",
        }
        Report.everything.all().delete()


# --- the page ---------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_page_says_which_are_taken_and_which_are_left_out_and_why(cast: Cast) -> None:
    definition = a_definition("SDM-01", name="Pelatihan PUG")
    for place, note in ((cast.health, ""), (cast.schools, "Baru dihitung ulang.")):
        a_figure(a_report(place, Status.SUBMITTED), definition, 3, note=note)

    answer = cast.client(cast.coordinator).get(COLLECTION)

    found, page = answer.context["collection"], answer.content.decode()
    assert [row.situation.institution for row in found.quiet_rows] == [cast.health]
    assert [row.situation.institution for row in found.remarkable_rows] == [cast.schools]
    assert "<strong>1 laporan</strong>" in page
    assert "Pelatihan PUG (ada catatan pengirim)." in page
    quiet, left = (row.tick for row in found.sent_rows)
    assert (f'value="{quiet}" checked' in page, left in page) == (True, False)


@pytest.mark.django_db
def test_one_press_accepts_what_is_ticked(cast: Cast) -> None:
    one, _ = (a_report(place, Status.SUBMITTED) for place in (cast.health, cast.schools))
    client = cast.client(cast.coordinator)

    answer = client.post(ACCEPT, {"reports": [tick(one)]})

    assert answer.headers["Location"] == COLLECTION
    assert statuses() == {"Dinas Kesehatan": "accepted", "Dinas Pendidikan": "submitted"}
    assert "1 laporan diterima: Dinas Kesehatan." in client.get(COLLECTION).content.decode()


@pytest.mark.django_db
def test_a_report_that_a_colleague_remarked_on_meanwhile_is_left(cast: Cast) -> None:
    definition = a_definition("SDM-01", name="Pelatihan PUG")
    one, two = (a_report(place, Status.SUBMITTED) for place in (cast.health, cast.schools))
    for report in (one, two):
        a_figure(report, definition, 3)
    add_remark(one, indicator=definition.indicator, text="Mengapa?", scope=cast.coordinator, at=LATER)

    answer = cast.client(cast.coordinator).post(ACCEPT, {"reports": [tick(one), tick(two)]})

    told = [str(message) for message in get_messages(answer.wsgi_request)]
    assert told == [
        "1 laporan diterima: Dinas Pendidikan.",
        "Dinas Kesehatan, Kabupaten Kapuas tidak diterima. Ada yang perlu dilihat lebih dahulu: "
        "Pelatihan PUG (ada catatan pemeriksa).",
    ]
    assert statuses() == {"Dinas Kesehatan": "submitted", "Dinas Pendidikan": "accepted"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "value", ["", "x", "1", "1:", ":a", "-1:a", "1.5:a", "²:a", "9" * 30 + ":a", "9" * 5000 + ":a"]
)
def test_what_is_no_tick_of_ours_is_not_found(cast: Cast, value: str) -> None:
    one = a_report(cast.health, Status.SUBMITTED)

    answer = cast.client(cast.coordinator).post(ACCEPT, {"reports": [tick(one), value]})

    assert answer.status_code == 404
    assert statuses() == {"Dinas Kesehatan": "submitted"}


@pytest.mark.django_db
def test_another_regencys_or_quarters_report_is_not_found_and_nothing_happens(cast: Cast) -> None:
    one, other = a_report(cast.health, Status.SUBMITTED), a_report(cast.other_health, Status.SUBMITTED)
    earlier = a_report(cast.schools, Status.SUBMITTED, quarter=QUARTER.previous)
    client = cast.client(cast.coordinator)

    answers = [client.post(ACCEPT, {"reports": [tick(one), tick(wrong)]}) for wrong in (other, earlier)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert set(Report.everything.values_list("status", flat=True)) == {"submitted"}


@pytest.mark.django_db
def test_nothing_ticked_is_said_in_words(cast: Cast) -> None:
    answer = cast.client(cast.coordinator).post(ACCEPT)

    assert answer.status_code == 422
    assert "Tidak ada laporan yang dicentang." in answer.content.decode()


@pytest.mark.django_db
def test_a_regency_with_all_its_agencies_needs_one_press(cast: Cast) -> None:
    for number in range(29):
        a_report(agency(f"a{number}", f"Dinas {number}", cast.own), Status.SUBMITTED, at=NOW)
    client = cast.client(cast.coordinator)
    rows = client.get(COLLECTION).context["collection"].quiet_rows

    client.post(ACCEPT, {"reports": [row.tick for row in rows]})

    assert (len(rows), len(accepted_lines())) == (29, 29)
