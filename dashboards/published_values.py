"""What others have published (BPS) of a province and its regions, kept with the common revision like a frame."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dashboards.frames import Frame
from dashboards.kept import keep, kept
from indicators.published import PublishedValue, Sex

#: Published values of so many years are shown at most.
PUBLISHED_YEARS = 6


class Published(NamedTuple):
    """One published value (BPS), with the digits of its source."""

    code: str
    institution_id: int
    year: int
    sex: str
    series: str
    value: Decimal
    decimals: int
    publisher: str
    found_in: str
    is_confirmed: bool
    released_on: date | None

    @property
    def sex_label(self) -> str:
        return Sex(self.sex).label if self.sex else ""


Kept = tuple[int, tuple[Published, ...]]


def published_of(frame: Frame) -> tuple[Published, ...]:
    """The newest first within indicator and sex. At most one query."""
    key = f"published.{frame.tree.province.id}.{frame.quarter.year}"
    found: Kept | None = kept(key)
    if found is None or found[0] != frame.common:
        found = frame.common, _read(frame)
        keep(key, found)
    return found[1]


def _read(frame: Frame) -> tuple[Published, ...]:
    year = frame.quarter.year
    places = {place.id for place in frame.tree.regions}
    rows = PublishedValue.objects.filter(institution__in=places, year__gt=year - PUBLISHED_YEARS, year__lte=year)
    columns = ("indicator__code", "institution", *Published._fields[2:])
    ordered = rows.order_by("indicator__position", "sex", "-year", "series")
    return tuple(Published(*row) for row in ordered.values_list(*columns))
