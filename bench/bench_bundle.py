"""The documents of all regencies in one file: how long beside printing them one by one, and how much memory in all."""

import sys
import tempfile
import time
from pathlib import Path
from threading import Event, Thread

import django

django.setup()

from django.utils import timezone  # noqa: E402

from bench.site import QUARTER, TINY  # noqa: E402
from dashboards.bundles.asking import Wish, ask_bundle  # noqa: E402
from dashboards.bundles.gathering import gather  # noqa: E402
from dashboards.bundles.printing import one_by_one  # noqa: E402
from dashboards.bundles.rows import Bundle, State  # noqa: E402
from formats.quarters import Quarter  # noqa: E402
from institutions.access.roles import Role  # noqa: E402
from institutions.access.scope import Scope  # noqa: E402
from institutions.models import Membership  # noqa: E402

KINDS = ("ringkasan",) if TINY else ("ringkasan", "laporan")
AIM_MB = 400


class Memory(Thread):
    """The most that this bundle's processes held together; what they share counts once (PSS)."""

    def __init__(self, pk: int) -> None:
        super().__init__(daemon=True)
        self.mark, self.peak, self.over = f"make_bundle\0{pk}\0".encode(), 0, Event()

    def run(self) -> None:
        while not self.over.wait(0.05):
            self.peak = max(self.peak, sum(map(self._held, Path("/proc").glob("[0-9]*"))))

    def _held(self, process: Path) -> int:
        try:
            if self.mark not in (process / "cmdline").read_bytes():
                return 0
            lines = (process / "smaps_rollup").read_text().splitlines()
        except OSError:
            return 0  # it has just ended
        return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def asked(kind: str) -> Bundle:
    membership = Membership.everything.select_related("user", "institution").filter(role=Role.VERIFIER).first()
    scope = Scope(user=membership.user, membership=membership)
    wish = Wish(Quarter.parse(QUARTER), edition=0, version=kind, kind=kind)
    return ask_bundle(wish, scope=scope, at=timezone.now())


def whole(kind: str) -> tuple[Bundle, float, float]:
    """Its own process, as the site starts it: seconds, and MB."""
    began, bundle = time.perf_counter(), asked(kind)
    memory = Memory(bundle.pk)
    memory.start()
    while bundle.state in (State.WAITING, State.RUNNING):
        time.sleep(0.1)
        bundle.refresh_from_db()
    seconds = time.perf_counter() - began
    memory.over.set()
    return bundle, seconds, memory.peak / 1024


def floor(bundle: Bundle) -> float:
    """The same documents gathered, and printed one after the other in this process: seconds."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        for _ in one_by_one(gather(bundle, folder=Path(folder)), at=timezone.now()):
            pass
    return time.perf_counter() - began


def main() -> None:
    if not Path("/proc/self/smaps_rollup").exists():
        sys.exit("Memory is read from /proc, which this system has not.")
    for kind in KINDS:
        bundle, seconds, held = whole(kind)
        if bundle.state != State.FINISHED:
            sys.exit(f"The bundle of {kind} ended as {bundle.state}.")
        alone = floor(bundle)
        measured = f"{seconds / alone:6.2f} ×  ({seconds:.1f} s : {alone:.1f} s)"
        tell(f"{bundle.total} × {kind} in one file : one by one", measured)
        told = "held" if held <= AIM_MB else "MISSED"
        tell("  the most that its processes held together", f"{held:6.0f} MB  aim ≤ {AIM_MB} MB: {told}")


def tell(name: str, measured: str) -> None:
    print(f"{name:<58} {measured}", flush=True)


if __name__ == "__main__":
    main()
