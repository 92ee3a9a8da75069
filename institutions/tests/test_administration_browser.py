"""The pages of administration, and what happens when a session ends, in a real browser."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from playwright.sync_api import Page

from institutions.access.users import User
from institutions.letterheads import Letterhead
from institutions.tests.cast import PASSWORD, Cast
from institutions.tests.test_administration import pages
from institutions.tree import Institution

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Open = Callable[..., Page]
Check = Callable[[Page], None]
NEW = "sandi-baru-yang-panjang"


@pytest.fixture
def letterhead(cast: Cast) -> Letterhead:
    return Letterhead.everything.create(
        institution=cast.own, government="Pemerintah Kabupaten Kapuas", office="Dinas P3A", signer_nip="1" * 18
    )


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name).click()


def log_in(page: Page, email: str, password: str = PASSWORD) -> None:
    page.get_by_label("Alamat pos-el").fill(email)
    page.get_by_label("Sandi").fill(password)
    press(page, "Masuk")


def test_every_page_is_accessible_calm_and_narrow(
    cast: Cast, letterhead: Letterhead, open_page: Open, assert_accessible: Check, assert_calm: Check,
    no_horizontal_scroll: Check,
) -> None:  # fmt: skip
    page = open_page(cast.administrator.user)

    for address in pages(cast).values():
        page.goto(address)
        assert_accessible(page)
        no_horizontal_scroll(page)
        assert_calm(page)


def test_a_new_colleague_is_let_in_without_javascript(
    cast: Cast, open_page: Open, live_server: Any, settings: Any
) -> None:
    settings.SITE_URL = live_server.url  # where the link in the letter leads
    page = open_page(cast.administrator.user, javascript=False)
    page.goto("/kelola/")
    page.get_by_role("link", name="Buka pengguna").click()
    page.get_by_role("link", name="Tambah pengguna").click()
    page.get_by_label("Nama lengkap").fill("Ani, S.E.")
    page.get_by_label("Alamat pos-el").fill("ani@uji.test")
    page.get_by_label("Instansi").select_option(str(cast.schools.pk))
    page.get_by_label("Peran").select_option("focal_point")
    press(page, "Buat akun")
    link = re.search(r"http://\S+", page.locator(".notice", has_text="salin dan teruskan").inner_text())

    colleague = open_page(javascript=False)
    assert link
    colleague.goto(link.group(0))
    for field in colleague.locator("main input[type=password]").all():
        field.fill(NEW)
    press(colleague, "Simpan sandi baru")
    colleague.goto("/masuk/")
    log_in(colleague, "ani@uji.test", NEW)
    colleague.goto("/berkas/1/")

    assert colleague.locator(".capacity-who").inner_text().split("\n")[-1] == "Dinas Pendidikan, Kabupaten Kapuas"
    assert mail.outbox[0].to == ["ani@uji.test"]


def test_an_error_stands_beside_its_field_and_nothing_is_lost(
    cast: Cast, open_page: Open, assert_accessible: Check
) -> None:
    page = open_page(cast.administrator.user)
    page.goto("/kelola/instansi/tambah/?daerah=62.03")
    page.get_by_label("Nama lengkap").fill("Dinas Sehat")
    page.get_by_label("Singkatan").fill("Dinkes")
    press(page, "Tambahkan")

    page.get_by_role("link", name="Kata kode: Kode 62.03-dinkes sudah dipakai").click()
    assert page.evaluate("document.activeElement.name") == "word"
    page.keyboard.type("dinkes-baru")
    assert page.get_by_label("Nama lengkap").input_value() == "Dinas Sehat"
    assert_accessible(page)
    press(page, "Tambahkan")

    assert Institution.everything.get(code="62.03-dinkes-baru").region == cast.own


def test_what_was_typed_when_the_session_ended_is_sent_after_logging_in(
    cast: Cast, open_page: Open, assert_accessible: Check
) -> None:
    page = open_page(cast.administrator.user)
    page.goto("/kelola/instansi/62.03-dinkes/")
    page.get_by_label("Singkatan").fill("Dinkes Kapuas")
    page.context.clear_cookies(name="pug_session")
    press(page, "Simpan")
    assert_accessible(page)

    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Masuk kembali di tab baru").click()
    log_in(opened.value, cast.administrator.user.email)
    opened.value.wait_for_url(re.compile(r"/$"))
    press(page, "Kirim lagi isian saya")
    assert_accessible(page)
    press(page, "Kirim lagi isian saya")

    page.get_by_text("Data Dinas Kesehatan, Kabupaten Kapuas disimpan.").wait_for()
    cast.health.refresh_from_db()
    assert cast.health.short_name == "Dinkes Kapuas"


def test_pages_that_say_no_are_accessible(
    cast: Cast, open_page: Open, assert_accessible: Check, no_horizontal_scroll: Check
) -> None:
    asked: list[tuple[User, str, Any]] = [
        (cast.nobody, "/kelola/", "belum bertugas di instansi mana pun"),
        (cast.verifier.user, "/kelola/", "Hanya administrator"),
        (cast.verifier.user, "/berkas/1/", "tidak ditemukan"),
    ]

    for user, address, told in asked:
        page = open_page(user)
        page.goto(address)
        assert told in page.inner_text("main")
        assert_accessible(page)
        no_horizontal_scroll(page)
