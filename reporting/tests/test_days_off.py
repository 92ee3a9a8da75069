"""The days off of a year: changed and confirmed by the province, and said to be unconfirmed until then."""

from datetime import date

import pytest
from django.urls import reverse

from formats.quarters import Quarter
from institutions.access.journal import JournalEntry
from institutions.access.refusals import Beaten, NotAllowed, Refused
from institutions.tests.cast import Cast, wib
from reporting.calendar import DayOff, days_off, window_of
from reporting.days_off import ConfirmedYear, days_of_year, unconfirmed
from reporting.deciding_days import add_day_off, confirm_year, remove_day_off, work_on
from reporting.tests.stories import a_window

pytestmark = pytest.mark.django_db

NOW = wib(2026, 12, 1)
EVE = date(2026, 12, 24)
PAGE = reverse("days_off")


def confirm(cast: Cast, year: int = 2026) -> ConfirmedYear:
    seen = days_of_year(year, province=cast.province).picture
    return confirm_year(year, seen=seen, scope=cast.verifier, at=NOW)


def test_a_year_lists_national_days_cuti_bersama_and_what_was_added(cast: Cast) -> None:
    add_day_off(date(2026, 5, 23), name="Hari jadi provinsi", scope=cast.verifier, at=NOW)

    kinds = {one.day: one.kind for one in days_of_year(2026, province=cast.province).days}

    assert kinds[date(2026, 5, 23)] == "Libur tambahan"
    assert kinds[date(2026, 8, 17)] == "Libur nasional"
    assert kinds[EVE] == "Cuti bersama"
    assert date(2025, 12, 25) not in kinds


def test_a_cuti_bersama_on_which_people_work_moves_what_is_proposed(cast: Cast) -> None:
    before = window_of(Quarter(2026, 1), province=cast.province).dues.agency

    add_day_off(date(2026, 4, 1), name="Libur daerah", scope=cast.verifier, at=NOW)
    later = window_of(Quarter(2026, 1), province=cast.province).dues.agency
    work_on(date(2026, 4, 3), scope=cast.verifier, at=NOW)

    assert (before, later) == (date(2026, 4, 8), date(2026, 4, 9))
    assert window_of(Quarter(2026, 1), province=cast.province).dues.agency == date(2026, 4, 8)
    assert days_off().worked == {date(2026, 4, 3)}


def test_only_a_national_day_can_be_worked_and_none_is_added_twice(cast: Cast) -> None:
    with pytest.raises(Refused, match="bukan libur nasional"):
        work_on(date(2026, 12, 1), scope=cast.verifier, at=NOW)
    with pytest.raises(Refused, match="sudah tercatat: Cuti Bersama"):
        add_day_off(EVE, name="Libur", scope=cast.verifier, at=NOW)
    work_on(EVE, scope=cast.verifier, at=NOW)
    with pytest.raises(Refused, match="sudah tercatat"):
        work_on(EVE, scope=cast.verifier, at=NOW)

    assert DayOff.objects.count() == 1


def test_a_confirmed_year_is_confirmed_until_a_day_changes(cast: Cast) -> None:
    assert unconfirmed([2026, 2027], province=cast.province) == [2026, 2027]

    confirmed = confirm(cast)
    assert unconfirmed([2026, 2027], province=cast.province) == [2027]

    off = work_on(EVE, scope=cast.verifier, at=NOW)
    assert days_of_year(2026, province=cast.province).has_changed_since
    remove_day_off(off, scope=cast.verifier, at=NOW)
    assert days_of_year(2026, province=cast.province).is_confirmed
    assert (confirmed.by, confirmed.at) == (cast.verifier.user, NOW)


def test_who_confirms_what_changed_meanwhile_is_told(cast: Cast) -> None:
    seen = days_of_year(2026, province=cast.province).picture
    work_on(EVE, scope=cast.second_verifier, at=NOW)

    with pytest.raises(Beaten, match="berubah sejak halaman ini dibuka"):
        confirm_year(2026, seen=seen, scope=cast.verifier, at=NOW)

    assert not ConfirmedYear.objects.exists()


def test_confirming_again_keeps_one_row_and_every_line_in_the_journal(cast: Cast) -> None:
    confirm(cast)
    work_on(EVE, scope=cast.verifier, at=NOW)
    confirm(cast)

    assert ConfirmedYear.objects.count() == 1
    told = JournalEntry.everything.order_by("pk").values_list("verb", "text")
    assert list(told) == [
        ("confirm_year", "Hari libur dan cuti bersama 2026 dikonfirmasi"),
        ("add_day_off", "24 Desember 2026 tetap hari kerja: Cuti Bersama Hari Raya Natal"),
        ("confirm_year", "Hari libur dan cuti bersama 2026 dikonfirmasi"),
    ]


def test_only_who_manages_quarters_changes_and_confirms(cast: Cast) -> None:
    managers = {"administrator", "verifier", "second_verifier"}

    for name, who in cast.people.items():
        if name not in managers:
            with pytest.raises(NotAllowed):
                confirm_year(2026, seen="", scope=who, at=NOW)
            with pytest.raises(NotAllowed):
                work_on(EVE, scope=who, at=NOW)


# --- the page ---------------------------------------------------------------------------------------


def test_days_are_added_struck_taken_back_and_confirmed_through_the_page(cast: Cast) -> None:
    client, address = cast.client(cast.verifier), f"{PAGE}?tahun=2026"
    assert "belum dikonfirmasi provinsi" in client.get(address).content.decode()

    answer = client.post(PAGE, {"day": "2026-10-06", "name": "Hari jadi daerah"})
    assert answer.headers["Location"] == address
    assert client.post(PAGE, {"day": "2026-10-06", "name": "Lagi"}).status_code == 422
    assert client.post(reverse("day_off_worked"), {"day": "2026-12-24"}).headers["Location"] == address
    seen = client.get(address).context["found"].picture
    assert client.post(reverse("year_confirm", args=[2026]), {"seen": seen}).headers["Location"] == address
    shown = client.get(address).content.decode()

    for words in ("Selasa, 6 Oktober 2026", "Tetap hari kerja", "Dikonfirmasi oleh Vina Verifikator", "Libur kembali"):
        assert words in shown
    client.post(reverse("day_off_remove", args=[DayOff.objects.first().pk]))
    assert "Sesudah dikonfirmasi, daftar ini berubah." in client.get(address).content.decode()


def test_what_is_no_day_no_year_and_no_row_is_404(cast: Cast) -> None:
    client = cast.client(cast.verifier)

    assert client.post(reverse("day_off_worked"), {"day": "kapan"}).status_code == 404
    assert client.post(reverse("year_confirm", args=[99999])).status_code == 404
    assert client.post(reverse("day_off_remove", args=[1])).status_code == 404
    assert client.get(f"{PAGE}?tahun=9999").status_code == 200


def test_opening_a_quarter_says_when_its_days_off_are_not_confirmed(cast: Cast) -> None:
    client, address = cast.client(cast.verifier), reverse("window_open", args=[Quarter(2026, 3)])
    assert "Hari libur dan cuti bersama 2026 belum dikonfirmasi provinsi" in client.get(address).content.decode()

    confirm(cast)

    assert "belum dikonfirmasi" not in client.get(address).content.decode()


def test_a_closed_quarter_names_whom_to_ask(cast: Cast) -> None:
    a_window(cast.province, Quarter(2026, 2), closed_at=NOW)
    address = reverse("collection", args=[Quarter(2026, 2)])

    shown = cast.client(cast.coordinator).get(address).content.decode()

    assert "ditutup 1 Desember 2026. Minta DP3APPKB (Vina Verifikator atau Wawan Verifikator) membuka kembali" in shown
