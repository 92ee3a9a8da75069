"""What pages weigh on the line: at the first visit with styles, script and font, and later, when those are kept."""

import gzip
import re

import django

django.setup()

from django.urls import reverse  # noqa: E402

from bench.browser import Browser, logged_in  # noqa: E402
from bench.server import Server, serving  # noqa: E402
from bench.site import QUARTER  # noqa: E402
from bench.stages import acting, stage  # noqa: E402
from institutions.access.roles import Role  # noqa: E402
from reporting.statuses import Status  # noqa: E402

FILES = re.compile(rb'(?:href|src)="(/static/[^"]+)"')


def weigh(server: Server, name: str, address: str, *, browser: Browser | None) -> None:
    headers, body = server.get(address, browser=browser)
    page = gzip.decompress(body) if headers.get("Content-Encoding") == "gzip" else body
    files = sorted({found.decode() for found in FILES.findall(page)})
    answers = [server.get(file) for file in files]
    rest = sum(len(content) for _, content in answers)
    again = sum(len(content) for told, content in answers if "immutable" not in told.get("Cache-Control", ""))
    print(
        f"{name:<34} {len(page) / 1024:6.1f} KB of HTML, {len(body) / 1024:5.1f} sent"
        f" · first visit {(len(body) + rest) / 1024:6.1f} KB in {len(files) + 1} files"
        f" · later {(len(body) + again) / 1024:5.1f} KB",
        flush=True,
    )


def main() -> None:
    province = logged_in("verifikator@contoh.test")
    stage().set(agencies=Status.DRAFT, regency=Status.DRAFT)
    agency = next(report for report in stage().parts if report.institution.code.endswith("-dinkes"))
    focal_point = logged_in(acting(Role.FOCAL_POINT, agency.institution).user.email)
    coordinator = logged_in(stage().coordinator.user.email)
    with serving() as server:
        weigh(server, "log-in", "/masuk/", browser=None)
        weigh(server, "home of a focal point", "/", browser=focal_point)
        weigh(server, "form of an agency", reverse("report_form", args=[agency.pk]), browser=focal_point)
        weigh(server, "form of a regency", reverse("report_form", args=[stage().report.pk]), browser=coordinator)
        weigh(server, "the province's board", f"/papan/{QUARTER}/", browser=province)
        weigh(server, "a region's board", f"/papan/{QUARTER}/62.01/", browser=province)


if __name__ == "__main__":
    main()
