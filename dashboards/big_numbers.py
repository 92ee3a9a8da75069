"""The four numbers that leadership looks at first, with trend, change and coverage."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from dashboards.arrivals import Arrival
from dashboards.frames import Frame
from dashboards.meanings import Meaning
from dashboards.printed import AGENCIES, REGIONS, Change, change_in, change_of, coverage_text, parts_text, value_text
from dashboards.regionboard import RegionBoard
from dashboards.scoreboard import Scoreboard
from dashboards.trends import trend
from formats.numbers import MISSING, number
from formats.quarters import Quarter
from formats.spreadsheets import Kind as Cell
from formats.spreadsheets import Typed, Value
from indicators.kinds import Level
from indicators.rollups import Total, total

FOCAL_POINTS, GENDER_BUDGET = "LEM-02", "ARG-01"
LABELS = {FOCAL_POINTS: "Focal point aktif", GENDER_BUDGET: "Anggaran responsif gender"}


@dataclass(frozen=True, slots=True)
class BigNumber:
    label: str
    value: str
    change: str
    is_good: bool | None
    note: str
    trend: SafeString | None = None
    figure: Value = None
    out_of: int | None = None
    by: Change | None = None


def province_numbers(board: Scoreboard, *, missing: int) -> list[BigNumber]:
    shares = [
        _share(
            sums.meaning,
            sums.to_date,
            points=board.trend(code),
            quarters=board.frame.quarters,
            coverage=_coverage(sums.meaning, sums.to_date),
        )
        for code in LABELS
        if (sums := board.sums.get(code)) is not None
    ]
    return [_verified(board, missing), *shares, _readiness(board)]


def region_numbers(boards: Sequence[RegionBoard], *, frame: Frame, arrived: Arrival) -> list[BigNumber]:
    """`boards`: the region's, one for each quarter of the trend."""
    shares = []
    for meaning in frame.shown:
        if meaning.code in LABELS:
            totals = [_total(board, meaning) for board in boards]
            points = [found.printed if found else None for found in totals]
            shown = totals[-1]
            if shown is not None:
                coverage = coverage_text(shown.coverage, level=meaning.level) if meaning.level == Level.AGENCY else ""
                shares.append(_share(meaning, shown, points=points, quarters=frame.quarters, coverage=coverage))
    handed_in = BigNumber(
        "Perangkat daerah melapor", f"{arrived.agencies_in} / {arrived.agencies}", "", None,
        "sudah mengirim laporan", figure=arrived.agencies_in, out_of=arrived.agencies,
    )  # fmt: skip
    return [_own_readiness(boards, frame), handed_in, *shares]


def _total(board: RegionBoard, meaning: Meaning) -> Total | None:
    line = board.lines.get(meaning.code)
    return total(line.to_date, rule=meaning.rule) if line else None


def _verified(board: Scoreboard, missing: int) -> BigNumber:
    now, before = board.now, board.before
    by = change_of(Decimal(now.verified), Decimal(before.verified))
    rest = f"{missing} belum melapor" if missing else "semua sudah melapor"
    return BigNumber(
        label="Laporan diverifikasi",
        value=f"{now.verified} / {now.expected}",
        change=by.text if by and by.is_good is not None else "",
        is_good=by.is_good if by else None,
        note=f"dari triwulan lalu · {rest}" if by and by.is_good is not None else f"sama dengan triwulan lalu · {rest}",
        trend=trend(
            "Laporan diverifikasi",
            [Decimal(one.verified) for one in board.digests],
            quarters=board.frame.quarters,
        ),
        figure=now.verified,
        out_of=now.expected,
        by=by if by and by.is_good is not None else None,
    )


def _share(
    meaning: Meaning, shown: Total, *, points: Sequence[Decimal | None], quarters: Sequence[Quarter], coverage: str
) -> BigNumber:
    by = change_in(meaning, points[-1], points[-2])
    note = [f"penyebut {meaning.denominator}" if meaning.code == GENDER_BUDGET else _counts(meaning, shown), coverage]
    if by is not None:
        note.insert(0, "poin")
    return BigNumber(
        label=LABELS[meaning.code],
        value=value_text(meaning, shown),
        change=by.text if by else "",
        is_good=by.is_good if by else None,
        note=" · ".join(part for part in note if part),
        trend=trend(LABELS[meaning.code], points, quarters=quarters, decimals=meaning.rule.decimals, unit="%"),
        figure=Typed(shown.printed, Cell.PERCENT, meaning.rule.decimals) if shown.printed is not None else None,
        by=by,
    )


def _counts(meaning: Meaning, shown: Total) -> str:
    parts = parts_text(meaning, shown)
    return f"{parts} {AGENCIES}" if parts else ""


def _coverage(meaning: Meaning, shown: Total) -> str:
    """In regions alone: the line is short, and the table below has it in full."""
    coverage = shown.coverage
    return f"{coverage.regions_answered} dari {coverage.regions_expected} {REGIONS}"


def _readiness(board: Scoreboard) -> BigNumber:
    by = change_of(board.now.score, board.before.score)
    return BigNumber(
        label="Kesiapan PUG",
        value=number(board.now.score),
        change=by.text if by else "",
        is_good=by.is_good if by else None,
        note=_note(by, f"skor 0–100, median {board.now.verified} {REGIONS}", board.frame)
        if board.now.verified
        else "belum ada laporan yang diverifikasi",
        trend=trend("Median kesiapan PUG", [one.score for one in board.digests], quarters=board.frame.quarters),
        figure=board.now.score,
        by=by,
    )


def _note(by: Change | None, what: str, frame: Frame) -> str:
    return " · ".join(part for part in ("poin" if by else "", what, frame.weights_changed) if part)


def _own_readiness(boards: Sequence[RegionBoard], frame: Frame) -> BigNumber:
    points = scores_of(boards)
    by = change_of(points[-1], points[-2])
    note = "skor 0–100" if points[-1] is not None else "menunggu laporan yang diverifikasi"
    return BigNumber(
        label="Kesiapan PUG",
        value=number(points[-1]) if points[-1] is not None else MISSING,
        change=by.text if by else "",
        is_good=by.is_good if by else None,
        note=_note(by, note, frame),
        trend=trend("Kesiapan PUG", points, quarters=frame.quarters),
        figure=points[-1],
        by=by,
    )


def scores_of(boards: Sequence[RegionBoard]) -> list[Decimal | None]:
    from indicators.readiness import printed

    return [printed(board.score) for board in boards]
