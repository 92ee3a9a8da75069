from collections import Counter

import pytest
from django.core.management import call_command

from institutions.kinds import Kind
from institutions.letterheads import Letterhead
from institutions.loading import Loaded, load_institutions
from institutions.revisions import Revision
from institutions.tree import Institution

pytestmark = pytest.mark.django_db


def common_revision() -> int:
    return sum(Revision.objects.filter(region=None).values_list("number", flat=True))


def test_the_tree_has_one_province_14_regencies_and_470_agencies() -> None:
    added = load_institutions()

    assert added == Loaded(regions=15, agencies=470, letterheads=15)
    kinds = Counter(Institution.everything.values_list("kind", flat=True))
    assert kinds == {Kind.PROVINCE: 1, Kind.REGENCY: 13, Kind.CITY: 1, Kind.AGENCY: 470}


def test_each_region_has_its_number_of_agencies() -> None:
    load_institutions()

    per_region = Counter(Institution.everything.filter(kind=Kind.AGENCY).values_list("region__code", flat=True))
    assert per_region.pop("62") == 36
    assert len(per_region) == 14
    assert set(per_region.values()) == {31}


def test_every_region_has_exactly_one_p3a_office() -> None:
    load_institutions()

    offices = Institution.everything.filter(name__contains="Pemberdayaan Perempuan")
    assert Counter(offices.values_list("region__code", flat=True)) == dict.fromkeys(
        Institution.everything.exclude(kind=Kind.AGENCY).values_list("code", flat=True), 1
    )


def test_a_regency_s_own_name_replaces_the_generic_one() -> None:
    load_institutions()

    barut = Institution.everything.get(code="62.05-disdalduk-kb-p3a")
    assert barut.name.startswith("Dinas Pengendalian Penduduk, Keluarga Berencana")
    assert barut.full_name == barut.name
    assert not Institution.everything.filter(code="62.05-dp3appkb").exists()


def test_a_regency_agency_is_generic_and_its_full_name_says_whose() -> None:
    load_institutions()

    dinkes = Institution.everything.get(code="62.03-dinkes")
    assert dinkes.name == "Dinas Kesehatan"
    assert dinkes.full_name == "Dinas Kesehatan, Kabupaten Kapuas"
    assert dinkes.region == dinkes.parent == Institution.everything.get(code="62.03")
    assert dinkes.aliases == ["Dinkes Kab.", "DINKES"]


def test_regions_keep_both_codes_and_their_place_on_the_tile_map() -> None:
    load_institutions()

    katingan, sukamara = (Institution.everything.get(code=code) for code in ("62.06", "62.08"))
    assert (katingan.bps_code, sukamara.bps_code) == ("6209", "6206")
    assert (katingan.tile_row, katingan.tile_col, katingan.short_name) == (2, 4, "Katingan")
    assert katingan.region == katingan
    places = Institution.everything.filter(tile_row__isnull=False).values_list("tile_row", "tile_col")
    assert len(set(places)) == len(places) == 14


def test_letterheads_say_only_what_is_known() -> None:
    load_institutions()

    kapuas = Letterhead.everything.get(institution__code="62.03")
    assert kapuas.government == "Pemerintah Kabupaten Kapuas"
    assert kapuas.office == (
        "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, dan Keluarga Berencana"
    )
    assert kapuas.place == "Kuala Kapuas"
    assert kapuas.address == kapuas.contact == kapuas.signer_name == kapuas.signer_nip == ""


def test_loading_twice_adds_nothing_and_counts_no_change() -> None:
    load_institutions()
    before = common_revision()

    assert load_institutions() == Loaded(regions=0, agencies=0, letterheads=0)
    assert common_revision() == before == 1


def test_loading_leaves_alone_what_an_administrator_changed() -> None:
    load_institutions()
    Institution.everything.filter(code="62.03-dinkes").update(
        name="Dinas Kesehatan dan KB", short_name="DKKB", aliases=[], closed_on="2026-03-31"
    )
    Letterhead.everything.filter(institution__code="62.03").update(office="Dinas Lain")

    load_institutions()

    dinkes = Institution.everything.get(code="62.03-dinkes")
    assert (dinkes.name, dinkes.short_name, dinkes.aliases) == ("Dinas Kesehatan dan KB", "DKKB", [])
    assert str(dinkes.closed_on) == "2026-03-31"
    assert Letterhead.everything.get(institution__code="62.03").office == "Dinas Lain"
    assert Institution.everything.count() == 485


def test_loading_adds_what_is_missing_and_counts_one_change() -> None:
    load_institutions()
    Institution.everything.filter(code__in=["62.03-dinkes", "62.04-dinkes"]).delete()

    assert load_institutions() == Loaded(regions=0, agencies=2, letterheads=0)
    assert common_revision() == 2


def test_loading_takes_few_queries(queries_of: object) -> None:
    assert len(queries_of(load_institutions)) <= 24  # type: ignore[operator]
    assert len(queries_of(load_institutions)) <= 12  # type: ignore[operator]


def test_the_command_says_what_it_added(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_institutions")

    assert capsys.readouterr().out == "Added 15 regions, 470 agencies, 15 letterheads.\n"
