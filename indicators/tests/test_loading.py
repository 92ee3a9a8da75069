import pytest
from django.core.management import call_command

from formats.quarters import Quarter
from indicators.catalogue import catalogue_in
from indicators.kinds import Level, Shape, Source
from indicators.loading import load_catalogue
from indicators.models import Definition, Indicator, PublishedValue

pytestmark = pytest.mark.django_db


def test_the_catalogue_has_46_indicators_of_which_ten_are_published_elsewhere(cast):
    load_catalogue()

    definitions = catalogue_in(Quarter(2026, 3)).definitions

    assert len(definitions) == 46
    assert sum(d.source == Source.EXTERNAL for d in definitions) == 10


def test_agencies_are_asked_eight_and_regions_twenty_eight(cast):
    load_catalogue()

    catalogue = catalogue_in(Quarter(2026, 3))

    assert len(catalogue.at(Level.AGENCY)) == 8
    assert len(catalogue.at(Level.REGION)) == 28


def test_loading_twice_adds_nothing(cast):
    load_catalogue()

    assert load_catalogue() == 0


def test_what_somebody_corrected_stays(cast):
    load_catalogue()
    Definition.objects.filter(indicator__code="SDM-01").update(name="Nama yang diperbaiki")

    load_catalogue()

    assert Definition.objects.get(indicator__code="SDM-01").name == "Nama yang diperbaiki"


def test_published_values_keep_the_digits_of_their_source(cast):
    call_command("load_catalogue")

    found = PublishedValue.objects.get(indicator__code="MTF", institution=cast.province, year=2024)

    assert (str(found.printed_digits), found.publisher, found.is_confirmed) == ("32.1", "BPS", False)


def test_a_trailing_zero_of_the_source_is_kept(cast):
    load_catalogue()
    index = Indicator.objects.get(code="MTF")
    value = PublishedValue(indicator=index, institution=cast.own, year=2023, value="61.30", decimals=2)

    assert str(value.printed_digits) == "61.30"


def test_shapes_follow_from_the_columns(cast):
    load_catalogue()
    catalogue = catalogue_in(Quarter(2026, 1))

    shapes = {code: catalogue.of(code).shape for code in ("SDM-01", "ARG-01", "ARG-02", "LEM-03", "KOM-01")}

    assert shapes == {
        "SDM-01": Shape.SEXES,
        "ARG-01": Shape.SHARE,
        "ARG-02": Shape.SHARE_OVER,
        "LEM-03": Shape.SINGLE,
        "KOM-01": Shape.SINGLE,
    }


def test_a_later_definition_holds_from_its_quarter_on(cast):
    load_catalogue()
    old = Definition.objects.get(indicator__code="LEM-03")
    Definition.objects.create(
        **{f.name: getattr(old, f.name) for f in Definition._meta.fields if f.name not in ("id", "valid_from", "unit")},
        valid_from=Quarter(2026, 2),
        unit="pertemuan",
    )

    units = [catalogue_in(quarter).of("LEM-03").unit for quarter in (Quarter(2026, 1), Quarter(2026, 2))]

    assert units == ["rapat", "pertemuan"]
