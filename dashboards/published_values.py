"""What others have published (BPS) of a province and its regions, kept with the common revision like a frame."""

from dashboards.frames import Frame
from dashboards.kept import keep, kept
from dashboards.publications import Published
from indicators.published import PublishedValue

__all__ = ["Published", "published_of", "read_published"]

#: Published values of so many years are shown at most.
PUBLISHED_YEARS = 6


Kept = tuple[int, tuple[Published, ...]]


def published_of(frame: Frame) -> tuple[Published, ...]:
    """The newest first within indicator and sex. At most one query; none of a stored frame, which has its own."""
    if frame.published is not None:
        return frame.published
    key = f"published.{frame.tree.province.id}.{frame.quarter.year}"
    found: Kept | None = kept(key)
    if found is None or found[0] != frame.common:
        found = frame.common, read_published(frame)
        keep(key, found)
    return found[1]


def read_published(frame: Frame) -> tuple[Published, ...]:
    year = frame.quarter.year
    places = {place.id for place in frame.tree.regions}
    rows = PublishedValue.objects.filter(institution__in=places, year__gt=year - PUBLISHED_YEARS, year__lte=year)
    columns = ("indicator__code", "institution", *Published._fields[2:])
    ordered = rows.order_by("indicator__position", "sex", "-year", "series")
    return tuple(Published(*row) for row in ordered.values_list(*columns))
