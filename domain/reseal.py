"""The key of the shop and its database: do they belong together, and what is sealed anew when they do not yet.

a new shop, or one from before the key -> adopt -> known by its fingerprint
known, its key lost for good           -> replace_lost -> known by the new one; what was sealed is given up

Each is one transaction: a kill leaves all as it was, and the next start does it again.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from sqlalchemy import delete

from domain import voucher
from domain.admin import audit
from domain.notify import notify_owner
from domain.payout import encryption
from domain.payout.encryption import PayoutKey
from domain.voucher import Secret
from storage import installation
from storage.admin import audit_log
from storage.columns import change_rows
from storage.customer import notes
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.payout.tables import PayoutAccount
from storage.sealing import sealed, shop_key
from storage.sealing.former_members import FormerMember
from storage.sealing.shop_key import FACT, key_of

MADE, LOST = "key.made", "key.lost"


class KeyMade(TypedDict):
    """Everything was sealed with the shop's key, which happens once."""

    where: str
    unreadable: int
    """Payout accounts that the bot's token of today could not read either."""


KEY_MADE: Kind[KeyMade] = Kind("owner.key_made")


@dataclass(frozen=True, slots=True)
class Resealed:
    """What was sealed anew, and what nobody can read any more."""

    accounts: int
    unreadable: int
    vouchers: int


async def adopt(tx: Tx, before: PayoutKey | None, where: str, *, now: datetime) -> Resealed | None:
    """Seal everything with the key of this transaction, which the database gets to know by it.

    `before` is what payout details were sealed with, None where there are none, `where` the key is kept: the owner of a shop
    that is no new one is told. None where the database has its key already.
    """
    await audit_log.lock_head(tx)
    if await shop_key.fingerprint(tx) is not None:
        return None
    there = await sealed.counts(tx)
    done = await _reseal(tx, before)
    await audit.bridge(tx, MADE, now=now, check=True)
    await _know(tx, now=now)
    if there:
        told = KeyMade(where=where, unreadable=done.unreadable)
        await notify_owner(tx, KEY_MADE, told, now=now)
    return done


async def replace_lost(tx: Tx, *, now: datetime) -> Resealed:
    """Go on with the key of this transaction where the one of before is lost for good.

    Payout accounts go, and their members are asked again; notes about customers go; codes of vouchers that were shown still
    open; who was erased is not known again.
    """
    done = await _reseal(tx, None)
    await change_rows(tx, delete(FormerMember))
    await notes.forget_all(tx)
    await audit.bridge(tx, LOST, now=now, check=False)
    await _know(tx, now=now)
    return done


async def _know(tx: Tx, *, now: datetime) -> None:
    value = {"fingerprint": key_of(tx).fingerprint, "since": now.isoformat()}
    await installation.set_fact(tx, FACT, value)
    await tx.flush()


async def _reseal(tx: Tx, before: PayoutKey | None) -> Resealed:
    key = key_of(tx)
    payout, secret = PayoutKey(key.derive("payout")), Secret(key.derive("voucher"))
    accounts = unreadable = vouchers = 0
    async for account in sealed.accounts(tx):
        plain = None if before is None else encryption.decrypt(account.sealed, before)
        if plain is None:
            unreadable += 1
            continue
        account.sealed = encryption.encrypt(plain, payout)
        account.digest = encryption.account_hash(plain, payout)
        accounts += 1
    async for withdrawal in sealed.withdrawals(tx):
        if before is not None:
            plain = encryption.decrypt(str(withdrawal.payout_sealed), before)
            if plain is not None:
                withdrawal.payout_sealed = encryption.encrypt(plain, payout)
    if before is None:
        await tx.flush()
        await change_rows(tx, delete(PayoutAccount))
    async for found in sealed.open_vouchers(tx):
        fresh = voucher.hash_code(voucher.voucher_code(secret, found.id))
        found.earlier_hash, found.code_hash = found.code_hash, fresh
        vouchers += 1
    await tx.flush()
    return Resealed(accounts, unreadable, vouchers)
