"""The documents of an edition: made once, each with its own number and code, and stored as they will be printed."""

from django.conf import settings
from django.urls import reverse

from dashboards.board_page import BoardPage
from dashboards.editions.rows import Edition, Issued, digest_of, packed
from dashboards.editions.stored import StoredBoard
from dashboards.editions.summaries import EditionPages, Imprint, Paper, standard_papers
from dashboards.region_page import RegionPage
from formats.check_codes import new_code


def issue(edition: Edition, stored: StoredBoard) -> list[Issued]:
    codes = {place.id: place.code for place in stored.frame.regions(stored.quarter)}
    rows = [_issued(paper, edition, codes[paper.institution_id]) for paper in standard_papers(pages_of(stored))]
    made: list[Issued] = Issued.objects.bulk_create(rows)
    return made


def pages_of(stored: StoredBoard) -> EditionPages:
    """What documents are built from: the pages of the stored board, which ask nothing of the database."""
    board = stored.board
    return EditionPages(
        board_page=BoardPage(board, stored.arrived, on=stored.on, beside=stored.beside),
        region_pages=[
            RegionPage(
                board=board,
                place=place,
                boards=stored.course(place),
                arrived=stored.arrived.of(place.id),
                on=stored.on,
                beside=stored.besides[place.id],
            )
            for place in stored.frame.regions(stored.quarter)
        ],
        letters=stored.letters,
        is_example=stored.is_example,
    )


def _issued(paper: Paper, edition: Edition, institution_code: str) -> Issued:
    imprint = imprint_of(edition, number=f"{number_of(edition, institution_code)}/{paper.kind}", code=new_code())
    html = paper.html(imprint)
    return Issued(
        edition=edition,
        kind=paper.kind,
        institution_id=paper.institution_id,
        number=imprint.number,
        code=imprint.code,
        title=paper.title,
        file_name=paper.file_name,
        page_size=paper.page_size,
        html=packed(html),
        digest=digest_of(html),
    )


def number_of(edition: Edition, institution_code: str) -> str:
    """'62/2026-TW3/E1'."""
    return f"{institution_code}/{edition.quarter.code}/E{edition.number}"


def imprint_of(edition: Edition, *, number: str, code: str) -> Imprint:
    check_url = settings.SITE_URL.rstrip("/") + reverse("confirm_code", args=[code])
    return Imprint(number, edition.number, code, edition.made_at, check_url)
