"""In what a column of money is written: rupiah, thousands, millions. Said by its heading or title, or asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from formats.numbers import number
from formats.tables.cells import Cell
from formats.tables.numbers import read_amount
from formats.tables.readings import Taken
from indicators.catalogue import Definition
from reporting.own_tables.frames import Frame
from reporting.own_tables.heading_words import normal
from reporting.own_tables.quarters_named import title_texts
from reporting.own_tables.questions import Choice, Question
from reporting.own_tables.remembered import Memory, Topic
from reporting.sent_files.contents import Place
from reporting.wording import is_money

SAID = (
    (re.compile(r"\b(?:miliar|milyar|miliaran)\b|(?<![\d.,])1?(?:[.,]?000){3}\)", re.IGNORECASE), 9),
    (re.compile(r"\b(?:juta|jt|jutaan)\b|(?<![\d.,])1?(?:[.,]?000){2}\)", re.IGNORECASE), 6),
    (re.compile(r"\b(?:ribu|rb|ribuan)\b|(?<![\d.,])1?[.,]?000\)", re.IGNORECASE), 3),
    (re.compile(r"\(\s*(?:rp\.?|rupiah)\s*\)|\bdalam rupiah\b", re.IGNORECASE), 0),
)
#: Every amount below: hardly rupiah.
SMALL_AMOUNT = Decimal(1_000_000)
BARE = re.compile(r"[\s\d.,]+")


@dataclass(frozen=True)
class Scale:
    power: int = 0
    question: Question | None = None


def scale_of(frame: Frame, letter: str, definition: Definition, part: str, *, memory: Memory) -> Scale:
    if not is_money(definition, part):
        return Scale()
    label = frame.label_of(letter)
    for text in (label, " ".join(text for text in title_texts(frame.grid) if "dalam" in text.casefold())):
        for pattern, power in SAID:
            if pattern.search(text):
                return Scale(power)
    key = f"{frame.fingerprint}:{normal(label)}"[:120]
    known = memory.of(Topic.UNIT, key)
    if known in ("0", "3", "6", "9"):
        return Scale(int(known))
    amounts = list(_bare_amounts(frame, letter))
    if not amounts or any(value >= SMALL_AMOUNT for _, value in amounts):
        return Scale()
    sample, first = amounts[0]
    choices = tuple(
        Choice(str(power), f"{word}: {sample.shown} berarti Rp{number(first.scaleb(power))}")
        for power, word in ((0, "rupiah"), (3, "ribu rupiah"), (6, "juta rupiah"), (9, "miliar rupiah"))
    )
    text = f"Angka di kolom “{label}” dalam satuan apa?"
    return Scale(question=Question(Topic.UNIT, key, text, choices, (Place(frame.title, sample.address),)))


def _bare_amounts(frame: Frame, letter: str) -> Iterator[tuple[Cell, Decimal]]:
    """Numbers without a word or sign of their unit, also those that are written as text."""
    for row in frame.table.rows:
        cell = row.cells.get(letter)
        if cell is None or (isinstance(cell.value, str) and not BARE.fullmatch(cell.value)):
            continue
        reading = read_amount(cell, decimals=0)
        if isinstance(reading, Taken):
            yield cell, reading.value
