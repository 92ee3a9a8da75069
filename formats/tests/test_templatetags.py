from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.template import Context, Template

from formats.quarters import Quarter

MOMENT = datetime(2026, 3, 5, 2, 30, tzinfo=UTC)


def rendered(expression: str, **context: Any) -> str:
    return Template("{% load formats %}{{ " + expression + " }}").render(Context(context))


@pytest.mark.parametrize(
    ("expression", "value", "text"),
    [
        ("v|number", Decimal("1234567.89"), "1.234.567,89"),
        ("v|number:1", Decimal("12.25"), "12,3"),
        ("v|percent:1", Decimal("12.5"), "12,5%"),
        ("v|rupiah", 1250000, "Rp1.250.000"),
        ("v|signed:1", Decimal("-3.24"), "−3,2"),
        ("v|editable", 12500, "12.500,0"),
        ("v|editable:0", 12500, "12.500"),
        ("v|long_date", date(2026, 3, 5), "5 Maret 2026"),
        ("v|day_date", date(2026, 3, 5), "Kamis, 5 Maret 2026"),
        ("v|clock", MOMENT, "09.30 WIB"),
        ("v|stamp", MOMENT, "5 Maret 2026 pukul 09.30 WIB"),
        ("v|join_words", ["a", "b", "c"], "a, b, dan c"),
        ("v|quarter_label", Quarter(2026, 3), "Triwulan III 2026"),
        ("v|quarter_short", "2026-TW3", "TW III 2026"),
        ("v|quarter_months", Quarter(2026, 3), "Juli–September 2026"),
        ("v", Quarter(2026, 3), "Triwulan III 2026"),
    ],
)
def test_filters_print(expression: str, value: object, text: str) -> None:
    assert rendered(expression, v=value) == text


@pytest.mark.parametrize("name", ["number", "percent", "rupiah", "signed", "long_date", "day_date", "clock", "stamp"])
def test_missing_and_unknown_are_a_dash(name: str) -> None:
    assert rendered(f"v|{name}", v=None) == rendered(f"unknown|{name}") == "—"


def test_words_are_escaped() -> None:
    assert rendered("v|join_words", v=["<b>", "&"]) == "&lt;b&gt; dan &amp;"
