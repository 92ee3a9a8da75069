"""What was sent and never answered is sent again: it is known again, and nothing else is."""

import pytest

from reporting.entries import Entry
from reporting.merging import Offer
from reporting.repeats import Past, caught_up
from reporting.tests.samples import CATALOGUE, number

DEFINITION = CATALOGUE["SDM-01"]
FOLLOWER = CATALOGUE["ARG-02"]


def seen(offer: Offer, *history: Past) -> int:
    return caught_up(offer, DEFINITION, history=history).version


def own(version: int, entry: Entry) -> Past:
    return Past(version, entry, is_own=True)


def others(version: int, entry: Entry) -> Past:
    return Past(version, entry, is_own=False)


def test_same_answer_of_ones_own_was_seen() -> None:
    assert seen(Offer(number(9, 14)), own(1, number(9, 14))) == 1


def test_answer_that_was_sent_before_was_seen() -> None:
    assert seen(Offer(number(9, 14), before=(number(9),)), own(1, number(9))) == 1


@pytest.mark.parametrize("arrived", [1, 2])
def test_any_of_those_that_were_sent_before_was_seen(arrived: int) -> None:
    before = (number(9), number(9, 1))

    assert seen(Offer(number(9, 14), before=before), own(1, before[arrived - 1])) == 1
    assert seen(Offer(number(9, 14), before=before), own(1, before[0]), own(2, before[1])) == 2


def test_different_answer_of_ones_own_was_not_seen() -> None:
    assert seen(Offer(number(5, 5)), own(1, number(9, 14))) == 0


def test_same_answer_of_somebody_else_was_not_seen() -> None:
    assert seen(Offer(number(9, 14)), others(1, number(9, 14))) == 0


def test_nothing_behind_somebody_elses_version_was_seen() -> None:
    assert seen(Offer(number(9, 14)), others(1, number(1, 1)), own(2, number(9, 14))) == 0
    assert seen(Offer(number(9, 14)), own(1, number(9, 14)), others(2, number(1, 1))) == 1


def test_older_versions_do_not_count() -> None:
    assert seen(Offer(number(9, 14), 3), own(1, number(9, 14)), own(2, number(1, 1))) == 3


def test_number_of_another_item_is_not_looked_at() -> None:
    mine = own(1, number(3, 5))

    assert caught_up(Offer(number(3)), FOLLOWER, history=[mine]).version == 1
