"""The pages of sent files: who comes in, what they show, and that a conflict is chosen on the page."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from indicators.models import Definition
from institutions.tests.cast import Cast
from institutions.tests.samples import upload
from reporting.figures import Figure, FigureChange
from reporting.merging import Offer
from reporting.saving import save_reported
from reporting.sent_files import opening
from reporting.sent_files.contents import AnotherFile, Contents
from reporting.sent_files.marking import AUTHOR, LIST
from reporting.sent_files.sent import SentFile
from reporting.tests.files_sent import a_workbook, asks, says, sent_by
from reporting.tests.samples import number
from reporting.tests.stories import NOW, QUARTER, a_definition, a_figure, a_report, a_window

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _place(cast: Cast, settings: Any, tmp_path: Any) -> None:
    settings.PRIVATE_FILES = tmp_path
    a_window(cast.province)
    for code in ("A-01", "A-02"):
        a_definition(code)


def definition(code: str) -> Definition:
    return Definition.objects.select_related("indicator").get(indicator__code=code)


def page(client: Client, sent: SentFile, name: str = "sent_file") -> Any:
    return client.get(reverse(name, args=[sent.pk]))


def press(client: Client, sent: SentFile, **more: str) -> Any:
    digest = page(client, sent).context["preview"].digest
    return client.post(reverse("sent_file_store", args=[sent.pk]), {"digest": digest, **more})


WHO = {
    "focal_point": 200, "coordinator": 404, "schools_focal_point": 404, "other_focal_point": 404,
    "other_coordinator": 404, "province_coordinator": 404, "leader": 403, "verifier": 403, "administrator": 403,
}  # fmt: skip


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", ["sent_file", "sent_file_marked", "sent_file_original"])
def test_a_file_is_opened_by_its_own_institution_alone(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, who: str, name: str
) -> None:
    sent = sent_by(cast.focal_point, asks(says(cast.health, "A-01", "x")), monkeypatch)

    assert page(cast.client(cast.people[who]), sent, name).status_code == WHO[who]


@pytest.mark.parametrize("who", [who for who, status in WHO.items() if status != 200])
def test_nobody_else_stores_it(cast: Cast, monkeypatch: pytest.MonkeyPatch, who: str) -> None:
    sent = sent_by(cast.focal_point, asks(says(cast.health, "A-01", "9")), monkeypatch)

    for name in ("sent_file_store", "sent_file_undo"):
        answer = cast.client(cast.people[who]).post(reverse(name, args=[sent.pk]))
        assert answer.status_code == WHO[who]
    assert not FigureChange.everything.exists()


@pytest.mark.parametrize(
    ("who", "seen"), [("focal_point", 1), ("coordinator", 1), ("schools_focal_point", 0), ("other_coordinator", 0)]
)
def test_the_list_shows_what_is_within_reach(cast: Cast, monkeypatch: pytest.MonkeyPatch, who: str, seen: int) -> None:
    sent_by(cast.focal_point, asks(says(cast.health, "A-01", "9")), monkeypatch)

    answer = cast.client(cast.people[who]).get(reverse("sent_files"))

    assert len(answer.context["rows"]) == seen


@pytest.mark.parametrize("who", WHO)
def test_no_other_door_gives_the_file_away(cast: Cast, monkeypatch: pytest.MonkeyPatch, who: str) -> None:
    """Whoever reads reports reads evidence, and not what a spreadsheet held before anybody confirmed it."""
    sent = sent_by(cast.focal_point, asks(says(cast.health, "A-01", "x")), monkeypatch)

    assert cast.client(cast.people[who]).get(reverse("file_download", args=[sent.file_id])).status_code == 404


def test_uploaded_shown_stored_and_found_in_the_form(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = asks(says(cast.health, "A-01", "1.250"))
    monkeypatch.setattr(opening, "is_form", lambda book: True)
    monkeypatch.setattr(opening, "read_form", lambda book, **_: contents)
    client = cast.client(cast.focal_point)

    answer = client.post(reverse("send_file"), {"file": upload("isian.xlsx", a_workbook())}, follow=True)
    assert "1 baru" in answer.content.decode()
    assert not FigureChange.everything.exists()
    stored = press(client, SentFile.everything.get())

    assert stored.status_code == 302
    assert Figure.everything.get().a == 1250


def test_a_refusal_stands_beside_the_field(cast: Cast) -> None:
    answer = cast.client(cast.focal_point).post(
        reverse("send_file"), {"file": upload("rusak.xlsx", b"PK\x03\x04 bukan")}
    )

    assert answer.status_code == 422
    assert answer.context["form"].errors["file"] == [SentFile.everything.get().refusal]


def test_what_moved_is_shown_anew_and_nothing_is_stored(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = sent_by(cast.focal_point, asks(says(cast.health, "A-01", "9")), monkeypatch)

    answer = cast.client(cast.focal_point).post(reverse("sent_file_store", args=[sent.pk]), {"digest": "lama"})

    assert answer.status_code == 409
    assert "belum ada yang disimpan" in answer.content.decode()
    assert not FigureChange.everything.exists()


def test_the_answer_of_the_file_is_chosen_on_the_page(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    report = a_report(cast.health)
    a_figure(report, definition("A-01"), 5, by=cast.focal_point)
    save_reported(report, offers={"A-01": Offer(number(8), 1)}, scope=cast.coordinator, at=NOW)
    sent = sent_by(cast.focal_point, asks(says(cast.health, "A-01", "6", version=1)), monkeypatch)
    client = cast.client(cast.focal_point)

    shown = page(client, sent).content.decode()
    assert "Karin Koordinator" in shown
    assert f'name="pick:{cast.health.pk}:A-01"' in shown
    press(client, sent, **{f"pick:{cast.health.pk}:A-01": "file"})

    assert Figure.everything.get().a == 6


def test_the_marked_workbook_colours_comments_and_lists(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    data = a_workbook({"A1": "Butir", "C7": "=1+1", "C8": "12"})
    contents = asks(says(cast.health, "A-01", "@banyak"))
    sent = sent_by(cast.focal_point, contents, monkeypatch, data=data)

    answer = page(cast.client(cast.focal_point), sent, "sent_file_marked")

    book = load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == [LIST, "Dinkes"]
    cell = book["Dinkes"]["C7"]
    assert cell.comment.author == AUTHOR
    assert cell.comment.text.startswith("Galat: ")
    assert cell.fill.fgColor.rgb == "FFF4B6B0"
    assert book["Dinkes"]["C8"].comment is None
    row = next(book[LIST].iter_rows(min_row=2))
    assert [one.value for one in row[1:5]] == ["galat", "Dinkes", "C7", "Dinas Kesehatan"]
    assert (row[6].value, row[6].data_type) == ("@banyak", "s")
    assert row[3].hyperlink.location == "'Dinkes'!C7"


def test_the_right_form_is_offered(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    report = a_report(cast.health)

    def refuse(book: object, **_: object) -> Contents:
        raise AnotherFile("Ini formulir Triwulan II 2026.", institution_id=cast.health.pk, quarter=QUARTER)

    monkeypatch.setattr(opening, "is_form", lambda book: True)
    monkeypatch.setattr(opening, "read_form", refuse)
    answer = cast.client(cast.focal_point).post(reverse("send_file"), {"file": upload("lama.xlsx", a_workbook())})

    assert answer.status_code == 422
    assert f"/laporan/{report.pk}/formulir.xlsx" in answer.content.decode()


def test_the_list_has_one_query_count(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, assert_same_queries: Callable[..., int]
) -> None:
    client, contents = cast.client(cast.focal_point), asks(says(cast.health, "A-01", "9"))

    def more() -> None:
        for _ in range(2):
            sent_by(cast.focal_point, contents, monkeypatch)

    sent_by(cast.focal_point, contents, monkeypatch)
    assert_same_queries(lambda: client.get(reverse("sent_files")), grow=more)


def test_a_press_that_stores_nothing_does_not_say_that_it_did(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = sent_by(cast.focal_point, asks(says(cast.health, "A-01", "9")), monkeypatch)
    client = cast.client(cast.people["focal_point"])
    shown = {"digest": page(client, sent).context["preview"].digest}
    address = reverse("sent_file_store", args=[sent.pk])
    assert "Tersimpan dari" in client.post(address, shown, follow=True).content.decode()

    again = client.post(address, shown, follow=True).content.decode()
    assert "tidak mengubah apa pun" in again
    assert "Tersimpan dari" not in again

    client.post(reverse("sent_file_undo", args=[sent.pk]))
    after = client.post(address, shown, follow=True)
    assert after.status_code == 409
    assert "sudah disimpan lalu dibatalkan" in after.content.decode()
