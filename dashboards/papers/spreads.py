"""How the regions are spread: the strip of dots, and the same in words."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.safestring import SafeString

from dashboards.papers.history import History
from dashboards.places import Place
from formats.charts import Strip, strip
from formats.numbers import number
from indicators.arithmetic import median

HUNDRED = Decimal(100)


def spread_of(values: Mapping[Place, Decimal], *, name: str, decimals: int = 0, unit: str = "") -> SafeString | None:
    """Of what goes from 0 to 100. Nothing where fewer than three have a value: the table says it better."""
    known = sorted(values.values())
    middle = median(known)
    if len(known) < 3 or middle is None:
        return None
    high = max(HUNDRED, known[-1])
    low = min(Decimal(0), known[0])
    texts = [number(one, decimals) + unit for one in (known[0], middle, known[-1])]
    title = f"Sebaran {name}, {len(known)} daerah: terendah {texts[0]}, tengah {texts[1]}, tertinggi {texts[2]}"
    ends = (number(low, 0) + unit, number(high, 0) + unit)
    return strip(Strip(values=known, low=low, high=high, ends=ends, middle=middle, title=title))


def names_in_tables(history: History) -> str:
    """Where the names of regencies stand without the word, that has to be said."""
    is_short = any(row_name(place) != place.name for place in history.places)
    return "Nama tanpa “Kota” adalah kabupaten." if is_short else ""


def row_name(place: Place) -> str:
    return place.name.removeprefix("Kabupaten ")
