"""The journal only grows."""

import pytest

from institutions.access.journal import JournalEntry, record
from institutions.tests.cast import Cast, wib

pytestmark = pytest.mark.django_db
AT = wib(2026, 10, 5)


@pytest.fixture
def entry(cast: Cast) -> JournalEntry:
    return record("x", cast.health, institution=cast.health, scope=cast.coordinator, at=AT, text="Melakukan sesuatu.")


def test_a_line_says_who_did_what_as_whom_and_when(cast: Cast, entry: JournalEntry) -> None:
    kept = JournalEntry.everything.get()

    assert (kept.user, kept.capacity, kept.at) == (cast.coordinator.user, "Koordinator, Kabupaten Kapuas", AT)
    assert (kept.subject_kind, kept.subject_id, kept.text) == ("institution", cast.health.pk, "Melakukan sesuatu.")


def test_a_line_is_neither_changed_nor_deleted(entry: JournalEntry) -> None:
    entry.text = "Tidak melakukan apa-apa."

    for forbidden in (entry.save, entry.delete):
        with pytest.raises(TypeError, match="append-only"):
            forbidden()

    assert JournalEntry.everything.get().text == "Melakukan sesuatu."


def test_nor_are_many_lines_at_once(entry: JournalEntry) -> None:
    rows = JournalEntry.everything.all()

    for forbidden in (rows.delete, lambda: rows.update(text="x"), lambda: rows.bulk_update([entry], ["text"])):
        with pytest.raises(TypeError, match="append-only"):
            forbidden()

    assert JournalEntry.everything.get().text == "Melakukan sesuatu."


def test_a_long_line_is_cut_and_not_refused(cast: Cast) -> None:
    record("x", cast.health, institution=cast.health, scope=None, at=AT, text="n" * 900)

    assert len(JournalEntry.everything.get().text) == 400
