"""In the example, too, a coordinator knows which agencies the regency's report leaves out."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from institutions.access.roles import Role
from institutions.kinds import REGENCIES, Kind
from institutions.tree import Institution
from reporting.acknowledgements import Acknowledgement
from reporting.example.people import Authors
from reporting.example.story import Happened, seeded
from reporting.example.writing import Told
from reporting.silence import SILENT, Standing

THOSE_DAYS = timedelta(days=6)
REASONS = ("", "Belum ada focal point", "Sudah diingatkan, belum menjawab", "Data belum tersedia")


def acknowledge_in_example(told: list[Told], institutions: list[Institution], *, authors: Authors) -> None:
    """Of the reports of one quarter, which are written already."""
    Acknowledgement.everything.bulk_create(_rows(told, institutions, authors))


def _rows(told: list[Told], institutions: list[Institution], authors: Authors) -> Iterator[Acknowledgement]:
    happened = {one.institution.pk: one.happened for one in told}
    for sent in told:
        region, at = sent.institution, sent.happened.submitted_at
        if region.kind not in REGENCIES or at is None:
            continue
        for agency in _agencies(region, institutions, sent):
            standing = standing_at(happened.get(agency.pk), at)
            if standing is not None:
                yield Acknowledgement(
                    report=sent.report, institution=agency, standing=standing, reason=_reason(agency, sent, standing),
                    by=authors.coordinating[region.pk], capacity=f"{Role.COORDINATOR.label}, {region.name}", at=at,
                )  # fmt: skip


def _agencies(region: Institution, institutions: list[Institution], sent: Told) -> Iterable[Institution]:
    agencies = (one for one in institutions if one.kind == Kind.AGENCY and one.region_id == region.pk)
    return (one for one in agencies if one.exists_on(sent.quarter.last_day))


def standing_at(happened: Happened | None, at: datetime) -> Standing | None:
    """How an agency stood at that moment; None if its report was in: accepted in those days, not weeks afterwards."""
    if happened is None or happened.created_at > at:
        return Standing.NOT_BEGUN
    if happened.accepted_at and happened.accepted_at < at + THOSE_DAYS:
        return None
    if happened.submitted_at is None or happened.submitted_at > at:
        return Standing.DRAFT
    return Standing.RETURNED if happened.returned_at and happened.returned_at <= at else Standing.SUBMITTED


def _reason(agency: Institution, sent: Told, standing: Standing) -> str:
    return seeded("reason", agency.code, sent.quarter).choice(REASONS) if standing in SILENT else ""
