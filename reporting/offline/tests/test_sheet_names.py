"""Names of tabs: what Excel allows, no two alike, whatever institutions are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.offline.sheet_names import sheet_names


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ([("Dinkes", "62.03-dinkes")], ["Dinkes"]),
        ([("Dinkes", "a"), ("DINKES", "b"), ("dinkes", "c")], ["Dinkes", "DINKES 2", "dinkes 3"]),
        ([("Petunjuk", "a")], ["Petunjuk 2"]),
        ([("Badan [Riset/Inovasi]: 2026?", "a")], ["Badan Riset Inovasi 2026"]),
        ([("=HYPERLINK(\"http://jahat\")", "a")], ["HYPERLINK( http jahat )"]),
        ([("'", "62.03-x"), ("\u202e", "62.03-y")], ["62.03-x", "62.03-y"]),
        ([("History", "a")], ["History 2"]),
        ([("Dinas Pemberdayaan Perempuan dan Perlindungan Anak", "a")], ["Dinas Pemberdayaan Perempuan da"]),
        ([("x" * 40, "a"), ("x" * 50, "b")], ["x" * 31, "x" * 29 + " 2"]),
    ],
)  # fmt: skip
def test_each_gets_a_name_of_its_own(wanted: list[tuple[str, str]], names: list[str]) -> None:
    assert sheet_names(wanted, taken=("Petunjuk", "Identitas")) == names


@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=20)), max_size=40))
def test_whatever_they_are_called_a_workbook_takes_the_names(wanted: list[tuple[str, str]]) -> None:
    names = sheet_names(wanted)

    assert len({name.casefold() for name in names}) == len(wanted)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
