"""A whole quarter: opened, 470 agencies, 14 regencies and the province, returns, extensions, closing; and every mail.

Some are silent to the end, some late by a day or by a minute, some filled on behalf, some returned and sent again. The
ledger works out from the same story, without the product, what must have come of it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest

from dashboards.completeness.deliveries import deliveries
from dashboards.completeness.reports import opened_windows, reports_in, windows_in
from dashboards.places import tree_of
from dashboards.scoreboard import revisions_for, scoreboard
from indicators.loading import load_catalogue
from indicators.timeliness import Timeliness
from institutions.access.refusals import Refused
from institutions.kinds import Kind
from institutions.loading import load_institutions
from institutions.models import Institution
from institutions.tests.cast import wib
from pug_tracker.tests.whole_quarter.ledger import Ledger
from pug_tracker.tests.whole_quarter.mornings import choices, expected_mornings, working_days
from pug_tracker.tests.whole_quarter.play import Play
from pug_tracker.tests.whole_quarter.story import (
    BELATED,
    LAST_DAY,
    PROVINCE,
    QUARTER,
    REOPENED,
    RETURNED,
    SILENT,
    VERIFIER,
    Row,
    rows_of,
    story,
)
from reporting.calendar import Window
from reporting.collecting import collection
from reporting.merging import Offer
from reporting.queue import QueueRow, verification_queue
from reporting.reminders.preferences import ReminderChoice, Rhythm, choose
from reporting.reminders.sent import Reminder
from reporting.saving import save_reported
from reporting.starting import start_report
from reporting.tests.samples import number
from reporting.tests.stories import a_window

AFTERWARDS = wib(2026, 11, 2)


def test_a_whole_quarter(db: None) -> None:
    load_institutions()
    load_catalogue()
    rows = rows_of(_tree())
    steps = story(rows)
    ledger = Ledger(rows, steps)
    play = Play(rows)
    a_window(play.places[PROVINCE], QUARTER.plus(-1), closed_at=wib(2026, 8, 14))
    _choose(play, ledger)

    play.run(steps)

    the_calendar_was_as_the_province_set_it(play)
    each_report_stands_as_told(ledger)
    nobody_was_told_twice_or_on_a_day_off(play)
    everybody_was_told_what_concerned_them_and_nothing_else(ledger)
    each_mail_says_what_it_is_counted_for(play)
    one_person_read_this_story(play, rows)
    coordinators_see_their_agencies(play, ledger)
    the_province_sees_its_queue(play, ledger)
    completeness_and_timeliness_are_right(play, ledger)
    the_board_adds_up_what_was_verified(play, ledger)
    a_closed_quarter_says_so(play, rows)


def _tree() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for code, region in Institution.everything.filter(kind=Kind.AGENCY).values_list("code", "region__code"):
        found[region].append(code)
    return found


def _choose(play: Play, ledger: Ledger) -> None:
    rhythms = {"nothing": Rhythm.NONE, "urgent": Rhythm.URGENT, "no outcomes": Rhythm.DAILY}
    for person, choice in choices(ledger).items():
        topics = [topic for topic in ReminderChoice.TOPICS if (choice, topic) != ("no outcomes", "outcomes")]
        choose(play.people[person].user, rhythm=rhythms[choice], topics=topics)


# --- what was done ------------------------------------------------------------------------------------


def the_calendar_was_as_the_province_set_it(play: Play) -> None:
    window = Window.objects.get(quarter=QUARTER)
    days = (window.agency_due, window.acceptance_due, window.region_due)
    assert [day.isoformat() for day in days] == ["2026-10-07", "2026-10-15", "2026-10-21"]
    assert window.closed_at == wib(2026, 10, 30, 16)


def each_report_stands_as_told(ledger: Ledger) -> None:
    found = dict(Institution.everything.filter(reports__quarter=QUARTER).values_list("code", "reports__status"))
    assert {code: found.get(code) for code in ledger.codes} == {
        code: ledger.status(code, AFTERWARDS) for code in ledger.codes
    }


# --- the mails ----------------------------------------------------------------------------------------


def nobody_was_told_twice_or_on_a_day_off(play: Play) -> None:
    assert play.mails.again == []
    assert max(Counter((day, person) for day, person, _ in play.mails.sent).values()) == 1
    assert {day for day, _, _ in play.mails.sent} <= set(working_days())


def everybody_was_told_what_concerned_them_and_nothing_else(ledger: Ledger) -> None:
    rows = Reminder.objects.values_list("user__name", "occasion", "subject", "digest__day")
    told = Counter((person, occasion, subject.split("/")[1], day) for person, occasion, subject, day in rows)
    expected = expected_mornings(ledger)
    assert told - expected == Counter()
    assert expected - told == Counter()


def each_mail_says_what_it_is_counted_for(play: Play) -> None:
    rows = Reminder.objects.values_list("digest__day", "user__name", "occasion", "subject")
    counted: dict[tuple[object, str], set[tuple[str, str]]] = defaultdict(set)
    for day, person, occasion, subject in rows:
        counted[day, person].add((occasion, subject.split("/")[1]))
    assert Counter((day, person) for day, person, _ in play.mails.sent) == Counter(counted.keys())
    for day, person, body in play.mails.sent:
        for occasion, code in counted[day, person]:
            words, name = WORDS.get(occasion, ""), play.places[code].full_name
            assert not words or f"{words.format(name)} untuk Triwulan III 2026" in body or code == PROVINCE, body


WORDS = {
    "opened": "Laporan {}",
    "before_due": "Kirim laporan {}",
    "due_today": "Kirim laporan {}",
    "overdue": "Laporan {}",
    "returned": "Perbaiki laporan {}",
    "accepted": "Laporan {}",
    "on_behalf": "Koordinator sudah mengirim laporan {}",
    "verified": "Laporan {}",
}


def one_person_read_this_story(play: Play, rows: list[Row]) -> None:
    """Whose report was sent on 1 October, returned on the fifth, sent again on the sixth, accepted on the eighth."""
    person = rows[2].agencies[RETURNED]
    read = [(day.isoformat(), body) for day, to, body in play.mails.sent if to == person]
    said = ["sudah dapat diisi", "Mohon periksa kembali angkanya", "sudah diterima", "sudah diverifikasi provinsi"]
    assert [day for day, _ in read] == ["2026-09-22", "2026-10-06", "2026-10-12", "2026-10-26"]
    assert all(words in body for words, (_, body) in zip(said, read, strict=True))


# --- what is seen -------------------------------------------------------------------------------------


def coordinators_see_their_agencies(play: Play, ledger: Ledger) -> None:
    for row in ledger.rows:
        seen = collection(QUARTER, scope=play.people[row.code], on=LAST_DAY)
        stands = Counter(one.situation.status and str(one.situation.status) for one in seen.rows)
        silent = [code for code in row.agencies if ledger.first_sent(code, AFTERWARDS) is None]
        assert stands == ledger.statuses(row.agencies, AFTERWARDS)
        assert sorted(one.institution.code for one in seen.silent) == silent == [row.agencies[SILENT]]
        assert seen.settled == stands["accepted"] + stands["verified"]
        assert seen.lock is not None


def the_province_sees_its_queue(play: Play, ledger: Ledger) -> None:
    queue = verification_queue(QUARTER, scope=play.people[VERIFIER], on=LAST_DAY)
    by_status = defaultdict(set)
    for code in _judged_by_the_province(ledger):
        by_status[ledger.status(code, AFTERWARDS)].add(code)
    assert _codes(queue.waiting) == by_status["submitted"] | by_status["accepted"]
    assert _codes(queue.returned) == by_status["returned"] == {ledger.rows[REOPENED].code}
    assert _codes(queue.silent) == by_status[None] | by_status["draft"]
    assert _codes(queue.verified) == by_status["verified"]
    belated = {one.report.institution.code for row in queue.belated for one in row.belated}
    assert belated == set(_belated(ledger)) == {ledger.rows[7].agencies[BELATED]}
    accepted = {row.situation.institution.code: (row.accepted, row.expected) for row in queue.rows if row.has_agencies}
    assert accepted == {row.code: (_settled(row, ledger), len(row.agencies)) for row in ledger.rows[:-1]}


def completeness_and_timeliness_are_right(play: Play, ledger: Ledger) -> None:
    province = play.places[PROVINCE]
    tree, windows = tree_of(province), windows_in((QUARTER,), opened=opened_windows(province.pk))
    delivered = deliveries(reports_in(windows, tree=tree, common=0), tree=tree)
    regencies = ledger.rows[:-1]
    own, agencies = (part(tree.regencies, QUARTER) for part in (delivered.own_reports, delivered.agencies))
    assert counts(own) == ledger.timeliness([row.code for row in regencies], AFTERWARDS) == (14, 13, 12)
    assert counts(agencies) == ledger.timeliness([code for row in regencies for code in row.agencies], AFTERWARDS)
    assert [str(rate) for rate in own.printed()] == ["92.86", "85.71"]


def counts(found: Timeliness) -> tuple[int, int, int]:
    return found.expected, found.submitted, found.on_time


def the_board_adds_up_what_was_verified(play: Play, ledger: Ledger) -> None:
    province = play.places[PROVINCE]
    board = scoreboard(QUARTER, province=province, known=revisions_for(QUARTER, trend=1))
    told = [
        play.trained(code)
        for row in ledger.rows[:-1]
        for code in row.agencies
        if ledger.status(code, AFTERWARDS) == "verified"
    ]
    now = board.sums["SDM-01"].now
    assert (now.a, now.b) == (sum(men for men, _ in told), sum(women for _, women in told))
    assert (now.coverage.answered, now.coverage.expected) == (len(told), 434)
    assert (now.coverage.regions_answered, now.coverage.regions_expected) == (12, 14)


def a_closed_quarter_says_so(play: Play, rows: list[Row]) -> None:
    silent, drafting = play.places[rows[3].agencies[SILENT]], play.report(rows[0].code)
    with pytest.raises(Refused, match="Triwulan III 2026 ditutup 30 Oktober 2026"):
        start_report(silent, quarter=QUARTER, scope=play.people[silent.code], at=AFTERWARDS)
    offers = {"PAR-01": Offer(number(9), version=1)}
    with pytest.raises(Refused, match="Triwulan III 2026 ditutup 30 Oktober 2026"):
        save_reported(drafting, offers=offers, scope=play.people[rows[0].code], at=AFTERWARDS)


def _codes(rows: list[QueueRow]) -> set[str]:
    return {row.situation.institution.code for row in rows}


def _judged_by_the_province(ledger: Ledger) -> Iterator[str]:
    for row in ledger.rows:
        yield row.code
        if row.is_province:
            yield from row.agencies


def _belated(ledger: Ledger) -> Iterator[str]:
    for row in ledger.rows[:-1]:
        if ledger.was_verified(row.code, AFTERWARDS):
            yield from (code for code in row.agencies if ledger.status(code, AFTERWARDS) == "accepted")


def _settled(row: Row, ledger: Ledger) -> int:
    return sum(ledger.status(code, AFTERWARDS) in ("accepted", "verified") for code in row.agencies)
