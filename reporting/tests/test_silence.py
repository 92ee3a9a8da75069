"""Silent agencies: named, acknowledged and counted, and never in the way of their regency."""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from institutions.access.journal import JournalEntry
from institutions.access.refusals import Beaten, Refused
from institutions.models import Institution
from institutions.tests.cast import Cast, agency, make_cast, wib
from institutions.tests.races import at_once
from reporting import workflow
from reporting.acknowledgements import Acknowledgement, as_seen, left_out
from reporting.reminders.nudges import Nudge
from reporting.reports import Report
from reporting.silence import Known, Standing, count_words, news, standing_of, statement
from reporting.statuses import Status
from reporting.tests.stories import QUARTER, a_report
from reporting.workflow import make_move

LATER = wib(2026, 10, 6)
S = Standing

# --- the rule ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        (None, S.NOT_BEGUN), (Status.DRAFT, S.DRAFT), (Status.RETURNED, S.RETURNED), (Status.SUBMITTED, S.SUBMITTED),
        (Status.ACCEPTED, None), (Status.VERIFIED, None),
    ],
)  # fmt: skip
def test_who_is_accepted_is_in_the_report(status: Status | None, standing: Standing | None) -> None:
    assert standing_of(status) == standing


@pytest.mark.parametrize(
    ("now", "then", "told"),
    [
        (S.NOT_BEGUN, S.NOT_BEGUN, ""),
        (S.DRAFT, S.NOT_BEGUN, ""),  # that it began to fill changes nothing for the coordinator
        (S.SUBMITTED, S.NOT_BEGUN, "sudah dikirim, belum diterima"),
        (S.RETURNED, S.SUBMITTED, "dikembalikan, sedang diperbaiki"),
        (S.DRAFT, S.SUBMITTED, "sedang diisi, belum dikirim"),
        (S.NOT_BEGUN, None, "belum mulai mengisi"),
        (None, S.SUBMITTED, "laporannya sudah diterima"),
    ],
)
def test_what_changed_since_is_news(now: Standing | None, then: Standing | None, told: str) -> None:
    found = news({7: now} if now else {}, {7: Known(then)} if then else {})

    assert found == ({7: told} if told else {})


def test_the_statement_and_the_count_are_right_for_none_one_and_many() -> None:
    assert statement([S.DRAFT]) == "Saya mengetahui bahwa 1 perangkat daerah berikut tidak melapor."
    assert statement([S.RETURNED, S.SUBMITTED]) == "Saya mengetahui bahwa 2 laporan perangkat daerah belum saya terima."
    assert statement([S.DRAFT, S.NOT_BEGUN, S.SUBMITTED]) == (
        "Saya mengetahui bahwa 2 perangkat daerah berikut tidak melapor "
        "dan 1 laporan perangkat daerah belum saya terima."
    )
    assert count_words([S.DRAFT, S.SUBMITTED]) == "1 tidak melapor dan 1 belum diterima, diketahui koordinator"
    assert count_words([]) == ""


# --- the verb ---------------------------------------------------------------------------------------


def kept() -> list[tuple[str, str, str]]:
    rows = Acknowledgement.everything.order_by("at", "institution__code")
    return list(rows.values_list("institution__name", "standing", "reason"))


def submit(report: Report, cast: Cast, **more: object) -> Report:
    return make_move("submit", report, **{"scope": cast.coordinator, "at": LATER, **more})  # type: ignore[arg-type]


@pytest.mark.django_db
def test_a_regency_that_says_nothing_of_its_silent_agencies_is_refused_in_words(cast: Cast) -> None:
    report = a_report(cast.own)
    a_report(cast.schools, Status.SUBMITTED)

    with pytest.raises(Refused) as refused:
        submit(report, cast)

    assert refused.value.text == (
        "Nyatakan lebih dahulu pada halaman “Periksa dan kirim”: “Saya mengetahui bahwa 1 perangkat daerah berikut "
        "tidak melapor dan 1 laporan perangkat daerah belum saya terima.” Yang dimaksud: "
        "Dinas Kesehatan (belum mulai mengisi); Dinas Pendidikan (sudah dikirim, belum diterima)."
    )
    assert (Report.everything.get(pk=report.pk).status, kept()) == (Status.DRAFT, [])


@pytest.mark.django_db
def test_a_direct_post_of_the_move_is_refused_too(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: LATER)
    report = a_report(cast.own)

    answer = cast.client(cast.coordinator).post(reverse("report_move", args=[report.pk, "submit"]))

    assert answer.status_code == 422
    assert "Saya mengetahui bahwa 2 perangkat daerah berikut tidak melapor." in answer.content.decode()
    assert Report.everything.get(pk=report.pk).status == Status.DRAFT


@pytest.mark.django_db
def test_what_is_acknowledged_is_kept_with_reason_hand_and_capacity(cast: Cast) -> None:
    report = a_report(cast.own)
    a_report(cast.schools, Status.ACCEPTED)
    known = {cast.health.pk: Known(S.NOT_BEGUN, "Belum ada focal point")}

    sent = submit(report, cast, known=known)

    row = Acknowledgement.everything.get()
    assert (sent.status, row.report, row.institution) == (Status.SUBMITTED, report, cast.health)
    assert (row.standing, row.reason, row.at) == ("not_begun", "Belum ada focal point", LATER)
    assert (row.by, row.capacity) == (cast.coordinator.user, "Koordinator, Kabupaten Kapuas")
    lines = JournalEntry.everything.filter(subject_id=report.pk).order_by("pk").values_list("verb", "text")
    assert list(lines) == [
        ("acknowledge", "Laporan perangkat daerah: 1 tidak melapor, diketahui koordinator"),
        ("submit", "Laporan dikirim"),
    ]


@pytest.mark.django_db
def test_an_agency_that_sends_in_between_is_told_and_nothing_is_sent(cast: Cast) -> None:
    report, known = a_report(cast.own), None
    known = as_seen(left_out(report))
    make_move("submit", a_report(cast.health), scope=cast.focal_point, at=LATER)

    with pytest.raises(Beaten, match="Dinas Kesehatan: sudah dikirim, belum diterima"):
        submit(report, cast, known=known)

    assert (Report.everything.get(pk=report.pk).status, kept()) == (Status.DRAFT, [])


@pytest.mark.django_db
def test_who_only_began_to_fill_in_between_changes_nothing(cast: Cast) -> None:
    report = a_report(cast.own)
    known = as_seen(left_out(report))
    a_report(cast.health)

    submit(report, cast, known=known)

    assert kept() == [("Dinas Kesehatan", "draft", ""), ("Dinas Pendidikan", "not_begun", "")]


@pytest.mark.django_db
def test_a_database_that_fails_after_it_keeps_nothing_of_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    report = a_report(cast.own)

    def fail(*args: object) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr(workflow, "_compare_and_set", fail)
    with pytest.raises(DatabaseError):
        submit(report, cast, known=as_seen(left_out(report)))

    assert (kept(), JournalEntry.everything.count()) == ([], 0)


@pytest.mark.django_db
def test_the_province_and_an_agency_acknowledge_nobody(cast: Cast) -> None:
    make_move("submit", a_report(cast.province), scope=cast.province_coordinator, at=LATER)
    make_move("submit", a_report(cast.health), scope=cast.focal_point, at=LATER)

    assert kept() == []


@pytest.mark.django_db
def test_only_expected_agencies_of_the_regency_are_asked_about(cast: Cast) -> None:
    Institution.everything.filter(pk=cast.schools.pk).update(closed_on=QUARTER.first_day)

    assert [one.institution for one in left_out(a_report(cast.own))] == [cast.health]


@pytest.mark.django_db
def test_each_submission_has_acknowledgements_of_its_own_and_the_old_ones_stay(cast: Cast) -> None:
    report = a_report(cast.own)
    submit(report, cast, known=as_seen(left_out(report)))
    make_move("recall", report, scope=cast.coordinator, at=wib(2026, 10, 6, 10))
    a_report(cast.health, Status.ACCEPTED)
    submit(report, cast, known=as_seen(left_out(report)), at=wib(2026, 10, 6, 11))

    assert [name for name, _, _ in kept()] == ["Dinas Kesehatan", "Dinas Pendidikan", "Dinas Pendidikan"]
    found = cast.client(cast.verifier).get(reverse("verification", args=[report.pk])).context["acknowledged"]
    assert [told.row.institution for told in found.rows] == [cast.schools]


@pytest.mark.django_db(transaction=True)
def test_submitting_while_an_agency_submits_never_leaves_a_wrong_word() -> None:
    cast = make_cast()
    for _ in range(5):
        report, health = a_report(cast.own), a_report(cast.health)
        known = as_seen(left_out(report))

        answers = at_once(
            partial(make_move, "submit", report, scope=cast.coordinator, at=LATER, known=known),
            partial(make_move, "submit", health, scope=cast.focal_point, at=LATER),
        )

        assert isinstance(answers[1], Report), answers
        was_sent = Report.everything.get(pk=report.pk).status == Status.SUBMITTED
        assert isinstance(answers[0], Report if was_sent else Beaten), answers
        told = dict(Acknowledgement.everything.values_list("institution__name", "standing"))
        assert told == ({"Dinas Kesehatan": "draft", "Dinas Pendidikan": "not_begun"} if was_sent else {})
        Report.everything.all().delete()


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_who_submit_together_acknowledge_once() -> None:
    cast = make_cast()
    report = a_report(cast.own)
    press = partial(submit, report, cast, known=as_seen(left_out(report)))

    answers = at_once(press, press)

    assert sorted(type(one).__name__ for one in answers) == ["Beaten", "Report"], answers
    assert len(kept()) == 2


# --- the page ---------------------------------------------------------------------------------------


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: LATER)


def check(report: Report) -> str:
    return reverse("report_check", args=[report.pk])


def form_of(client: Client, report: Report, **more: str) -> dict[str, object]:
    """What a browser would send that shows the page now; the statement is ticked unless told otherwise."""
    rows = client.get(check(report)).context["before"].rows
    shown = [f"{row.institution.code}:{row.one.standing}" for row in rows]
    return {"shown": shown, "known": "ya", "typed_by": str(client.session["_auth_user_id"]), **more}


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_the_checklist_says_where_every_agency_stands_and_when_it_was_reminded(cast: Cast) -> None:
    report = a_report(cast.own)
    a_report(cast.schools, Status.SUBMITTED)
    a_report(agency("dishub", "Dinas Perhubungan", cast.own), Status.ACCEPTED)
    for day in (1, 5):
        at = wib(2026, 10, day)
        Nudge.everything.create(
            institution=cast.health, quarter=QUARTER, day=at.date(), by=cast.coordinator.user, at=at
        )

    answer = cast.client(cast.coordinator).get(check(report))

    before, page = answer.context["before"], answer.content.decode()
    assert before.states == [("diterima", 1), ("sudah dikirim, belum diterima", 1), ("belum mulai mengisi", 1)]
    assert [row.institution for row in before.rows] == [cast.schools, cast.health]
    assert "Sudah diingatkan 2 kali, terakhir 5 Oktober 2026." in page
    assert "Terima dahulu 1 laporan yang menunggu Anda." in page
    assert before.statement in page


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_one_tick_and_one_press_send_it(cast: Cast) -> None:
    report, client = a_report(cast.own), cast.client(cast.coordinator)

    answer = client.post(check(report), form_of(client, report, **{"reason-62.03-dinkes": " Belum ada focal point "}))

    assert answer.headers["Location"] == reverse("report_page", args=[report.pk])
    assert kept() == [
        ("Dinas Kesehatan", "not_begun", "Belum ada focal point"), ("Dinas Pendidikan", "not_begun", ""),
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_without_the_tick_nothing_is_sent_and_nothing_typed_is_lost(cast: Cast) -> None:
    report, client = a_report(cast.own), cast.client(cast.coordinator)

    answer = client.post(check(report), form_of(client, report, known="", **{"reason-62.03-dinkes": "Cuti <b>"}))

    page = answer.content.decode()
    assert (answer.status_code, kept()) == (422, [])
    assert 'value="Cuti &lt;b&gt;"' in page
    assert "Centang pernyataan ini sebelum mengirim." in page


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_a_reason_that_is_too_long_is_said_beside_its_field(cast: Cast) -> None:
    report, client = a_report(cast.own), cast.client(cast.coordinator)

    answer = client.post(check(report), form_of(client, report, **{"reason-62.03-disdik": "x" * 201}))

    page = answer.content.decode()
    assert (answer.status_code, kept()) == (422, [])
    assert 'id="salah-62.03-disdik">Alasan terlalu panjang; paling banyak 200 huruf.' in page
    assert "x" * 201 in page


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_what_changed_meanwhile_is_told_with_all_that_was_typed(cast: Cast) -> None:
    report, client = a_report(cast.own), cast.client(cast.coordinator)
    form = form_of(client, report, **{"reason-62.03-disdik": "Belum ada focal point"})
    make_move("submit", a_report(cast.health), scope=cast.focal_point, at=LATER)

    answer = client.post(check(report), form)

    page = answer.content.decode()
    assert (answer.status_code, kept()) == (409, [])
    assert "Dinas Kesehatan: sudah dikirim, belum diterima" in page
    assert 'value="Belum ada focal point"' in page
    assert 'value="62.03-dinkes:submitted"' in page


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("shown", ["62.02-dinkes:not_begun", "62.03:draft", "62.03-dinkes:gone", "", "62.03-dinkes"])
def test_an_agency_of_another_regency_or_no_standing_is_not_found(cast: Cast, shown: str) -> None:
    report, client = a_report(cast.own), cast.client(cast.coordinator)

    answer = client.post(check(report), {**form_of(client, report), "shown": [shown]})

    assert (answer.status_code, kept()) == (404, [])


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_what_somebody_else_ticked_is_not_sent_in_this_name(cast: Cast) -> None:
    report, client = a_report(cast.own), cast.client(cast.coordinator)

    answer = client.post(check(report), {**form_of(client, report), "typed_by": str(cast.leader.user.pk)})

    assert (answer.status_code, kept()) == (409, [])


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_the_checklist_shows_a_hostile_name_as_text(cast: Cast) -> None:
    agency("x", "<script>alert(1)</script>", cast.own)
    report, client = a_report(cast.own), cast.client(cast.coordinator)

    page = client.get(check(report)).content.decode()
    client.post(check(report), form_of(client, report))

    told = client.get(reverse("report_page", args=[report.pk])).content.decode()
    assert "<script>alert" not in page + told
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in told


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_it_is_told_wherever_the_report_is_read(cast: Cast) -> None:
    report = a_report(cast.own)
    submit(report, cast, known={one.institution.pk: Known(one.standing, "Cuti") for one in left_out(report)})
    late = a_report(cast.health, Status.SUBMITTED, at=wib(2026, 10, 9))
    words, verifier = "2 tidak melapor, diketahui koordinator", cast.client(cast.verifier)

    for page in (
        verifier.get(reverse("verification", args=[report.pk])),
        verifier.get(reverse("report_page", args=[report.pk])),
        verifier.get(reverse("verification_queue", args=[QUARTER])),
        cast.client(cast.coordinator).get(reverse("collection", args=[QUARTER])),
    ):
        assert words in page.content.decode()
    told = verifier.get(reverse("verification", args=[report.pk])).content.decode()
    assert "belum mulai mengisi · Cuti · menyusul 9 Oktober 2026" in told
    own = cast.client(cast.focal_point).get(reverse("report_page", args=[late.pk])).content.decode()
    assert "dikirim 6 Oktober 2026 pukul 09.00 WIB tanpa perangkat daerah ini" in own


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_pages_cost_the_same_with_more_who_are_silent(cast: Cast, assert_same_queries: Callable[..., int]) -> None:
    report, client = a_report(cast.own), cast.client(cast.coordinator)
    Institution.everything.filter(pk=cast.schools.pk).update(closed_on=QUARTER.first_day)

    def grow() -> None:
        for name in ("satu", "dua"):
            agency(name, f"Dinas {name}", cast.own)

    assert assert_same_queries(lambda: client.get(check(report)), grow=grow) <= 24


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_a_coordinator_with_31_agencies_needs_three_clicks(cast: Cast) -> None:
    """All agencies have sent something unremarkable and the own form is filled: accept, go on, send."""
    for number in range(29):
        a_report(agency(f"a{number}", f"Dinas {number}", cast.own), Status.SUBMITTED)
    a_report(cast.health, Status.SUBMITTED)
    a_report(cast.schools, Status.SUBMITTED)
    report, client = a_report(cast.own), cast.client(cast.coordinator)
    page = client.get(reverse("collection", args=[QUARTER]))
    clicks = []

    ticks = [row.tick for row in page.context["collection"].quiet_rows]
    page = client.post(reverse("accept_several", args=[QUARTER]), {"reports": ticks}, follow=True)
    clicks.append("Terima yang tanpa catatan")
    assert f'href="{check(report)}"' in page.content.decode()
    form = form_of(client, report)
    clicks.append("Periksa dan kirim")
    client.post(check(report), form)
    clicks.append("Kirim ke DP3APPKB Provinsi")

    accepted = Report.everything.filter(status=Status.ACCEPTED).count()
    assert (accepted, Report.everything.get(pk=report.pk).status, len(clicks)) == (31, Status.SUBMITTED, 3)
