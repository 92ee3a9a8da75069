"""Every figure of a stored board as it is printed, so that two boards can be compared as their readers would."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dashboards.editions.stored import StoredBoard
from dashboards.indicator_rows import own_answer, region_value
from dashboards.masking import TOGETHER, Masked
from dashboards.meanings import Meaning
from dashboards.places import Place
from dashboards.printed import coverage_text, parts_text, value_text
from dashboards.region_page import name_of
from dashboards.regionboard import Line
from dashboards.year_masks import masked_to_date
from indicators.kinds import Level
from indicators.rollups import Coverage, Total, total

#: Whose, and the indicator's code.
Key = tuple[int, str]


@dataclass(frozen=True)
class Told:
    """`texts`: "triwulan ini", "s.d. triwulan", coverage. What an indicator is called makes no difference."""

    where: str = field(compare=False)
    what: str = field(compare=False)
    texts: tuple[str, str, str]
    is_hidden: bool = field(default=False, compare=False)
    is_of_a_region: bool = field(default=True, compare=False)


def told_figures(stored: StoredBoard) -> dict[Key, Told]:
    """Of every region, and of the 14 together, in the shown quarter."""
    hidden = {meaning.code for meaning in stored.frame.shown if meaning.is_sensitive and _hides(stored, meaning)}
    return {(who, meaning.code): told for meaning in stored.frame.shown for who, told in _told(stored, meaning, hidden)}


def _told(stored: StoredBoard, meaning: Meaning, hidden: set[str]) -> Iterator[tuple[int, Told]]:
    is_hidden, what = meaning.code in hidden, f"{meaning.code} {meaning.name}"
    for place in stored.frame.regions(stored.quarter):
        texts = _of_region(stored.boards[place.id, stored.quarter].lines[meaning.code], meaning)
        yield place.id, Told(_name(place, stored), what, texts, is_hidden)
    sums = stored.board.sums[meaning.code]
    coverage = coverage_text(sums.to_date.coverage, level=meaning.level)
    texts = _text(meaning, sums.now), _text(meaning, sums.to_date), coverage
    yield TOGETHER, Told(_all(stored), what, _once(meaning, texts), is_hidden, is_of_a_region=False)


def _of_region(line: Line, meaning: Meaning) -> tuple[str, str, str]:
    now, to_date = (total(one, rule=meaning.rule) for one in (line.now, line.to_date))
    texts = (
        _text(meaning, now, value=region_value(meaning, now)),
        _text(meaning, to_date, value=region_value(meaning, to_date)),
        _coverage(to_date.coverage, meaning),
    )
    return _once(meaning, texts)


def _once(meaning: Meaning, texts: tuple[str, str, str]) -> tuple[str, str, str]:
    """Where the last answer stands, the two are one number, told once."""
    return (texts[0], "", texts[2]) if meaning.keeps_standing else texts


def _text(meaning: Meaning, found: Total, *, value: str = "") -> str:
    parts = "" if meaning.is_option else parts_text(meaning, found)
    return f"{value or value_text(meaning, found)}{f' ({parts})' if parts else ''}"


def _coverage(coverage: Coverage, meaning: Meaning) -> str:
    return own_answer(coverage) if meaning.level == Level.REGION else coverage_text(coverage, level=meaning.level)


def _hides(stored: StoredBoard, meaning: Meaning) -> bool:
    everybody = [TOGETHER, *stored.board.boards]
    to_date = masked_to_date(stored.board, meaning, frame=stored.frame, boards=stored.boards)
    masks = [Masked(stored.board, meaning, to_date=False), to_date]
    return any(mask.is_hidden(who) for mask in masks for who in everybody)


def _name(place: Place, stored: StoredBoard) -> str:
    return name_of(place, stored.frame)


def _all(stored: StoredBoard) -> str:
    return f"{len(stored.board.regencies)} kabupaten/kota"
