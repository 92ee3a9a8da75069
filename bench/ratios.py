"""How many times as dear is this as that? Timed in turns, so that a busy machine slows both alike."""

from collections.abc import Callable
from dataclasses import dataclass
from gc import collect
from statistics import median
from time import perf_counter

from bench.site import TINY


@dataclass(frozen=True)
class Ratio:
    """A subject's median time against a yardstick's, and what is aimed at ("at most this many times")."""

    name: str
    subject_ms: float
    yardstick_ms: float
    aim: float | None = None

    @property
    def times(self) -> float:
        return self.subject_ms / self.yardstick_ms

    def __str__(self) -> str:
        aimed = "" if self.aim is None else f"  aim ≤ {self.aim:g}: {'held' if self.times <= self.aim else 'MISSED'}"
        measured = f"({self.subject_ms:.1f} ms : {self.yardstick_ms:.1f} ms)"
        return f"{self.name:<58} {self.times:6.2f} ×  {measured}{aimed}"


def nothing() -> None:
    """What is done before a call by default."""


def compare(
    name: str,
    subject: Callable[[], object],
    yardstick: Callable[[], object],
    *,
    before: Callable[[], object] = nothing,
    before_yardstick: Callable[[], object] = nothing,
    rounds: int = 15,
    aim: float | None = None,
) -> Ratio:
    """Time both in turns and print the ratio of the medians. The first round warms up and does not count.

    `before` and `before_yardstick` set the stage for a call, each time, and are not timed.
    """
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(1 if TINY else rounds + 1):
        for kept, prepare, call in zip(times, (before, before_yardstick), (subject, yardstick), strict=True):
            prepare()
            collect()
            began = perf_counter()
            call()
            kept.append((perf_counter() - began) * 1000)
    ratio = Ratio(name, *(median(kept[1:] or kept) for kept in times), aim)
    print(ratio, flush=True)
    return ratio
