import pytest

from formats.quarters import Quarter
from indicators.catalogue import catalogue_in
from indicators.explained import asked_words, explained
from indicators.loading import load_catalogue

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(cast):
    load_catalogue()
    catalogue = catalogue_in(Quarter(2026, 3))
    return lambda code: dict(explained(catalogue.of(code)))


def test_a_share_is_never_averaged(told):
    lines = told("ARG-01")

    assert lines["Total"].startswith("Jumlah pembilang seluruh perangkat daerah dibagi jumlah penyebutnya, kali 100.")
    assert "tidak pernah dirata-ratakan" in lines["Total"]


def test_a_shared_number_names_where_it_is_asked(told):
    assert (
        told("ARG-02")["Asal angka"]
        == "“Pagu ARG (rupiah)” sama dengan angka pada ARG-01, jadi tidak ditanyakan dua kali."
    )


def test_a_choice_tells_its_answers_and_the_best_of_them(told):
    lines = told("KOM-01")

    assert lines["Jawaban"] == "Satu jawaban: Lengkap (2), Sebagian (1), Belum (0)."
    assert "dengan jawaban “Lengkap”" in lines["Total"]
    assert "Capaian" not in lines


def test_a_published_index_is_never_added_up(told):
    lines = told("IPG")

    assert lines["Total"].startswith("Tidak pernah dijumlahkan atau dirata-ratakan")
    assert lines["Capaian"] == "Makin dekat 100 makin baik: 100 − selisih mutlak dari 100."
    assert lines["Skor kesiapan"] == "Tidak masuk skor kesiapan."


def test_a_sensitive_indicator_says_so(told):
    assert "<5" in told("OUT-08")["Kerahasiaan"]
    assert "Kerahasiaan" not in told("OUT-07")


@pytest.mark.parametrize(
    ("code", "words"),
    [("SDM-01", "Setiap triwulan"), ("OUT-01", "TW II dan IV"), ("KOM-01", "TW I"), ("IPG", "Tidak ditanyakan")],
)
def test_when_it_is_asked_in_short(cast, code, words):
    load_catalogue()

    assert asked_words(catalogue_in(Quarter(2026, 3)).of(code)) == words
