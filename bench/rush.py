"""Many browsers at once, from one process that asks and listens and does nothing else."""

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from gzip import decompress
from math import inf
from random import Random
from statistics import median
from time import perf_counter

from bench.crowd import Save

#: After so many seconds a browser gives an answer up (static/js/posting.js).
PATIENCE = 30
SAVED = b'data-answer="kept"'


@dataclass(frozen=True)
class Answered:
    """What became of one save. `said`: "saved", the status of a refusal, or why there was no answer."""

    save: Save
    said: str
    waited: float


@dataclass(frozen=True)
class Rush:
    """How a rush went, from its first request to its last answer."""

    answers: list[Answered]
    seconds: float

    @property
    def saved(self) -> list[Answered]:
        return [one for one in self.answers if one.said == "saved"]

    @property
    def refused(self) -> list[Answered]:
        return [one for one in self.answers if one.said != "saved"]

    @property
    def saves_a_second(self) -> float:
        return len(self.saved) / self.seconds

    @property
    def each_ms(self) -> float:
        """What one save came to; for ever, when there was none."""
        return 1000 * self.seconds / len(self.saved) if self.saved else inf

    @property
    def waits(self) -> tuple[float, float, float]:
        """The middle one, that of nineteen in twenty, and the longest, in seconds; given up ones count as waited."""
        times = sorted(one.waited for one in self.answers)
        return median(times), times[int(len(times) * 0.95)], times[-1]


def all_at_once(port: int, everybody: Sequence[Sequence[Save]]) -> Rush:
    """Everybody begins in the same moment, and sends one item after the other as fast as they are answered."""
    return _run([_person(port, saves, moments=[0.0] * len(saves)) for saves in everybody])


def within(seconds: float, port: int, everybody: Sequence[Sequence[Save]]) -> Rush:
    """Each item is left at a moment of its own, anywhere in so many seconds; a browser sends one at a time."""
    random = Random(2026)
    return _run(
        [_person(port, saves, moments=sorted(random.uniform(0, seconds) for _ in saves)) for saves in everybody]
    )


async def _person(port: int, saves: Sequence[Save], *, moments: Sequence[float]) -> list[Answered]:
    began, answers = perf_counter(), []
    for save, moment in zip(saves, moments, strict=True):
        await asyncio.sleep(max(0.0, began + moment - perf_counter()))
        answers.append(await _ask(port, save))
    return answers


def _run(people: Sequence[Coroutine[None, None, list[Answered]]]) -> Rush:
    async def everybody() -> Rush:
        began = perf_counter()
        told = await asyncio.gather(*people)
        return Rush([one for part in told for one in part], perf_counter() - began)

    return asyncio.run(everybody())


async def _ask(port: int, save: Save) -> Answered:
    began = perf_counter()
    try:
        async with asyncio.timeout(PATIENCE):
            said = _said(await _exchange(port, save.request))
    except TimeoutError:
        said = "no answer"
    except OSError as error:
        said = type(error).__name__
    return Answered(save, said, perf_counter() - began)


async def _exchange(port: int, request: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(request)
        return await reader.read()
    finally:
        writer.close()


def _said(answer: bytes) -> str:
    head, _, body = answer.partition(b"\r\n\r\n")
    if not head:
        return "cut off"
    page = decompress(body) if b"content-encoding: gzip" in head.lower() else body
    return "saved" if head.split()[1] == b"200" and SAVED in page else head.split()[1].decode()
