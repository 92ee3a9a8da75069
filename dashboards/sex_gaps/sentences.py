"""One sentence an indicator, ready to quote: women and men, share, ratio, change, coverage, quarter. Pure.

It says nothing that the data do not carry, and is right for nobody, for one side only, and for many.
"""

from dataclasses import dataclass
from decimal import Decimal

from dashboards.completeness.sentences import moved
from formats.numbers import number, percent
from formats.quarters import Quarter
from indicators.sex_gaps import DECIMALS, SexGap
from reporting.wording import mid_sentence

#: What the sentence says anyway.
REDUNDANT = " menurut jenis kelamin"


@dataclass(frozen=True, kw_only=True)
class Quoted:
    """`where`: 'di Kabupaten Kapuas'. `coverage`: '27 dari 31 perangkat daerah', or nothing."""

    name: str
    where: str
    quarter: Quarter
    keeps_standing: bool
    gap: SexGap
    since_quarter: Decimal | None = None
    since_year: Decimal | None = None
    coverage: str = ""


def sentence(facts: Quoted) -> str:
    when = f"Menurut keadaan terakhir sampai {facts.quarter}" if facts.keeps_standing else f"Pada {facts.quarter}"
    subject = f"{mid_sentence(facts.name.removesuffix(REDUNDANT))} {facts.where}"
    source = "; ".join(filter(None, ("data terverifikasi", facts.coverage)))
    return f"{when}, {subject} {_counts(facts.gap)}{_changes(facts)} ({source})."


def _counts(gap: SexGap) -> str:
    women, men = (number(one, gap.decimals) for one in (gap.printed_women, gap.printed_men))
    share, ratio = percent(gap.printed_share, DECIMALS), number(gap.printed_ratio, DECIMALS)
    if not gap.is_count:
        return f"{women} untuk perempuan dan {men} untuk laki-laki{_index_ratio(gap)}"
    if gap.is_nil:
        return "tercatat nihil: tidak ada perempuan maupun laki-laki"
    if not gap.men:
        return f"mencakup {women} perempuan dan tidak ada laki-laki: bagian perempuan {share}"
    if not gap.women:
        return f"mencakup {men} laki-laki dan tidak ada perempuan: bagian perempuan {share}"
    if gap.women == gap.men:
        return f"mencakup {women} perempuan dan {men} laki-laki, sama banyak: bagian perempuan {share}"
    head = f"mencakup {women} perempuan dan {men} laki-laki: bagian perempuan {share}"
    return f"{head}, atau {ratio} perempuan untuk setiap 100 laki-laki"


def _index_ratio(gap: SexGap) -> str:
    return f", rasio {number(gap.printed_ratio, DECIMALS)} per 100" if gap.printed_ratio is not None else ""


def _changes(facts: Quoted) -> str:
    changes = (
        moved(facts.since_quarter, since="triwulan lalu", decimals=DECIMALS),
        moved(facts.since_year, since="setahun lalu", decimals=DECIMALS),
    )
    known = [one for one in changes if one]
    return f"; bagian itu {' dan '.join(known)}" if known else ""


@dataclass(frozen=True, kw_only=True)
class PublishedQuoted:
    """Two values of one publisher, with its digits. `warning`: that nobody has compared them with it yet."""

    name: str
    place: str
    year: int
    women: str
    men: str
    difference: str
    unit: str
    publisher: str
    source: str
    warning: str = ""


def published_sentence(facts: PublishedQuoted) -> str:
    """'Menurut BPS, tingkat partisipasi angkatan kerja … tahun 2024 adalah 52,31% untuk perempuan …'"""
    unit, points = ("%", "poin") if facts.unit == "%" else (f" {facts.unit}".rstrip(), facts.unit)
    source = "; ".join(filter(None, (facts.source, facts.warning)))
    return (
        f"Menurut {facts.publisher}, {mid_sentence(facts.name)} di {facts.place} tahun {facts.year} adalah "
        f"{facts.women}{unit} untuk perempuan dan {facts.men}{unit} untuk laki-laki, selisih "
        f"{f'{facts.difference} {points}'.rstrip()} ({source})."
    )
