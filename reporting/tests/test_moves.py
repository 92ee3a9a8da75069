"""The table of moves against a second telling of the same rules, written from the agreement and not from the table."""

from collections.abc import Iterator
from dataclasses import fields
from itertools import product
from typing import NamedTuple

import pytest

from institutions.access.roles import Role
from reporting.moves import BY_VERB, MOVES, Facts, Side, open_moves
from reporting.statuses import Status

D, S, R, A, V = Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.ACCEPTED, Status.VERIFIED


class Said(NamedTuple):
    froms: set[Status]
    to: Status | None
    side: str
    ability: str
    note: bool


AGREED = {
    "submit": Said({D, R}, S, "SENDER", "submit_report", False),
    "submit_on_behalf": Said({D, R}, A, "STAND_IN", "fill_on_behalf", False),
    "recall": Said({S}, D, "SENDER", "recall_report", False),
    "begin_review": Said({S}, None, "RECEIVER", "begin_review", False),
    "accept": Said({S}, A, "RECEIVER", "accept_report", False),
    "return": Said({S, A}, R, "RECEIVER", "return_report", True),
    "send_back": Said({A}, R, "OVERSEER", "return_report", True),
    "verify": Said({S, A}, V, "PROVINCE", "verify_report", False),
    "reopen": Said({V}, R, "PROVINCE", "reopen_report", True),
}
FLAGS = (
    "is_agency", "is_under_regency", "on_behalf", "review_began", "has_remark",
    "region_is_handed_in", "region_was_verified",
)  # fmt: skip
TOLD = {"hands_in_it": ("", "Dinas Kesehatan"), "lock": (None, "Triwulan III 2026 ditutup.")}


def stands_against(verb: str, facts: Facts) -> bool:
    """Whether something stands against a move that is otherwise this person's."""
    if facts.lock:
        return True
    under_a_coordinator = facts.is_agency and facts.is_under_regency
    match verb:
        case "recall":
            return facts.review_began or facts.has_remark
        case "begin_review":
            return facts.review_began
        case "return":
            return facts.status == A and facts.region_is_handed_in and not facts.region_was_verified
        case "verify" if under_a_coordinator:
            return facts.status != A or not facts.region_was_verified or bool(facts.hands_in_it)
        case "verify":
            return bool(facts.hands_in_it)
    return False


def all_facts(status: Status, side: Side | None, abilities: set[str]) -> Iterator[Facts]:
    sides = frozenset() if side is None else frozenset({side})
    for flags in product((False, True), repeat=len(FLAGS)):
        for hands, lock in product(*TOLD.values()):
            yield Facts(
                status=status,
                sides=sides,
                role=Role.LEADER,
                abilities=frozenset(abilities),
                hands_in_it=hands,
                lock=lock,
                **dict(zip(FLAGS, flags, strict=True)),
            )


def test_the_facts_of_this_test_are_all_there_are() -> None:
    told = {*FLAGS, *TOLD, "status", "sides", "role", "abilities"}

    assert {field.name for field in fields(Facts)} == told


def test_the_verbs_are_the_agreed_ones() -> None:
    assert {move.verb for move in MOVES} == set(AGREED)
    assert len(BY_VERB) == len(MOVES)


@pytest.mark.parametrize("verb", AGREED)
def test_a_line_of_the_table_says_what_was_agreed(verb: str) -> None:
    move = BY_VERB[verb]

    found = Said(set(move.froms), move.to, move.side.name, move.ability, move.needs_note)

    assert found == AGREED[verb]
    assert move.takes_items == move.needs_note
    assert move.label
    assert move.done


def test_only_a_recall_knows_of_an_earlier_return() -> None:
    assert {move.verb: move.to_again for move in MOVES if move.to_again} == {"recall": R}


@pytest.mark.parametrize("side", [*Side, None], ids=lambda side: side.name if side else "nobody")
@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("verb", AGREED)
def test_a_move_is_shown_open_or_with_a_reason_exactly_when_agreed(
    verb: str, status: Status, side: Side | None
) -> None:
    said = AGREED[verb]
    is_theirs = status in said.froms and side is not None and side.name == said.side

    for facts in all_facts(status, side, {said.ability}):
        found = [one for one in open_moves(facts) if one.move.verb == verb]

        if not is_theirs:
            assert found == []
        else:
            assert [bool(one.why_not) for one in found] == [stands_against(verb, facts)], facts


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("verb", AGREED)
def test_without_the_ability_a_move_is_not_even_shown(verb: str, status: Status) -> None:
    others = {said.ability for said in AGREED.values()} - {AGREED[verb].ability}

    for side in Side:
        for facts in all_facts(status, side, others):
            assert verb not in {one.move.verb for one in open_moves(facts)}


def test_a_reason_is_a_sentence() -> None:
    reasons = {
        one.why_not
        for status, side in product(Status, Side)
        for facts in all_facts(status, side, {said.ability for said in AGREED.values()})
        for one in open_moves(facts)
        if one.why_not
    }

    assert len(reasons) == 7
    assert all(reason[0].isupper() and reason.endswith(".") for reason in reasons)
