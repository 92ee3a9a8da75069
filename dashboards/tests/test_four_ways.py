"""The example's pages, their CSV, their Excel and their paper say the same of every figure, line by line and column by
column."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from dashboards.extracts import files
from dashboards.extracts.extract import Extract
from dashboards.extracts.files import paper_of
from dashboards.papers import doors
from dashboards.papers.paper import OPEN
from dashboards.tests.four_ways import (
    HIDDEN,
    Read,
    lost_in_pdf,
    numbers_in,
    pdf_text,
    read_csv,
    read_paper,
    read_xlsx,
)
from dashboards.tests.page_figures import Figure, big_numbers_of, figures_of
from institutions.models import User
from institutions.tests.cast import wib

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NOW, BEFORE = "2026-TW3", "2026-TW2"
AGENCY = "62.03-bkad"
NOON = wib(2026, 11, 24, 12)
#: So many numbers stand on the pages at least, and are found in all three files; so many cells these have.
FIGURES, CELLS = 5_500, 14_500


def addresses() -> Iterator[str]:
    """Every kind of view in the newest quarter; those that change with the quarter in the one before, too."""
    for quarter, regions in ((NOW, ("62.03", "62.71", "62.01")), (BEFORE, ("62.71",))):
        board, complete, gaps = f"/papan/{quarter}/", f"/kelengkapan/{quarter}/", f"/kesenjangan/{quarter}/"
        yield from (f"{board}?urut=daerah", f"{board}kesiapan/", complete, gaps)
        for region in regions:
            yield from (f"{board}{region}/", f"{gaps}daerah/{region}/")
    yield from (f"/papan/{NOW}/tren/", f"/kesenjangan/{NOW}/SDM-01/", f"/kelengkapan/{NOW}/62.03/")
    yield from (f"/papan/{NOW}/?sementara=1", f"/papan/{NOW}/62.03/?sementara=1", f"/papan/{NOW}/62.01/?sementara=1")
    yield from (f"/papan/{NOW}/62.03/{AGENCY}/", f"/kelengkapan/{NOW}/62.03/{AGENCY}/")
    yield "/kelengkapan/tidak-pernah-melapor/"


#: One of each shape, read as it is printed.
PRINTED = (
    f"/papan/{NOW}/", f"/papan/{NOW}/62.03/?sementara=1", f"/papan/{NOW}/kesiapan/", f"/papan/{NOW}/tren/",
    f"/kelengkapan/{NOW}/62.03/", f"/kesenjangan/{NOW}/", f"/papan/{NOW}/62.03/{AGENCY}/",
    "/kelengkapan/tidak-pernah-melapor/",
)  # fmt: skip


def as_file(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}bentuk=pdf"


@pytest.fixture
def client(example: date, monkeypatch: pytest.MonkeyPatch) -> Client:
    for module in ("pages", "choosing", "completeness.silence_page"):
        monkeypatch.setattr(f"dashboards.{module}.localdate", lambda: example, raising=False)
    client = Client()
    client.force_login(User.objects.get(email="verifikator@contoh.test"))
    return client


@pytest.fixture
def extracts(monkeypatch: pytest.MonkeyPatch) -> list[Extract]:
    """What the doors hand out, before it is written."""
    seen: list[Extract] = []
    monkeypatch.setattr(files, "paper_of", lambda extract: seen.append(extract) or paper_of(extract))
    monkeypatch.setattr(files, "print_paper", lambda html, **_: b"%PDF")
    return seen


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The HTML of what is printed."""
    seen: list[str] = []
    for module in (files, doors):
        real = module.print_paper
        monkeypatch.setattr(
            module, "print_paper", lambda html, *, real=real, **more: seen.append(html) or real(html, **more)
        )
    return seen


def fetched(client: Client, address: str, extracts: list[Extract]) -> tuple[Read, Read, Read]:
    answer = client.get(as_file(address))
    assert answer.status_code == 200, address
    extract = extracts.pop()
    paper = paper_of(extract).html(extract.imprint or OPEN)
    in_csv, in_xlsx = files.as_csv(extract, at=NOON), files.as_xlsx(extract, at=NOON)
    return read_csv(in_csv), read_xlsx(in_xlsx), read_paper(paper)


def test_page_csv_excel_and_paper_say_the_same(client: Client, extracts: list[Extract]) -> None:
    cells, figures, masked, lost = 0, 0, [], []
    for address in addresses():
        reads = fetched(client, address, extracts)
        cells += same_cells(*reads)
        for figure in figures_of(client.get(address).content.decode()):
            found = [_stands(figure, one) for one in reads]
            figures += len(figure.numbers) if all(one == "told" for one in found) else 0
            masked += [(address, figure)] if "masked" in found else []
            lost += [(address, figure, found)] if "lost" in found else []

    assert not lost, "\n".join(map(str, lost))
    assert figures > FIGURES, figures
    assert cells > CELLS, cells
    assert 0 < len(masked) < figures // 20, (len(masked), figures)


def _stands(figure: Figure, read: Read) -> str:
    """Whether all its numbers stand in its line, under its heading; what is missing may only have been masked."""
    told = [figure.found_in(line) for line in read.by_name.get(figure.name, ())]
    if any(set(figure.numbers) <= set(numbers_in(one)) for one in told) or not figure.numbers:
        return "told"
    return "masked" if any(word in one for one in told for word in HIDDEN) else "lost"


def same_cells(in_csv: Read, in_xlsx: Read, in_paper: Read) -> int:
    """Table by table, line by line, column by column; answers how many cells."""
    count = 0
    for tables in zip(in_csv.tables, in_xlsx.tables, in_paper.tables, strict=True):
        for lines in zip(*tables, strict=True):
            one, two, three = lines
            assert one.keys() == two.keys() == three.keys(), lines
            for head, text in three.items():
                assert two[head] == text, (head, lines)
                assert _rounded(one[head], like=text) == numbers_in(text), (head, lines)
                count += 1
    return count


def _rounded(cell: str, *, like: str) -> tuple[Decimal, ...]:
    """A file keeps every digit; paper prints as many as the page."""
    printed = numbers_in(like)
    if len(printed) != 1:
        return numbers_in(cell)
    return tuple(one.quantize(printed[0], rounding="ROUND_HALF_UP") for one in numbers_in(cell))


def test_what_is_printed_of_each_view_carries_every_line_as_it_was_set(client: Client, printed: list[str]) -> None:
    for address in PRINTED:
        text = pdf_text(client.get(as_file(address)).content)
        assert not lost_in_pdf(printed.pop(), text), address


@pytest.mark.parametrize("name", ["62.71/profil.pdf", "ringkasan.pdf?lampiran=1", "62.71/ringkasan.pdf"])
def test_a_document_carries_every_line_as_it_was_set(client: Client, printed: list[str], name: str) -> None:
    text = pdf_text(client.get(f"/papan/{NOW}/{name}").content)

    assert not lost_in_pdf(printed.pop(), text)


@pytest.mark.parametrize("region", ["", "62.71/"])
def test_the_summary_prints_the_big_numbers_of_its_page(client: Client, region: str) -> None:
    bigs = list(big_numbers_of(client.get(f"/papan/{NOW}/{region}").content.decode()))

    text = pdf_text(client.get(f"/papan/{NOW}/{region}ringkasan.pdf").content)

    assert len(bigs) == 4
    for figure in bigs:
        value = figure.text.split()[0]
        assert "".join(f"{figure.name}{value}".split()) in text, figure
