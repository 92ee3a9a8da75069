"""Documents of two quarters beside each other tell no small sensitive count: what is hidden cannot be taken away."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from dashboards.editions.finding import edition_for
from dashboards.tests.stories import TW2, TW3, told
from indicators.catalogue import Definition
from indicators.kinds import Level, Shape
from institutions.tests.cast import Cast, wib
from reporting.opening import close_quarter, reopen_quarter
from reporting.tests.stories import a_definition, a_window

OWN, OTHER = "/papan/2026-TW3/62.03/", "/papan/2026-TW3/62.02/"
CLOSED = wib(2026, 11, 14)


@pytest.fixture(autouse=True)
def _in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboards.pages.localdate", lambda: date(2026, 11, 24))


@pytest.fixture
def served(cast: Cast) -> Definition:
    """Kapuas served 12 of 12 in the second quarter and 2 of 3 in the third: 14 of 15 in the year."""
    definition = a_definition(
        "OUT-06", level=Level.REGION, shape=Shape.SHARE, is_sensitive=True, prerequisite="hasil", rollup_quarters="sum"
    )
    for quarter, own in ((TW2, (12, 12)), (TW3, (2, 3))):
        told(cast.own, definition, *own, quarter=quarter)
        for where, a, b in ((cast.other, 31, 37), (cast.province, 61, 67)):
            told(where, definition, a, b, quarter=quarter)
    return definition


def text_of(cast: Cast, address: str) -> str:
    answer = cast.client(cast.leader).get(address)
    assert answer.status_code == 200
    return " ".join("\n".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).split())


@pytest.mark.parametrize("document", ["ringkasan.pdf?lampiran=1", "laporan.pdf"])
def test_a_year_s_sum_is_hidden_where_one_of_its_quarters_is(cast: Cast, served: Definition, document: str) -> None:
    text = text_of(cast, OWN + document)

    assert "14 dari 15" not in text
    assert "93,3" not in text
    assert "disamarkan" in text


def test_where_every_quarter_is_printed_so_is_their_sum(cast: Cast, served: Definition) -> None:
    assert "122 dari 134" in text_of(cast, "/papan/2026-TW3/62/ringkasan.pdf?lampiran=1")


@pytest.mark.parametrize("address", ["/papan/2026-TW3/indikator/OUT-06.pdf", "/papan/2026-TW3/laporan.pdf"])
def test_nor_does_a_document_of_all_regions_tell_it(cast: Cast, served: Definition, address: str) -> None:
    text = text_of(cast, address)

    assert "14 dari 15" not in text
    assert "93,3" not in text


def test_a_correction_of_a_hidden_quarter_is_not_told_by_the_year_s_sum(cast: Cast, served: Definition) -> None:
    """The second quarter had a small count; what changed in the third is told without numbers."""
    a_window(cast.province)
    for quarter, own in ((TW2, (2, 3)), (TW3, (12, 12))):
        figure = served.indicator.figures.get(report__institution=cast.own, report__quarter=quarter)
        type(figure).everything.filter(pk=figure.pk).update(a=own[0], b=own[1], verified_a=own[0], verified_b=own[1])
    close_quarter(TW3, scope=cast.verifier, at=CLOSED)
    reopen_quarter(TW3, scope=cast.verifier, at=CLOSED, note="x")
    type(figure).everything.filter(report__institution=cast.own, report__quarter=TW2).update(a=3, verified_a=3)
    close_quarter(TW3, scope=cast.verifier, at=wib(2026, 11, 20))

    edition = edition_for(TW3, cast.province)

    assert edition is not None
    assert [line for line in edition.changes if "dari 14" in line or ("menjadi" in line and "OUT-06" in line)] == []
    assert any(line.endswith("berubah; angkanya disamarkan.") for line in edition.changes)
