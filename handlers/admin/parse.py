"""What somebody typed into a form, read as what the form keeps."""

from domain.campaign.schedule import check_cron, parse_every
from domain.refusal import TYPED_SHOWN_MAX, Refused


def parse_int(typed: str, least: int, most: int) -> int:
    """Return a whole number between two others, ends included, or refuse what was typed."""
    plain = typed.strip()
    digits = plain.isascii() and plain.isdecimal() and len(plain) <= len(str(most))
    if not digits or not least <= int(plain) <= most:
        raise Refused("desk.number", typed=plain[:TYPED_SHOWN_MAX], minimum=least, maximum=most)
    return int(plain)


def parse_rule(typed: str) -> dict[str, int | str]:
    """Return the rule that somebody typed: an interval, or five fields of cron."""
    words = typed.strip()
    if " " not in words:
        return {"every_s": parse_every(words)}
    return {"cron": check_cron(words)}
