"""Adding, correcting and closing institutions: who may, what is refused, what is written down."""

from datetime import date

import pytest

from formats.quarters import Quarter
from institutions.access.journal import JournalEntry
from institutions.access.refusals import NotAllowed, Refused
from institutions.changes import NewAgency, add_agency, change_institution, close_institution
from institutions.expected import expected_agencies
from institutions.revisions import Revision
from institutions.tests.cast import Cast, agency, wib
from institutions.tree import Institution, plant

pytestmark = pytest.mark.django_db
AT = wib(2026, 10, 5)


def revision() -> int:
    return sum(Revision.objects.filter(region=None).values_list("number", flat=True))


def add(cast: Cast, who: str = "administrator", **fields: object) -> Institution:
    new = NewAgency(**{"name": "Dinas Sosial", "short_name": "Dinsos", **fields})  # type: ignore[arg-type]
    return add_agency(cast.own, agency=new, scope=getattr(cast, who), at=AT)


def change(cast: Cast, institution: Institution, who: str = "administrator", **values: object) -> Institution:
    return change_institution(institution, values=values, scope=getattr(cast, who), at=AT)


def test_an_agency_is_added_under_its_region(cast: Cast) -> None:
    added = add(cast, aliases=("Dinas Sosial PMD",), is_driver=True, opened_on=date(2026, 4, 1))

    kept = Institution.everything.get(code="62.03-dinsos")
    assert kept == added
    assert (kept.parent, kept.region, kept.aliases) == (cast.own, cast.own, ["Dinas Sosial PMD"])
    assert revision() == 1
    line = JournalEntry.everything.get()
    assert (line.verb, line.institution, line.user) == ("add_institution", added, cast.administrator.user)
    assert line.text == "Menambahkan Dinas Sosial, Kabupaten Kapuas (62.03-dinsos)"


def test_an_agency_with_a_code_that_is_taken_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match=r"Kode 62\.03-dinkes sudah dipakai") as refusal:
        add(cast, short_name="Dinkes")

    assert refusal.value.field == "word"
    assert not JournalEntry.everything.exists()
    assert add(cast, short_name="Dinkes", word="dinkes-baru").code == "62.03-dinkes-baru"


def test_a_code_needs_letters(cast: Cast) -> None:
    with pytest.raises(Refused, match="huruf atau angka"):
        add(cast, short_name="—")


def test_an_agency_is_not_added_under_an_agency(cast: Cast) -> None:
    new = NewAgency(name="Seksi", short_name="Seksi")

    with pytest.raises(Refused, match="di bawah provinsi atau kabupaten/kota"):
        add_agency(cast.health, agency=new, scope=cast.administrator, at=AT)


@pytest.mark.parametrize("who", ["verifier", "coordinator", "focal_point", "leader", "province_leader"])
def test_only_an_administrator_changes_the_tree(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed, match="Hanya administrator"):
        add(cast, who)
    with pytest.raises(NotAllowed, match="Hanya administrator"):
        change(cast, cast.health, who, name="Lain")

    assert not JournalEntry.everything.exists()


def test_another_province_is_out_of_reach(cast: Cast) -> None:
    far = plant(kind="province", code="63", name="Provinsi Kalimantan Selatan", short_name="Kalsel")

    with pytest.raises(NotAllowed, match="di luar kewenangan"):
        change(cast, far, name="Lain")
    with pytest.raises(NotAllowed, match="di luar kewenangan"):
        add_agency(far, agency=NewAgency(name="Dinas", short_name="D"), scope=cast.administrator, at=AT)


def test_a_change_writes_what_differs_and_says_so(cast: Cast) -> None:
    change(cast, cast.health, name="Dinas Kesehatan", short_name="DKK", is_driver=True, aliases=["Dinkes"])

    cast.health.refresh_from_db()
    assert (cast.health.short_name, cast.health.is_driver, cast.health.aliases) == ("DKK", True, ["Dinkes"])
    assert cast.health.code == "62.03-dinkes"
    note = JournalEntry.everything.get().note
    assert note.splitlines() == [
        "singkatan: Dinas Kesehatan → DKK",
        "perangkat daerah penggerak: tidak → ya",
        "nama lain: (kosong) → Dinkes",
    ]
    assert revision() == 1


def test_a_change_of_nothing_is_none(cast: Cast) -> None:
    change(cast, cast.health, name="Dinas Kesehatan", aliases=[])

    assert revision() == 0
    assert not JournalEntry.everything.exists()


def test_a_code_is_never_changed(cast: Cast) -> None:
    change(cast, cast.health, code="62.99-x", kind="province")

    assert Institution.everything.get(pk=cast.health.pk).code == "62.03-dinkes"


def test_a_region_is_renamed_but_not_closed(cast: Cast) -> None:
    change(cast, cast.own, short_name="Kapuas Hulu?", closed_on=date(2026, 6, 30))

    cast.own.refresh_from_db()
    assert (cast.own.short_name, cast.own.closed_on) == ("Kapuas Hulu?", None)
    with pytest.raises(Refused, match="tidak ditutup"):
        close_institution(cast.own, closed_on=date(2026, 6, 30), successor=None, scope=cast.administrator, at=AT)


def test_a_closed_agency_is_succeeded_and_no_longer_expected(cast: Cast) -> None:
    heir = agency("dkkb", "Dinas Kesehatan dan KB", cast.own, opened_on=date(2026, 5, 16))

    close_institution(cast.health, closed_on=date(2026, 5, 15), successor=heir, scope=cast.administrator, at=AT)

    assert set(expected_agencies(Quarter(2026, 1), region=cast.own)) == {cast.health, cast.schools}
    assert set(expected_agencies(Quarter(2026, 2), region=cast.own)) == {heir, cast.schools}
    cast.health.refresh_from_db()
    assert cast.health.successor == heir
    assert "hari terakhir berdiri: (kosong) → 15 Mei 2026" in JournalEntry.everything.get().note


CLOSINGS = {
    "before it opened": ({"opened_on": date(2026, 5, 1), "closed_on": date(2026, 4, 30)}, "closed_on", "sebelum"),
    "successor without a day": ({"successor": "schools"}, "closed_on", "Isi hari terakhir"),
    "its own successor": ({"closed_on": date(2026, 5, 1), "successor": "health"}, "successor", "sendiri"),
    "succeeded elsewhere": (
        {"closed_on": date(2026, 5, 1), "successor": "other_health"},
        "successor",
        "daerah yang sama",
    ),
    "succeeded by a region": ({"closed_on": date(2026, 5, 1), "successor": "own"}, "successor", "daerah yang sama"),
}


@pytest.mark.parametrize("case", CLOSINGS)
def test_a_senseless_closing_is_refused(cast: Cast, case: str) -> None:
    values, field, told = CLOSINGS[case]
    values = {name: getattr(cast, value) if isinstance(value, str) else value for name, value in values.items()}

    with pytest.raises(Refused, match=told) as refusal:
        change(cast, cast.health, **values)

    assert refusal.value.field == field
    assert Institution.everything.get(pk=cast.health.pk).closed_on is None
    assert not JournalEntry.everything.exists()


def test_a_successor_that_is_closed_itself_is_refused(cast: Cast) -> None:
    change(cast, cast.schools, closed_on=date(2026, 4, 1))

    with pytest.raises(Refused, match="hari sesudah penutupan"):
        change(cast, cast.health, closed_on=date(2026, 5, 1), successor=cast.schools)


def test_a_predecessor_does_not_succeed(cast: Cast) -> None:
    change(cast, cast.health, closed_on=date(2026, 5, 1), successor=cast.schools)

    with pytest.raises(Refused, match="pendahulunya"):
        change(cast, cast.schools, closed_on=date(2026, 6, 1), successor=cast.health)


def test_a_closing_is_undone_by_correcting_it(cast: Cast) -> None:
    change(cast, cast.health, closed_on=date(2026, 5, 1), successor=cast.schools)
    change(cast, cast.health, closed_on=None, successor=None)

    assert set(expected_agencies(Quarter(2026, 2), region=cast.own)) == {cast.health, cast.schools}
