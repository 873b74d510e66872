"""How many pieces somebody typed, the same rule for group buys and flash sales."""

from domain.refusal import TYPED_SHOWN_MAX, Refused

QUANTITY_MAX = 1_000
"""The most pieces that any offer lets one member have."""


def quantity_of(typed: str | None, most: int, refusal: str) -> int:
    """Return a quantity as somebody typed it, 1 for nothing; anything but 1 to `most` is refused.

    Only plain digits count: `nan`, `1e9`, `-1`, `1.5` and the digits of other scripts do not.
    `refusal` is the offer's own reason; its text is filled with `typed` and `maximum`.
    """
    plain = (typed or "1").strip()
    if plain.isascii() and plain.isdecimal() and len(plain) <= len(str(QUANTITY_MAX)):
        number = int(plain)
        if 1 <= number <= most:
            return number
    raise Refused(refusal, typed=plain[:TYPED_SHOWN_MAX], maximum=most)
