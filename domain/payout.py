"""Where a member wants their money: given in private, sealed at once, never repeated to anybody."""

from datetime import datetime

from domain import seal, suspicion
from domain.refusal import Refused
from domain.seal import PayoutKey
from storage.database import Tx
from storage.member import Member
from storage.withdrawal import PayoutAccount

DETAILS_CHARS = (4, 200)


def check(details: str) -> str:
    """Return details as they are kept, or refuse what cannot be an account."""
    plain = " ".join(details.split())
    least, most = DETAILS_CHARS
    if not least <= len(plain) <= most:
        raise Refused("payout.length", minimum=least, maximum=most)
    if seal.is_wrong_iban(plain):
        raise Refused("payout.iban")
    return plain


async def give(
    tx: Tx, member: Member, details: str, *, key: PayoutKey, now: datetime
) -> PayoutAccount:
    """Keep a member's account in place of the one before; return it, sealed."""
    plain = check(details)
    account = PayoutAccount(
        member_id=member.id,
        masked=seal.masked(plain),
        sealed=seal.sealed(plain, key),
        digest=seal.digest(plain, key),
        set_at=now,
    )
    account = await tx.merge(account)
    await tx.flush()
    await suspicion.payout_given(tx, member.id, account.digest, now=now)
    return account
