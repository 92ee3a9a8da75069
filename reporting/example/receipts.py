"""A few receipts in the example: of every region's report of the last ended quarter, and of Kapuas' agencies'."""

from institutions.tree import Institution
from reporting.example.people import Authors
from reporting.example.story import AT_WORK
from reporting.example.writing import Told, capacity_of
from reporting.receipts import write_receipt


def receipts_in_example(told: list[Told], *, authors: Authors, province: Institution) -> None:
    """Of the reports of one quarter, which are written already, with who was left out."""
    for one in told:
        at, where = one.happened.submitted_at, one.institution
        if at is None or not (where.is_region or where.own_region.code == AT_WORK):
            continue
        sender = where.own_region if one.happened.on_behalf else where
        by = (authors.coordinating if sender.is_region else authors.entering)[sender.pk]
        write_receipt(one.report, by=by.name, capacity=capacity_of(sender), at=at, province=province)
