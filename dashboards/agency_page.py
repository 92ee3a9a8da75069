"""One agency's answers of one quarter, for those who reach it: verified, and beside it what is being reported."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import NoReverseMatch, reverse

from formats.quarters import Quarter
from indicators.answers import Answer
from indicators.catalogue import Definition, catalogue_in
from indicators.kinds import AcrossQuarters, Prerequisite
from institutions.access.scope import Scope
from institutions.models import Institution
from reporting.asked import begun, is_asked, level_of
from reporting.figures import Evidence, Figure
from reporting.reports import Report
from reporting.statuses import HANDED_IN
from reporting.wording import answer_words


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """`reported` is empty where it is what was verified; `history` leads to the figure's history and files.

    `standing`: an earlier answer of the year that stands, where none is asked in this quarter.
    """

    code: str
    name: str
    verified: str
    reported: str
    note: str
    files: int
    is_asked: bool
    history: str
    standing: str
    answer: Answer | None = None
    definition: Definition | None = None


@dataclass(frozen=True, slots=True)
class AnswerSection:
    label: str
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True)
class AgencyPage:
    institution: Institution
    quarter: Quarter
    report: Report | None
    figures: dict[int, Figure]
    files: dict[int, int]
    definitions: Sequence[Definition]
    earlier: dict[int, Figure]

    @property
    def is_handed_in(self) -> bool:
        return self.report is not None and self.report.status in HANDED_IN

    @property
    def is_provisional(self) -> bool:
        """Whether it shows anything that is not verified."""
        return self.report is not None and any(row.reported for one in self.sections for row in one.rows)

    @cached_property
    def sections(self) -> list[AnswerSection]:
        found: dict[str, list[AnswerRow]] = {}
        for definition in self.definitions:
            found.setdefault(Prerequisite(definition.prerequisite).label, []).append(self._row(definition))
        return [AnswerSection(label, tuple(rows)) for label, rows in found.items()]

    def _row(self, definition: Definition) -> AnswerRow:
        figure = self.figures.get(definition.indicator_id)
        verified = figure.verified_answer if figure else None
        reported = figure.answer if figure else None
        return AnswerRow(
            code=definition.code,
            name=definition.name,
            verified=answer_words(definition, verified, reason=figure.reason if figure else ""),
            reported="" if reported == verified else self._words(definition, reported, figure),
            note=figure.note if figure else "",
            files=self.files.get(figure.pk, 0) if figure else 0,
            is_asked=is_asked(definition, self.quarter.number),
            history=self._history(definition) if figure else "",
            standing="" if figure else self._standing(definition),
            answer=verified or reported,
            definition=definition,
        )

    def _words(self, definition: Definition, reported: Answer | None, figure: Figure | None) -> str:
        return answer_words(definition, reported, reason=figure.reason if figure else "")

    def _standing(self, definition: Definition) -> str:
        figure = self.earlier.get(definition.indicator_id)
        if figure is None or definition.rollup_quarters != AcrossQuarters.LAST:
            return ""
        if is_asked(definition, self.quarter.number):
            return ""
        words = answer_words(definition, figure.verified_answer, reason=figure.reason)
        return f"{words} ({figure.report.quarter.short_label})"

    def _history(self, definition: Definition) -> str:
        try:
            return reverse("figure_history", args=[self.report.pk if self.report else 0, definition.code])
        except NoReverseMatch:
            return ""


def agency_page(institution: Institution, *, quarter: Quarter, scope: Scope) -> AgencyPage:
    """Four queries: report, figures, files, definitions; the institution was fetched within scope."""
    report = Report.objects.visible_to(scope).filter(institution=institution, quarter=quarter).first()
    year = Figure.objects.visible_to(scope).filter(
        report__institution=institution, report__quarter__in=quarter.year_to_date
    )
    figures = list(year.select_related("report").order_by("report__quarter"))
    files: dict[int, int] = {}
    if report:
        standing = Evidence.objects.visible_to(scope).filter(figure__report=report, removed_at=None)
        for figure_id in standing.values_list("figure", flat=True):
            files[figure_id] = files.get(figure_id, 0) + 1
    level = level_of(institution)
    definitions = [one for one in catalogue_in(quarter).at(level) if begun(one, quarter.number)]
    return AgencyPage(
        institution=institution,
        quarter=quarter,
        report=report,
        figures={one.indicator_id: one for one in figures if one.report.quarter == quarter},
        earlier={one.indicator_id: one for one in figures if one.report.quarter < quarter and one.verified_answer},
        files=files,
        definitions=definitions,
    )
