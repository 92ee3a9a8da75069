"""The gap between women and men: difference, ratio, share. Rounded last, half up; compared as it is printed. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from formats.exact import WIDE
from formats.numbers import round_half_up
from indicators.answers import Rule
from indicators.arithmetic import percent_of
from indicators.kinds import Kind
from indicators.rollups import total
from indicators.tallies import Tally

#: A share and a ratio are printed with one decimal: 1.003 women beside 1.000 men are not "100 for every 100".
DECIMALS = 1


@dataclass(frozen=True, slots=True)
class SexGap:
    """Women and men beside each other. `is_count`: people, who add up; two values of an index have no share.

    `decimals`: with how many both are printed.
    """

    men: Decimal
    women: Decimal
    is_count: bool = True
    decimals: int = 0

    @property
    def printed_men(self) -> Decimal:
        return round_half_up(self.men, self.decimals)

    @property
    def printed_women(self) -> Decimal:
        return round_half_up(self.women, self.decimals)

    @property
    def difference(self) -> Decimal:
        """P − L of what is printed, so that a reader who subtracts finds the same."""
        return WIDE.subtract(self.printed_women, self.printed_men)

    @property
    def ratio(self) -> Decimal | None:
        """Women for every 100 men, unrounded; None where there is no man."""
        return percent_of(self.women, whole=self.men)

    @property
    def share(self) -> Decimal | None:
        """Women of both in percent, unrounded; None where there is nobody."""
        return percent_of(self.women, whole=WIDE.add(self.women, self.men)) if self.is_count else None

    @property
    def printed_ratio(self) -> Decimal | None:
        return _rounded(self.ratio)

    @property
    def printed_share(self) -> Decimal | None:
        return _rounded(self.share)

    @property
    def is_nil(self) -> bool:
        return not self.women and not self.men


def sex_gap(tally: Tally, *, rule: Rule) -> SexGap | None:
    """None where nobody has answered, and where the units say nothing together: an index of several places."""
    if not rule.is_by_sex or not tally.answered:
        return None
    found = total(tally, rule=rule)
    men, women = found.a, found.b
    if men is None or women is None:
        if tally.expected != 1:
            return None
        men, women = tally.sums
    return SexGap(men, women, is_count=rule.kind != Kind.INDEX, decimals=rule.decimals)


def points(now: SexGap | None, before: SexGap | None) -> Decimal | None:
    """By how many points the printed share of women has moved; None where one of the two has none."""
    shares = [one.printed_share if one else None for one in (now, before)]
    if shares[0] is None or shares[1] is None:
        return None
    return WIDE.subtract(shares[0], shares[1])


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else round_half_up(value, DECIMALS)
