"""XML of strangers, read tag by tag by expat: no document type, so no entities; nothing is ever fetched."""

from collections.abc import Callable
from xml.parsers import expat

from formats.tables.unopenable import BROKEN, UNUSUAL, Unopenable

Attributes = dict[str, str]


def read_markup(
    data: bytes,
    *,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Tells every tag by its name without prefix, its attributes too; raises Unopenable at the first trouble."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: start(_bare(name), attributes)
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    if end is not None:
        told = end
        parser.EndElementHandler = lambda name: told(_bare(name))
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Unopenable(BROKEN) from error
    except (UnicodeError, LookupError, ValueError) as error:
        raise error if isinstance(error, Unopenable) else Unopenable(BROKEN) from error


def attribute(attributes: Attributes, name: str) -> str:
    """By its name without prefix: one program's `r:id` is another's `rel:id`."""
    return next((value for key, value in attributes.items() if _bare(key) == name), "")


def is_true(told: str | None) -> bool:
    return told in {"1", "true"}


def whole(told: str | None, *, default: int = 1) -> int:
    """A count as files write it; what is none counts as `default`, what is huge is stopped by the limits."""
    return int(told) if told and told.isascii() and told.isdigit() and len(told) < 10 else default


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise Unopenable(UNUSUAL)
