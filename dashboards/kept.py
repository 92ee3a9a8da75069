"""What is kept between requests, in caches["boards"], under keys that fit this code alone.

The rules that made a kept number are part of its key: after an update nothing kept of the old rules is found.
What a process had in its hands a moment ago, it need not read again: `in_hand`. Who takes from there checks the
revision, as with anything that is kept.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from typing import Any

from django.conf import settings
from django.core.cache import caches

#: Everything that a kept number or page is made by.
MADE_BY = ("dashboards/**/*.py", "indicators/*.py", "formats/**/*.py", "templates/dashboards/*.html")


@cache
def code_mark() -> int:
    """Once in the life of a process."""
    mark = blake2b(digest_size=6)
    for pattern in MADE_BY:
        for path in sorted(Path(settings.BASE_DIR).glob(pattern)):
            if "tests" not in path.parts:
                mark.update(path.read_bytes())
    return int.from_bytes(mark.digest())


def kept(key: str) -> Any:
    return caches["boards"].get(key, version=code_mark())


def kept_many(keys: Iterable[str]) -> dict[str, Any]:
    return dict(caches["boards"].get_many(list(keys), version=code_mark()))


def keep(key: str, value: object) -> None:
    caches["boards"].set(key, value, version=code_mark())


def keep_many(values: Mapping[str, object]) -> None:
    caches["boards"].set_many(dict(values), version=code_mark())


#: So many boards and frames one process holds at most: some megabytes.
MOST_IN_HAND = 200


class Hand(dict[str, Any]):
    """What this process holds, of the cache as it was filled last: emptied with it."""

    filling: str | None = None

    def take(self, key: str, value: object) -> None:
        while len(self) >= MOST_IN_HAND:
            self.pop(next(iter(self)), None)
        self[key] = value


_hand = Hand()


def in_hand() -> Hand:
    filling = kept("filling")
    if filling is None:
        filling = token_hex(8)
        keep("filling", filling)
    if _hand.filling != filling:
        _hand.clear()
        _hand.filling = filling
    return _hand


def let_go() -> None:
    """From now on everything is read from where it is kept."""
    _hand.clear()
