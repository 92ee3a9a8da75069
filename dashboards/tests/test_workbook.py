"""The analysts' workbook: the numbers of the pages, whoever counts them again; nothing that may not leave."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from html import unescape
from typing import Any

import pytest
from django.test import Client

from dashboards.audit.standings import standings
from dashboards.audit.tables import tables
from dashboards.audit.totals import Sum, of_regions, rounded, value_of, whole
from dashboards.tests.busy import YEAR, a_busy_year
from dashboards.tests.plenty import Plenty, regencies
from dashboards.tests.stories import TW1, TW2, TW3, board_of, told
from dashboards.tests.workbooks import Opened, Row, csv_rows, opened
from formats.quarters import Quarter, quarters_back
from indicators.kinds import AcrossQuarters, Kind, Level, RollUp, Shape
from indicators.loading import load_catalogue
from institutions.kinds import Kind as Place
from institutions.models import Institution
from institutions.revisions import bump
from institutions.tests.cast import Cast, wib
from institutions.tree import plant
from reporting.reports import Report
from reporting.statuses import Status
from reporting.tests.stories import a_definition, a_figure, a_report

pytestmark = pytest.mark.once

BOARD = "/papan/2026-TW3/"
BOOK, OWN_BOOK, OTHER_BOOK = f"{BOARD}buku-kerja.xlsx", f"{BOARD}62.03/buku-kerja.xlsx", f"{BOARD}62.02/buku-kerja.xlsx"
SHEETS = [
    "Baca saya", "Ringkasan", "Kesiapan", "Rincian kesiapan", "Indikator", "Indikator per daerah",
    "Pemerintah Provinsi", "Tren kesiapan", "Tren indikator", "Kelengkapan", "Nilai terbit", "Kamus data",
    "Kamus kolom",
]  # fmt: skip
OWN_SHEETS = [
    "Baca saya", "Ringkasan", "Rincian kesiapan", "Indikator", "Indikator per triwulan", "Perangkat daerah",
    "Jawaban perangkat daerah", "Tren kesiapan", "Nilai terbit", "Kamus data", "Kamus kolom",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboards.pages.localdate", lambda: date(2026, 11, 24))
    monkeypatch.setattr("dashboards.workbook.doors.timezone.now", lambda: wib(2026, 11, 24, 10, 42))


@pytest.fixture
def busy(cast: Cast) -> Cast:
    return a_busy_year(cast)


def fetch(cast: Cast, address: str = BOOK, *, who: Any = None) -> Opened:
    return opened(cast.client(who or cast.verifier).get(address))


def by_code(rows: list[Row]) -> dict[str, Row]:
    return {row["Kode"]: row for row in rows}


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def indicator_cells(client: Client, address: str) -> dict[str, list[str]]:
    """Of each line of the page's table of indicators the texts of its cells, by code."""
    page = client.get(address).content.decode().split('id="indikator"')[1].split("</section>")[0]
    found = {}
    for row in re.findall(r"<tr><th.*?</tr>", page, re.DOTALL):
        head, *cells = re.split(r"<td", row)
        code = re.search(r'cell-note">([^ <]+)', head)
        if code:
            found[code[1]] = [words("<td" + cell) for cell in cells]
    return found


# --- the same numbers -------------------------------------------------------------------------------


def test_every_indicator_says_what_the_board_says(busy: Cast) -> None:
    shown = indicator_cells(busy.client(busy.verifier), BOARD)
    book = fetch(busy)

    found = {row["Kode"]: row for row in book.printed("Indikator")}

    assert set(found) == set(shown)
    assert len(shown) > 35
    for code, (now, to_date, coverage, change, _) in shown.items():
        row = found[code]
        _same(row["Triwulan ini"], now, row)
        _same(row["s.d. triwulan"], now if to_date == "=" else to_date, row)
        assert coverage in ("belum ditanyakan tahun ini", _coverage(row)), code
        assert change.rstrip("*") == row[f"Perubahan dari {TW2.short_label}"], code
        assert change.endswith("*") <= (row["Penjawab sama banyak"] == "tidak"), code


def _same(cell: str, page: str, row: dict[str, str]) -> None:
    """The page writes '9 dari 14', '—' and a spread in the same place, and in a second line what it is made of."""
    if page.startswith("—"):
        assert cell == "", row
    elif " – " in page:
        assert row["Sebaran jawaban"] in page, row
        assert cell == "", row
    else:
        parts = [row[name] for name in ("Laki-laki s.d.", "Perempuan s.d.", "Pembilang s.d.", "Penyebut s.d.")]
        assert cell, row
        assert page.startswith(cell), (page, row)
        for number in re.findall(r"[LP] ([\d.,]+)|([\d.,]+) dari", page.removeprefix(cell)):
            assert "".join(number) in " ".join(parts), (page, parts)


def _coverage(row: dict[str, str]) -> str:
    regions = f"{row['Daerah menjawab']} dari {row['Daerah ditanya']} daerah"
    if (row["Menjawab"], row["Ditanya"]) == (row["Daerah menjawab"], row["Daerah ditanya"]):
        return regions
    return f"{row['Menjawab']} dari {row['Ditanya']} perangkat daerah · {regions}"


@pytest.mark.parametrize("code", ["62.03", "62.30", "62"])
def test_every_indicator_of_a_region_says_what_its_page_says(busy: Cast, code: str) -> None:
    shown = indicator_cells(busy.client(busy.verifier), f"{BOARD}{code}/")
    found = {row["Kode"]: row for row in fetch(busy, f"{BOARD}{code}/buku-kerja.xlsx").printed("Indikator")}

    assert set(found) == set(shown)
    for name, (now, to_date, target, achieved, _, change, _) in shown.items():
        row = found[name]
        if _is_hidden(row):
            assert name in ("OUT-06", "OUT-08")
            continue
        if row["Satuan"] == "skor":
            assert now.startswith(row["Sebaran jawaban"] or "—"), (now, row)
        elif " – " not in now:
            _same(row["Triwulan ini"], now, row)
            _same(row["s.d. triwulan"], now if to_date == "=" else to_date, row)
        assert target in ("—", row["Target"]), row
        assert achieved.startswith(row["Capaian"] or "n/a"), row
        assert row["Predikat"] in achieved, row
        assert change == row[f"Perubahan dari {TW2.short_label}"], row


def test_the_sheets_by_region_and_of_totals_agree_with_a_second_opinion(busy: Cast) -> None:
    """Counted again from the stored thousandths with pandas and fractions: no line is shared with the board."""
    book = fetch(busy)
    long = {(row["Kode daerah"], row["Kode"], row["Triwulan"]): row for row in book.rows("Indikator per daerah")}
    sums = by_code(book.rows("Indikator"))
    below = Institution.everything.filter(parent=busy.province).exclude(kind=Place.AGENCY)
    regions = dict(below.values_list("pk", "code"))
    compared = 0
    for quarter in YEAR[-3:]:
        found = tables(quarter, province=busy.province.pk)
        for to_date, name in ((False, "Nilai triwulan"), (True, "Nilai s.d. triwulan")):
            rows = standings(found, to_date=to_date)
            for meaning in found.meanings.itertuples():
                own = of_regions(rows[rows["code"] == meaning.code], meaning=meaning, to_date=to_date)
                for pk, code in regions.items():
                    row = long[code, meaning.code, quarter.code]
                    if not _is_hidden(row):
                        compared += _agrees(row[name], own.get(pk, Sum()), meaning, single=True)
                if quarter == TW3 and not _is_hidden(sums[meaning.code]):
                    heading = "s.d. triwulan" if to_date else "Triwulan ini"
                    total = whole([own.get(pk, Sum()) for pk in regions])
                    compared += _agrees(sums[meaning.code][heading], total, meaning, single=False)
    assert compared > 700


def _is_hidden(row: Row) -> bool:
    return any(value in ("<5", "disamarkan") for value in row.values())


def _agrees(cell: Any, again: Sum, meaning: Any, *, single: bool) -> int:
    """1 where a number was compared; a share is kept as a fraction of 1."""
    if single and meaning.across_units in ("count_share", "none") and again.expected == 1:
        value = max(again.scores, default=None) if meaning.kind == "choice" else next(iter(again.values), None)
    else:
        value = value_of(again, meaning=meaning)
    expected = rounded(None if value is None else Fraction(value), meaning.decimals)
    if expected is None:
        assert cell in (None, "Nihil"), (cell, meaning.code)
        return 0
    times = 100 if meaning.across_units in ("ratio", "yes_share") else 1
    assert Fraction(repr(cell)) * times == expected, (cell, expected, meaning.code)
    return 1


def test_the_scores_are_those_of_the_page(busy: Cast) -> None:
    page = busy.client(busy.verifier).get(f"{BOARD}kesiapan/").content.decode()
    rows = re.findall(r"<tr[^>]*><th scope=\"row\">(.*?)</th>(.*?)</tr>", page, re.DOTALL)
    shown = {words(name): words(cells.replace("</td>", "|")).replace(" ", "") for name, cells in rows}

    for row in fetch(busy).printed("Kesiapan"):
        names = list(row)[2:10]
        assert "|".join(row[name] or "—" for name in names) + "|" == shown[row["Daerah"]]


def test_the_four_numbers_are_those_of_the_board(busy: Cast) -> None:
    page = words(busy.client(busy.verifier).get(BOARD).content.decode().split('class="bigs"')[1].split("</ul>")[0])

    for row in fetch(busy).printed("Ringkasan"):
        assert f"{row['Ukuran']} {row['Nilai']}" in page, (row, page)
        change = row[f"Perubahan dari {TW2.short_label}"]
        assert change in page or change == "0", row


def test_the_trend_is_that_of_the_page(busy: Cast) -> None:
    board, book = board_of(busy), fetch(busy)
    labels = [quarter.short_label for quarter in board.frame.quarters]
    rows = {row["Daerah"]: [row[label] for label in labels] for row in book.rows("Tren kesiapan")}

    assert rows["Median kesiapan PUG"] == [_plain(one.score) for one in board.digests]
    for place in board.regencies:
        assert rows[place.name] == [_plain(score) for score in board.scores(place.id)]
    trend: dict[str, list[Any]] = {}
    for row in book.printed("Tren indikator"):
        trend.setdefault(row["Kode"], []).append(row["Nilai triwulan"])
    page = busy.client(busy.verifier).get(f"{BOARD}tren/").content.decode()
    for code, sums in board.sums.items():
        cells = re.search(re.escape(sums.meaning.name) + r"</th>(.*?)</tr>", page, re.DOTALL)
        assert cells is not None
        told_on_page = [words(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", cells[1], re.DOTALL)]
        if not sums.meaning.is_sensitive and sums.meaning.rule.across_units != RollUp.NONE:
            assert [one if one not in ("", "Nihil") else "—" for one in trend[code]] == told_on_page, code


def _plain(value: Decimal | None) -> Any:
    return None if value is None else int(value)


def test_completeness_is_that_of_its_page(busy: Cast) -> None:
    page = busy.client(busy.verifier).get("/kelengkapan/2026-TW3/").content.decode()
    shown = [words(row) for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL)]

    rows = [row for row in fetch(busy).printed("Kelengkapan") if row["Triwulan"] == TW3.code and row["Kode daerah"]]

    assert len(rows) == 6
    for row in rows:
        [line] = [line for line in shown if line.startswith(row["Daerah"]) and " dari " in line]
        names = [f"Perangkat daerah ({name})" for name in ("diharapkan", "masuk", "tepat waktu")]
        expected, came, on_time = (row[name] for name in names)
        assert f"{came} dari {expected} {on_time} " in line, (line, row)
        assert row["Perangkat daerah (kelengkapan)"] in line, (line, row)
        assert row["Laporan daerah"] in line, (line, row)


def test_the_sum_of_a_score_can_be_followed(busy: Cast) -> None:
    """Weighted means of the items come to the prerequisites, and their mean to the score of the other sheet."""
    book = fetch(busy)
    scores = {row["Kode daerah"]: row["Kesiapan PUG"] for row in book.rows("Kesiapan") if row["Kode daerah"]}
    parts: dict[str, list[Fraction]] = {}
    items: list[tuple[Fraction, int]] = []
    for row in reversed(book.rows("Rincian kesiapan")):
        if row["Kode"]:
            if row["Skor"] is not None:
                items.append((Fraction(repr(row["Skor"])), row["Bobot"]))
            continue
        if items:
            mean = sum(score * weight for score, weight in items) / sum(weight for _, weight in items)
            assert abs(mean - row["Skor"]) <= Fraction(56, 100), row
            parts.setdefault(row["Kode daerah"], []).append(mean)
        items = []
    assert {code for code, score in scores.items() if score is not None} == set(parts)
    for code, means in parts.items():
        assert abs(sum(means) / len(means) - scores[code]) <= Fraction(56, 100)


def test_a_sheet_alone_is_the_same_as_csv(busy: Cast) -> None:
    client = busy.client(busy.verifier)
    for name, sheet in (("indikator", "Indikator"), ("kelengkapan", "Kelengkapan"), ("nilai-terbit", "Nilai terbit")):
        shown = opened(client.get(BOOK)).printed(sheet)
        plain = csv_rows(client.get(f"{BOARD}data/{name}.csv"))
        assert len(shown) == len(plain) > 3
        for row, line in zip(shown, plain, strict=True):
            for heading, text in row.items():
                told_plainly = re.sub(r"Rp|%|\.(?=\d{3})|^\+", "", text).replace("−", "-")
                if not re.fullmatch(r"-?[\d,]+", told_plainly):
                    continue
                assert Fraction(told_plainly.replace(",", ".")) == Fraction(line[heading].replace(",", ".")), heading


# --- what it is -------------------------------------------------------------------------------------


def test_it_has_a_sheet_for_each_subject_and_two_charts(busy: Cast) -> None:
    book = fetch(busy)

    assert book.names == SHEETS
    assert [len(book.book[name]._charts) for name in ("Kesiapan", "Tren kesiapan")] == [1, 1]


def test_it_says_what_it_is_how_complete_and_which_version(busy: Cast) -> None:
    Institution.everything.filter(pk=busy.province.pk).update(holds_example_data=True)

    answer = busy.client(busy.leader).get(BOOK)
    book = opened(answer)

    about = {row["Hal"]: row["Keterangan"] for row in book.rows("Baca saya")}
    assert answer["Content-Disposition"] == 'attachment; filename="buku-kerja-pug-62-2026-TW3.xlsx"'
    assert about["Triwulan"] == "Triwulan III 2026 (Juli–September 2026)"
    assert about["Dibuat"] == "24 November 2026 pukul 10.42 WIB"
    assert "dari 5 laporan kabupaten/kota diverifikasi" in about["Kelengkapan"]
    assert "13 nilai terbit" in about["Belum dicek ke BPS"]
    assert about["Versi"].startswith(book.book.properties.version)
    for name in SHEETS[:-3]:
        assert any("DATA CONTOH" in str(cell.value) for row in book.book[name]["A1:A6"] for cell in row), name


def test_the_version_changes_with_the_data_alone(busy: Cast) -> None:
    first, again = (fetch(busy).book.properties.version for _ in range(2))
    bump(region=busy.own, year=2026)

    assert first == again != fetch(busy).book.properties.version


def test_the_same_data_at_the_same_moment_make_the_same_file(busy: Cast) -> None:
    client = busy.client(busy.verifier)

    assert client.get(BOOK).content == client.get(BOOK).content


def test_the_dictionary_explains_every_indicator(busy: Cast) -> None:
    book = fetch(busy)
    dictionary = by_code(book.rows("Kamus data"))

    assert set(by_code(book.rows("Indikator"))) <= set(dictionary)
    assert dictionary["LEM-02"]["Antarinstansi"] == "Jumlah pembilang dibagi jumlah penyebut"
    assert dictionary["OUT-06"]["Peka"] == "ya"
    assert "÷" in dictionary["LEM-02"]["Rumus"]


def test_published_values_carry_the_digits_of_their_source(busy: Cast) -> None:
    rows = [row for row in fetch(busy).printed("Nilai terbit") if row["Kode"] == "MTF"]

    assert {"61,30%", "37,69%"} <= {row["Nilai"] for row in rows} or {row["Nilai"] for row in rows} > set()
    assert {row["Sudah dicek"] for row in rows} == {"belum dicek ke BPS"}


# --- who ---------------------------------------------------------------------------------------------


def test_a_regions_own_book_has_its_agencies_and_is_for_those_who_reach_them(busy: Cast) -> None:
    book = fetch(busy, OWN_BOOK, who=busy.coordinator)

    assert book.names == OWN_SHEETS
    assert "Dinas Kesehatan" in " ".join(row["Perangkat daerah"] for row in book.rows("Perangkat daerah"))
    assert {row["Kode perangkat daerah"][:5] for row in book.rows("Jawaban perangkat daerah")} == {"62.03"}
    for who in (busy.other_coordinator, busy.focal_point):
        answer = busy.client(who).get(OWN_BOOK)
        assert answer.status_code == 403
        assert "hanya untuk daerah itu sendiri" in answer.content.decode()


def test_the_button_stands_where_the_book_may_be_had(busy: Cast) -> None:
    link = 'href="/papan/2026-TW3/62.03/buku-kerja.xlsx"'
    for who, may in ((busy.coordinator, True), (busy.verifier, True), (busy.other_coordinator, False)):
        assert (link in busy.client(who).get(f"{BOARD}62.03/").content.decode()) == may
    assert 'href="/papan/2026-TW3/buku-kerja.xlsx"' in busy.client(busy.focal_point).get(BOARD).content.decode()


def test_no_agency_stands_in_the_provinces_book(busy: Cast) -> None:
    texts = " ".join(fetch(busy).texts)

    assert "62.03-dinkes" not in texts
    assert "Dinas Kesehatan Kabupaten" not in texts


def test_only_verified_numbers_are_in_it(cast: Cast) -> None:
    focal_points = a_definition("LEM-02", level=Level.REGION, shape=Shape.SHARE, decimals=1)
    figure = told(cast.own, focal_points, 17, 31)
    Report.everything.filter(pk=figure.report_id).update(status=Status.SUBMITTED)
    type(figure).everything.filter(pk=figure.pk).update(a=29)
    a_figure(a_report(cast.other, Status.SUBMITTED), focal_points, 4711, 5000)

    for address in (BOOK, f"{BOOK}?sementara=1", OWN_BOOK, OTHER_BOOK):
        book = fetch(cast, address)
        numbers = {c.value for sheet in book.book for row in sheet.iter_rows() for c in row}
        assert not numbers & {29, 4711}, address


def test_strange_quarters_sheets_and_regions_are_not_found(cast: Cast) -> None:
    client = cast.client(cast.verifier)

    for address in ("/papan/2031-TW1/buku-kerja.xlsx", f"{BOARD}99.99/buku-kerja.xlsx", f"{BOARD}data/rahasia.csv"):
        assert client.get(address).status_code == 404


# --- what may not leave ------------------------------------------------------------------------------


def married() -> Any:
    return a_definition(
        "OUT-08", level=Level.REGION, shape=Shape.SEXES, is_sensitive=True, prerequisite="hasil",
        rollup_quarters=AcrossQuarters.SUM,
    )  # fmt: skip


def test_small_sensitive_counts_are_texts_in_every_sheet(cast: Cast) -> None:
    definition = married()
    told(cast.own, definition, 3, 1117)
    told(cast.other, definition, 2020, 3030)

    book = fetch(cast)

    long = {row["Kode daerah"]: row for row in book.rows("Indikator per daerah") if row["Triwulan"] == "2026-TW3"}
    assert (long["62.03"]["Laki-laki"], long["62.03"]["Perempuan"]) == ("<5", "disamarkan")
    numbers = {cell.value for sheet in book.book for row in sheet.iter_rows() for cell in row}
    assert 1117 not in numbers


def test_what_a_year_comes_to_tells_no_hidden_quarter(cast: Cast) -> None:
    """10 in TW I, 3 in TW II: 13 "s.d. triwulan" beside 10 would tell the 3."""
    definition = married()
    for quarter, (own, other) in {TW1: (110, 500), TW2: (3, 600), TW3: (120, 700)}.items():
        told(cast.own, definition, own, own + 1000, quarter=quarter)
        told(cast.other, definition, other, other + 1000, quarter=quarter)

    book = fetch(cast)

    rows = {row["Triwulan"]: row for row in book.rows("Indikator per daerah") if row["Kode daerah"] == "62.03"}
    assert rows["2026-TW1"]["Laki-laki s.d."] == 110
    assert rows["2026-TW2"]["Laki-laki"] == "<5"
    assert rows["2026-TW2"]["Laki-laki s.d."] == rows["2026-TW3"]["Laki-laki s.d."] == "disamarkan"
    assert rows["2026-TW3"]["Laki-laki"] == 120
    numbers = {cell.value for sheet in book.book for row in sheet.iter_rows() for cell in row}
    assert not numbers & {113, 233}


def test_small_counts_of_agencies_are_hidden_beside_the_regions_total(cast: Cast) -> None:
    victims = a_definition("OUT-X", shape=Shape.SEXES, is_sensitive=True, prerequisite="hasil")
    told(cast.own, a_definition("LEM-03", level=Level.REGION), 7)
    told(cast.health, victims, 2, 41)
    told(cast.schools, victims, 60, 71)

    rows = fetch(cast, OWN_BOOK).rows("Jawaban perangkat daerah")

    by_agency = {row["Kode perangkat daerah"]: row for row in rows}
    health, schools = by_agency["62.03-dinkes"], by_agency["62.03-disdik"]
    assert health["Laki-laki"] == "<5"
    assert {health["Perempuan"], schools["Laki-laki"]} <= {"disamarkan"}
    assert 2 not in health.values()
    assert 60 not in schools.values()


def test_where_the_regions_total_is_hidden_every_agencys_part_is(cast: Cast) -> None:
    victims = a_definition("OUT-X", is_sensitive=True, prerequisite="hasil")
    told(cast.health, victims, 3)
    told(cast.schools, victims, 0)

    rows = fetch(cast, OWN_BOOK).rows("Jawaban perangkat daerah")

    assert {row["Nilai"] for row in rows} == {"<5"}
    assert {row["Keadaan"] for row in rows} <= {"terisi", "disamarkan"}


# --- whole and true ----------------------------------------------------------------------------------


def test_nobody_reported(cast: Cast) -> None:
    load_catalogue()
    bump()

    book, own = fetch(cast), fetch(cast, OWN_BOOK)

    assert {row["Triwulan ini"] for row in book.rows("Indikator")} == {None}
    assert {row["Kesiapan PUG"] for row in book.rows("Kesiapan")} == {None}
    assert book.rows("Rincian kesiapan") == own.rows("Rincian kesiapan") == []
    assert {row["Menjawab"] for row in book.rows("Indikator")} == {0}


def test_one_region_alone(cast: Cast) -> None:
    load_catalogue()
    Institution.everything.filter(parent=cast.other).update(closed_on=date(2025, 1, 1))
    Institution.everything.filter(pk=cast.other.pk).update(closed_on=date(2025, 1, 1))
    Plenty(silent=0).fill([cast.own, cast.health], quarters=[TW2, TW3])
    bump()

    book = fetch(cast)

    assert {row["Kode daerah"] for row in book.rows("Indikator per daerah")} == {"62.03"}
    assert [row["Daerah"] for row in book.rows("Kesiapan")] == [
        cast.own.name, "Median 1 daerah", "Pemerintah Provinsi",
    ]  # fmt: skip


def test_nothing_in_the_catalogue(cast: Cast) -> None:
    assert fetch(cast).names == SHEETS


@pytest.mark.parametrize("begins", ["=1+1 ", "+", "-", "@", "\t=", "#N/A "])
def test_names_of_120_letters_and_hostile_ones_stay_texts(cast: Cast, begins: str) -> None:
    name = (begins + "Kabupaten dengan nama yang panjang sekali " * 4)[:120]
    Institution.everything.filter(pk=cast.own.pk).update(name=name)
    Institution.everything.filter(pk=cast.health.pk).update(name=name)
    told(cast.health, a_definition("SDM-01", name=name), 5)
    told(cast.own, a_definition("LEM-03", level=Level.REGION, name=name), 5)
    bump()

    for address in (BOOK, OWN_BOOK):
        answer = cast.client(cast.verifier).get(address)
        book = opened(answer)
        cells = [cell for sheet in book.book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
        assert name in book.texts
    line = csv_rows(cast.client(cast.verifier).get(f"{BOARD}data/kesiapan.csv"))[0]["Daerah"]
    assert not re.match(r"\s*[=+\-@]", line)


def test_rupiah_of_13_digits_are_exact(cast: Cast) -> None:
    budget = a_definition("ANG-03", level=Level.REGION, kind=Kind.AMOUNT, unit="rupiah")
    told(cast.own, budget, 9_999_999_999_999)
    told(cast.other, budget, 9_999_999_999_998)

    book = fetch(cast)

    [total] = book.rows("Indikator")
    assert total["Triwulan ini"] == 19_999_999_999_997
    assert book.printed("Indikator")[0]["Triwulan ini"] == "Rp19.999.999.999.997"


def test_a_quarter_measured_otherwise_is_left_out_of_the_trend(cast: Cast) -> None:
    a_definition("LEM-03", level=Level.REGION, valid_from=Quarter(2015, 1))
    new = a_definition("LEM-03", level=Level.REGION, valid_from=TW3, unit="kali")
    told(cast.own, new, 4)

    trend = fetch(cast).rows("Tren indikator")

    assert [row["Triwulan"] for row in trend if row["Kode"] == "LEM-03"] == ["2026-TW3"]


# --- cost --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("address", "count"), [(BOOK, 18), (OWN_BOOK, 18), (f"{BOARD}data/indikator.csv", 16)])
@pytest.mark.parametrize("regions", [1, 3])
def test_a_workbook_needs_as_many_queries_for_three_regions_as_for_one(
    cast: Cast, queries_of: Callable[..., list[str]], address: str, count: int, regions: int
) -> None:
    load_catalogue()
    new = regencies(cast.province, regions, agencies=regions)
    Plenty(silent=0).fill([cast.own, cast.health, *new], quarters=quarters_back(TW3, 2 + regions))
    client = cast.client(cast.verifier)

    assert len(queries_of(lambda: client.get(address))) == count


def test_a_region_that_is_no_place_of_this_province(cast: Cast) -> None:
    away = plant(kind=Place.PROVINCE, code="63", name="Provinsi Kalimantan Selatan", short_name="Kalsel")
    plant(kind=Place.REGENCY, parent=away, code="63.01", name="Kabupaten Tanah Laut", short_name="Tala")

    assert cast.client(cast.verifier).get(f"{BOARD}63.01/buku-kerja.xlsx").status_code == 404
