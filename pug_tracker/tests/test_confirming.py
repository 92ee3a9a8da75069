"""/cek/: whoever holds a code learns what the paper is; whoever guesses is stopped."""

import pytest
from django.test import Client
from django.urls import reverse

from formats.check_codes import in_groups
from institutions.tests.cast import Cast, wib
from pug_tracker.private_addresses import MaskKeys
from reporting.receipts import DOCUMENT, Receipt, receipt_behind
from reporting.reports import Report
from reporting.tests.stories import a_definition, a_figure, a_proof, a_report
from reporting.workflow import make_move

LATER, AGAIN = wib(2026, 10, 6), wib(2026, 10, 7, 10)
pytestmark = pytest.mark.django_db


def sent(cast: Cast) -> Report:
    report = a_report(cast.health)
    definition = a_definition("SDM-01", name="Pelatihan PUG")
    figure = a_figure(report, definition, 23, note="Dari puskesmas.", by=cast.focal_point)
    a_proof(figure, "Renja 2026.pdf", by=cast.focal_point)
    return make_move("submit", report, scope=cast.focal_point, at=LATER)


def check(code: str) -> str:
    return reverse("confirm_code", args=[code])


def test_whoever_holds_the_code_learns_what_it_is_without_a_person_or_a_figure(cast: Cast) -> None:
    sent(cast)
    receipt = Receipt.everything.get()
    stranger = Client()

    answer = stranger.post(reverse("confirm"), {"code": in_groups(receipt.code).lower()})
    page = stranger.get(answer.headers["Location"])

    text = page.content.decode()
    assert (answer.headers["Location"], page.status_code) == (check(receipt.code), 200)
    for told in (DOCUMENT, "Dinas Kesehatan, Kabupaten Kapuas", "Triwulan III 2026", receipt.number,
                 "6 Oktober 2026 pukul 09.00 WIB", receipt.digest, "Pengiriman terakhir."):  # fmt: skip
        assert told in text
    for hidden in ("Fitri", "Focal point", "23 orang", "Renja", "puskesmas", "Pelatihan"):
        assert hidden not in text
    assert (page.headers["Referrer-Policy"], page.headers["X-Robots-Tag"]) == ("no-referrer", "noindex")


def test_an_older_receipt_says_that_it_was_replaced_or_recalled(cast: Cast) -> None:
    report = sent(cast)
    first = Receipt.everything.get()
    make_move("return", report, scope=cast.coordinator, at=AGAIN, note="Periksa.")
    a_figure(report, a_definition("SDM-03"), 1, by=cast.focal_point)
    make_move("submit", report, scope=cast.focal_point, at=wib(2026, 10, 8))
    second = Receipt.everything.first()

    assert second.number == "62.03-dinkes/2026-TW3/2"
    told = [receipt_behind(one.code) for one in (first, second)]
    assert [(one.standing, one.is_current) for one in told if one] == [
        ("Sudah digantikan oleh pengiriman yang lebih baru.", False), ("Pengiriman terakhir.", True),
    ]  # fmt: skip

    make_move("recall", report, scope=cast.focal_point, at=wib(2026, 10, 9))
    found = receipt_behind(second.code)
    assert found is not None
    assert (found.standing, found.is_current) == ("Ditarik kembali oleh pengirim pada 9 Oktober 2026.", False)


@pytest.mark.parametrize(("typed", "status"), [("", 422), ("salah", 422), ("<script>", 422), ("A" * 16, 404)])
def test_a_wrong_code_gets_a_kind_answer_and_keeps_what_was_typed(typed: str, status: int) -> None:
    answer = Client().post(reverse("confirm"), {"code": typed})

    page = answer.content.decode()
    assert answer.status_code == status
    assert 'id="salah-kode"' in page
    assert "<script>" not in page.split("<main")[1]


def test_an_unknown_address_is_answered_kindly_and_a_hostile_one_too() -> None:
    for code in ("AAAAAAAAAAAAAAAA", "x", "%00", "a" * 500):
        answer = Client().get(f"/cek/{code}/")
        assert (answer.status_code, "Kode ini tidak kami kenal." in answer.content.decode()) == (404, True), code


def test_who_tries_codes_is_stopped_for_a_while(cast: Cast) -> None:
    sent(cast)
    stranger, right = Client(), check(Receipt.everything.get().code)

    wrong = [stranger.get(check("A" * 16)).status_code for _ in range(21)]

    assert wrong == [404] * 20 + [429]
    assert stranger.get(right).status_code == 429
    assert stranger.post(reverse("confirm"), {"code": "A" * 16}).status_code == 429


def test_no_log_shows_a_code(caplog: pytest.LogCaptureFixture) -> None:
    mask = MaskKeys()
    caplog.handler.addFilter(mask)

    Client().get(check("A" * 16))

    caplog.handler.removeFilter(mask)
    assert "A" * 16 not in caplog.text
    assert "/cek/***/" in caplog.text
