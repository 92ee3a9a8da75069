"""Who reaches whose rows: each role against its own and every other institution, for every scoped model of this app."""

from collections.abc import Callable

import pytest
from django.db.models import Model

from institutions.access.files import StoredFile
from institutions.access.journal import JournalEntry, record
from institutions.access.refusals import NotAllowed
from institutions.access.roles import ABILITIES, HELD_AT, WHO_MAY, Role
from institutions.access.scope import Scoped
from institutions.access.users import Membership
from institutions.letterheads import Letterhead
from institutions.tests.cast import Cast, agency, person, wib
from institutions.tree import Institution, plant

pytestmark = pytest.mark.django_db
AT = wib(2026, 10, 5)
PLACES = ("province", "province_agency", "own", "health", "schools", "other", "other_health", "far")
ALL = frozenset(PLACES) - {"far"}
OWN = frozenset({"own", "health", "schools"})

#: Each role, at its place: whose rows it reaches.
REACH = {
    "administrator": ALL,
    "verifier": ALL,
    "province_coordinator": ALL,
    "province_leader": ALL,
    "province_focal_point": {"province_agency"},
    "coordinator": OWN,
    "leader": OWN,
    "focal_point": {"health"},
    "schools_focal_point": {"schools"},
    "other_coordinator": {"other", "other_health"},
    "other_focal_point": {"other_health"},
}


def make_file(place: Institution, cast: Cast) -> StoredFile:
    return StoredFile.everything.create(
        institution=place, name="a.pdf", stored_name=place.code, media_type="application/pdf", size=1, sha256="0" * 64,
        uploaded_by=cast.verifier.user, uploaded_at=AT,
    )  # fmt: skip


def make_line(place: Institution, cast: Cast) -> JournalEntry:
    return record("x", place, institution=place, scope=cast.verifier, at=AT, text="x")


def make_letterhead(place: Institution, cast: Cast) -> Letterhead:
    return Letterhead.everything.create(institution=place, government="P", office="D")


def make_membership(place: Institution, cast: Cast) -> Membership:
    return Membership.everything.create(
        user=cast.nobody, institution=place, role=Role.LEADER, started_on=AT.date(), ended_on=AT.date()
    )


def itself(place: Institution, cast: Cast) -> Institution:
    return place


MAKERS = (itself, make_file, make_line, make_letterhead, make_membership)


@pytest.fixture
def places(cast: Cast) -> dict[str, Institution]:
    far = plant(kind="province", code="63", name="Provinsi Kalimantan Selatan", short_name="Kalsel")
    return {name: getattr(cast, name, far) for name in PLACES}


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
@pytest.mark.parametrize("who", REACH)
def test_each_role_reaches_its_own_rows_and_no_others(
    cast: Cast, places: dict[str, Institution], who: str, make: Callable[[Institution, Cast], Model]
) -> None:
    rows = {name: make(place, cast) for name, place in places.items()}

    model: type[Scoped] = type(rows["own"])  # type: ignore[assignment]
    seen = set(model.objects.visible_to(getattr(cast, who)).filter(pk__in=[row.pk for row in rows.values()]))

    assert {name for name, row in rows.items() if row in seen} == REACH[who]


def test_every_role_of_the_cast_is_in_the_matrix(cast: Cast) -> None:
    assert set(REACH) == set(cast.people) - {"second_verifier"}


def test_none_offers_nothing_to_anybody(cast: Cast) -> None:
    assert list(Institution.objects.none()) == []


def test_objects_offers_no_other_way_in() -> None:
    assert {name for name in dir(Institution.objects) if not name.startswith("_")} == {"visible_to", "none"}


def test_a_new_agency_is_reached_at_once(cast: Cast) -> None:
    new = agency("dinsos", "Dinas Sosial", cast.own)

    assert new in Institution.objects.visible_to(cast.coordinator)
    assert new not in Institution.objects.visible_to(cast.other_coordinator)


def test_a_capacity_is_told_in_words(cast: Cast) -> None:
    assert cast.coordinator.capacity == "Koordinator, Kabupaten Kapuas"
    assert (cast.focal_point.region, cast.focal_point.province) == (cast.own, cast.province)
    assert (cast.verifier.region, cast.verifier.province) == (cast.province, cast.province)


# --- the table of roles -----------------------------------------------------------------------------


def test_every_role_has_abilities_and_a_place() -> None:
    assert set(ABILITIES) == set(HELD_AT) == set(Role)


def test_every_ability_that_some_lack_says_who_may() -> None:
    held_by_all = frozenset.intersection(*ABILITIES.values())
    lacked = frozenset().union(*ABILITIES.values()) - held_by_all

    assert lacked - set(WHO_MAY) - {"view_provisional"} == set()


@pytest.mark.parametrize("ability", sorted(WHO_MAY))
def test_who_lacks_an_ability_is_told_why(cast: Cast, ability: str) -> None:
    for scope in cast.people.values():
        if scope.can(ability):
            scope.demand(ability)
        else:
            with pytest.raises(NotAllowed) as refusal:
                scope.demand(ability)
            assert refusal.value.text == WHO_MAY[ability]


def test_a_leader_only_reads() -> None:
    writing = {name for name in ABILITIES[Role.LEADER] if not name.startswith("view_")}

    assert writing == {"manage_own_account"}


def test_nobody_both_enters_and_verifies() -> None:
    for role in Role:
        assert not {"submit_report", "verify_report"} <= ABILITIES[role]


def test_every_capacity_of_the_cast_fits_its_place(cast: Cast) -> None:
    assert all(scope.membership.fits for scope in cast.people.values())
    assert not person("Salah Tempat", cast.health, Role.VERIFIER).membership.fits
