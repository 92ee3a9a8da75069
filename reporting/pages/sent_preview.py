"""/berkas/kiriman/…: one file: what it would change, storing it, its marked copy, taking it back."""

from datetime import datetime

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from institutions.access.contents import XLSX
from institutions.access.doors import ActionDoor, Door, status_of
from institutions.access.downloads import served
from institutions.access.lost import ANOTHER_PERSON, typed_by_another
from institutions.access.refusals import Beaten, NotAllowed, Refused
from reporting.reports import Report
from reporting.sent_files.confirming import Picks, confirm
from reporting.sent_files.contents import Contents
from reporting.sent_files.lines import LineKind, Preview
from reporting.sent_files.marking import marked_workbook, marks_of
from reporting.sent_files.opening import Unanswered, book_of, bytes_of, contents_of
from reporting.sent_files.preview import preview_of
from reporting.sent_files.receiving import sent_before
from reporting.sent_files.sent import SentFile
from reporting.sent_files.undoing import undo


class OfOneFile(Door, abstract=True):
    """A file that one's own institution sent: what it asks for is stored in its sender's name, nobody else's."""

    ability = "edit_report"

    def sent(self, pk: int) -> SentFile:
        related = ("file", "institution__region__parent", "sent_by", "confirmed_by")
        return self.fetch(SentFile, *related, pk=pk, institution=self.scope.institution)

    def contents(self, sent: SentFile, *, at: datetime) -> Contents:
        return contents_of(sent, book=book_of(sent), scope=self.scope, at=at)

    def show(
        self, sent: SentFile, preview: Preview, *, refusal: Refused | None = None, picks: Picks | None = None
    ) -> HttpResponse:
        context = {
            "sent": sent,
            "preview": preview,
            "kinds": LineKind,
            "refusal": refusal,
            "picked": {f"{institution}:{code}" for institution, codes in (picks or {}).items() for code in codes},
            "before": sent_before(sent, scope=self.scope),
        }
        return render(
            self.request, "reporting/sent_files/preview.html", context, status=status_of(refusal) if refusal else 200
        )


class SentPreview(OfOneFile):
    ability = "edit_report"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        sent = self.sent(pk)
        if sent.refusal or sent.confirmed_at:
            return self._stored(sent)
        at = timezone.now()
        try:
            contents = self.contents(sent, at=at)
        except Unanswered:
            return redirect("sent_file_columns", pk)
        return self.show(sent, preview_of(contents, scope=self.scope, at=at))

    def _stored(self, sent: SentFile) -> HttpResponse:
        reports = Report.objects.visible_to(self.scope).filter(pk__in={row[0] for row in sent.written})
        context = {"sent": sent, "reports": reports.select_related("institution").order_by("institution__code")}
        return render(self.request, "reporting/sent_files/stored.html", context)


class StoreFile(OfOneFile):
    """Store all of it; what does not hold any more is shown anew, and nothing was stored."""

    ability = "edit_report"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if typed_by_another(request):
            raise Beaten(ANOTHER_PERSON)
        sent, at = self.sent(pk), timezone.now()
        contents, picks = self.contents(sent, at=at), picked(request.POST)
        digest = request.POST.get("digest", "")
        try:
            held = confirm(sent, contents=contents, shown_digest=digest, picks=picks, scope=self.scope, at=at)
        except NotAllowed:
            raise
        except Refused as refusal:
            return self.show(sent, preview_of(contents, scope=self.scope, at=at), refusal=refusal, picks=picks)
        if held.confirmed_at == at:
            messages.success(request, f"Tersimpan dari “{held.file.name}”: {held.result}.")
        else:
            messages.info(request, f"{held.told_stored} Tekanan ini tidak mengubah apa pun.")
        return redirect("sent_file", pk)


class SentOriginal(OfOneFile):
    """The file as it came: unconfirmed figures, and whatever else stood in it, for its own institution alone."""

    ability = "edit_report"
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        return served(self.sent(pk).file)


class MarkedWorkbook(OfOneFile):
    """The same workbook with the cells that cannot be taken coloured, commented and listed."""

    ability = "edit_report"
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        sent, at = self.sent(pk), timezone.now()
        book = book_of(sent)
        preview = preview_of(contents_of(sent, book=book, scope=self.scope, at=at), scope=self.scope, at=at)
        marked = marked_workbook(bytes_of(sent), book=book, wrong=marks_of(preview))
        answer = HttpResponse(marked, content_type=XLSX)
        answer["Content-Disposition"] = f'attachment; filename="berkas-{sent.pk}-ditandai.xlsx"'
        answer["Cache-Control"] = "private, no-store"
        return answer


class UndoFile(OfOneFile, ActionDoor):
    ability = "edit_report"

    def act(self, pk: int) -> str:
        held = undo(self.sent(pk), scope=self.scope, at=timezone.now())
        messages.success(
            self.request, f"Isian dari “{held.file.name}” dibatalkan; yang tersimpan sebelumnya berlaku lagi."
        )
        return reverse("sent_file", args=[pk])


def picked(post: QueryDict) -> Picks:
    """'pick:12:SDM-01' = 'file': at that institution's item, the file's answer holds over what somebody else saved."""
    picks: dict[int, set[str]] = {}
    for name in post:
        said, _, rest = name.partition(":")
        institution, _, code = rest.partition(":")
        if said == "pick" and post[name] == "file" and institution.isascii() and institution.isdigit():
            picks.setdefault(int(institution), set()).add(code)
    return {institution: frozenset(codes) for institution, codes in picks.items()}
