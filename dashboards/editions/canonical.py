"""A board as text and back: exact, the same text each time, and read again by later code.

Numbers are written as text, as exactly as they are; quarters as their codes. Order is kept, because pages follow it.
A field that came later takes its default. What cannot be read is refused, never guessed.
"""

import json
import secrets
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, get_args, get_origin

from cattrs import Converter
from cattrs.cols import (
    is_namedtuple,
    namedtuple_dict_structure_factory,
    namedtuple_dict_unstructure_factory,
)
from cattrs.gen import make_dict_structure_fn

from dashboards.editions.stored import StoredBoard
from dashboards.meanings import Meaning
from formats.quarters import Quarter
from indicators.tallies import Tally

#: Counted up when what is stored is built otherwise than a default can bridge.
FORMAT = 1


class Unreadable(ValueError):
    """A stored text that this code cannot read."""


def to_text(stored: StoredBoard, *, salt: str = "") -> str:
    """`salt`: so that nobody finds a masked number by trying it against the digest, which is told to everybody."""
    told = {
        "format": FORMAT,
        "salt": salt or secrets.token_hex(16),
        "board": converter().unstructure(stored, StoredBoard),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> StoredBoard:
    try:
        told = json.loads(text)
        if told["format"] != FORMAT:
            raise Unreadable(f"It has format {told['format']}, this code reads {FORMAT}.")
        return converter().structure(told["board"], StoredBoard)
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError) as error:
        raise Unreadable(f"{type(error).__name__}: {error}") from error


@cache
def converter() -> Converter:
    made = Converter(detailed_validation=False)
    for kind, write, read in SIMPLE:
        made.register_unstructure_hook(kind, write)
        made.register_structure_hook(kind, _reader(read))
    made.register_unstructure_hook_factory(is_namedtuple, namedtuple_dict_unstructure_factory)
    made.register_structure_hook_factory(is_namedtuple, namedtuple_dict_structure_factory)
    made.register_unstructure_hook_factory(_has_odd_keys, _pairs_writer)
    made.register_structure_hook_factory(_has_odd_keys, _pairs_reader)
    made.register_unstructure_hook_factory(_is_set, lambda kind: sorted)
    made.register_structure_hook_factory(lambda kind: kind in SHARED, _sharing)
    return made


def _sharing(kind: Any, made: Converter) -> Callable[[Any, Any], Any]:
    """The same value is the same object: a board read again takes a third of the memory."""
    read = make_dict_structure_fn(kind, made)
    once: dict[str, Any] = {}

    def structure(value: Any, of: Any) -> Any:
        written = repr(value)  # 1 and 1.0 are equal, and printed otherwise
        if written not in once and len(once) < MOST_SHARED:
            once[written] = read(value, of)
        return once.get(written) or read(value, of)

    return structure


#: What stands in a board again and again.
SHARED, MOST_SHARED = (Tally, Meaning), 20_000
SIMPLE: tuple[tuple[type, Callable[[Any], str], Callable[[str], Any]], ...] = (
    (Decimal, str, Decimal),
    (Quarter, lambda quarter: quarter.code, Quarter.parse),
    (date, date.isoformat, date.fromisoformat),
    (datetime, datetime.isoformat, datetime.fromisoformat),
)


def _reader(read: Callable[[str], Any]) -> Callable[[Any, Any], Any]:
    read_once = lru_cache(maxsize=20_000)(read)
    return lambda value, _: read_once(value)


def _is_set(kind: Any) -> bool:
    return get_origin(kind) is frozenset


def _has_odd_keys(kind: Any) -> bool:
    """A dict whose keys are no texts, which JSON does not know."""
    return get_origin(kind) is dict and get_args(kind)[0] is not str


def _pairs_writer(kind: Any, made: Converter) -> Callable[[Any], Any]:
    of_key, of_value = (made.get_unstructure_hook(part) for part in get_args(kind))
    return lambda values: [[of_key(key), of_value(value)] for key, value in values.items()]


def _pairs_reader(kind: Any, made: Converter) -> Callable[[Any, Any], Any]:
    key_kind, value_kind = get_args(kind)
    of_key, of_value = (made.get_structure_hook(part) for part in (key_kind, value_kind))
    return lambda pairs, _: {of_key(key, key_kind): of_value(value, value_kind) for key, value in pairs}
