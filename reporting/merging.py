"""What one sending of a form comes to, beside what stands by now: which items change, which collide, which are wrong.

Pure: from answers at hand to a `Plan`. Two people in one form merge as long as they touched different items.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from indicators.arithmetic import ZERO
from indicators.catalogue import Definition
from indicators.kinds import State
from reporting.entries import EMPTY, Entry, Trouble, broken, settled
from reporting.wording import column_label, column_words, mid_sentence

LOCKED = "Butir ini tidak ikut dikembalikan. Buka dahulu butirnya dengan catatan, lalu ubah."


@dataclass(frozen=True, slots=True)
class Offer:
    """What a person wants an item to say, and the version that they were shown; `before`: sent, never answered."""

    entry: Entry
    version: int = 0
    before: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """What an item says now."""

    entry: Entry = EMPTY
    version: int = 0


NOTHING_KEPT = Kept()


@dataclass(slots=True)
class Plan:
    """`writes` holds what is to be kept, the followers of a shared number included; `typed` are a person's own."""

    writes: dict[str, Entry] = field(default_factory=dict)
    typed: set[str] = field(default_factory=set)
    unchanged: set[str] = field(default_factory=set)
    collisions: set[str] = field(default_factory=set)
    troubles: dict[str, tuple[Trouble, ...]] = field(default_factory=dict)


def plan(
    definitions: Mapping[str, Definition],
    *,
    offers: Mapping[str, Offer],
    kept: Mapping[str, Kept],
    shown: Mapping[tuple[str, int], Entry],
    open_codes: frozenset[str] | None,
) -> Plan:
    """`shown` tells what an item said in an older version; `open_codes` None: every item may change."""
    made = Plan()
    wanted: dict[str, Entry] = {}
    for code, offer in offers.items():
        definition = definitions[code]
        if _is_untouched(definition, offer, kept.get(code, NOTHING_KEPT), shown.get((code, offer.version))):
            made.unchanged.add(code)
        elif open_codes is not None and code not in open_codes:
            made.troubles[code] = (Trouble("state", LOCKED),)
        elif _collides(definition, offer, kept.get(code, NOTHING_KEPT), shown.get((code, offer.version))):
            made.collisions.add(code)
        else:
            wanted[code] = offer.entry
    _follow_shared(made, definitions, wanted=wanted, kept=kept)
    made.typed = set(wanted)
    return made


def own_part(definition: Definition, entry: Entry) -> Entry:
    """The entry without the number that belongs to another item; the rest is what its own inputs say."""
    shared = definition.shared_column
    if shared is None or entry.state not in (State.NUMBER, State.NIL):
        return entry
    value = ZERO if entry.state == State.NIL else (entry.b if shared.column == "a" else entry.a)
    if value is None:
        return replace(entry, state=State.UNANSWERED, a=None, b=None)
    a, b = (None, value) if shared.column == "a" else (value, None)
    return Entry(State.NUMBER, a, b, note=entry.note)


def shared_number(source: Entry, column: str) -> Decimal | None:
    """The number that another item takes over: 0 of a nil, none of silence."""
    if source.state == State.NIL:
        return ZERO
    return source.a if column == "a" else source.b


def _is_untouched(definition: Definition, offer: Offer, now: Kept, then: Entry | None) -> bool:
    offered = own_part(definition, offer.entry)
    if offered == own_part(definition, now.entry):
        return True
    return offer.version != now.version and then is not None and offered == own_part(definition, then)


def _collides(definition: Definition, offer: Offer, now: Kept, then: Entry | None) -> bool:
    """Somebody changed what this person also changed. That only the shared number moved is no collision."""
    if now.version in (0, offer.version):
        return False
    return then is None or own_part(definition, then) != own_part(definition, now.entry)


def _follow_shared(
    made: Plan, definitions: Mapping[str, Definition], *, wanted: dict[str, Entry], kept: Mapping[str, Kept]
) -> None:
    """Give every follower the number it shares; drop from `wanted` what would break a rule, and say where."""
    while (refusal := _first_broken(definitions, wanted=wanted, kept=kept)) is not None:
        code, trouble = refusal
        del wanted[code]
        made.troubles[code] = (*made.troubles.get(code, ()), trouble)
    for code, definition in definitions.items():
        final = _final(definition, definitions, wanted=wanted, kept=kept)
        if final != kept.get(code, NOTHING_KEPT).entry:
            made.writes[code] = final


def _final(
    definition: Definition,
    definitions: Mapping[str, Definition],
    *,
    wanted: Mapping[str, Entry],
    kept: Mapping[str, Kept],
) -> Entry:
    entry = _said(definition.code, wanted=wanted, kept=kept)
    shared = definition.shared_column
    if shared is None or shared.code not in definitions:
        return entry
    entry = own_part(definition, entry)
    if entry.state != State.NUMBER:
        return entry
    number = shared_number(_said(shared.code, wanted=wanted, kept=kept), shared.other_column)
    whole = replace(entry, a=number) if shared.column == "a" else replace(entry, b=number)
    return settled(definition, whole)


def _said(code: str, *, wanted: Mapping[str, Entry], kept: Mapping[str, Kept]) -> Entry:
    return wanted[code] if code in wanted else kept.get(code, NOTHING_KEPT).entry


def _first_broken(
    definitions: Mapping[str, Definition], *, wanted: Mapping[str, Entry], kept: Mapping[str, Kept]
) -> tuple[str, Trouble] | None:
    """The follower's own number is to blame when it was typed now, otherwise the number it shares."""
    for code, definition in definitions.items():
        shared = definition.shared_column
        if shared is None or not wanted.keys() & {code, shared.code}:
            continue
        final = _final(definition, definitions, wanted=wanted, kept=kept)
        if (text := broken(definition, final)) is None:
            continue
        if code in wanted:
            return code, Trouble("b" if shared.column == "a" else "a", text)
        return shared.code, Trouble(shared.other_column, _too_small_for(definition, final))
    return None


def _too_small_for(follower: Definition, entry: Entry) -> str:
    """Why a number cannot be lowered: another item stands on it."""
    label = mid_sentence(column_label(follower, "a"))
    return (
        f"Lebih kecil dari {label} ({column_words(follower, 'a', entry.a)}) "
        f"pada butir “{follower.name}”. Periksa kedua angka."
    )
