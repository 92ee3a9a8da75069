"""The instruments of the browser tests must be able to say no."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Check = Callable[[Page], None]
GOOD = "<html lang=id><title>Uji</title><main><h1>Uji</h1><p>Baik</p></main></html>"


def test_a_good_page_passes(
    open_page: Callable[..., Page], assert_accessible: Check, assert_calm: Check, no_horizontal_scroll: Check
) -> None:
    page = open_page()

    page.set_content(GOOD)

    assert_accessible(page)
    assert_calm(page)
    no_horizontal_scroll(page)


def test_an_input_without_label_is_found(open_page: Callable[..., Page], assert_accessible: Check) -> None:
    page = open_page()

    page.set_content(GOOD.replace("<p>", "<input><p>"))

    with pytest.raises(AssertionError, match="Ensure every form element has a label"):
        assert_accessible(page)


def test_a_console_error_is_found(open_page: Callable[..., Page], assert_calm: Check) -> None:
    page = open_page()

    page.set_content(GOOD.replace("<p>", "<script>console.error('rusak')</script><p>"))

    with pytest.raises(AssertionError, match="rusak"):
        assert_calm(page)


def test_a_request_to_another_host_is_found(open_page: Callable[..., Page], assert_calm: Check) -> None:
    page = open_page()
    page.route("**/*", lambda route: route.abort())

    page.set_content(GOOD.replace("<p>", "<img alt='' src='http://cdn.invalid/x.png'><p>"))

    with pytest.raises(AssertionError, match=r"other host: http://cdn\.invalid"):
        assert_calm(page)


def test_a_page_too_wide_is_found(open_page: Callable[..., Page], no_horizontal_scroll: Check) -> None:
    page = open_page()

    page.set_content(GOOD.replace("<p>", "<div style='width: 500px'>lebar</div><p>"))

    with pytest.raises(AssertionError, match=r"500|508"):
        no_horizontal_scroll(page)
