"""What of a sensitive indicator may be told of each agency, beside the region's total that other documents print."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from dashboards.masking import BESIDE, SMALL, Cell
from dashboards.meanings import Meaning
from dashboards.workbook.hiding import COLUMNS, Instead, in_full
from indicators.answers import Measured
from indicators.arithmetic import added
from indicators.kinds import Kind
from indicators.small_cells import Sum, hide_small
from indicators.standing import Standing

#: The region's own total, among the ids of its agencies.
REGION = 0


def among(meaning: Meaning, standings: Mapping[int, Standing], *, of_region: Instead) -> Callable[[int], Instead]:
    """By agency. Where the region's total is hidden, all of its parts are."""
    if not meaning.is_sensitive:
        return lambda agency: in_full
    counts = {cell: value for one, standing in standings.items() for cell, value in _counts(one, standing, meaning)}
    hidden = hide_small(counts, sums=_sums(counts, meaning)) if counts else None
    is_region_hidden = any(map(of_region, COLUMNS))

    def instead(agency: int, column: str) -> str:
        cell = agency, column
        if hidden is None or cell not in counts:
            return ""
        if cell in hidden.small:
            return SMALL
        return BESIDE if is_region_hidden or cell in hidden else ""

    return lambda agency: lambda column: instead(agency, column)


def _counts(agency: int, standing: Standing, meaning: Meaning) -> Iterator[tuple[Cell, Decimal]]:
    numbers: Measured | None = standing.numbers
    if numbers is None:
        return
    if meaning.rule.kind == Kind.SHARE or meaning.rule.is_by_sex:
        yield (agency, "a"), numbers.a
        yield (agency, "b"), numbers.b
    if meaning.rule.kind != Kind.SHARE:
        yield (agency, "n"), added(numbers)


def _sums(counts: dict[Cell, Decimal], meaning: Meaning) -> list[Sum[Cell]]:
    """Each column adds up to the region's, which is added to `counts`; men and women add up to both."""
    found = []
    for name in sorted({name for _, name in counts}):
        parts = tuple(cell for cell in counts if cell[1] == name)
        counts[REGION, name] = added(counts[cell] for cell in parts)
        found.append(Sum((REGION, name), parts))
    if meaning.rule.is_by_sex:
        found += [Sum((who, "n"), ((who, "a"), (who, "b"))) for who in {who for who, _ in counts}]
    return found
