"""What is kept between requests, in caches["boards"], under keys that fit this code alone.

The rules that made a kept number are part of its key: after an update nothing kept of the old rules is found.
What a process has read it need not read again: kept_files.py. So nobody changes what they are handed.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
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
