"""The readiness score, 0 to 100, of the seven prerequisites, with the sum in full so that a page can show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices

from formats.numbers import round_half_up
from indicators.achievement import achievement
from indicators.answers import OPTIONS, Rule
from indicators.arithmetic import HUNDRED, ZERO, added, mean, median, percent_of, settled, weighted_mean
from indicators.kinds import SEVEN, Direction, Kind, Prerequisite
from indicators.rollups import total
from indicators.tallies import Tally

ONE = Decimal(1)


class Reason(TextChoices):
    """Why an indicator has the score it has, or none."""

    SCORED = "scored", "Dinilai"
    UNANSWERED = "unanswered", "Belum dijawab"
    UNAVAILABLE = "unavailable", "Tidak tersedia"
    NO_TARGET = "no_target", "Tanpa target"
    NIL = "nil", "Nihil"
    NOT_YET = "not_yet", "Belum ditanyakan"
    NO_DIRECTION = "no_direction", "Tanpa arah"
    NO_TOTAL = "no_total", "Tidak dijumlahkan"
    NEVER = "never", "Tidak dinilai"


@dataclass(frozen=True, slots=True)
class Item:
    """One indicator of one region: the tally, to date, of the units that answer it, and what it should reach."""

    code: str
    prerequisite: Prerequisite
    rule: Rule
    tally: Tally
    target: Decimal | None = None
    weight: Decimal = ONE


@dataclass(frozen=True, slots=True)
class ItemScore:
    """`score` is `percent` cut to 0-100; `percent` is what `actual` is of `out_of`, in the indicator's direction.

    For options `actual` counts points (of a yes/no, who said yes) and `out_of` the points there are to have.
    """

    code: str
    weight: Decimal
    reason: Reason
    score: Decimal | None = None
    actual: Decimal | None = None
    out_of: Decimal | None = None
    percent: Decimal | None = None

    @property
    def is_cut(self) -> bool:
        return self.percent is not None and self.percent != self.score


@dataclass(frozen=True, slots=True)
class PrerequisiteScore:
    """The weighted mean of its indicators that have a score; None where none has."""

    prerequisite: Prerequisite
    score: Decimal | None
    items: tuple[ItemScore, ...]

    @property
    def weight(self) -> Decimal:
        """What the scores were divided by: the weight of those that are not scored is shared out."""
        return added(item.weight for item in self.items if item.score is not None)

    @property
    def printed(self) -> Decimal | None:
        return printed(self.score)


@dataclass(frozen=True, slots=True)
class Readiness:
    """The plain mean of the prerequisites that have a score; all seven are listed."""

    score: Decimal | None
    prerequisites: tuple[PrerequisiteScore, ...]

    @property
    def scored(self) -> tuple[PrerequisiteScore, ...]:
        return tuple(each for each in self.prerequisites if each.score is not None)

    @property
    def printed(self) -> Decimal | None:
        return printed(self.score)


def printed(score: Decimal | None) -> Decimal | None:
    """Scores are printed, graded and compared as whole numbers."""
    return None if score is None else round_half_up(settled(score), 0)


def readiness(items: Iterable[Item]) -> Readiness:
    """A region's score. Outcome and index indicators are passed over, never scored."""
    known = tuple(items)
    prerequisites = tuple(
        _prerequisite(each, items=[item for item in known if item.prerequisite == each]) for each in SEVEN
    )
    return Readiness(mean(each.score for each in prerequisites if each.score is not None), prerequisites)


def province_score(scores: Iterable[Decimal | None]) -> Decimal | None:
    """The median of the regions with a verified report; those without a score have no place in it."""
    return median(score for score in scores if score is not None)


def _prerequisite(prerequisite: Prerequisite, *, items: list[Item]) -> PrerequisiteScore:
    scores = tuple(item_score(item) for item in items)
    weighted = ((item.score, item.weight) for item in scores if item.score is not None)
    return PrerequisiteScore(prerequisite, weighted_mean(weighted), scores)


def item_score(item: Item) -> ItemScore:
    if item.rule.kind == Kind.INDEX:
        return ItemScore(item.code, item.weight, Reason.NEVER)
    if not item.tally.expected:
        return ItemScore(item.code, item.weight, Reason.NOT_YET, out_of=item.target)
    return _options(item) if item.rule.kind in OPTIONS else _against_target(item)


def _options(item: Item) -> ItemScore:
    """The points of those who answered, of what all expected could have: for a single region, option ÷ best."""
    if not item.tally.answered:
        return _zero(item)
    points = added(Decimal(scored.score * scored.units) for scored in item.tally.scores)
    out_of = Decimal(item.rule.best_score * item.tally.expected)
    return _scored(item, actual=points, out_of=out_of, percent=percent_of(points, whole=out_of))


def _against_target(item: Item) -> ItemScore:
    direction, needs_target = item.rule.direction, item.rule.direction != Direction.NEAR_100
    if direction == Direction.NONE:
        return ItemScore(item.code, item.weight, Reason.NO_DIRECTION, actual=_actual(item))
    if needs_target and not item.target:
        return ItemScore(item.code, item.weight, Reason.NO_TARGET, actual=_actual(item))
    if not item.tally.answered:
        return _zero(item)
    actual = _actual(item)
    if actual is None:
        return ItemScore(item.code, item.weight, _without_value(item), out_of=item.target)
    percent = achievement(direction, actual=actual, target=item.target)
    return _scored(item, actual=actual, out_of=item.target if needs_target else HUNDRED, percent=percent)


def _actual(item: Item) -> Decimal | None:
    """The total; where units have none, the value of the one unit there is."""
    whole = total(item.tally, rule=item.rule)
    if whole.value is None and whole.spread and item.tally.expected == 1:
        return whole.spread.middle
    return whole.value


def _without_value(item: Item) -> Reason:
    """Answered, and yet no number: 0 of 0, or units that are not to be added."""
    return Reason.NO_TOTAL if item.tally.values else Reason.NIL


def _zero(item: Item) -> ItemScore:
    """Expected, and nobody gave a value: 0, and listed."""
    all_unavailable = item.tally.unavailable == item.tally.expected
    reason = Reason.UNAVAILABLE if all_unavailable else Reason.UNANSWERED
    return ItemScore(item.code, item.weight, reason, score=ZERO, out_of=item.target)


def _scored(item: Item, *, actual: Decimal, out_of: Decimal | None, percent: Decimal | None) -> ItemScore:
    if percent is None:
        return ItemScore(item.code, item.weight, Reason.NEVER, actual=actual)
    score = min(max(percent, ZERO), HUNDRED)
    return ItemScore(item.code, item.weight, Reason.SCORED, score, actual, out_of, percent)
