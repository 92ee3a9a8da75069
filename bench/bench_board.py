"""Boards against a logged-in page of five plain queries: as they are, one region changed, nothing kept."""

import django

from bench.ratios import compare
from bench.site import QUARTER

django.setup()

from django.core.cache import caches  # noqa: E402

from bench.browser import logged_in  # noqa: E402
from formats.quarters import Quarter  # noqa: E402
from indicators.kinds import State  # noqa: E402
from institutions.models import Institution  # noqa: E402
from institutions.revisions import bump  # noqa: E402
from reporting.figures import Figure  # noqa: E402

CODE = "62.01"
PROVINCE, REGION = f"/papan/{QUARTER}/", f"/papan/{QUARTER}/{CODE}/"


def change_one_figure() -> None:
    """What a verification does to a board: a verified figure of the region is another one, and so is its revision."""
    region, quarter = Institution.everything.get(code=CODE), Quarter.parse(QUARTER)
    figures = Figure.everything.filter(report__institution__parent=region, report__quarter=quarter, a__gte=1)
    figure = figures.filter(verified_state=State.NUMBER).order_by("pk")[0]
    assert figure.a is not None
    figure.verified_a = figure.a - (figure.verified_a == figure.a)
    figure.save(update_fields=["verified_a"])
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
