"""A market for tests: deals, group buys, people who act, and a clock that only tests move."""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from domain.group_buy.finish import close_group_buy, expire_seat, move_to_team
from domain.group_buy.join import (
    JoinResult,
    change_quantity,
    join_team,
    open_team,
    take_held_seat,
    wait_for_place,
)
from domain.group_buy.leave import leave_team
from domain.group_buy.payment import SeatPaymentResult, record_payment, record_refund
from domain.group_buy.publish import GroupBuyTerms, publish_group_buy
from domain.refusal import Refused
from domain.voucher import Secret
from jobs import group_buy
from storage.database import Database
from storage.deal.tables import Deal
from storage.delivery.tables import OutboxRow
from storage.group_buy import offers
from storage.group_buy.tables import (
    CloseReason,
    GroupBuy,
    GroupBuyShape,
    PaymentMethod,
    PaymentTiming,
    Seat,
    Team,
    TeamState,
)
from storage.members import Member
from storage.option.tables import DealOption
from storage.promotion.tables import Payment, WaitingListEntry

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
SECRET = Secret(b"what a token would give")
TIERS = ((3, 1000), (4, 900), (5, 800))
PREPAID = {"pay": PaymentMethod.EXTERNAL, "pay_when": PaymentTiming.NOW}
LED = {"shape": GroupBuyShape.TEAM, "tiers": ((3, 1000),)}


@contextmanager
def refused(reason: str) -> Iterator[None]:
    """Expect that a group buy says no for this reason."""
    with pytest.raises(Refused) as no:
        yield
    assert no.value.reason == f"group_buy.{reason}"


@dataclass
class GroupBuyShop:
    """A shop with one deal after another; every act is a transaction of its own."""

    database: Database
    now: datetime = NOON
    rng: Random = field(default_factory=lambda: Random(5))
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def later(self, **span: float) -> None:
        """Let time pass; nothing happens by itself."""
        self.now += timedelta(**span)

    async def meet(self, *members: int) -> None:
        """Make people known, by their numbers."""
        async with self.database.begin() as tx:
            tx.add_all(
                Member(
                    id=number,
                    name=f"Member {number}",
                    code=f"M{number}",
                    first_seen_at=self.now,
                    last_seen_at=self.now,
                )
                for number in members
            )

    async def offer(
        self,
        places: tuple[tuple[int, int | None], ...] = (),
        choices: Mapping[str, int | None] | None = None,
        **terms: Any,
    ) -> GroupBuy:
        """Publish a group buy of a new deal: a pool for three to five, a day long, by default.

        `choices` are the deal's options with their prices.
        """
        number = next(self._numbers)
        deal = Deal(
            code=f"D{number}",
            source="operator",
            source_id=str(number),
            title="Tea",
            price_minor=2000,
            currency="EUR",
            created_at=self.now,
            changed_at=self.now,
            link="https://shop.example/tea",
        )
        plain = {"tiers": TIERS, "starts_at": self.now, "ends_at": self.now + timedelta(days=1)}
        async with self.database.begin() as tx:
            tx.add(deal)
            await tx.flush()
            tx.add_all(
                DealOption(deal_id=deal.id, position=place, words=[name], price_minor=price)
                for place, (name, price) in enumerate((choices or {}).items())
            )
            wanted = GroupBuyTerms(**(plain | terms))
            return await publish_group_buy(tx, deal, wanted, places, now=self.now, rng=self.rng)

    async def pool(self, **terms: Any) -> int:
        """Publish a pool; return its team."""
        offer = await self.offer(**terms)
        async with self.database.read() as tx:
            return (await offers.team_ids(tx, offer.id, tuple(TeamState)))[0]

    async def opens(self, member: int, offer: GroupBuy, quantity: int = 1, **more: Any) -> int:
        """Let a member open a team; return it."""
        async with self.database.begin() as tx:
            known = await tx.get_one(GroupBuy, offer.id)
            leader = await tx.get_one(Member, member)
            joined = await open_team(
                tx, known, leader, quantity, now=self.now, rng=self.rng, **more
            )
            return joined.team.id

    async def joins(self, member: int, team_id: int, quantity: int = 1, **more: Any) -> JoinResult:
        """Let a member join a team."""
        async with self.database.begin() as tx:
            who = await tx.get_one(Member, member)
            return await join_team(tx, team_id, who, quantity, now=self.now, **more)

    async def all_join(self, team_id: int, *members: int) -> None:
        """Let members join one after the other, one unit each."""
        for member in members:
            await self.joins(member, team_id)

    async def waits(
        self, member: int, team_id: int, quantity: int = 1, **more: Any
    ) -> JoinResult | int:
        """Let a member wait for a place."""
        async with self.database.begin() as tx:
            who = await tx.get_one(Member, member)
            return await wait_for_place(tx, team_id, who, quantity, now=self.now, **more)

    async def leaves(self, member: int, team_id: int) -> Team:
        """Let a member leave."""
        async with self.database.begin() as tx:
            return await leave_team(tx, team_id, member, now=self.now)

    async def takes(self, member: int, team_id: int) -> JoinResult:
        """Let a member confirm the place that was held for them."""
        async with self.database.begin() as tx:
            return await take_held_seat(tx, team_id, member, now=self.now)

    async def wants(self, member: int, team_id: int, quantity: int) -> Seat:
        """Let a member change their quantity."""
        async with self.database.begin() as tx:
            return await change_quantity(tx, team_id, member, quantity, now=self.now)

    async def moves(self, member: int, team_id: int) -> Team:
        """Let a member of an expired team consent to moving on."""
        async with self.database.begin() as tx:
            return await move_to_team(tx, team_id, member, now=self.now)

    async def pays(self, seat_id: int) -> SeatPaymentResult:
        """Let the operator mark a seat as paid."""
        async with self.database.begin() as tx:
            return await record_payment(tx, seat_id, now=self.now, rng=self.rng, secret=SECRET)

    async def gives_back(self, seat_id: int) -> int:
        """Let the operator mark what a seat is owed as given back."""
        async with self.database.begin() as tx:
            return await record_refund(tx, seat_id, now=self.now)

    async def lapses(self, seat_id: int) -> bool:
        """Run the timer of one reservation."""
        async with self.database.begin() as tx:
            return await expire_seat(tx, seat_id, now=self.now)

    async def closes(self, offer: GroupBuy, reason: CloseReason = CloseReason.DISABLED) -> None:
        """Let the operator close a group buy."""
        async with self.database.begin() as tx:
            await close_group_buy(tx, await tx.get_one(GroupBuy, offer.id), reason, now=self.now)

    async def tick(self) -> int:
        """Do what time makes due."""
        return await group_buy.tick(self.database, self.now, SECRET)

    async def seats(self, *, member: int | None = None) -> list[Seat]:
        """Return the seats there ever were, the oldest first."""
        rows = select(Seat).order_by(Seat.id)
        if member is not None:
            rows = rows.where(Seat.member_id == member)
        async with self.database.read() as tx:
            return list(await tx.scalars(rows))

    async def seat(self, member: int) -> Seat:
        """Return a member's newest seat."""
        return (await self.seats(member=member))[-1]

    async def states(self) -> dict[str, int]:
        """Return how many seats there are in each state."""
        return dict(Counter(str(one.state) for one in await self.seats()))

    async def team(self, team_id: int) -> Team:
        """Return a team as it stands."""
        async with self.database.read() as tx:
            return await tx.get_one(Team, team_id)

    async def teams(self) -> list[Team]:
        """Return the teams there ever were, the oldest first."""
        async with self.database.read() as tx:
            return list(await tx.scalars(select(Team).order_by(Team.id)))

    async def units_taken(self, offer: GroupBuy) -> int:
        """Return what the stock's counter says."""
        async with self.database.read() as tx:
            return (await tx.get_one(GroupBuy, offer.id)).units_taken

    async def told(self, kind: str) -> list[int]:
        """Return who has been told something of a kind, in the order of the telling."""
        return [row.chat_id for row in await self.notices() if row.kind == kind]

    async def notices(self) -> list[OutboxRow]:
        """Return everything that was queued for anybody."""
        async with self.database.read() as tx:
            return list(await tx.scalars(select(OutboxRow).order_by(OutboxRow.id)))

    async def lines(self, seat_id: int | None = None) -> list[tuple[str, int]]:
        """Return the ledger's lines about one seat, or all of them."""
        rows = select(Payment).order_by(Payment.id)
        if seat_id is not None:
            rows = rows.where(Payment.subject == "seat", Payment.subject_id == seat_id)
        async with self.database.read() as tx:
            return [(str(line.kind), line.amount_minor) for line in await tx.scalars(rows)]

    async def waiting(self, team_id: int) -> list[tuple[int, str]]:
        """Return everybody who ever stood in a team's line, and what became of it."""
        rows = (
            select(WaitingListEntry)
            .where(WaitingListEntry.subject_id == team_id)
            .order_by(WaitingListEntry.id)
        )
        async with self.database.read() as tx:
            return [(row.member_id, str(row.state)) for row in await tx.scalars(rows)]
