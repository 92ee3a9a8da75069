"""Every page that can be read, with a whole example in it: accessible by day and by night, calm, narrow enough on a
phone and at 200 % zoom, and every stop of the keyboard seen.

One test, because the example takes longer to make than its pages to open; it names everything that is wrong.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import get_resolver, reverse
from django.utils import timezone
from playwright.sync_api import Page

from formats.quarters import Quarter, last_ended
from indicators.models import Definition, PublishedValue
from institutions.access.scope import Scope
from institutions.models import Membership, User
from institutions.tests.samples import upload
from pug_tracker.tests.journey import Check
from pug_tracker.tests.test_doors import addresses, door_of
from reporting.example.accounts import DOMAIN
from reporting.models import Receipt, Report
from reporting.own_tables.reading import read_tables
from reporting.own_tables.remembered import Answer, Topic, memory_of, remember
from reporting.sent_files.opening import book_of
from reporting.sent_files.receiving import receive

pytestmark = pytest.mark.browser

#: Who opens which page; a word is an institution's code, its report (`@code`), or stands in `Words`.
PAGES = {
    "": """
        account_login
        account_inactive
        account_reset_password
        account_reset_password_done
        account_reset_password_from_key x y
        account_reset_password_from_key_done
        confirm
        confirm_code code
    """,
    "focalpoint": """
        account_change_password
        account_logout
        home
        help
        calendar
        reminder_choice
        report_list
        report_form @62.03-dinkes-before
        report_page @62.03-dinkes-before
        figure_history @62.03-dinkes-before SDM-01
        catalogue
        indicator SDM-01
        indicator IKG
        targets
        published IKG
        agency_board before 62.03 62.03-dinkes
        completeness_agency ended 62.03 62.03-dinkes
    """,
    "koordinator": """
        home
        report_list
        collection ended
        sent_files
        send_file
        sent_file previewed
        sent_file_columns unanswered
        remembered_list
        remind ended 62.03-dishub
        report_form @62.03
        report_form @62.03-dishub
        report_check @62.03
        report_page @62.03-dishub
        verification @62.03-disdik
        region_board ended 62.03
        region_board before 62.03
        agency_board ended 62.03 62.03-disdik
        completeness_region ended 62.03
        never_reported
        sex_gaps_region ended 62.03
    """,
    "verifikator": """
        home
        report_list
        verification_queue ended
        verification @62.02
        report_page @62.02
        report_page @62.12
        figure_history @62.02 LEM-03
        window_list
        window_page ended
        window_open later
        window_dues ended
        window_close ended
        window_reopen before
        extension_grant ended
        days_off
        indicator_new
        definition_new SDM-01
        definition_wording SDM-01 since
        weights
        targets_edit
        published_new IKG
        published_edit IKG value
        published_remove IKG value
    """,
    "pimpinan": """
        home
        board ended
        board_readiness ended
        board_trend ended
        bundles ended
        bundles before
        editions before
        region_board ended 62.02
        region_board before 62.06
        region_board ended 62
        completeness ended
        questions ended
        position ended
        standings ended
        prerequisites ended
        gender_budget ended
        suspects ended
        comparison ended
        sex_gaps ended
        sex_gap ended SDM-01
        completeness_region ended 62.02
        never_reported
    """,
    "koordinatorprovinsi": """
        home
        collection ended
        report_page @62
    """,
    "administrator": """
        administration
        institution_list
        institution_add
        institution_edit 62.03-dinkes
        institution_edit 62.03
        institution_close 62.03-dinkes
        user_list
        user_add
        user_page user
        capacity_add user
        capacity_end task
        letterhead_list
        letterhead_edit 62
        journal
        visual_language
    """,
}
#: Read by machines, or only on the way to another page.
NO_PAGES = {
    "healthz", "calendar_feed", "file_download", "board_pdf", "region_pdf", "board_report", "board_year",
    "indicator_pdf", "region_report", "region_profile", "issued_pdf", "receipt_pdf",
    "account_set_password", "bundle_file", "board_workbook", "region_workbook", "board_sheet", "region_sheet",
    "report_workbook", "collection_workbook", "sent_file_marked", "sent_file_original",
    "board_latest", "completeness_latest", "sex_gaps_latest", "collection_latest", "verification_queue_latest",
}  # fmt: skip


#: Which pages of each person Tab walks through, key by key; on all others each stop is focused by itself.
TABBED = (0, 5)


def lines(who: str) -> list[list[str]]:
    return [line.split() for line in PAGES[who].splitlines() if line.strip()]


@pytest.fixture
def example(transactional_db: None, settings: Any, tmp_path: Path) -> None:
    """As it would look today, in full view of the server."""
    settings.PRIVATE_FILES = tmp_path
    for command in ("load_institutions", "load_catalogue", "load_example"):
        call_command(command, verbosity=0)


class Words:
    """What the words of PAGES stand for in this example."""

    def __init__(self) -> None:
        ended = last_ended(timezone.localdate())
        focal_point = User.objects.get(email=f"focalpoint@{DOMAIN}")
        self.quarters = {"ended": ended, "before": ended.previous, "later": ended.plus(2)}
        self.others = {
            **sent_tables(ended),
            "user": focal_point.pk,
            "task": Membership.everything.filter(user=focal_point).latest("pk").pk,
            "code": Receipt.everything.filter(report__institution__code="62.02").latest("pk").code,
            "since": Definition.objects.get(indicator__code="SDM-01").valid_from,
            "value": PublishedValue.objects.filter(indicator__code="IKG").latest("year").pk,
        }

    def meant(self, word: str) -> Any:
        if not word.startswith("@"):
            return {**self.quarters, **self.others}.get(word, word)
        code, is_before, _ = word[1:].partition("-before")
        quarter = self.quarters["before" if is_before else "ended"]
        return Report.everything.get(institution__code=code, quarter=quarter).pk


def sent_tables(quarter: Quarter) -> dict[str, int]:
    """Two tables that the coordinator sent: about one of them all has been answered."""
    user = User.objects.get(email=f"koordinator@{DOMAIN}")
    scope, at = Scope(user=user, membership=Membership.everything.get(user=user, role="coordinator")), timezone.now()
    heading = f"REKAP PUG {quarter.label};;;\nNama OPD;Aparatur yang dilatih PUG/PPRG (L);"
    rows = "Dinas Kesehatan;3;4;\nKantor Kesehatan;x;6;\n"
    sent = {
        word: receive(upload(f"{word}.csv", f"{heading}{last}\n{rows}".encode()), scope=scope, at=at)
        for word, last in (("previewed", "P;Ket"), ("unanswered", "Perempuan;"))
    }
    reading = read_tables(book_of(sent["previewed"]), quarter=quarter, scope=scope, memory=memory_of(scope))
    [frame] = reading.unmapped
    meanings = list(frame.meanings.values())
    columns = Answer(Topic.COLUMNS, frame.fingerprint, meanings, "Tabel “Rekap”", "Nama perangkat daerah")
    others = [
        Answer(one.topic, one.key, one.choices[0].value, one.text, one.choices[0].label) for one in reading.questions
    ]
    remember([columns, *others], scope=scope, at=at)
    return {word: file.pk for word, file in sent.items()}


@pytest.mark.parametrize("half", [0, 1])  # so that two browsers share the work
def test_pages_are_accessible_calm_and_narrow(
    half: int,
    example: None,
    open_page: Callable[..., Page],
    assert_accessible: Check,
    assert_calm: Check,
    no_horizontal_scroll: Callable[..., None],
    assert_legible_by_night: Check,
    assert_keyboard_works: Check,
    assert_tab_reaches_all: Check,
) -> None:
    def zoomed(page: Page) -> None:
        """1280 pixels at 200 % have room for 640."""
        no_horizontal_scroll(page, width=640)

    words = Words()
    wrong = []
    for who in list(PAGES)[half::2]:
        page = open_page(User.objects.get(email=f"{who}@{DOMAIN}") if who else None)
        for at, (name, *args) in enumerate(lines(who)):
            page.set_viewport_size({"width": 1280, "height": 800})
            answer = page.goto(reverse(name, args=[words.meant(word) for word in args]))
            wrong += [] if answer and answer.status == 200 else [f"{name} {args}: {answer and answer.status}"]
            wrong += complaints(page, assert_accessible, assert_legible_by_night, no_horizontal_scroll, zoomed)
            wrong += complaints(page, assert_keyboard_works, assert_calm)
            wrong += complaints(page, assert_tab_reaches_all) if at in TABBED else []
            page.set_viewport_size({"width": 360, "height": 800})
            wrong += complaints(page, assert_accessible)
        page.context.close()
    assert not wrong, "\n".join(wrong)


def complaints(page: Page, *checks: Check) -> Iterator[str]:
    for check in checks:
        try:
            check(page)
        except AssertionError as error:
            yield f"{page.url} at {page.viewport_size}: {error}"


def test_every_page_stands_in_the_table() -> None:
    doors = {pattern.name: door_of(pattern) for pattern in addresses(get_resolver().url_patterns)}
    pages = {
        name
        for name, door in doors.items()
        if door is None or ("get" in door.http_method_names and hasattr(door, "get"))
    }

    shown = {line[0] for who in PAGES for line in lines(who)}

    assert shown == pages - NO_PAGES
