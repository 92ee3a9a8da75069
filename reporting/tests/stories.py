"""Reports in every state, and figures in them, in a line each; for tests that need a story that already happened."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from formats.quarters import Quarter
from indicators.kinds import AcrossQuarters, Direction, EvidenceRule, Kind, Level, Prerequisite, RollUp, Shape, Source
from indicators.models import Definition, Indicator
from institutions.access.scope import Scope
from institutions.models import Institution, StoredFile
from institutions.tests.cast import wib
from reporting.calendar import Window
from reporting.figures import Evidence, Figure, FigureChange, Origin
from reporting.reports import Report
from reporting.statuses import HANDED_IN, Status
from reporting.windows import proposed_dues

QUARTER = Quarter(2026, 3)
#: Within the time to send Triwulan III 2026.
NOW = wib(2026, 10, 5)


def a_definition(code: str, *, level: Level = Level.AGENCY, shape: Shape = Shape.SINGLE, **fields: Any) -> Definition:
    kinds = {Shape.SINGLE: Kind.COUNT, Shape.SEXES: Kind.COUNT, Shape.SHARE: Kind.SHARE, Shape.SHARE_OVER: Kind.SHARE}
    indicator, _ = Indicator.objects.get_or_create(code=code, defaults={"position": Indicator.objects.count() + 1})
    labels = {"a_label": "Laki-laki", "b_label": "Perempuan"} if shape == Shape.SEXES else {"a_label": "Nilai"}
    if kinds[shape] == Kind.SHARE:
        labels = {"a_label": "Bagian", "b_label": "Seluruhnya"}
    given: dict[str, Any] = {
        "valid_from": Quarter(2020, 1),
        "name": f"Butir {code}",
        "prerequisite": Prerequisite.RESOURCES,
        "level": level,
        "kind": kinds[shape],
        "shape": shape,
        "unit": "%" if kinds[shape] == Kind.SHARE else "orang",
        "direction": Direction.UP,
        "rollup_units": RollUp.RATIO if kinds[shape] == Kind.SHARE else RollUp.SUM,
        "rollup_quarters": AcrossQuarters.LAST,
        "asked_in": "1|2|3|4",
        "source": Source.REPORTED,
        "evidence": EvidenceRule.NONE,
        **labels,
        **fields,
    }
    return Definition.objects.create(indicator=indicator, **given)


def a_window(province: Institution, quarter: Quarter = QUARTER, **fields: Any) -> Window:
    """A quarter opened with the proposed days."""
    dues = proposed_dues(quarter)
    given = {"agency_due": dues.agency, "acceptance_due": dues.acceptance, "region_due": dues.region, **fields}
    return Window.objects.create(province=province, quarter=quarter, opened_at=NOW, **given)


def a_report(
    institution: Institution,
    status: Status = Status.DRAFT,
    *,
    quarter: Quarter = QUARTER,
    at: datetime = NOW,
    **fields: Any,
) -> Report:
    given: dict[str, Any] = {"created_at": at, **fields}
    if status in HANDED_IN:
        given = {"submitted_at": at, "first_submitted_at": at, **given}
    if status == Status.ACCEPTED:
        given = {"accepted_at": at, **given}
    if status == Status.RETURNED:
        given = {"first_submitted_at": at, "submitted_at": at, "returned_at": at, "return_note": "Periksa.", **given}
    if status == Status.VERIFIED:
        given = {"verified_at": at, **given}
    status = given.pop("status", status)
    return Report.everything.create(institution=institution, quarter=quarter, status=status, **given)


def a_figure(
    report: Report,
    definition: Definition,
    a: int | str | None = None,
    b: int | str | None = None,
    *,
    by: Scope | None = None,
    at: datetime = NOW,
    **fields: Any,
) -> Figure:
    """A figure with its one change, entered by somebody; a number unless a state is given."""
    numbers = {"a": None if a is None else Decimal(a), "b": None if b is None else Decimal(b)}
    given: dict[str, Any] = {"state": "number", "version": 1, **numbers, **fields}
    figure = Figure.everything.create(report=report, indicator=definition.indicator, shape=definition.shape, **given)
    if by is not None:
        FigureChange.everything.create(
            figure=figure, version=figure.version, state=figure.state, a=figure.a, b=figure.b, user=by.user,
            capacity=by.capacity, at=at, origin=Origin.FORM, reason=figure.reason, note=figure.note,
        )  # fmt: skip
    return figure


def a_proof(figure: Figure, name: str, *, by: Scope) -> Evidence:
    """A file beside a figure; its content is nowhere."""
    stored = StoredFile.everything.create(
        institution=figure.report.institution, name=name, stored_name=name, media_type="application/pdf",
        size=1, sha256="0" * 64, uploaded_by=by.user, uploaded_at=NOW,
    )  # fmt: skip
    return Evidence.everything.create(figure=figure, file=stored, attached_at=NOW)
