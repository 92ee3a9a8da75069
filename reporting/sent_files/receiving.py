"""Taking in a spreadsheet: kept before anything is read of it, then looked into once."""

from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from institutions.access.contents import XLSX
from institutions.access.files import store_file
from institutions.access.journal import record
from institutions.access.refusals import Refused
from institutions.access.scope import Scope
from institutions.access.uploads import clean_name
from reporting.sent_files.opening import quarter_and_kind
from reporting.sent_files.sent import SentFile

OLD_EXCEL = "application/vnd.ms-excel"
#: Extension → media type. A page saved as .xls is never served as a page.
SPREADSHEETS = {
    "xlsx": XLSX,
    "xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    "xls": OLD_EXCEL,
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv",
    "htm": OLD_EXCEL,
    "html": OLD_EXCEL,
}
PICTURES = {"jpg", "jpeg", "png", "webp", "heic", "gif", "pdf"}
DOCUMENTS = {"doc", "docx", "odt", "rtf", "txt", "ppt", "pptx"}
MOST_A_DAY = 60


def receive(upload: Any, *, scope: Scope, at: datetime) -> SentFile:
    """Keep the file and say what it is. A refusal to read it is kept with it, and raised beside the field."""
    scope.demand("edit_report")
    _refuse_other_kinds(clean_name(upload.name or ""))
    with transaction.atomic():
        sent = _keep(upload, scope=scope, at=at)
    try:
        sent.kind, sent.quarter, sent.template_version = quarter_and_kind(sent, scope=scope, at=at)
    except Refused as refusal:
        sent.refusal = refusal.text
        raise
    finally:
        sent.save(update_fields=["kind", "quarter", "template_version", "refusal"])
    return sent


def _refuse_other_kinds(name: str) -> None:
    extension = PurePosixPath(name).suffix.removeprefix(".").lower()
    if extension in PICTURES:
        raise Refused(
            f"“{name}” adalah foto atau PDF: angkanya tidak dapat dibaca sebagai tabel. "
            "Kirim berkas Excel aslinya, atau unduh formulir Excel lalu isi di sana.",
            field="file",
        )
    if extension in DOCUMENTS:
        raise Refused(
            f"“{name}” adalah dokumen, bukan tabel. Salin tabelnya ke Excel lalu kirim berkas Excel itu, "
            "atau unduh formulir Excel dan isi di sana.",
            field="file",
        )


def _keep(upload: Any, *, scope: Scope, at: datetime) -> SentFile:
    today = SentFile.objects.visible_to(scope).filter(sent_by=scope.user, sent_at__date=localdate(at))
    if today.count() >= MOST_A_DAY:
        raise Refused(f"Hari ini Anda sudah mengirim {MOST_A_DAY} berkas. Lanjutkan besok.", field="file")
    try:
        stored = store_file(
            upload,
            institution=scope.institution,
            scope=scope,
            at=at,
            types=SPREADSHEETS,
            looks_inside=False,
            is_shared=False,
        )
    except Refused as refusal:
        raise Refused(refusal.text, field="file") from refusal
    sent = SentFile(institution=scope.institution, file=stored, sent_by=scope.user, capacity=scope.capacity, sent_at=at)
    sent.save(force_insert=True)
    record(
        "send_file", sent, institution=scope.institution, scope=scope, at=at, text=f"Mengirim berkas “{stored.name}”"
    )
    return sent


def sent_before(sent: SentFile, *, scope: Scope) -> SentFile | None:
    """The same file, byte for byte, that was stored before."""
    same = SentFile.objects.visible_to(scope).filter(
        institution=sent.institution_id,
        file__sha256=sent.file.sha256,
        confirmed_at__isnull=False,
        undone_at__isnull=True,
    )
    return same.exclude(pk=sent.pk).select_related("file", "confirmed_by").first()
