"""Promoters on a real database, for tests of what they earn; people are numbers here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import select

from domain.commission import conversion, lifecycle, rates
from domain.commission.terms import change_terms
from jobs import commission
from storage.commission.tables import CommissionRate, CommissionShare, Conversion
from storage.database import Database, Tx
from storage.deal.tables import Deal
from storage.delivery.tables import OutboxRow
from storage.host import hosts
from storage.host.tables import ChatHost, HostRule, HostState
from storage.members import Member
from storage.payout.entries import balances
from storage.payout.tables import LedgerEntry, LedgerTransaction, party_id
from storage.referral.tables import (
    Attribution,
    AttributionState,
    Confidence,
    ReferralProgram,
    Touch,
    TouchKind,
)

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
ZOE, ANN, BEN, CHI = 1, 2, 3, 4
"""Zoe buys; Ann brought her, Ben brought Ann, Chi brought Ben."""
CHAT = -100
DAY = timedelta(days=1)
FREEZE = timedelta(days=17)
"""Three days until the approval, then fourteen of frost, as long as nobody changed the terms."""


@dataclass
class CommissionShop:
    """A shop whose purchases earn somebody something; every act is a transaction of its own."""

    database: Database
    now: datetime = NOON
    deal_id: int = 0

    async def opens(self, *chain: int) -> "CommissionShop":
        """Make people known, each brought by the next, and one deal."""
        async with self.database.begin() as tx:
            program = ReferralProgram(name="house", starts_at=NOON, is_house=True)
            deal = tea()
            tx.add_all([program, deal, *(_member(number) for number in dict.fromkeys(chain))])
            await tx.flush()
            self.deal_id = deal.id
            for invitee, referrer in pairwise(chain):
                await self.binds(tx, program.id, invitee, referrer)
        return self

    async def meets(self, *members: int) -> None:
        """Make people known whom nobody has brought."""
        async with self.database.begin() as tx:
            tx.add_all(_member(number) for number in members)

    async def binds(self, tx: Tx, program_id: int, invitee: int, referrer: int) -> None:
        """Let one member have brought another."""
        touch = Touch(
            invitee_id=invitee,
            referrer_id=referrer,
            kind=TouchKind.START_LINK,
            confidence=Confidence.HIGH,
            at=NOON,
        )
        tx.add(touch)
        await tx.flush()
        tx.add(
            Attribution(
                program_id=program_id,
                invitee_id=invitee,
                referrer_id=referrer,
                touch_id=touch.id,
                confidence=Confidence.HIGH,
                state=AttributionState.BOUND,
                since=NOON,
            )
        )

    async def pays(self, rate_bp: int | None = 1000, **values: Any) -> CommissionRate:
        """Let a rate hold: ten percent for everything, unless told otherwise."""
        rate = CommissionRate(made_at=self.now, rate_bp=rate_bp, **values)
        async with self.database.begin() as tx:
            return await rates.set_rate(tx, rate, now=self.now)

    async def hosts(self, member: int, rate_bp: int, rule: HostRule) -> ChatHost:
        """Let somebody host the one group there is, on these terms from now on."""
        async with self.database.begin() as tx:
            host = await hosts.of_chat(tx, CHAT)
            if host is None:
                host = ChatHost(chat_id=CHAT, member_id=member, asked_at=self.now)
                host.state, host.approved_at = HostState.ACTIVE, self.now
                tx.add(host)
            host.rate_bp, host.rule = rate_bp, rule
        return host

    async def terms(self, **news: Any) -> None:
        """Change the terms."""
        async with self.database.begin() as tx:
            await change_terms(tx, **news)

    async def buys(
        self,
        key: str = "operator:1",
        amount: int = 1790,
        *,
        buyer: int = ZOE,
        quantity: int = 1,
        currency: str = "EUR",
        levels: Sequence[int] | None = None,
        host: ChatHost | None = None,
    ) -> Conversion | None:
        """Confirm a purchase of the deal."""
        async with self.database.begin() as tx:
            return await conversion.record(
                tx,
                key,
                buyer_id=buyer,
                deal=await tx.get_one(Deal, self.deal_id),
                title="Tea",
                quantity=quantity,
                amount_minor=amount,
                currency=currency,
                now=self.now,
                levels=levels,
                host=host,
            )

    async def bought(self, key: str = "operator:1", amount: int = 1790, **more: Any) -> int:
        """Confirm a purchase that somebody earns on; return its conversion."""
        made = await self.buys(key, amount, **more)
        assert made is not None
        return made.id

    async def approves(self, conversion_id: int) -> Conversion:
        async with self.database.begin() as tx:
            return await lifecycle.approve(tx, conversion_id, now=self.now)

    async def rejects(self, conversion_id: int, reason: str = "doubted") -> Conversion:
        async with self.database.begin() as tx:
            return await lifecycle.reject(tx, conversion_id, reason, now=self.now)

    async def reverses(self, conversion_id: int, reason: str = "sent back") -> Conversion:
        async with self.database.begin() as tx:
            return await lifecycle.reverse(tx, conversion_id, reason, now=self.now)

    async def releases(self, conversion_id: int) -> bool:
        async with self.database.begin() as tx:
            return await lifecycle.release_due(tx, conversion_id, now=self.now)

    async def tick(self, **span: float) -> int:
        """Let time pass and do what it makes due."""
        self.now += timedelta(**span)
        return await commission.tick(self.database, self.now)

    async def has(self, member: int, currency: str = "EUR") -> dict[str, int]:
        """Return a member's accounts that are not empty."""
        async with self.database.read() as tx:
            party = await party_id(tx, member)
            found = {} if party is None else await balances(tx, party)
        return {str(account): sum_ for account, sum_ in found.get(currency, {}).items() if sum_}

    async def party(self, member: int) -> int:
        async with self.database.read() as tx:
            party = await party_id(tx, member)
        assert party is not None
        return party

    async def the(self, conversion_id: int) -> Conversion:
        async with self.database.read() as tx:
            return await tx.get_one(Conversion, conversion_id)

    async def shares(self) -> list[tuple[int, int]]:
        """Return level and amount of every share there is."""
        async with self.database.read() as tx:
            rows = select(CommissionShare).order_by(
                CommissionShare.conversion_id, CommissionShare.level
            )
            return [(share.level, share.amount_minor) for share in await tx.scalars(rows)]

    async def transactions(self) -> list[LedgerTransaction]:
        """Return everything that was posted, in order."""
        async with self.database.read() as tx:
            return list(await tx.scalars(select(LedgerTransaction).order_by(LedgerTransaction.id)))

    async def entries(self) -> list[LedgerEntry]:
        async with self.database.read() as tx:
            return list(await tx.scalars(select(LedgerEntry).order_by(LedgerEntry.id)))

    async def told(self, member: int) -> list[OutboxRow]:
        """Return what was queued for a member."""
        rows = select(OutboxRow).where(OutboxRow.chat_id == member).order_by(OutboxRow.id)
        async with self.database.read() as tx:
            return list(await tx.scalars(rows))

    async def bans(self, member: int, at: datetime | None = NOON) -> None:
        async with self.database.begin() as tx:
            (await tx.get_one(Member, member)).banned_at = at


def _member(number: int) -> Member:
    return Member(
        id=number,
        name=f"Person {number}",
        code=f"P{number:06}",
        first_seen_at=NOON,
        last_seen_at=NOON,
    )


def tea() -> Deal:
    """A deal that nobody has stored yet."""
    return Deal(
        code="K7Q2",
        source="test",
        source_id="tea",
        title="Tea",
        category="Kitchen",
        price_minor=1790,
        currency="EUR",
        link="https://shop.example/tea",
        created_at=NOON,
        changed_at=NOON,
    )
