"""A workbook that was sent, and a reader of it that answers what a test wants: nothing of a real form is needed."""

import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest
from openpyxl import Workbook

from formats.quarters import Quarter
from institutions.access.scope import Scope
from institutions.tests.samples import upload
from reporting.entries import Typed
from reporting.sent_files import opening
from reporting.sent_files.contents import Contents, Place, Proposed, Wrong
from reporting.sent_files.receiving import receive
from reporting.sent_files.sent import SentFile
from reporting.tests.stories import NOW, QUARTER


def a_workbook(cells: Mapping[str, Any] | None = None, *, sheet: str = "Dinkes") -> bytes:
    workbook = Workbook()
    workbook.active.title = sheet
    for address, value in (cells or {"A1": "Butir", "C7": "9"}).items():
        workbook.active[address] = value
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def says(
    institution: Any, code: str, a: str = "", b: str = "", *, version: int = 0, cell: str = "C7", **more: Any
) -> Proposed:
    places = {"a": Place("Dinkes", cell)} | ({"b": Place("Dinkes", cell.replace("C", "D"))} if b else {})
    return Proposed(institution.pk, code, Typed(a=a, b=b, **more), version, places, {"a": a} | ({"b": b} if b else {}))


def asks(*proposed: Proposed, wrong: tuple[Wrong, ...] = (), quarter: Quarter = QUARTER, **more: Any) -> Contents:
    return Contents(quarter, proposed, wrong, template_version="1.test", **more)


def sent_by(
    scope: Scope, contents: Contents, patch: pytest.MonkeyPatch, *, at: datetime = NOW, data: bytes | None = None
) -> SentFile:
    """The file as `scope` sent it, which from now on is read as `contents`."""
    patch.setattr(opening, "is_form", lambda book: True)
    patch.setattr(opening, "read_form", lambda book, **_: contents)
    return receive(upload("formulir.xlsx", data or a_workbook()), scope=scope, at=at)
