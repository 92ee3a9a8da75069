"""What every test may use. Helpers are fixtures, so that no app has to import upwards for them."""

import gc
import socket
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from institutions.tests.cast import Cast, make_cast

pytest_plugins = ["pug_tracker.tests.browser", "pug_tracker.tests.real_server"]

# A machine that is busy with something else makes no property false.
hypothesis_settings.register_profile(
    "patient", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("patient")

Call = Callable[[], object]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--another-database", action="store_true", help="only what another database could change")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On a second database nothing is tried again that asks none, or only lays out what was read."""
    if not config.getoption("--another-database"):
        return
    passed_by = [item for item in items if not asks_database(item) or item.get_closest_marker("once")]
    config.hook.pytest_deselected(items=passed_by)
    items[:] = [item for item in items if item not in set(passed_by)]


def pytest_collection_finish() -> None:
    """What stands until the end is not looked through again at each collection of garbage."""
    gc.collect()
    gc.freeze()


def asks_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db", "live_server"}.intersection(getattr(item, "fixturenames", ()))
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


def forget() -> None:
    for cache in caches.all(initialized_only=True):
        cache.clear()


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """No kept board and no log-in limit reaches the next test: rolled back rows get the same ids again."""
    forget()


@pytest.fixture(autouse=True, scope="session")
def _no_call_leaves_the_machine() -> Iterator[None]:
    """A test that wants the outside world fails at once, in words, instead of waiting for it."""
    reach, patch = socket.socket.connect, pytest.MonkeyPatch()

    def connect(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else "127.0.0.1"
        assert host in {"127.0.0.1", "localhost", "::1"}, f"A test tried to reach {host}"
        reach(self, address)  # type: ignore[arg-type]

    patch.setattr(socket.socket, "connect", connect)
    yield
    patch.undo()


@pytest.fixture
def cast(db: None) -> Cast:
    """The one cast of test people and places."""
    return make_cast()


@pytest.fixture(scope="module")
def example(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[date]:
    """The whole example data as of 24 November 2026, made once for a module and rolled back after it.

    The last ended quarter is 2026-TW3. Tests that use it are marked django_db; what they change is undone as ever.
    """
    day = date(2026, 11, 24)
    before = settings.PRIVATE_FILES
    with django_db_blocker.unblock(), transaction.atomic():
        settings.PRIVATE_FILES = tmp_path_factory.mktemp("files")
        call_command("load_institutions", verbosity=0)
        call_command("load_catalogue", verbosity=0)
        call_command("load_example", at=day, verbosity=0)
        yield day
        settings.PRIVATE_FILES = before
        transaction.set_rollback(True)


@pytest.fixture
def queries_of() -> Callable[[Call], list[str]]:
    """queries_of(lambda: client.get(address)) -> the SQL of each query; no cache helps."""

    def queries(page: Call) -> list[str]:
        forget()
        with CaptureQueriesContext(connection) as seen:
            page()
        return [query["sql"] for query in seen.captured_queries]

    return queries


@pytest.fixture
def assert_same_queries(queries_of: Callable[[Call], list[str]]) -> Callable[..., int]:
    """assert_same_queries(page, grow=add_two_rows): the page shows more, its queries stay as many.

    Call it where the page shows one row and `grow` makes that three. Answers the number of queries.
    """

    def check(page: Call, *, grow: Call) -> int:
        few = queries_of(page)
        grow()
        many = queries_of(page)
        news = "\n".join(sql[:300] for sql in many if sql not in few)
        assert len(many) == len(few), f"{len(few)} queries became {len(many)}. Among them:\n{news}"
        return len(many)

    return check
