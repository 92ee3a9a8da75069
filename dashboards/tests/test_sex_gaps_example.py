"""Women and men of the whole example once more, with pandas from the stored figures, against what the page says."""

import re
from datetime import date

import pytest
from django.test import Client

from formats.numbers import number
from institutions.kinds import Kind
from institutions.models import User
from reporting.figures import Figure

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", ["SDM-01", "PAR-03", "OUT-08"])
def test_what_the_page_says_is_what_the_figures_come_to(
    example: date, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    import pandas as pd

    monkeypatch.setattr("dashboards.pages.localdate", lambda: example)
    rows = Figure.everything.filter(indicator__code=code, verified_state__in=("number", "nil"))
    of_14 = rows.exclude(report__institution__region__kind=Kind.PROVINCE)
    columns = ("report__quarter", "verified_a", "verified_b")
    frame = pd.DataFrame(list(of_14.values_list(*columns)), columns=["quarter", "men", "women"])
    frame["quarter"] = [one.label for one in frame["quarter"]]
    sums = frame.fillna(0).groupby("quarter").sum()
    client = Client()
    client.force_login(User.objects.get(email="pimpinan@contoh.test"))

    page = re.sub(r"<[^>]+>", " ", client.get(f"/kesenjangan/2026-TW3/{code}/").content.decode())

    words = " ".join(page.split())
    assert len(sums) >= 7
    for quarter, row in sums.iterrows():
        women, men = int(row["women"]), int(row["men"])
        share = (2000 * women + women + men) // (2 * (women + men))  # in tenths of a percent, half up
        told = f"{quarter} {number(women)} {number(men)} "
        assert told in words
        assert words[words.index(told) :].startswith(told)
        assert f"{share // 10},{share % 10}%" in words[words.index(told) :][:90]
