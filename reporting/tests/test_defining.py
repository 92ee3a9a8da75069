"""New definitions, new indicators, weights: only from a quarter that nobody has reported; nothing typed is lost."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from formats.quarters import Quarter
from indicators.catalogue import catalogue_in
from indicators.loading import FIRST_QUARTER, load_catalogue
from indicators.models import Definition, Indicator
from indicators.pages.definition_forms import initial_of
from institutions.access.roles import ABILITIES
from reporting.free_quarters import first_free_quarter
from reporting.statuses import Status
from reporting.tests.stories import a_figure, a_report

PAGES = [("definition_new", {"code": "LEM-03"}), ("indicator_new", {}), ("weights", {})]
NOW = Quarter.of(localdate())


@pytest.fixture(autouse=True)
def _catalogue(cast):
    load_catalogue()


def held(code, quarter=NOW):
    return catalogue_in(quarter).of(code)


# --- which quarters are free ------------------------------------------------------------------------


def test_before_anybody_reports_every_quarter_is_free():
    assert first_free_quarter() == FIRST_QUARTER


def test_a_quarter_is_taken_when_anybody_has_handed_in(cast):
    a_report(cast.health, Status.SUBMITTED, quarter=Quarter(2026, 3))
    a_report(cast.other_health, Status.DRAFT, quarter=Quarter(2026, 4))

    assert first_free_quarter() == Quarter(2026, 4)


def test_a_returned_report_has_been_handed_in(cast):
    a_report(cast.health, Status.RETURNED, quarter=Quarter(2026, 3))

    assert first_free_quarter() == Quarter(2026, 4)


def test_an_item_that_is_answered_in_a_draft_keeps_its_definition(cast):
    draft = a_report(cast.health, Status.DRAFT, quarter=Quarter(2026, 4))
    a_figure(draft, held("SDM-01"), 1, 2)

    assert first_free_quarter(Indicator.objects.get(code="SDM-01")) == Quarter(2027, 1)
    assert first_free_quarter(Indicator.objects.get(code="LEM-03")) == FIRST_QUARTER


# --- doors ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kwargs"), [*PAGES, ("definition_wording", {"code": "KOM-01", "quarter": FIRST_QUARTER})]
)
def test_only_who_manages_the_catalogue_comes_in(cast, client, name, kwargs):
    page = reverse(name, kwargs=kwargs)

    for who in cast.people.values():
        expected = 200 if "manage_catalogue" in ABILITIES[who.role] else 403
        assert cast.client(who).get(page).status_code == expected
        if expected == 403:
            assert cast.client(who).post(page, {"name": "x"}).status_code == 403
    assert client.get(page).status_code == 302


def test_what_is_not_there_is_not_found(cast):
    client = cast.client(cast.verifier)

    assert client.get("/indikator/XXX-01/definisi/").status_code == 404
    assert client.get("/indikator/KOM-01/kata-kata/2021-TW1/").status_code == 404


@pytest.mark.parametrize(("name", "kwargs"), PAGES)
def test_queries_do_not_grow(cast, name, kwargs, assert_same_queries):
    client = cast.client(cast.verifier)
    a_report(cast.health, Status.SUBMITTED)

    def grow():
        a_report(cast.schools, Status.SUBMITTED)
        a_report(cast.other_health, Status.SUBMITTED)
        old = held("SDM-02")
        for code in ("SDM-08", "SDM-09"):
            said = {f.name: getattr(old, f.name) for f in Definition._meta.fields if f.name not in ("id", "indicator")}
            Definition.objects.create(indicator=Indicator.objects.create(code=code, position=99), **said)

    assert assert_same_queries(lambda: client.get(reverse(name, kwargs=kwargs)), grow=grow) <= 12


# --- words ------------------------------------------------------------------------------------------


def correct(cast, code="KOM-01", **typed):
    page = reverse("definition_wording", kwargs={"code": code, "quarter": FIRST_QUARTER})
    client = cast.client(cast.verifier)
    form = client.get(page).context["form"]
    return client.post(page, {**form.initial, "seen": form.stands, **typed})


def test_words_and_answers_are_corrected(cast):
    assert correct(cast, name="Isu gender dalam RPJMD", answer_2="Utuh").status_code == 302

    assert (held("KOM-01").name, held("KOM-01").options[0]) == ("Isu gender dalam RPJMD", (2, "Utuh"))


def test_words_that_somebody_else_corrected_meanwhile(cast):
    page = reverse("definition_wording", kwargs={"code": "KOM-01", "quarter": FIRST_QUARTER})
    form = cast.client(cast.verifier).get(page).context["form"]
    correct(cast, name="Lebih dahulu")

    answer = cast.client(cast.verifier).post(page, {**form.initial, "seen": form.stands, "name": "Kemudian"})

    assert answer.status_code == 422
    assert "Kemudian" in answer.content.decode()
    assert held("KOM-01").name == "Lebih dahulu"


@pytest.mark.parametrize("typed", [{"name": ""}, {"name": "x" * 201}, {"answer_2": "Belum"}])
def test_words_that_cannot_be_keep_the_rest(cast, typed):
    answer = correct(cast, explanation="Penjelasan yang baru diketik", **typed)

    assert answer.status_code == 422
    assert "Penjelasan yang baru diketik" in answer.content.decode()
    assert held("KOM-01").options[0] == (2, "Lengkap")


# --- definitions ------------------------------------------------------------------------------------


def typed_of(definition, **typed):
    initial = {name: value for name, value in initial_of(definition).items() if value is not False}
    choices = "\n".join(f"{score}: {label}" for score, label in definition.options)
    return {**initial, "choices": choices, "valid_from": NOW.next.code, **typed}


def define(cast, code="LEM-03", **typed):
    page = reverse("definition_new", kwargs={"code": code})
    return cast.client(cast.verifier).post(page, typed_of(held(code), **typed))


def test_a_definition_begins_with_a_free_quarter(cast):
    a_report(cast.own, Status.SUBMITTED, quarter=NOW)

    answer = define(cast, asked_in=["2", "4"])

    assert answer.status_code == 302
    assert [held("LEM-03", quarter).asked_in for quarter in (NOW, NOW.next)] == ["1|2|3|4", "2|4"]
    shown = cast.client(cast.leader).get(reverse("indicator", kwargs={"code": "LEM-03"})).content.decode()
    assert "ditanyakan pada triwulan: 1, 2, 3, 4 → 2, 4" in shown


def test_a_reported_quarter_is_not_offered(cast):
    a_report(cast.own, Status.SUBMITTED, quarter=NOW)

    answer = define(cast, valid_from=NOW.code, decimals="2")

    assert answer.status_code == 422
    assert Definition.objects.filter(indicator__code="LEM-03").count() == 1


def test_what_does_not_fit_is_shown_beside_its_field_with_all_that_was_typed(cast):
    answer = define(cast, rollup_units="ratio", unit="", name="Nama yang baru diketik")

    form = answer.context["form"]
    assert answer.status_code == 422
    assert set(form.errors) == {"rollup_units", "unit", "__all__"}
    assert "Nama yang baru diketik" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"decimals": "9"}, "decimals"),
        ({"decimals": "dua"}, "decimals"),
        ({"weight": "-1"}, "weight"),
        ({"weight": "9" * 300}, "weight"),
        ({"kind": "suhu"}, "kind"),
        ({"valid_from": "besok"}, "valid_from"),
        ({"choices": "Ada"}, "choices"),
        ({"shared_column": "b"}, "shared_with"),
        ({"shared_column": "b", "shared_with": "ARG-01.a"}, "shared_with"),
    ],
)
def test_bad_input_is_told_beside_its_field(cast, typed, field):
    answer = define(cast, **typed)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert Definition.objects.filter(indicator__code="LEM-03").count() == 1


def test_a_choice_and_a_shared_number_survive_the_form_unchanged(cast):
    for code in ("KOM-01", "ARG-02"):
        assert define(cast, code).status_code == 302
        assert Definition.objects.filter(indicator__code=code).count() == 1


# --- new indicators ---------------------------------------------------------------------------------


def add(cast, code="LEM-05", **typed):
    said = typed_of(held("LEM-03"), code=code, name="Rapat focal point", **typed)
    return cast.client(cast.administrator).post(reverse("indicator_new"), said)


def test_an_indicator_is_added(cast):
    answer = add(cast)

    assert answer.headers["Location"] == reverse("indicator", kwargs={"code": "LEM-05"})
    assert held("LEM-05", NOW.next).name == "Rapat focal point"
    assert cast.client(cast.leader).get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize("code", ["LEM-03", "lem-05", "LEM 05", "", "X" * 30, "<script>"])
def test_a_code_that_cannot_be_keeps_the_rest(cast, code):
    answer = add(cast, code)

    assert answer.status_code == 422
    assert "code" in answer.context["form"].errors
    assert "Rapat focal point" in answer.content.decode()
    assert Indicator.objects.count() == 46


# --- weights ----------------------------------------------------------------------------------------


def weigh(cast, **typed):
    form = cast.client(cast.verifier).get(reverse("weights")).context["form"]
    weights = {one.code: one.weight for one in form.definitions}
    return cast.client(cast.verifier).post(reverse("weights"), {**weights, "valid_from": NOW.next.code, **typed})


def test_weights_are_changed_from_a_quarter_on(cast):
    assert weigh(cast, **{"KOM-01": "3"}).status_code == 302

    assert [held("KOM-01", quarter).weight for quarter in (NOW, NOW.next)] == [1, 3]
    assert Definition.objects.count() == 47


@pytest.mark.parametrize("wrong", ["tiga", "-1", "100", "1,5", "9" * 300, ""])
def test_a_wrong_weight_changes_none(cast, wrong):
    answer = weigh(cast, **{"KOM-01": wrong, "KOM-02": "7"})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["KOM-01"]
    assert 'value="7"' in answer.content.decode()
    assert Definition.objects.count() == 46
