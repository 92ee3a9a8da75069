"""The province's verbs on quarters, and beginning a report."""

from datetime import date

import pytest

from formats.quarters import Quarter
from institutions.access.journal import JournalEntry
from institutions.access.refusals import Beaten, NotAllowed, Refused
from institutions.revisions import Revision
from institutions.tests.cast import Cast, wib
from reporting import deciding_days, opening
from reporting.calendar import DayOff, Extension, Window, due_for, window_of
from reporting.reports import Report
from reporting.starting import start_report
from reporting.statuses import Status
from reporting.tests.stories import NOW, QUARTER, a_report
from reporting.windows import Dues, proposed_dues
from reporting.workflow import make_move

pytestmark = pytest.mark.django_db

PROPOSED = proposed_dues(QUARTER)
OTHER = Dues(agency=date(2026, 10, 9), acceptance=date(2026, 10, 16), region=date(2026, 10, 23))


def told() -> list[str]:
    return list(JournalEntry.everything.order_by("pk").values_list("verb", flat=True))


def opened(cast: Cast) -> Window:
    return opening.open_quarter(QUARTER, dues=PROPOSED, scope=cast.verifier, at=NOW)


def test_opening_stores_the_days_and_writes_a_line(cast: Cast) -> None:
    window = opening.open_quarter(QUARTER, dues=OTHER, scope=cast.administrator, at=NOW)

    assert window_of(QUARTER, province=cast.province).dues == OTHER
    assert window_of(QUARTER, province=cast.province).is_stored
    entry = JournalEntry.everything.get(subject_kind="window", subject_id=window.pk)
    assert "tenggat perangkat daerah 9 Oktober 2026" in entry.text
    assert entry.capacity == "Administrator, Provinsi Kalimantan Tengah"


def test_a_quarter_is_opened_once(cast: Cast) -> None:
    opened(cast)

    with pytest.raises(Beaten, match="sudah dibuka"):
        opening.open_quarter(QUARTER, dues=OTHER, scope=cast.second_verifier, at=NOW)

    assert window_of(QUARTER, province=cast.province).dues == PROPOSED
    assert told() == ["open_quarter"]


@pytest.mark.parametrize(
    ("dues", "why"),
    [
        (Dues(date(2026, 10, 9), date(2026, 10, 8), date(2026, 10, 20)), "Urutan tenggat"),
        (Dues(date(2026, 9, 30), date(2026, 10, 14), date(2026, 10, 20)), "sesudah triwulan berakhir"),
    ],
)
def test_days_that_cannot_be_are_refused(cast: Cast, dues: Dues, why: str) -> None:
    with pytest.raises(Refused, match=why):
        opening.open_quarter(QUARTER, dues=dues, scope=cast.verifier, at=NOW)
    opened(cast)
    with pytest.raises(Refused, match=why):
        opening.change_dues(QUARTER, dues=dues, scope=cast.verifier, at=NOW)

    assert window_of(QUARTER, province=cast.province).dues == PROPOSED


def test_only_the_next_quarter_can_be_opened_ahead(cast: Cast) -> None:
    ahead = Quarter(2027, 1)
    opening.open_quarter(ahead, dues=proposed_dues(ahead), scope=cast.verifier, at=NOW)

    with pytest.raises(Refused, match="terlalu jauh"):
        opening.open_quarter(ahead.next, dues=proposed_dues(ahead.next), scope=cast.verifier, at=NOW)


def test_nobody_else_decides_about_quarters(cast: Cast) -> None:
    opened(cast)
    for name in {"province_coordinator", "province_leader", "coordinator", "leader", "focal_point"}:
        who = cast.people[name]
        with pytest.raises(NotAllowed):
            opening.open_quarter(QUARTER.next, dues=OTHER, scope=who, at=NOW)
        with pytest.raises(NotAllowed):
            opening.close_quarter(QUARTER, scope=who, at=NOW)
        with pytest.raises(NotAllowed):
            deciding_days.add_day_off(date(2026, 10, 6), name="Libur", scope=who, at=NOW)

    assert told() == ["open_quarter"]


def test_other_days_are_counted_as_a_change(cast: Cast) -> None:
    opened(cast)

    opening.change_dues(QUARTER, dues=OTHER, scope=cast.verifier, at=NOW, note="Jaringan padam.")

    assert window_of(QUARTER, province=cast.province).dues == OTHER
    assert told() == ["open_quarter", "change_dues"]
    assert Revision.objects.get(region=None).number == 1


def test_closing_and_reopening(cast: Cast) -> None:
    opened(cast)
    report = a_report(cast.health)
    opening.close_quarter(QUARTER, scope=cast.verifier, at=wib(2026, 11, 2))

    with pytest.raises(Beaten, match="sudah ditutup pada 2 November 2026"):
        opening.close_quarter(QUARTER, scope=cast.second_verifier, at=wib(2026, 11, 3))
    with pytest.raises(Refused, match="sudah ditutup"):
        opening.change_dues(QUARTER, dues=OTHER, scope=cast.verifier, at=wib(2026, 11, 3))
    with pytest.raises(Refused, match="ditutup 2 November 2026"):
        make_move("submit", report, scope=cast.focal_point, at=wib(2026, 11, 3))
    with pytest.raises(Refused, match="mengapa"):
        opening.reopen_quarter(QUARTER, scope=cast.verifier, at=wib(2026, 11, 4), note=" ")
    opening.reopen_quarter(QUARTER, scope=cast.verifier, at=wib(2026, 11, 4), note="Kapuas menyusul.")
    with pytest.raises(Beaten, match="sudah terbuka"):
        opening.reopen_quarter(QUARTER, scope=cast.verifier, at=wib(2026, 11, 4), note="Sekali lagi.")

    make_move("submit", report, scope=cast.focal_point, at=wib(2026, 11, 5))
    assert told() == ["open_quarter", "close_quarter", "reopen_quarter", "submit"]


def test_a_quarter_that_runs_or_was_never_opened_is_not_closed(cast: Cast) -> None:
    with pytest.raises(Refused, match="belum dibuka"):
        opening.close_quarter(QUARTER, scope=cast.verifier, at=NOW)
    opened(cast)
    with pytest.raises(Refused, match="belum berakhir"):
        opening.close_quarter(QUARTER, scope=cast.verifier, at=wib(2026, 9, 30))


def test_an_extension_is_for_one_institution_and_one_quarter(cast: Cast) -> None:
    opened(cast)
    day = date(2026, 10, 30)

    opening.grant_extension(cast.own, quarter=QUARTER, due=day, reason="Banjir.", scope=cast.verifier, at=NOW)

    window = window_of(QUARTER, province=cast.province)
    assert due_for(cast.own, window=window) == day
    assert due_for(cast.other, window=window) == PROPOSED.region
    assert due_for(cast.health, window=window) == PROPOSED.agency
    assert due_for(cast.own, window=window_of(QUARTER.next, province=cast.province)) != day
    assert Revision.objects.get(region=cast.own, year=2026).number == 1


def test_an_extension_is_granted_again_with_another_day(cast: Cast) -> None:
    opened(cast)
    for day in (date(2026, 10, 30), date(2026, 11, 6)):
        opening.grant_extension(cast.health, quarter=QUARTER, due=day, reason="Banjir.", scope=cast.verifier, at=NOW)

    assert Extension.everything.get().due == date(2026, 11, 6)
    assert told() == ["open_quarter", "grant_extension", "grant_extension"]


def test_an_extension_that_is_none_is_refused(cast: Cast) -> None:
    given = {"quarter": QUARTER, "scope": cast.verifier, "at": NOW}
    with pytest.raises(Refused, match="belum dibuka"):
        opening.grant_extension(cast.own, due=date(2026, 10, 30), reason="Banjir.", **given)
    opened(cast)
    with pytest.raises(Refused, match="Pilih hari sesudahnya"):
        opening.grant_extension(cast.own, due=PROPOSED.region, reason="Banjir.", **given)
    with pytest.raises(Refused, match="alasan"):
        opening.grant_extension(cast.own, due=date(2026, 10, 30), reason=" ", **given)
    cast.health.closed_on = date(2026, 9, 29)
    cast.health.save(update_fields=["closed_on"])
    with pytest.raises(Refused, match="tidak wajib melapor"):
        opening.grant_extension(cast.health, due=date(2026, 10, 30), reason="Banjir.", **given)

    assert not Extension.everything.exists()


def test_a_day_off_moves_what_is_proposed_but_not_what_is_stored(cast: Cast) -> None:
    opened(cast)
    off = deciding_days.add_day_off(date(2026, 10, 6), name="Hari jadi daerah", scope=cast.verifier, at=NOW)
    with pytest.raises(Refused, match="sudah tercatat"):
        deciding_days.add_day_off(date(2026, 10, 6), name="Lagi", scope=cast.verifier, at=NOW)

    assert window_of(QUARTER, province=cast.province).dues == PROPOSED
    Window.objects.all().delete()
    assert window_of(QUARTER, province=cast.province).dues.agency == date(2026, 10, 8)
    deciding_days.remove_day_off(off, scope=cast.verifier, at=NOW)
    assert window_of(QUARTER, province=cast.province).dues == PROPOSED
    assert not DayOff.objects.exists()
    assert told() == ["open_quarter", "add_day_off", "remove_day_off"]


# --- beginning a report -----------------------------------------------------------------------------


def test_a_report_is_begun_once_by_its_institution_or_its_coordinator(cast: Cast) -> None:
    first = start_report(cast.health, quarter=QUARTER, scope=cast.focal_point, at=NOW)
    again = start_report(cast.health, quarter=QUARTER, scope=cast.coordinator, at=NOW)

    assert first == again
    assert (first.status, first.on_behalf) == (Status.DRAFT, False)
    assert told() == ["start"]


def test_nobody_begins_somebody_elses_report(cast: Cast) -> None:
    may = {
        name
        for name, who in cast.people.items()
        if not raises(NotAllowed, start_report, cast.health, quarter=QUARTER, scope=who, at=NOW)
    }

    assert may == {"focal_point", "coordinator"}
    with pytest.raises(NotAllowed):
        start_report(cast.own, quarter=QUARTER, scope=cast.province_coordinator, at=NOW)


def raises(kind: type[Exception], call: object, *args: object, **kwargs: object) -> bool:
    try:
        call(*args, **kwargs)  # type: ignore[operator]
    except kind:
        return True
    return False


def test_a_report_is_begun_from_the_quarters_first_day_until_it_is_closed(cast: Cast) -> None:
    with pytest.raises(Refused, match="mulai 1 Juli 2026"):
        start_report(cast.health, quarter=QUARTER, scope=cast.focal_point, at=wib(2026, 6, 30, 23, 59))
    opened(cast)
    opening.close_quarter(QUARTER, scope=cast.verifier, at=wib(2026, 11, 2))
    with pytest.raises(Refused, match="ditutup 2 November"):
        start_report(cast.health, quarter=QUARTER, scope=cast.focal_point, at=wib(2026, 11, 3))

    assert not Report.everything.exists()


def test_who_is_not_expected_begins_none(cast: Cast) -> None:
    cast.health.opened_on = date(2026, 10, 1)
    cast.health.save(update_fields=["opened_on"])

    with pytest.raises(Refused, match="tidak wajib melapor"):
        start_report(cast.health, quarter=QUARTER, scope=cast.focal_point, at=NOW)
