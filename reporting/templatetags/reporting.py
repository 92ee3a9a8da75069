"""{% load reporting %}: answers in words, as templates print them."""

from django import template

from indicators.answers import Answer
from indicators.catalogue import Definition
from reporting import wording
from reporting.figures import Figure, FigureChange, answer_of

register = template.Library()


@register.filter
def as_reported(figure: Figure | FigureChange | None, definition: Definition) -> str:
    """{{ figure|as_reported:definition }}: what was answered, in words; a dash without a figure."""
    if figure is None:
        return wording.answer_words(definition, None)
    answer = answer_of(figure.state, figure.a, figure.b)
    return wording.answer_words(definition, answer, reason=figure.reason)


@register.filter
def as_verified(figure: Figure | None, definition: Definition) -> str:
    """{{ figure|as_verified:definition }}: what stands verified, in words; a dash when nothing does."""
    return wording.answer_words(definition, figure.verified_answer if figure else None)


@register.filter
def in_words(answer: Answer | None, definition: Definition) -> str:
    """{{ answer|in_words:definition }}: a bare answer, whole."""
    return wording.answer_words(definition, answer)


@register.filter
def value_in_words(answer: Answer | None, definition: Definition) -> str:
    """{{ answer|value_in_words:definition }}: the one value it stands for."""
    return wording.value_words(definition, answer)
