"""Two administrators at once: one is written, the other is told; nothing is written twice."""

from decimal import Decimal
from functools import partial

import pytest

from formats.quarters import Quarter
from indicators.catalogue import catalogue_in
from indicators.changes.definitions import SAID, add_indicator
from indicators.changes.published import Printed, Release, enter_published_values
from indicators.changes.targets import Outcome, Wish, set_targets
from indicators.loading import load_catalogue
from indicators.models import Definition, PublishedValue, Target
from institutions.access.journal import JournalEntry
from institutions.access.refusals import Refused
from institutions.revisions import revisions
from institutions.tests.cast import make_cast, wib
from institutions.tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
AT = wib(2026, 11, 24)
FREE = Quarter(2027, 1)


@pytest.fixture
def cast():
    found = make_cast()
    load_catalogue()
    return found


def test_a_new_target_is_set_by_one_of_two(cast):
    for year in range(2027, 2032):
        aim = [
            partial(set_targets, {("SDM-01", "62.03"): Wish(Decimal(value), None)}, year=year, scope=who, at=AT)
            for value, who in ((120, cast.verifier), (150, cast.administrator))
        ]
        before = revisions(set()).common

        answers = at_once(*aim)

        assert all(isinstance(answer, Outcome) for answer in answers), answers
        assert sorted(answer.changed for answer in answers) == [0, 1]
        kept = Target.objects.get(year=year).value
        assert [answer.overtaken for answer in answers if not answer.changed] == [{("SDM-01", "62.03"): kept}]
        assert revisions(set()).common == before + 1
    assert JournalEntry.everything.filter(verb="set_target").count() == 5


def test_a_published_value_is_entered_by_one_of_two(cast):
    printed = {("62.03", ""): Printed(Decimal("0.5"), 3)}
    enter = partial(
        enter_published_values, "IKG", values=printed, release=Release("BPS", "x"), scope=cast.verifier, at=AT
    )
    for year in range(2014, 2019):
        answers = at_once(partial(enter, year=year), partial(enter, year=year))

        assert sorted(type(answer).__name__ for answer in answers) == ["Refused", "int"], answers
        assert PublishedValue.objects.filter(year=year).count() == 1


def test_a_code_is_given_to_one_of_two(cast):
    said = {name: getattr(catalogue_in(FREE).of("LEM-03"), name) for name in SAID}
    for number in range(5, 10):
        add = partial(
            add_indicator, f"LEM-{number:02}", valid_from=FREE, values=said, free_from=FREE, scope=cast.verifier, at=AT
        )

        answers = at_once(add, add)

        assert sorted(type(answer).__name__ for answer in answers) == ["Definition", "Refused"], answers
        assert any(isinstance(answer, Refused) and "sudah dipakai" in answer.text for answer in answers)
    assert Definition.objects.filter(indicator__code__in=["LEM-05", "LEM-09"]).count() == 2
