"""The last minute before the deadline: 500 people save items of their forms, against bare UPDATEs of as many workers.

A save is what a browser sends when one leaves a field, through gunicorn as for real. Afterwards every answer "saved"
must stand in the database exactly once, and nothing that was refused.
"""

import sys
from collections import Counter
from multiprocessing import get_context
from time import perf_counter

import django

django.setup()

from django.db import connection, connections, transaction  # noqa: E402

from bench.crowd import crowd  # noqa: E402
from bench.rush import Rush, all_at_once, within  # noqa: E402
from bench.server import serving  # noqa: E402
from bench.site import TINY  # noqa: E402
from bench.stages import NOW, ON  # noqa: E402
from reporting.figures import Figure, FigureChange, Origin  # noqa: E402

PEOPLE, ITEMS, MINUTE = (8, 3, 1.0) if TINY else (500, 3, 60.0)
WORKERS = 2


def write_bare(figures: list[int]) -> float:
    """One UPDATE and one INSERT for each, each in a transaction of its own; returns the seconds."""
    connections.close_all()
    began = perf_counter()
    for version, pk in enumerate(figures, start=100_000):
        with transaction.atomic():
            Figure.everything.filter(pk=pk).update(note="Ukuran", version=version)
            FigureChange.everything.create(
                figure_id=pk, version=version, state="number", capacity="Ukuran", at=NOW, origin=Origin.FORM
            )
    seconds = perf_counter() - began
    connections.close_all()
    return seconds


def bare_updates_a_second(count: int) -> float:
    """As many workers as the server has, on figures of earlier quarters."""
    pks = list(Figure.everything.exclude(report__quarter=ON).order_by("pk").values_list("pk", flat=True)[:count])
    connections.close_all()
    with get_context("fork").Pool(WORKERS) as pool:
        pool.map(len, [[]] * WORKERS)
        began = perf_counter()
        pool.map(write_bare, [pks[place::WORKERS] for place in range(WORKERS)], chunksize=1)
        seconds = perf_counter() - began
    return count / seconds


def tell(name: str, rush: Rush, *, bare: float, quiet: float) -> None:
    refused = Counter(one.said for one in rush.refused)
    share = 100 * len(rush.refused) / len(rush.answers)
    each, floor = rush.each_ms, 1000 / bare
    print(f"{name}: {len(rush.answers)} saves in {rush.seconds:.1f} s, {rush.saves_a_second:.0f} a second")
    print(f"  {'saves : bare updates':<56} {each / floor:6.1f} ×  ({each:.1f} ms : {floor:.1f} ms)")
    waits = " / ".join(f"{wait * 1000 / quiet:.1f}" for wait in rush.waits)
    print(f"  {'waited p50 / p95 / max : one save on a quiet server':<56} {waits} ×  (: {quiet:.1f} ms)")
    print(f"  {'refused':<56} {share:6.2f} %  {dict(refused) or ''}  aim 0: {'MISSED' if refused else 'held'}")


def lost_or_doubled(rush: Rush) -> list[str]:
    """What the database does not tell as the answers did."""
    wanted = [one.save.note for one in rush.answers]
    changes = Counter(FigureChange.everything.filter(note__in=wanted).values_list("note", flat=True))
    standing = set(Figure.everything.filter(note__in=wanted).values_list("note", flat=True))
    wrong = [f"saved, found {changes[note]} times" for one in rush.saved if changes[note := one.save.note] != 1]
    wrong += ["saved, and overwritten" for one in rush.saved if one.save.note not in standing]
    # Who was told nothing cannot know; who was told no must find nothing.
    denied = [one for one in rush.refused if one.said.startswith("4")]
    return wrong + [f"refused with {one.said}, and found" for one in denied if changes[one.save.note]]


def checked(name: str, rush: Rush, *, bare: float, quiet: float) -> bool:
    tell(name, rush, bare=bare, quiet=quiet)
    wrong = lost_or_doubled(rush)
    found = f"{len(rush.saved)} answered as saved, each found once" if not wrong else str(Counter(wrong))
    print(f"  in the database: {found}", flush=True)
    return not wrong and not rush.refused


def main() -> None:
    *people, one = crowd(PEOPLE + 1, items=2 * ITEMS)
    print(f"({len(people)} people, {ITEMS} items each, {WORKERS} workers, {connection.vendor})", flush=True)
    with serving(workers=WORKERS) as server:
        all_at_once(server.port, [one.saves(last=ITEMS)])
        quiet = all_at_once(server.port, [one.saves(ITEMS)]).waits[0] * 1000
        bare = bare_updates_a_second(PEOPLE * ITEMS)
        rush = all_at_once(server.port, [person.saves(last=ITEMS) for person in people])
        held = checked("All at once", rush, bare=bare, quiet=quiet)
        rush = within(MINUTE, server.port, [person.saves(ITEMS) for person in people])
        held &= checked("Within a minute", rush, bare=bare, quiet=quiet)
    if not held:
        sys.exit("Saves were refused, lost or doubled.")


if __name__ == "__main__":
    main()
