import pytest

from institutions.nip import masked, nip_problem, read_nip


@pytest.mark.parametrize("typed", ["197001011995032001", "19700101 199503 2 001", " 19700101-199503-2-001 "])
def test_a_nip_is_read_however_it_is_grouped(typed: str) -> None:
    nip = read_nip(typed)

    assert (nip, nip_problem(nip)) == ("197001011995032001", "")


def test_a_contract_employee_s_number_is_one_too() -> None:
    assert nip_problem("198507012022211001") == ""


@pytest.mark.parametrize(
    ("nip", "told"),
    [
        ("", "18 angka"),
        ("19700101199503200", "18 angka"),
        ("1970010119950320011", "18 angka"),
        ("19700101199503200a", "18 angka"),
        ("١٩٧٠٠١٠١١٩٩٥٠٣٢٠٠١", "18 angka"),
        ("197013011995032001", "tanggal lahir"),
        ("197002301995032001", "tanggal lahir"),
        ("000001011995032001", "tanggal lahir"),
        ("197001011995132001", "pengangkatan"),
        ("197001011995002001", "pengangkatan"),
        ("197001011960032001", "pengangkatan"),
        ("197001011995033001", "jenis kelamin"),
        ("197001011995030001", "jenis kelamin"),
    ],
)
def test_what_cannot_be_a_nip_is_told_in_words(nip: str, told: str) -> None:
    assert told in nip_problem(nip)


def test_a_nip_is_masked_in_lists() -> None:
    assert masked("197001011995032001") == "1970••••••••••2001"
    assert masked("") == ""
