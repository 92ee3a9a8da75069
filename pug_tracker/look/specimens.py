"""What the living page shows in the parts: made up, one of each state, without a database."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.paginator import Paginator
from django.utils.safestring import SafeString

from dashboards.readiness_map import BANDS, legend, meters
from formats.charts import Line, Split, Step, Tile, course, narrow_tile_map, sparkline, split, tile_map
from indicators.kinds import SEVEN

REGIONS = (
    ("Gumas", "47", 1), ("Mura", "—", None), ("Barut", "64", 2), ("Seruyan", "36", 0), ("Kobar", "78", 3),
    ("Kapuas", "83", 4),
)  # fmt: skip
KINDS = (
    ("ok", "Diverifikasi"), ("warn", "Menunggu verifikasi"), ("bad", "Perlu diperbaiki"), ("none", "Belum melapor"),
)  # fmt: skip
SCORES = (81, 74, 69, 58, 63, 44, None)
SHARES = ("46.2", "48.0", None, "51.7", "52.4")


@dataclass(frozen=True)
class Entry:
    what: str
    who: str
    at: datetime
    note: str = ""


HISTORY = (
    Entry("Dikembalikan", "Verifikator provinsi", datetime(2026, 10, 14, 4, 13, tzinfo=UTC), "Periksa pagu ARG."),
    Entry("Dikirim", "Koordinator Kabupaten Kapuas", datetime(2026, 10, 12, 4, 15, tzinfo=UTC)),
)


class SampleForm(forms.Form):
    """Two fields, of which one is wrong."""

    name = forms.CharField(label="Nama lengkap", help_text="Dengan gelar, seperti tertulis di surat.")
    value = forms.IntegerField(label="Jumlah peserta")

    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True


@dataclass(frozen=True)
class Row:
    name: str
    kind: str
    status: str
    agencies: str
    score: str
    change: str
    css: str
    trend: SafeString


ROWS = (
    ("Kota Palangka Raya", 0, "31/31", "88", "+3", "up", (80, 82, 85, 88)),
    ("Kabupaten Seruyan", 0, "17/31", "36", "−5", "down", (40, 41, 41, 36)),
    ("Kabupaten Murung Raya", 2, "22/31", "—", "", "", (50, 48, None, None)),
)


def rows() -> list[Row]:
    return [
        Row(name, *KINDS[kind], agencies, score, change, css, sparkline(Line(points=points, title=f"Tren {name}")))
        for name, kind, agencies, score, change, css, points in ROWS
    ]


def parts(scheme: str) -> dict[str, Any]:
    """For one scheme; the ids of its parts are its own."""
    title = "Contoh peta kesiapan"
    return {
        "scheme": scheme,
        "name": {"light": "Terang", "dark": "Gelap"}[scheme],
        "kinds": KINDS,
        "trend": sparkline(Line(points=(62, 64, 63, 68, 72), title="Tren contoh")),
        "rows": rows(),
        "map": tile_map(tiles(), title, id=f"peta-{scheme}")
        + narrow_tile_map(tiles(), title, id=f"peta-sempit-{scheme}"),
        "tiles": [(label, value, "belum ada" if band is None else BANDS[band]) for label, value, band in REGIONS],
        "legend": legend(),
        "meters": meters(dict(zip(SEVEN, map(_score, SCORES), strict=True)), before={}),
        "course": course(steps(), title="Bagian perempuan, contoh"),
        "steps": steps(),
        "split": split(Split(share=Decimal("52.4"), title="Perempuan 52,4%, laki-laki 47,6%")),
        "nobody": split(Split(share=None, title="Belum ada orang")),
        "page_obj": Paginator(range(31), 10).page(2),
        "history": HISTORY,
        "segments": ("done", "done", "bad", "", ""),
        "form": SampleForm({"name": "", "value": "banyak"}, prefix=scheme),
    }


def tiles() -> list[Tile]:
    return [
        Tile(row=1 + at // 3, col=1 + at % 3, label=label, value_text=value, band=band, title=f"{label}: {value}")
        for at, (label, value, band) in enumerate(REGIONS)
    ]


def steps() -> list[Step]:
    return [
        Step(label=f"TW {at}", share=None if share is None else Decimal(share), text=_words(share))
        for at, share in enumerate(SHARES, 1)
    ]


def _words(share: str | None) -> str:
    return "—" if share is None else f"{share.replace('.', ',')}%"


def _score(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)
