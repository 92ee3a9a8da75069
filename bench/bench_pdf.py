"""Summary and full report as one asks for them, page to file, against WeasyPrint alone: same HTML, same options.

The subject is the whole request: session, queries, board, sentences, HTML, PDF. Alone means nothing but WeasyPrint:
once as anybody calls it, and once with all that our printing does for speed (styles parsed before, no garbage
collected meanwhile), where nothing but the rest of the request is left as a difference.
"""

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import Any

import django

from bench.ratios import compare
from bench.site import QUARTER, TINY

django.setup()

from django.contrib.staticfiles import finders  # noqa: E402

from bench.browser import Browser, logged_in  # noqa: E402
from dashboards.papers import paper  # noqa: E402
from formats import pdf  # noqa: E402

ADDRESSES = {
    "province": f"/papan/{QUARTER}/ringkasan.pdf",
    "region": f"/papan/{QUARTER}/62.04/ringkasan.pdf",
}
LONG = {"full report": f"/papan/{QUARTER}/laporan.pdf", "region's report": f"/papan/{QUARTER}/62.04/laporan.pdf"}
#: Seconds for the full report.
AIM = 4
#: Two at once, in two processes, against one.
AT_ONCE = 1.3


def handed_over(browser: Browser, address: str) -> tuple[str, dict[str, Any]]:
    """What the site hands to its printer for this document."""
    taken: list[tuple[str, dict[str, Any]]] = []
    printing = paper.to_pdf

    def take(html: str, **options: Any) -> bytes:
        taken.append((html, options))
        return printing(html, **options)

    paper.to_pdf = take
    browser.get(address)
    paper.to_pdf = printing
    return taken[0]


def alone(html: str, page_size: pdf.PageSize) -> bytes:
    weasyprint = pdf.printer()
    fonts = weasyprint.text.fonts.FontConfiguration()
    fetcher = pdf.own_files_only()

    def css(**source: str) -> Any:
        return weasyprint.CSS(font_config=fonts, url_fetcher=fetcher, **source)

    page = f"@page {{ size: {pdf.SIZES[page_size]} }} {pdf.FONT_FACES}"
    styles = [*(css(filename=finders.find(name)) for name in pdf.STYLESHEETS), css(string=page)]
    document = weasyprint.HTML(string=html, url_fetcher=fetcher)
    return bytes(document.write_pdf(font_config=fonts, stylesheets=styles, **pdf.OPTIONS))


def alone_and_quick(html: str, page_size: pdf.PageSize) -> bytes:
    styles = [*map(pdf.stylesheet, pdf.STYLESHEETS), pdf.page_sheet(pdf.SIZES[page_size])]
    with pdf.undisturbed():
        document = pdf.printer().HTML(string=html, url_fetcher=pdf.own_files_only())
        return bytes(document.write_pdf(font_config=pdf.typefaces(), stylesheets=styles, **pdf.OPTIONS))


def measure(browser: Browser, name: str, address: str, *, rounds: int) -> float:
    """Milliseconds of the whole request."""
    html, options = handed_over(browser, address)
    size = options["page_size"]
    whole = partial(browser.get, address)
    against = f"{name} : WeasyPrint alone"
    compare(against, whole, partial(alone, html, size), rounds=rounds, aim=1.15)
    return compare(
        f"{against}, as quick as ours", whole, partial(alone_and_quick, html, size), rounds=rounds, aim=1.15
    ).subject_ms


def at_once(browser: Browser) -> None:
    """Processes, because a process renders one document at a time."""
    html, options = handed_over(browser, ADDRESSES["province"])
    size = options["page_size"]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(alone_and_quick, [html] * 2, [size] * 2))  # both have loaded everything

        def both() -> object:
            return list(pool.map(alone_and_quick, [html] * 8, [size] * 8))

        def one() -> object:
            return [pool.submit(alone_and_quick, html, size).result() for _ in range(4)]

        compare("eight documents in two processes : four in one", both, one, rounds=5, aim=AT_ONCE)


def main() -> None:
    browser = logged_in("verifikator@contoh.test")
    for name, address in ADDRESSES.items():
        measure(browser, f"{name}'s PDF", address, rounds=7)
    for name, address in list(LONG.items())[-1 if TINY else 0 :]:
        took = measure(browser, name, address, rounds=3) / 1000
        held = "" if name != "full report" else f"  aim ≤ {AIM} s: {'held' if took <= AIM else 'MISSED'}"
        print(f"{name:<58} {took:6.2f} s{held}", flush=True)
    at_once(browser)


if __name__ == "__main__":
    main()
