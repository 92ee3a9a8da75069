"""The paragraph of one region. Pure; see sentences.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dashboards.sentences import Evidence, Paragraph, joined, said, strong, weakest_prerequisite
from formats.dates import long_date
from formats.numbers import number
from reporting.wording import mid_sentence


@dataclass(frozen=True, kw_only=True)
class RegionFacts:
    """`state`: verified, waiting, returned or missing. `by`: against the quarter before, None where there was none."""

    name: str
    state: str
    due: date
    is_on_time: bool
    is_overdue: bool = False
    is_reopened: bool = False
    agencies: int = 0
    agencies_in: int = 0
    score: Decimal | None = None
    by: Decimal | None = None
    strongest: Sequence[str] = ()
    strongest_score: Decimal | None = None
    weakest: Sequence[str] = ()
    weakest_score: Decimal | None = None
    evidence: Evidence | None = None


def region_paragraph(facts: RegionFacts) -> Paragraph:
    weakest = weakest_prerequisite(facts.weakest, score=facts.weakest_score, evidence=facts.evidence, measure="skor")
    return joined((report_state(facts), readiness_score(facts), strongest(facts), weakest, agencies_in(facts)))


def report_state(facts: RegionFacts) -> Paragraph:
    head, due = f"Laporan {facts.name} ", long_date(facts.due)
    if facts.is_reopened:
        return said(head, "dibuka kembali untuk diperbaiki; angka yang sudah diverifikasi tetap berlaku.")
    if facts.state == "verified":
        return said(head, strong("sudah diverifikasi"), _sent(facts))
    if facts.state == "waiting":
        return said(head, strong("menunggu verifikasi"), _sent(facts))
    if facts.state == "returned":
        return said(head, strong("sedang diperbaiki"), " dan belum diverifikasi.")
    tail = f"; tenggatnya {due} sudah lewat." if facts.is_overdue else f"; tenggatnya {due}."
    return said(head, strong("belum dikirim"), tail)


def _sent(facts: RegionFacts) -> str:
    return (
        " dan dikirim tepat waktu." if facts.is_on_time else f", tetapi dikirim setelah tenggat {long_date(facts.due)}."
    )


def readiness_score(facts: RegionFacts) -> Paragraph:
    if facts.score is None:
        return said("Skor kesiapan dihitung setelah laporan diverifikasi.") if facts.state != "verified" else ()
    head = said("Kesiapan PUG ", strong(number(facts.score)), " dari 100")
    if facts.by is None:
        return (*head, *said("."))
    if not facts.by:
        return (*head, *said(", sama dengan triwulan lalu."))
    word = "naik" if facts.by > 0 else "turun"
    return (*head, *said(f", {word} {number(abs(facts.by))} dari triwulan lalu."))


def strongest(facts: RegionFacts) -> Paragraph:
    if len(facts.strongest) != 1 or facts.strongest_score is None or facts.strongest_score == facts.weakest_score:
        return ()
    return said(f"Prasyarat terkuat adalah {mid_sentence(facts.strongest[0])} ({number(facts.strongest_score)}).")


def agencies_in(facts: RegionFacts) -> Paragraph:
    if not facts.agencies:
        return ()
    if not facts.agencies_in:
        return said("Belum ada perangkat daerah yang mengirim laporan.")
    if facts.agencies_in == facts.agencies:
        return said("Seluruh ", strong(facts.agencies), " perangkat daerah sudah mengirim laporan.")
    return said(strong(f"{facts.agencies_in} dari {facts.agencies}"), " perangkat daerah sudah mengirim laporan.")
