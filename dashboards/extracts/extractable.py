"""The door of a page that is also handed out as a file. Give `extract()`: the same rows that the page shows."""

from typing import Any, ClassVar

from django.http import Http404, HttpResponse
from django.utils import timezone

from dashboards.addressed import Addressed, the_one
from dashboards.extracts.extract import Extract
from dashboards.extracts.files import FILES


class Extractable(Addressed, abstract=True):
    """`class Page(Extractable, QuarterDoor)`: what the page refuses, its files refuse. The template includes
    _extracts.html.
    """

    template_name: ClassVar[str] = ""
    takes: ClassVar[tuple[str, ...]] = ("bentuk",)

    def extract(self) -> Extract:
        raise TypeError(f"{type(self).__name__} says not what leaves of it.")

    def answer(self, *args: Any, **kwargs: Any) -> HttpResponse:
        if "bentuk" not in self.request.GET:
            return super().answer(*args, **kwargs)
        asked = the_one(self.request.GET, "bentuk")
        if asked not in FILES:
            raise Http404
        extract, file = self.extract(), FILES[asked]
        response = HttpResponse(file.make(extract, at=timezone.now()), content_type=file.media_type)
        response["Content-Disposition"] = f'attachment; filename="{extract.stem}.{asked}"'
        response["Cache-Control"] = "private, no-store"
        return response
