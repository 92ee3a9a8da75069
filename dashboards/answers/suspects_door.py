"""/papan/…/perlu-dilihat/: figures that look wrong, for everybody; the way down to a figure within scope."""

from collections.abc import Mapping
from functools import cached_property

from dashboards.addressed import LONGEST
from dashboards.answers.doors import Answering
from dashboards.answers.suspects import Suspect
from dashboards.answers.suspects_page import SuspectsPage
from dashboards.answers.traces import Pair, Trace, traces


class SuspectsDoor(Answering):
    name, file = "suspects", "perlu-dilihat"
    takes = ("daerah",)
    template_name = "dashboards/answers/suspects.html"

    @cached_property
    def page(self) -> SuspectsPage:
        return SuspectsPage(self.courses, self._traced, self.compare, order=self.order, region=self.asked_for("daerah"))

    def unknown(self) -> list[str]:
        strange = self.page.strange[:LONGEST]
        return [*super().unknown(), *([f"daerah={strange}"] if strange else [])]

    def _traced(self, shown: list[Suspect]) -> Mapping[Pair, Trace]:
        pairs = [(one.place.id, one.meaning.indicator_id) for one in shown]
        codes = {one.meaning.indicator_id: one.meaning.code for one in shown}
        return traces(pairs, codes=codes, quarter=self.quarter, scope=self.scope)
