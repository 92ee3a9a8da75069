"""Serving kept files, through scope alone."""

from django.http import FileResponse, HttpRequest

from institutions.access.doors import Door
from institutions.access.files import StoredFile, path_of
from institutions.access.refusals import Refused


class FileDownload(Door):
    """Always as an attachment: nothing that somebody uploaded is ever shown as a page of this site."""

    ability = "view_reports"
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        stored = self.fetch(StoredFile, pk=pk)
        path = path_of(stored.stored_name)
        if not path.is_file():
            raise Refused(f"Berkas “{stored.name}” tercatat, tetapi tidak ditemukan. Beri tahu administrator.")
        answer = FileResponse(path.open("rb"), as_attachment=True, filename=stored.name, content_type=stored.media_type)
        answer["Cache-Control"] = "private, no-store"
        answer["X-Content-Type-Options"] = "nosniff"
        return answer
