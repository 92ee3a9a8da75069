"""What people type, each kind by each state, and everything that is not taken."""

import pytest

from indicators.catalogue import Definition
from indicators.kinds import Kind, State
from reporting.entries import EMPTY, Entry, Typed, as_typed, asked_columns, offers_nil, read_entry
from reporting.tests.samples import CATALOGUE, definition, number

PEOPLE, SHARE, BUDGET = CATALOGUE["SDM-01"], CATALOGUE["PPRG-02"], CATALOGUE["ARG-01"]
SPENT, WITH_GBS = CATALOGUE["ARG-02"], CATALOGUE["PPRG-03"]
MEETINGS, MONEY = CATALOGUE["LEM-03"], CATALOGUE["ANG-01"]
CHOICE, YESNO = CATALOGUE["KOM-01"], CATALOGUE["KEB-03"]
INDEX = definition(Kind.INDEX, unit="tahun", decimals=2)
NIL, UNAVAILABLE = Entry(State.NIL), Entry(State.UNAVAILABLE, reason="Menunggu data")
ASKING_FOR_NUMBERS = [PEOPLE, SHARE, BUDGET, SPENT, WITH_GBS, MEETINGS, MONEY, INDEX]
ALL = [*ASKING_FOR_NUMBERS, CHOICE, YESNO]
WITH_NIL = [PEOPLE, SHARE, BUDGET, MEETINGS, MONEY, INDEX]


def told(what: Definition, typed: Typed) -> dict[str, str]:
    """What is wrong, by part; fails when the entry was taken."""
    entry, troubles = read_entry(what, typed)
    assert entry is None
    return {trouble.part: trouble.text for trouble in troubles}


@pytest.mark.parametrize(
    ("what", "typed", "entry"),
    [
        (PEOPLE, Typed("9", "14"), number(9, 14)),
        (PEOPLE, Typed(" 1.250 ", "0"), number(1250, 0)),
        (PEOPLE, Typed("0", "0"), number(0, 0)),
        (PEOPLE, Typed("9", ""), number(9)),
        (PEOPLE, Typed("", "14"), number(None, 14)),
        (MEETINGS, Typed("3"), number(3)),
        (MEETINGS, Typed("12.500"), number(12500)),
        (MONEY, Typed("Rp 1.250.000"), number(1250000)),
        (MONEY, Typed("Rp1.250.000,00"), number(1250000)),
        (MONEY, Typed("999999999999999"), number(999999999999999)),
        (BUDGET, Typed("12.500.000.000", "98500000000"), number(12500000000, 98500000000)),
        (SHARE, Typed("12", "47"), number(12, 47)),
        (SHARE, Typed("47", "47"), number(47, 47)),
        (SHARE, Typed("0", "47"), number(0, 47)),
        (SHARE, Typed("0", "0"), NIL),
        (SHARE, Typed("12", ""), number(12)),
        (SPENT, Typed("5.000.000"), number(5000000)),
        (SPENT, Typed("5.000.000", "999"), number(5000000)),
        (WITH_GBS, Typed("0"), number(0)),
        (CHOICE, Typed("2"), number(2)),
        (CHOICE, Typed("0"), number(0)),
        (YESNO, Typed("1"), number(1)),
        (YESNO, Typed("0"), number(0)),
        (INDEX, Typed("8,25"), number("8.25")),
        (INDEX, Typed("8.2"), number("8.2")),
        (INDEX, Typed("1.234,5"), number("1234.5")),
    ],
)
def test_number_is_read(what: Definition, typed: Typed, entry: Entry) -> None:
    assert read_entry(what, typed) == (entry, ())


@pytest.mark.parametrize("what", ALL)
def test_nothing_typed_is_unanswered(what: Definition) -> None:
    assert read_entry(what, Typed("  ", "\u00a0", reason="sisa")) == (EMPTY, ())


@pytest.mark.parametrize("what", ALL)
def test_unavailable_with_its_reason(what: Definition) -> None:
    assert read_entry(what, Typed(is_unavailable=True, reason=" Menunggu\ndata ")) == (UNAVAILABLE, ())


@pytest.mark.parametrize("what", [CHOICE, YESNO])
def test_unavailable_is_one_of_the_choices(what: Definition) -> None:
    assert read_entry(what, Typed("tt", reason="Menunggu data")) == (UNAVAILABLE, ())


@pytest.mark.parametrize("what", ALL)
def test_unavailable_without_reason_is_asked_why(what: Definition) -> None:
    assert told(what, Typed(is_unavailable=True, reason=" \n ")) == {
        "reason": "Tulis singkat mengapa datanya tidak tersedia."
    }


@pytest.mark.parametrize("what", WITH_NIL)
def test_nil_is_taken(what: Definition) -> None:
    assert read_entry(what, Typed(is_nil=True)) == (NIL, ())
    assert read_entry(what, Typed("0", is_nil=True)) == (NIL, ())


@pytest.mark.parametrize("what", [SPENT, WITH_GBS])
def test_nil_is_not_offered_beside_a_shared_total(what: Definition) -> None:
    assert not offers_nil(what)
    assert told(what, Typed(is_nil=True)) == {"state": "Pilih salah satu jawaban yang ditawarkan."}


@pytest.mark.parametrize("what", [CHOICE, YESNO])
def test_nil_is_not_offered_for_a_choice(what: Definition) -> None:
    assert not offers_nil(what)
    assert read_entry(what, Typed(is_nil=True)) == (EMPTY, ())


@pytest.mark.parametrize("what", WITH_NIL)
def test_number_beside_a_tick_is_asked_about(what: Definition) -> None:
    assert set(told(what, Typed("5", is_nil=True))) == {"state"}
    assert set(told(what, Typed("5", is_unavailable=True, reason="x"))) == {"state"}
    assert set(told(what, Typed("0", is_unavailable=True, reason="x"))) == {"state"}


def test_both_ticks_are_asked_about() -> None:
    assert told(PEOPLE, Typed(is_nil=True, is_unavailable=True, reason="x")) == {
        "state": "Pilih salah satu: Nihil atau Tidak tersedia."
    }


@pytest.mark.parametrize(
    "text",
    ["sembilan", "9 orang", "3/4", "1e5", "12,5", "1.2.3", "--", "-", "nihil", "\x00", "9" * 300, "१२", "½", "∞"],
)
@pytest.mark.parametrize("what", [PEOPLE, SHARE, MEETINGS, MONEY, SPENT])
def test_what_is_no_whole_number_is_not_taken(what: Definition, text: str) -> None:
    wrong = told(what, Typed(text, "1"))

    assert set(wrong) == {"a"}
    assert all(words.endswith(".") for words in wrong.values())


def test_each_column_tells_its_own_trouble() -> None:
    assert set(told(PEOPLE, Typed("x", "y"))) == {"a", "b"}
    assert set(told(PEOPLE, Typed("5", "y"))) == {"b"}


@pytest.mark.parametrize("what", ASKING_FOR_NUMBERS)
def test_negative_is_not_taken(what: Definition) -> None:
    assert told(what, Typed("-5")) == {"a": "Angka ini tidak boleh negatif."}


def test_three_hundred_digits_are_told_to_be_too_long() -> None:
    assert told(PEOPLE, Typed("9" * 300, "1"))["a"].startswith("Angka ini terlalu panjang")


def test_two_readings_are_asked_about_never_guessed() -> None:
    assert told(INDEX, Typed("12.500")) == {"a": "“12.500” dapat berarti 12500 atau 12,5. Tulis salah satunya."}


def test_a_above_b_is_told_with_both_names() -> None:
    assert told(BUDGET, Typed("12.500.000.000", "9.850.000.000")) == {
        "a": "Pagu anggaran responsif gender tidak boleh melebihi pagu belanja. Periksa kedua angka."
    }


def test_something_over_nothing_is_not_taken() -> None:
    assert told(SHARE, Typed("3", "0")) == {
        "a": "Sub kegiatan dengan GAP lengkap tidak mungkin lebih dari 0 bila seluruh sub kegiatan 0. "
        "Periksa kedua angka."
    }


@pytest.mark.parametrize(("what", "chosen"), [(CHOICE, "3"), (CHOICE, "x"), (YESNO, "2"), (YESNO, "-1")])
def test_option_that_is_not_offered_is_not_taken(what: Definition, chosen: str) -> None:
    assert told(what, Typed(chosen)) == {"a": "Pilih salah satu jawaban yang ditawarkan."}


def test_note_is_kept_with_an_answer_and_without() -> None:
    assert read_entry(PEOPLE, Typed("1", "2", note=" Satu\r\nDua\x00 ")) == (number(1, 2, note="Satu\nDua"), ())
    assert read_entry(PEOPLE, Typed(note="Masih dikumpulkan")) == (Entry(note="Masih dikumpulkan"), ())


def test_texts_have_an_end() -> None:
    assert set(told(PEOPLE, Typed("1", note="x" * 2001))) == {"note"}
    assert set(told(PEOPLE, Typed(is_unavailable=True, reason="x" * 301))) == {"reason"}


def test_shared_column_is_not_asked() -> None:
    assert [asked_columns(what) for what in (PEOPLE, SPENT, WITH_GBS, MEETINGS, CHOICE)] == [
        ("a", "b"), ("a",), ("a",), ("a",), ("a",),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "entry"),
    [
        (PEOPLE, number(1250, 0)), (PEOPLE, number(None, 14)), (PEOPLE, NIL), (PEOPLE, UNAVAILABLE), (PEOPLE, EMPTY),
        (BUDGET, number(12500000000, 98500000000)), (MEETINGS, number(12500, note="Dua\nbaris")), (SPENT, number(0)),
        (INDEX, number("12500")), (INDEX, number("8.25")), (INDEX, number("0.5")), (CHOICE, number(2)),
        (CHOICE, UNAVAILABLE), (YESNO, number(0)), (YESNO, EMPTY),
    ],
)  # fmt: skip
def test_what_is_shown_in_the_inputs_reads_as_the_same_again(what: Definition, entry: Entry) -> None:
    assert read_entry(what, as_typed(what, entry)) == (entry, ())
