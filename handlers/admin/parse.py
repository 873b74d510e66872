"""What somebody typed into a form, read as what the form keeps."""

from domain.refusal import TYPED_SHOWN_MAX, Refused


def parse_int(typed: str, least: int, most: int) -> int:
    """Return a whole number between two others, ends included, or refuse what was typed."""
    plain = typed.strip()
    digits = plain.isascii() and plain.isdecimal() and len(plain) <= len(str(most))
    if not digits or not least <= int(plain) <= most:
        raise Refused("desk.number", typed=plain[:TYPED_SHOWN_MAX], minimum=least, maximum=most)
    return int(plain)
