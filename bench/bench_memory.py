"""The most memory that a server process holds, as its work goes on; in MB, not as a ratio."""

import sys
from pathlib import Path

import django

django.setup()

from django.urls import reverse  # noqa: E402

from bench.browser import logged_in  # noqa: E402
from bench.server import serving  # noqa: E402
from bench.site import QUARTER, TINY  # noqa: E402
from bench.stages import acting, stage  # noqa: E402
from institutions.access.roles import Role  # noqa: E402
from reporting.statuses import Status  # noqa: E402

AIM, AIM_14 = 250, 400
THE_14 = [*(f"62.{number:02}" for number in range(1, 14)), "62.71"]
BOARD = f"/papan/{QUARTER}/"


def main() -> None:
    if not Path("/proc/self/status").exists():
        sys.exit("Memory is read from /proc, which this system has not.")
    province = logged_in("verifikator@contoh.test")
    stage().set(agencies=Status.DRAFT, regency=Status.DRAFT)
    forms = [
        (logged_in(acting(Role.FOCAL_POINT, one.institution).user.email), reverse("report_form", args=[one.pk]))
        for one in stage().parts[:5]
    ]
    forms.append((logged_in(stage().coordinator.user.email), reverse("report_form", args=[stage().report.pk])))
    codes = ["62.04", "62.05", "62.06", "62.07", "62.09"]
    steps = (
        ("started", [(province, "/healthz")]),
        ("boards", [(province, BOARD), *((province, f"{BOARD}{code}/") for code in codes)]),
        ("forms", forms),
        ("one PDF", [(province, f"{BOARD}ringkasan.pdf")]),
        ("thirty PDF", [(province, f"{BOARD}{code}/ringkasan.pdf") for code in codes] * (1 if TINY else 6)),
    )
    with serving() as server:
        for name, asked in steps:
            for browser, address in asked:
                server.get(address, browser=browser)
            print(f"{name:<58} {server.peak_mb:6.0f} MB", flush=True)
        held = "held" if server.peak_mb <= AIM else "MISSED"
        print(f"{'the most that one server process held':<58} {server.peak_mb:6.0f} MB  aim ≤ {AIM} MB: {held}")
    with serving() as server:
        for code in THE_14[: 2 if TINY else None]:
            server.get(f"{BOARD}{code}/laporan.pdf", browser=province)
        held = "held" if server.peak_mb <= AIM_14 else "MISSED"
        print(f"{'the full reports of all 14 in one run':<58} {server.peak_mb:6.0f} MB  aim ≤ {AIM_14} MB: {held}")


if __name__ == "__main__":
    main()
