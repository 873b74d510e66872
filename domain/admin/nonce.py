"""Confirming once: a number that does one act for one person, and never again."""

from datetime import datetime, timedelta
from random import Random

from domain import code
from domain.refusal import Refused
from storage.admin import nonces
from storage.admin.tables import Nonce
from storage.database import Tx

LIVES_FOR = timedelta(minutes=15)
LENGTH = 12


async def issue(tx: Tx, member_id: int, act: str, *, now: datetime, rng: Random) -> str:
    """Return a new number for an act on a subject, such as `deal.withdraw K7Q2`."""
    await nonces.delete_expired(tx, now=now)
    word = code.generate(rng, LENGTH)
    tx.add(Nonce(word=word, member_id=member_id, act=act, expires_at=now + LIVES_FOR))
    await tx.flush()
    return word


async def spend(tx: Tx, word: str, member_id: int, act: str, *, now: datetime) -> None:
    """Use a number up in the transaction of the act, or refuse."""
    if not await nonces.consume(tx, word, member_id, act, now=now):
        raise Refused("admin.asked_again")
