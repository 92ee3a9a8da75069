"""The codes by which a paper is checked: drawn at random, read aloud and typed by people. And what a code confirms."""

import secrets
from dataclasses import dataclass
from datetime import datetime

#: Without 0 and O, 1, I and L, and U, which looks like V: what a hand or a bad copy mixes up.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 16, 4
LONGEST_TYPED = 60


def new_code() -> str:
    """One of 30^16: nobody finds one by trying."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def in_groups(code: str) -> str:
    """As it is printed: four groups of four."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read_code(typed: str) -> str | None:
    """The code in what somebody typed, with or without hyphens, in any case; None when it can be none."""
    if len(typed) > LONGEST_TYPED:
        return None
    code = "".join(typed.split()).replace("-", "").replace("–", "").replace(".", "").upper()
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


@dataclass(frozen=True)
class Confirmed:
    """What may be said of a document to whoever holds its code: no person and no figure.

    `standing` says in words whether it is the newest; `digest` is the SHA-256 of what it says.
    """

    document: str
    institution: str
    period: str
    number: str
    issued_at: datetime
    digest: str
    standing: str
    is_current: bool
