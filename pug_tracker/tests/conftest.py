"""The four people of the whole job, and their browsers."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from formats.quarters import Quarter, last_ended
from indicators.loading import load_catalogue
from institutions.access.roles import Role
from institutions.access.scope import Scope
from institutions.loading import load_institutions
from institutions.models import Institution
from institutions.tests.cast import person
from pug_tracker.tests.journey import Check, Visitor


@pytest.fixture
def quarter() -> Quarter:
    return last_ended(timezone.localdate())


@pytest.fixture
def people(transactional_db: None) -> dict[str, Scope]:
    """The real institutions and indicators, and one person for each part."""
    load_institutions()
    load_catalogue()
    at = {one.code: one for one in Institution.everything.filter(code__in=("62", "62.03", "62.03-dinkes"))}
    return {
        "focal point": person("Fitri", at["62.03-dinkes"], Role.FOCAL_POINT),
        "coordinator": person("Karin", at["62.03"], Role.COORDINATOR),
        "verifier": person("Vina", at["62"], Role.VERIFIER),
        "leader": person("Gusti", at["62"], Role.LEADER),
    }


@pytest.fixture
def visit(
    people: dict[str, Scope],
    open_page: Callable[..., Page],
    assert_accessible: Check,
    assert_calm: Check,
    no_horizontal_scroll: Check,
) -> Callable[..., Visitor]:
    """visit("leader") -> that person's browser, logged in by the page; all pages on the way are looked at."""

    def come(who: str, *, width: int = 1280) -> Visitor:
        visitor = Visitor(open_page(width=width), (assert_accessible, no_horizontal_scroll, assert_calm))
        visitor.log_in(people[who].user.email)
        return visitor

    return come
