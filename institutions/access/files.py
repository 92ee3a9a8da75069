"""Files that belong to an institution, kept outside the web root under names of our own. What may enter: uploads.py.

A file is written whole before its row exists. A transaction that is rolled back leaves a file without a row: unseen
by everybody, and swept away by `manage.py sweep_files`. The other way round, a row without a file, cannot come to be.
"""

import hashlib
import os
import uuid
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.db import models, transaction

from institutions.access.scope import Scope, Scoped
from institutions.access.uploads import TYPES, Accepted, check_upload
from institutions.tree import Institution, demand_within


class StoredFile(Scoped):
    """One kept file. `stored_name` is ours; `name` is what the sender called it, shown but never used as a path.

    `is_shared`: whoever reaches the institution may fetch it; any other file is served by a door of its own alone.
    """

    scope_path = "institution"

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="files")
    name = models.CharField("nama berkas", max_length=200)
    stored_name = models.CharField(max_length=60, unique=True)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField("ukuran (bita)")
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey("institutions.User", models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    is_shared = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.name


def store_file(
    upload: Any,
    *,
    institution: Institution,
    scope: Scope,
    at: datetime,
    types: Mapping[str, str] = TYPES,
    looks_inside: bool = True,
    is_shared: bool = True,
) -> StoredFile:
    """Check and keep an uploaded file for an institution that this scope reaches. Raises `Refused`."""
    demand_within(scope, institution)
    accepted = check_upload(upload, types=types, looks_inside=looks_inside)
    stored_name = _new_name()
    sha256 = _write(upload, path=path_of(stored_name))
    try:
        with transaction.atomic():
            kept = {"stored_name": stored_name, "sha256": sha256, "is_shared": is_shared}
            return _note(accepted, institution, scope=scope, at=at, kept=kept)
    except BaseException:
        path_of(stored_name).unlink(missing_ok=True)
        raise


def path_of(stored_name: str) -> Path:
    return Path(settings.PRIVATE_FILES) / stored_name


def _new_name() -> str:
    """'3f/3fa85f64…': folders of two letters, so that none holds too many."""
    name = uuid.uuid4().hex
    return f"{name[:2]}/{name}"


def _write(upload: Any, *, path: Path) -> str:
    """Beside its place first and then moved there, so that no half a file is ever found. Answers its SHA-256."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half, digest = path.with_suffix(".half"), hashlib.sha256()
    try:
        with half.open("xb") as target:
            for chunk in upload.chunks():
                digest.update(chunk)
                target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    return digest.hexdigest()


def _note(
    accepted: Accepted, institution: Institution, *, scope: Scope, at: datetime, kept: Mapping[str, Any]
) -> StoredFile:
    stored = StoredFile(
        institution=institution,
        name=accepted.name,
        media_type=accepted.media_type,
        size=accepted.size,
        uploaded_by=scope.user,
        uploaded_at=at,
        **kept,
    )
    stored.save(force_insert=True)
    return stored
