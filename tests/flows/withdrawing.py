"""Withdrawals for the conservation machine: asked for, sent, or rejected, as moves of the ledger.

    asked   payable -> held        sent   held -> paid        rejected   held -> payable

`Desk` is the one place where the machine touches withdrawals: its three acts and what it
remembers of them. With `domain.withdrawal` they call the real actions instead, and nothing else
in the machine changes.
"""

from dataclasses import dataclass, field
from datetime import datetime

from domain import ledger
from domain.ledger import move
from domain.refusal import Refused
from storage import ledger as lines
from storage.database import Database
from storage.ledger import Account


@dataclass
class Asked:
    """One withdrawal, as the machine remembers it."""

    member: int
    minor: int
    currency: str
    state: str = "held"


@dataclass
class Desk:
    """Where promoters ask for their money; every act is a transaction of its own."""

    asked: list[Asked] = field(default_factory=list)

    async def asks(
        self, database: Database, member: int, percent: int, currency: str, now: datetime
    ) -> None:
        """Let a promoter ask for so much of what is theirs, or refuse."""
        async with database.begin() as tx:
            party = (await lines.lock_party(tx, member)).id
            there = await lines.balance(tx, party, Account.PAYABLE, currency)
            minor = there * percent // 100
            if minor <= 0:
                raise Refused("withdrawal.nothing")
            moved = move(party, Account.PAYABLE, Account.HELD, minor, currency)
            key = f"withdrawal:{len(self.asked)}:requested"
            await ledger.post(tx, key, "withdrawal.requested", moved, now=now)
        self.asked.append(Asked(member, minor, currency))

    async def sends(self, database: Database, number: int, now: datetime) -> None:
        """Let the operator pay one out, or refuse what is not asked for any more."""
        await self._decides(database, number, Account.PAID, "sent", now)

    async def rejects(self, database: Database, number: int, now: datetime) -> None:
        """Let the operator reject one: the money comes back, and a debt is paid first."""
        await self._decides(database, number, Account.PAYABLE, "rejected", now)

    async def _decides(
        self, database: Database, number: int, after: Account, state: str, now: datetime
    ) -> None:
        one = self.asked[number]
        if one.state != "held":
            raise Refused("withdrawal.not_now")
        async with database.begin() as tx:
            party = (await lines.lock_party(tx, one.member)).id
            await ledger.release(
                tx,
                f"withdrawal:{number}:{state}",
                f"withdrawal.{state}",
                move(party, Account.HELD, after, one.minor, one.currency),
                party,
                currency=one.currency,
                now=now,
            )
        one.state = state
