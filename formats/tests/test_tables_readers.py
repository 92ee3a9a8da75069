from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from formats.dates import WIB, day_date, long_date
from formats.quarters import Quarter
from formats.tables.cells import Cell, CellError, Value
from formats.tables.codes import read_code
from formats.tables.days import read_day, read_quarter
from formats.tables.marks import read_mark
from formats.tables.names import Directory, Known
from formats.tables.nips import read_nip
from formats.tables.phones import read_phones
from formats.tables.readings import Asked, Kind, Nothing, Reading, Refusal, Taken, answered
from formats.tests.test_tables_numbers import anything, cell

MARCH = date(2025, 3, 5)
AGENCIES = Directory(
    [
        Known("kotim", "Kabupaten Kotawaringin Timur", ("Kotim",)),
        Known("kobar", "Kabupaten Kotawaringin Barat", ("Kobar",)),
        Known("palangka", "Kota Palangka Raya", ("P. Raya",)),
        Known("dinkes", "Dinas Kesehatan", ("Dinkes",)),
        Known("disdik", "Dinas Pendidikan", ("Disdik",)),
        Known("p3a", "Dinas Pemberdayaan Perempuan dan Perlindungan Anak", ("DP3A",)),
    ]
)


def refused(reading: Reading[object], why: str) -> bool:
    return isinstance(reading, Refusal) and why in reading.message


@pytest.mark.parametrize(
    "value",
    [
        "5 Maret 2025",
        "Rabu, 5 Maret 2025",
        "5-Mar-25",
        "05 MAR 2025",
        "2025-03-05",
        "20250305",
        "3/5/2025 ",
        Decimal(45721),
        Decimal(20250305),
        MARCH,
        datetime(2025, 3, 5, 9, 30, tzinfo=WIB),
        "5 maret 2025 pukul 09.30 WIB",
        "March 5, 2025",
        "'5 Maret 2025",
    ],
)
def test_a_day_in_words_and_figures(value: Value) -> None:
    reading = answered(read_day(cell(value)), answers={"day-order": "month-first"})

    assert isinstance(reading, Taken)
    assert reading.value == MARCH


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5 Pebruari 2025", date(2025, 2, 5)),
        ("5 Nopember 2025", date(2025, 11, 5)),
        ("25/3/25", date(2025, 3, 25)),
        ("3/25/2025", date(2025, 3, 25)),
        ("5/5/25", date(2025, 5, 5)),
        ("17 Agt 1970", date(1970, 8, 17)),
    ],
)
def test_one_day_is_possible(text: str, day: date) -> None:
    reading = read_day(cell(text))

    assert isinstance(reading, Taken)
    assert reading.value == day


@pytest.mark.parametrize("text", ["5/3/25", "05-03-2025", "5.3.2025"])
def test_which_comes_first_is_asked_unless_the_weekday_says_it(text: str) -> None:
    reading = read_day(cell(text))

    assert isinstance(reading, Asked)
    assert [one.value for one in reading.choices] == [MARCH, date(2025, 5, 3)]
    assert read_day(cell(f"Rabu, {text}")) == Taken(MARCH)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("31 Februari 2025", "tidak ada di kalender"),
        ("Kamis, 5 Maret 2025", "adalah hari Rabu"),
        ("Maret 2025", "bukan tanggal yang lengkap"),
        ("TW I", "bukan tanggal yang lengkap"),
        (Decimal(2025), "bukan tanggal yang lengkap"),
        ("5 Foo 2025", "bukan tanggal yang lengkap"),
        (True, "bukan tanggal"),
    ],
)
def test_no_day(value: Value, why: str) -> None:
    assert refused(read_day(cell(value)), why)


@pytest.mark.parametrize(
    "value",
    [
        "TW I 2025",
        "tw 1 tahun 2025",
        "Triwulan I",
        "TW. I",
        "s.d. TW I 2025",
        "Maret 2025",
        "Januari–Maret 2025",
        MARCH,
        Decimal(1),
    ],
)
def test_a_quarter_however_it_is_called(value: Value) -> None:
    reading = read_quarter(cell(value), year=2025)

    assert isinstance(reading, Taken)
    assert reading.value == Quarter(2025, 1)


def test_a_quarter_without_a_year_or_of_half_a_year_is_refused() -> None:
    assert refused(read_quarter(cell("TW I")), "tidak menyebut tahun")
    assert refused(read_quarter(cell("Januari-Juni 2025")), "lebih dari satu triwulan")


NIP = "197001011995032001"


@pytest.mark.parametrize(
    "text", [NIP, "19700101 199503 2 001", f"'{NIP}", f"NIP. {NIP}", "NIP: 19700101.199503.2.001", f"{NIP}\u00a0"]
)
def test_a_nip_is_cleaned(text: str) -> None:
    assert read_nip(cell(text), sex="P", born=date(1970, 1, 1)) == Taken(NIP)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (Decimal("1.97001011995032E+17"), "digit lainnya hilang"),
        ("1.97001E+17", "digit lainnya hilang"),
        ("1,97001E+17", "digit lainnya hilang"),
        (NIP[:17], "17 digit"),
        (NIP + "1", "19 digit"),
        ("131234567", "NIP lama"),
        ("197013011995032001", "bukan tanggal lahir"),
        ("197001011995132001", "bukan tahun dan bulan pengangkatan"),
        ("197001011960032001", "bukan tahun dan bulan pengangkatan"),
        ("197001011995033001", "digit ke-15"),
        ("Sri Wahyuni", "bukan NIP"),
    ],
)
def test_a_nip_is_never_repaired(value: Value, why: str) -> None:
    assert refused(read_nip(cell(value)), why)


def test_a_nip_agrees_with_its_row() -> None:
    assert refused(read_nip(cell(NIP), sex="L"), "berarti perempuan")
    assert refused(read_nip(cell(NIP), born=date(1971, 1, 1)), "01-01-1970")
    assert read_nip(cell("199001012023212001")) == Taken("199001012023212001")


@pytest.mark.parametrize(
    ("value", "numbers"),
    [
        ("0812-3456-7890", ("081234567890",)),
        ("+62 812 3456 7890", ("081234567890",)),
        (Decimal(6281234567890), ("081234567890",)),
        (Decimal(81234567890), ("081234567890",)),
        ("81234567890", ("081234567890",)),
        ("HP. 081234567890", ("081234567890",)),
        ("081234567890 / 085298765432", ("081234567890", "085298765432")),
        ("(0536) 3221234", ("05363221234",)),
    ],
)
def test_telephone_numbers(value: Value, numbers: tuple[str, ...]) -> None:
    reading = read_phones(cell(value))

    assert isinstance(reading, Taken)
    assert reading.value == numbers


def test_a_telephone_number_that_was_cut_is_refused() -> None:
    assert refused(read_phones(cell("0812/0852")), "4 digit")
    assert refused(read_phones(cell("lihat WA")), "bukan nomor telepon")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("2.08.02", "2.08.02"),
        ("2.8.2", "2.08.02"),
        ("2.08.02.", "2.08.02"),
        ("2.08.02.2.01.0001", "2.08.02.2.01.0001"),
        ("2.08.02.2.01.1", "2.08.02.2.01.0001"),
        ("X.XX.01", "X.XX.01"),
        (Decimal("2.08"), "2.08"),
        ("'2.08", "2.08"),
    ],
)
def test_codes(value: Value, code: str) -> None:
    assert read_code(cell(value)) == Taken(code)


def test_a_code_that_excel_changed_is_refused_or_asked() -> None:
    assert refused(read_code(cell(date(2002, 8, 2))), "menjadi tanggal (2 Agustus 2002)")
    assert refused(read_code(cell("2.09"), known={"2.08"}), "tidak ada dalam daftar")
    assert read_code(cell(Decimal("2.1")), known={"2.10"}) == Taken("2.10")

    reading = read_code(cell(Decimal("2.1")))

    assert isinstance(reading, Asked)
    assert [one.value for one in reading.choices] == ["2.10", "2.01"]


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("√", True),
        ("✓", True),
        ("v", True),
        ("V", True),
        ("ya", True),
        ("Ada", True),
        ("ü", True),
        (True, True),
        (Decimal(1), True),
        ("tdk", False),
        ("tidak", False),
        ("blm", False),
        ("tidak ada", False),
        (False, False),
        (Decimal(0), False),
    ],
)
def test_marks(value: Value, answer: bool) -> None:
    assert read_mark(cell(value)) == Taken(answer)


def test_what_a_cross_means_is_asked_once() -> None:
    reading = read_mark(cell("X"))

    assert isinstance(reading, Asked)
    assert answered(reading, answers={"mark:x": "no"}) == Taken(False, "tidak")
    assert refused(read_mark(cell("12 orang")), "ya atau tidak")
    assert read_mark(cell("-")) == Nothing(Kind.DASH, "-")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Kab. Kotim", "kotim"),
        ("KOTAWARINGIN TIMUR", "kotim"),
        ("Kab.\u00a0Kotawaringin\nTimur ", "kotim"),
        ("Palangkaraya", "palangka"),
        ("Kota P.Raya", "palangka"),
        ("P. Raya", "palangka"),
        ("dinas  kesehatan", "dinkes"),
        ("Dinas Pemberdayaan Perempuan & Perlindungan Anak", "p3a"),
    ],
)
def test_names_and_what_else_they_are_called(text: str, key: str) -> None:
    assert AGENCIES.read(cell(text)) == Taken(key)


def test_a_name_that_is_near_is_asked_never_guessed() -> None:
    reading = AGENCIES.read(cell("Kotawringin Timur"))

    assert isinstance(reading, Asked)
    assert reading.choices[0].value == "kotim"
    assert answered(reading, answers={reading.rule: "kotim"}) == Taken("kotim", "Kabupaten Kotawaringin Timur")
    assert refused(AGENCIES.read(cell("Rumah Sakit Jiwa")), "tidak dikenal")


@pytest.mark.parametrize("text", ["Dinkes, Disdik & DP3A", "1. Dinkes 2. Disdik 3. DP3A", "Dinkes\nDisdik\nDP3A"])
def test_several_names_in_one_cell(text: str) -> None:
    assert AGENCIES.read_all(cell(text)) == Taken(("dinkes", "disdik", "p3a"))


def test_one_name_with_an_and_in_it_stays_one() -> None:
    assert AGENCIES.read_all(cell("Dinas Pemberdayaan Perempuan dan Perlindungan Anak")) == Taken(("p3a",))
    assert refused(AGENCIES.read_all(cell("Dinkes, Kantor Pos")), "Kantor Pos")


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
@settings(max_examples=60)
def test_days_are_read_back(day: date) -> None:
    for written in (long_date(day), day_date(day), day.isoformat(), day):
        assert read_day(cell(written)) == Taken(day)
    assert read_quarter(cell(Quarter.of(day).short_label)) == Taken(Quarter.of(day))
    assert read_quarter(cell(Quarter.of(day).label)) == Taken(Quarter.of(day))


@given(
    st.dates(date(1950, 1, 1), date(2005, 12, 31)),
    st.integers(18, 50),
    st.integers(1, 12),
    st.integers(1, 2),
    st.integers(0, 999),
)
@settings(max_examples=40)
def test_nips_are_read_back(born: date, age: int, month: int, sex: int, number: int) -> None:
    nip = f"{born:%Y%m%d}{born.year + age}{month:02d}{sex}{number:03d}"

    assert read_nip(cell(f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}")) == Taken(nip)


@given(
    st.from_regex(r"08[1-9][0-9]{7,9}", fullmatch=True),
    st.from_regex(r"[1-9]\.[0-9]{2}\.[0-9]{2}\.[1-3]\.[0-9]{2}", fullmatch=True),
)
@settings(max_examples=40)
def test_telephone_numbers_and_codes_are_read_back(phone: str, code: str) -> None:
    for written in (phone, f"+62{phone[1:]}", Decimal(phone)):
        reading = read_phones(cell(written))
        assert isinstance(reading, Taken)
        assert reading.value == (phone,)
    assert read_code(cell(code)) == Taken(code)


READERS: list[Callable[[Cell | None], Reading[object]]] = [
    read_day,
    read_quarter,
    read_nip,
    read_phones,
    read_code,
    read_mark,
    AGENCIES.read,
    AGENCIES.read_all,
]


@given(anything)
@settings(max_examples=200)
@example("1" * 5000)
@example("(" * 3000)
@example(Decimal("1E+999999"))
@example(Decimal("1E-999999"))
@example("٣/٣/٢٠٢٥")
@example("²")
def test_no_cell_makes_a_reader_raise(value: Value | None) -> None:
    for read in READERS:
        assert isinstance(read(cell(value)), Taken | Asked | Nothing | Refusal), read


@pytest.mark.parametrize("read", READERS)
def test_nothing_is_nothing_to_every_reader(read: Callable[[Cell | None], Reading[object]]) -> None:
    assert read(None) == Nothing(Kind.BLANK)
    assert isinstance(read(cell(CellError("#REF!"))), Nothing)
