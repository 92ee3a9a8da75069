"""How answers read."""

from decimal import Decimal as D

import pytest

from indicators.answers import Answer
from indicators.catalogue import Definition
from indicators.kinds import Kind, Shape, State
from reporting.tests.samples import definition
from reporting.wording import answer_words, column_label, is_money, printed, value_words


def number(a: str | None = None, b: str | None = None) -> Answer:
    return Answer(State.NUMBER, D(a) if a is not None else None, D(b) if b is not None else None)


PEOPLE = definition(Kind.COUNT, Shape.SEXES, unit="orang", a_label="laki-laki", b_label="perempuan")
MEETINGS = definition(Kind.COUNT, unit="rapat", a_label="nilai")
SHARE = definition(Kind.SHARE, Shape.SHARE, unit="%", a_label="Pejabat perempuan", b_label="Seluruh", decimals=1)
ARG = definition(
    Kind.SHARE, Shape.SHARE, decimals=2, a_label="Pagu ARG (rupiah)", b_label="Pagu belanja (rupiah; sesuai pilihan)"
)
CHOICE = definition(Kind.CHOICE, choices=[[2, "Lengkap"], [1, "Sebagian"], [0, "Belum"]])
YESNO = definition(Kind.YESNO)
MONEY = definition(Kind.AMOUNT, unit="rupiah", a_label="nilai")
INDEX = definition(Kind.INDEX, unit="tahun", decimals=2)
INDEX_BY_SEX = definition(Kind.INDEX, Shape.SEXES, unit="%", decimals=2)


@pytest.mark.parametrize(
    ("what", "answer", "words"),
    [
        (PEOPLE, number("9", "14"), "L 9 · P 14 · jumlah 23 orang"),
        (PEOPLE, number("0", "0"), "L 0 · P 0 · jumlah 0 orang"),
        (PEOPLE, number("9"), "L 9 · P —"),
        (PEOPLE, number(None, "1250"), "L — · P 1.250"),
        (MEETINGS, number("3"), "3 rapat"),
        (SHARE, number("12", "47"), "12 dari 47 = 25,5%"),
        (SHARE, number("12"), "12 dari —"),
        (SHARE, number("0", "0"), "Nihil"),
        (SHARE, number("0", "47"), "0 dari 47 = 0,0%"),
        (ARG, number("12500000000", "98500000000"), "Rp12.500.000.000 dari Rp98.500.000.000 = 12,69%"),
        (CHOICE, number("1"), "Sebagian"),
        (YESNO, number("1"), "Ya"),
        (YESNO, number("0"), "Tidak"),
        (MONEY, number("1250000"), "Rp1.250.000"),
        (INDEX, number("8.5"), "8,50 tahun"),
        (INDEX_BY_SEX, number("80.1", "75"), "L 80,10 · P 75,00%"),
        (PEOPLE, Answer(State.NIL), "Nihil"),
        (PEOPLE, Answer(State.UNAVAILABLE), "Tidak tersedia"),
        (PEOPLE, None, "—"),
    ],
)
def test_answer_reads_whole(what: Definition, answer: Answer | None, words: str) -> None:
    assert answer_words(what, answer) == words


def test_unavailable_says_why() -> None:
    words = answer_words(PEOPLE, Answer(State.UNAVAILABLE), reason="Menunggu data BKPSDM")

    assert words == "Tidak tersedia: Menunggu data BKPSDM"


@pytest.mark.parametrize(
    ("what", "answer", "words"),
    [
        (PEOPLE, number("9", "14"), "23 orang"),
        (PEOPLE, number("9"), "L 9 · P —"),
        (SHARE, number("12", "47"), "25,5%"),
        (SHARE, Answer(State.NIL), "Nihil"),
        (CHOICE, number("2"), "Lengkap"),
        (YESNO, number("0"), "Tidak"),
        (MONEY, number("1250000"), "Rp1.250.000"),
        (PEOPLE, None, "—"),
    ],
)
def test_value_reads_short(what: Definition, answer: Answer | None, words: str) -> None:
    assert value_words(what, answer) == words


def test_labels_leave_their_unit_to_the_input() -> None:
    assert [column_label(ARG, "a"), column_label(ARG, "b")] == ["Pagu ARG", "Pagu belanja"]
    assert [column_label(PEOPLE, "a"), column_label(PEOPLE, "b")] == ["Laki-laki", "Perempuan"]
    assert [column_label(MEETINGS, "a"), column_label(MONEY, "a")] == ["Jumlah rapat", "Nilai"]
    assert [is_money(ARG, "a"), is_money(ARG, "b"), is_money(MONEY, "a"), is_money(SHARE, "a")] == [
        True, True, True, False,
    ]  # fmt: skip


def test_target_is_printed_in_the_unit_of_the_indicator() -> None:
    assert [printed(SHARE, D(40)), printed(PEOPLE, D(60)), printed(YESNO, D(80))] == ["40,0%", "60 orang", "80%"]
