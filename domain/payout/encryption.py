"""Payout details at rest: sealed with a key that is not in the database, shown masked.

sealed     what only the holder of the shop's key can read: a stolen backup tells nothing
masked     what people see: the first and the last of it
digest     the same account is found twice, without being read
"""

import base64
import hashlib
import hmac
import re
from typing import NewType

from cryptography.fernet import Fernet, InvalidToken

PayoutKey = NewType("PayoutKey", bytes)
"""What details are sealed with; `Settings.payout_key` makes it of the shop's key."""
SHOWN_MAX = 4
"""Symbols at each end that stay readable, and never more than two fifths of them all."""
HIDDEN = "••••"
IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")


def encrypt(details: str, key: PayoutKey) -> str:
    """Return details so that only the key reads them again."""
    return _box(key).encrypt(details.encode()).decode()


def decrypt(seal: str, key: PayoutKey) -> str | None:
    """Return sealed details, None where they were sealed with another key."""
    try:
        return _box(key).decrypt(seal.encode()).decode()
    except InvalidToken:
        return None


def account_hash(details: str, key: PayoutKey) -> str:
    """Return what two spellings of one account have in common, and nothing else."""
    return hmac.new(key, normalize(details).encode(), "sha256").hexdigest()


def normalize(details: str) -> str:
    """Return details as they are compared: no spaces, dots and dashes, no case."""
    return re.sub(r"[\s.\-]", "", details).casefold()


def mask(details: str) -> str:
    """Return what may be shown of details: at most four symbols at each end, two fifths in all."""
    symbols = re.sub(r"\s", "", details)
    each = min(SHOWN_MAX, len(symbols) // 5)
    if not each:
        return HIDDEN
    return f"{symbols[:each]} {HIDDEN} {symbols[-each:]}"


def is_wrong_iban(details: str) -> bool:
    """Return whether this is an IBAN by its looks, but not by its check digits (ISO 13616)."""
    plain = normalize(details).upper()
    if not IBAN.fullmatch(plain):
        return False
    turned = plain[4:] + plain[:4]
    return int("".join(str(int(symbol, 36)) for symbol in turned)) % 97 != 1


def _box(key: PayoutKey) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"fernet " + key).digest()))
