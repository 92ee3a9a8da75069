"""One row per answer, once as reported and once as verified, with its history and its evidence."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from formats.fields import ExactField
from indicators.answers import Answer
from indicators.kinds import Shape, State
from institutions.access.scope import Scoped
from reporting.reports import Report

_TWO_COLUMNS = (Shape.SHARE, Shape.SHARE_OVER)


def _share_holds(a: str, b: str, *, prefix: str) -> models.CheckConstraint:
    """In a share a is at most b (unless over 100 is allowed), and something over nothing is refused."""
    both = Q(**{f"{a}__isnull": False, f"{b}__isnull": False})
    inside = Q(shape=Shape.SHARE_OVER) | Q(**{f"{a}__lte": F(b)})
    not_over_nothing = Q(**{b: 0, a: 0}) | ~Q(**{b: 0})
    return models.CheckConstraint(
        name=f"{prefix}_share_holds",
        condition=~Q(shape__in=_TWO_COLUMNS) | ~both | (inside & not_over_nothing),
    )


def _not_negative(a: str, b: str, *, prefix: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=f"{prefix}_not_negative",
        condition=(Q(**{f"{a}__isnull": True}) | Q(**{f"{a}__gte": 0}))
        & (Q(**{f"{b}__isnull": True}) | Q(**{f"{b}__gte": 0})),
    )


class Figure(Scoped):
    """One institution's answer to one indicator in one quarter.

    The columns `a` and `b` mean what `shape` says: one number; men and women; numerator and denominator. A choice
    keeps its score in `a`, yes is 1 and no is 0. Both are empty unless `state` is number (a draft may hold only one
    of two). `shape` is copied from the definition so that the database can hold the two numbers to it.
    Boards read the `verified_…` columns alone; they are written by verification and by nothing else.
    """

    scope_path = "report__institution"

    report = models.ForeignKey(Report, models.CASCADE, related_name="figures")
    indicator = models.ForeignKey("indicators.Indicator", models.PROTECT, related_name="figures")
    shape = models.CharField(max_length=10, choices=Shape.choices)
    state = models.CharField(max_length=12, choices=State.choices, default=State.UNANSWERED)
    a = ExactField(null=True, blank=True)
    b = ExactField(null=True, blank=True)
    reason = models.CharField("alasan tidak tersedia", max_length=300, blank=True)
    note = models.TextField("catatan", blank=True)
    version = models.PositiveIntegerField(default=0)
    verified_state = models.CharField(max_length=12, choices=State.choices, blank=True)
    verified_a = ExactField(null=True, blank=True)
    verified_b = ExactField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["indicator__position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["report", "indicator"], name="figure_one_an_item"),
            models.CheckConstraint(
                name="figure_only_a_number_has_numbers",
                condition=Q(state=State.NUMBER) | Q(a__isnull=True, b__isnull=True),
            ),
            models.CheckConstraint(
                name="figure_single_has_one_column", condition=~Q(shape=Shape.SINGLE) | Q(b__isnull=True)
            ),
            models.CheckConstraint(
                name="figure_unavailable_has_a_reason", condition=~Q(state=State.UNAVAILABLE) | ~Q(reason="")
            ),
            _not_negative("a", "b", prefix="figure"),
            _not_negative("verified_a", "verified_b", prefix="figure_verified"),
            _share_holds("a", "b", prefix="figure"),
            _share_holds("verified_a", "verified_b", prefix="figure_verified"),
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.indicator}"

    @property
    def answer(self) -> Answer | None:
        """As reported; None when unanswered."""
        return answer_of(self.state, self.a, self.b)

    @property
    def verified_answer(self) -> Answer | None:
        """As verified; None when it never was, or was verified as unanswered."""
        return answer_of(self.verified_state, self.verified_a, self.verified_b)


def answer_of(state: str, a: object, b: object) -> Answer | None:
    """The pure value that the roll-up rules work with, from two columns and a state."""
    if state in ("", State.UNANSWERED):
        return None
    return Answer(state=State(state), a=a, b=b)  # type: ignore[arg-type]


class Origin(models.TextChoices):
    FORM = "form", "Formulir"
    ON_BEHALF = "on_behalf", "Diisi oleh koordinator"
    SHARED = "shared", "Mengikuti butir lain"
    WORKBOOK = "workbook", "Berkas Excel"
    WORKBOOK_ON_BEHALF = "wb_behalf", "Berkas Excel oleh koordinator"
    EXAMPLE = "example", "Data contoh"


class FigureChange(Scoped):
    """Each value an item has had: what, who, when, from where. Written with the figure, never changed."""

    scope_path = "figure__report__institution"

    figure = models.ForeignKey(Figure, models.CASCADE, related_name="changes")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=State.choices)
    a = ExactField(null=True, blank=True)
    b = ExactField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    user = models.ForeignKey("institutions.User", models.PROTECT, null=True, related_name="+")
    capacity = models.CharField(max_length=260)
    at = models.DateTimeField()
    origin = models.CharField(max_length=10, choices=Origin.choices)

    class Meta:
        ordering: ClassVar[list[str]] = ["version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["figure", "version"], name="figure_change_once")
        ]

    def __str__(self) -> str:
        return f"{self.figure} v{self.version}"

    @property
    def answer(self) -> Answer | None:
        return answer_of(self.state, self.a, self.b)


class Evidence(Scoped):
    """A file that proves a figure. Removed from the item, it is kept: the history shows it."""

    scope_path = "figure__report__institution"

    figure = models.ForeignKey(Figure, models.CASCADE, related_name="evidence")
    file = models.ForeignKey("institutions.StoredFile", models.PROTECT, related_name="+")
    attached_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey("institutions.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return str(self.file)
