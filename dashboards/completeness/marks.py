"""How one expected report stands, in a word or two: on time, late, still to come, never came. Pure."""

from datetime import date
from typing import NamedTuple

from django.utils.safestring import SafeString

from dashboards.chips import chip
from indicators.timeliness import Delivery
from reporting.windows import QuarterWindow


class Mark(NamedTuple):
    """`kind` of chip, the words, and the same short enough for a narrow column."""

    kind: str
    label: str
    short: str

    @property
    def chip(self) -> SafeString:
        return chip(self.kind, self.label)


NOT_EXPECTED = Mark("none", "Tidak wajib melapor", "·")
ON_TIME = Mark("ok", "Tepat waktu", "tepat")
NOT_YET = Mark("none", "Belum dapat dikirim", "nanti")
WAITED_FOR = Mark("none", "Belum datang", "belum")
NEVER_CAME = Mark("bad", "Tidak melapor", "tidak")
NOT_ASKED = Mark("none", "Triwulan tidak dibuka", "—")

#: What the short words mean, for the line under a table.
LEGEND = (
    "tepat: tepat waktu · +n: terlambat n hari · belum: belum datang · tidak: tidak melapor sampai triwulan ditutup · "
    "a.n.: diisi koordinator atas nama · titik: tidak wajib melapor · tanda pisah: triwulan tidak dibuka"
)


def mark_of(delivery: Delivery | None, *, window: QuarterWindow, on: date) -> Mark:
    if delivery is None:
        return NOT_EXPECTED
    if delivery.submitted_on is not None:
        return ON_TIME if delivery.is_on_time else _late((delivery.submitted_on - delivery.due_on).days)
    if window.is_closed:
        return NEVER_CAME
    if on <= window.quarter.last_day:
        return NOT_YET
    days = (on - delivery.due_on).days
    return Mark("bad", f"Lewat {days} hari", "belum") if days > 0 else WAITED_FOR


def _late(days: int) -> Mark:
    return Mark("warn", f"Terlambat {days} hari", f"+{days}")
