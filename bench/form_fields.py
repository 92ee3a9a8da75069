"""What a browser would send of a form that it was shown: every field with the value that stands in it."""

from html.parser import HTMLParser


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        name = told.get("name") or ""
        if tag == "textarea":
            self._text = name
            self.found[name] = ""
        elif tag == "input" and name and self._is_sent(told):
            self.found[name] = told.get("value") or ""

    def handle_data(self, data: str) -> None:
        if self._text:
            self.found[self._text] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = ""

    @staticmethod
    def _is_sent(told: dict[str, str | None]) -> bool:
        if told.get("type") in {"file", "submit", "button"} or "disabled" in told:
            return False
        return told.get("type") not in {"radio", "checkbox"} or "checked" in told


def fields_of(html: bytes) -> dict[str, str]:
    parser = _Fields()
    parser.feed(html.decode())
    return {name: value for name, value in parser.found.items() if name != "csrfmiddlewaretoken"}
