"""The summary as one asks for it, page to file, against WeasyPrint alone on the same HTML with the same options.

The subject is the whole request: session, queries, board, sentences, HTML, PDF. Alone means nothing but WeasyPrint:
once as anybody calls it, and once with all that our printing does for speed (styles parsed before, no garbage
collected meanwhile), where nothing but the rest of the request is left as a difference.
"""

from typing import Any

import django

from bench.ratios import compare
from bench.site import QUARTER

django.setup()

from django.contrib.staticfiles import finders  # noqa: E402

from bench.browser import Browser, logged_in  # noqa: E402
from dashboards.papers import paper  # noqa: E402
from formats import pdf  # noqa: E402

ADDRESSES = {
    "province": f"/papan/{QUARTER}/ringkasan.pdf",
    "region": f"/papan/{QUARTER}/62.04/ringkasan.pdf",
}


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


def main() -> None:
    browser = logged_in("verifikator@contoh.test")
    for name, address in ADDRESSES.items():
        html, options = handed_over(browser, address)
        size = options["page_size"]

        def whole(address: str = address) -> object:
            return browser.get(address)

        def plain(html: str = html, size: pdf.PageSize = size) -> object:
            return alone(html, size)

        def quick(html: str = html, size: pdf.PageSize = size) -> object:
            return alone_and_quick(html, size)

        compare(f"{name}'s PDF : WeasyPrint alone", whole, plain, rounds=7, aim=1.15)
        compare(f"{name}'s PDF : WeasyPrint alone, as quick as ours", whole, quick, rounds=7, aim=1.15)


if __name__ == "__main__":
    main()
