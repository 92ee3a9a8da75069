"""Which numbers the product keeps exactly: at most 15 digits, at most three of them behind the comma."""

from decimal import Context, Decimal, InvalidOperation

DIGITS = 15
DECIMALS = 3
WIDE = Context(prec=60)


class NotExact(ValueError):
    """A number that could not be kept digit for digit."""


def plain(value: Decimal | int) -> Decimal:
    """The same number without trailing zeros, without exponent and without a negative zero."""
    normal = WIDE.normalize(Decimal(value))
    if not normal:
        return Decimal(0)
    whole = normal.as_tuple().exponent
    return normal.quantize(Decimal(1), context=WIDE) if isinstance(whole, int) and whole > 0 else normal


def exact(value: Decimal | int | str) -> Decimal:
    """The number, plain, or NotExact. Floats are refused: they have lost their digits already."""
    if isinstance(value, (bool, float)):
        raise NotExact(f"Not an exact number: {value!r}.")
    try:
        number = Decimal(value)
    except (InvalidOperation, TypeError, ValueError) as error:
        raise NotExact(f"Not a number: {str(value)[:20]!r}.") from error
    if not fits(number):
        raise NotExact(f"More than {DIGITS} digits, or more than {DECIMALS} decimals: {str(value)[:20]!r}.")
    return plain(number)


def fits(number: Decimal) -> bool:
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        return False
    if not number:
        return True
    trailing_zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    decimals = max(0, -exponent - trailing_zeros)
    return decimals <= DECIMALS and max(0, number.adjusted() + 1) + decimals <= DIGITS
