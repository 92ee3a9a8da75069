"""The conversation about one item: who says what when, where it is read, and who is told of it."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.urls import reverse

from indicators.models import Definition
from institutions.access.journal import JournalEntry
from institutions.access.refusals import Beaten, NotAllowed, Refused
from institutions.tests.cast import Cast, make_cast, wib
from institutions.tests.races import at_once
from reporting.calendar import Window
from reporting.inspection import inspection_of
from reporting.remarks import MOST_CHARACTERS, add_remark
from reporting.reports import Remark, Report, ReturnItem
from reporting.statuses import Status
from reporting.tests.stories import NOW, QUARTER, a_definition, a_figure, a_report, a_window
from reporting.workflow import make_move

pytestmark = pytest.mark.django_db
LATER, STILL_LATER = wib(2026, 10, 6), wib(2026, 10, 7)


def page_of(report: Report) -> str:
    return reverse("verification", args=[report.pk])


# --- remarks ----------------------------------------------------------------------------------------


def test_a_remark_is_kept_with_the_item_and_told_in_the_journal(cast: Cast) -> None:
    item = a_definition("SDM-01").indicator
    report = a_report(cast.health, Status.SUBMITTED)
    address = reverse("report_remark", args=[report.pk, "SDM-01"])

    answer = cast.client(cast.coordinator).post(address, {"text": " Mohon lampirkan sertifikat. "})

    assert answer.headers["Location"] == f"{page_of(report)}#SDM-01-{report.pk}"
    remark = Remark.everything.get()
    assert (remark.indicator, remark.text, remark.author) == (
        item,
        "Mohon lampirkan sertifikat.",
        cast.coordinator.user,
    )
    entry = JournalEntry.everything.get(subject_id=report.pk)
    assert (entry.verb, entry.note) == ("remark", "Mohon lampirkan sertifikat.")


def test_from_the_first_remark_on_the_sender_cannot_recall(cast: Cast) -> None:
    item = a_definition("SDM-01").indicator
    report = a_report(cast.health, Status.SUBMITTED)
    add_remark(report, indicator=item, text="Benar?", scope=cast.coordinator, at=LATER)

    with pytest.raises(Refused, match="sudah mulai memeriksa"):
        make_move("recall", report, scope=cast.focal_point, at=LATER)


def test_who_neither_judges_nor_sent_it_says_nothing(cast: Cast) -> None:
    item = a_definition("SDM-01").indicator
    report = a_report(cast.health, Status.SUBMITTED)
    add_remark(report, indicator=item, text="Benar?", scope=cast.coordinator, at=LATER)

    for name in ("leader", "administrator", "province_coordinator", "other_coordinator", "schools_focal_point"):
        with pytest.raises(NotAllowed):
            add_remark(report, indicator=item, text="Ya.", scope=cast.people[name], at=LATER)

    assert Remark.everything.count() == 1


def test_judges_remark_only_while_it_lies_with_them(cast: Cast) -> None:
    item = a_definition("SDM-01").indicator
    for status in (Status.DRAFT, Status.RETURNED, Status.VERIFIED):
        report = a_report(cast.schools, status)
        with pytest.raises((Beaten, Refused)):
            add_remark(report, indicator=item, text="Benar?", scope=cast.verifier, at=LATER)
        report.delete()

    assert not Remark.everything.exists()


@pytest.mark.parametrize(("text", "why"), [(" \n ", "masih kosong"), ("x" * 2001, "terlalu panjang")])
def test_a_text_that_is_none_or_too_long_is_refused(cast: Cast, text: str, why: str) -> None:
    item = a_definition("SDM-01").indicator
    report = a_report(cast.health, Status.SUBMITTED)

    with pytest.raises(Refused, match=why):
        add_remark(report, indicator=item, text=text, scope=cast.coordinator, at=LATER)

    assert not Remark.everything.exists()


def test_a_new_line_is_one_letter_as_browsers_count_it(cast: Cast) -> None:
    item = a_definition("SDM-01").indicator
    report = a_report(cast.health, Status.SUBMITTED)
    typed = ("x" * 99 + "\r\n") * 20

    said = add_remark(report, indicator=item, text=typed, scope=cast.coordinator, at=LATER)

    assert len(said.text) == MOST_CHARACTERS - 1


def test_a_remark_on_what_does_not_exist(cast: Cast) -> None:
    report = a_report(cast.health, Status.SUBMITTED)

    address = reverse("report_remark", args=[report.pk, "TIDAK-ADA"])

    assert cast.client(cast.coordinator).post(address, {"text": "Benar?"}).status_code == 404


# --- the sender answers -----------------------------------------------------------------------------


def a_remarked_report(cast: Cast, status: Status = Status.SUBMITTED) -> tuple[Report, Definition]:
    """The health office's, with one item that its coordinator remarked."""
    a_window(cast.province)
    definition = a_definition("SDM-01", name="Dilatih")
    report = a_report(cast.health, Status.SUBMITTED)
    a_figure(report, definition, 7, by=cast.focal_point, at=NOW)
    add_remark(report, indicator=definition.indicator, text="Benarkah tujuh?", scope=cast.coordinator, at=LATER)
    if status == Status.RETURNED:
        make_move("return", report, scope=cast.coordinator, at=LATER, note="Periksa.", items=[definition.indicator])
    return report, definition


def test_the_sender_answers_on_the_reports_page_while_it_lies_with_the_receiver(cast: Cast) -> None:
    report, _ = a_remarked_report(cast)
    client, page = cast.client(cast.focal_point), reverse("report_page", args=[report.pk])
    address = reverse("report_remark", args=[report.pk, "SDM-01"])
    assert f'action="{address}"' in client.get(page).content.decode()

    answer = client.post(address, {"text": "Ya, tujuh orang.", "next": page})

    assert answer.headers["Location"] == f"{page}#SDM-01-{report.pk}"
    said = [(one.text, one.from_sender, one.capacity) for one in Remark.everything.all()]
    assert said == [
        ("Benarkah tujuh?", False, cast.coordinator.capacity),
        ("Ya, tujuh orang.", True, cast.focal_point.capacity),
    ]
    assert JournalEntry.everything.filter(subject_id=report.pk).first().verb == "answer_remark"  # type: ignore[union-attr]


def test_an_answer_reopens_no_recall_and_a_sender_remarks_nothing_first(cast: Cast) -> None:
    report, _ = a_remarked_report(cast)
    other = a_definition("SDM-02").indicator

    with pytest.raises(Refused, match="Belum ada catatan pemeriksa"):
        add_remark(report, indicator=other, text="Halo?", scope=cast.focal_point, at=LATER)


def test_the_judge_reads_the_thread_in_order_and_what_is_new(cast: Cast) -> None:
    report, definition = a_remarked_report(cast)
    given: dict[str, Any] = {"indicator": definition.indicator}
    add_remark(report, text="Ya, tujuh.", scope=cast.focal_point, at=STILL_LATER, **given)

    for address in (page_of(report), reverse("report_page", args=[report.pk]), history(report)):
        page = cast.client(cast.coordinator).get(address).content.decode()
        assert page.index("Benarkah tujuh?") < page.index("Ya, tujuh."), address
        assert cast.focal_point.capacity in page
        assert "jawaban baru" in page
        assert "belum dijawab" not in page
    assert "ada jawaban pengirim" in inspection_of(report, scope=cast.coordinator).items[0].marks

    add_remark(report, text="Terima kasih.", scope=cast.coordinator, at=wib(2026, 10, 8), **given)
    page = cast.client(cast.coordinator).get(page_of(report)).content.decode()
    assert "jawaban baru" not in page
    assert "belum dijawab" in page


def history(report: Report) -> str:
    return reverse("figure_history", args=[report.pk, "SDM-01"])


def test_both_sides_go_on_from_the_figures_history(cast: Cast) -> None:
    report, _ = a_remarked_report(cast)

    for who, button in ((cast.focal_point, "Kirim jawaban"), (cast.coordinator, "Simpan catatan")):
        assert button in cast.client(who).get(history(report)).content.decode()
    assert "<textarea" not in cast.client(cast.leader).get(history(report)).content.decode()


def test_a_returned_reports_remark_is_answered_with_the_form(cast: Cast) -> None:
    report, _ = a_remarked_report(cast, Status.RETURNED)
    client, page = cast.client(cast.focal_point), reverse("report_form", args=[report.pk])
    assert 'name="SDM-01.jawab"' in client.get(page).content.decode()

    sent = client.post(page, {"SDM-01.v": "1", "SDM-01.a": "8", "SDM-01.jawab": "Delapan.", "langkah": "jawab SDM-01"})

    assert sent.headers["Location"] == f"{page}#SDM-01"
    assert Remark.everything.last().text == "Delapan."  # type: ignore[union-attr]
    assert report.figures.get().a == 8  # what was typed beside it was kept, too
    shown = client.get(page).content.decode()
    assert "jawaban baru" in shown
    assert "Delapan." in shown


def test_an_answer_explains_a_returned_item_that_stays_as_it_is(cast: Cast) -> None:
    report, _ = a_remarked_report(cast, Status.RETURNED)
    with pytest.raises(Refused):
        make_move("submit", report, scope=cast.focal_point, at=STILL_LATER)
    item = ReturnItem.everything.get().indicator
    add_remark(report, indicator=item, text="Tujuh.", scope=cast.focal_point, at=STILL_LATER)
    form = cast.client(cast.focal_point).get(reverse("report_form", args=[report.pk])).context["form"]
    assert form.sheet.questions[0].problems == ()

    make_move("submit", report, scope=cast.focal_point, at=STILL_LATER)

    marks = inspection_of(Report.everything.get(pk=report.pk), scope=cast.coordinator).items[0].marks
    assert marks == ("ada jawaban pengirim", "dikembalikan, jawabannya tetap")


def test_an_answer_that_cannot_be_kept_stands_in_its_place_with_the_reason(cast: Cast) -> None:
    report, _ = a_remarked_report(cast, Status.RETURNED)
    client, page = cast.client(cast.focal_point), reverse("report_form", args=[report.pk])
    too_long = "j" * (MOST_CHARACTERS + 1)

    sent = client.post(page, {"SDM-01.v": "1", "SDM-01.a": "8", "SDM-01.jawab": too_long})

    assert sent.status_code == 422
    shown = sent.content.decode()
    assert f">{too_long}</textarea>" in shown
    assert "Jawaban Anda: Catatan terlalu panjang" in shown
    assert report.figures.get().a == 8


def test_in_a_closed_quarter_nothing_is_said_and_everything_is_read(cast: Cast) -> None:
    report, definition = a_remarked_report(cast)
    Window.objects.filter(quarter=QUARTER).update(closed_at=LATER)
    for who in (cast.coordinator, cast.focal_point):
        with pytest.raises(Refused, match="ditutup"):
            add_remark(report, indicator=definition.indicator, text="Ya?", scope=who, at=STILL_LATER)
        page = cast.client(who).get(history(report)).content.decode()
        assert "Benarkah tujuh?" in page
        assert "<textarea" not in page

    refused = cast.client(cast.coordinator).post(
        reverse("report_remark", args=[report.pk, "SDM-01"]), {"text": "Mohon diperiksa."}
    )

    assert refused.status_code == 422
    assert "ditutup" in refused.content.decode()
    assert "Yang Anda tulis: “Mohon diperiksa.”" in refused.content.decode()


def test_a_verified_reports_conversation_is_only_read(cast: Cast) -> None:
    report, definition = a_remarked_report(cast)
    Report.everything.filter(pk=report.pk).update(status=Status.VERIFIED, verified_at=LATER)

    with pytest.raises(Beaten):
        add_remark(report, indicator=definition.indicator, text="Ya.", scope=cast.focal_point, at=STILL_LATER)

    page = cast.client(cast.focal_point).get(reverse("report_page", args=[report.pk])).content.decode()
    assert "Benarkah tujuh?" in page
    assert "Kirim jawaban" not in page
    assert "belum dijawab" not in page


def test_who_filled_it_on_behalf_answers_for_it(cast: Cast) -> None:
    a_window(cast.province)
    definition = a_definition("SDM-01")
    report = a_report(cast.health, Status.ACCEPTED, on_behalf=True)
    given: dict[str, Any] = {"indicator": definition.indicator}
    add_remark(report, text="Dari mana angka ini?", scope=cast.verifier, at=LATER, **given)

    said = add_remark(report, text="Dari laporan dinas.", scope=cast.coordinator, at=STILL_LATER, **given)

    assert said.from_sender


def test_a_button_pressed_twice_says_it_once(cast: Cast) -> None:
    report, definition = a_remarked_report(cast)

    again = add_remark(
        report, indicator=definition.indicator, text="Benarkah tujuh?", scope=cast.coordinator, at=STILL_LATER
    )

    assert [again] == list(Remark.everything.all())
    assert JournalEntry.everything.filter(verb="remark").count() == 1


def test_what_somebody_writes_is_never_markup(cast: Cast) -> None:
    report, definition = a_remarked_report(cast)
    hostile = "<script>alert(1)</script>\n" + "<b>" + "w" * 900 + "{{ x }} ‮"
    add_remark(report, indicator=definition.indicator, text=hostile, scope=cast.focal_point, at=STILL_LATER)

    for address in (page_of(report), reverse("report_page", args=[report.pk]), history(report)):
        page = cast.client(cast.coordinator).get(address).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>&lt;b&gt;www" in page


def test_reading_threads_costs_the_same_for_more_of_them(cast: Cast, assert_same_queries: Callable[..., int]) -> None:
    report, definition = a_remarked_report(cast)
    client, page = cast.client(cast.focal_point), reverse("report_page", args=[report.pk])

    def grow() -> None:
        for number, code in enumerate(("SDM-02", "SDM-03"), 1):
            one = a_definition(code)
            a_figure(report, one, number, by=cast.focal_point)
            add_remark(report, indicator=one.indicator, text="?", scope=cast.coordinator, at=LATER)
            add_remark(report, indicator=definition.indicator, text=f"{number}", scope=cast.focal_point, at=LATER)

    assert_same_queries(lambda: client.get(page), grow=grow)


# --- at once ----------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_a_remark_and_a_verdict_at_once_end_in_an_order_that_both_are_told() -> None:
    cast = make_cast()
    a_window(cast.province)
    item = a_definition("KOM-01", level="region").indicator
    for _ in range(5):
        report = a_report(cast.own, Status.SUBMITTED)

        said, verified = at_once(
            partial(add_remark, report, indicator=item, text="Benar?", scope=cast.second_verifier, at=LATER),
            partial(make_move, "verify", report, scope=cast.verifier, at=LATER),
        )

        assert isinstance(verified, Report)  # a verdict was given on what was seen
        assert isinstance(said, Remark) == Remark.everything.exists()
        assert isinstance(said, Remark | Beaten), said
        Report.everything.all().delete()


@pytest.mark.django_db(transaction=True)
def test_the_same_words_sent_twice_at_once_are_kept_once() -> None:
    cast = make_cast()
    a_window(cast.province)
    item = a_definition("SDM-01").indicator
    report = a_report(cast.health, Status.SUBMITTED)
    press = partial(add_remark, report, indicator=item, text="Benar?", scope=cast.coordinator, at=LATER)

    assert all(isinstance(one, Remark) for one in at_once(press, press))

    assert Remark.everything.count() == 1
