"""Changing the tree: adding an agency, correcting it, closing it. Each change is journalled and counted (`bump`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from institutions.access.duplicates import refuse_duplicate
from institutions.access.journal import record
from institutions.access.refusals import Refused
from institutions.access.scope import Scope
from institutions.codes import agency_code
from institutions.kinds import Kind
from institutions.revisions import bump
from institutions.telling import told_changes
from institutions.tree import Institution, demand_within, plant

#: What can be changed about an agency; of a region, what stands in NAMES.
NAMES = ("name", "short_name", "aliases")
CHANGEABLE = (*NAMES, "is_driver", "opened_on", "closed_on", "successor")


@dataclass(frozen=True)
class NewAgency:
    """`word` makes its code, which never changes: '62.03-dinkes'. Empty, it is made from the abbreviation."""

    name: str
    short_name: str
    word: str = ""
    aliases: tuple[str, ...] = ()
    is_driver: bool = False
    opened_on: date | None = None


@transaction.atomic
def add_agency(region: Institution, *, agency: NewAgency, scope: Scope, at: datetime) -> Institution:
    scope.demand("manage_institutions")
    demand_within(scope, region)
    if not region.is_region:
        raise Refused("Perangkat daerah berada di bawah provinsi atau kabupaten/kota.", field="region")
    code = agency_code(region.code, agency.word or agency.short_name)
    if code == f"{region.code}":
        raise Refused("Kode memerlukan huruf atau angka.", field="word")
    with refuse_duplicate(f"Kode {code} sudah dipakai. Tulis kata kode yang lain.", field="word"):
        planted = plant(
            kind=Kind.AGENCY,
            parent=region,
            code=code,
            name=agency.name,
            short_name=agency.short_name,
            aliases=list(agency.aliases),
            is_driver=agency.is_driver,
            opened_on=agency.opened_on,
        )
    bump()
    text = f"Menambahkan {planted.full_name} ({code})"
    record("add_institution", planted, institution=planted, scope=scope, at=at, text=text)
    return planted


@transaction.atomic
def change_institution(
    institution: Institution, *, values: Mapping[str, Any], scope: Scope, at: datetime
) -> Institution:
    """Write what differs, and nothing else; without a difference nothing happens."""
    scope.demand("manage_institutions")
    demand_within(scope, institution)
    allowed = NAMES if institution.is_region else CHANGEABLE
    new = {name: value for name, value in values.items() if name in allowed and value != getattr(institution, name)}
    if not new:
        return institution
    note = told_changes(institution, new)
    for name, value in new.items():
        setattr(institution, name, value)
    _check_closing(institution)
    institution.save(update_fields=list(new))
    bump()
    text = f"Mengubah data {institution.full_name}"
    record("change_institution", institution, institution=institution, scope=scope, at=at, text=text, note=note)
    return institution


def close_institution(
    institution: Institution, *, closed_on: date, successor: Institution | None, scope: Scope, at: datetime
) -> Institution:
    """It stands until `closed_on`, that day included. Its reports stay where they are, and count where they counted."""
    if institution.is_region:
        raise Refused("Provinsi dan kabupaten/kota tidak ditutup dari halaman ini.")
    values = {"closed_on": closed_on, "successor": successor}
    return change_institution(institution, values=values, scope=scope, at=at)


def _check_closing(institution: Institution) -> None:
    closed, opened, successor = institution.closed_on, institution.opened_on, institution.successor
    if closed and opened and closed < opened:
        raise Refused("Hari terakhir berdiri tidak boleh sebelum tanggal berdiri.", field="closed_on")
    if successor is None:
        return
    if closed is None:
        raise Refused("Isi hari terakhir berdiri bila ada penerusnya.", field="closed_on")
    if successor.kind != Kind.AGENCY or successor.region_id != institution.region_id:
        raise Refused("Penerus harus perangkat daerah di daerah yang sama.", field="successor")
    if institution.pk in _line_of(successor):
        raise Refused("Penerus tidak boleh instansi ini sendiri atau pendahulunya.", field="successor")
    if not successor.exists_on(closed + timedelta(days=1)):
        raise Refused("Penerus harus berdiri pada hari sesudah penutupan.", field="successor")


def _line_of(institution: Institution | None) -> set[int]:
    """The institution and those who succeeded it, as far as the line goes."""
    line: set[int] = set()
    while institution is not None and institution.pk not in line:
        line.add(institution.pk)
        institution = institution.successor
    return line
