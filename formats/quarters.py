"""What a quarter (triwulan) is: a value with an order, two ends and its names. It knows no clock."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

CODE = re.compile(r"([0-9]{4})-TW([1-4])")
ROMAN = ("I", "II", "III", "IV")
MONTHS = ("Januari–Maret", "April–Juni", "Juli–September", "Oktober–Desember")


@dataclass(frozen=True, order=True, slots=True)
class Quarter:
    """One quarter of one calendar year. Its code sorts as text in the same order as the quarter itself."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.year <= 9999 and 1 <= self.number <= 4):
            raise ValueError(f"There is no quarter {self.number} of {self.year}.")

    def __str__(self) -> str:
        return self.label

    @classmethod
    def parse(cls, code: str) -> Self:
        match = CODE.fullmatch(code)
        if not match:
            raise ValueError(f"Not the code of a quarter: {code[:20]!r}.")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, (day.month + 2) // 3)

    @property
    def code(self) -> str:
        return f"{self.year:04d}-TW{self.number}"

    @property
    def label(self) -> str:
        return f"Triwulan {ROMAN[self.number - 1]} {self.year}"

    @property
    def short_label(self) -> str:
        return f"TW {ROMAN[self.number - 1]} {self.year}"

    @property
    def months_label(self) -> str:
        return f"{MONTHS[self.number - 1]} {self.year}"

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        ends = ((3, 31), (6, 30), (9, 30), (12, 31))
        return date(self.year, *ends[self.number - 1])

    @property
    def previous(self) -> Self:
        return self.plus(-1)

    @property
    def next(self) -> Self:
        return self.plus(1)

    def plus(self, steps: int) -> Self:
        years, index = divmod(self.number - 1 + steps, 4)
        return type(self)(self.year + years, index + 1)

    @property
    def year_to_date(self) -> tuple[Self, ...]:
        """The quarters of the same year up to and including this one, oldest first."""
        return tuple(type(self)(self.year, number) for number in range(1, self.number + 1))


def last_ended(on: date) -> Quarter:
    """The latest quarter whose last day lies before the given day."""
    return Quarter.of(on).previous


def quarters_back(quarter: Quarter, count: int) -> tuple[Quarter, ...]:
    """So many quarters, oldest first, ending with the given one."""
    return tuple(quarter.plus(step) for step in range(1 - count, 1))
