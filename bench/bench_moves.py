"""Sending, accepting and verifying a regency with 31 agencies, against the bare writing of the same rows."""

from collections.abc import Callable

import django

from bench.ratios import compare

django.setup()

from bench.bare_writing import forget_rows, moves_of_all_agencies, one_move, rows_anew, verified_rows  # noqa: E402
from bench.stages import NOW, stage  # noqa: E402
from reporting.statuses import Status  # noqa: E402
from reporting.workflow import make_move  # noqa: E402


def at(agencies: Status, regency: Status) -> Callable[[], None]:
    return lambda: stage().set(agencies=agencies, regency=regency)


BEGUN = at(Status.DRAFT, Status.DRAFT)
SENT = at(Status.SUBMITTED, Status.DRAFT)
ACCEPTED = at(Status.ACCEPTED, Status.DRAFT)
HANDED_IN = at(Status.ACCEPTED, Status.SUBMITTED)
BARE = "bare UPDATE, INSERT"


def submit() -> None:
    make_move("submit", stage().report, scope=stage().coordinator, at=NOW)


def verify() -> None:
    make_move("verify", stage().report, scope=stage().verifier, at=NOW)


def submit_and_verify() -> None:
    submit()
    verify()


def submit_agencies() -> None:
    for report, sender in zip(stage().parts, stage().senders, strict=True):
        make_move("submit", report, scope=sender, at=NOW)


def accept_agencies() -> None:
    for report in stage().parts:
        make_move("accept", report, scope=stage().coordinator, at=NOW)


def main() -> None:
    print(f"({len(stage().parts)} agencies, {stage().figures} figures)")
    many = moves_of_all_agencies
    compare(f"31 agencies submit : {BARE}", submit_agencies, many, before=BEGUN, before_yardstick=BEGUN, rounds=5)
    compare(f"31 are accepted : {BARE}", accept_agencies, many, before=SENT, before_yardstick=BEGUN, rounds=5)
    compare(f"the regency submits : {BARE}", submit, one_move, before=ACCEPTED, before_yardstick=BEGUN)
    compare(f"it is verified : {BARE}", verify, verified_rows, before=HANDED_IN, before_yardstick=HANDED_IN)
    both = submit_and_verify
    compare(f"submit and verify : {BARE}", both, verified_rows, before=ACCEPTED, before_yardstick=HANDED_IN)
    compare(
        "submit and verify : bare INSERT of all rows", both, rows_anew, before=ACCEPTED, before_yardstick=forget_rows
    )
    ACCEPTED()
    submit_and_verify()


if __name__ == "__main__":
    main()
