"""A real Chromium for tests marked `browser`, and what must hold on every page it opens (a pytest plugin)."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

from formats.fonts import build_web_font

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@dataclass
class Watch:
    """What a page said and asked for behind the visitor's back."""

    host: str
    expects: tuple[str, ...] = ()
    complaints: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)

    def follow(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        told = message.type == "error" and not any(text in message.text for text in self.expects)
        if told and message.location.get("url") not in self.refused:
            self.complaints.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob", "about"} and address.netloc != self.host:
            self.complaints.append(f"other host: {request.url}")

    def _response(self, response: Response) -> None:
        """A page that answers 404 or 409 on purpose is an error to Chromium's console; it is no complaint."""
        if response.status >= 400 and response.request.is_navigation_request():
            self.refused.add(response.url)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find_chromium()
    if not path:
        reason = "no Chromium found: apt-get install chromium, or name one in CHROMIUM"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    build_web_font(settings.WEB_FONTS)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright keeps a loop in this thread
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=sandbox)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """open_page(user=None, width=1280, javascript=True, expects=(), storage_state=None) -> a page of an own browser.

    With `user` the person is logged in; `storage_state` is what another browser had stored; `site` another server than
    the test's. Addresses are relative: page.goto("/"). When the test ends every page must have been calm; `expects`
    names what may stand in the console: "409" for a refusal a script receives.
    """
    contexts, watches = [], []

    def open_one(
        user: Any = None,
        *,
        width: int = 1280,
        javascript: bool = True,
        expects: tuple[str, ...] = (),
        storage_state: Any = None,
        site: str = live_server.url,
    ) -> Page:
        context = chromium.new_context(
            base_url=site,
            viewport={"width": width, "height": 800},
            java_script_enabled=javascript,
            locale="id-ID",
            timezone_id="Asia/Pontianak",
            accept_downloads=True,
            storage_state=storage_state,
        )
        contexts.append(context)
        if user is not None:
            context.add_cookies([session_cookie(user, url=site)])
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.watch = Watch(urlsplit(site).netloc, expects)  # type: ignore[attr-defined]
        page.watch.follow(page)  # type: ignore[attr-defined]
        watches.append(page.watch)  # type: ignore[attr-defined]
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert [complaint for watch in watches for complaint in watch.complaints] == []


def session_cookie(user: Any, *, url: str) -> Any:
    client = Client()
    client.force_login(user)
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": url,
    }


@pytest.fixture
def assert_calm() -> Callable[[Page], None]:
    """No console error, no script error, no request to another host since the page was opened."""

    def check(page: Page) -> None:
        complaints, page.watch.complaints = page.watch.complaints, []  # type: ignore[attr-defined]
        assert complaints == []

    return check


@pytest.fixture
def assert_accessible() -> Callable[[Page], None]:
    """axe finds nothing, under all of its rules."""

    def check(page: Page) -> None:
        found = Axe().run(page)
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"

    return check


@pytest.fixture
def assert_legible_by_night() -> Callable[[Page], None]:
    """In the dark scheme all text has its contrast; axe's other rules do not look at colour."""

    def check(page: Page) -> None:
        page.emulate_media(color_scheme="dark")
        found = Axe().run(page, options={"runOnly": ["color-contrast"]})
        page.emulate_media(color_scheme="light")
        assert found.violations_count == 0, f"{page.url} by night\n{found.generate_report()}"

    return check


@pytest.fixture
def assert_keyboard_works() -> Callable[[Page], None]:
    """Whatever can be pressed takes the focus and shows it, and nothing jumps the queue."""

    def check(page: Page) -> None:
        page.keyboard.press("Tab")  # from now on the browser shows the focus
        assert page.evaluate(OUT_OF_REACH) == [], page.url

    return check


@pytest.fixture
def assert_tab_reaches_all() -> Callable[[Page], None]:
    """Tab, pressed again and again from the top of the page, comes to everything that can be pressed."""

    def check(page: Page) -> None:
        page.evaluate(NUMBER_STOPS)
        wanted, reached = page.evaluate("window.stops"), set[str]()
        for _ in range(2 * len(wanted) + 4):
            page.keyboard.press("Tab")
            reached.add(page.evaluate("document.activeElement.dataset.stop || ''"))
        assert set(wanted) - reached == set(), page.url

    return check


@pytest.fixture
def no_horizontal_scroll() -> Callable[..., None]:
    """At 360 px nothing stands out to the right; the page is left as wide as it was."""

    def check(page: Page, *, width: int = 360) -> None:
        before = page.viewport_size
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        culprits = page.evaluate(WIDER_THAN, width)
        page.set_viewport_size(before or {"width": 1280, "height": 800})
        assert wide <= width, f"{page.url} is {wide} px wide at {width}: {culprits}"

    return check


#: The innermost visible elements that stand out: a hint, for some may stand in a box that scrolls.
WIDER_THAN = """width => {
    const out = one => one.getBoundingClientRect().right > width + 1 && one.checkVisibility()
    return [...document.querySelectorAll("body *")]
        .filter(one => out(one) && ![...one.children].some(out))
        .slice(0, 5).map(one => one.outerHTML.slice(0, 160))
}"""

#: What can be pressed and is seen; of radio buttons with one name Tab stops at one.
STOPS = """const stops = [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
)].filter(one => one.checkVisibility({contentVisibilityAuto: true})
    && !one.disabled && !one.closest("[aria-hidden=true]")
    && getComputedStyle(one).visibility != "hidden" && getComputedStyle(one).pointerEvents != "none")"""

OUT_OF_REACH = (
    "() => {"
    + STOPS
    + """
    const names = one => one.outerHTML.slice(0, 140)
    const early = stops.filter(one => one.tabIndex > 0).map(one => "jumps the queue: " + names(one))
    const look = one => {
        const style = getComputedStyle(one)
        return [style.outlineStyle != "none" && style.outlineWidth != "0px", style.boxShadow, style.borderColor]
    }
    const blind = stops.filter(one => one.tabIndex == 0).filter(one => {
        const [, shadow, edge] = look(one)
        one.focus({focusVisible: true, preventScroll: true})
        const [outlined, shadowNow, edgeNow] = look(one)
        return document.activeElement != one || !(outlined || shadow != shadowNow || edge != edgeNow)
    }).map(one => "no focus seen: " + names(one))
    const off = stops.filter(one => one.tabIndex < 0).map(one => "not reached by Tab: " + names(one))
    document.activeElement.blur()
    return [...early, ...blind, ...off].slice(0, 5)
}"""
)

NUMBER_STOPS = (
    "() => {"
    + STOPS
    + """
    const group = one => one.type == "radio" ? "radio-" + one.name : ""
    stops.forEach((one, at) => one.dataset.stop = group(one) || String(at))
    window.stops = [...new Set(stops.map(one => one.dataset.stop))]
    document.activeElement.blur()
    window.getSelection().removeAllRanges()
}"""
)
