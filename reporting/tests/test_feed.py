"""The calendar feed: read back by a calendar's own parser; its address private, told once, revocable."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from formats.quarters import Quarter, last_ended
from institutions.access.journal import JournalEntry
from institutions.access.middleware import current_memberships
from institutions.access.roles import Role
from institutions.access.scope import Scope
from institutions.models import Membership, User
from institutions.tests.cast import Cast, wib
from reporting.calendar import Extension, Window
from reporting.feed import FeedDay, feed_days, to_ics
from reporting.feed_addresses import CalendarFeed, new_address, owner_of, revoke_address
from reporting.tests.stories import QUARTER, a_window

pytestmark = pytest.mark.django_db

NOW = wib(2026, 10, 5)


def address(cast: Cast, who: Scope) -> str:
    return reverse("calendar_feed", args=[new_address(who, at=NOW)])


def days(who: Scope) -> dict[str, FeedDay]:
    return {day.key: day for day in feed_days(current_memberships(who.user), on=NOW.date())}


# --- what stands in it ------------------------------------------------------------------------------


def test_a_focal_point_sees_their_own_days_with_their_extension(cast: Cast) -> None:
    a_window(cast.province)
    before = days(cast.focal_point)
    Extension.everything.create(
        institution=cast.health, quarter=QUARTER, due=date(2026, 10, 21), reason="Banjir.",
        granted_by=cast.verifier.user, granted_at=NOW,
    )  # fmt: skip

    after = days(cast.focal_point)

    key = "2026-TW3-due-62.03-dinkes"
    assert (before[key].day, after[key].day) == (date(2026, 10, 7), date(2026, 10, 21))
    assert after[key].title == "Tenggat laporan PUG Triwulan III 2026: Dinas Kesehatan, Kabupaten Kapuas"
    assert after[key].note.endswith("Sudah diperpanjang.")
    assert after["2026-TW3-open-62.03-dinkes"].day == date(2026, 10, 1)
    assert {one.split("-")[2] for one in after} == {"open", "due"}
    assert days(cast.schools_focal_point)["2026-TW3-due-62.03-disdik"].day == date(2026, 10, 7)


@pytest.mark.parametrize(
    ("who", "kinds"),
    [
        ("coordinator", {"open", "due", "agencies", "acceptance"}),
        ("verifier", {"agencies", "acceptance", "regions"}),
        ("administrator", {"agencies", "acceptance", "regions"}),
        ("leader", {"open", "due"}),
    ],
)
def test_each_role_sees_the_days_it_keeps(cast: Cast, who: str, kinds: set[str]) -> None:
    assert {key.split("-")[2] for key in days(cast.people[who])} == kinds


def test_a_day_that_two_capacities_bring_stands_once_and_quarters_not_opened_are_called_proposed(cast: Cast) -> None:
    person = cast.coordinator.user
    Membership.everything.create(user=person, institution=cast.own, role=Role.LEADER, started_on=date(2020, 1, 1))
    a_window(cast.province)

    found = feed_days(current_memberships(person), on=NOW.date())

    assert len({day.key for day in found}) == len(found) == 6 * 4
    proposed = {day.key[:8] for day in found if "belum dibuka" in day.note}
    assert "2026-TW3" not in proposed
    assert "2027-TW1" in proposed


def test_it_reads_back_as_rfc_5545_says(cast: Cast) -> None:
    a_window(cast.province)
    told = to_ics(feed_days(current_memberships(cast.coordinator.user), on=NOW.date()), at=NOW)

    calendar = Calendar.from_ical(told)

    lines = told.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-1] == b""
    assert b"\n" not in told.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert (calendar["version"], bool(calendar["prodid"])) == ("2.0", True)
    events = calendar.walk("VEVENT")
    assert len({str(event["uid"]) for event in events}) == len(events) == 24
    due = next(event for event in events if event["uid"] == "2026-TW3-due-62.03@pug-kalteng")
    assert (due.decoded("dtstart"), due.decoded("dtend")) == (date(2026, 10, 20), date(2026, 10, 21))
    assert due.decoded("dtstamp") == NOW
    assert str(due["summary"]) == "Tenggat laporan PUG Triwulan III 2026: Kabupaten Kapuas"
    assert not any(event.errors for event in events)


def test_no_personal_data_stands_in_it(cast: Cast) -> None:
    told = "".join(
        to_ics(feed_days(current_memberships(who.user), on=NOW.date()), at=NOW).decode() for who in cast.people.values()
    ).replace("\r\n ", "")

    for user in User.objects.all():
        assert user.name not in told
        assert user.email not in told
    assert "uji.test" not in told


def test_a_day_that_moves_keeps_its_key(cast: Cast) -> None:
    a_window(cast.province)
    before = days(cast.coordinator)
    Window.objects.update(agency_due=date(2026, 10, 9), acceptance_due=date(2026, 10, 16))

    after = days(cast.coordinator)

    assert set(before) == set(after)
    assert after["2026-TW3-agencies-62.03"].day == date(2026, 10, 9)


# --- its address ------------------------------------------------------------------------------------


def test_whoever_has_the_address_reads_it_without_logging_in_and_no_cookie_is_set(cast: Cast) -> None:
    answer = Client().get(address(cast, cast.focal_point))

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, max-age=3600"
    assert answer.cookies == {}
    assert b"Dinas Kesehatan" in answer.content


def test_what_did_not_change_is_not_sent_again(cast: Cast) -> None:
    a_window(cast.province, last_ended(timezone.localdate()))
    client, feed = Client(), address(cast, cast.focal_point)
    mark = client.get(feed).headers["ETag"]
    assert client.get(feed, headers={"If-None-Match": mark}).status_code == 304

    later = timezone.localdate() + timedelta(days=1000)
    Window.objects.update(agency_due=later, acceptance_due=later, region_due=later)

    assert client.get(feed, headers={"If-None-Match": mark}).status_code == 200
    assert client.head(feed).status_code == 200
    assert client.post(feed).status_code == 405


def test_a_new_address_ends_the_old_one_and_a_revoked_one_opens_nothing(cast: Cast) -> None:
    first, second = address(cast, cast.focal_point), address(cast, cast.focal_point)
    client = Client()
    assert [client.get(one).status_code for one in (first, second)] == [404, 200]

    assert revoke_address(cast.focal_point, at=NOW)

    assert client.get(second).status_code == 404
    assert not revoke_address(cast.focal_point, at=NOW)
    told = JournalEntry.everything.order_by("pk").values_list("verb", flat=True)
    assert list(told) == ["new_feed", "new_feed", "revoke_feed"]


def test_who_can_no_longer_log_in_has_no_feed_and_who_left_has_an_empty_one(cast: Cast) -> None:
    feed = address(cast, cast.focal_point)
    Membership.everything.filter(pk=cast.focal_point.membership.pk).update(ended_on=date(2020, 1, 2))
    assert Calendar.from_ical(Client().get(feed).content).walk("VEVENT") == []

    User.objects.filter(pk=cast.focal_point.user.pk).update(is_active=False)

    assert Client().get(feed).status_code == 404


def test_only_a_hash_is_kept_and_two_addresses_never_resemble(cast: Cast) -> None:
    tokens = [new_address(who, at=NOW) for who in cast.people.values()]

    kept = set(CalendarFeed.objects.values_list("token_hash", flat=True))

    assert len(set(tokens)) == len(tokens)
    assert {len(token) for token in tokens} == {43}
    assert not kept & set(tokens)
    assert owner_of(next(iter(kept))) is None


def test_the_address_is_shown_once_on_ones_own_page(cast: Cast) -> None:
    client, page = cast.client(cast.focal_point), reverse("reminder_choice")
    assert "Buat alamat kalender" in client.get(page).content.decode()

    assert client.post(reverse("feed_new")).headers["Location"] == f"{page}#kalender"
    shown = client.get(page)
    token = shown.context["address"].split("/")[-1].removesuffix(".ics")
    again = client.get(page).content.decode()

    assert owner_of(token) == cast.focal_point.user
    assert f"webcal://testserver/kalender/{token}.ics" in shown.content.decode()
    assert token not in again
    assert "Ganti alamat" in again
    client.post(reverse("feed_revoke"))
    assert owner_of(token) is None


def test_it_costs_the_same_with_more_quarters(cast: Cast, assert_same_queries: Callable[..., int]) -> None:
    feed, client = address(cast, cast.coordinator), Client()
    a_window(cast.province, Quarter(2026, 1))

    def grow() -> None:
        a_window(cast.province, Quarter(2026, 2))
        a_window(cast.province, Quarter(2026, 3))

    assert assert_same_queries(lambda: client.get(feed), grow=grow) <= 6
