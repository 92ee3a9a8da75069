"""Making a bundle: documents as HTML, then as PDF, then all of them in one file; with a sign of life after each."""

import logging
import secrets
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from dashboards.bundles.gathering import Page, gather
from dashboards.bundles.packing import pack
from dashboards.bundles.printing import Printer
from dashboards.bundles.rows import Bundle, State, folder, mark_of

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]
Gatherer = Callable[..., Sequence[Page]]


class CalledOffError(Exception):
    """Somebody called it off, or its time was over and it was given up."""


def make_bundle(pk: int, *, clock: Clock, printer: Printer, gatherer: Gatherer = gather) -> None:
    """Of a bundle that waits; of any other nothing. What goes wrong is logged, and the row says that it stopped."""
    if not Bundle.objects.filter(pk=pk, state=State.WAITING).update(state=State.RUNNING, heartbeat=clock()):
        return
    bundle = Bundle.objects.select_related("province").get(pk=pk)
    try:
        _make(bundle, clock=clock, printer=printer, gatherer=gatherer)
    except CalledOffError:
        log.info("Bundle %s was called off.", pk)
    except Exception:
        log.exception("Bundle %s stopped.", pk)
        Bundle.objects.filter(pk=pk, state=State.RUNNING).update(state=State.FAILED)


def _make(bundle: Bundle, *, clock: Clock, printer: Printer, gatherer: Gatherer) -> None:
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder(), prefix=mark_of(bundle.pk)) as place:
        pages = gatherer(bundle, folder=Path(place))
        if not pages:
            raise ValueError(f"There is no document of kind {bundle.kind}.")
        note(bundle, clock=clock, total=len(pages))
        _print(bundle, pages, clock=clock, printer=printer)
        _keep(bundle, pages, clock=clock)


def _print(bundle: Bundle, pages: Sequence[Page], *, clock: Clock, printer: Printer) -> None:
    done = 0
    printed = printer(pages, at=clock())
    try:
        for page in printed:
            done += page is not None
            note(bundle, clock=clock, done=done)
    finally:
        printed.close()  # type: ignore[attr-defined]


def _keep(bundle: Bundle, pages: Sequence[Page], *, clock: Clock) -> None:
    stored_name = f"{mark_of(bundle.pk)}{secrets.token_hex(16)}.zip"
    target = folder() / stored_name
    size = pack(pages, target=target)
    try:
        note(bundle, clock=clock, stored_name=stored_name, size=size, state=State.FINISHED)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def note(bundle: Bundle, *, clock: Clock, **news: Any) -> None:
    """A sign of life with what is new. Raises when the bundle is not wanted any more."""
    still = Bundle.objects.filter(pk=bundle.pk, state=State.RUNNING)
    if not still.update(heartbeat=clock(), **news):
        raise CalledOffError
