"""Drop-downs and limits of the cells that are filled in, with words that say what may stand there."""

from collections.abc import Iterator, Sequence
from typing import Any

from formats.dates import join_words
from formats.exact import DIGITS
from reporting.offline.layout import IDENTITY_SHEET, NIL, UNAVAILABLE
from reporting.offline.rows import Check, Number, OneOf, Text

#: Of the hidden sheet, the columns from here on hold what drop-downs offer.
FIRST_LIST = 3
LARGEST = "9" * DIGITS


class Lists:
    """What drop-downs offer, each once: words on a hidden sheet may hold commas, and be as long as they like."""

    def __init__(self, hidden: Any) -> None:
        self._sheet = hidden
        self._known: dict[tuple[str, ...], str] = {}

    def of(self, words: tuple[str, ...]) -> str:
        """The reference to a column with these words."""
        if words not in self._known:
            self._known[words] = self._written(words)
        return self._known[words]

    def _written(self, words: tuple[str, ...]) -> str:
        from openpyxl.utils import get_column_letter

        from reporting.offline.cells import put

        letter = get_column_letter(FIRST_LIST + len(self._known))
        for row, word in enumerate(words, start=1):
            put(self._sheet, f"{letter}{row}", word, self._sheet["A1"]._style)
        return f"'{IDENTITY_SHEET}'!${letter}$1:${letter}${len(words)}"


def add_checks(sheet: Any, wanted: Sequence[tuple[str, int, Check]], lists: Lists) -> None:
    """`wanted`: for each cell, from top to bottom, its column, its row and what may stand there."""
    cells: dict[Check, dict[str, list[int]]] = {}
    for letter, row, check in wanted:
        cells.setdefault(check, {}).setdefault(letter, []).append(row)
    for check, columns in cells.items():
        rule = _rule(check, lists)
        rule.sqref = " ".join(run for letter, rows in columns.items() for run in _runs(letter, rows))
        sheet.add_data_validation(rule)


def _runs(letter: str, rows: Sequence[int]) -> Iterator[str]:
    """'K5:K9', for rows that follow each other."""
    first = last = rows[0]
    for row in [*rows[1:], 0]:
        if row != last + 1:
            yield f"{letter}{first}:{letter}{last}" if first != last else f"{letter}{first}"
            first = row
        last = row


def _rule(check: Check, lists: Lists) -> Any:
    from openpyxl.worksheet.datavalidation import DataValidation

    told = {"showErrorMessage": True, "showInputMessage": True, "allow_blank": True, "errorTitle": "Mohon periksa"}
    prompt = _prompt(check)
    if isinstance(check, OneOf):
        return DataValidation(
            type="list", formula1=lists.of(check.words), prompt=prompt, error=_only(check.words), **told
        )
    if isinstance(check, Text):
        return DataValidation(
            type="textLength", operator="lessThanOrEqual", formula1=str(check.longest), prompt=prompt,
            error=f"Paling panjang {check.longest} huruf. Tulis lebih singkat.", **told,
        )  # fmt: skip
    return DataValidation(
        type="decimal" if check.decimals else "whole", operator="between", formula1="0", formula2=LARGEST,
        prompt=prompt, error=_no_number(check), **told,
    )  # fmt: skip


def _prompt(check: Check) -> str:
    if isinstance(check, Number):
        return "Angka saja, tanpa satuan. Biarkan kosong bila belum ada."
    if isinstance(check, OneOf):
        if NIL in check.words:
            return "Nihil: tidak ada kejadian. Tidak tersedia: datanya belum ada; tulis alasannya."
        return "Bila datanya belum ada; tulis alasannya." if UNAVAILABLE in check.words else "Pilih dari daftar."
    return "Wajib bila Anda memilih Tidak tersedia." if check.longest < 2000 else "Bila perlu dijelaskan."


def _only(words: tuple[str, ...]) -> str:
    return f"Pilih dari daftar: {join_words(words, last='atau')}."[:255]


def _no_number(check: Number) -> str:
    fine = f"boleh {check.decimals} angka di belakang koma" if check.decimals else "bilangan bulat"
    return f"Tulis angka 0 atau lebih, {fine}, tanpa titik ribuan dan tanpa satuan."
