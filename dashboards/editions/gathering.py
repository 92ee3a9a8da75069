"""A quarter's board worked out from the rows alone, past everything that is kept: what an edition stores."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dashboards.completeness.beside import Beside, beside, beside_region, compared
from dashboards.completeness.deliveries import deliveries
from dashboards.completeness.reports import Found, Windows, opened_windows, reports_in, windows_in
from dashboards.digests import Digest, digest
from dashboards.editions.stored import StoredBoard
from dashboards.frames import TREND, Frame, read_frame
from dashboards.keeping import Kept, Pair, Shelf
from dashboards.masking import TOGETHER
from dashboards.published_values import read_published
from dashboards.reading import Answers, verified_answers
from dashboards.scoreboard import revisions_for
from dashboards.workbook.dictionary_sheet import dictionary_texts
from dashboards.workbook.history import verified_days
from formats.quarters import Quarter
from institutions.letters import Letter, letter_of
from institutions.revisions import Revisions
from institutions.tree import Institution


def gathered(quarter: Quarter, *, province: Institution, on: date) -> StoredBoard:
    """As many queries as there are regions, some fifty; the caller holds everything still."""
    known = revisions_for(quarter, trend=TREND)
    frame = read_frame(quarter, province=province, common=known.common)
    frame = replace(frame, published=read_published(frame))
    opened = opened_windows(province.pk)
    # 0: nothing is taken from, or laid to, what is kept.
    reports = reports_in(windows_in(frame.quarters, opened=opened), tree=frame.tree, common=0)
    kept = _boards(frame, known)
    return StoredBoard(
        on=on,
        is_example=province.holds_example_data,
        frame=frame,
        boards={pair: one.board for pair, one in kept.items()},
        digests=_digests(frame, kept),
        reports=reports,
        besides=_besides(frame, reports, opened=opened, on=on),
        verified=verified_days(frame),
        letters=_letters(frame, on=on),
        dictionary=dictionary_texts(quarter),
    )


def _boards(frame: Frame, known: Revisions) -> dict[Pair, Kept]:
    """Of every region in every quarter, those in which it did not stand yet too: its own course has them. One query."""
    shelf = Shelf(frame, known)
    wanted = [(place.id, quarter) for quarter in frame.quarters for place in frame.tree.regions]
    regions = {region_id for region_id, _ in wanted}
    years = {quarter.year: (regions, quarter.number) for quarter in frame.quarters}
    found = verified_answers(years)
    return {pair: _kept(shelf, pair, found.get((pair[0], pair[1].year)) or Answers()) for pair in wanted}


def _kept(shelf: Shelf, pair: Pair, answers: Answers) -> Kept:
    mark = f"{shelf.revisions.common}.{answers.mark(pair[1].number)}"
    return Kept(shelf.revision(pair), mark, shelf.make(pair, answers))


def _digests(frame: Frame, kept: Mapping[Pair, Kept]) -> tuple[Digest, ...]:
    made = (
        digest(
            quarter,
            kept={place.id: kept[place.id, quarter] for place in frame.regions(quarter)},
            regencies=[place.id for place in frame.regencies(quarter)],
            meanings=frame.meanings[quarter],
        )
        for quarter in frame.quarters
    )
    return tuple(one if frame.weighs_as_now(one.quarter) else one.without_scores for one in made)


def _besides(frame: Frame, reports: Found, *, opened: Windows, on: date) -> dict[int, Beside]:
    found = {quarter: reports[quarter] for quarter in compared(frame.quarter)}
    came = deliveries(found, tree=frame.tree)
    places = frame.regencies(frame.quarter)
    together = beside(found, tree=frame.tree, places=places, opened=opened, on=on)
    regions = {
        place.id: beside_region(came, tree=frame.tree, place=place, opened=opened, on=on)
        for place in frame.regions(frame.quarter)
    }
    return {TOGETHER: together, **regions}


def _letters(frame: Frame, *, on: date) -> dict[int, Letter]:
    places = frame.regions(frame.quarter)
    return {place.id: letter_of(place.id, name=place.name, on=on) for place in places}
