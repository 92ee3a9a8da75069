"""Addresses that are keys: who reads one in a log could use it, so no log shows it."""

import logging
import re

#: Before the key, the key, behind it: calendar feeds, links by which a password is chosen, codes on paper.
KEYS = re.compile(r"(/kalender/)[^/\s]+(\.ics)|(/akun/sandi/baru/|/cek/)[^/\s]+(/?)")


def masked(text: str) -> str:
    return KEYS.sub(lambda found: "***".join(part or "" for part in _around(found)), text)


class MaskKeys(logging.Filter):
    """Django tells the path of each page that was not found or failed."""

    def filter(self, record: logging.LogRecord) -> bool:
        told = record.getMessage()
        if (shown := masked(told)) != told:
            record.msg, record.args = shown, ()
        return True


def _around(found: re.Match[str]) -> tuple[str | None, str | None]:
    before, behind, reset, after = found.groups()
    return before or reset, behind or after
