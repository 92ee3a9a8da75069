"""How values of our own stand in an address: a quarter by its code, /papan/2026-TW3/."""

from django.urls import register_converter

from formats.quarters import Quarter


class QuarterConverter:
    """`<quarter:quarter>` in a path; what is no quarter of this century is no address."""

    regex = "20[0-9]{2}-TW[1-4]"

    def to_python(self, value: str) -> Quarter:
        return Quarter.parse(value)

    def to_url(self, value: Quarter | str) -> str:
        return value.code if isinstance(value, Quarter) else Quarter.parse(value).code


def register_quarters() -> None:
    """Called by each urls module that uses it; the second time does nothing."""
    from django.urls.converters import REGISTERED_CONVERTERS

    if "quarter" not in REGISTERED_CONVERTERS:
        register_converter(QuarterConverter, "quarter")
