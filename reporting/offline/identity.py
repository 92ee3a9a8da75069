"""What a form says of itself, on a sheet that nobody sees: whose, which quarter, made from what. Signed.

Plain ASCII in one column, so that no spreadsheet takes it for a number or a date and changes it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from django.core.signing import BadSignature, Signer

from formats.quarters import Quarter
from indicators.catalogue import Definition

#: Grows when what stands where changes.
LAYOUT = "1"
MARK = "PUG Tracker: formulir isian. Lembar ini jangan diubah."
SALT = "reporting.offline.identity"


class Broken(ValueError):
    """The identity is not as it was written."""


@dataclass(frozen=True)
class SheetIdentity:
    """One institution's sheet: its name on the tab, and the version of each item that it shows."""

    code: str
    name: str
    sheet: str
    versions: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Identity:
    quarter: Quarter
    version: str
    sheets: tuple[SheetIdentity, ...]


def template_version(definitions: Iterable[Definition]) -> str:
    """Another one as soon as an answer would mean something else; better words change nothing."""
    told = [
        (d.code, d.level, d.kind, d.shape, d.unit, d.decimals, d.same_as, d.options)
        for d in sorted(definitions, key=lambda d: d.code)
    ]
    return f"{LAYOUT}.{sha256(json.dumps(told).encode()).hexdigest()[:8]}"


def lines_of(identity: Identity) -> list[str]:
    """A mark, a signature, and what is signed."""
    head = {"triwulan": identity.quarter.code, "versi": identity.version}
    rows = [{"kode": s.code, "nama": s.name, "lembar": s.sheet, "butir": dict(s.versions)} for s in identity.sheets]
    told = [json.dumps(row) for row in (head, *rows)]
    return [MARK, _signer().signature("\n".join(told)), *told]


def identity_in(lines: Sequence[str]) -> Identity:
    """Raises Broken, and nothing else, whatever the lines hold."""
    mark, signature, *told = lines if len(lines) > 2 else ("", "", "")
    if mark != MARK:
        raise Broken
    try:
        _signer().unsign("\n".join(told) + f":{signature}")
        head, *rows = (json.loads(line) for line in told)
        return Identity(Quarter.parse(head["triwulan"]), head["versi"], tuple(_sheet(row) for row in rows))
    except (BadSignature, ValueError, KeyError, TypeError) as error:
        raise Broken from error


def _sheet(row: Mapping[str, object]) -> SheetIdentity:
    versions = row["butir"]
    if not isinstance(versions, dict):
        raise Broken
    return SheetIdentity(str(row["kode"]), str(row["nama"]), str(row["lembar"]), versions)


def _signer() -> Signer:
    return Signer(salt=SALT)
