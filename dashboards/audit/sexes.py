"""Women and men once more: difference, ratio and share, from the sums of the second opinion."""

from fractions import Fraction
from typing import Any

from dashboards.audit.totals import Sum, rounded

#: Difference, women for each 100 men, percent of women: as they are printed.
Three = tuple[Fraction | None, Fraction | None, Fraction | None]


def three_numbers(total: Sum, *, meaning: Any) -> Three:
    """Of people who add up, or of one place alone."""
    if not total.answered:
        return None, None, None
    if meaning.across_units == "sum":
        men, women = total.a, total.b
    elif meaning.across_units == "mean":
        men, women = total.a / total.answered, total.b / total.answered
    elif total.expected == 1:
        men, women = total.a, total.b
    else:
        return None, None, None
    printed = rounded(women, meaning.decimals), rounded(men, meaning.decimals)
    both = men + women
    share = Fraction(100 * women, both) if both and meaning.kind != "index" else None
    ratio = Fraction(100 * women, men) if men else None
    return (printed[0] or Fraction(0)) - (printed[1] or Fraction(0)), rounded(ratio, 1), rounded(share, 1)
