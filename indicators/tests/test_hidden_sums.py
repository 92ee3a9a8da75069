from indicators.hidden_sums import Row, exposed

FREE = (0, None)


def total(result, *cells):
    return Row(dict.fromkeys(cells, 1), result)


def test_one_hidden_number_in_a_sum_is_exposed():
    assert exposed([total(7, "x")], bounds={"x": FREE}) == {"x"}


def test_two_hidden_numbers_are_not_unless_the_bounds_are_tight():
    assert exposed([total(7, "x", "y")], bounds={"x": FREE, "y": FREE}) == set()
    assert exposed([total(8, "x", "y")], bounds={"x": (0, 4), "y": (0, 4)}) == {"x", "y"}
    assert exposed([total(5, "x", "y")], bounds={"x": (0, 4), "y": (5, None)}) == {"x", "y"}


def test_a_difference_is_read_as_well_as_a_sum():
    assert exposed([Row({"x": 1, "y": -1}, 4)], bounds={"x": (0, 4), "y": FREE}) == {"x", "y"}


def test_sums_that_say_it_only_together():
    rows = [total(10, "x", "y"), total(12, "x", "z"), total(14, "y", "z")]

    assert exposed(rows, bounds=dict.fromkeys("xyz", FREE)) == {"x", "y", "z"}
    assert exposed(rows[:2], bounds=dict.fromkeys("xyz", FREE)) == set()


def test_a_factor_that_is_not_one_leaves_only_whole_numbers():
    assert exposed([Row({"x": 2, "y": 1}, 7)], bounds={"x": (3, 9), "y": FREE}) == {"x", "y"}


def test_bounds_that_no_number_fits_expose_nothing():
    assert exposed([total(9, "x")], bounds={"x": (0, 4)}) == set()
