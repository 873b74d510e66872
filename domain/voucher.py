"""Vouchers: issued once for a seat or claim, shown as a code and a QR, redeemed once.

A voucher's code is derived from a secret and its number, so it can be shown again and is kept
nowhere; the database holds its hash.
"""

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import NewType

from domain.tell import tell
from storage import voucher as vouchers
from storage.database import Tx
from storage.voucher import Act, Voucher, VoucherEvent

Secret = NewType("Secret", bytes)
"""What codes are derived from; `Settings.voucher_secret` makes it of the bot's token."""

ISSUED = "voucher.issued"

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O and U."""

LENGTH = 12
"""60 bits."""


def code_of(secret: Secret, voucher_id: int) -> str:
    """Return the code of a voucher, without its check symbol."""
    drawn = hmac.digest(secret, f"voucher {voucher_id}".encode(), "sha256")
    number = int.from_bytes(drawn[:8]) >> 4
    return "".join(SYMBOLS[(number >> (5 * place)) & 31] for place in range(LENGTH))


def digest(code: str) -> str:
    """Return what is kept of a code."""
    return hashlib.sha256(code.encode()).hexdigest()


async def issue(
    tx: Tx,
    *,
    subject: str,
    subject_id: int,
    member_id: int,
    title: str,
    quantity: int,
    due_minor: int,
    currency: str,
    store_id: int | None,
    days: int,
    why: str,
    now: datetime,
    secret: Secret,
) -> Voucher:
    """Give a seat or claim its voucher and tell the member; done twice, it is the same one."""
    known = await vouchers.of_subject(tx, subject, subject_id)
    if known is not None:
        return known
    voucher = Voucher(
        code_hash=f"{subject}:{subject_id}",
        subject=subject,
        subject_id=subject_id,
        member_id=member_id,
        title=title,
        quantity=quantity,
        due_minor=due_minor,
        currency=currency,
        issued_at=now,
        expires_at=now + timedelta(days=days),
        store_id=store_id,
    )
    tx.add(voucher)
    await tx.flush()
    voucher.code_hash = digest(code_of(secret, voucher.id))
    tx.add(VoucherEvent(voucher_id=voucher.id, act=Act.ISSUED, at=now))
    await tx.flush()
    tell(tx, member_id, ISSUED, {"voucher_id": voucher.id, "why": why, "title": title}, now=now)
    return voucher
