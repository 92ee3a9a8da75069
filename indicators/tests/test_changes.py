from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from formats.quarters import Quarter
from indicators.catalogue import ARITHMETIC, Definition, Indicator, catalogue_in
from indicators.changes.definitions import SAID, WORDING, add_indicator, correct_wording, define_from, set_weights
from indicators.changes.published import (
    Printed,
    Release,
    confirm_published_values,
    correct_published_value,
    enter_published_values,
    remove_published_value,
)
from indicators.changes.targets import Wish, set_targets
from indicators.loading import FIRST_QUARTER, load_catalogue
from indicators.models import PublishedValue, Target
from indicators.targets import targets_in
from institutions.access.journal import JournalEntry
from institutions.access.refusals import Beaten, NotAllowed, Refused
from institutions.revisions import revisions

AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
FREE = Quarter(2027, 1)
BPS = Release(publisher="BPS", found_in="kalteng.bps.go.id", released_on=date(2025, 5, 5))


@pytest.fixture(autouse=True)
def _catalogue(cast):
    load_catalogue()


def held(code, quarter=FREE):
    return catalogue_in(quarter).of(code)


def common():
    return revisions(set()).common


def told(verb):
    return list(JournalEntry.everything.filter(verb=verb).order_by("pk"))


def change_name(cast, who):
    return correct_wording(held("LEM-03"), values={"name": "Rapat Pokja"}, scope=who, at=AT)


# --- words ------------------------------------------------------------------------------------------


def test_words_are_corrected_in_place_and_told(cast):
    before = common()

    change_name(cast, cast.verifier)

    assert held("LEM-03", FIRST_QUARTER).name == "Rapat Pokja"
    assert Definition.objects.filter(indicator__code="LEM-03").count() == 1
    (entry,) = told("correct_wording")
    assert entry.institution == cast.province
    assert entry.note == "nama: Rapat Pokja PUG → Rapat Pokja"
    assert common() == before + 1


@pytest.mark.parametrize("name", ["coordinator", "province_coordinator", "focal_point", "leader", "province_leader"])
def test_words_are_not_everybodys_to_correct(cast, name):
    with pytest.raises(NotAllowed):
        change_name(cast, cast.people[name])

    assert held("LEM-03").name == "Rapat Pokja PUG"
    assert told("correct_wording") == []


def test_nothing_corrected_is_nothing_told(cast):
    before = common()

    correct_wording(held("LEM-03"), values={"name": "Rapat Pokja PUG"}, scope=cast.verifier, at=AT)

    assert (common(), told("correct_wording")) == (before, [])


def test_arithmetic_is_no_wording(cast):
    correct_wording(held("LEM-03"), values={"rollup_units": "mean", "weight": 5}, scope=cast.verifier, at=AT)

    assert (held("LEM-03").rollup_units, held("LEM-03").weight) == ("sum", 1)
    assert set(WORDING) & set(ARITHMETIC) == {"choices"}
    assert set(WORDING) | set(ARITHMETIC) | {"prerequisite"} == set(SAID)


def test_of_a_choice_the_words_may_change_and_the_scores_not(cast):
    correct_wording(
        held("KOM-01"), values={"choices": [[2, "Utuh"], [1, "Sebagian"], [0, "Belum"]]}, scope=cast.verifier, at=AT
    )

    with pytest.raises(Refused):
        correct_wording(held("KOM-01"), values={"choices": [[3, "Utuh"], [0, "Belum"]]}, scope=cast.verifier, at=AT)
    assert held("KOM-01").options == ((2, "Utuh"), (1, "Sebagian"), (0, "Belum"))


# --- definitions ------------------------------------------------------------------------------------


def define(cast, quarter=FREE, who=None, **values):
    return define_from(
        Indicator.objects.get(code="LEM-03"),
        quarter=quarter,
        values=values or {"kind": "amount", "unit": "rupiah"},
        free_from=FREE,
        scope=who or cast.verifier,
        at=AT,
    )


def test_new_arithmetic_holds_from_its_quarter_on(cast):
    before = common()

    define(cast)

    assert [held("LEM-03", q).kind for q in (Quarter(2026, 4), FREE)] == ["count", "amount"]
    (entry,) = told("define_from")
    assert entry.text == "Menetapkan definisi LEM-03 mulai Triwulan I 2027."
    assert entry.note == "jenis: Jumlah → Nilai rupiah\nsatuan: rapat → rupiah"
    assert common() == before + 1


def test_a_reported_quarter_keeps_its_definition(cast):
    with pytest.raises(Refused, match="Triwulan IV 2026 sudah dilaporkan"):
        define(cast, Quarter(2026, 4))

    assert Definition.objects.filter(indicator__code="LEM-03").count() == 1


def test_nobody_defines_before_the_last_definition(cast):
    define(cast, Quarter(2028, 1))

    with pytest.raises(Refused, match="berlaku sejak Triwulan I 2028"):
        define(cast, Quarter(2027, 3))


def test_a_definition_that_nobody_used_is_replaced(cast):
    define(cast)

    define(cast, unit="juta rupiah")

    assert [d.unit for d in Definition.objects.filter(indicator__code="LEM-03")] == ["rapat", "juta rupiah"]


def test_the_kind_changes_only_with_the_year(cast):
    with pytest.raises(Refused) as refusal:
        define(cast, Quarter(2027, 2))

    assert [flaw.field for flaw in refusal.value.problems] == ["kind"]


def test_an_unsound_definition_is_refused_with_its_fields(cast):
    with pytest.raises(Refused) as refusal:
        define(cast, kind="share", unit="orang")

    assert {flaw.field for flaw in refusal.value.problems} >= {"shape", "rollup_units", "unit"}
    assert told("define_from") == []


def test_only_the_province_defines(cast):
    with pytest.raises(NotAllowed):
        define(cast, who=cast.coordinator)


def add(cast, code="LEM-05", valid_from=FREE, who=None, **values):
    said = {name: getattr(held("LEM-03"), name) for name in SAID}
    return add_indicator(
        code, valid_from=valid_from, values={**said, **values}, free_from=FREE, scope=who or cast.administrator, at=AT
    )


def test_a_new_indicator_stands_behind_the_others_from_its_quarter_on(cast):
    add(cast, name="Rapat focal point")

    assert [d.code for d in catalogue_in(FREE).definitions][-1] == "LEM-05"
    assert "LEM-05" not in {d.code for d in catalogue_in(Quarter(2026, 4)).definitions}
    assert told("add_indicator")[0].text.startswith("Menambahkan indikator LEM-05 mulai Triwulan I 2027")


def test_a_code_is_given_once(cast):
    with pytest.raises(Refused, match="LEM-01 sudah dipakai"):
        add(cast, "LEM-01")


def test_a_new_question_does_not_reach_reports_that_are_in(cast):
    with pytest.raises(Refused, match="sudah dilaporkan"):
        add(cast, valid_from=Quarter(2026, 3))


def test_what_is_published_elsewhere_may_begin_earlier(cast):
    said = {name: getattr(held("IPG"), name) for name in SAID}

    add(cast, "IKGX", valid_from=Quarter(2021, 1), **said)

    assert held("IKGX", Quarter(2021, 1)).source == "external"


def test_weights_hold_from_their_quarter_on(cast):
    changed = set_weights({"KOM-01": 3, "KOM-02": 1}, quarter=FREE, free_from=FREE, scope=cast.verifier, at=AT)

    assert changed == 1
    assert [held("KOM-01", q).weight for q in (Quarter(2026, 4), FREE)] == [1, 3]
    assert [entry.note for entry in told("set_weight")] == ["bobot: 1 → 3"]


def test_a_weight_reaches_later_definitions_too(cast):
    define(cast, Quarter(2028, 1))

    set_weights({"LEM-03": 2}, quarter=FREE, free_from=FREE, scope=cast.verifier, at=AT)

    assert [held("LEM-03", q).weight for q in (Quarter(2026, 4), FREE, Quarter(2028, 1))] == [1, 2, 2]


def test_weights_of_reported_quarters_stand(cast):
    with pytest.raises(Refused, match="sudah dilaporkan"):
        set_weights({"KOM-01": 3}, quarter=Quarter(2026, 3), free_from=FREE, scope=cast.verifier, at=AT)


# --- targets ----------------------------------------------------------------------------------------


def aim(cast, value, *, shown=None, code="SDM-01", place="62.03", who=None):
    wish = Wish(None if value is None else Decimal(value), None if shown is None else Decimal(shown))
    return set_targets({(code, place): wish}, year=2027, scope=who or cast.verifier, at=AT)


def target_of(place, code="SDM-01", province=None):
    return targets_in({2027}).of(code, year=2027, institution_id=place.pk, province_id=(province or place).pk)


def test_a_target_is_set_and_told(cast):
    before = common()

    outcome = aim(cast, 120)

    assert (outcome.changed, outcome.overtaken) == (1, {})
    assert target_of(cast.own) == 120
    (entry,) = told("set_target")
    assert (entry.institution, entry.note) == (cast.province, "— → 120")
    assert common() == before + 1


def test_a_target_missing_for_a_region_is_the_provinces(cast):
    aim(cast, 500, place="62")
    aim(cast, 120)

    assert target_of(cast.other, province=cast.province) == 500
    assert target_of(cast.own, province=cast.province) == 120


def test_a_target_can_be_taken_away(cast):
    aim(cast, 120)

    aim(cast, None, shown=120)

    assert not Target.objects.exists()


def test_a_target_that_somebody_changed_meanwhile_stands(cast):
    aim(cast, 120)

    outcome = aim(cast, 150, shown=None)

    assert outcome.overtaken == {("SDM-01", "62.03"): Decimal(120)}
    assert target_of(cast.own) == 120


@pytest.mark.parametrize(("code", "value"), [("SDM-01", "1.5"), ("ARG-01", "101"), ("ARG-01", "1.234"), ("SDM-01", -1)])
def test_a_target_that_cannot_be_is_refused(cast, code, value):
    with pytest.raises(Refused):
        aim(cast, value, code=code)

    assert not Target.objects.exists()


@pytest.mark.parametrize(
    ("code", "place"), [("KOM-01", "62.03"), ("OUT-04", "62.03"), ("XXX", "62.03"), ("SDM-01", "99")]
)
def test_what_has_no_target_gets_none(cast, code, place):
    with pytest.raises(Refused):
        aim(cast, 1, code=code, place=place)


def test_only_the_province_sets_targets(cast):
    with pytest.raises(NotAllowed):
        aim(cast, 120, who=cast.coordinator)


# --- published values -------------------------------------------------------------------------------


def enter(cast, code="IKG", values=None, who=None, **release):
    printed = values or {("62.03", ""): Printed(Decimal("0.5"), 3)}
    return enter_published_values(
        code, year=2025, values=printed, release=Release(**{**vars(BPS), **release}), scope=who or cast.verifier, at=AT
    )


def test_a_published_value_keeps_the_digits_of_its_source(cast):
    before = common()

    enter(cast)

    value = PublishedValue.objects.get(indicator__code="IKG", institution=cast.own, year=2025)
    assert (str(value.printed_digits), value.is_confirmed, value.found_in) == ("0.500", False, "kalteng.bps.go.id")
    assert told("enter_published")[0].text == "Memasukkan IKG 2025 Kabupaten Kapuas: 0,500, BPS."
    assert common() == before + 1


def test_a_value_is_entered_once_and_all_or_none(cast):
    enter(cast)

    with pytest.raises(Refused, match="sudah mempunyai nilai 2025"):
        enter(cast, values={("62.02", ""): Printed(Decimal(1), 3), ("62.03", ""): Printed(Decimal(1), 3)})

    assert PublishedValue.objects.filter(indicator__code="IKG", year=2025).count() == 1


def test_another_series_stands_beside_the_first(cast):
    enter(cast)

    enter(cast, series="lama")

    assert PublishedValue.objects.filter(indicator__code="IKG", year=2025).count() == 2


def test_men_and_women_are_published_apart(cast):
    enter(cast, "TPAK", {("62", "L"): Printed(Decimal("85.1"), 2), ("62", "P"): Printed(Decimal("50.3"), 2)})

    with pytest.raises(Refused):
        enter(cast, "TPAK", {("62", ""): Printed(Decimal("70"), 2)})


def test_what_is_reported_is_not_published(cast):
    with pytest.raises(Refused, match="dilaporkan lewat formulir"):
        enter(cast, "SDM-01")


def test_agencies_have_no_published_values(cast):
    with pytest.raises(Refused):
        enter(cast, values={(cast.health.code, ""): Printed(Decimal(1), 0)})


def test_a_correction_says_what_it_changed(cast):
    enter(cast)
    value = PublishedValue.objects.get(indicator__code="IKG", institution=cast.own, year=2025)

    correct_published_value(value, printed=Printed(Decimal("0.501"), 3), release=BPS, scope=cast.verifier, at=AT)

    assert told("correct_published")[0].note == "nilai: 0,500 → 0,501"


def test_a_value_is_confirmed_once(cast):
    enter(cast)
    values = list(PublishedValue.objects.filter(indicator__code="IKG", year=2025))

    assert confirm_published_values(values, scope=cast.verifier, at=AT) == 1
    assert confirm_published_values(values, scope=cast.verifier, at=AT) == 0
    assert PublishedValue.objects.get(pk=values[0].pk).is_confirmed


def test_a_value_is_removed_with_a_reason(cast):
    enter(cast)
    value = PublishedValue.objects.get(indicator__code="IKG", institution=cast.own, year=2025)

    with pytest.raises(Refused, match="alasan"):
        remove_published_value(value, note=" ", scope=cast.verifier, at=AT)
    remove_published_value(value, note="Salah daerah.", scope=cast.verifier, at=AT)

    assert told("remove_published")[0].text == "Menghapus IKG 2025 Kabupaten Kapuas: 0,500, BPS."
    with pytest.raises(Beaten):
        remove_published_value(value, note="Sekali lagi.", scope=cast.verifier, at=AT)


@pytest.mark.parametrize("name", ["coordinator", "focal_point", "province_leader"])
def test_only_the_province_keeps_published_values(cast, name):
    who = cast.people[name]

    with pytest.raises(NotAllowed):
        enter(cast, who=who)
    with pytest.raises(NotAllowed):
        confirm_published_values(PublishedValue.objects.all(), scope=who, at=AT)
