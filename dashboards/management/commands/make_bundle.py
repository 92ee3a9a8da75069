"""manage.py make_bundle: the process behind /papan/…/berkas/. The site starts it; nobody needs to."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import wait
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connections
from django.utils import timezone

from dashboards.bundles.gathering import Page, gather
from dashboards.bundles.making import make_bundle, note
from dashboards.bundles.printing import PATIENCE_SECONDS, copies, two_at_once
from dashboards.bundles.rows import Bundle

#: Pages of the site go first.
NICENESS = 10


class Command(BaseCommand):
    help = "Makes one bundle of documents that somebody asked for on the site."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("pk", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        os.nice(NICENESS)
        make_bundle(options["pk"], clock=timezone.now, printer=printed_apart, gatherer=gathered_apart)
        connections.close_all()


def gathered_apart(bundle: Bundle, *, folder: Path) -> Sequence[Page]:
    """In a process that ends, so that the boards' memory is free before anything is printed.

    Neither that copy of this process nor those that print may share its connections: each is closed before.
    """
    connections.close_all()
    with copies(1) as pool:
        coming = pool.submit(_gather, bundle, folder)
        while not coming.done():
            wait([coming], timeout=PATIENCE_SECONDS)
            note(bundle, clock=timezone.now)
        return coming.result()


def printed_apart(pages: Sequence[Page], *, at: datetime) -> Iterator[Page | None]:
    connections.close_all()
    yield from two_at_once(pages, at=at)


def _gather(bundle: Bundle, folder: Path) -> Sequence[Page]:
    return gather(bundle, folder=folder)
