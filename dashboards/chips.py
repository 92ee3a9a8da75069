"""The chip of a status as markup, drawn once: a table shows the same few chips over and over."""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString


@lru_cache(maxsize=64)
def chip(kind: str, label: str) -> SafeString:
    return SafeString(render_to_string("parts/_chip.html", {"kind": kind, "label": label}))
