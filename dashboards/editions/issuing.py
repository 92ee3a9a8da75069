"""The documents of an edition: made once, each with its own number and code, and stored as they will be printed."""

from dashboards.board_page import BoardPage
from dashboards.editions.imprints import imprint_of, kind_of, number_of
from dashboards.editions.rows import Edition, Issued, digest_of, packed
from dashboards.editions.stored import StoredBoard
from dashboards.papers.paper import EditionPages, Paper
from dashboards.papers.standard import standard_papers
from dashboards.places import Place
from dashboards.region_page import OWN_NAME, RegionPage
from formats.check_codes import new_code
from institutions.letters import nips_of


def issue(edition: Edition, stored: StoredBoard) -> list[Issued]:
    places = {place.id: place for place in stored.frame.regions(stored.quarter)}
    nips = nips_of(places)
    rows = [
        _issued(paper, edition, places[paper.institution_id], nip=nips.get(paper.institution_id, ""))
        for paper in standard_papers(pages_of(stored))
    ]
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


def _issued(paper: Paper, edition: Edition, place: Place, *, nip: str) -> Issued:
    kind = kind_of(paper.kind, subject=paper.subject)
    imprint = imprint_of(edition, number=f"{number_of(edition, place.code)}/{kind}", code=new_code())
    html = paper.html(imprint)
    return Issued(
        edition=edition,
        kind=kind,
        institution_id=paper.institution_id,
        number=imprint.number,
        code=imprint.code,
        title=paper.title,
        subject=OWN_NAME if paper.subject == OWN_NAME else place.name,
        file_name=paper.file_name,
        page_size=paper.page_size,
        html=packed(html),
        digest=digest_of(html),
        nip=nip,
    )
