"""The cache behind boards: files that all workers share, and what this worker has in hand of them.

What is kept carries its version in itself, so a worker may hand out what it has read as long as the file is the same.
Unpacking fifteen regions costs more than adding them up.
"""

import os
import pickle
import tempfile
import zlib
from collections import OrderedDict
from random import random
from typing import Any, BinaryIO

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache

#: Which file stands under a name: another one has another number or another time.
Mark = tuple[int, int]
MISSING = object()
FileCache: Any = FileBasedCache  # its stubs know only its public side


class KeptFiles(FileCache):  # type: ignore[misc]
    """Hands out the same object again and again: whoever takes one changes nothing in it."""

    #: A board takes some 50 KB in memory, a page 80.
    IN_HAND = 256
    #: Counting the files takes longer than writing one, so only every so many writings look whether they are too many.
    LOOK_EVERY = 100

    def __init__(self, dir: str, params: dict[str, Any]) -> None:
        super().__init__(dir, params)
        self._in_hand: OrderedDict[str, tuple[Mark, object]] = OrderedDict()

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        path = self._key_to_file(key, version)
        try:
            mark = _mark(os.stat(path))
        except FileNotFoundError:
            return default
        held = self._in_hand.get(path)
        if held is not None and held[0] == mark:
            self._in_hand.move_to_end(path)
            return held[1]
        value = super().get(key, MISSING, version)
        if value is MISSING:
            return default
        self._hold(path, mark, value)
        return value

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Into a free place: renaming a file over another makes ext4 write it out at once, 4 ms on a busy disk."""
        self._createdir()
        path = self._key_to_file(key, version)
        self._cull()
        handle, new = tempfile.mkstemp(dir=self._dir)
        try:
            with open(handle, "wb") as file:
                self._write_content(file, timeout, value)
            mark = _mark(os.stat(new))
            self._delete(path)
            os.replace(new, path)
        except BaseException:
            os.remove(new)
            raise
        self._hold(path, mark, value)

    def clear(self) -> None:
        self._in_hand.clear()
        super().clear()

    def _write_content(self, file: BinaryIO, timeout: Any, value: object) -> None:
        """As Django does, packed less tightly in a third of the time."""
        file.write(pickle.dumps(self.get_backend_timeout(timeout), self.pickle_protocol))
        file.write(zlib.compress(pickle.dumps(value, self.pickle_protocol), 1))

    def _hold(self, path: str, mark: Mark, value: object) -> None:
        self._in_hand[path] = (mark, value)
        self._in_hand.move_to_end(path)
        if len(self._in_hand) > self.IN_HAND:
            self._in_hand.popitem(last=False)

    def _cull(self) -> None:
        if random() * self.LOOK_EVERY < 1:
            super()._cull()


def _mark(stat: os.stat_result) -> Mark:
    return stat.st_ino, stat.st_mtime_ns
