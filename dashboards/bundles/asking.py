"""Asking for a bundle and calling it off: one at a time in a province."""

import logging
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import IntegrityError, transaction

from dashboards.bundles.rows import KEPT_FOR, SILENT_AFTER, UNDER_WAY, Bundle, State, folder, mark_of
from dashboards.bundles.starting import start
from formats.quarters import Quarter
from institutions.access.refusals import NotAllowed
from institutions.access.scope import Scope
from institutions.tree import Institution

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Wish:
    """Which documents, and of which state of the numbers."""

    quarter: Quarter
    edition: int
    version: str
    kind: str


def ask_bundle(wish: Wish, *, scope: Scope, at: datetime) -> Bundle:
    """The one that runs, or the same one made before, or a new one whose process starts with the commit."""
    give_up_the_silent(scope.province, at=at)
    sweep(at=at)
    return running(scope.province) or made_before(wish, scope.province, at=at) or _begin(wish, scope=scope, at=at)


def _begin(wish: Wish, *, scope: Scope, at: datetime) -> Bundle:
    try:
        with transaction.atomic():
            made: Bundle = Bundle.objects.create(
                province=scope.province,
                quarter=wish.quarter,
                edition=wish.edition,
                version=wish.version,
                kind=wish.kind,
                asked_by=scope.user,
                capacity=scope.capacity,
                asked_at=at,
                heartbeat=at,
            )
    except IntegrityError:
        first = running(scope.province)  # somebody was first by a moment
        if first is None:
            raise
        return first
    transaction.on_commit(lambda: _start(made.pk))
    return made


def _start(pk: int) -> None:
    """A machine that has no room for a process says so at once."""
    try:
        start(pk)
    except OSError:
        log.exception("Bundle %s cannot be started.", pk)
        Bundle.objects.filter(pk=pk, state=State.WAITING).update(state=State.FAILED)


def running(province: Institution) -> Bundle | None:
    return Bundle.objects.filter(province=province, state__in=UNDER_WAY).first()


def made_before(wish: Wish, province: Institution, *, at: datetime) -> Bundle | None:
    same = Bundle.objects.filter(
        province=province,
        quarter=wish.quarter,
        edition=wish.edition,
        version=wish.version,
        kind=wish.kind,
        state=State.FINISHED,
    )
    return next((one for one in same if one.can_be_fetched(at=at)), None)


def cancel_bundle(bundle: Bundle, *, scope: Scope) -> None:
    """Takes effect before the next document. Whoever asked may, and whoever keeps the quarters."""
    if not may_cancel(bundle, scope=scope):
        raise NotAllowed("Hanya yang memintanya, administrator, dan verifikator provinsi yang dapat membatalkannya.")
    Bundle.objects.filter(pk=bundle.pk, state__in=UNDER_WAY).update(state=State.CANCELLED)


def may_cancel(bundle: Bundle, *, scope: Scope) -> bool:
    return bundle.asked_by_id == scope.user.pk or scope.can("manage_windows")


def give_up_the_silent(province: Institution, *, at: datetime) -> None:
    """A process of which nothing was heard for a minute is taken for dead, so that another can begin."""
    silent = Bundle.objects.filter(province=province, state__in=UNDER_WAY, heartbeat__lt=at - SILENT_AFTER)
    silent.update(state=State.FAILED)


def sweep(*, at: datetime) -> None:
    """Files that may no longer be fetched, and what processes that were killed left behind."""
    for old in Bundle.objects.filter(asked_at__lt=at - KEPT_FOR).exclude(stored_name=""):
        _remove(old.path)
        Bundle.objects.filter(pk=old.pk).update(stored_name="", size=0)
    found = list(folder().iterdir()) if folder().is_dir() else []
    # In this order, so that one that is finished meanwhile is known by its mark or by its name.
    marks = tuple(mark_of(pk) for pk in Bundle.objects.filter(state__in=UNDER_WAY).values_list("pk", flat=True))
    kept = set(Bundle.objects.exclude(stored_name="").values_list("stored_name", flat=True))
    for path in found:
        if path.name not in kept and not path.name.startswith(marks):
            _remove(path)


def _remove(path: Path) -> None:
    """What cannot be removed stays for the next time: nobody has to wait for it."""
    with suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
