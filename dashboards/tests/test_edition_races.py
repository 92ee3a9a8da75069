"""Closing while somebody else closes, or renames, for real: on whichever database the tests run."""

from threading import Thread

import pytest
from django.db import connections, transaction

from dashboards.editions.finding import edition_for
from dashboards.editions.reading import read_board
from dashboards.editions.rows import Edition
from dashboards.tests.stories import TW3, told
from indicators.kinds import Level
from institutions.access.refusals import Beaten
from institutions.models import Institution
from institutions.revisions import bump
from institutions.tests.cast import Cast, make_cast, wib
from institutions.tests.races import at_once
from reporting.opening import close_quarter
from reporting.tests.stories import a_definition, a_window

pytestmark = pytest.mark.django_db(transaction=True)
CLOSED = wib(2026, 11, 14)


@pytest.fixture
def cast() -> Cast:
    made = make_cast()
    a_window(made.province)
    definition = a_definition("LEM-03", level=Level.REGION)
    for where in (made.own, made.other, made.province):
        told(where, definition, 7)
    return made


def test_two_who_close_at_once_make_one_edition(cast: Cast) -> None:
    answers = at_once(*[lambda: close_quarter(TW3, scope=cast.verifier, at=CLOSED)] * 2)

    assert sorted(isinstance(one, Beaten) for one in answers) == [False, True]
    assert Edition.objects.count() == 1


def rename(cast: Cast) -> None:
    with transaction.atomic():
        Institution.everything.filter(pk=cast.own.pk).update(name="Kabupaten Bernama Lain")
        bump()


def test_a_name_that_changes_meanwhile_is_the_old_one_everywhere(cast: Cast) -> None:
    def renamed() -> None:
        try:
            rename(cast)
        finally:
            connections.close_all()

    other = Thread(target=renamed)
    with transaction.atomic():
        close_quarter(TW3, scope=cast.verifier, at=CLOSED)
        other.start()
        other.join(0.5)
        assert other.is_alive()
    other.join(20)

    edition = edition_for(TW3, cast.province)
    assert edition is not None
    assert read_board(edition).frame.tree.region(cast.own.pk).name == "Kabupaten Kapuas"
    assert Institution.everything.get(pk=cast.own.pk).name == "Kabupaten Bernama Lain"


def test_closing_waits_for_a_name_that_is_being_changed(cast: Cast) -> None:
    def close() -> None:
        try:
            close_quarter(TW3, scope=cast.verifier, at=CLOSED)
        finally:
            connections.close_all()

    other = Thread(target=close)
    with transaction.atomic():
        rename(cast)
        other.start()
        other.join(0.5)
        assert other.is_alive()
    other.join(20)

    edition = edition_for(TW3, cast.province)
    assert edition is not None
    assert read_board(edition).frame.tree.region(cast.own.pk).name == "Kabupaten Bernama Lain"
