"""How an indicator's code is written, in the catalogue and in addresses: SDM-01, IPG. Pure."""

from django.urls import register_converter


class CodeConverter:
    """`<code:code>` in a path; capitals, so that it is never one of the catalogue's own pages."""

    regex = "[A-Z][A-Z0-9]{1,9}(-[0-9]{1,3})?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def register_codes() -> None:
    """Called by each urls module that uses it; the second time does nothing."""
    from django.urls.converters import REGISTERED_CONVERTERS

    if "code" not in REGISTERED_CONVERTERS:
        register_converter(CodeConverter, "code")
