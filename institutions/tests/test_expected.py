"""Who is expected in a quarter: the agency cases of the roll-up rules."""

from datetime import date

import pytest

from formats.quarters import Quarter
from institutions.expected import expected_agencies, expected_in, expected_regencies, visible_in
from institutions.tests.cast import Cast, agency
from institutions.tree import plant

pytestmark = pytest.mark.django_db
Q1, Q2, Q3 = (Quarter(2026, number) for number in (1, 2, 3))


def test_everybody_who_always_stood_is_expected(cast: Cast) -> None:
    assert set(expected_in(Q2, province=cast.province)) == {
        cast.province, cast.own, cast.other, cast.health, cast.schools, cast.other_health, cast.province_agency,
    }  # fmt: skip
    assert set(expected_regencies(Q2, province=cast.province)) == {cast.own, cast.other}
    assert set(expected_agencies(Q2, region=cast.province)) == {cast.province_agency}


def test_another_province_is_never_counted(cast: Cast) -> None:
    far = plant(kind="province", code="63", name="Provinsi Kalimantan Selatan", short_name="Kalsel")
    regency = plant(kind="regency", parent=far, code="63.01", name="Kabupaten Tanah Laut", short_name="Tala")
    agency("dinkes", "Dinas Kesehatan", regency)

    assert expected_in(Q2, province=cast.province).count() == 7
    assert expected_in(Q2, province=far).count() == 3


@pytest.mark.parametrize(
    ("opened", "expected"),
    [
        (date(2026, 4, 1), [False, True, True]),
        (date(2026, 5, 20), [False, True, True]),
        (date(2026, 6, 30), [False, True, True]),
        (date(2026, 7, 1), [False, False, True]),
    ],
)
def test_an_agency_is_expected_from_the_quarter_in_which_it_opened(
    cast: Cast, opened: date, expected: list[bool]
) -> None:
    new = agency("dinsos", "Dinas Sosial", cast.own, opened_on=opened)

    assert [new in expected_agencies(quarter, region=cast.own) for quarter in (Q1, Q2, Q3)] == expected


@pytest.mark.parametrize(
    ("closed", "expected"),
    [
        (date(2026, 3, 30), [False, False, False]),
        (date(2026, 3, 31), [True, False, False]),
        (date(2026, 5, 20), [True, False, False]),
        (date(2026, 6, 30), [True, True, False]),
    ],
)
def test_an_agency_is_expected_while_it_stands_on_the_quarter_s_last_day(
    cast: Cast, closed: date, expected: list[bool]
) -> None:
    old = agency("dinsos", "Dinas Sosial", cast.own, closed_on=closed)

    assert [old in expected_agencies(quarter, region=cast.own) for quarter in (Q1, Q2, Q3)] == expected


def test_agency_and_successor_are_never_both_expected(cast: Cast) -> None:
    old = agency("dinsos", "Dinas Sosial", cast.own, closed_on=date(2026, 5, 15))
    new = agency("dinsos-pmd", "Dinas Sosial dan PMD", cast.own, opened_on=date(2026, 5, 16))

    both = {old, new}
    assert both & set(expected_agencies(Q1, region=cast.own)) == {old}
    assert both & set(expected_agencies(Q2, region=cast.own)) == {new}


def test_one_sees_the_expected_ones_within_one_s_scope(cast: Cast) -> None:
    assert set(visible_in(Q2, scope=cast.coordinator)) == {cast.own, cast.health, cast.schools}
    assert set(visible_in(Q2, scope=cast.focal_point)) == {cast.health}
    assert visible_in(Q2, scope=cast.verifier).count() == 7
