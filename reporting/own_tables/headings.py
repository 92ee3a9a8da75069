"""Which number of which item a heading speaks of, by the words that tell items apart. Pure.

A heading that fits two numbers alike, or shares only words that stand everywhere, names none: a person chooses.
"""

import re
from collections.abc import Iterable, Sequence

from indicators.catalogue import Definition
from indicators.kinds import Kind, Shape
from reporting.entries import OPTION_KINDS, asked_columns
from reporting.own_tables.heading_words import normal
from reporting.wording import column_label, options_of

#: Words that stand in every other heading and tell nothing.
EMPTY_WORDS = frozenset({
    "dan", "atau", "yang", "di", "dari", "dalam", "pada", "untuk", "dengan", "per", "jumlah", "total", "nilai", "angka",
    "persentase", "persen", "oleh", "ke", "pug", "rp", "capaian", "data", "orang", "perangkat", "daerah", "pd", "opd",
    "skpd", "tahun", "triwulan", "s", "d", "sd", "sampai", "gender",
})  # fmt: skip
SHORT_FORMS = {
    "anggaran responsif gender": "arg",
    "gender analysis pathway": "gap",
    "gender budget statement": "gbs",
    "aparatur sipil negara": "asn",
    "sumber daya manusia": "sdm",
}
MEN = re.compile(r"\b(l|lk|laki|laki2|lakilaki|pria|m)\b")
WOMEN = re.compile(r"\b(p|pr|perempuan|wanita|f)\b")
#: Of 1, so much must fit, and so much more than the next best.
ENOUGH, AHEAD = 0.5, 0.15


def item_in(heading: str, definitions: Iterable[Definition], *, samples: Sequence[str] = ()) -> str:
    """'SDM-01.a', or '' for none. `samples`: what stands in the column's first cells."""
    scores = sorted(
        (
            (_score(heading, definition, part, samples), f"{definition.code}.{part}")
            for definition in definitions
            for part in asked_columns(definition)
        ),
        reverse=True,
    )
    if not scores or scores[0][0] < ENOUGH:
        return ""
    is_clear = len(scores) == 1 or scores[0][0] - scores[1][0] >= AHEAD
    return scores[0][1] if is_clear else ""


def _score(heading: str, definition: Definition, part: str, samples: Sequence[str]) -> float:
    """How much of the heading the item's words cover, and of them the heading; a code says it outright."""
    said, words = _words(heading), _words(f"{definition.name} {column_label(definition, part)}")
    names_code = f" {normal(definition.code)} " in f" {normal(heading)} "
    if not names_code and not said & words:
        return 0
    covered, covering = len(said & words) / max(len(said), 1), len(said & words) / max(len(words), 1)
    score = 2.0 if names_code else 0.7 * covered + 0.3 * covering
    return score + _part_score(heading, definition, part) + _content_score(samples, definition)


def _part_score(heading: str, definition: Definition, part: str) -> float:
    """Men or women; numerator or denominator: what tells one number of an item from the other."""
    if definition.shape == Shape.SINGLE:
        return 0
    if definition.shape == Shape.SEXES:
        wanted, other = (MEN, WOMEN) if part == "a" else (WOMEN, MEN)
        label = normal(heading)
        return 0.3 if wanted.search(label) and not other.search(label) else -5
    own, others = _words(column_label(definition, part)), _words(column_label(definition, "b" if part == "a" else "a"))
    said = _words(heading)
    return 0.5 * (len(said & (own - others)) - len(said & (others - own))) / max(len(said), 1)


def _content_score(samples: Sequence[str], definition: Definition) -> float:
    """The words of a choice's options speak for it; words without a digit speak against a number."""
    texts = [normal(text) for text in samples if text]
    if not texts:
        return 0
    if definition.kind in OPTION_KINDS:
        options = {normal(label) for _, label in options_of(definition)}
        return 0.3 * sum(text in options for text in texts) / len(texts)
    are_words = sum(not any(sign.isdigit() for sign in text) for text in texts) / len(texts)
    return -0.3 * are_words if definition.kind != Kind.INDEX else 0


def _words(text: str) -> set[str]:
    plain = normal(text)
    for long, short in SHORT_FORMS.items():
        plain = plain.replace(long, short)
    return set(plain.split()) - EMPTY_WORDS
