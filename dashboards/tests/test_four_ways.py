"""The example's pages, their CSV, their Excel and their paper say the same of every figure."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from dashboards.extracts import files
from dashboards.extracts.extract import Extract
from dashboards.extracts.files import paper_of
from dashboards.papers.paper import OPEN
from dashboards.tests.four_ways import (
    HIDDEN,
    Figure,
    Read,
    big_numbers_of,
    figures_of,
    numbers_in,
    read_csv,
    read_paper,
    read_xlsx,
    same_words,
)
from institutions.models import User
from institutions.tests.cast import wib

pytestmark = [pytest.mark.django_db, pytest.mark.once]
QUARTERS = ("2026-TW3", "2026-TW2")
REGIONS = ("62.03", "62.71", "62.01")
NOON = wib(2026, 11, 24, 12)
#: So many numbers stand on the pages at least, and are found in all three files; so many cells these have.
FIGURES, CELLS = 6_000, 17_500


def addresses(quarter: str) -> Iterator[str]:
    board, complete, gaps = f"/papan/{quarter}/", f"/kelengkapan/{quarter}/", f"/kesenjangan/{quarter}/"
    yield from (f"{board}?urut=daerah", f"{board}kesiapan/", f"{board}tren/", complete, gaps, f"{gaps}SDM-01/")
    for region in REGIONS:
        yield from (f"{board}{region}/", f"{complete}{region}/", f"{gaps}daerah/{region}/")


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


def fetched(client: Client, address: str, extracts: list[Extract]) -> tuple[Read, Read, Read]:
    answer = client.get(f"{address}{'&' if '?' in address else '?'}bentuk=pdf")
    assert answer.status_code == 200, address
    extract = extracts.pop()
    paper = paper_of(extract).html(extract.imprint or OPEN)
    in_csv, in_xlsx = files.as_csv(extract, at=NOON), files.as_xlsx(extract, at=NOON)
    return read_csv(in_csv), read_xlsx(in_xlsx), read_paper(paper)


def test_page_csv_excel_and_paper_say_the_same(client: Client, extracts: list[Extract]) -> None:
    cells, figures, masked, lost = 0, 0, [], []
    for quarter in QUARTERS:
        for address in addresses(quarter):
            reads = fetched(client, address, extracts)
            cells += same_cells(*reads)
            by_name = [_by_name(read) for read in reads]
            for figure in figures_of(client.get(address).content.decode()):
                found = [_stands(figure, *one) for one in by_name]
                figures += len(figure.numbers) if all(one == "told" for one in found) else 0
                masked += [(address, figure)] if "masked" in found else []
                lost += [(address, figure, found)] if "lost" in found else []

    assert not lost, "\n".join(map(str, lost))
    assert figures > FIGURES, figures
    assert cells > CELLS, cells
    assert 0 < len(masked) < figures // 20, (len(masked), figures)


def _stands(figure: Figure, numbers: dict[str, set[Decimal]], texts: dict[str, str]) -> str:
    """Whether all its numbers stand in lines of its name; what is missing may only have been masked."""
    name = same_words(figure.name)
    if set(figure.numbers) <= numbers[name]:
        return "told"
    return "masked" if any(word in texts[name] for word in HIDDEN) else "lost"


def same_cells(in_csv: Read, in_xlsx: Read, in_paper: Read) -> int:
    """Cell by cell; answers how many."""
    count = 0
    for rows in zip(in_csv.lines(), in_xlsx.lines(), in_paper.lines(), strict=True):
        for one, two, three in zip(*rows, strict=True):
            assert two == three, rows
            assert _rounded(one, like=three) == numbers_in(three), rows
            count += 1
    return count


def _by_name(read: Read) -> tuple[dict[str, set[Decimal]], dict[str, str]]:
    """The numbers, and the words, of all lines that carry a name."""
    numbers: dict[str, set[Decimal]] = defaultdict(set)
    texts: dict[str, str] = defaultdict(str)
    for row in read.lines():
        found = {one for cell in row for one in numbers_in(cell)}
        for cell in row[:6]:
            numbers[cell] |= found
            texts[cell] += " ".join(row)
    return numbers, texts


def _rounded(cell: str, *, like: str) -> tuple[Decimal, ...]:
    """A file keeps every digit; paper prints as many as the page."""
    printed = numbers_in(like)
    if len(printed) != 1:
        return numbers_in(cell)
    return tuple(one.quantize(printed[0], rounding="ROUND_HALF_UP") for one in numbers_in(cell))


def test_the_printed_paper_carries_every_number_of_its_html(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    real = files.print_paper
    monkeypatch.setattr(files, "print_paper", lambda html, **more: seen.append(html) or real(html, **more))

    answer = client.get("/papan/2026-TW3/62.03/?bentuk=pdf")

    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    packed = "".join(text.split())
    lost = [cell for row in read_paper(seen[0]).rows for cell in row if "".join(cell.split()) not in packed]
    assert not lost, lost[:5]


def test_the_summary_prints_the_big_numbers_of_the_board(client: Client) -> None:
    page = client.get("/papan/2026-TW3/").content.decode()
    answer = client.get("/papan/2026-TW3/ringkasan.pdf")

    text = " ".join(" ".join(one.extract_text() for one in PdfReader(BytesIO(answer.content)).pages).split())
    bigs = list(big_numbers_of(page))
    assert len(bigs) == 4
    for figure in bigs:
        assert f"{figure.name} {figure.text}" in text or figure.text.split()[0] in text, figure
