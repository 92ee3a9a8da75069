"""The pages of administration: their doors, what they do, what they answer, and what they cost."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.core import mail
from django.test import Client

from institutions.access.journal import JournalEntry
from institutions.access.roles import Role
from institutions.access.users import Membership, User
from institutions.letterheads import Letterhead
from institutions.tests import samples
from institutions.tests.cast import Cast, agency, person
from institutions.tests.samples import upload
from institutions.tree import Institution, plant

pytestmark = pytest.mark.django_db
NEW = "sandi-baru-yang-panjang"
ADD, LIST = "/kelola/instansi/tambah/", "/kelola/instansi/"


@pytest.fixture
def admin(cast: Cast) -> Client:
    return cast.client(cast.administrator)


@pytest.fixture
def letterhead(cast: Cast) -> Letterhead:
    return Letterhead.everything.create(
        institution=cast.own,
        government="Pemerintah Kabupaten Kapuas",
        office="Dinas P3A",
        signer_nip="197001011995032001",
    )


def text(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def pages(cast: Cast) -> dict[str, str]:
    person_pk, membership_pk = cast.focal_point.user.pk, cast.focal_point.membership.pk
    return {
        "administration": "/kelola/",
        "list": LIST,
        "add": ADD,
        "edit": "/kelola/instansi/62.03-dinkes/",
        "edit region": "/kelola/instansi/62.03/",
        "close": "/kelola/instansi/62.03-dinkes/tutup/",
        "users": "/kelola/pengguna/",
        "add user": "/kelola/pengguna/tambah/",
        "user": f"/kelola/pengguna/{person_pk}/",
        "add capacity": f"/kelola/pengguna/{person_pk}/tugas/",
        "end capacity": f"/kelola/tugas/{membership_pk}/akhiri/",
        "letterheads": "/kelola/kop-surat/",
        "letterhead": "/kelola/kop-surat/62.03/",
        "journal": "/kelola/jurnal/",
    }


ACTIONS = ("aktif/", "tautan-sandi/")
EVERY_PAGE = (
    "administration", "list", "add", "edit", "edit region", "close", "users", "add user", "user", "add capacity",
    "end capacity", "letterheads", "letterhead", "journal",
)  # fmt: skip


# --- doors ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_an_administrator_opens_each_page(cast: Cast, admin: Client, letterhead: Letterhead, page: str) -> None:
    assert admin.get(pages(cast)[page]).status_code == 200


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_nobody_else_opens_a_page(cast: Cast, letterhead: Letterhead, page: str) -> None:
    address = pages(cast)[page]

    for who in ("verifier", "coordinator", "focal_point", "leader", "province_coordinator"):
        answer = cast.client(getattr(cast, who)).get(address)
        assert (who, answer.status_code) == (who, 403)
        assert "Hanya administrator" in text(answer)
    assert Client().get(address)["Location"].startswith("/masuk/?next=")
    assert Client().post(address, {"name": "x"}).status_code == 401
    assert "belum bertugas" in text(cast.client(cast.nobody).get(address))


@pytest.mark.parametrize("action", ACTIONS)
def test_actions_are_posts_of_an_administrator(cast: Cast, admin: Client, action: str) -> None:
    address = f"/kelola/pengguna/{cast.focal_point.user.pk}/{action}"

    assert admin.get(address).status_code == 405
    assert Client().post(address).status_code == 401
    assert cast.client(cast.verifier).post(address).status_code == 403
    assert mail.outbox == []


def test_what_is_not_there_or_not_ours_is_404(cast: Cast, admin: Client) -> None:
    far = plant(kind="province", code="63", name="Provinsi Kalimantan Selatan", short_name="Kalsel")
    stranger = person("Jauh Sekali", far, Role.VERIFIER)
    Letterhead.everything.create(institution=far, government="Pemerintah", office="Dinas")

    for address in (
        "/kelola/instansi/63/", "/kelola/instansi/62.99/", "/kelola/instansi/62.03/tutup/",
        f"/kelola/pengguna/{stranger.user.pk}/", "/kelola/pengguna/99999999999999999999999/",
        f"/kelola/tugas/{stranger.membership.pk}/akhiri/", "/kelola/kop-surat/63/", "/kelola/kop-surat/62.03-dinkes/",
        "/kelola/instansi/%00/", "/kelola/instansi/?cari=%00",
    ):  # fmt: skip
        assert (address, admin.get(address).status_code) == (address, 404)
    assert admin.post(f"/kelola/pengguna/{stranger.user.pk}/aktif/", {"aktif": "0"}).status_code == 404
    assert "Kalimantan Selatan" not in text(admin.get(LIST + "?status=semua"))
    assert "Jauh Sekali" not in text(admin.get("/kelola/pengguna/"))


# --- institutions -----------------------------------------------------------------------------------


def names_in(answer: object) -> set[str]:
    return set(re.findall(r'href="/kelola/instansi/([^/"?]+)/"', text(answer))) - {"tambah"}


def test_institutions_are_found_by_region_words_and_status(cast: Cast, admin: Client) -> None:
    agency("dinsos", "Dinas Sosial", cast.own, aliases=["Dinsos PMD"], closed_on=date(2025, 12, 31))

    assert names_in(admin.get(LIST)) == {
        "62", "62.02", "62.02-dinkes", "62.03", "62.03-disdik", "62.03-dinkes", "62-dinsos",
    }  # fmt: skip
    assert names_in(admin.get(LIST + "?daerah=62.03")) == {"62.03", "62.03-dinkes", "62.03-disdik"}
    assert names_in(admin.get(LIST + "?cari=kesehatan+dinas")) == {"62.02-dinkes", "62.03-dinkes"}
    assert names_in(admin.get(LIST + "?cari=pmd&status=semua")) == {"62.03-dinsos"}
    assert names_in(admin.get(LIST + "?status=tidak")) == {"62.03-dinsos"}


@pytest.mark.parametrize("query", ["page=abc", "page=999", "status=x", "daerah=x", "cari=%25", "page=-1"])
def test_a_senseless_query_is_no_error(admin: Client, query: str) -> None:
    assert admin.get(f"{LIST}?{query}").status_code == 200


def test_an_agency_is_added_by_form(cast: Cast, admin: Client) -> None:
    typed = {
        "region": cast.own.pk, "name": "Dinas Sosial", "short_name": "Dinsos", "aliases": "Dinsos PMD\n\n Dinas  Sos ",
        "opened_on": "2026-04-01",
    }  # fmt: skip

    answer = admin.post(ADD, typed, follow=True)

    added = Institution.everything.get(code="62.03-dinsos")
    assert (added.aliases, added.opened_on) == (["Dinsos PMD", "Dinas Sos"], date(2026, 4, 1))
    assert answer.redirect_chain == [("/kelola/instansi/?daerah=62.03", 302)]
    assert "Dinas Sosial, Kabupaten Kapuas ditambahkan dengan kode 62.03-dinsos." in text(answer)


def test_a_taken_code_is_told_beside_its_field_and_nothing_is_lost(cast: Cast, admin: Client) -> None:
    answer = admin.post(ADD, {"region": cast.own.pk, "name": "Dinas Sehat", "short_name": "Dinkes"})

    assert answer.status_code == 422
    assert answer.context["form"].errors["word"] == ["Kode 62.03-dinkes sudah dipakai. Tulis kata kode yang lain."]
    assert 'value="Dinas Sehat"' in text(answer)
    assert f'<option value="{cast.own.pk}" selected>' in text(answer)


def test_missing_answers_are_told_beside_their_fields(admin: Client) -> None:
    answer = admin.post(ADD, {"opened_on": "31 Februari", "word": "huruf kecil!"})

    assert set(answer.context["form"].errors) == {"region", "name", "short_name", "opened_on", "word"}


def test_a_foreign_region_cannot_be_chosen(cast: Cast, admin: Client) -> None:
    far = plant(kind="province", code="63", name="Provinsi Kalimantan Selatan", short_name="Kalsel")

    answer = admin.post(ADD, {"region": far.pk, "name": "Dinas", "short_name": "D"})

    assert set(answer.context["form"].errors) == {"region"}


def edit(admin: Client, **typed: object) -> object:
    shown = admin.get("/kelola/instansi/62.03-dinkes/").context["form"]
    typed = {"name": "Dinas Kesehatan", "short_name": "Dinas Kesehatan", "seen": shown["seen"].value(), **typed}
    return admin.post("/kelola/instansi/62.03-dinkes/", typed)


def test_an_agency_is_edited_and_closed_by_form(cast: Cast, admin: Client) -> None:
    assert edit(admin, short_name="DKK", aliases="A\nB", is_driver="on").status_code == 302
    closing = {"closed_on": "2026-06-30", "successor": cast.schools.pk}
    assert admin.post("/kelola/instansi/62.03-dinkes/tutup/", closing).status_code == 302

    cast.health.refresh_from_db()
    assert (cast.health.short_name, cast.health.aliases, cast.health.is_driver) == ("DKK", ["A", "B"], True)
    assert (cast.health.closed_on, cast.health.successor) == (date(2026, 6, 30), cast.schools)
    assert "diteruskan oleh Dinas Pendidikan" in text(admin.get("/kelola/instansi/62.03-dinkes/"))


def test_a_senseless_closing_is_told_beside_its_field(cast: Cast, admin: Client) -> None:
    answer = edit(admin, opened_on="2026-05-01", closed_on="2026-04-01")

    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert list(answer.context["form"].errors) == ["closed_on"]  # type: ignore[attr-defined]


def test_only_siblings_are_offered_as_successors(cast: Cast, admin: Client) -> None:
    form = admin.get("/kelola/instansi/62.03-dinkes/").context["form"]

    assert set(form.fields["successor"].queryset) == {cast.schools}


def test_the_second_of_two_in_one_form_is_told_and_loses_nothing(cast: Cast, admin: Client) -> None:
    shown = admin.get("/kelola/instansi/62.03-dinkes/").context["form"]["seen"].value()
    edit(admin, short_name="DKK")

    late = {"name": "Dinas Kesehatan Baru", "short_name": "Dinkes", "seen": shown}
    answer = admin.post("/kelola/instansi/62.03-dinkes/", late)

    assert answer.status_code == 422
    assert "diubah orang lain" in text(answer)
    assert 'value="Dinas Kesehatan Baru"' in text(answer)
    again = admin.post("/kelola/instansi/62.03-dinkes/", late | {"seen": answer.context["form"]["seen"].value()})
    assert again.status_code == 302
    cast.health.refresh_from_db()
    assert cast.health.name == "Dinas Kesehatan Baru"


# --- users ------------------------------------------------------------------------------------------


def new_user(admin: Client, cast: Cast, **typed: object) -> object:
    told = {
        "name": "Ani, S.E.", "email": "Ani@Uji.test", "institution": cast.health.pk, "role": "focal_point",
        "started_on": "2026-10-05",
    }  # fmt: skip
    return admin.post("/kelola/pengguna/tambah/", {**told, **typed}, follow=True)


def test_a_new_user_gets_a_link_by_mail_and_the_administrator_sees_it_once(cast: Cast, admin: Client) -> None:
    answer = new_user(admin, cast)

    user = User.objects.get(email="ani@uji.test")
    assert answer.redirect_chain == [(f"/kelola/pengguna/{user.pk}/", 302)]  # type: ignore[attr-defined]
    letter = mail.outbox[0]
    link = re.search(r"http://testserver\S+", letter.body).group(0)  # type: ignore[union-attr]
    assert letter.to == ["ani@uji.test"]
    assert link in text(answer)
    assert link not in text(admin.get(f"/kelola/pengguna/{user.pk}/"))
    visitor = Client()
    form = visitor.get(link, follow=True)
    visitor.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    assert Client().post("/masuk/", {"login": "ani@uji.test", "password": NEW}).status_code == 302


def test_a_mail_server_that_does_not_answer_loses_no_account(
    cast: Cast, admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", fail)

    answer = new_user(admin, cast)

    assert "tidak dapat dikirim" in text(answer)
    assert "/akun/sandi/baru/" in text(answer)
    assert User.objects.filter(email="ani@uji.test").exists()


def test_the_link_of_somebody_with_a_password_is_mailed_but_not_shown(cast: Cast, admin: Client) -> None:
    answer = admin.post(f"/kelola/pengguna/{cast.verifier.user.pk}/tautan-sandi/", follow=True)

    assert mail.outbox[0].to == [cast.verifier.user.email]
    assert "/akun/sandi/baru/" not in text(answer)
    assert JournalEntry.everything.get().verb == "send_password_link"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"email": "FITRI.focal@uji.test"}, "email"),
        ({"email": "bukan alamat"}, "email"),
        ({"role": "coordinator"}, "role"),
        ({"role": "raja"}, "role"),
        ({"institution": 0}, "institution"),
        ({"started_on": "besok"}, "started_on"),
        ({"name": ""}, "name"),
    ],
)
def test_a_bad_new_user_is_told_beside_the_field(
    cast: Cast, admin: Client, typed: dict[str, object], field: str
) -> None:
    answer = new_user(admin, cast, **typed)

    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert list(answer.context["form"].errors) == [field]  # type: ignore[attr-defined]
    assert not User.objects.filter(email="ani@uji.test").exists()
    assert mail.outbox == []


def test_users_are_found_by_name_address_and_role(cast: Cast, admin: Client) -> None:
    def found(query: str) -> set[str]:
        return set(re.findall(r'<th scope="row"><a href="/kelola/pengguna/\d+/">([^<]+)</a>', text(admin.get(query))))

    assert found("/kelola/pengguna/?cari=koordinator+karin") == {"Karin Koordinator"}
    assert found("/kelola/pengguna/?cari=sari.focal@") == {"Sari Focal"}
    assert found("/kelola/pengguna/?peran=verifier") == {"Vina Verifikator", "Wawan Verifikator"}
    assert found("/kelola/pengguna/?cari=tanpa") == {"Tanpa Instansi"}
    assert len(found("/kelola/pengguna/")) == User.objects.count()


def test_a_user_is_edited_by_form(cast: Cast, admin: Client) -> None:
    address = f"/kelola/pengguna/{cast.focal_point.user.pk}/"

    assert admin.post(address, {"name": "Fitri, S.E.", "email": "fitri@uji.test"}).status_code == 302
    taken = admin.post(address, {"name": "Fitri", "email": cast.leader.user.email})

    assert taken.status_code == 422
    assert list(taken.context["form"].errors) == ["email"]
    assert User.objects.get(pk=cast.focal_point.user.pk).name == "Fitri, S.E."


def test_an_account_is_switched_off_and_on(cast: Cast, admin: Client) -> None:
    address = f"/kelola/pengguna/{cast.verifier.user.pk}/aktif/"

    admin.post(address, {"aktif": "0"})
    assert not User.objects.get(pk=cast.verifier.user.pk).is_active
    admin.post(address, {"aktif": "1"})
    assert User.objects.get(pk=cast.verifier.user.pk).is_active


def test_one_does_not_switch_oneself_off(cast: Cast, admin: Client) -> None:
    own = cast.administrator.user

    answer = admin.post(f"/kelola/pengguna/{own.pk}/aktif/", {"aktif": "0"})

    assert answer.status_code == 422
    assert "Anda sendiri" in text(answer)
    assert "Nonaktifkan akun" not in text(admin.get(f"/kelola/pengguna/{own.pk}/"))


def test_a_capacity_is_added_and_ended_by_form(cast: Cast, admin: Client) -> None:
    user = cast.nobody
    typed = {"institution": cast.own.pk, "role": "coordinator", "started_on": "2026-01-01"}

    assert admin.post(f"/kelola/pengguna/{user.pk}/tugas/", typed).status_code == 302
    twice = admin.post(f"/kelola/pengguna/{user.pk}/tugas/", typed)
    membership = Membership.everything.get(user=user)
    early = admin.post(f"/kelola/tugas/{membership.pk}/akhiri/", {"ended_on": "2025-12-31"})
    assert admin.post(f"/kelola/tugas/{membership.pk}/akhiri/", {"ended_on": "2026-06-30"}).status_code == 302

    assert list(twice.context["form"].errors) == ["role"]
    assert list(early.context["form"].errors) == ["ended_on"]
    membership.refresh_from_db()
    assert membership.ended_on == date(2026, 6, 30)


# --- letterheads ------------------------------------------------------------------------------------


def save_letterhead(admin: Client, **typed: object) -> object:
    told = {"government": "Pemerintah Kabupaten Kapuas", "office": "Dinas P3A", "page_size": "A4"}
    return admin.post("/kelola/kop-surat/62.03/", {**told, **typed})


def test_a_letterhead_is_edited_by_form(cast: Cast, admin: Client, letterhead: Letterhead) -> None:
    answer = save_letterhead(
        admin, address="Jalan Tambun Bungai 1", page_size="F4", acting_type="Plt.", signer_name="Ani, S.E.",
        new_nip="19750817 200003 2 004", new_logo=upload("logo.png", samples.image("PNG")),
    )  # fmt: skip

    assert answer.status_code == 302  # type: ignore[attr-defined]
    letterhead.refresh_from_db()
    assert (letterhead.address, letterhead.page_size, letterhead.acting_type) == ("Jalan Tambun Bungai 1", "F4", "Plt.")
    assert letterhead.signer_nip == "197508172000032004"
    assert (letterhead.logo.name, letterhead.logo.institution) == ("logo.png", cast.own)
    note = JournalEntry.everything.get().note
    assert "NIP: diubah" in note
    assert "1975" not in note


def test_a_nip_is_never_shown_whole(admin: Client, letterhead: Letterhead) -> None:
    for address in ("/kelola/kop-surat/", "/kelola/kop-surat/62.03/"):
        page = text(admin.get(address))
        assert "1970••••••••••2001" in page
        assert "197001011995032001" not in page


def test_an_empty_nip_field_keeps_the_kept_one_unless_it_is_to_go(admin: Client, letterhead: Letterhead) -> None:
    save_letterhead(admin, office="Dinas Lain")
    letterhead.refresh_from_db()
    assert letterhead.signer_nip == "197001011995032001"

    save_letterhead(admin, without_nip="on")
    letterhead.refresh_from_db()
    assert (letterhead.office, letterhead.signer_nip) == ("Dinas P3A", "")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"new_nip": "12345"}, "new_nip"),
        ({"new_logo": upload("logo.png", b"MZ" + b"\0" * 90)}, "new_logo"),
        ({"new_logo": upload("logo.pdf", samples.PDF)}, "new_logo"),
        ({"government": ""}, "government"),
        ({"page_size": "A0"}, "page_size"),
    ],
)
def test_a_bad_letterhead_is_told_beside_the_field(
    admin: Client, letterhead: Letterhead, typed: dict[str, object], field: str
) -> None:
    answer = save_letterhead(admin, **{"signer_name": "Ani", **typed})

    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert list(answer.context["form"].errors) == [field]  # type: ignore[attr-defined]
    assert 'value="Ani"' in text(answer)
    letterhead.refresh_from_db()
    assert letterhead.signer_name == ""


def test_a_logo_is_taken_away(admin: Client, letterhead: Letterhead) -> None:
    save_letterhead(admin, new_logo=upload("logo.jpg", samples.image("JPEG")))
    save_letterhead(admin, without_logo="on")

    letterhead.refresh_from_db()
    assert letterhead.logo is None


# --- what pages cost --------------------------------------------------------------------------------


def grown(cast: Cast) -> None:
    """Two more of everything that a list shows."""
    for number in (1, 2):
        place = agency(f"x{number}", f"Dinas X{number}", cast.own, closed_on=date(2025, 1, 1), successor=cast.health)
        other = agency(f"y{number}", f"Dinas Y{number}", cast.other)
        scope = person(f"Orang {number}", place, Role.FOCAL_POINT)
        person(f"Orang {number}", other, Role.FOCAL_POINT)
        Letterhead.everything.create(institution=place, government="P", office="D")
        Membership.everything.create(
            user=cast.focal_point.user, institution=place, role=Role.FOCAL_POINT, started_on=date(2026, 1, 1)
        )
        for verb in ("a", "b"):
            JournalEntry(
                at="2026-10-05T00:00:00Z", user=scope.user, capacity="x", institution=place, verb=verb,
                subject_kind="x", subject_id=1, text="x",
            ).save()  # fmt: skip


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_a_page_costs_the_same_however_much_it_shows(
    cast: Cast, admin: Client, letterhead: Letterhead, page: str, assert_same_queries: Callable[..., int]
) -> None:
    address = pages(cast)[page] + ("?status=semua" if page == "list" else "")
    edit(admin, short_name="DKK")

    assert assert_same_queries(lambda: admin.get(address), grow=lambda: grown(cast)) <= 12
