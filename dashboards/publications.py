"""One value that others (BPS) have published, as boards keep it."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from indicators.published import Sex


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
