"""What is different in an edition from the one before it, in sentences: which regions, which indicators, from, to.

Where a small count of a sensitive indicator is hidden in either of the two, only that the indicator changed is told.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dashboards.completeness.rates import of
from dashboards.digests import Digest
from dashboards.editions.figures import Told, told_figures
from dashboards.editions.stored import StoredBoard
from dashboards.places import Place
from dashboards.printed import one_value
from dashboards.region_page import name_of
from formats.dates import join_words
from formats.numbers import number
from indicators.readiness import printed

NOTHING = "Tidak ada angka yang berubah."
TOGETHER_NAMED = 3


@dataclass(frozen=True)
class Change:
    """`where`: the region whose figure it is; nothing for what follows from figures: totals, scores."""

    text: str
    where: str = ""


def told_changes(before: StoredBoard, now: StoredBoard) -> list[str]:
    """The first sentence sums them up; then one for each, regions first."""
    found = [change for part in PARTS for change in part(before, now)]
    return [summed_up(found), *(change.text for change in found)] if found else [NOTHING]


def summed_up(found: list[Change]) -> str:
    """Right for none, one and many; more than a few regions are counted, not named."""
    figures = [change for change in found if change.where]
    if not figures:
        return "Tidak ada angka indikator yang berubah; hal lain berubah."
    regions = list(dict.fromkeys(change.where for change in figures))
    where = f"di {join_words(regions)}" if len(regions) <= TOGETHER_NAMED else f"di {len(regions)} daerah"
    return f"Satu angka berubah, {where}." if len(figures) == 1 else f"{len(figures)} angka berubah, {where}."


def _figures(before: StoredBoard, now: StoredBoard) -> Iterator[Change]:
    old, new = told_figures(before), told_figures(now)
    for key in {**old, **new}:
        was, is_now = old.get(key), new.get(key)
        if was != is_now:
            yield _figure(was, is_now)


def _figure(was: Told | None, now: Told | None) -> Change:
    told = now or was
    assert told is not None
    name = f"{told.where}, {told.what}"
    where = told.where if told.is_of_a_region else ""
    if was is None or now is None:
        return Change(f"{name}: {'kini diukur' if was is None else 'tidak lagi diukur'}.", where)
    if was.is_hidden or now.is_hidden:
        return Change(f"{name}: berubah; angkanya disamarkan.", where)
    parts = [
        f"{label}dari {one} menjadi {other}"
        for label, one, other in zip(("", "s.d. triwulan ini ", "cakupan "), was.texts, now.texts, strict=True)
        if one != other
    ]
    return Change(f"{name}: {'; '.join(parts)}.", where)


def _scores(before: StoredBoard, now: StoredBoard) -> Iterator[Change]:
    for place in now.frame.regions(now.quarter):
        was = before.boards.get((place.id, before.quarter))
        old, new = (number(printed(one.score)) if one else "—" for one in (was, now.boards[place.id, now.quarter]))
        if old != new:
            yield Change(f"Skor kesiapan {_name(place, now)}: dari {old} menjadi {new}.")
    old, new = (number(one.digests[-1].score) for one in (before, now))
    if old != new:
        yield Change(f"Kesiapan provinsi (median): dari {old} menjadi {new}.")


def _reports(before: StoredBoard, now: StoredBoard) -> Iterator[Change]:
    old, new = (f"{one.digests[-1].verified} dari {one.digests[-1].expected}" for one in (before, now))
    if old != new:
        yield Change(f"Laporan kabupaten/kota yang diverifikasi: semula {old}, kini {new}.")
    for was, row in zip(before.beside.rows, now.beside.rows, strict=True):
        counted, counts = was.cells[0][1].counted, row.cells[0][1].counted
        if counted != counts:
            yield Change(
                f"{row.label} yang masuk: semula {of(counted.submitted, counted)}, {counted.on_time} tepat waktu; "
                f"kini {of(counts.submitted, counts)}, {counts.on_time} tepat waktu."
            )


def _targets(before: StoredBoard, now: StoredBoard) -> Iterator[Change]:
    names = {meaning.code: meaning for meaning in now.frame.shown}
    for place in now.frame.regions(now.quarter):
        was, own = before.boards.get((place.id, before.quarter)), now.boards[place.id, now.quarter]
        for code, line in own.lines.items():
            if was is None or code not in was.lines or was.lines[code].target == line.target:
                continue
            old, new = (one_value(names[code], one) for one in (was.lines[code].target, line.target))
            yield Change(f"Target {code} {_name(place, now)}: dari {old} menjadi {new}.")


def _names(before: StoredBoard, now: StoredBoard) -> Iterator[Change]:
    old = {place.id: place.name for place in before.frame.regions(before.quarter)}
    for place in now.frame.regions(now.quarter):
        if old.get(place.id, place.name) != place.name:
            yield Change(f"Nama {old[place.id]} menjadi {place.name}.")
    meanings = {meaning.code: meaning.name for meaning in before.frame.shown}
    for meaning in now.frame.shown:
        if meanings.get(meaning.code, meaning.name) != meaning.name:
            yield Change(f"Nama indikator {meaning.code} menjadi “{meaning.name}”.")


def _beside_it(before: StoredBoard, now: StoredBoard) -> Iterator[Change]:
    if [_numbers(one) for one in before.digests[:-1]] != [_numbers(one) for one in now.digests[:-1]]:
        yield Change("Angka triwulan sebelumnya dalam tren ikut berubah.")
    if before.frame.published != now.frame.published:
        yield Change("Nilai terbit (BPS) di samping angka laporan ikut berubah.")


def _numbers(digest: Digest) -> tuple[object, ...]:
    return digest.verified, digest.score, digest.prerequisites, digest.scores, digest.totals


def _name(place: Place, stored: StoredBoard) -> str:
    return name_of(place, stored.frame)


PARTS: tuple[Callable[[StoredBoard, StoredBoard], Iterator[Change]], ...] = (
    _figures, _scores, _reports, _targets, _names, _beside_it,
)  # fmt: skip
