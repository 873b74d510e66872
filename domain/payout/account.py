"""The account that a member's money goes to: given in private, shown once for a yes, then sealed.

typed -> checked -> PendingAccount, sealed in the member's dialog --yes--> PayoutAccount
"""

import re
from dataclasses import dataclass
from datetime import datetime

from domain.payout import encryption
from domain.payout.encryption import PayoutKey
from domain.referral import fraud
from domain.refusal import Refused
from storage.database import Tx
from storage.members import Member
from storage.payout.tables import PayoutAccount

ACCOUNT_CHARS = (4, 200)
TAG_CHARS = 16
SHAPES = (
    re.compile(r"(?:\d[ .\-/()]?){6,}"),  # A card, phone or account number.
    re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]{2,}"),  # An e-mail address, or a UPI-like one.
    re.compile(r"(?=\S*\d)(?=\S*[A-Za-z])[A-Za-z0-9]{20,}"),  # A wallet's address.
    re.compile(r"https?://\S+|\b[\w-]+\.(?:me|com|link)/\S+"),  # A link to pay by.
    re.compile(r"^[@$£]\w{3,}$"),  # A name at a payment service, alone.
)
"""What an account has somewhere in it; words alone have none of them."""


@dataclass(frozen=True)
class PendingAccount:
    """An account that its member has typed and not confirmed yet."""

    sealed: str
    tag: str
    """Tells it apart from what was asked about before; says nothing of the account."""


def check_account(details: str) -> str:
    """Return details as they are kept, or refuse what cannot be an account."""
    plain = " ".join(details.split())
    least, most = ACCOUNT_CHARS
    if not least <= len(plain) <= most:
        raise Refused("payout.length", minimum=least, maximum=most)
    if not any(shape.search(plain) for shape in SHAPES):
        raise Refused("payout.unlike")
    if encryption.is_wrong_iban(plain):
        raise Refused("payout.iban")
    return plain


def propose(plain: str, key: PayoutKey) -> PendingAccount:
    """Return checked details as they wait for a yes."""
    tag = tag_of(encryption.account_hash(plain, key))
    return PendingAccount(encryption.encrypt(plain, key), tag)


def tag_of(digest: str) -> str:
    """Return what a button says of the account with a digest."""
    return digest[:TAG_CHARS]


def open_pending(sealed: str, tag: str, key: PayoutKey) -> str:
    """Return the details that a yes was said to; refuse a yes to any others."""
    plain = encryption.decrypt(sealed, key)
    if plain is None or tag_of(encryption.account_hash(plain, key)) != tag:
        raise Refused("payout.over")
    return plain


async def set_account(
    tx: Tx, member: Member, details: str, *, key: PayoutKey, now: datetime
) -> PayoutAccount:
    """Keep a member's account in place of the one before; return it, sealed."""
    plain = check_account(details)
    account = PayoutAccount(
        member_id=member.id,
        masked=encryption.mask(plain),
        sealed=encryption.encrypt(plain, key),
        digest=encryption.account_hash(plain, key),
        set_at=now,
    )
    account = await tx.merge(account)
    await tx.flush()
    await fraud.on_payout_account_set(tx, member.id, account.digest, now=now)
    return account
