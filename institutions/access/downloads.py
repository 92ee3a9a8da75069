"""Serving kept files, through scope alone."""

from django.http import FileResponse, HttpRequest

from institutions.access.doors import Door
from institutions.access.files import StoredFile, path_of
from institutions.access.refusals import Refused


def served(stored: StoredFile) -> FileResponse:
    """Always as an attachment: nothing that somebody uploaded is ever shown as a page of this site."""
    path = path_of(stored.stored_name)
    if not path.is_file():
        raise Refused(f"Berkas “{stored.name}” tercatat, tetapi tidak ditemukan. Beri tahu administrator.")
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=stored.name, content_type=stored.media_type)
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


class FileDownload(Door):
    """A file that is shared: evidence, a logo. One that is not is answered as if it did not exist."""

    ability = "view_reports"
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        return served(self.fetch(StoredFile, pk=pk, is_shared=True))
