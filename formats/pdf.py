"""HTML becomes PDF: tagged (PDF/UA), in our own typeface, without a look outside.

A document may name `static:PATH` (a file of ours) and `data:` addresses; whatever else it points to is left out.
"""

import atexit
import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal, cast

from django.conf import settings
from django.contrib.staticfiles import finders

from formats.fonts import FAMILY, PRINT_WEIGHTS, build_print_fonts, print_font_name

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

PageSize = Literal["A4", "F4"]
SIZES: dict[PageSize, str] = {"A4": "A4", "F4": "215mm 330mm"}
STYLESHEETS = ("css/pdf.css",)
#: Presentational hints: <col width="40%">.
OPTIONS: dict[str, Any] = {"pdf_variant": "pdf/ua-1", "presentational_hints": True}
FONT_FACES = " ".join(
    f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; src: url("font:{weight}") }}'
    for weight in PRINT_WEIGHTS
)
RENDERING = Lock()
ONE_PAGE = "data-one-page"


def to_pdf(html: str, *, stylesheets: Sequence[str] = STYLESHEETS, page_size: PageSize = "A4") -> bytes:
    """The document needs a language and a title; stylesheets are named as in {% static %}."""
    with undisturbed():
        styles = [*map(stylesheet, stylesheets), page_sheet(SIZES[page_size])]
        pdf = fitted(read(html), styles).write_pdf(finisher=say_scope_of_headers, **OPTIONS)
    return bytes(pdf)


def fitted(document: Any, styles: "Sequence[CSS]") -> Any:
    """<body data-one-page="ID">: what stands before #ID, or all where no ID is named, is set smaller until it fits.

    Once smaller, that is: what still does not fit runs on, and nothing is cut.
    """
    laid_out = lay_out(document, styles)
    body = document.etree_element.find("body")
    after = body.get(ONE_PAGE) if body is not None else None
    if after is None or is_on_one_page(laid_out, before=after):
        return laid_out
    body.set("class", f"{body.get('class', '')} tighter".strip())
    return lay_out(document, styles)


def is_on_one_page(laid_out: Any, *, before: str) -> bool:
    return len(laid_out.pages) == 1 or any(before in page.anchors for page in laid_out.pages[:2])


def read(html: str) -> Any:
    document = printer().HTML(string=html, url_fetcher=own_files_only())
    refuse_unnamed(document.etree_element)
    return document


def lay_out(document: Any, styles: "Sequence[CSS]") -> Any:
    return document.render(font_config=typefaces(), stylesheets=styles, **OPTIONS)


@cache
def printer() -> Any:
    """WeasyPrint, loaded when first needed. It tells Pillow to take torn pictures; uploads must go on refusing them."""
    import weasyprint
    import weasyprint.text.fonts
    from PIL import ImageFile

    ImageFile.LOAD_TRUNCATED_IMAGES = False
    return weasyprint


@contextmanager
def undisturbed() -> Iterator[None]:
    """One rendering at a time, and no garbage collection meanwhile: that takes a quarter off its time."""
    with RENDERING:
        collects = gc.isenabled()
        gc.disable()
        try:
            yield
        finally:
            if collects:
                gc.enable()


def refuse_unnamed(root: Any) -> None:
    title = root.find("head/title")
    if not root.get("lang") or title is None or not (title.text or "").strip():
        raise ValueError("A PDF needs <html lang=…> and a <title>: a screen reader begins with them.")


def stylesheet(name: str) -> "CSS":
    path = finders.find(name)
    if not path:
        raise FileNotFoundError(f"There is no stylesheet {name} among the static files.")
    return parsed(path, Path(path).stat().st_mtime_ns)


@lru_cache(maxsize=16)
def parsed(path: str, changed: int) -> "CSS":
    """Parsed once for each state of the file."""
    return parse(Path(path).read_text(encoding="utf-8"))


@cache
def page_sheet(size: str) -> "CSS":
    return parse(f"@page {{ size: {size} }} @page wide {{ size: {size} landscape }} {FONT_FACES}")


def parse(text: str) -> "CSS":
    return cast("CSS", printer().CSS(string=text, font_config=typefaces(), url_fetcher=own_files_only()))


@cache
def typefaces() -> "FontConfiguration":
    """Kept for the life of the process; its copy of the font is deleted at the end."""
    atexit.register(typefaces.cache_clear)
    return cast("FontConfiguration", printer().text.fonts.FontConfiguration())


@cache
def own_files_only() -> Any:
    urls = printer().urls

    class OwnFiles(urls.URLFetcher):  # type: ignore[name-defined, misc]
        """Our typeface, our static files and what the document carries itself."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("font:"):
                return urls.URLFetcherResponse(url, font_file(int(url.removeprefix("font:"))).read_bytes())
            if url.startswith("static:"):
                return urls.URLFetcherResponse(url, static_file(url.removeprefix("static:")).read_bytes())
            return super().fetch(url, headers)

    return OwnFiles(allowed_protocols={"data"}, allow_redirects=False)


def font_file(weight: int) -> Path:
    """Where `manage.py build_fonts` was forgotten, the first document waits for it."""
    folder = Path(settings.PRINT_FONTS)
    build_print_fonts(folder)
    return folder / print_font_name(weight)


def static_file(name: str) -> Path:
    path = finders.find(name)
    if not path:
        raise FileNotFoundError(f"There is no static file {name}.")
    return Path(path)


def say_scope_of_headers(document: Any, pdf: Any) -> None:
    """WeasyPrint links cells to their headers but does not say whether those head a column or a row."""
    for element in pdf.objects:
        if isinstance(element, dict) and element.get("S") == "/TH":
            row = parent_of(element, pdf)
            in_head = row is not None and (parent_of(row, pdf) or {}).get("S") == "/THead"
            element["A"]["Scope"] = "/Column" if in_head else "/Row"


def parent_of(element: Any, pdf: Any) -> Any:
    return pdf.objects[int(element["P"].split()[0])] if "P" in element else None
