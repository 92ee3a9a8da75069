"""Keeping files, serving them through scope, and sweeping what no row knows."""

import hashlib
import os
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from institutions.access.files import StoredFile, path_of, store_file
from institutions.access.refusals import NotAllowed, Refused
from institutions.tests.cast import Cast, wib
from institutions.tests.samples import PDF, upload

pytestmark = pytest.mark.django_db
AT = wib(2026, 10, 5)


@pytest.fixture(autouse=True)
def folder(settings: object, tmp_path: Path) -> Path:
    settings.PRIVATE_FILES = tmp_path  # type: ignore[attr-defined]
    return tmp_path


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def keep(cast: Cast, name: str = "SK Pokja.pdf", content: bytes = PDF) -> StoredFile:
    return store_file(upload(name, content), institution=cast.health, scope=cast.focal_point, at=AT)


def test_a_kept_file_is_whole_hashed_and_named_by_us(cast: Cast, folder: Path) -> None:
    stored = keep(cast)

    assert files_in(folder) == [path_of(stored.stored_name)]
    assert path_of(stored.stored_name).read_bytes() == PDF
    assert "Pokja" not in stored.stored_name
    assert stored.stored_name[:2] == stored.stored_name[3:5]
    assert (stored.sha256, stored.size) == (hashlib.sha256(PDF).hexdigest(), len(PDF))
    assert (stored.name, stored.uploaded_by, stored.uploaded_at) == ("SK Pokja.pdf", cast.focal_point.user, AT)


def test_a_refused_file_leaves_nothing(cast: Cast, folder: Path) -> None:
    with pytest.raises(Refused):
        keep(cast, "virus.pdf", b"MZ" + b"\0" * 50)

    assert files_in(folder) == []
    assert not StoredFile.everything.exists()


def test_nobody_keeps_a_file_for_somebody_else(cast: Cast, folder: Path) -> None:
    with pytest.raises(NotAllowed):
        store_file(upload("a.pdf", PDF), institution=cast.other_health, scope=cast.focal_point, at=AT)

    assert files_in(folder) == []


def test_a_row_that_cannot_be_written_leaves_no_file(cast: Cast, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the database is gone")

    monkeypatch.setattr(StoredFile, "save", fail)

    with pytest.raises(RuntimeError):
        keep(cast)

    assert files_in(folder) == []


def test_a_file_of_a_rolled_back_transaction_is_swept_after_a_day(cast: Cast, folder: Path) -> None:
    kept = keep(cast)
    with transaction.atomic():
        lost = path_of(keep(cast, "lain.pdf").stored_name)
        transaction.set_rollback(True)

    call_command("sweep_files")
    assert lost.exists()

    os.utime(lost, (0, time.time() - 25 * 3600))
    call_command("sweep_files")
    assert files_in(folder) == [path_of(kept.stored_name)]


def test_the_sweep_names_files_that_are_gone_or_changed(cast: Cast) -> None:
    gone, changed = keep(cast), keep(cast)
    path_of(gone.stored_name).unlink()
    path_of(changed.stored_name).write_bytes(b"x")

    with pytest.raises(CommandError, match="Missing or changed") as told:
        call_command("sweep_files")

    assert gone.stored_name in str(told.value)
    assert changed.stored_name in str(told.value)


# --- serving ----------------------------------------------------------------------------------------


def test_a_file_is_always_an_attachment(cast: Cast) -> None:
    page = b"%PDF-1.4\n<html><script>alert(1)</script></html>\n%%EOF"
    stored = keep(cast, "Notula rapat – “Pokja” é.pdf", page)

    answer = cast.client(cast.coordinator).get(f"/berkas/{stored.pk}/")

    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == page
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Notula%20rapat%20%E2%80%93")
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("who", ["focal_point", "coordinator", "leader", "verifier", "administrator"])
def test_a_file_is_served_within_scope(cast: Cast, who: str) -> None:
    stored = keep(cast)

    assert cast.client(getattr(cast, who)).get(f"/berkas/{stored.pk}/").status_code == 200


@pytest.mark.parametrize(
    "who", ["schools_focal_point", "other_coordinator", "other_focal_point", "province_focal_point"]
)
def test_a_foreign_file_does_not_exist(cast: Cast, who: str) -> None:
    stored = keep(cast)

    assert cast.client(getattr(cast, who)).get(f"/berkas/{stored.pk}/").status_code == 404


def test_a_file_that_is_gone_is_told_in_words(cast: Cast) -> None:
    stored = keep(cast)
    path_of(stored.stored_name).unlink()

    answer = cast.client(cast.focal_point).get(f"/berkas/{stored.pk}/")

    assert answer.status_code == 422
    assert "tidak ditemukan" in answer.content.decode()
