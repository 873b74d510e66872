"""What an invoice carries through Telegram and back: which one it is, and a proof that it is ours.

    1:9f86d081884c7d659a2f:5e884898da280471      version, 80 random bits, 64 bits of an HMAC-SHA256

Neither an amount nor a person stands in it: what is to be paid, and by whom, is known here.
"""

import hashlib
import hmac
import re
from random import Random

VERSION = "1"
ID_BITS, ID_DIGITS = 80, 20
MAC_DIGITS = 16
PAYLOAD = re.compile(rf"{VERSION}:([0-9a-f]{{{ID_DIGITS}}}):([0-9a-f]{{{MAC_DIGITS}}})")


def new_id(rng: Random) -> str:
    """Return the number of a new invoice."""
    return f"{rng.getrandbits(ID_BITS):0{ID_DIGITS}x}"


def payload_of(invoice_id: str, secret: bytes) -> str:
    """Return the payload of an invoice; `secret` is the shop's alone."""
    return f"{VERSION}:{invoice_id}:{_mac(invoice_id, secret)}"


def read_payload(payload: str, secret: bytes) -> str | None:
    """Return the invoice that a payload names; None for what this shop has not written."""
    found = PAYLOAD.fullmatch(payload)
    if found is None or not hmac.compare_digest(found[2], _mac(found[1], secret)):
        return None
    return found[1]


def _mac(invoice_id: str, secret: bytes) -> str:
    return short_mac(f"invoice {VERSION} {invoice_id}", secret)


def short_mac(words: str, secret: bytes) -> str:
    """Return the digits that only this shop can write under some words."""
    return hmac.new(secret, words.encode(), hashlib.sha256).hexdigest()[:MAC_DIGITS]
