"""The catalogue's pages: who may open them, what they show, and that nothing typed is lost."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from formats.quarters import Quarter
from indicators.catalogue import catalogue_in
from indicators.loading import load_catalogue
from indicators.models import Definition, Indicator, PublishedValue, Target
from institutions.access.roles import ABILITIES
from institutions.kinds import Kind
from institutions.tree import plant

pytestmark = pytest.mark.once

READ = [
    ("catalogue", {}),
    ("indicator", {"code": "SDM-01"}),
    ("indicator", {"code": "MTF"}),
    ("targets", {}),
    ("published", {"code": "MTF"}),
]
MANAGE = [("targets_edit", {}), ("published_new", {"code": "MTF"})]
TODAY = localdate()
YEAR = TODAY.year


@pytest.fixture(autouse=True)
def _catalogue(cast):
    load_catalogue()


def address(name, kwargs=None, **query):
    path = reverse(name, kwargs=kwargs)
    return path + ("?" + "&".join(f"{key}={value}" for key, value in query.items()) if query else "")


def text_of(answer):
    return answer.content.decode()


@pytest.fixture
def value(cast):
    return PublishedValue.objects.get(indicator__code="MTF", institution=cast.own, year=2023)


# --- doors ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "kwargs"), READ)
def test_everybody_who_is_logged_in_may_read(cast, name, kwargs):
    for who in cast.people.values():
        assert cast.client(who).get(address(name, kwargs)).status_code == 200


@pytest.mark.parametrize(("name", "kwargs"), [*READ, *MANAGE])
def test_a_stranger_logs_in_first(client, name, kwargs):
    assert client.get(address(name, kwargs)).status_code == 302


@pytest.mark.parametrize(("name", "kwargs"), MANAGE)
def test_only_who_manages_the_catalogue_may_change_it(cast, name, kwargs):
    for who in cast.people.values():
        expected = 200 if "manage_catalogue" in ABILITIES[who.role] else 403
        assert cast.client(who).get(address(name, kwargs)).status_code == expected


def test_posting_is_refused_to_readers_too(cast, value):
    client = cast.client(cast.coordinator)

    assert client.post(address("targets_edit"), {"SDM-01@62.03": "5"}).status_code == 403
    assert client.post(address("published_confirm", {"code": "MTF"}), {"nilai": value.pk}).status_code == 403
    assert client.post(address("published_edit", {"code": "MTF", "pk": value.pk})).status_code == 403
    assert client.post(address("published_remove", {"code": "MTF", "pk": value.pk}), {"note": "x"}).status_code == 403


def test_buttons_are_shown_to_who_may_press_them(cast):
    for who in (cast.verifier, cast.focal_point):
        shown = address("published_new", {"code": "MTF"}) in text_of(
            cast.client(who).get(address("published", {"code": "MTF"}))
        )
        assert shown == who.can("manage_catalogue")


@pytest.mark.parametrize("code", ["XXX-99", "sdm-01", "a" * 300])
def test_an_indicator_that_is_none_is_not_found(cast, code):
    assert cast.client(cast.verifier).get(f"/indikator/{code}/").status_code == 404


# --- reading ----------------------------------------------------------------------------------------


def test_the_catalogue_stands_by_prerequisite(cast):
    answer = cast.client(cast.focal_point).get(address("catalogue"))

    assert [group.prerequisite.value for group in answer.context["groups"]][:3] == [
        "komitmen",
        "kebijakan",
        "kelembagaan",
    ]
    assert answer.context["total"] == 46


def test_a_search_reads_code_name_and_question(cast):
    client = cast.client(cast.focal_point)

    found = [
        [
            row.definition.code
            for group in client.get(address("catalogue", cari=words)).context["groups"]
            for row in group.rows
        ]
        for words in ("sdm-01", "rapat+POKJA", "musrenbang", "tidakada")
    ]

    assert found == [["SDM-01"], ["LEM-03"], ["PAR-02"], []]


def test_the_catalogue_of_another_quarter(cast):
    old = catalogue_in(Quarter(2026, 3)).of("LEM-03")
    Definition.objects.create(
        indicator=old.indicator,
        valid_from=Quarter(2030, 1),
        name="Rapat lain",
        kind="count",
        shape="single",
        prerequisite="kelembagaan",
    )
    client = cast.client(cast.focal_point)

    assert "Rapat lain" not in text_of(client.get(address("catalogue", triwulan="2029-TW4")))
    assert "Rapat lain" in text_of(client.get(address("catalogue", triwulan="2030-TW1")))


@pytest.mark.parametrize("triwulan", ["", "2026-TW9", "x" * 400, "0000-TW1"])
def test_a_senseless_quarter_is_the_running_one(cast, triwulan):
    answer = cast.client(cast.focal_point).get(address("catalogue", triwulan=triwulan))

    assert answer.context["quarter"] == Quarter.of(TODAY)


def test_published_values_keep_their_digits(cast):
    assert "51,11" in text_of(cast.client(cast.leader).get(address("indicator", {"code": "MTF"})))


def test_regions_of_another_province_do_not_show(cast):
    elsewhere = plant(kind=Kind.PROVINCE, code="63", bps_code="63", name="Provinsi Lain", short_name="Lain")
    PublishedValue.objects.create(
        indicator=Indicator.objects.get(code="MTF"), institution=elsewhere, year=2023, value=Decimal("12.34"),
        publisher="BPS", found_in="x",
    )  # fmt: skip
    client = cast.client(cast.verifier)

    assert "12,34" not in text_of(client.get(address("published", {"code": "MTF"}, tahun=2023)))
    assert "12,34" not in text_of(client.get(address("indicator", {"code": "MTF"})))


def more_values(cast):
    index = Indicator.objects.get(code="MTF")
    for year in (2022, 2021):
        for region in (cast.own, cast.other):
            PublishedValue.objects.create(
                indicator=index, institution=region, year=year, value=Decimal(1), publisher="BPS", found_in="x"
            )
            Target.objects.create(indicator=index, institution=region, year=year, value=Decimal(1))


def more_regions(cast):
    for number in (4, 5):
        plant(
            kind=Kind.REGENCY, parent=cast.province, code=f"62.0{number}", name=f"Kabupaten {number}",
            short_name=f"K{number}", bps_code=f"62{number:02}",
        )  # fmt: skip


def more_indicators(cast):
    old = catalogue_in(Quarter(2026, 3)).of("SDM-02")
    for code in ("SDM-08", "SDM-09"):
        said = {f.name: getattr(old, f.name) for f in Definition._meta.fields if f.name not in ("id", "indicator")}
        Definition.objects.create(indicator=Indicator.objects.create(code=code, position=99), **said)


@pytest.mark.parametrize(("name", "kwargs"), [*READ, *MANAGE])
def test_queries_do_not_grow(cast, name, kwargs, assert_same_queries):
    client = cast.client(cast.verifier)

    def grow():
        more_values(cast)
        more_regions(cast)
        more_indicators(cast)

    assert assert_same_queries(lambda: client.get(address(name, kwargs)), grow=grow) <= 12


# --- targets ----------------------------------------------------------------------------------------

SECTION = {"tahun": YEAR, "bagian": "sumber_daya"}


def post_targets(cast, typed, shown=(), who=None):
    data = {"shown": json.dumps([list(one) for one in shown]), **typed}
    return cast.client(who or cast.verifier).post(address("targets_edit", **SECTION), data)


def target(code, place):
    row = Target.objects.filter(indicator__code=code, institution__code=place, year=YEAR).first()
    return row.value if row else None


def test_a_table_of_targets_is_saved_at_once(cast):
    answer = post_targets(
        cast, {"SDM-01@62": "1.500", "SDM-01@62.03": "120", "ARG-01@62.03": "12,5%", "SDM-02@62.03": ""}
    )

    assert answer.status_code == 302
    assert [target("SDM-01", "62"), target("SDM-01", "62.03"), target("ARG-01", "62.03")] == [
        1500,
        120,
        Decimal("12.5"),
    ]
    assert Target.objects.count() == 3


@pytest.mark.parametrize("wrong", ["dua belas", "9" * 300, "-5", "1,5", "1e9"])
def test_what_cannot_be_taken_stays_in_its_cell_and_the_rest_is_saved(cast, wrong):
    answer = post_targets(cast, {"SDM-01@62.02": wrong, "SDM-01@62.03": "120"})

    cells = {one.name: one for row in answer.context["grid"].rows for one in row.inputs}
    assert answer.status_code == 422
    assert cells["SDM-01@62.02"].text == wrong
    assert cells["SDM-01@62.02"].error
    assert wrong in text_of(answer)
    assert (target("SDM-01", "62.02"), target("SDM-01", "62.03")) == (None, 120)


def test_a_number_with_two_readings_is_asked_about(cast):
    answer = post_targets(cast, {"ARG-01@62.03": "12.500"})

    assert answer.status_code == 422
    assert "dapat berarti" in text_of(answer)


def test_a_cell_that_was_not_touched_is_not_written(cast):
    Target.objects.create(
        indicator=Indicator.objects.get(code="SDM-01"), institution=cast.own, year=YEAR, value=Decimal(150)
    )

    post_targets(cast, {"SDM-01@62.03": "120", "SDM-01@62.02": "7"}, shown=[("SDM-01", "62.03", "120")])

    assert (target("SDM-01", "62.03"), target("SDM-01", "62.02")) == (150, 7)


def test_two_people_in_one_cell(cast):
    Target.objects.create(
        indicator=Indicator.objects.get(code="SDM-01"), institution=cast.own, year=YEAR, value=Decimal(150)
    )

    answer = post_targets(cast, {"SDM-01@62.03": "120"})

    assert answer.status_code == 422
    assert "orang lain mengubahnya menjadi 150" in text_of(answer)
    assert target("SDM-01", "62.03") == 150
    again = post_targets(cast, {"SDM-01@62.03": "120"}, shown=json.loads(answer.context["grid"].shown))
    assert (again.status_code, target("SDM-01", "62.03")) == (302, 120)


@pytest.mark.parametrize("shown", ["", "[", "{}", "[[1]]", '[["SDM-01","62.03","x"]]'])
def test_a_forged_memory_harms_nobody(cast, shown):
    answer = cast.client(cast.verifier).post(
        address("targets_edit", **SECTION), {"shown": shown, "SDM-01@62.03": "5", "XXX@99": "5"}
    )

    assert answer.status_code == 302
    assert Target.objects.count() == 1


def test_what_one_person_typed_is_not_saved_for_another(cast):
    typed = {"typed_by": cast.administrator.user.pk}

    assert post_targets(cast, {"SDM-01@62.03": "120", **typed}).status_code == 409
    assert post_values(cast, **{"62@": "0,540", **typed}).status_code == 409
    assert post_targets(cast, {"SDM-01@62.03": "7", **typed}, who=cast.administrator).status_code == 302
    assert target("SDM-01", "62.03") == 7


def test_a_region_without_target_shows_the_provinces(cast):
    post_targets(cast, {"SDM-01@62": "1.500"})

    answer = cast.client(cast.leader).get(address("targets", **SECTION))

    cells = {one.name: one for row in answer.context["grid"].rows for one in row.inputs}
    assert (cells["SDM-01@62.03"].text, cells["SDM-01@62.03"].fallback) == ("", "1.500")


# --- published values -------------------------------------------------------------------------------


def post_values(cast, code="IKG", **typed):
    data = {"year": "2025", "publisher": "BPS", "found_in": "kalteng.bps.go.id", **typed}
    return cast.client(cast.verifier).post(address("published_new", {"code": code}), data)


def test_a_table_of_values_is_entered_as_printed(cast):
    answer = post_values(cast, **{"62@": "0,540", "62.03@": "0,5", "released_on": "2026-05-05"})

    assert answer.status_code == 302
    entered = PublishedValue.objects.filter(indicator__code="IKG", year=2025).order_by("institution__code")
    assert [str(one.printed_digits) for one in entered] == ["0.540", "0.5"]
    assert [one.released_on for one in entered] == [date(2026, 5, 5)] * 2


def test_men_and_women_are_entered_apart(cast):
    assert post_values(cast, "TPAK", **{"62@L": "85,10", "62@P": "51,2"}).status_code == 302

    entered = PublishedValue.objects.filter(indicator__code="TPAK", year=2025).order_by("sex")
    assert [(one.sex, str(one.printed_digits)) for one in entered] == [("L", "85.10"), ("P", "51.2")]


@pytest.mark.parametrize("wrong", ["tinggi", "9" * 300, "-1", "1,23456"])
def test_a_wrong_value_keeps_all_that_was_typed(cast, wrong):
    answer = post_values(cast, **{"62@": "0,540", "62.03@": wrong, "series": "seri baru"})

    assert answer.status_code == 422
    for typed in ("0,540", wrong, "seri baru", "kalteng.bps.go.id"):
        assert f'value="{typed}"' in text_of(answer)
    assert not PublishedValue.objects.filter(indicator__code="IKG", year=2025).exists()


def test_a_table_without_values_is_none(cast):
    assert "Isi sedikitnya satu nilai." in text_of(post_values(cast))


def test_a_value_that_is_there_is_not_entered_again(cast):
    post_values(cast, **{"62@": "0,540"})

    answer = post_values(cast, **{"62@": "0,541"})

    assert answer.status_code == 422
    assert "sudah mempunyai nilai 2025" in text_of(answer)


@pytest.mark.parametrize(("asked", "year"), [("1998", 1998), ("2023", 2023), ("2001", 2024), ("kemarin", 2024)])
def test_the_list_shows_a_year_that_has_values(cast, asked, year):
    old = PublishedValue.objects.get(indicator__code="MTF", institution=cast.own, year=2023)
    old.pk, old.year = None, 1998
    old.save()

    page = cast.client(cast.leader).get(address("published", {"code": "MTF"}, tahun=asked))

    assert page.context["year"] == year


def test_nothing_is_entered_for_what_is_reported(cast):
    assert cast.client(cast.verifier).get(address("published_new", {"code": "SDM-01"})).status_code == 422


def test_ticked_values_are_confirmed(cast, value):
    answer = cast.client(cast.verifier).post(
        address("published_confirm", {"code": "MTF"}), {"nilai": [value.pk, "x", "9" * 99]}
    )

    assert answer.headers["Location"].endswith("?tahun=2023")
    assert list(PublishedValue.objects.filter(is_confirmed=True)) == [value]


def test_a_value_is_corrected(cast, value):
    client = cast.client(cast.verifier)
    page = address("published_edit", {"code": "MTF", "pk": value.pk})
    form = client.get(page).context["form"]

    answer = client.post(page, {**form.initial, "released_on": "", "value": "51,10", "seen": form.stands})

    assert answer.status_code == 302
    value.refresh_from_db()
    assert str(value.printed_digits) == "51.10"


def test_a_value_of_another_indicator_is_not_found(cast, value):
    assert cast.client(cast.verifier).get(address("published_edit", {"code": "IKG", "pk": value.pk})).status_code == 404


def test_a_value_is_removed_with_a_reason(cast, value):
    client = cast.client(cast.verifier)
    page = address("published_remove", {"code": "MTF", "pk": value.pk})

    assert client.post(page, {"note": ""}).status_code == 422
    assert client.post(page, {"note": "Salah daerah."}).status_code == 302
    assert not PublishedValue.objects.filter(pk=value.pk).exists()
