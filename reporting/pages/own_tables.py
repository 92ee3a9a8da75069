"""/berkas/kiriman/…/kolom/: what a table's columns mean, asked once; /berkas/ingatan/: what was answered."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from formats.quarters import Quarter, last_ended, quarters_back
from institutions.access.doors import ActionDoor, PageDoor
from institutions.access.journal import record
from institutions.access.lost import ANOTHER_PERSON, typed_by_another
from institutions.access.refusals import Beaten
from reporting.own_tables.frames import Frame
from reporting.own_tables.mapping import Said, choices_for, column_field, read_said
from reporting.own_tables.questions import Question
from reporting.own_tables.reading import TableReading, read_tables
from reporting.own_tables.remembered import Remembered, memory_of, remember
from reporting.pages.sent_preview import OfOneFile
from reporting.sent_files.opening import book_of
from reporting.sent_files.sent import Kind, SentFile

QUARTERS_OFFERED = 6
FEW = 5


@dataclass(frozen=True)
class ColumnAsked:
    """One column on the page: its heading, three of its values, and what is chosen."""

    name: str
    label: str
    letter: str
    samples: list[str]
    chosen: str


@dataclass(frozen=True)
class FrameAsked:
    frame: Frame
    columns: list[ColumnAsked]
    trouble: str


@dataclass(frozen=True)
class QuestionAsked:
    question: Question
    chosen: str
    trouble: str

    @property
    def is_short(self) -> bool:
        return len(self.question.choices) <= FEW


class TableColumns(OfOneFile):
    """GET shows what is still open (with ?ubah all columns); POST remembers, and leads on to the preview."""

    ability = "edit_report"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        sent = self._table(pk)
        return self._show(sent, self._reading(sent), Said(quarter=sent.quarter))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if typed_by_another(request):
            raise Beaten(ANOTHER_PERSON)
        sent = self._table(pk)
        reading = self._reading(sent)
        said = read_said(
            request.POST.dict(),
            frames=self._frames(reading),
            questions=reading.questions,
            definitions=reading.definitions,
            quarter=sent.quarter,
        )
        if said.troubles:
            return self._show(sent, reading, said, status=422)
        with transaction.atomic():
            remember(said.answers, scope=self.scope, at=timezone.now())
            sent.quarter = said.quarter
            sent.save(update_fields=["quarter"])
        return redirect("sent_file", pk)

    def _table(self, pk: int) -> SentFile:
        sent = self.sent(pk)
        if sent.kind != Kind.TABLE or sent.confirmed_at:
            raise Http404
        return sent

    def _reading(self, sent: SentFile) -> TableReading:
        quarter = sent.quarter or last_ended(timezone.localdate())
        return read_tables(book_of(sent), quarter=quarter, scope=self.scope, memory=memory_of(self.scope))

    def _frames(self, reading: TableReading) -> list[Frame]:
        """Of tables that are alike, one; those that are known, only when somebody wants to change them."""
        if "ubah" not in self.request.GET:
            return list(reading.unmapped)
        return list({frame.fingerprint: frame for frame in reversed(reading.frames)}.values())[::-1]

    def _show(self, sent: SentFile, reading: TableReading, said: Said, *, status: int = 200) -> HttpResponse:
        post = self.request.POST
        frames = [
            FrameAsked(frame, self._columns(frame), said.troubles.get(frame.fingerprint, ""))
            for frame in self._frames(reading)
        ]
        questions = [
            QuestionAsked(one, post.get(one.name, one.suggested), said.troubles.get(one.name, ""))
            for one in reading.questions
        ]
        context = {
            "sent": sent,
            "frames": frames,
            "questions": questions,
            "choices": choices_for(reading.definitions),
            "asks_quarter": sent.quarter is None or "ubah" in self.request.GET,
            "quarters": self._quarters(sent.quarter),
            "quarter": said.quarter,
            "trouble": said.troubles.get("quarter", ""),
            "troubles": said.troubles,
        }
        return render(self.request, "reporting/own_tables/columns.html", context, status=status)

    def _columns(self, frame: Frame) -> list[ColumnAsked]:
        return [
            ColumnAsked(
                name=(name := column_field(frame, at)),
                label=column.label,
                letter=column.letter,
                samples=frame.samples(column.letter),
                chosen=self.request.POST.get(name, frame.meanings[column.letter]),
            )
            for at, column in enumerate(frame.table.columns)
        ]

    def _quarters(self, known: Quarter | None) -> list[Quarter]:
        latest = Quarter.of(timezone.localdate())
        offered = sorted(quarters_back(latest, QUARTERS_OFFERED), reverse=True)
        return offered if known is None or known in offered else [known, *offered]


class RememberedList(PageDoor):
    ability = "edit_report"
    template_name = "reporting/own_tables/remembered.html"

    def context(self) -> dict[str, Any]:
        rows = Remembered.objects.visible_to(self.scope).filter(institution=self.scope.institution)
        return {"rows": rows.select_related("answered_by")}


class Forget(ActionDoor):
    """What is forgotten is asked again."""

    ability = "edit_report"

    def act(self, pk: int) -> str:
        row = self.fetch(Remembered, pk=pk, institution=self.scope.institution)
        text = f"Melupakan jawaban: {row.shown}"
        with transaction.atomic():
            record(
                "forget_answer", row, institution=self.scope.institution, scope=self.scope, at=timezone.now(), text=text
            )
            row.delete()
        messages.success(self.request, "Jawaban itu dilupakan, dan akan ditanyakan lagi.")
        return reverse("remembered_list")
