"""What the same institution said before: the quarter before, last year, and an answer of this year that still stands.

Pure: answers by quarter in, words out.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from formats.quarters import Quarter
from indicators.answers import Answer
from indicators.catalogue import Definition
from indicators.kinds import Kind, Shape, State
from indicators.standing import Dated, last_year
from reporting.asked import is_asked
from reporting.wording import answer_words, value_words

Answers = Mapping[Quarter, Answer | None]


@dataclass(frozen=True)
class Earlier:
    """When it was said, as people say it, and what."""

    when: str
    words: str


def standing_answer(definition: Definition, answers: Answers, *, quarter: Quarter) -> Earlier | None:
    """The year's latest answer before this quarter, where this quarter does not ask again: it still stands."""
    if is_asked(definition, quarter.number):
        return None
    for earlier in reversed(quarter.year_to_date[:-1]):
        if (answer := answers.get(earlier)) is not None:
            return Earlier(earlier.short_label, answer_words(definition, answer))
    return None


def earlier_answers(definition: Definition, answers: Answers, *, quarter: Quarter) -> tuple[Earlier, ...]:
    """What stands below the input: 'triwulan lalu 18', 'tahun lalu 70'. What is not known is left out."""
    found = []
    if (before := answers.get(quarter.previous)) is not None:
        found.append(Earlier("triwulan lalu", _short(definition, before)))
    if (words := _last_year_words(definition, answers, year=quarter.year - 1)) is not None:
        found.append(Earlier("tahun lalu", words))
    if len(found) == 2 and quarter.number == 1 and found[0].words == found[1].words:
        return (found[1],)
    return tuple(found)


def quarters_needed(quarter: Quarter) -> tuple[Quarter, ...]:
    """Last year's four and this year's up to this one."""
    return (*Quarter(quarter.year - 1, 4).year_to_date, *quarter.year_to_date)


def _last_year_words(definition: Definition, answers: Answers, *, year: int) -> str | None:
    by_number = {quarter.number: answer for quarter, answer in answers.items() if quarter.year == year}
    came_to = last_year(by_number, rule=definition.rule)
    return _short(definition, _as_answer(definition, came_to)) if came_to else None


def _short(definition: Definition, answer: Answer) -> str:
    """The unit stands beside the inputs already; a count goes without it."""
    words = value_words(definition, answer)
    return words.removesuffix(f" {definition.unit}") if definition.kind == Kind.COUNT else words


def _as_answer(definition: Definition, dated: Dated) -> Answer:
    b = None if definition.shape == Shape.SINGLE else dated.numbers.b
    return Answer(State.NUMBER, dated.numbers.a, b)
