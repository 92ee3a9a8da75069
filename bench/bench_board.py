"""Boards against a logged-in page of five plain queries: as they are, one region changed, nothing kept."""

import django

from bench.ratios import compare
from bench.site import QUARTER

django.setup()

from django.core.cache import caches  # noqa: E402

from bench.browser import logged_in  # noqa: E402
from formats.quarters import Quarter  # noqa: E402
from institutions.models import Institution  # noqa: E402
from institutions.revisions import bump  # noqa: E402
from reporting.figures import Figure  # noqa: E402

PROVINCE, REGION = f"/papan/{QUARTER}/", f"/papan/{QUARTER}/62.03/"


def change_one_figure() -> None:
    """What a verification does to a board: a verified figure of the region is another one, and its revision too."""
    region = Institution.everything.get(code="62.03")
    quarter = Quarter.parse(QUARTER)
    figure = Figure.everything.filter(
        report__quarter=quarter, report__institution__region=region, indicator__code="LEM-02"
    ).first()
    assert figure is not None
    figure.verified_state, figure.verified_a = figure.state, None if figure.a is None else 1 - (figure.verified_a or 0)
    figure.save(update_fields=["verified_state", "verified_a"])
    bump(region=region, year=quarter.year)


def main() -> None:
    browser = logged_in("verifikator@contoh.test")

    def five_queries() -> object:
        return browser.get("/lima-kueri/")

    for name, address in (("the province's board", PROVINCE), ("a region's board", REGION)):

        def board(address: str = address) -> object:
            return browser.get(address)

        compare(f"{name}, kept : five queries", board, five_queries, aim=1.5)
        compare(f"{name}, fresh : five queries", board, five_queries, before=change_one_figure, aim=4)
        compare(f"{name}, nothing kept : five queries", board, five_queries, before=caches["boards"].clear, rounds=5)


if __name__ == "__main__":
    main()
