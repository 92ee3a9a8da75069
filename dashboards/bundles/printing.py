"""Printing documents to PDF: one after the other, or two at once in processes of their own."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from datetime import datetime
from multiprocessing import get_context
from threading import Thread
from time import sleep
from typing import Protocol

from dashboards.bundles.gathering import Page
from dashboards.papers.paper import print_paper

#: Two cores print two documents at once.
AT_ONCE = 2
#: How long to wait for a document before telling that one is still alive.
PATIENCE_SECONDS = 5
#: How often a copy looks whether the process that it was copied from still lives.
LOOK_SECONDS = 1


class Printer(Protocol):
    """Gives each document as it is ready, and None from time to time while there is none. Stopping early stops it."""

    def __call__(self, pages: Sequence[Page], *, at: datetime) -> Iterator[Page | None]: ...


def one_by_one(pages: Sequence[Page], *, at: datetime) -> Iterator[Page | None]:
    for page in pages:
        print_one(page, at)
        yield page


def two_at_once(pages: Sequence[Page], *, at: datetime) -> Iterator[Page | None]:
    """No more is handed out than is being printed, so that stopping waits for two documents at most.

    The processes are copies of this one: it must hold no connection to the database. One that dies raises.
    """
    waiting = list(reversed(pages))
    under_way: set[Future[Page]] = set()
    with copies(AT_ONCE) as pool:
        while waiting or under_way:
            while waiting and len(under_way) < AT_ONCE:
                under_way.add(pool.submit(print_one, waiting.pop(), at))
            ready, under_way = wait(under_way, timeout=PATIENCE_SECONDS, return_when=FIRST_COMPLETED)
            yield from (one.result() for one in ready) if ready else (None,)


def copies(at_once: int) -> ProcessPoolExecutor:
    """Copies of this process to work in. One that dies makes what it was to do raise; they do not outlive this one."""
    return ProcessPoolExecutor(at_once, get_context("fork"), initializer=end_with, initargs=(os.getpid(),))


def end_with(parent: int) -> None:
    """A killed process cannot tell its copies, and they would wait for work for ever."""
    Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        sleep(LOOK_SECONDS)
    os._exit(1)


def print_one(page: Page, at: datetime) -> Page:
    """The PDF beside its HTML."""
    content = print_paper(page.html.read_text(encoding="utf-8"), at=at, page_size=page.page_size)
    page.html.with_suffix(".pdf").write_bytes(content)
    return page
