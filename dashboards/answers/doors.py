"""/papan/…/pertanyaan/ and the answers: verified, for everybody, the whole choice in the address."""

from functools import cached_property
from typing import Any, ClassVar

from django.urls import reverse

from dashboards.addressed import LONGEST
from dashboards.answers.courses import YEAR, Courses, courses
from dashboards.answers.gender_budget import BudgetPage
from dashboards.answers.grids import nothing, sorted_by
from dashboards.answers.position import PositionPage
from dashboards.answers.prerequisites import PrerequisitesPage
from dashboards.answers.questions import asked, listed
from dashboards.answers.standings import FILTERS, StandingsPage
from dashboards.arrivals import arrivals
from dashboards.extracts.extract import Extract
from dashboards.extracts.extractable import Extractable
from dashboards.pages import QuarterDoor
from dashboards.sentences import plain_text
from formats.quarters import Quarter
from indicators.timeliness import Timeliness


class QuestionsDoor(QuarterDoor):
    """All questions on one page; no number is read for it."""

    template_name = "dashboards/answers/questions.html"

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**self.picker, "questions": listed(self.quarter)}


class Answering(Extractable, QuarterDoor, abstract=True):
    """One answer. Give `name`, how its files are called (`file`), and `page`, which has `grids` and a `paragraph`."""

    name: ClassVar[str]
    file: ClassVar[str]

    @cached_property
    def page(self) -> Any:
        raise TypeError(f"{type(self).__name__} has no page.")

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        others = listed(self.quarter, without=self.name)
        return {**self.picker, "page": self.page, "question": asked(self.name), "others": others}

    def extract(self) -> Extract:
        """The same tables that the page shows, with what was chosen in words."""
        return self.extracted(
            view=self.file,
            title=asked(self.name),
            tables=[sheet for grid in self.page.grids for sheet in grid.sheets] or [nothing(asked(self.name))],
            chosen=tuple(self.chosen),
            paragraph=plain_text(self.page.paragraph),
        )

    @property
    def chosen(self) -> list[str]:
        """Sentences on how the tables are sorted, and what they were cut down to."""
        return [told for grid in self.page.grids[:1] if (told := sorted_by(grid, asked_for=self.order))]

    takes: ClassVar[tuple[str, ...]] = ("urut",)

    @property
    def order(self) -> str:
        return self.asked_for("urut")

    def unknown(self) -> list[str]:
        """An order that none of its tables knows; of a page without tables nothing is said."""
        known = [grid.order for grid in self.page.grids] if self.order else []
        return [f"urut={self.order[:LONGEST]}"] if known and self.order not in known else []

    def asked_for(self, name: str) -> str:
        return self.request.GET.get(name, "")[:60]

    @cached_property
    def courses(self) -> Courses:
        return courses(self.board, shelf=self.shelf)

    def compare(self, code: str) -> str:
        return f"{reverse('comparison', args=[self.quarter])}?indikator={code}"


class PositionDoor(Answering):
    name, file = "position", "posisi"
    template_name = "dashboards/answers/position.html"

    @cached_property
    def page(self) -> PositionPage:
        return PositionPage(self.board, self._timely(), self.compare)

    def _timely(self) -> dict[Quarter, Timeliness]:
        """Of the 14's own reports; nothing of a quarter that was asked of nobody."""
        found = {self.quarter: self.arrived}
        for one in (self.quarter.previous, self.quarter.plus(-YEAR)):
            if self.reports[one].is_asked:
                found[one] = arrivals(self.reports[one], tree=self.frame.tree)
        return {one: came.timeliness(place.id for place in self.frame.regencies(one)) for one, came in found.items()}


class StandingsDoor(Answering):
    name, file = "standings", "peringkat"
    takes = ("saring",)
    template_name = "dashboards/answers/standings.html"

    @cached_property
    def page(self) -> StandingsPage:
        filtered = self.asked_for("saring")
        return StandingsPage(self.board, self.arrived, on=self.today, order=self.order, filtered=filtered)

    def unknown(self) -> list[str]:
        asked = self.asked_for("saring")
        return [*super().unknown(), *([f"saring={asked[:LONGEST]}"] if asked != self.page.chosen else [])]

    @property
    def chosen(self) -> list[str]:
        cut = self.page.chosen
        return [*([f"Hanya daerah yang {FILTERS[cut].lower()}."] if cut else []), *super().chosen]


class PrerequisitesDoor(Answering):
    name, file = "prerequisites", "prasyarat"
    takes = ("prasyarat",)
    template_name = "dashboards/answers/prerequisites.html"

    @cached_property
    def page(self) -> PrerequisitesPage:
        return PrerequisitesPage(self.board, self.compare, order=self.order, asked=self.asked_for("prasyarat"))

    def unknown(self) -> list[str]:
        strange = self.page.strange[:LONGEST]
        return [*super().unknown(), *([f"prasyarat={strange}"] if strange else [])]


class BudgetDoor(Answering):
    name, file = "gender_budget", "arg"
    template_name = "dashboards/answers/gender_budget.html"

    @cached_property
    def page(self) -> BudgetPage:
        return BudgetPage(self.courses, self.compare, order=self.order)
