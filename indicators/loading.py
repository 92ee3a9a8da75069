"""Puts the starter catalogue and the published values into the database; what is there already stays as it is."""

from django.db import transaction

from formats.quarters import Quarter
from indicators.models import Definition, Indicator, PublishedValue
from indicators.reference import starter_indicators, starter_values
from institutions.revisions import bump
from institutions.tree import Institution

#: Old enough that every quarter somebody may want to enter has a definition.
FIRST_QUARTER = Quarter(2020, 1)


@transaction.atomic
def load_catalogue() -> int:
    """Add what is missing, by code; never change a row that is there. Returns how many rows were added."""
    added = _load_indicators() + _load_published_values()
    if added:
        bump()
    return added


def _load_indicators() -> int:
    starters = list(starter_indicators())
    known = set(Indicator.objects.values_list("code", flat=True))
    missing = [starter for starter in starters if starter.code not in known]
    indicators = Indicator.objects.bulk_create(Indicator(code=s.code, position=s.position) for s in missing)
    Definition.objects.bulk_create(
        Definition(indicator=indicator, valid_from=FIRST_QUARTER, **starter.fields)
        for indicator, starter in zip(indicators, missing, strict=True)
    )
    return len(missing)


def _load_published_values() -> int:
    """They come from the press: unconfirmed until the province has compared them with BPS."""
    indicators = {indicator.code: indicator for indicator in Indicator.objects.all()}
    # Reference data of all regions, loaded by a command: there is no scope.
    regions = {region.code: region for region in Institution.everything.filter(bps_code__gt="")}
    before = PublishedValue.objects.count()
    PublishedValue.objects.bulk_create(
        (
            PublishedValue(
                indicator=indicators[value.indicator],
                institution=regions[value.region_code],
                year=value.year,
                sex=value.sex,
                value=value.value,
                decimals=value.decimals,
                publisher=value.publisher,
                found_in=value.found_in,
            )
            for value in starter_values()
            if value.region_code in regions
        ),
        ignore_conflicts=True,
    )
    return PublishedValue.objects.count() - before
