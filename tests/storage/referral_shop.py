"""A shop whose members bring each other, for tests: every act is a transaction of its own."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from domain.chat.joins import record_join, record_leave
from domain.referral import attribution
from domain.referral.attribution import Evidence, TouchResult
from domain.referral.program import add_program
from storage.database import Database
from storage.members import Member
from storage.referral.tables import Attribution, ReferralProgram, Touch, TouchKind

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


@dataclass
class ReferralShop:
    """Members by their numbers, and a clock that only tests move."""

    database: Database
    now: datetime = NOON

    def later(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)

    async def meet(self, *numbers: int) -> None:
        """Make people known, first seen now."""
        async with self.database.begin() as tx:
            tx.add_all(
                Member(
                    id=number,
                    name=f"Member {number}",
                    code=f"M{number}",
                    first_seen_at=self.now,
                    last_seen_at=self.now,
                )
                for number in numbers
            )

    async def program(self, **values: Any) -> ReferralProgram:
        """Open a program."""
        async with self.database.begin() as tx:
            terms = {"name": "Spring", "starts_at": self.now} | values
            return await add_program(tx, ReferralProgram(**terms), now=self.now)

    async def touched(
        self,
        invitee: int,
        referrer: int | None,
        kind: TouchKind = TouchKind.START_LINK,
        **more: Any,
    ) -> TouchResult:
        """Let evidence come in that one member brought another."""
        async with self.database.begin() as tx:
            by = None if referrer is None else await tx.get_one(Member, referrer)
            who = await tx.get_one(Member, invitee)
            return await attribution.record_touch(tx, who, Evidence(kind, by, **more), now=self.now)

    async def joins(self, member: int, chat_id: int = -5) -> int:
        """Let a member come into a chat; return how often they have."""
        async with self.database.begin() as tx:
            return (await record_join(tx, chat_id, member, now=self.now)).joins

    async def leaves(self, member: int, chat_id: int = -5, *, banned: bool = False) -> None:
        """Let a member leave a chat."""
        async with self.database.begin() as tx:
            await record_leave(tx, chat_id, member, banned=banned, now=self.now)

    async def attributions(self) -> list[tuple[int, int, int, str]]:
        """Return (program, invitee, promoter, state) of everything there is."""
        async with self.database.read() as tx:
            rows = await tx.scalars(select(Attribution).order_by(Attribution.id))
            return [(r.program_id, r.invitee_id, r.referrer_id, str(r.state)) for r in rows]

    async def pairs(self) -> list[tuple[int, int]]:
        """Return (invitee, promoter) of what is bound in the default program."""
        return [
            (i, r) for p, i, r, state in await self.attributions() if p == 1 and state == "bound"
        ]

    async def refusals(self) -> list[str | None]:
        """Return why each touch bound nobody, None where it did."""
        async with self.database.read() as tx:
            return [touch.refused for touch in await tx.scalars(select(Touch).order_by(Touch.id))]
