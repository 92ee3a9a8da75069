"""Published values of women and of men, beside each other, with their source. Never added, never averaged."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from dashboards.frames import Frame
from dashboards.places import Place
from dashboards.published_values import Published, published_of
from dashboards.sex_gaps.sentences import PublishedQuoted, published_sentence
from formats.dates import long_date
from formats.numbers import number, signed
from indicators.published import Sex
from indicators.sex_gaps import DECIMALS, SexGap


@dataclass(frozen=True)
class PublishedLine:
    """One indicator, place, year and series of which both values are known."""

    name: str
    unit: str
    place: str
    women: Published
    men: Published

    @property
    def gap(self) -> SexGap:
        digits = max(self.women.decimals, self.men.decimals)
        return SexGap(self.men.value, self.women.value, is_count=False, decimals=digits)

    @property
    def women_text(self) -> str:
        return number(self.women.value, self.women.decimals)

    @property
    def men_text(self) -> str:
        return number(self.men.value, self.men.decimals)

    @property
    def difference(self) -> str:
        return signed(self.gap.difference, self.gap.decimals)

    @property
    def ratio(self) -> str:
        return number(self.gap.printed_ratio, DECIMALS)

    @property
    def source(self) -> str:
        one = self.women
        released = f"rilis {long_date(one.released_on)}" if one.released_on else ""
        return "; ".join(filter(None, (one.found_in, one.series and f"seri {one.series}", released)))

    @property
    def warning(self) -> str:
        """What has to be said beside it."""
        is_confirmed = self.women.is_confirmed and self.men.is_confirmed
        return "" if is_confirmed else f"belum dicek ke {self.women.publisher}"

    @property
    def sentence(self) -> str:
        return published_sentence(
            PublishedQuoted(
                name=self.name,
                place=self.place,
                year=self.women.year,
                women=self.women_text,
                men=self.men_text,
                difference=number(abs(self.gap.difference), self.gap.decimals),
                unit=self.unit,
                publisher=self.women.publisher,
                source=self.source,
                warning=self.warning,
            )
        )


def published_pairs(frame: Frame, place: Place) -> list[PublishedLine]:
    """The newest year of each indicator and series in which both are known."""
    order = list(frame.external)

    def key(one: Published) -> tuple[int, str, int]:
        return order.index(one.code), one.series, -one.year

    of_one_sex = (one for one in published_of(frame) if one.institution_id == place.id and one.sex)
    own = sorted((one for one in of_one_sex if one.code in frame.external), key=key)
    pairs = (_pair(frame, place, list(found)) for _, found in groupby(own, key=key))
    return _newest(one for one in pairs if one is not None)


def _pair(frame: Frame, place: Place, found: list[Published]) -> PublishedLine | None:
    by_sex = {one.sex: one for one in found}
    women, men, meaning = by_sex.get(Sex.FEMALE), by_sex.get(Sex.MALE), frame.external[found[0].code]
    if women is None or men is None or women.publisher != men.publisher:
        return None
    return PublishedLine(meaning.name, meaning.unit, place.name, women, men)


def _newest(lines: Iterable[PublishedLine]) -> list[PublishedLine]:
    kept: dict[tuple[str, str], PublishedLine] = {}
    for one in lines:  # the newest year first
        kept.setdefault((one.women.code, one.women.series), one)
    return list(kept.values())
