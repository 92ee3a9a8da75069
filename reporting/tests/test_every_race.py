"""Two who act at once, for real, each pair once: it ends as if one had come after the other, and never in between.

Each pair is played one after the other in both orders first. What people are told, and all that can be found
afterwards, must then be one of these two when they act in the same moment.
"""

from functools import partial

import pytest

from institutions.tests.cast import make_cast
from institutions.tests.races import at_once
from reporting.statuses import Status as S
from reporting.tests.racing import ACTS, Start, World, answered, told
from reporting.tests.stories import a_definition

pytestmark = pytest.mark.django_db(transaction=True)
TRIES = 2

DRAFT, SUBMITTED, ACCEPTED = Start(S.DRAFT), Start(S.SUBMITTED), Start(S.ACCEPTED)
RETURNED = Start(S.RETURNED)
LYING = Start(S.ACCEPTED, S.SUBMITTED)
LATE = Start(S.SUBMITTED, S.SUBMITTED)
VERIFIED, BELATED = Start(S.VERIFIED, S.VERIFIED), Start(S.ACCEPTED, S.VERIFIED)
CLOSED = Start(S.DRAFT, closed=True)

PAIRS: tuple[tuple[Start, str, str], ...] = (
    (DRAFT, "save", "save on behalf"),
    (DRAFT, "save", "submit"),
    (DRAFT, "save", "submit on behalf"),
    (DRAFT, "save", "close"),
    (DRAFT, "save", "extend"),
    (DRAFT, "save", "other dues"),
    (DRAFT, "submit", "submit on behalf"),
    (DRAFT, "submit", "close"),
    (DRAFT, "submit", "extend"),
    (DRAFT, "start", "close"),
    (DRAFT, "start", "other dues"),
    (DRAFT, "close", "extend"),
    (DRAFT, "close", "other dues"),
    (DRAFT, "close", "close"),
    (CLOSED, "save", "open again"),
    (CLOSED, "submit", "open again"),
    (CLOSED, "start", "open again"),
    (CLOSED, "open again", "open again"),
    (CLOSED, "open again", "extend"),
    (SUBMITTED, "save", "recall"),
    (SUBMITTED, "save", "accept"),
    (SUBMITTED, "save", "return"),
    (SUBMITTED, "recall", "accept"),
    (SUBMITTED, "recall", "return"),
    (SUBMITTED, "recall", "begin review"),
    (SUBMITTED, "recall", "remark"),
    (SUBMITTED, "recall", "close"),
    (SUBMITTED, "accept", "return"),
    (SUBMITTED, "accept", "accept"),
    (SUBMITTED, "accept", "close"),
    (SUBMITTED, "return", "close"),
    (SUBMITTED, "return", "remark"),
    (ACCEPTED, "save", "send back"),
    (ACCEPTED, "return", "send back"),
    (RETURNED, "save", "submit"),
    (RETURNED, "save", "close"),
    (LYING, "verify", "verify"),
    (LYING, "verify", "send back"),
    (LYING, "verify", "save"),
    (LYING, "verify", "close"),
    (LYING, "verify", "return"),
    (LYING, "verify", "regency recalls"),
    (LYING, "verify", "regency is returned"),
    (LATE, "verify", "accept"),
    (LATE, "verify", "return"),
    (LATE, "verify", "recall"),
    (Start(S.DRAFT, S.SUBMITTED), "verify", "submit on behalf"),
    (BELATED, "verify belated", "send back"),
    (BELATED, "verify belated", "close"),
    (VERIFIED, "reopen", "save"),
    (VERIFIED, "reopen", "close"),
)


@pytest.mark.parametrize(("start", "one", "other"), PAIRS, ids=[f"{s.agency}-{a}-{b}" for s, a, b in PAIRS])
def test_it_ends_as_if_one_had_come_after_the_other(start: Start, one: str, other: str) -> None:
    make = partial(World, make_cast(), a_definition("SDM-01"), start)
    in_turn, other_way_round = in_order(make(), one, other), in_order(make(), other, one)
    possible = (in_turn, (other_way_round[1], other_way_round[0], other_way_round[2]))

    for _ in range(TRIES):
        world = make()
        answers = at_once(partial(ACTS[one], world), partial(ACTS[other], world))
        ended = told(answers[0]), told(answers[1]), world.seen()
        world.forget()

        assert ended in possible


def in_order(world: World, first: str, second: str) -> tuple[object, object, dict[str, object]]:
    answers = [told(answered(ACTS[name], world)) for name in (first, second)]
    seen = world.seen()
    world.forget()
    return answers[0], answers[1], seen
