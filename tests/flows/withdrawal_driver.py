"""Withdrawals for the conservation machine: the real ones, asked for, sent, or rejected.

    asked   payable -> held        sent   held -> paid        rejected   held -> payable

`WithdrawalDriver` is the one place where the machine touches withdrawals. Whoever is paid says that it
arrived, so that they may ask again.
"""

from dataclasses import dataclass, field
from datetime import datetime

from domain.payout import withdrawal
from domain.payout.withdrawal import CONSOLE
from domain.refusal import Refused
from storage.database import Database, Tx
from storage.members import Member
from storage.payout import entries
from storage.payout.tables import LedgerAccount, PayoutAccount


@dataclass
class RequestedWithdrawal:
    """One withdrawal, as the machine remembers it."""

    id: int
    member: int
    minor: int
    currency: str
    state: str = "held"


@dataclass
class WithdrawalDriver:
    """Where promoters ask for their money; every act is a transaction of its own."""

    asked: list[RequestedWithdrawal] = field(default_factory=list)

    async def asks(
        self, database: Database, member: int, percent: int, currency: str, now: datetime
    ) -> None:
        """Let a promoter ask for so much of what is theirs, or refuse."""
        async with database.begin() as tx:
            who = await tx.get_one(Member, member)
            await self._account(tx, member, now)
            party = (await entries.lock_party(tx, member)).id
            there = await entries.balance(tx, party, LedgerAccount.PAYABLE, currency)
            minor = there * percent // 100
            made = await withdrawal.request(tx, who, minor, currency, now=now)
            number = made.id
        self.asked.append(RequestedWithdrawal(number, member, minor, currency))

    async def sends(self, database: Database, number: int, now: datetime) -> None:
        """Let the operator pay one out, or refuse what is not asked for any more."""
        one = self._open(number)
        async with database.begin() as tx:
            await withdrawal.approve(tx, one.id, CONSOLE, now=now)
        async with database.begin() as tx:
            await withdrawal.record_sent(tx, one.id, CONSOLE, "T-1", now=now)
        async with database.begin() as tx:
            await withdrawal.confirm(tx, one.id, one.member, now=now)
        one.state = "sent"

    async def rejects(self, database: Database, number: int, now: datetime) -> None:
        """Let the operator reject one: the money comes back, and a debt is paid first."""
        one = self._open(number)
        async with database.begin() as tx:
            await withdrawal.reject(tx, one.id, CONSOLE, "check", now=now)
        one.state = "rejected"

    def _open(self, number: int) -> RequestedWithdrawal:
        one = self.asked[number]
        if one.state != "held":
            raise Refused("withdrawal.not_now")
        return one

    async def _account(self, tx: Tx, member: int, now: datetime) -> None:
        if await tx.get(PayoutAccount, member) is None:
            account = PayoutAccount(
                member_id=member, masked="••••", sealed="-", digest=str(member), set_at=now
            )
            tx.add(account)
            await tx.flush()
