"""The form of one report, as a browser without scripts meets it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from indicators.loading import load_catalogue
from indicators.models import Indicator
from institutions.access.roles import Role
from institutions.access.scope import Scope
from institutions.models import Membership
from institutions.tests.cast import Cast, person, wib
from reporting.calendar import Window
from reporting.entries import Entry
from reporting.figures import Evidence, Figure, FigureChange, Origin
from reporting.merging import Offer
from reporting.reports import Report, ReturnItem
from reporting.saving import entry_of, save_reported
from reporting.statuses import Status
from reporting.tests.samples import number
from reporting.tests.stories import NOW, QUARTER, a_report

pytestmark = pytest.mark.once

LATER = wib(2026, 10, 5, 10, 42)
PDF = b"%PDF-1.4\nisi\n%%EOF\n"


@pytest.fixture(autouse=True)
def _the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: LATER)


@pytest.fixture
def report(cast: Cast) -> Report:
    load_catalogue()
    return a_report(cast.health)


def address(report: Report) -> str:
    return reverse("report_form", args=[report.pk])


def save(report: Report, who: Scope, **offers: Offer) -> None:
    named = {code.replace("_", "-"): offer for code, offer in offers.items()}
    save_reported(report, offers=named, scope=who, at=NOW)


def kept(report: Report) -> dict[str, Entry]:
    figures = Figure.everything.filter(report=report).select_related("indicator")
    return {figure.indicator.code: entry_of(figure) for figure in figures}


def send(client: Client, report: Report, who: Scope, **fields: Any) -> HttpResponse:
    """Fields as SDM_01_a='9'; each item named is on the page, in version 0 unless told otherwise."""
    named = {re.sub(r"^([A-Z]+)_(\d+)_", r"\1-\2.", name): value for name, value in fields.items()}
    codes = dict.fromkeys(name.split(".")[0] for name in named if "." in name)
    shown = {f"{code}.v": named.get(f"{code}.v", "0") for code in codes}
    own = {"typed_by": who.user.pk, "capacity": who.membership.pk, "langkah": "simpan"}
    return client.post(address(report), {**own, **named, **shown})


def typed(page: HttpResponse, name: str) -> str:
    """What stands in an input of the page."""
    found = re.search(rf'name="{re.escape(name)}" value="([^"]*)"', page.content.decode())
    assert found, f"no input {name}"
    return found[1]


# --- the door -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("focal_point", 200), ("coordinator", 200), ("leader", 403), ("verifier", 403), ("administrator", 403),
        ("province_leader", 403), ("province_coordinator", 403), ("schools_focal_point", 404),
        ("other_focal_point", 404), ("other_coordinator", 404), ("province_focal_point", 404),
    ],
)  # fmt: skip
def test_form_opens_for_the_sender_and_its_coordinator(report: Report, cast: Cast, name: str, status: int) -> None:
    who = cast.people[name]
    client = cast.client(who)

    assert client.get(address(report)).status_code == status
    assert send(client, report, who, SDM_01_a="9", SDM_01_b="14").status_code == (302 if status == 200 else status)
    assert (kept(report) != {}) == (status == 200)


def test_reading_the_form_writes_nothing(report: Report, cast: Cast) -> None:
    cast.client(cast.focal_point).get(address(report))

    assert (Figure.everything.count(), FigureChange.everything.count()) == (0, 0)


def test_agency_is_asked_what_agencies_are_asked(report: Report, cast: Cast) -> None:
    page = cast.client(cast.focal_point).get(address(report)).content.decode()

    assert re.findall(r'<section class="question[^"]*" id="([^"]+)"', page) == [
        "SDM-01", "ARG-01", "ARG-02", "PPRG-01", "PPRG-02", "PPRG-03", "KEB-03", "DAT-01",
    ]  # fmt: skip


def test_region_has_a_section_for_each_prerequisite(cast: Cast) -> None:
    load_catalogue()
    page = cast.client(cast.coordinator).get(address(a_report(cast.own))).content.decode()

    assert re.findall(r'<h2 class="section-title" id="bagian-([a-z_]+)"', page) == [
        "komitmen", "kebijakan", "kelembagaan", "sumber_daya", "data_terpilah", "alat_analisis", "partisipasi", "hasil",
    ]  # fmt: skip


# --- saving -------------------------------------------------------------------------------------------


def test_everything_is_saved_by_one_button(report: Report, cast: Cast) -> None:
    client = cast.client(cast.focal_point)

    answer = send(
        client, report, cast.focal_point,
        SDM_01_a="9", SDM_01_b="14", ARG_01_a="Rp 5.000.000", ARG_01_b="50.000.000", ARG_02_a="3.000.000",
        PPRG_01_a="1", PPRG_02_nil="on", PPRG_03_tt="on", PPRG_03_reason="Menunggu Bapperida",
    )  # fmt: skip

    assert (answer.status_code, answer["Location"]) == (302, f"{address(report)}#PPRG-03")
    assert kept(report) == {
        "SDM-01": number(9, 14),
        "ARG-01": number(5_000_000, 50_000_000),
        "ARG-02": number(3_000_000, 5_000_000),
        "PPRG-01": number(1),
        "PPRG-02": Entry(state="nil"),  # type: ignore[arg-type]
        "PPRG-03": Entry(state="unavailable", reason="Menunggu Bapperida"),  # type: ignore[arg-type]
    }
    page = client.get(address(report)).content.decode()
    assert "Tersimpan pukul 10.42 WIB: 6 butir." in page
    assert "Tersimpan 10.42" in page


def test_saving_again_without_a_change_says_so(report: Report, cast: Cast) -> None:
    save(report, cast.focal_point, SDM_01=Offer(number(9, 14)))
    client = cast.client(cast.focal_point)

    send(client, report, cast.focal_point, SDM_01_a="9", SDM_01_b="14", SDM_01_v="1")

    assert (
        "Semua isian tersimpan pukul 10.42 WIB; tidak ada lagi yang berubah."
        in client.get(address(report)).content.decode()
    )
    assert FigureChange.everything.count() == 1


def test_half_an_answer_is_kept_and_told_to_be_half(report: Report, cast: Cast) -> None:
    client = cast.client(cast.focal_point)

    send(client, report, cast.focal_point, SDM_01_a="9", SDM_01_b="")

    page = client.get(address(report)).content.decode()
    assert kept(report) == {"SDM-01": number(9)}
    assert "Isi juga perempuan." in page
    assert "<strong>0 dari 6</strong> terisi · 1 perlu diperbaiki" in page


def test_right_items_are_kept_beside_wrong_ones(report: Report, cast: Cast) -> None:
    answer = send(
        cast.client(cast.focal_point), report, cast.focal_point,
        SDM_01_a="9", SDM_01_b="empat belas", ARG_01_a="12.500.000.000", ARG_01_b="9.850.000.000",
        PPRG_02_a="12", PPRG_02_b="47",
    )  # fmt: skip

    page = answer.content.decode()
    assert (answer.status_code, kept(report)) == (422, {"PPRG-02": number(12, 47)})
    assert "1 butir tersimpan pukul 10.42 WIB. Yang berikut belum, mohon perbaiki:" in page
    assert (typed(answer, "SDM-01.a"), typed(answer, "SDM-01.b")) == ("9", "empat belas")
    assert (typed(answer, "ARG-01.a"), typed(answer, "ARG-01.b")) == ("12.500.000.000", "9.850.000.000")
    assert "Perempuan: Tulis angkanya saja" in page
    assert '<a href="#ARG-01">Persentase anggaran responsif gender: Pagu anggaran responsif gender tidak boleh' in page


def test_three_hundred_digits_come_back_with_a_word(report: Report, cast: Cast) -> None:
    answer = send(cast.client(cast.focal_point), report, cast.focal_point, SDM_01_a="9" * 300, SDM_01_b="1")

    assert (answer.status_code, kept(report)) == (422, {})
    assert typed(answer, "SDM-01.a") == "9" * 300
    assert "terlalu panjang" in answer.content.decode()


def test_typed_markup_comes_back_as_text(report: Report, cast: Cast) -> None:
    answer = send(cast.client(cast.focal_point), report, cast.focal_point, SDM_01_a='"><script>x</script>')

    assert "<script>x" not in answer.content.decode()


def test_save_and_check_leads_to_the_check(report: Report, cast: Cast) -> None:
    answer = send(
        cast.client(cast.focal_point), report, cast.focal_point, SDM_01_a="9", SDM_01_b="14", langkah="periksa"
    )

    assert answer["Location"] == reverse("report_check", args=[report.pk])
    assert kept(report) == {"SDM-01": number(9, 14)}


def test_coordinator_is_told_on_whose_behalf(report: Report, cast: Cast) -> None:
    client = cast.client(cast.coordinator)

    page = client.get(address(report)).content.decode()
    send(client, report, cast.coordinator, SDM_01_a="9", SDM_01_b="14")

    assert "Anda mengisi atas nama Dinas Kesehatan, Kabupaten Kapuas" in page
    assert FigureChange.everything.get().origin == Origin.ON_BEHALF


# --- two people ---------------------------------------------------------------------------------------


def test_two_people_on_one_item_choose_which_answer_holds(report: Report, cast: Cast) -> None:
    save(report, cast.focal_point, SDM_01=Offer(number(9, 14)))
    client = cast.client(cast.coordinator)

    answer = send(client, report, cast.coordinator, SDM_01_a="9", SDM_01_b="99", SDM_01_v="0")

    page = answer.content.decode()
    assert (answer.status_code, kept(report)) == (422, {"SDM-01": number(9, 14)})
    assert "Fitri Focal menyimpan jawaban lain pada 5 Oktober 2026 pukul 09.00 WIB" in page
    assert "Jawaban Fitri Focal: <strong>L 9 · P 14 · jumlah 23 orang</strong>" in page
    assert (typed(answer, "SDM-01.b"), typed(answer, "SDM-01.v")) == ("99", "0")

    again = send(client, report, cast.coordinator, SDM_01_a="9", SDM_01_b="99", SDM_01_v="0")
    assert (again.status_code, kept(report)) == (422, {"SDM-01": number(9, 14)})

    chosen = send(client, report, cast.coordinator, SDM_01_a="9", SDM_01_b="99", SDM_01_v="0", SDM_01_pick="1")
    assert (chosen.status_code, kept(report)) == (302, {"SDM-01": number(9, 99)})


def test_the_other_answer_may_stand(report: Report, cast: Cast) -> None:
    save(report, cast.focal_point, SDM_01=Offer(number(9, 14)))

    answer = send(
        cast.client(cast.coordinator), report, cast.coordinator,
        SDM_01_a="9", SDM_01_b="99", SDM_01_v="0", SDM_01_pick="theirs",
    )  # fmt: skip

    assert (answer.status_code, kept(report)) == (302, {"SDM-01": number(9, 14)})


def test_typed_by_another_user_is_refused_and_nothing_saved(report: Report, cast: Cast) -> None:
    answer = send(cast.client(cast.coordinator), report, cast.focal_point, SDM_01_a="9", SDM_01_b="14")

    assert (answer.status_code, kept(report)) == (409, {})
    assert "diketik oleh orang lain" in answer.content.decode()


def test_what_was_typed_keeps_the_capacity_it_was_typed_in(report: Report, cast: Cast) -> None:
    """After logging in again one stands in the first of one's capacities, from which this report is not seen."""
    other = person("Karin Koordinator", cast.schools, Role.FOCAL_POINT)
    client = cast.client(other)
    assert client.get(address(report)).status_code == 404

    answer = send(client, report, cast.coordinator, SDM_01_a="9", SDM_01_b="14")

    assert (answer.status_code, kept(report)) == (302, {"SDM-01": number(9, 14)})
    assert FigureChange.everything.get().capacity == cast.coordinator.capacity
    assert client.get(address(report)).status_code == 200


def test_capacity_of_somebody_else_is_not_taken(report: Report, cast: Cast) -> None:
    client = cast.client(cast.schools_focal_point)
    own = {"typed_by": cast.schools_focal_point.user.pk, "capacity": cast.focal_point.membership.pk}

    answer = client.post(address(report), {**own, "SDM-01.v": "0", "SDM-01.a": "9"})

    assert (answer.status_code, kept(report)) == (404, {})


def test_capacity_that_has_ended_is_not_taken(report: Report, cast: Cast) -> None:
    other = person("Karin Koordinator", cast.schools, Role.FOCAL_POINT)
    Membership.everything.filter(pk=cast.coordinator.membership.pk).update(ended_on="2026-09-30")

    answer = send(cast.client(other), report, cast.coordinator, SDM_01_a="9", SDM_01_b="14")

    assert (answer.status_code, kept(report)) == (404, {})


# --- nothing typed is lost ----------------------------------------------------------------------------


def test_expired_session_keeps_what_was_typed_and_takes_it_again(report: Report, cast: Cast) -> None:
    lost = send(Client(), report, cast.focal_point, SDM_01_a="9", SDM_01_b="14")
    again = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', lost.content.decode()))

    answer = cast.client(cast.focal_point).post(address(report), again)

    assert (lost.status_code, answer.status_code) == (401, 302)
    assert kept(report) == {"SDM-01": number(9, 14)}


def test_report_that_was_sent_meanwhile_keeps_what_was_typed(cast: Cast) -> None:
    load_catalogue()
    report = a_report(cast.health, Status.SUBMITTED)

    answer = send(cast.client(cast.focal_point), report, cast.focal_point, SDM_01_a="9", SDM_01_b="x")

    assert (answer.status_code, kept(report)) == (409, {})
    assert "Laporan ini sudah dikirim" in answer.content.decode()
    assert (typed(answer, "SDM-01.a"), typed(answer, "SDM-01.b")) == ("9", "x")


def test_quarter_that_closed_meanwhile_keeps_what_was_typed(report: Report, cast: Cast) -> None:
    days = {"agency_due": QUARTER.last_day, "acceptance_due": QUARTER.last_day, "region_due": QUARTER.last_day}
    Window.objects.create(province=cast.province, quarter=QUARTER, opened_at=NOW, closed_at=NOW, **days)
    client = cast.client(cast.focal_point)

    answer = send(client, report, cast.focal_point, SDM_01_a="9", SDM_01_b="14")

    assert (answer.status_code, kept(report), typed(answer, "SDM-01.b")) == (422, {}, "14")
    page = client.get(address(report)).content.decode()
    assert "Triwulan III 2026 ditutup 5 Oktober 2026" in page
    assert 'name="SDM-01.a"' not in page


# --- evidence -----------------------------------------------------------------------------------------


def test_file_is_attached_and_taken_off(report: Report, cast: Cast) -> None:
    client = cast.client(cast.focal_point)
    upload = SimpleUploadedFile("daftar hadir.pdf", PDF)

    answer = send(client, report, cast.focal_point, SDM_01_a="9", SDM_01_b="14", SDM_01_file=upload)

    proof = Evidence.everything.get()
    assert (answer.status_code, proof.figure.indicator.code) == (302, "SDM-01")
    assert "daftar hadir.pdf" in client.get(address(report)).content.decode()

    send(client, report, cast.focal_point, SDM_01_a="9", SDM_01_b="14", SDM_01_v="1", SDM_01_drop=str(proof.pk))
    proof.refresh_from_db()
    assert (proof.removed_at, proof.removed_by) == (LATER, cast.focal_point.user)


@pytest.mark.parametrize(
    "upload",
    [SimpleUploadedFile("besar.pdf", b"%PDF-1.4\n" + b"x" * 30 * 1024 * 1024), SimpleUploadedFile("a.exe", b"MZ")],
    ids=["30 MB", "exe"],
)
def test_bad_file_is_told_at_its_item_while_numbers_are_kept(
    report: Report, cast: Cast, upload: SimpleUploadedFile
) -> None:
    upload.seek(0)
    answer = send(
        cast.client(cast.focal_point), report, cast.focal_point, SDM_01_a="9", SDM_01_b="14", SDM_01_file=upload
    )

    page = answer.content.decode()
    assert (answer.status_code, kept(report)) == (422, {"SDM-01": number(9, 14)})
    assert '<a href="#SDM-01">Aparatur yang dilatih PUG/PPRG: Bukti: Berkas' in page
    assert "1 butir tersimpan pukul 10.42 WIB." in page
    assert not Evidence.everything.exists()


def test_form_that_comes_too_late_brings_back_only_what_is_not_kept(report: Report, cast: Cast) -> None:
    save(report, cast.focal_point, ARG_01=Offer(number(5, 50)))
    Report.everything.filter(pk=report.pk).update(status=Status.SUBMITTED, submitted_at=NOW, first_submitted_at=NOW)

    answer = send(
        cast.client(cast.focal_point), report, cast.focal_point,
        SDM_01_a="9", SDM_01_b="14", ARG_01_a="5", ARG_01_b="50", ARG_01_v="1", PPRG_02_a="",
    )  # fmt: skip

    assert (answer.status_code, typed(answer, "SDM-01.a")) == (409, "9")
    assert re.findall(r'name="([^"]+)\.v"[^>]* data-unkept', answer.content.decode()) == ["SDM-01"]


def test_file_that_comes_too_late_is_not_lost_silently(report: Report, cast: Cast) -> None:
    Report.everything.filter(pk=report.pk).update(status=Status.SUBMITTED, submitted_at=NOW, first_submitted_at=NOW)

    answer = send(
        cast.client(cast.focal_point), report, cast.focal_point,
        SDM_01_file=SimpleUploadedFile("daftar hadir.pdf", PDF),
    )  # fmt: skip

    assert answer.status_code == 409
    assert "Bukti: Berkas yang Anda pilih belum tersimpan." in answer.content.decode()


# --- a returned report --------------------------------------------------------------------------------


@pytest.fixture
def returned(report: Report, cast: Cast) -> Report:
    save(report, cast.focal_point, SDM_01=Offer(number(9, 14)), ARG_01=Offer(number(5, 50)))
    Report.everything.filter(pk=report.pk).update(
        status=Status.RETURNED, returned_at=NOW, return_note="Samakan dengan DPA."
    )
    ReturnItem.everything.create(
        report=report, indicator=Indicator.objects.get(code="ARG-01"), opened_by=cast.coordinator.user,
        opened_at=wib(2026, 10, 5, 9, 30), note="Pagu perubahan",
    )  # fmt: skip
    report.refresh_from_db()
    return report


def test_only_the_returned_item_has_inputs(returned: Report, cast: Cast) -> None:
    page = cast.client(cast.focal_point).get(address(returned)).content.decode()

    assert 'name="ARG-01.a"' in page
    assert 'name="SDM-01.a"' not in page
    assert "Samakan dengan DPA." in page
    assert "Pagu perubahan" in page
    assert page.index('id="ARG-01"') < page.index('id="SDM-01"')


def test_item_is_unlocked_with_a_note(returned: Report, cast: Cast) -> None:
    client = cast.client(cast.focal_point)

    answer = send(
        client, returned, cast.focal_point,
        ARG_01_a="6", ARG_01_b="50", ARG_01_v="1", SDM_01_unlock="Salah hitung", langkah="buka SDM-01",
    )  # fmt: skip

    assert (answer.status_code, answer["Location"]) == (302, f"{address(returned)}#SDM-01")
    assert kept(returned)["ARG-01"] == number(6, 50)
    assert ReturnItem.everything.get(indicator__code="SDM-01").note == "Salah hitung"
    assert 'name="SDM-01.a"' in client.get(address(returned)).content.decode()


def test_unlocking_without_a_note_asks_for_it(returned: Report, cast: Cast) -> None:
    client = cast.client(cast.focal_point)
    own = {"typed_by": cast.focal_point.user.pk, "capacity": cast.focal_point.membership.pk}

    answer = client.post(address(returned), {**own, "SDM-01.unlock": " ", "langkah": "buka SDM-01"})

    assert answer.status_code == 422
    assert "Tulis dahulu mengapa butir ini perlu diubah" in answer.content.decode()


def test_what_was_typed_into_an_item_that_was_not_returned_comes_back(returned: Report, cast: Cast) -> None:
    """The page was open since before the return; without a script nothing else holds what was typed."""
    client = cast.client(cast.focal_point)

    answer = send(client, returned, cast.focal_point, SDM_01_a="9123", SDM_01_b="14", SDM_01_v="1")

    page = answer.content.decode()
    assert (answer.status_code, typed(answer, "SDM-01.a")) == (422, "9123")
    assert "Butir ini tidak ikut dikembalikan." in page
    assert 'value="buka SDM-01"' in page


def test_opening_an_item_keeps_what_was_typed_into_it(returned: Report, cast: Cast) -> None:
    client = cast.client(cast.focal_point)

    answer = send(
        client, returned, cast.focal_point,
        SDM_01_a="12", SDM_01_b="14", SDM_01_v="1", SDM_01_unlock="Salah hitung", langkah="buka SDM-01",
    )  # fmt: skip

    assert (answer.status_code, kept(returned)["SDM-01"]) == (302, number(12, 14))


# --- what stands beside the inputs --------------------------------------------------------------------


def test_earlier_answers_and_target_stand_below_the_inputs(report: Report, cast: Cast) -> None:
    before = a_report(cast.health, quarter=QUARTER.previous)
    save(before, cast.focal_point, SDM_01=Offer(number(8, 10)), KEB_03=Offer(number(1)))
    last_year = a_report(cast.health, quarter=QUARTER.plus(-4))
    save(last_year, cast.focal_point, SDM_01=Offer(number(30, 40)))
    for code, value in (("SDM-01", 500), ("ARG-01", 10)):  # 500 people are all agencies' together
        Indicator.objects.get(code=code).targets.create(institution=cast.province, year=2026, value=value)

    page = cast.client(cast.focal_point).get(address(report)).content.decode()

    assert "triwulan lalu 18 · tahun lalu 70" in page
    assert re.findall(r"target tahun [^<\n]*", page) == ["target tahun 10%"]
    assert "Jawaban TW II 2026 masih berlaku: <strong>Ya</strong>" in page


def test_shared_number_is_shown_not_asked(report: Report, cast: Cast) -> None:
    save(report, cast.focal_point, PPRG_02=Offer(number(12, 47)))

    page = cast.client(cast.focal_point).get(address(report)).content.decode()

    assert 'name="PPRG-03.b"' not in page
    assert 'Seluruh sub kegiatan <strong>47</strong>, dari butir <a href="#PPRG-02">' in page


def test_queries_are_as_many_for_one_figure_as_for_many(
    report: Report, cast: Cast, assert_same_queries: Callable[..., int]
) -> None:
    save(report, cast.focal_point, SDM_01=Offer(number(9, 14)))
    client = cast.client(cast.focal_point)

    def grow() -> None:
        more = {"ARG_01": number(5, 50), "ARG_02": number(3), "PPRG_02": number(12, 47), "PPRG_03": number(4)}
        save(report, cast.focal_point, **{code: Offer(entry) for code, entry in more.items()})
        before = a_report(cast.health, quarter=QUARTER.previous)
        save(before, cast.focal_point, **{code: Offer(entry) for code, entry in more.items()})

    assert assert_same_queries(lambda: client.get(address(report)), grow=grow) <= 16


def test_answer_that_somebody_else_saved_names_them(report: Report, cast: Cast) -> None:
    save(report, cast.focal_point, SDM_01=Offer(number(9, 14)))

    assert "Tersimpan 09.00 oleh Fitri Focal" in cast.client(cast.coordinator).get(address(report)).content.decode()
    assert "oleh Fitri Focal" not in cast.client(cast.focal_point).get(address(report)).content.decode()


def test_item_that_was_asked_earlier_and_never_answered_can_be_answered_now(report: Report, cast: Cast) -> None:
    client = cast.client(cast.focal_point)

    page = client.get(address(report)).content.decode()
    answer = send(client, report, cast.focal_point, KEB_03_a="0")

    assert "Ditanyakan lebih awal tahun ini dan belum dijawab. Boleh diisi sekarang." in page
    assert (answer.status_code, kept(report)) == (302, {"KEB-03": number(0)})


def test_standing_answer_left_alone_writes_nothing(report: Report, cast: Cast) -> None:
    before = a_report(cast.health, quarter=QUARTER.previous)
    save(before, cast.focal_point, KEB_03=Offer(number(1)))

    send(cast.client(cast.focal_point), report, cast.focal_point, KEB_03_a="", SDM_01_a="9", SDM_01_b="14")

    assert kept(report) == {"SDM-01": number(9, 14)}


def test_province_fills_its_own_form(cast: Cast) -> None:
    load_catalogue()
    report = a_report(cast.province)

    answer = send(cast.client(cast.province_coordinator), report, cast.province_coordinator, LEM_03_a="2")

    assert (answer.status_code, kept(report)) == (302, {"LEM-03": number(2)})
    assert "Kirim" not in cast.client(cast.verifier).get(address(report)).content.decode()


def test_a_whole_region_form_fits_into_one_sending(cast: Cast) -> None:
    load_catalogue()
    report = a_report(cast.own)
    client = cast.client(cast.coordinator)
    page = client.get(address(report)).content.decode()
    names = re.findall(r'<(?:input|textarea|select)[^>]* name="([^"]+)"', page)

    assert len(set(names)) < 500
    shown = dict(re.findall(r'name="([A-Z]+-\d+\.v)" value="(\d+)"', page))
    own = {"typed_by": cast.coordinator.user.pk, "capacity": cast.coordinator.membership.pk}
    assert client.post(address(report), {**own, **shown}).status_code == 302
