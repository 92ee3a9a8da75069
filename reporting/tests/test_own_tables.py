"""Tables that offices made themselves: mapped once, asked once, remembered; read as if it had been typed."""

import io
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from formats.quarters import Quarter
from indicators.kinds import AcrossQuarters, Kind, Shape
from indicators.models import Definition
from institutions.access.scope import Scope
from institutions.tests.cast import Cast
from institutions.tests.samples import upload
from reporting.figures import Figure, Origin
from reporting.own_tables.meanings import AGENCY, SKIP
from reporting.own_tables.reading import TableReading, read_tables
from reporting.own_tables.remembered import Answer, Memory, Remembered, Topic, memory_of, remember
from reporting.saving import entry_of
from reporting.sent_files.opening import book_of
from reporting.sent_files.receiving import receive
from reporting.sent_files.sent import SentFile
from reporting.tests.samples import number
from reporting.tests.stories import NOW, QUARTER, a_definition, a_figure, a_report, a_window

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _place(cast: Cast, settings: Any, tmp_path: Any) -> None:
    settings.PRIVATE_FILES = tmp_path
    a_window(cast.province)
    a_definition("SDM-01", shape=Shape.SEXES, name="Aparatur yang dilatih PUG/PPRG", rollup_quarters=AcrossQuarters.SUM)
    a_definition("PAR-01", name="Lembaga mitra PUG")


def a_file(*rows: Sequence[Any], sheet: str = "Rekap", title: str = "REKAP PUG TRIWULAN III TAHUN 2026") -> bytes:
    workbook = Workbook()
    workbook.active.title = sheet
    for row in ((title,), (), *rows):
        workbook.active.append(row)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def by_agency(*rows: Sequence[Any]) -> bytes:
    return a_file(("No", "Nama OPD", "Aparatur yang dilatih PUG (L)", "Aparatur yang dilatih PUG (P)", "Ket"), *rows)


def sent(scope: Scope, data: bytes, name: str = "rekap.xlsx") -> SentFile:
    return receive(upload(name, data), scope=scope, at=NOW)


def reading(scope: Scope, data: bytes, *, memory: Memory | None = None, quarter: Quarter = QUARTER) -> TableReading:
    file = sent(scope, data)
    return read_tables(book_of(file), quarter=quarter, scope=scope, memory=memory or memory_of(scope))


def proposed(found: TableReading) -> dict[tuple[int, str], tuple[str, str]]:
    return {(one.institution_id, one.code): (one.typed.a, one.typed.b) for one in found.contents.proposed}


def test_the_quarter_is_read_from_the_title(cast: Cast) -> None:
    rows = by_agency((1, "Dinas Kesehatan", 3, 4, ""), (2, "Dinas Pendidikan", 5, 6, ""))

    assert sent(cast.coordinator, rows).quarter == QUARTER


def test_headings_and_content_are_guessed(cast: Cast) -> None:
    rows = by_agency((1, "Dinas Kesehatan", 3, 4, "baik"), (2, "Dinas Pendidikan", 5, 6, ""))

    [frame] = reading(cast.coordinator, rows).unmapped

    assert list(frame.meanings.values())[:4] == [SKIP, AGENCY, "SDM-01.a", "SDM-01.b"]


def test_each_row_is_its_agencys(cast: Cast) -> None:
    rows = by_agency((1, "Dinas Kesehatan", 3, 4, ""), (2, "DINAS  PENDIDIKAN Kab. Kapuas", "5 orang", "nihil", ""))

    found = reading(cast.coordinator, rows)

    assert proposed(found) == {(cast.health.pk, "SDM-01"): ("3", "4"), (cast.schools.pk, "SDM-01"): ("5", "0")}
    assert {question.topic for question in found.questions} == {Topic.SPAN}


def test_a_name_that_could_be_several_is_asked_and_remembered(cast: Cast) -> None:
    rows = by_agency((1, "Dinkes & KB", 3, 4, ""), (2, "Dinas Pendidikan", 5, 6, ""))
    [asked] = [one for one in reading(cast.coordinator, rows).questions if one.topic == Topic.AGENCY]
    assert asked.text == "Perangkat daerah mana yang dimaksud “Dinkes & KB”?"
    assert asked.label_of(cast.health.code) == "Dinas Kesehatan"

    answer = Answer(Topic.AGENCY, asked.key, cast.health.code, asked.text, "Dinas Kesehatan")
    remember([answer], scope=cast.coordinator, at=NOW)

    found = reading(cast.coordinator, rows)
    assert [one for one in found.questions if one.topic == Topic.AGENCY] == []
    assert (cast.health.pk, "SDM-01") in proposed(found)


@pytest.mark.parametrize(("said", "left"), [("nihil", ("0", "4")), ("lewati", ("", "4")), ("tt", ("", "4"))])
def test_a_sign_is_asked_and_then_means_what_was_answered(cast: Cast, said: str, left: tuple[str, str]) -> None:
    rows = by_agency((1, "Dinas Kesehatan", "x", 4, ""), (2, "Dinas Pendidikan", 5, 6, ""))
    assert Topic.SIGN in {one.topic for one in reading(cast.coordinator, rows).questions}

    found = reading(cast.coordinator, rows, memory=Memory({(Topic.SIGN, "angka:x"): said}))

    assert Topic.SIGN not in {one.topic for one in found.questions}
    assert proposed(found)[cast.health.pk, "SDM-01"] == left


def test_two_readings_of_a_number_are_never_guessed(cast: Cast) -> None:
    a_definition("PAR-02", name="Indeks kepuasan layanan", kind=Kind.INDEX, decimals=3, unit="")
    rows = a_file(("Nama OPD", "Indeks kepuasan layanan"), ("Dinas Kesehatan", "12.500"), ("Dinas Pendidikan", "3,5"))

    found = reading(cast.coordinator, rows)

    [asked] = [one for one in found.questions if one.topic == Topic.NUMBER]
    assert [choice.label for choice in asked.choices[:2]] == ["12.500", "12,5"]
    assert proposed(found) == {(cast.schools.pk, "PAR-02"): ("3,5", "")}
    answered = reading(cast.coordinator, rows, memory=Memory({(Topic.NUMBER, asked.key): asked.choices[1].value}))
    assert proposed(answered)[cast.health.pk, "PAR-02"] == ("12,5", "")


@pytest.mark.parametrize("written", ["12,500", "4/5", "≥ 30", "#REF!", "banyak"])
def test_what_is_no_number_is_refused_at_its_cell(cast: Cast, written: str) -> None:
    rows = by_agency((1, "Dinas Kesehatan", written, 4, ""), (2, "Dinas Pendidikan", 5, 6, ""))

    [wrong] = reading(cast.coordinator, rows).contents.wrong

    assert (str(wrong.place), wrong.read) == ("Rekap C4", written)


def test_cumulative_numbers_lose_what_was_reported_before(cast: Cast) -> None:
    definition = Definition.objects.select_related("indicator").get(indicator__code="SDM-01")
    for quarter, (a, b) in {Quarter(2026, 1): (1, 2), Quarter(2026, 2): (3, 0)}.items():
        a_figure(a_report(cast.health, quarter=quarter), definition, a, b, by=cast.focal_point)
    rows = by_agency((1, "Dinas Kesehatan", 10, 2, ""), (2, "Dinas Pendidikan", 5, 6, ""))
    [frame] = reading(cast.coordinator, rows).unmapped

    found = reading(cast.coordinator, rows, memory=Memory({(Topic.SPAN, frame.fingerprint): "kumulatif"}))

    assert proposed(found)[cast.health.pk, "SDM-01"] == ("6", "0")
    assert ["TW I 2026, TW II 2026" in one.text for one in found.contents.wrong] == [True, True]


def test_a_column_that_is_not_there_leaves_what_stands(cast: Cast) -> None:
    definition = Definition.objects.select_related("indicator").get(indicator__code="SDM-01")
    a_figure(a_report(cast.health), definition, 1, 2, by=cast.focal_point, note="Dua angkatan")
    rows = a_file(("Nama OPD", "Aparatur yang dilatih PUG L"), ("Dinas Kesehatan", 9), ("Dinas Pendidikan", 5))

    [one] = [one for one in reading(cast.coordinator, rows).contents.proposed if one.institution_id == cast.health.pk]

    assert (one.typed.a, one.typed.b, one.typed.note, one.version) == ("9", "2", "Dua angkatan", 1)


def test_of_columns_for_each_quarter_the_asked_one_is_read_next_quarter_too(cast: Cast) -> None:
    headings = ("OPD", "Lembaga mitra TW II", "Lembaga mitra TW III", "Lembaga mitra TW IV")
    rows = a_file(headings, ("Dinas Kesehatan", 2, 3, 4), ("Dinas Pendidikan", 5, 6, 7), title="Mitra 2026")
    [frame] = reading(cast.coordinator, rows).unmapped
    known = Answer(Topic.COLUMNS, frame.fingerprint, list(frame.meanings.values()), "", "")
    remember([known], scope=cast.coordinator, at=NOW)

    found = {q: reading(cast.coordinator, rows, quarter=q) for q in (QUARTER, QUARTER.next)}

    assert [column.label for column in frame.table.columns] == ["OPD", "Lembaga mitra TW III"]
    for quarter, said, left in ((QUARTER, "3", "TW II”"), (QUARTER.next, "4", "TW III”")):
        assert not found[quarter].unmapped
        assert proposed(found[quarter])[cast.health.pk, "PAR-01"] == (said, "")
        assert any(left in hint.text for hint in found[quarter].contents.hints)


def test_a_table_of_last_quarter_sent_for_this_one_is_told_and_not_read(cast: Cast) -> None:
    rows = a_file(("OPD", "Lembaga mitra TW II"), ("Dinas Kesehatan", 2), ("Dinas Pendidikan", 5), title="Mitra 2026")

    found = reading(cast.coordinator, rows)

    assert not found.contents.proposed
    assert "menyebut triwulan atau tahun lain" in found.contents.hints[0].text


def test_a_row_for_each_item_with_a_sheet_for_each_agency(cast: Cast) -> None:
    rows = a_file(
        ("Indikator", "L", "P", "Nilai"),
        ("Aparatur yang dilatih PUG/PPRG", 3, 4, None),
        ("Lembaga mitra PUG", None, None, 7),
        ("Jumlah posyandu", None, None, 12),
        sheet="Dinas Kesehatan",
    )

    found = reading(cast.coordinator, rows)

    assert proposed(found) == {(cast.health.pk, "SDM-01"): ("3", "4"), (cast.health.pk, "PAR-01"): ("7", "")}
    assert any("Jumlah posyandu" in one.text and "Baris 6" in one.text for one in found.contents.hints)


def test_a_focal_point_reads_its_own_row_alone(cast: Cast) -> None:
    rows = by_agency((1, "Dinas Kesehatan", 3, 4, ""), (2, "Dinas Pendidikan", 5, 6, ""))

    found = reading(cast.focal_point, rows)

    assert {institution for institution, _ in proposed(found)} == {cast.health.pk}
    assert any("Dinas Pendidikan" in one.text for one in found.contents.hints)


def test_the_same_item_twice_is_refused_unless_it_says_the_same(cast: Cast) -> None:
    rows = by_agency((1, "Dinas Kesehatan", 3, 4, ""), (2, "Dinas Kesehatan", 3, 5, ""))

    found = reading(cast.coordinator, rows)

    assert [one.code for one in found.contents.wrong] == ["SDM-01"]
    assert "Sudah ada angka lain" in found.contents.wrong[0].text


def test_an_agency_is_spared_what_its_coordinator_answered_but_not_the_other_way(cast: Cast) -> None:
    answer = Answer(Topic.SIGN, "angka:x", "nihil", "Apa arti “x”?", "Nihil")
    remember([answer], scope=cast.coordinator, at=NOW)

    assert memory_of(cast.focal_point).of(Topic.SIGN, "angka:x") == "nihil"
    assert memory_of(cast.other_focal_point).of(Topic.SIGN, "angka:x") is None
    Remembered.everything.all().delete()
    remember([answer], scope=cast.focal_point, at=NOW)
    assert memory_of(cast.coordinator).of(Topic.SIGN, "angka:x") is None


def columns_page(client: Client, file: SentFile) -> Any:
    return client.get(reverse("sent_file", args=[file.pk]), follow=True)


def answered(page: Any, **said: str) -> dict[str, str]:
    """What the page would send: columns as they were guessed, and an answer to each kind of question."""
    post = {column.name: column.chosen for frame in page.context["frames"] for column in frame.columns}
    for asked in page.context["questions"]:
        post[asked.question.name] = said[asked.question.topic]
    return post


def test_from_a_messy_table_to_the_report_and_not_asked_again(cast: Cast) -> None:
    client = cast.client(cast.coordinator)
    rows = by_agency((1, "Dinkes & KB", "x", 4, ""), (2, "Dinas Pendidikan", 5, 6, ""))
    file = sent(cast.coordinator, rows)
    page = columns_page(client, file)
    assert page.redirect_chain[-1][0] == reverse("sent_file_columns", args=[file.pk])
    assert {asked.question.topic for asked in page.context["questions"]} == {Topic.AGENCY, Topic.SPAN}

    address = reverse("sent_file_columns", args=[file.pk])
    assert client.post(address, {}).status_code == 422
    client.post(address, answered(page, agency=cast.health.code, span="triwulan"))
    page = columns_page(client, file)
    assert {asked.question.topic for asked in page.context["questions"]} == {Topic.SIGN}
    client.post(address, answered(page, sign="nihil"))
    preview = columns_page(client, file).context["preview"]
    assert preview.words == "2 baru"
    client.post(reverse("sent_file_store", args=[file.pk]), {"digest": preview.digest})

    figures = Figure.everything.select_related("report")
    assert {figure.report.institution_id: entry_of(figure) for figure in figures} == {
        cast.health.pk: number(0, 4),
        cast.schools.pk: number(5, 6),
    }
    assert {figure.changes.get().origin for figure in figures} == {Origin.WORKBOOK_ON_BEHALF}
    again = sent(cast.coordinator, rows, "lagi.xlsx")
    assert columns_page(client, again).context["preview"].words == "2 sama"


def test_what_is_forgotten_is_asked_again(cast: Cast) -> None:
    remember([Answer(Topic.SIGN, "angka:x", "nihil", "Apa arti “x”?", "Nihil")], scope=cast.coordinator, at=NOW)
    row = Remembered.everything.get()

    assert cast.client(cast.other_coordinator).post(reverse("remembered_forget", args=[row.pk])).status_code == 404
    assert cast.client(cast.coordinator).post(reverse("remembered_forget", args=[row.pk])).status_code == 302
    assert not Remembered.everything.exists()


def test_asking_writes_nothing(cast: Cast) -> None:
    rows = by_agency((1, "Dinkes & KB", 3, 4, ""), (2, "Dinas Pendidikan", 5, 6, ""))
    file = sent(cast.coordinator, rows)

    columns_page(cast.client(cast.coordinator), file)

    assert (Remembered.everything.count(), Figure.everything.count()) == (0, 0)


def test_one_query_count_for_one_row_and_for_many(cast: Cast, assert_same_queries: Callable[..., int]) -> None:
    rows = [(1, "Dinas Kesehatan", 3, 4, ""), (2, "Dinas Kesehatan", 3, 4, "")]
    files = [sent(cast.coordinator, by_agency(*rows))]

    def read() -> None:
        read_tables(book_of(files[-1]), quarter=QUARTER, scope=cast.coordinator, memory=Memory({}))

    def grow() -> None:
        files.append(sent(cast.coordinator, by_agency(*rows, (3, "Dinas Pendidikan", 5, 6, ""))))

    assert assert_same_queries(read, grow=grow) <= 4
