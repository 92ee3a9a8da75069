"""What stands around every page."""

import pytest
from django.test import Client

from institutions.tests.cast import Cast
from reporting.example.accounts import ACCOUNTS, PASSWORD

pytestmark = pytest.mark.django_db
STRIP = "DATA CONTOH — bukan angka resmi"


def log_in_page(client: Client) -> str:
    return client.get("/masuk/").content.decode()


def test_example_data_are_marked_and_their_accounts_shown(client: Client, cast: Cast) -> None:
    cast.province.holds_example_data = True
    cast.province.save(update_fields=["holds_example_data"])

    page = log_in_page(client)

    assert STRIP in page
    assert PASSWORD in page
    assert all(account.email in page for account in ACCOUNTS)


def test_a_request_to_another_name_is_refused_in_words(cast: Cast) -> None:
    answer = Client(HTTP_HOST="evil.example").get("/masuk/")

    assert answer.status_code == 400
    assert "Permintaan tidak terbaca" in answer.content.decode()


def test_a_real_site_shows_neither_mark_nor_accounts(client: Client, cast: Cast) -> None:
    page = log_in_page(client)

    assert STRIP not in page
    assert PASSWORD not in page
