"""What one sending comes to beside what stands: pure, from answers to a plan."""

from typing import Any

from indicators.kinds import State
from reporting.entries import Entry
from reporting.merging import Kept, Offer, Plan, plan
from reporting.tests.samples import CATALOGUE, number

DEFINITIONS = {code: CATALOGUE[code] for code in ("SDM-01", "ARG-01", "ARG-02", "PPRG-02", "PPRG-03")}
NIL = Entry(State.NIL)


def made(
    offers: dict[str, Offer],
    kept: dict[str, Kept] | None = None,
    shown: dict[tuple[str, int], Entry] | None = None,
    **more: Any,
) -> Plan:
    return plan(DEFINITIONS, offers=offers, kept=kept or {}, shown=shown or {}, **{"open_codes": None, **more})


def test_new_answer_is_written() -> None:
    result = made({"SDM-01": Offer(number(9, 14))})

    assert (result.writes, result.typed) == ({"SDM-01": number(9, 14)}, {"SDM-01"})


def test_same_answer_is_unchanged() -> None:
    result = made({"SDM-01": Offer(number(9, 14), 1)}, {"SDM-01": Kept(number(9, 14), 1)})

    assert (result.writes, result.unchanged) == ({}, {"SDM-01"})


def test_answer_can_be_emptied() -> None:
    result = made({"SDM-01": Offer(Entry(), 1)}, {"SDM-01": Kept(number(9, 14), 1)})

    assert result.writes == {"SDM-01": Entry()}


def test_item_that_somebody_else_changed_collides() -> None:
    result = made(
        {"SDM-01": Offer(number(9, 99), 1)},
        {"SDM-01": Kept(number(9, 15), 2)},
        {("SDM-01", 1): number(9, 14)},
    )

    assert (result.writes, result.collisions) == ({}, {"SDM-01"})


def test_item_that_this_person_did_not_touch_is_no_collision() -> None:
    result = made(
        {"SDM-01": Offer(number(9, 14), 1)},
        {"SDM-01": Kept(number(9, 15), 2)},
        {("SDM-01", 1): number(9, 14)},
    )

    assert (result.writes, result.collisions, result.unchanged) == ({}, set(), {"SDM-01"})


def test_two_who_typed_the_same_do_not_collide() -> None:
    result = made(
        {"SDM-01": Offer(number(9, 15), 1)},
        {"SDM-01": Kept(number(9, 15), 2)},
        {("SDM-01", 1): number(9, 14)},
    )

    assert (result.collisions, result.unchanged) == (set(), {"SDM-01"})


def test_offering_the_version_that_stands_overwrites_on_purpose() -> None:
    result = made({"SDM-01": Offer(number(9, 99), 2)}, {"SDM-01": Kept(number(9, 15), 2)})

    assert result.writes == {"SDM-01": number(9, 99)}


def test_unknown_version_never_overwrites() -> None:
    result = made({"SDM-01": Offer(number(9, 99), 77)}, {"SDM-01": Kept(number(9, 15), 2)})

    assert result.collisions == {"SDM-01"}


def test_item_that_was_not_returned_is_locked() -> None:
    result = made({"SDM-01": Offer(number(1, 1)), "ARG-01": Offer(number(1, 2))}, open_codes=frozenset({"ARG-01"}))

    assert (set(result.writes), set(result.troubles)) == ({"ARG-01"}, {"SDM-01"})


def test_locked_item_that_was_not_touched_tells_no_trouble() -> None:
    result = made(
        {"SDM-01": Offer(number(1, 1), 1)}, {"SDM-01": Kept(number(1, 1), 1)}, open_codes=frozenset({"ARG-01"})
    )

    assert (result.writes, result.troubles) == ({}, {})


def test_shared_number_is_taken_over_in_the_same_sending() -> None:
    result = made({"ARG-01": Offer(number(5, 50)), "ARG-02": Offer(number(3))})

    assert result.writes == {"ARG-01": number(5, 50), "ARG-02": number(3, 5)}
    assert result.typed == {"ARG-01", "ARG-02"}


def test_shared_number_follows_later() -> None:
    result = made(
        {"ARG-01": Offer(number(8, 50), 1)}, {"ARG-01": Kept(number(5, 50), 1), "ARG-02": Kept(number(3, 5), 1)}
    )

    assert result.writes == {"ARG-01": number(8, 50), "ARG-02": number(3, 8)}
    assert result.typed == {"ARG-01"}


def test_follower_waits_for_the_number_it_shares() -> None:
    assert made({"ARG-02": Offer(number(3))}).writes == {"ARG-02": number(3)}


def test_silent_follower_stays_silent() -> None:
    assert made({"ARG-01": Offer(number(5, 50))}).writes == {"ARG-01": number(5, 50)}


def test_follower_is_not_touched_by_the_number_it_shares() -> None:
    """Only the shared number moved since it was shown: changing the own one is no collision."""
    result = made(
        {"ARG-02": Offer(number(4), 1)},
        {"ARG-01": Kept(number(8, 50), 2), "ARG-02": Kept(number(3, 8), 2)},
        {("ARG-02", 1): number(3, 5)},
    )

    assert (result.writes, result.collisions) == ({"ARG-02": number(4, 8)}, set())


def test_nothing_of_nothing_is_nil_for_the_follower_too() -> None:
    result = made({"PPRG-02": Offer(NIL), "PPRG-03": Offer(number(0))})

    assert result.writes == {"PPRG-02": NIL, "PPRG-03": NIL}


def test_nil_follower_reads_as_zero_when_its_total_grows() -> None:
    result = made({"PPRG-02": Offer(number(1, 47), 1)}, {"PPRG-02": Kept(NIL, 1), "PPRG-03": Kept(NIL, 1)})

    assert result.writes == {"PPRG-02": number(1, 47), "PPRG-03": number(0, 47)}


def test_follower_above_the_number_it_shares_is_refused_at_its_own_place() -> None:
    result = made({"PPRG-02": Offer(number(10, 20)), "PPRG-03": Offer(number(25))})

    assert result.writes == {"PPRG-02": number(10, 20)}
    assert [(t.part, t.text) for t in result.troubles["PPRG-03"]] == [
        ("a", "Sub kegiatan dengan GBS tidak boleh melebihi seluruh sub kegiatan. Periksa kedua angka.")
    ]


def test_total_below_what_stands_on_it_is_refused_at_the_total() -> None:
    result = made(
        {"PPRG-02": Offer(number(5, 10), 1)},
        {"PPRG-02": Kept(number(5, 20), 1), "PPRG-03": Kept(number(15, 20), 1)},
    )

    assert result.writes == {}
    assert [(t.part, t.text) for t in result.troubles["PPRG-02"]] == [
        (
            "b",
            "Lebih kecil dari sub kegiatan dengan GBS (15) pada butir “Sub kegiatan yang memiliki GBS”. "
            "Periksa kedua angka.",
        )
    ]


def test_spending_may_exceed_the_budget_it_shares_but_not_over_nothing() -> None:
    over = made({"ARG-01": Offer(number(5, 50)), "ARG-02": Offer(number(6))})
    over_nothing = made({"ARG-01": Offer(number(0, 50)), "ARG-02": Offer(number(6))})

    assert over.writes["ARG-02"] == number(6, 5)
    assert (set(over_nothing.writes), set(over_nothing.troubles)) == ({"ARG-01"}, {"ARG-02"})
