"""The facts that the paragraphs are written from, gathered from a board and from what has arrived."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from dashboards.arrivals import Arrival, Arrivals
from dashboards.meanings import Meaning
from dashboards.places import Place
from dashboards.printed import parts_text, value_text
from dashboards.region_sentences import RegionFacts
from dashboards.scoreboard import Scoreboard
from dashboards.sentences import Evidence, ProvinceFacts, Shift
from indicators.kinds import Kind, Prerequisite, RollUp
from indicators.readiness import printed
from indicators.rollups import Total, total
from reporting.statuses import AWAITING, Status
from reporting.wording import mid_sentence

Scores = Mapping[Prerequisite, Decimal | None]


def province_facts(board: Scoreboard, arrived: Arrivals) -> ProvinceFacts:
    places = board.regencies
    verified = [place for place in places if board.boards[place.id].is_verified]
    coming = {place: arrived.of(place.id) for place in places}
    weakest = extremes(board.now.prerequisites, pick=min)
    return ProvinceFacts(
        expected=len(places),
        verified=len(verified),
        on_time=sum(coming[place].is_on_time for place in verified),
        waiting=sum(one.status in AWAITING for one in coming.values()),
        missing=[place.name for place, one in coming.items() if not one.came],
        returned=[place.name for place, one in coming.items() if one.status == Status.RETURNED],
        score=board.now.score,
        shifts=list(_shifts(board, places)),
        weakest=[one.label for one in weakest],
        weakest_score=board.now.prerequisites[weakest[0]] if weakest else None,
        evidence=province_evidence(board, weakest[0]) if len(weakest) == 1 else None,
    )


def _shifts(board: Scoreboard, places: Iterable[Place]) -> Iterable[Shift]:
    for place in places:
        now, before = board.now.scores.get(place.id), board.before.scores.get(place.id)
        if now is not None and before is not None:
            yield Shift(name=place.name, score=now, by=now - before)


def extremes(scores: Scores, *, pick: object = min) -> list[Prerequisite]:
    """Those that share the last place, or the first; none where all are alike or only one has a score."""
    known = {one: score for one, score in scores.items() if score is not None}
    if len(set(known.values())) < 2:
        return []
    end = (min if pick is min else max)(known.values())
    return [one for one, score in known.items() if score == end]


def province_evidence(board: Scoreboard, prerequisite: Prerequisite) -> Evidence | None:
    return evidence((sums.meaning, sums.to_date) for sums in board.sums.values() if fits(sums.meaning, prerequisite))


def fits(meaning: Meaning, prerequisite: Prerequisite) -> bool:
    return meaning.prerequisite == prerequisite and not meaning.is_sensitive


def evidence(totals: Iterable[tuple[Meaning, Total]]) -> Evidence | None:
    """Of the indicators that come to a share of something, the lowest one, in its two counts where they are people."""
    shares = [(share, meaning, total) for meaning, total in totals if (share := _share(meaning, total)) is not None]
    if not shares:
        return None
    _, meaning, found = min(shares, key=lambda one: one[0])
    match meaning.rule.across_units:
        case RollUp.COUNT_SHARE:
            return Evidence(name=f"{_with_option(meaning)} di", value=f"{value_text(meaning, found)} daerah")
        case RollUp.YES_SHARE:
            return Evidence(name=meaning.name, value=parts_text(meaning, found))
    return Evidence(name=meaning.name, value=value_text(meaning, found))


def _with_option(meaning: Meaning) -> str:
    """'Rencana kerja tahunan Pokja PUG (ditetapkan)', unless the name says it itself."""
    option = mid_sentence(meaning.best_option)
    return meaning.name if option in meaning.name.lower() else f"{meaning.name} ({option})"


def _share(meaning: Meaning, total: Total) -> Decimal | None:
    if total.printed is None:
        return None
    if meaning.rule.across_units == RollUp.COUNT_SHARE:
        return total.printed * 100 / total.coverage.expected if total.coverage.expected > 1 else None
    return total.printed if meaning.is_share else None


def region_facts(board: Scoreboard, place: Place, arrived: Arrival, *, on: date) -> RegionFacts:
    own = board.boards[place.id]
    scores = {one: printed(score) for one, score in own.prerequisites.items()}
    weakest, strongest = extremes(scores, pick=min), extremes(scores, pick=max)
    now, before = board.now.scores.get(place.id), board.before.scores.get(place.id)
    return RegionFacts(
        name=place.name,
        state=_state(arrived),
        due=arrived.due,
        is_on_time=arrived.is_on_time,
        is_overdue=arrived.days_overdue(on) > 0,
        is_reopened=arrived.is_reopened,
        agencies=arrived.agencies,
        agencies_in=arrived.agencies_in,
        score=now,
        by=now - before if now is not None and before is not None else None,
        strongest=[one.label for one in strongest],
        strongest_score=scores[strongest[0]] if strongest else None,
        weakest=[one.label for one in weakest],
        weakest_score=scores[weakest[0]] if weakest else None,
        evidence=_region_evidence(board, place, weakest[0]) if len(weakest) == 1 else None,
    )


def _state(arrived: Arrival) -> str:
    if arrived.status == Status.VERIFIED:
        return "verified"
    if arrived.status in AWAITING:
        return "waiting"
    return "returned" if arrived.status == Status.RETURNED else "missing"


def _region_evidence(board: Scoreboard, place: Place, prerequisite: Prerequisite) -> Evidence | None:
    lines = board.boards[place.id].lines
    return evidence(
        (meaning, total(lines[meaning.code].to_date, rule=meaning.rule))
        for meaning in board.frame.shown
        if fits(meaning, prerequisite) and meaning.rule.kind != Kind.CHOICE
    )
