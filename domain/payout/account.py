"""Where a member wants their money: given in private, sealed at once, never repeated to anybody."""

from datetime import datetime

from domain.payout import encryption
from domain.payout.encryption import PayoutKey
from domain.referral import fraud
from domain.refusal import Refused
from storage.database import Tx
from storage.members import Member
from storage.payout.tables import PayoutAccount

DETAILS_CHARS = (4, 200)


def check(details: str) -> str:
    """Return details as they are kept, or refuse what cannot be an account."""
    plain = " ".join(details.split())
    least, most = DETAILS_CHARS
    if not least <= len(plain) <= most:
        raise Refused("payout.length", minimum=least, maximum=most)
    if encryption.is_wrong_iban(plain):
        raise Refused("payout.iban")
    return plain


async def set_account(
    tx: Tx, member: Member, details: str, *, key: PayoutKey, now: datetime
) -> PayoutAccount:
    """Keep a member's account in place of the one before; return it, sealed."""
    plain = check(details)
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
