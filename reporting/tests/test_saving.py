"""Saving what a form sends: who, when, which items; two people in one form; history; shared numbers."""

from collections.abc import Callable
from typing import Any

import pytest

from indicators.loading import load_catalogue
from indicators.models import Indicator
from institutions.access.refusals import Beaten, NotAllowed, Refused
from institutions.access.scope import Scope
from institutions.tests.cast import Cast, wib
from reporting.calendar import Window
from reporting.editing import unlock_item
from reporting.entries import Entry
from reporting.figures import Figure, FigureChange, Origin
from reporting.merging import Offer
from reporting.reports import Report, ReturnItem
from reporting.saving import Saved, entry_of, save_reported
from reporting.statuses import Status
from reporting.tests.samples import number
from reporting.tests.stories import NOW, QUARTER, a_report

LATER = wib(2026, 10, 5, 10, 42)


@pytest.fixture(autouse=True)
def _catalogue(db: None) -> None:
    load_catalogue()


@pytest.fixture
def report(cast: Cast) -> Report:
    return a_report(cast.health)


def save(report: Report, who: Scope, at: Any = NOW, **offers: Offer) -> Saved:
    """Codes with their dash as an underscore: SDM_01=Offer(…)."""
    named = {code.replace("_", "-"): offer for code, offer in offers.items()}
    return save_reported(report, offers=named, scope=who, at=at)


def kept(report: Report) -> dict[str, Entry]:
    figures = Figure.everything.filter(report=report).select_related("indicator")
    return {figure.indicator.code: entry_of(figure) for figure in figures}


def test_answer_and_its_history_are_kept(report: Report, cast: Cast) -> None:
    save(report, cast.focal_point, SDM_01=Offer(number(9, 14, note="Dua angkatan")))

    figure = Figure.everything.get(report=report)
    change = FigureChange.everything.get(figure=figure)
    assert (entry_of(figure), figure.version) == (number(9, 14, note="Dua angkatan"), 1)
    assert (entry_of(change), change.version, change.user, change.capacity, change.at, change.origin) == (
        entry_of(figure), 1, cast.focal_point.user, cast.focal_point.capacity, NOW, Origin.FORM,
    )  # fmt: skip


def test_saving_the_same_again_changes_nothing(report: Report, cast: Cast) -> None:
    save(report, cast.focal_point, SDM_01=Offer(number(9, 14)))

    saved = save(report, cast.focal_point, LATER, SDM_01=Offer(number(9, 14), 1))

    assert (saved.changed, saved.unchanged) == (frozenset(), {"SDM-01"})
    assert FigureChange.everything.count() == 1


def test_each_change_is_a_version_of_its_own(report: Report, cast: Cast) -> None:
    save(report, cast.focal_point, SDM_01=Offer(number(9, 14)))
    save(report, cast.focal_point, LATER, SDM_01=Offer(number(9, 15), 1))
    save(report, cast.focal_point, LATER, SDM_01=Offer(Entry(), 2))

    versions = [(change.version, entry_of(change)) for change in FigureChange.everything.all()]
    assert versions == [(1, number(9, 14)), (2, number(9, 15)), (3, Entry())]
    assert kept(report) == {"SDM-01": Entry()}


def test_many_items_are_kept_in_one_sending(report: Report, cast: Cast) -> None:
    save(report, cast.focal_point, SDM_01=Offer(number(9, 14)), ARG_01=Offer(number(5, 50)))

    saved = save(report, cast.focal_point, LATER, SDM_01=Offer(number(1, 2), 1), PPRG_02=Offer(number(12, 47)))

    assert saved.changed == {"SDM-01", "PPRG-02"}
    assert kept(report) == {"SDM-01": number(1, 2), "ARG-01": number(5, 50), "PPRG-02": number(12, 47)}


def test_code_that_the_report_is_not_asked_is_passed_over(report: Report, cast: Cast) -> None:
    saved = save(report, cast.focal_point, OUT_01=Offer(number(1, 2)), XXX_99=Offer(number(1)))

    assert (saved.changed, kept(report)) == (frozenset(), {})


def test_shared_number_is_copied_with_its_origin(report: Report, cast: Cast) -> None:
    save(report, cast.focal_point, ARG_01=Offer(number(5, 50)), ARG_02=Offer(number(3)))

    save(report, cast.focal_point, LATER, ARG_01=Offer(number(8, 50), 1))

    assert kept(report) == {"ARG-01": number(8, 50), "ARG-02": number(3, 8)}
    changes = FigureChange.everything.filter(figure__indicator__code="ARG-02").values_list("version", "origin")
    assert list(changes) == [(1, Origin.FORM), (2, Origin.SHARED)]


def test_valid_items_are_kept_beside_one_that_breaks_a_shared_number(report: Report, cast: Cast) -> None:
    saved = save(report, cast.focal_point, PPRG_02=Offer(number(12, 20)), PPRG_03=Offer(number(25)))

    assert (saved.changed, set(saved.troubles)) == ({"PPRG-02"}, {"PPRG-03"})
    assert kept(report) == {"PPRG-02": number(12, 20)}


def test_two_people_on_different_items_merge(report: Report, cast: Cast) -> None:
    save(report, cast.focal_point, SDM_01=Offer(number(9, 14)), ARG_01=Offer(Entry()))

    saved = save(report, cast.coordinator, LATER, SDM_01=Offer(Entry()), ARG_01=Offer(number(5, 50)))

    assert (saved.changed, saved.conflicts) == ({"ARG-01"}, {})
    assert kept(report) == {"SDM-01": number(9, 14), "ARG-01": number(5, 50)}


def test_two_people_on_the_same_item_are_told_of_each_other(report: Report, cast: Cast) -> None:
    save(report, cast.focal_point, SDM_01=Offer(number(9, 14)))

    saved = save(report, cast.coordinator, LATER, SDM_01=Offer(number(9, 99)), ARG_01=Offer(number(5, 50)))

    conflict = saved.conflicts["SDM-01"]
    assert (conflict.who, conflict.at, conflict.version) == ("Fitri Focal", NOW, 1)
    assert (conflict.theirs, conflict.yours) == (number(9, 14), number(9, 99))
    assert kept(report) == {"SDM-01": number(9, 14), "ARG-01": number(5, 50)}


def test_choosing_ones_own_overwrites_and_both_stay_in_the_history(report: Report, cast: Cast) -> None:
    save(report, cast.focal_point, SDM_01=Offer(number(9, 14)))
    conflict = save(report, cast.coordinator, LATER, SDM_01=Offer(number(9, 99))).conflicts["SDM-01"]

    save(report, cast.coordinator, LATER, SDM_01=Offer(conflict.yours, conflict.version))

    history = [(change.user, entry_of(change)) for change in FigureChange.everything.all()]
    assert history == [(cast.focal_point.user, number(9, 14)), (cast.coordinator.user, number(9, 99))]


def test_untouched_item_is_no_conflict(report: Report, cast: Cast) -> None:
    save(report, cast.focal_point, SDM_01=Offer(number(9, 14)))
    save(report, cast.focal_point, LATER, SDM_01=Offer(number(9, 15), 1))

    saved = save(report, cast.coordinator, LATER, SDM_01=Offer(number(9, 14), 1))

    assert (saved.changed, saved.conflicts) == (frozenset(), {})
    assert kept(report) == {"SDM-01": number(9, 15)}


def test_coordinator_fills_on_behalf_and_the_history_says_so(report: Report, cast: Cast) -> None:
    save(report, cast.coordinator, SDM_01=Offer(number(9, 14)))

    change = FigureChange.everything.get()
    assert (change.origin, change.capacity) == (Origin.ON_BEHALF, "Koordinator, Kabupaten Kapuas")


WHO_MAY = {"focal_point", "coordinator"}


@pytest.mark.parametrize(
    "name",
    [
        "administrator", "verifier", "province_coordinator", "province_leader", "coordinator", "other_coordinator",
        "leader", "focal_point", "schools_focal_point", "other_focal_point", "province_focal_point",
    ],
)  # fmt: skip
def test_only_the_agency_and_its_coordinator_may_save(report: Report, cast: Cast, name: str) -> None:
    who = cast.people[name]

    if name in WHO_MAY:
        assert save(report, who, SDM_01=Offer(number(9, 14))).changed == {"SDM-01"}
    else:
        with pytest.raises(NotAllowed):
            save(report, who, SDM_01=Offer(number(9, 14)))
        assert kept(report) == {}


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.ACCEPTED, Status.VERIFIED])
def test_report_that_was_handed_in_keeps_its_figures(cast: Cast, status: Status) -> None:
    report = a_report(cast.health, status)

    with pytest.raises(Beaten, match="Laporan ini sudah"):
        save(report, cast.focal_point, SDM_01=Offer(number(9, 14)))

    assert kept(report) == {}


def test_closed_quarter_says_when_it_closed(report: Report, cast: Cast) -> None:
    days = {"agency_due": QUARTER.last_day, "acceptance_due": QUARTER.last_day, "region_due": QUARTER.last_day}
    Window.objects.create(province=cast.province, quarter=QUARTER, opened_at=NOW, closed_at=NOW, **days)

    with pytest.raises(Refused, match="Triwulan III 2026 ditutup 5 Oktober 2026"):
        save(report, cast.focal_point, LATER, SDM_01=Offer(number(9, 14)))

    assert kept(report) == {}


def test_quarter_that_has_not_begun_cannot_be_filled(report: Report, cast: Cast) -> None:
    with pytest.raises(Refused, match="baru dapat diisi mulai 1 Juli 2026"):
        save(report, cast.focal_point, wib(2026, 6, 30), SDM_01=Offer(number(9, 14)))


def test_quarter_can_be_drafted_while_it_runs(report: Report, cast: Cast) -> None:
    assert save(report, cast.focal_point, wib(2026, 7, 1), SDM_01=Offer(number(1, 1))).changed == {"SDM-01"}


def returned(report: Report, cast: Cast, *codes: str) -> None:
    Report.everything.filter(pk=report.pk).update(status=Status.RETURNED)
    for code in codes:
        ReturnItem.everything.create(
            report=report, indicator=Indicator.objects.get(code=code), opened_by=cast.coordinator.user, opened_at=NOW
        )


def test_only_returned_items_may_change(report: Report, cast: Cast) -> None:
    save(report, cast.focal_point, SDM_01=Offer(number(9, 14)), ARG_01=Offer(number(5, 50)))
    returned(report, cast, "ARG-01")

    saved = save(report, cast.focal_point, LATER, SDM_01=Offer(number(1, 1), 1), ARG_01=Offer(number(6, 50), 1))

    assert (saved.changed, set(saved.troubles)) == ({"ARG-01"}, {"SDM-01"})
    assert kept(report) == {"SDM-01": number(9, 14), "ARG-01": number(6, 50)}


def test_report_returned_as_a_whole_may_change_everywhere(report: Report, cast: Cast) -> None:
    returned(report, cast)

    assert save(report, cast.focal_point, SDM_01=Offer(number(9, 14))).changed == {"SDM-01"}


def test_item_unlocked_with_a_note_may_change_too(report: Report, cast: Cast) -> None:
    returned(report, cast, "ARG-01")

    unlock_item(report, code="SDM-01", note="Salah ketik", scope=cast.focal_point, at=NOW)

    item = ReturnItem.everything.get(indicator__code="SDM-01")
    assert (item.needs_answer, item.note, item.opened_by) == (False, "Salah ketik", cast.focal_point.user)
    assert save(report, cast.focal_point, SDM_01=Offer(number(9, 14))).changed == {"SDM-01"}


def test_unlocking_needs_a_note(report: Report, cast: Cast) -> None:
    returned(report, cast, "ARG-01")

    with pytest.raises(Refused, match="Tulis dahulu mengapa"):
        unlock_item(report, code="SDM-01", note="  ", scope=cast.focal_point, at=NOW)

    assert ReturnItem.everything.count() == 1


def test_unlocking_is_the_senders_alone(report: Report, cast: Cast) -> None:
    returned(report, cast, "ARG-01")

    with pytest.raises(NotAllowed):
        unlock_item(report, code="SDM-01", note="x", scope=cast.verifier, at=NOW)


def test_queries_do_not_grow_with_the_items(
    report: Report, cast: Cast, queries_of: Callable[[Callable[[], object]], list[str]]
) -> None:
    one = queries_of(lambda: save(report, cast.focal_point, SDM_01=Offer(number(9, 14))))
    more = {"SDM_01": Offer(number(1, 1), 1), "ARG_01": Offer(number(5, 50)), "PPRG_02": Offer(number(12, 47))}
    save(report, cast.focal_point, **more)

    three = queries_of(
        lambda: save(
            report,
            cast.focal_point,
            SDM_01=Offer(number(2, 2), 2),
            ARG_01=Offer(number(6, 50), 1),
            PPRG_02=Offer(number(1, 47), 1),
        )
    )

    assert len(three) == len(one) <= 14
