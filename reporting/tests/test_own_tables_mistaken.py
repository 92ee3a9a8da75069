"""Where a table of their own could be taken for another one: it is asked again, or refused, never guessed."""

from typing import Any

import pytest

from indicators.kinds import AcrossQuarters, Kind, Shape
from institutions.access.scope import Scope
from institutions.tests.cast import Cast
from reporting.own_tables.meanings import AGENCY, fingerprint
from reporting.own_tables.remembered import Answer, Memory, Topic, remember
from reporting.tests.stories import NOW, QUARTER, a_definition, a_figure, a_report, a_window
from reporting.tests.test_own_tables import a_file, by_agency, proposed, reading

pytestmark = pytest.mark.django_db

ROWS = (("Dinas Kesehatan", 3, 4), ("Dinas Pendidikan", 5, 6))


@pytest.fixture(autouse=True)
def _place(cast: Cast, settings: Any, tmp_path: Any) -> None:
    settings.PRIVATE_FILES = tmp_path
    a_window(cast.province)
    a_definition(
        "SDM-01", shape=Shape.SEXES, name="Aparatur yang dilatih PUG/PPRG", rollup_quarters=AcrossQuarters.LAST
    )


def test_a_rank_is_no_quarter() -> None:
    assert fingerprint(["OPD", "Eselon II (L)"]) != fingerprint(["OPD", "Eselon III (L)"])
    assert fingerprint(["OPD", "Nilai TW II 2025"]) == fingerprint(["OPD", "Nilai Triwulan III 2026"])
    assert fingerprint(["OPD", "Nilai TW 2"]) == fingerprint(["OPD", "Nilai TW 3"])


def _mapped(scope: Scope, data: bytes) -> None:
    [frame] = reading(scope, data).unmapped
    remember([Answer(Topic.COLUMNS, frame.fingerprint, [AGENCY, "SDM-01.a", "SDM-01.b"], "", "")], scope=scope, at=NOW)


def test_the_same_headings_under_another_title_are_asked_about_again(cast: Cast) -> None:
    heads = ("Nama OPD", "L", "P")
    trained = a_file(heads, *ROWS, title="PESERTA PELATIHAN PUG KABUPATEN KAPUAS TRIWULAN II TAHUN 2026")
    _mapped(cast.coordinator, trained)
    again = a_file(heads, *ROWS, title="PESERTA PELATIHAN PUG KABUPATEN KAPUAS TRIWULAN III TAHUN 2026")
    others = a_file(heads, *ROWS, title="KORBAN KEKERASAN KABUPATEN KAPUAS TRIWULAN III TAHUN 2026")

    assert reading(cast.coordinator, again).unmapped == ()
    assert len(reading(cast.coordinator, others).unmapped) == 1
    assert proposed(reading(cast.coordinator, others)) == {}


def test_headings_that_tell_their_item_need_no_title(cast: Cast) -> None:
    heads = ("Nama OPD", "Aparatur yang dilatih PUG (L)", "Aparatur yang dilatih PUG (P)")
    _mapped(cast.coordinator, a_file(heads, *ROWS, title="REKAP"))

    assert reading(cast.coordinator, a_file(heads, *ROWS, title="REKAPITULASI AKHIR")).unmapped == ()


def test_a_sheet_of_another_year_is_not_read(cast: Cast) -> None:
    heads = ("Nama OPD", "Aparatur yang dilatih PUG (L)", "Aparatur yang dilatih PUG (P)")
    data = a_file(heads, *ROWS, sheet="TW III 2025", title="REKAP PUG")

    found = reading(cast.coordinator, data, quarter=QUARTER)

    assert proposed(found) == {}
    assert "tahun lain" in found.contents.hints[0].text


def test_a_name_that_is_now_somebodys_own_is_taken_as_that(cast: Cast) -> None:
    rows = by_agency((1, "Dinas Kesehatan", 3, 4, ""), (2, "Dinas Pendidikan", 5, 6, ""))

    found = reading(cast.coordinator, rows, memory=Memory({(Topic.AGENCY, "dinas kesehatan"): cast.schools.code}))

    assert proposed(found)[cast.health.pk, "SDM-01"] == ("3", "4")


def test_nihil_in_one_column_leaves_what_stands_in_the_other(cast: Cast) -> None:
    definition = a_definition("SDM-02", shape=Shape.SEXES, name="Fasilitator bersertifikat")
    a_figure(a_report(cast.health), definition, 2, 7, by=cast.focal_point)
    heads = ("Nama OPD", "Fasilitator bersertifikat (L)")
    data = a_file(heads, ("Dinas Kesehatan", "nihil"), ("Dinas Pendidikan", 5))

    one = next(one for one in reading(cast.coordinator, data).contents.proposed if one.institution_id == cast.health.pk)

    assert (one.typed.a, one.typed.b, one.typed.is_nil) == ("0", "7", False)


@pytest.mark.parametrize(
    ("heading", "written", "typed"),
    [
        ("Anggaran responsif gender (Rp1.000.000)", 1250, "1250000000"),
        ("Anggaran responsif gender (Rp 1.000.000.000)", 2, "2000000000"),
        ("Anggaran responsif gender (Rp 000)", 1250, "1250000"),
    ],
)
def test_a_unit_with_many_noughts_is_read_whole(cast: Cast, heading: str, written: int, typed: str) -> None:
    a_definition("ARG-01", name="Anggaran responsif gender", kind=Kind.AMOUNT, unit="Rp")
    data = a_file(("Nama OPD", heading), ("Dinas Kesehatan", written), ("Dinas Pendidikan", 3))

    assert proposed(reading(cast.coordinator, data))[cast.health.pk, "ARG-01"][0] == typed


def test_small_amounts_written_as_text_are_asked_about(cast: Cast) -> None:
    a_definition("ARG-01", name="Anggaran responsif gender", kind=Kind.AMOUNT, unit="Rp")
    heads = ("Nama OPD", "Anggaran responsif gender")
    data = a_file(heads, ("Dinas Kesehatan", "1.250"), ("Dinas Pendidikan", "3.100"))

    assert Topic.UNIT in {one.topic for one in reading(cast.coordinator, data).questions}
