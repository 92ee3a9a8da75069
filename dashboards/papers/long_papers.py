"""A document of chapters, with a cover and its contents; and the same without them, where it has few pages."""

from collections.abc import Sequence

from dashboards.papers.blocks import Chapter
from dashboards.papers.paper import Paper
from dashboards.places import Place
from formats.quarters import Quarter
from institutions.letters import Letter

NAMES = {
    "laporan": "laporan-pug",
    "tahunan": "laporan-tahunan-pug",
    "profil": "profil-pug",
    "indikator": "indikator-pug",
}


def long_paper(
    *,
    kind: str,
    title: str,
    subject: str,
    place: Place,
    quarter: Quarter,
    letter: Letter,
    is_example: bool,
    chapters: Sequence[Chapter],
    template: str = "dashboards/papers/report.html",
    suffix: str = "",
) -> Paper:
    return Paper(
        kind=kind,
        title=title,
        subject=subject,
        institution_id=place.id,
        file_name=f"{NAMES[kind]}-{place.code}-{quarter.code}{suffix}.pdf",
        page_size=letter.page_size,
        template=template,
        context={"chapters": chapters, "quarter": quarter, "letter": letter, "is_example": is_example, "place": place},
    )
