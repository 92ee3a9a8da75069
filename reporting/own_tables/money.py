"""In what a column of money is written: rupiah, thousands, millions. Said by its heading or title, or asked."""

import re
from dataclasses import dataclass
from decimal import Decimal

from formats.numbers import number
from indicators.catalogue import Definition
from reporting.own_tables.frames import Frame
from reporting.own_tables.heading_words import normal
from reporting.own_tables.quarters_named import title_texts
from reporting.own_tables.questions import Choice, Question
from reporting.own_tables.remembered import Memory, Topic
from reporting.sent_files.contents import Place
from reporting.wording import is_money

SAID = (
    (re.compile(r"\b(?:miliar|milyar|miliaran)\b", re.IGNORECASE), 9),
    (re.compile(r"\b(?:juta|jt|jutaan)\b", re.IGNORECASE), 6),
    (re.compile(r"\b(?:ribu|rb|ribuan)\b|000\)", re.IGNORECASE), 3),
    (re.compile(r"\(\s*(?:rp\.?|rupiah)\s*\)|\bdalam rupiah\b", re.IGNORECASE), 0),
)
#: Every amount below: hardly rupiah.
SMALL_AMOUNT = Decimal(1_000_000)


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
    amounts = [cell for row in frame.table.rows if (cell := row.cells.get(letter)) and isinstance(cell.value, Decimal)]
    if not amounts or any(isinstance(cell.value, Decimal) and cell.value >= SMALL_AMOUNT for cell in amounts):
        return Scale()
    first = amounts[0].value if isinstance(amounts[0].value, Decimal) else Decimal(0)
    choices = tuple(
        Choice(str(power), f"{word}: {amounts[0].shown} berarti Rp{number(first.scaleb(power))}")
        for power, word in ((0, "rupiah"), (3, "ribu rupiah"), (6, "juta rupiah"), (9, "miliar rupiah"))
    )
    text = f"Angka di kolom “{label}” dalam satuan apa?"
    return Scale(question=Question(Topic.UNIT, key, text, choices, (Place(frame.title, amounts[0].address),)))
