from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.small_cells import Hidden, Sum, hide_small

ROW = (Sum("total", ("L", "P")),)


def hidden(counts, *sums, threshold=5):
    found = hide_small(counts, sums=sums, threshold=threshold)
    return set(found.small), set(found.beside)


def test_a_count_under_5_is_small_and_5_is_not():
    assert hidden({"a": 4, "b": 5, "c": 0, "d": None}) == ({"a", "c"}, set())


def test_a_single_small_one_takes_the_next_smallest_with_it():
    counts = {"62.01": 3, "62.02": 9, "62.03": 7, "total": 19}

    assert hidden(counts, Sum("total", ("62.01", "62.02", "62.03"))) == ({"62.01"}, {"62.03"})


def test_of_men_and_women_both_hide_and_the_total_stays():
    assert hidden({"L": 2, "P": 9, "total": 11}, *ROW) == ({"L"}, {"P"})


def test_two_small_ones_hide_each_other():
    assert hidden({"a": 1, "b": 3, "c": 9, "total": 13}, Sum("total", ("a", "b", "c"))) == ({"a", "b"}, set())


def test_two_small_ones_that_the_total_gives_away_need_a_third():
    assert hidden({"a": 4, "b": 4, "c": 9, "total": 17}, Sum("total", ("a", "b", "c"))) == ({"a", "b"}, {"c"})
    assert hidden({"L": 4, "P": 4, "total": 8}, *ROW) == ({"L", "P"}, {"total"})


def test_a_small_total_is_hidden_too():
    assert hidden({"L": 1, "P": 2, "total": 3}, *ROW) == ({"L", "P", "total"}, set())


def test_what_is_missing_stays_missing_and_hides_nothing():
    assert hidden({"a": 3, "b": None, "c": 8, "total": 11}, Sum("total", ("a", "b", "c"))) == ({"a"}, {"c"})


def test_a_total_that_covers_more_than_the_page_gives_nothing_away():
    assert hidden({"a": 3, "b": 8, "total": 40}, Sum("total", ("a", "b"))) == ({"a"}, set())


def test_large_counts_hide_nothing():
    assert hidden({"L": 5, "P": 9, "total": 14}, *ROW) == (set(), set())


def test_rows_and_columns_are_kept_together():
    counts, sums = table([[2, 20, 30], [40, 50, 60]])

    found = hide_small(counts, sums=sums)

    assert found.small == {(0, 0)}
    assert found.beside >= {(0, 1)}
    assert all(safe(counts, sums, found, cell, threshold=5) for cell in found.small)


def test_hidden_knows_what_is_in_it():
    found = hide_small({"L": 2, "P": 9, "total": 11}, sums=ROW)

    assert ("L" in found, "P" in found, "total" in found) == (True, True, False)


def test_another_threshold():
    assert hidden({"L": 2, "P": 9, "total": 11}, *ROW, threshold=2) == (set(), set())
    assert hidden({"L": 9, "P": 90, "total": 99}, *ROW, threshold=10) == ({"L"}, {"P"})


def test_fourteen_regions_by_sex_and_quarter_in_one_page():
    regions = range(14)
    counts, sums = table([[(r * q) % 11 for q in range(1, 9)] for r in regions])

    found = hide_small(counts, sums=sums)

    assert {cell for cell, count in counts.items() if count < 5} == found.small
    assert len(found.beside) < len(counts) // 4


def table(rows):
    """Cells, row totals ("r", i), column totals ("c", j) and the total of all, with the sums between them."""
    counts = {(i, j): count for i, row in enumerate(rows) for j, count in enumerate(row)}
    heights, widths = range(len(rows)), range(len(rows[0]))
    counts |= {("r", i): sum(rows[i]) for i in heights}
    counts |= {("c", j): sum(row[j] for row in rows) for j in widths}
    counts["all"] = sum(map(sum, rows))
    sums = [Sum(("r", i), tuple((i, j) for j in widths)) for i in heights]
    sums += [Sum(("c", j), tuple((i, j) for i in heights)) for j in widths]
    sums += [Sum("all", tuple(("r", i) for i in heights)), Sum("all", tuple(("c", j) for j in widths))]
    return counts, sums


@pytest.mark.parametrize("counts", list(product(range(7), repeat=3)))
def test_every_small_row_of_three_by_trying_all_possibilities(counts):
    named = dict(zip("abc", counts, strict=True)) | {"total": sum(counts)}
    sums = [Sum("total", tuple("abc"))]

    found = hide_small(named, sums=sums, threshold=3)

    assert all(safe(named, sums, found, cell, threshold=3) for cell in found.small)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 6), min_size=3, max_size=3), min_size=2, max_size=3))
def test_small_tables_by_trying_all_possibilities(rows):
    counts, sums = table(rows)

    found = hide_small(counts, sums=sums, threshold=3)

    assert all(safe(counts, sums, found, cell, threshold=3) for cell in counts if counts[cell] < 3)


@pytest.mark.parametrize("rows", [[[2, 0, 0], [6, 0, 0], [9, 2, 3]], [[4, 6, 0], [0, 4, 3], [0, 0, 3]]])
def test_tables_that_only_trying_sees_through(rows):
    counts, sums = table(rows)

    found = hide_small(counts, sums=sums, threshold=3)

    assert found.small == {cell for cell in counts if counts[cell] < 3}
    assert all(safe(counts, sums, found, cell, threshold=3) for cell in counts if counts[cell] < 3)


def test_where_all_are_hidden_and_still_known_nothing_is_said_of_their_size():
    counts, sums = table([[1, 1, 1], [1, 1, 1]])

    found = hide_small(counts, sums=sums, threshold=3)

    assert (found.small, found.beside) == (frozenset(), set(counts))


def safe(counts, sums, found: Hidden, cell, *, threshold) -> bool:
    """Whether another table, the same in all that is visible, has another number in the cell: by search."""
    hidden_cells = sorted(found.small | found.beside, key=str)
    least = threshold if found.small else 0
    ranges = {c: range(threshold) if c in found.small else range(least, counts[c] + 8) for c in hidden_cells}
    other = {**ranges, cell: [n for n in ranges[cell] if n != counts[cell]]}
    return _fits({c: n for c, n in counts.items() if c not in found}, hidden_cells, ranges=other, sums=sums)


def _fits(filled, left, *, ranges, sums) -> bool:
    for each in sums:
        free = [c for c in each.cells if c not in filled]
        gap = filled.get(each.total, 0) - sum(filled.get(c, 0) for c in each.parts)
        if not free and gap:
            return False
        if each.total in filled and gap < sum(min(ranges[c], default=0) for c in each.parts if c not in filled):
            return False
    if not left:
        return True
    cell, *rest = _most_bound_first(left, filled=filled, sums=sums)
    return any(_fits({**filled, cell: n}, rest, ranges=ranges, sums=sums) for n in ranges[cell])


def _most_bound_first(left, *, filled, sums):
    def freedom(cell):
        return min((sum(c not in filled for c in s.cells) for s in sums if cell in s.cells), default=9)

    return sorted(left, key=freedom)
