"""Which agencies a regency's report leaves out, and what its coordinator must know of them before sending it. Pure.

A silent agency blocks nobody: it is named, acknowledged and counted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import TextChoices

from reporting.statuses import Status


class Standing(TextChoices):
    """How an agency stands whose report has not been accepted."""

    NOT_BEGUN = "not_begun", "belum mulai mengisi"
    DRAFT = "draft", "sedang diisi, belum dikirim"
    RETURNED = "returned", "dikembalikan, sedang diperbaiki"
    SUBMITTED = "submitted", "sudah dikirim, belum diterima"


#: Nothing of it is with the coordinator; that it began to fill makes no difference to them.
SILENT = (Standing.NOT_BEGUN, Standing.DRAFT)
_STANDINGS = {
    None: Standing.NOT_BEGUN,
    Status.DRAFT: Standing.DRAFT,
    Status.RETURNED: Standing.RETURNED,
    Status.SUBMITTED: Standing.SUBMITTED,
}


@dataclass(frozen=True)
class Known:
    """What a coordinator knows of one agency that is left out: how it stood on their page and, if told, why."""

    standing: Standing
    reason: str = ""


def standing_of(status: Status | None) -> Standing | None:
    """None for an agency whose report was accepted: it is part of its regency's."""
    return _STANDINGS.get(status)


def news(left_out: Mapping[int, Standing], known: Mapping[int, Known]) -> dict[int, str]:
    """What a coordinator does not know yet, by agency, in words; empty when they know all."""
    everyone = sorted({*left_out, *known})
    told = ((one, _news_of(left_out.get(one), known.get(one))) for one in everyone)
    return {one: text for one, text in told if text}


def _news_of(now: Standing | None, known: Known | None) -> str:
    if now is None:
        return "laporannya sudah diterima"
    if known is None or _part(now) != _part(known.standing):
        return now.label
    return ""


def _part(standing: Standing) -> Standing:
    return Standing.NOT_BEGUN if standing in SILENT else standing


def statement(standings: Iterable[Standing]) -> str:
    """What the coordinator declares, right for one and for many."""
    silent, waiting = counted(standings)
    parts = [f"{silent} perangkat daerah berikut tidak melapor"] if silent else []
    parts += [f"{waiting} laporan perangkat daerah belum saya terima"] if waiting else []
    return f"Saya mengetahui bahwa {' dan '.join(parts)}."


def count_words(standings: Iterable[Standing]) -> str:
    """'4 tidak melapor, diketahui koordinator'; '' when nobody was left out."""
    silent, waiting = counted(standings)
    parts = [f"{silent} tidak melapor"] if silent else []
    parts += [f"{waiting} belum diterima"] if waiting else []
    return f"{' dan '.join(parts)}, diketahui koordinator" if parts else ""


def counted(standings: Iterable[Standing]) -> tuple[int, int]:
    """How many are silent, and how many reports lie about: sent or returned, but not accepted."""
    each = list(standings)
    silent = sum(one in SILENT for one in each)
    return silent, len(each) - silent
