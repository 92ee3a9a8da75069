"""The parts of a page that hang on data alone, rendered once for each state of it and kept; for every viewer alike."""

from collections.abc import Callable, Mapping
from hashlib import blake2b

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from dashboards.kept import keep, kept

Parts = dict[str, SafeString]
Templates = Mapping[str, str]


def rendered(templates: Templates, context: Mapping[str, object]) -> Parts:
    return {name: SafeString(render_to_string(template, dict(context))) for name, template in templates.items()}


def rendered_once(templates: Templates, *, state: object, context: Callable[[], Mapping[str, object]]) -> Parts:
    """`state` tells everything that the parts hang on; `context` is only asked for when nothing is kept of it."""
    key = f"page.{blake2b(repr((templates, state)).encode(), digest_size=16).hexdigest()}"
    parts: dict[str, str] | None = kept(key)
    if parts is None:
        parts = {name: str(text) for name, text in rendered(templates, context()).items()}
        keep(key, parts)
    # They were rendered, and escaped, by our own templates.
    return {name: SafeString(text) for name, text in parts.items()}
