"""The help pages: for whom, in which order, and true to what is built."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from formats.quarters import Quarter
from institutions.access.roles import ABILITIES, Role
from institutions.tests.cast import Cast, wib
from pug_tracker.chrome import ENTRIES
from pug_tracker.guides import SIDES, calendar_for, roles_for, steps_of
from pug_tracker.tests.house import ROOT
from reporting.calendar import Extension, Window
from reporting.moves import MOVES
from reporting.statuses import Status

ON = date(2026, 11, 24)
GUIDES = sorted((ROOT / "templates" / "help").glob("_*.html"))


def test_everybody_who_is_logged_in_reads_their_own_guide_first(cast: Cast) -> None:
    for who in cast.people.values():
        answer = cast.client(who).get(reverse("help"))

        assert answer.status_code == 200
        assert answer.context["role"] == answer.context["roles"][0] == who.role
        assert "Bantuan" in answer.content.decode()


@pytest.mark.parametrize("role", Role)
def test_the_guides_of_others_may_be_read_too(cast: Cast, role: Role) -> None:
    answer = cast.client(cast.focal_point).get(reverse("help"), {"peran": role.value})

    assert (answer.status_code, answer.context["role"]) == (200, role)


@pytest.mark.parametrize("asked", ["", "kepala", "x" * 300])
def test_a_role_that_is_none_shows_ones_own(cast: Cast, asked: str) -> None:
    assert cast.client(cast.leader).get(reverse("help"), {"peran": asked}).context["role"] == Role.LEADER


def test_a_stranger_logs_in_first(client) -> None:
    assert client.get(reverse("help")).status_code == 302


def test_who_holds_no_capacity_is_told_so(cast: Cast) -> None:
    assert cast.client(cast.nobody).get(reverse("help")).status_code == 403


def test_it_asks_few_queries(cast: Cast, queries_of) -> None:
    client = cast.client(cast.coordinator)

    assert len(queries_of(lambda: client.get(reverse("help")))) <= 12


def test_every_role_has_its_guide() -> None:
    assert set(roles_for(Role.LEADER)) == set(Role)
    assert {f"_{role.value}.html" for role in Role} <= {guide.name for guide in GUIDES}


# --- true to what is built --------------------------------------------------------------------------


def test_every_move_is_somebodys_and_nobody_is_told_of_one_they_lack() -> None:
    told = {role: {step.label for step in steps_of(role)} for role in Role}

    assert set().union(*told.values()) == {move.label for move in MOVES}
    assert told[Role.LEADER] == told[Role.ADMINISTRATOR] == set()
    assert told[Role.FOCAL_POINT] == {"Kirim", "Tarik kembali"}
    for role, sides in SIDES.items():
        labels = {move.label for move in MOVES if move.ability in ABILITIES[role] and move.side in sides}
        assert told[role] == labels


def test_the_words_of_all_states_are_explained() -> None:
    words = (ROOT / "templates" / "help" / "_words.html").read_text()

    assert [status for status in Status if f"<dt>{status.label}</dt>" not in words] == []


def test_every_button_that_a_guide_names_is_there() -> None:
    pages = [path for path in (ROOT / "templates").rglob("*.html") if path.parent.name != "help"]
    code = [ROOT / "reporting" / "moves.py", ROOT / "reporting" / "todo.py", ROOT / "indicators" / "kinds.py"]
    written = "\n".join(path.read_text() for path in [*pages, *code])

    missing = {(guide.name, words) for guide in GUIDES for words in quoted(guide) if words not in written}

    assert missing == set()


def test_every_menu_entry_that_a_guide_names_is_there() -> None:
    labels = {label for label, _, _ in ENTRIES}
    named = {
        words for guide in GUIDES for words in re.findall(r"(?:di|dari|buka) <strong>(\w+)</strong>", guide.read_text())
    }

    assert named
    assert named <= labels


def quoted(guide: Path) -> list[str]:
    return re.findall(r"“([^”]+)”", guide.read_text().replace("“diverifikasi sendiri”", "")) if is_role(guide) else []


def is_role(guide: Path) -> bool:
    return guide.stem.lstrip("_") in Role.values


def test_the_calendar_has_the_days_that_the_province_set(cast: Cast) -> None:
    Window.objects.create(
        province=cast.province, quarter=Quarter(2026, 3), opened_at=wib(2026, 7, 1), agency_due=date(2026, 10, 9),
        acceptance_due=date(2026, 10, 16), region_due=date(2026, 10, 23),
    )  # fmt: skip

    calendar = calendar_for(cast.focal_point, on=ON)

    assert calendar.quarters == (Quarter(2026, 3), Quarter(2026, 4))
    assert calendar.own_due == date(2026, 10, 9)
    assert [line.pairs[0][1] for line in calendar.days] == [
        date(2026, 7, 1), date(2026, 10, 1), date(2026, 10, 9), date(2026, 10, 16), date(2026, 10, 23),
    ]  # fmt: skip


def test_ones_own_extension_is_ones_own_due_day(cast: Cast) -> None:
    Extension.everything.create(
        institution=cast.health, quarter=Quarter(2026, 3), due=date(2026, 12, 1), reason="Banjir",
        granted_by=cast.verifier.user, granted_at=wib(2026, 10, 1),
    )  # fmt: skip

    assert calendar_for(cast.focal_point, on=ON).own_due == date(2026, 12, 1)
    assert calendar_for(cast.schools_focal_point, on=ON).own_due == date(2026, 10, 7)
    assert calendar_for(cast.leader, on=ON).own_due is None
