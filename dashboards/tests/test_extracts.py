"""Every view has its files: what the page shows, refuses and says; nothing that may not leave."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from dashboards.extracts.extractable import Extractable
from dashboards.pages import QuarterDoor
from dashboards.tests.plenty import Plenty, more_agencies
from dashboards.tests.stories import TW2, TW3, told
from indicators.kinds import Level, Shape
from indicators.loading import load_catalogue
from institutions.access.scope import Scope
from institutions.revisions import bump
from institutions.tests.cast import Cast, wib
from reporting.tests.stories import a_definition

BOARD, REGION, READY = "/papan/2026-TW3/", "/papan/2026-TW3/62.03/", "/papan/2026-TW3/kesiapan/"
FORMS = ("csv", "xlsx", "pdf")


@pytest.fixture(autouse=True)
def _in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboards.pages.localdate", lambda: date(2026, 11, 24))
    monkeypatch.setattr("dashboards.extracts.extractable.timezone.now", lambda: wib(2026, 11, 24, 10, 42))


@pytest.fixture
def filled(cast: Cast) -> Cast:
    load_catalogue()
    Plenty(silent=0).fill([cast.own, cast.other, cast.health], quarters=[TW2, TW3])
    return cast


def text(cast: Cast, address: str, *, who: Scope | None = None) -> str:
    answer = cast.client(who or cast.verifier).get(address)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode("utf-8-sig"))


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one)
        else:
            yield one


def test_every_page_of_the_board_can_be_taken_along() -> None:
    doors = [getattr(one.callback, "view_class", None) for one in patterns(get_resolver())]
    pages = {one for one in doors if one and issubclass(one, QuarterDoor) and getattr(one, "template_name", "")}

    assert {one.__name__ for one in pages if not issubclass(one, Extractable)} <= NO_VIEWS
    assert len([one for one in pages if issubclass(one, Extractable)]) >= 10


#: Lists of documents and of questions, which show no numbers of the quarter.
NO_VIEWS = {"BundleDoor", "EditionList", "QuestionsDoor"}


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_named_for_view_scope_and_quarter(filled: Cast, form: str) -> None:
    answer = filled.client(filled.leader).get(f"{READY}?bentuk={form}")

    assert answer.status_code == 200
    assert f'filename="kesiapan-62-2026-TW3.{form}"' in answer["Content-Disposition"]


def test_a_form_that_there_is_not_is_not_found(filled: Cast) -> None:
    assert filled.client(filled.leader).get(f"{READY}?bentuk=docx").status_code == 404


def test_another_quarter_keeps_the_form(filled: Cast) -> None:
    answer = filled.client(filled.leader).get(f"{READY}?bentuk=csv&triwulan=2026-TW2")

    assert answer["Location"] == "/papan/2026-TW2/kesiapan/?bentuk=csv"


@pytest.mark.parametrize("form", FORMS)
def test_provisional_numbers_are_marked_and_are_for_those_who_may_see_them(filled: Cast, form: str) -> None:
    address = f"{REGION}?sementara=1&bentuk={form}"

    answer = filled.client(filled.verifier).get(address)

    assert answer.status_code == 200
    assert f'filename="daerah-62.03-2026-TW3-SEMENTARA.{form}"' in answer["Content-Disposition"]
    other = f"/papan/2026-TW3/62.02/?sementara=1&bentuk={form}"
    assert filled.client(filled.coordinator).get(other).status_code == 403


def test_a_provisional_file_says_so_in_its_first_line(filled: Cast) -> None:
    assert text(filled, f"{BOARD}?sementara=1&bentuk=csv").startswith('"SEMENTARA. Papan provinsi')


def test_the_file_is_sorted_as_the_page_is(filled: Cast) -> None:
    first, last = sorted((filled.own.name, filled.other.name))

    up, down = (text(filled, f"{BOARD}?urut={order}&bentuk=csv") for order in ("daerah", "-daerah"))

    part = [one.split("Kabupaten/kota menurut laporan")[1] for one in (up, down)]
    assert part[0].index(first) < part[0].index(last)
    assert part[1].index(last) < part[1].index(first)


def test_an_agency_of_others_is_not_found_in_any_form(filled: Cast) -> None:
    for form in FORMS:
        address = f"/papan/2026-TW3/62.02/{filled.other_health.code}/?bentuk={form}"
        assert filled.client(filled.focal_point).get(address).status_code == 404


def test_small_sensitive_counts_stand_on_the_page_and_in_no_file(cast: Cast) -> None:
    victims = a_definition("OUT-99", level=Level.REGION, shape=Shape.SEXES, is_sensitive=True, prerequisite="hasil")
    told(cast.own, victims, 777, 3)
    told(cast.other, victims, 888, 901)

    for page, file, name in (
        (REGION, f"{REGION}?bentuk=csv", "OUT-99"),
        ("/kesenjangan/2026-TW3/daerah/62.03/", "/kesenjangan/2026-TW3/daerah/62.03/?bentuk=csv", "OUT-99"),
        ("/kesenjangan/2026-TW3/OUT-99/", "/kesenjangan/2026-TW3/OUT-99/?bentuk=csv", cast.own.name),
    ):
        shown = text(cast, page)
        lines = [one for one in text(cast, file).splitlines() if f'"{name}"' in one]
        assert "777" in shown
        assert lines
        assert not any(number in line for line in lines for number in ("774", ";3;"))
        assert not any("777" in line and "780" in line for line in lines), "one of the two would tell the other"
        assert any("disamarkan" in line for line in lines)


def test_files_ask_as_much_for_many_agencies(filled: Cast, assert_same_queries: Callable[..., int]) -> None:
    client = filled.client(filled.verifier)

    def grow() -> None:
        new = more_agencies(filled.own, 3)
        Plenty(silent=0).fill(new, quarters=[TW3])
        bump()

    assert_same_queries(lambda: client.get(f"{REGION}?bentuk=csv"), grow=grow)
