"""What each move writes on the report beside its status."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from institutions.kinds import Kind
from reporting.moves import Move
from reporting.reports import Report

Fields = dict[str, Any]


def stamp(move: Move, report: Report, *, at: datetime, note: str) -> Fields:
    """The columns that this move sets, the status among them."""
    fields = _STAMPS[move.verb](report, at, note)
    to = move.to_again if move.to_again and report.returned_at else move.to
    return fields if to is None else {"status": to, **fields}


def _submitted(report: Report, at: datetime, note: str) -> Fields:
    first = report.first_submitted_at or at
    return {"submitted_at": at, "first_submitted_at": first, "review_began_at": None, "on_behalf": False}


def _submitted_on_behalf(report: Report, at: datetime, note: str) -> Fields:
    return {**_submitted(report, at, note), "accepted_at": at, "on_behalf": True}


def _recalled(report: Report, at: datetime, note: str) -> Fields:
    """A recalled first submission never happened; one that had been returned before did."""
    first = report.first_submitted_at if report.returned_at else None
    return {"submitted_at": None, "first_submitted_at": first}


def _review_begun(report: Report, at: datetime, note: str) -> Fields:
    return {"review_began_at": report.review_began_at or at}


def _accepted(report: Report, at: datetime, note: str) -> Fields:
    return {"accepted_at": at}


def _returned(report: Report, at: datetime, note: str) -> Fields:
    return {"returned_at": at, "return_note": note}


def _verified(report: Report, at: datetime, note: str) -> Fields:
    return {"verified_at": at, "self_verified": report.institution.kind == Kind.PROVINCE}


_STAMPS: dict[str, Callable[[Report, datetime, str], Fields]] = {
    "submit": _submitted,
    "submit_on_behalf": _submitted_on_behalf,
    "recall": _recalled,
    "begin_review": _review_begun,
    "accept": _accepted,
    "return": _returned,
    "send_back": _returned,
    "verify": _verified,
    "reopen": _returned,
}
