"""The one-page summary of a province or a region: the same read model as the pages, set for paper."""

from collections.abc import Mapping

from dashboards.board_page import BoardPage
from dashboards.papers.annex import annex
from dashboards.papers.history import History
from dashboards.papers.paper import Paper
from dashboards.readiness_map import readiness_map
from dashboards.readiness_sum import weakest_items
from dashboards.region_page import RegionPage
from dashboards.scoreboard import Scoreboard
from formats.quarters import Quarter
from institutions.letters import Letter


def province_summary(page: BoardPage, *, letter: Letter, is_example: bool, annexed: History | None = None) -> Paper:
    """`map`; behind it, where `annexed` has its numbers, the annex: every indicator in figures."""
    board, verified = page.board, page.board.now.verified
    own: dict[str, object] = {
        "paragraph": page.paragraph,
        "numbers": page.numbers,
        "meters": page.meters,
        "meters_title": f"Tujuh prasyarat, median {verified} daerah" if verified else "Tujuh prasyarat",
        "map": readiness_map(board),
        "annex": annex(annexed, page.sections) if annexed else (),
    }
    province = board.frame.tree.province
    return _summary(board, letter, own, subject="", code=province.code, of=province.id, is_example=is_example)


def region_summary(page: RegionPage, *, letter: Letter, is_example: bool, annexed: History | None = None) -> Paper:
    """`weakest`: what holds the score back."""
    board, place = page.board, page.place
    own: dict[str, object] = {
        "paragraph": page.paragraph,
        "numbers": page.numbers,
        "meters": page.meters,
        "meters_title": "Tujuh prasyarat (skor 0–100)",
        "weakest": weakest_items(page.readiness, meanings=board.frame.shown) if page.own.is_verified else (),
        "annex": annex(annexed, page.sections, who=place.id) if annexed else (),
    }
    return _summary(board, letter, own, subject=page.name, code=place.code, of=place.id, is_example=is_example)


def _summary(
    board: Scoreboard,
    letter: Letter,
    own: Mapping[str, object],
    *,
    subject: str,
    code: str,
    of: int,
    is_example: bool,
) -> Paper:
    return Paper(
        kind="ringkasan",
        title=f"Ringkasan pelaksanaan PUG {board.quarter.label}",
        subject=subject,
        institution_id=of,
        file_name=f"ringkasan-pug-{code}-{board.quarter.code}.pdf",
        page_size=letter.page_size,
        template="dashboards/papers/summary.html",
        context={**own, "letter": letter, "is_example": is_example, **_quarters(board)},
    )


def _quarters(board: Scoreboard) -> dict[str, object]:
    before: Quarter = board.before.quarter
    return {"quarter": board.quarter, "before_label": before.short_label.rsplit(" ", 1)[0]}
