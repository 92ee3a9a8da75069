"""The one evidence file that every example figure points to: a page that says that it proves nothing."""

from datetime import datetime
from hashlib import sha256

from institutions.access.files import StoredFile, path_of
from institutions.tree import Institution
from reporting.example.people import Authors

TEXT = "DATA CONTOH - bukan bukti dukung yang sebenarnya"


def example_files(institutions: list[Institution], *, authors: Authors, at: datetime) -> dict[int, StoredFile]:
    """One stored file for each institution, by its id; all hold the same page."""
    page = _page()
    files = [
        StoredFile(
            institution=institution,
            name="bukti-contoh.pdf",
            stored_name=f"co/contoh-{institution.code}.pdf",
            media_type="application/pdf",
            size=len(page),
            sha256=sha256(page).hexdigest(),
            uploaded_by=authors.entering[institution.pk],
            uploaded_at=at,
        )
        for institution in institutions
    ]
    for file in files:
        path = path_of(file.stored_name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page)
    return {file.institution_id: file for file in StoredFile.everything.bulk_create(files)}


def _page() -> bytes:
    """A one-page PDF, written by hand so that making 485 of them costs nothing."""
    drawing = f"BT /F1 16 Tf 60 760 Td ({TEXT}) Tj ET".encode("ascii")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
    ]
    body, starts = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        starts.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    return body + (
        b"xref\n0 5\n0000000000 65535 f \n%strailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (table, len(body))
    )
