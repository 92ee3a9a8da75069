"""How an entry that somebody offers reads: the answer with its reason and its note, or that there is none."""

from indicators.catalogue import Definition
from indicators.kinds import State
from reporting.entries import Entry
from reporting.figures import answer_of
from reporting.wording import answer_words


def entry_words(definition: Definition, entry: Entry) -> str:
    words = answer_words(definition, answer_of(entry.state, entry.a, entry.b), reason=entry.reason)
    words = "belum dijawab" if entry.state == State.UNANSWERED else words
    return f"{words}, dengan catatan “{entry.note}”" if entry.note else words
