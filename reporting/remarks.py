"""What whoever judges a report says of one item."""

from datetime import datetime

from django.db import transaction

from indicators.models import Indicator
from institutions.access.journal import record
from institutions.access.refusals import Beaten, NotAllowed, Refused
from institutions.access.scope import Scope
from reporting.asked import definitions_for
from reporting.facts import sides_of
from reporting.moves import Side
from reporting.reports import Remark, Report
from reporting.statuses import AWAITING
from reporting.workflow import hold, what_happened

JUDGES = frozenset({Side.RECEIVER, Side.PROVINCE, Side.OVERSEER})
MOST_CHARACTERS = 2000


def add_remark(report: Report, *, indicator: Indicator, text: str, scope: Scope, at: datetime) -> Remark:
    """Keep a remark with the item. From the first one on, the sender cannot recall the report.

    Raises NotAllowed (not a judge of this report), Beaten (it no longer lies with the receiver), Refused (no text).
    """
    scope.demand("begin_review")
    if not text.strip():
        raise Refused("Catatan masih kosong: tuliskan apa yang perlu diperhatikan.")
    if len(text) > MOST_CHARACTERS:
        raise Refused(f"Catatan terlalu panjang; paling banyak {MOST_CHARACTERS} huruf.")
    with transaction.atomic():
        current = hold(report, scope=scope)
        if not sides_of(current, scope) & JUDGES:
            raise NotAllowed("Catatan pada butir ditulis oleh penerima laporan dan oleh provinsi.")
        if current.status not in AWAITING:
            raise Beaten(what_happened(current))
        if indicator.pk not in {definition.indicator_id for definition in definitions_for(current)}:
            raise Refused("Butir ini tidak ditanyakan dalam laporan ini.")
        remark = Remark(
            report=current, indicator=indicator, text=text.strip(), author=scope.user, capacity=scope.capacity, at=at
        )
        remark.save(force_insert=True)
        record(
            "remark", current, institution=current.institution, scope=scope, at=at,
            text=f"Catatan pada {indicator.code}", note=remark.text,
        )  # fmt: skip
    return remark
