"""make_move on the database: who may, who may not, what it writes, and what stays."""

from typing import Any

import pytest
from django.db import DatabaseError

from indicators.models import Indicator
from institutions.access.journal import JournalEntry
from institutions.access.refusals import Beaten, NotAllowed, Refused
from institutions.access.scope import Scope
from institutions.models import Institution
from institutions.revisions import Revision
from institutions.tests.cast import Cast, person, wib
from reporting import verification
from reporting.acknowledgements import as_seen, left_out
from reporting.calendar import Window
from reporting.figures import Figure
from reporting.moves import BY_VERB
from reporting.reports import Remark, Report, ReturnItem
from reporting.statuses import Status
from reporting.tests.stories import NOW, QUARTER, a_definition, a_figure, a_report
from reporting.verification import picture_of
from reporting.workflow import make_move, moves_for

pytestmark = pytest.mark.django_db

LATER = wib(2026, 10, 6)


def fresh(report: Report) -> Report:
    return Report.everything.get(pk=report.pk)


def lines(report: Report) -> list[str]:
    found = JournalEntry.everything.filter(subject_kind="report", subject_id=report.pk).order_by("pk")
    return list(found.values_list("verb", flat=True))


def move(verb: str, report: Report, who: Scope, **more: Any) -> Report:
    """Whoever submits a regency's report knows here which agencies it leaves out; see test_silence.py."""
    note = "Periksa lagi." if BY_VERB[verb].needs_note else ""
    known = as_seen(left_out(report))
    return make_move(verb, report, scope=who, **{"at": LATER, "note": note, "known": known, **more})


# --- each move, once for each role ------------------------------------------------------------------

#: (verb, of whose report, from) → who of the cast may make it.
MAY: dict[tuple[str, str, Status], set[str]] = {
    ("submit", "health", Status.DRAFT): {"focal_point"},
    ("submit", "health", Status.RETURNED): {"focal_point"},
    ("submit", "own", Status.DRAFT): {"coordinator"},
    ("submit", "province", Status.DRAFT): {"province_coordinator"},
    ("submit", "province_agency", Status.DRAFT): {"province_focal_point"},
    ("submit_on_behalf", "health", Status.DRAFT): {"coordinator"},
    ("submit_on_behalf", "province_agency", Status.DRAFT): {"province_coordinator"},
    ("submit_on_behalf", "own", Status.DRAFT): set(),
    ("recall", "health", Status.SUBMITTED): {"focal_point"},
    ("recall", "own", Status.SUBMITTED): {"coordinator"},
    ("begin_review", "health", Status.SUBMITTED): {"coordinator"},
    ("begin_review", "own", Status.SUBMITTED): {"verifier", "second_verifier"},
    ("begin_review", "province_agency", Status.SUBMITTED): {"verifier", "second_verifier"},
    ("accept", "health", Status.SUBMITTED): {"coordinator"},
    ("accept", "own", Status.SUBMITTED): set(),
    ("accept", "province_agency", Status.SUBMITTED): set(),
    ("return", "health", Status.SUBMITTED): {"coordinator"},
    ("return", "health", Status.ACCEPTED): {"coordinator"},
    ("return", "own", Status.SUBMITTED): {"verifier", "second_verifier"},
    ("return", "province_agency", Status.SUBMITTED): {"verifier", "second_verifier"},
    ("return", "province", Status.SUBMITTED): {"verifier", "second_verifier"},
    ("send_back", "health", Status.ACCEPTED): {"verifier", "second_verifier"},
    ("send_back", "province_agency", Status.ACCEPTED): set(),
    ("verify", "own", Status.SUBMITTED): {"verifier", "second_verifier"},
    ("verify", "province", Status.SUBMITTED): {"verifier", "second_verifier"},
    ("verify", "province_agency", Status.SUBMITTED): {"verifier", "second_verifier"},
    ("verify", "province_agency", Status.ACCEPTED): {"verifier", "second_verifier"},
    ("reopen", "own", Status.VERIFIED): {"verifier", "second_verifier"},
    ("reopen", "health", Status.VERIFIED): {"verifier", "second_verifier"},
    ("reopen", "province_agency", Status.VERIFIED): {"verifier", "second_verifier"},
}


@pytest.mark.parametrize("case", MAY, ids=lambda case: "-".join(case))
def test_a_move_is_made_by_whom_it_belongs_to_and_by_nobody_else(cast: Cast, case: tuple[str, str, Status]) -> None:
    verb, whose, status = case
    report = a_report(getattr(cast, whose), status)

    could = set()
    for name, who in cast.people.items():
        shown = {one.move.verb for one in moves_for(report, scope=who, at=LATER) if one.why_not is None}
        try:
            move(verb, report, who)
        except NotAllowed:
            assert verb not in shown, f"{name} was offered what is refused"
            assert fresh(report).status == status
        else:
            could.add(name)
            Report.everything.filter(pk=report.pk).delete()
            report = a_report(getattr(cast, whose), status)

    assert could == MAY[case]


def test_every_verb_is_tried() -> None:
    assert {verb for verb, _, _ in MAY} == set(BY_VERB)


@pytest.mark.parametrize("verb", BY_VERB)
def test_from_any_other_state_whoever_comes_is_told_what_happened(cast: Cast, verb: str) -> None:
    whose, who = {
        "submit": (cast.health, cast.focal_point),
        "submit_on_behalf": (cast.health, cast.coordinator),
        "recall": (cast.health, cast.focal_point),
        "begin_review": (cast.health, cast.coordinator),
        "accept": (cast.health, cast.coordinator),
        "return": (cast.health, cast.coordinator),
        "send_back": (cast.health, cast.verifier),
        "verify": (cast.own, cast.verifier),
        "reopen": (cast.own, cast.verifier),
    }[verb]

    for status in set(Status) - set(BY_VERB[verb].froms):
        report = a_report(whose, status)
        with pytest.raises(Beaten, match="sekarang berstatus"):
            move(verb, report, who)
        assert fresh(report).status == status
        assert lines(report) == []
        report.delete()


def test_a_report_out_of_reach_does_not_exist_for_the_verb(cast: Cast) -> None:
    report = a_report(cast.other_health, Status.SUBMITTED)

    with pytest.raises(NotAllowed, match="di luar lingkup"):
        move("accept", report, cast.coordinator)


@pytest.mark.parametrize("verb", [verb for verb, line in BY_VERB.items() if line.needs_note])
def test_a_note_of_blanks_is_no_note(cast: Cast, verb: str) -> None:
    whose, status = {
        "return": (cast.own, Status.SUBMITTED),
        "send_back": (cast.health, Status.ACCEPTED),
        "reopen": (cast.own, Status.VERIFIED),
    }[verb]
    report = a_report(whose, status)

    with pytest.raises(Refused, match="Catatan wajib diisi"):
        move(verb, report, cast.verifier, note="  \n ")

    assert fresh(report).status == status


# --- the window -------------------------------------------------------------------------------------


def test_a_closed_quarter_refuses_every_move_and_says_why(cast: Cast) -> None:
    Window.objects.create(
        province=cast.province, quarter=QUARTER, opened_at=NOW, closed_at=wib(2026, 11, 2),
        agency_due="2026-10-07", acceptance_due="2026-10-14", region_due="2026-10-20",
    )  # fmt: skip
    report = a_report(cast.own, Status.SUBMITTED)

    for verb, who in (("recall", cast.coordinator), ("return", cast.verifier), ("verify", cast.verifier)):
        with pytest.raises(Refused, match="ditutup 2 November 2026"):
            move(verb, report, who)

    assert fresh(report).status == Status.SUBMITTED


def test_nothing_is_sent_before_the_quarter_has_ended(cast: Cast) -> None:
    report = a_report(cast.health)

    with pytest.raises(Refused, match="mulai 1 Oktober 2026"):
        move("submit", report, cast.focal_point, at=wib(2026, 9, 30, 23, 59))
    move("submit", report, cast.focal_point, at=wib(2026, 10, 1, 0, 0))

    assert fresh(report).status == Status.SUBMITTED


# --- submit, recall ---------------------------------------------------------------------------------


def test_submitting_lists_all_that_is_missing(cast: Cast) -> None:
    a_definition("SDM-01")
    a_definition("SDM-02")
    report = a_report(cast.health)

    with pytest.raises(Refused) as refusal:
        move("submit", report, cast.focal_point)

    assert [problem.code for problem in refusal.value.problems] == ["SDM-01", "SDM-02"]  # type: ignore[attr-defined]
    assert fresh(report).status == Status.DRAFT


def test_a_recalled_first_submission_never_happened(cast: Cast) -> None:
    report = move("submit", a_report(cast.health), cast.focal_point)

    move("recall", report, cast.focal_point)

    found = fresh(report)
    assert (found.status, found.first_submitted_at, found.submitted_at) == (Status.DRAFT, None, None)
    assert lines(report) == ["submit", "recall"]


def test_a_recall_after_a_return_leads_back_to_repairing_and_keeps_the_first_time(cast: Cast) -> None:
    item = Indicator.objects.create(code="SDM-01")
    report = move("submit", a_report(cast.health), cast.focal_point, at=NOW)
    report = move("return", report, cast.coordinator)
    ReturnItem.everything.create(report=report, indicator=item, opened_by=cast.coordinator.user, opened_at=LATER)
    Report.everything.filter(pk=report.pk).update(status=Status.SUBMITTED)

    move("recall", report, cast.focal_point)

    found = fresh(report)
    assert (found.status, found.first_submitted_at, found.submitted_at) == (Status.RETURNED, NOW, None)
    assert ReturnItem.everything.filter(report=report, closed_at=None).count() == 1


def test_a_return_does_not_make_it_late(cast: Cast) -> None:
    report = move("submit", a_report(cast.health), cast.focal_point, at=NOW)
    report = move("return", report, cast.coordinator)

    report = move("submit", report, cast.focal_point, at=wib(2026, 10, 20))

    assert (report.first_submitted_at, report.submitted_at) == (NOW, wib(2026, 10, 20))


def test_no_recall_once_the_receiver_has_begun(cast: Cast) -> None:
    report = a_report(cast.health, Status.SUBMITTED)
    move("begin_review", report, cast.coordinator)

    with pytest.raises(Refused, match="sudah mulai memeriksa"):
        move("recall", report, cast.focal_point)
    with pytest.raises(Refused, match="sudah dimulai"):
        move("begin_review", report, cast.coordinator)

    assert lines(report) == ["begin_review"]


def test_no_recall_once_the_receiver_has_remarked(cast: Cast) -> None:
    report = a_report(cast.health, Status.SUBMITTED)
    item = Indicator.objects.create(code="SDM-01")
    Remark.everything.create(
        report=report, indicator=item, text="Benar?", author=cast.coordinator.user, capacity="", at=LATER
    )

    with pytest.raises(Refused, match="sudah mulai memeriksa"):
        move("recall", report, cast.focal_point)


def test_a_remark_on_an_earlier_submission_does_not_bar_a_recall(cast: Cast) -> None:
    report = a_report(cast.health, Status.SUBMITTED, at=LATER)
    item = Indicator.objects.create(code="SDM-01")
    Remark.everything.create(
        report=report, indicator=item, text="Benar?", author=cast.coordinator.user, capacity="", at=NOW
    )

    assert move("recall", report, cast.focal_point).status == Status.DRAFT


# --- on behalf, acceptance, return ------------------------------------------------------------------


def test_a_report_sent_on_behalf_skips_acceptance_and_says_so(cast: Cast) -> None:
    report = move("submit_on_behalf", a_report(cast.health), cast.coordinator)

    assert (report.status, report.on_behalf) == (Status.ACCEPTED, True)
    assert report.accepted_at == report.submitted_at == report.first_submitted_at == LATER


def test_the_agency_itself_sending_it_later_takes_the_mark_away(cast: Cast) -> None:
    report = move("submit_on_behalf", a_report(cast.health), cast.coordinator)
    report = move("return", report, cast.coordinator)

    report = move("submit", report, cast.focal_point)

    assert (report.status, report.on_behalf) == (Status.SUBMITTED, False)


def test_a_return_opens_the_named_items_only_and_the_next_return_others(cast: Cast) -> None:
    one, two = (a_definition(code).indicator for code in ("SDM-01", "SDM-02"))
    report = move("return", a_report(cast.health, Status.SUBMITTED), cast.coordinator, items=[one])
    Report.everything.filter(pk=report.pk).update(status=Status.SUBMITTED)

    move("return", report, cast.coordinator, items=[two])

    still_open = ReturnItem.everything.filter(report=report, closed_at=None)
    assert [item.indicator for item in still_open] == [two]


def test_an_item_that_the_report_is_not_asked_cannot_be_returned(cast: Cast) -> None:
    other = a_definition("KOM-01", level="region").indicator

    report = move("return", a_report(cast.health, Status.SUBMITTED), cast.coordinator, items=[other])

    assert not ReturnItem.everything.filter(report=report).exists()


def test_accepting_closes_what_had_been_returned(cast: Cast) -> None:
    item = a_definition("SDM-01").indicator
    report = move("return", a_report(cast.health, Status.SUBMITTED), cast.coordinator, items=[item])
    Report.everything.filter(pk=report.pk).update(status=Status.SUBMITTED)

    move("accept", report, cast.coordinator)

    assert not ReturnItem.everything.filter(report=report, closed_at=None).exists()


def test_an_accepted_agency_is_not_returned_while_its_regency_lies_with_the_province(cast: Cast) -> None:
    agency, regency = a_report(cast.health, Status.ACCEPTED), a_report(cast.own, Status.SUBMITTED)

    with pytest.raises(Refused, match="sudah dikirim ke provinsi"):
        move("return", agency, cast.coordinator)
    move("recall", regency, cast.coordinator)

    assert move("return", agency, cast.coordinator).status == Status.RETURNED


# --- verification -----------------------------------------------------------------------------------


def handed_in(cast: Cast) -> tuple[Report, Report, Report]:
    """A regency's submitted report, an accepted agency, and one that is only submitted; 20, 7 and 5 in them."""
    local, own = a_definition("SDM-02", level="region"), a_definition("SDM-01")
    regency = a_report(cast.own, Status.SUBMITTED)
    accepted, waiting = a_report(cast.health, Status.ACCEPTED), a_report(cast.schools, Status.SUBMITTED)
    a_figure(regency, local, 20, by=cast.coordinator)
    a_figure(accepted, own, 7, by=cast.focal_point)
    a_figure(waiting, own, 5, by=cast.schools_focal_point)
    return regency, accepted, waiting


def verified(report: Report) -> list[tuple[str, Any]]:
    return [(f.verified_state, f.verified_a) for f in Figure.everything.filter(report=report)]


def test_verifying_a_regency_verifies_its_accepted_agencies_with_it(cast: Cast) -> None:
    regency, accepted, waiting = handed_in(cast)

    move("verify", regency, cast.verifier)

    assert [fresh(report).status for report in (regency, accepted, waiting)] == ["verified", "verified", "submitted"]
    assert [verified(report) for report in (regency, accepted, waiting)] == [
        [("number", 20)], [("number", 7)], [("", None)],
    ]  # fmt: skip
    assert [fresh(report).verified_at for report in (regency, accepted)] == [LATER, LATER]
    assert [lines(report) for report in (regency, accepted, waiting)] == [["verify"], ["verify"], []]
    assert Revision.objects.get(region=cast.own, year=2026).number == 1


def test_another_regency_and_another_quarter_stay_as_they_are(cast: Cast) -> None:
    regency, *_ = handed_in(cast)
    elsewhere = a_report(cast.other_health, Status.ACCEPTED)
    earlier = a_report(cast.health, Status.ACCEPTED, quarter=QUARTER.previous)

    move("verify", regency, cast.verifier)

    assert [fresh(report).status for report in (elsewhere, earlier)] == [Status.ACCEPTED, Status.ACCEPTED]


def test_an_agency_accepted_later_is_verified_alone(cast: Cast) -> None:
    regency, _, waiting = handed_in(cast)
    with pytest.raises(Refused, match="belum diterima"):
        make_move("verify", waiting, scope=cast.verifier, at=LATER)
    move("verify", regency, cast.verifier)
    move("accept", waiting, cast.coordinator)

    move("verify", waiting, cast.verifier)

    assert verified(waiting) == [("number", 5)]
    assert lines(waiting) == ["accept", "verify"]
    assert lines(regency) == ["verify"]


def test_an_accepted_agency_waits_for_its_regency(cast: Cast) -> None:
    _, accepted, _ = handed_in(cast)

    with pytest.raises(Refused, match="bersama laporan kabupaten/kotanya"):
        move("verify", accepted, cast.verifier)


def as_verifier_too(cast: Cast, who: Scope) -> Scope:
    """The same person, also a verifier of the province."""
    return person(who.user.name, cast.province, "verifier")  # type: ignore[arg-type]


@pytest.mark.parametrize("who", ["coordinator", "focal_point"])
def test_who_entered_figures_of_any_of_them_may_not_verify(cast: Cast, who: str) -> None:
    regency, *_ = handed_in(cast)
    both = as_verifier_too(cast, getattr(cast, who))
    whose = {"coordinator": "Kabupaten Kapuas", "focal_point": "Dinas Kesehatan"}[who]

    with pytest.raises(Refused, match=f"tidak boleh memverifikasinya: {whose}"):
        move("verify", regency, both)

    assert [fresh(regency).status, verified(regency)] == [Status.SUBMITTED, [("", None)]]


def test_who_submitted_one_of_them_may_not_verify(cast: Cast) -> None:
    regency, accepted = a_report(cast.own, Status.SUBMITTED), a_report(cast.health)
    move("submit_on_behalf", accepted, cast.coordinator)
    both = as_verifier_too(cast, cast.coordinator)

    with pytest.raises(Refused, match="tidak boleh memverifikasinya: Dinas Kesehatan"):
        move("verify", regency, both)


def test_who_had_a_hand_in_an_agency_that_is_not_verified_now_may_verify_the_rest(cast: Cast) -> None:
    regency, *_ = handed_in(cast)

    move("verify", regency, as_verifier_too(cast, cast.schools_focal_point))

    assert fresh(regency).status == Status.VERIFIED


def test_the_provinces_own_report_is_verified_by_an_uninvolved_verifier_and_says_so(cast: Cast) -> None:
    item = a_definition("SDM-02", level="region")
    report = a_report(cast.province, Status.SUBMITTED)
    a_figure(report, item, 3, by=cast.verifier)

    with pytest.raises(Refused, match="tidak boleh memverifikasinya"):
        move("verify", report, cast.verifier)
    report = move("verify", report, cast.second_verifier)

    assert (report.status, report.self_verified) == (Status.VERIFIED, True)


@pytest.mark.parametrize("whose", ["own", "province_agency"])
def test_nobody_elses_report_is_verified_by_itself(cast: Cast, whose: str) -> None:
    assert move("verify", a_report(getattr(cast, whose), Status.SUBMITTED), cast.verifier).self_verified is False


def test_reopening_keeps_the_verified_numbers(cast: Cast) -> None:
    regency, *_ = handed_in(cast)
    move("verify", regency, cast.verifier)

    report = move("reopen", regency, cast.verifier)
    Figure.everything.filter(report=report).update(a=25)

    assert (report.status, report.is_reopened, report.verified_at) == (Status.RETURNED, True, LATER)
    assert verified(report) == [("number", 20)]
    assert Revision.objects.get(region=cast.own, year=2026).number == 2

    move("submit", report, cast.coordinator)
    assert verified(report) == [("number", 20)]
    move("verify", report, cast.second_verifier)
    assert verified(report) == [("number", 25)]


@pytest.mark.parametrize("broken", ["bump", "record_all", "close_items"])
def test_a_database_that_fails_in_the_middle_of_verifying_changes_nothing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    regency, accepted, _ = handed_in(cast)

    def fail(*args: object, **kwargs: object) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr(verification, broken, fail)
    with pytest.raises(DatabaseError):
        move("verify", regency, cast.verifier)

    assert [fresh(report).status for report in (regency, accepted)] == [Status.SUBMITTED, Status.ACCEPTED]
    assert [verified(report) for report in (regency, accepted)] == [[("", None)], [("", None)]]
    assert [lines(report) for report in (regency, accepted)] == [[], []]
    assert not Revision.objects.exists()


def test_verifying_costs_as_many_queries_with_more_agencies(cast: Cast, queries_of: Any) -> None:
    definition = a_definition("SDM-01")

    def verify(*agencies: Institution) -> int:
        Report.everything.all().delete()
        regency = a_report(cast.own, Status.SUBMITTED)
        for agency in agencies:
            a_figure(a_report(agency, Status.ACCEPTED), definition, 1)
        return len(queries_of(lambda: move("verify", regency, cast.verifier)))

    verify(cast.health)  # the counter's row comes to be

    assert verify(cast.health) == verify(cast.health, cast.schools)


# --- what was seen ----------------------------------------------------------------------------------


def test_verifying_what_one_has_not_seen_is_stopped(cast: Cast) -> None:
    regency, accepted, waiting = handed_in(cast)
    seen = picture_of([fresh(regency), fresh(accepted)])
    move("accept", waiting, cast.coordinator)

    with pytest.raises(Beaten, match="Sejak halaman ini dibuka"):
        move("verify", regency, cast.verifier, seen=seen)
    assert fresh(regency).status == Status.SUBMITTED

    move("verify", regency, cast.verifier, seen=picture_of([fresh(one) for one in (waiting, accepted, regency)]))
    assert fresh(waiting).status == Status.VERIFIED


def test_accepting_what_was_sent_again_since_is_stopped(cast: Cast) -> None:
    report = a_report(cast.health, Status.SUBMITTED)
    seen = picture_of([fresh(report)])
    move("recall", report, cast.focal_point)
    move("submit", report, cast.focal_point, at=wib(2026, 10, 6, 10))

    with pytest.raises(Beaten, match="dikirim lagi"):
        move("accept", report, cast.coordinator, seen=seen)
