"""Queries on the audit log for people: pages by who and what, and what subjects are called."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from storage.admin.tables import AuditEntry
from storage.campaign.tables import Campaign
from storage.chat.tables import Chat
from storage.commission.tables import Conversion
from storage.database import Tx
from storage.deal.tables import Deal
from storage.flash_sale.tables import Claim, FlashSale
from storage.group_buy.tables import GroupBuy, Seat
from storage.host.tables import ChatHost
from storage.members import Member
from storage.order_list.tables import OrderList
from storage.payout.tables import Party, Withdrawal
from storage.referral.tables import ReferralProgram, Reward
from storage.stores import Store
from storage.vouchers import Voucher

DIGITS_MAX = 18
"""A longer number is none of a row."""


@dataclass(frozen=True, slots=True)
class ActivityFilter:
    """Which lines are asked for; all that is given has to hold."""

    party_id: int | None = None
    """Who did it; 0 is the console."""
    prefixes: Sequence[str] = ()
    """With what the name of the act begins, before the first point."""
    subject: str | None = None


async def count(tx: Tx, asked: ActivityFilter) -> int:
    """Return how many lines there are."""
    rows = select(func.count()).select_from(AuditEntry).where(*_where(asked))
    return int(await tx.scalar(rows) or 0)


async def lines(tx: Tx, asked: ActivityFilter, *, offset: int, limit: int) -> Sequence[AuditEntry]:
    """Return lines, the newest first."""
    rows = select(AuditEntry).where(*_where(asked)).order_by(AuditEntry.id.desc())
    return (await tx.scalars(rows.offset(offset).limit(limit))).all()


async def people(tx: Tx) -> Sequence[int | None]:
    """Return who did something, by their number in the log; None is the console."""
    rows = select(AuditEntry.party_id).distinct().order_by(AuditEntry.party_id)
    return (await tx.scalars(rows)).all()


async def campaign(tx: Tx, code: str) -> str | None:
    """Return the name of a campaign."""
    return await _one(tx, Campaign.name, Campaign.id, code)


async def chat(tx: Tx, code: str) -> str | None:
    """Return the title of a chat."""
    return await _one(tx, Chat.title, Chat.id, code)


async def deal(tx: Tx, code: str) -> str | None:
    """Return the title of a deal: the log has its code, or its number where it was edited."""
    rows = select(Deal.title).where(Deal.code == code)
    title: str | None = await tx.scalar(rows)
    return title or await _one(tx, Deal.title, Deal.id, code)


async def promotion(tx: Tx, code: str) -> str | None:
    """Return the title of a group buy, a flash sale or an order list."""
    for table in (GroupBuy, FlashSale, OrderList):
        title: str | None = await tx.scalar(select(table.title).where(table.code == code))
        if title is not None:
            return title
    return None


async def party(tx: Tx, code: str) -> str | None:
    """Return the name of a member."""
    rows = select(Member.name).join(Party, Party.member_id == Member.id)
    return await _where_id(tx, rows, Party.id, code)


async def program(tx: Tx, code: str) -> str | None:
    """Return the name of a referral program."""
    return await _one(tx, ReferralProgram.name, ReferralProgram.id, code)


async def hosted(tx: Tx, code: str) -> str | None:
    """Return the title of the group that somebody hosts."""
    rows = select(Chat.title).join(ChatHost, ChatHost.chat_id == Chat.id)
    return await _where_id(tx, rows, ChatHost.id, code)


async def store(tx: Tx, code: str) -> str | None:
    """Return the name of a store."""
    name: str | None = await tx.scalar(select(Store.name).where(Store.code == code))
    return name


async def voucher(tx: Tx, code: str) -> str | None:
    """Return what a voucher is for."""
    return await _one(tx, Voucher.title, Voucher.id, code)


async def conversion(tx: Tx, code: str) -> str | None:
    """Return what was bought."""
    return await _one(tx, Conversion.title, Conversion.id, code)


async def seat(tx: Tx, code: str) -> str | None:
    """Return the name of whoever has a seat."""
    rows = select(Member.name).join(Seat, Seat.member_id == Member.id)
    return await _where_id(tx, rows, Seat.id, code)


async def claim(tx: Tx, code: str) -> str | None:
    """Return the name of whoever claimed."""
    rows = select(Member.name).join(Claim, Claim.member_id == Member.id)
    return await _where_id(tx, rows, Claim.id, code)


async def reward(tx: Tx, code: str) -> str | None:
    """Return the name of whoever gets a reward."""
    rows = select(Member.name).join(Reward, Reward.referrer_id == Member.id)
    return await _where_id(tx, rows, Reward.id, code)


async def withdrawal(tx: Tx, code: str) -> str | None:
    """Return the name of whoever asked to be paid."""
    rows = select(Member.name).join(Party, Party.member_id == Member.id)
    rows = rows.join(Withdrawal, Withdrawal.party_id == Party.id)
    return await _where_id(tx, rows, Withdrawal.id, code)


async def _one(tx: Tx, what: Any, id_: Any, code: str) -> str | None:
    return await _where_id(tx, select(what), id_, code)


async def _where_id(tx: Tx, rows: Any, id_: Any, code: str) -> str | None:
    digits = code.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= DIGITS_MAX):
        return None
    found: str | None = await tx.scalar(rows.where(id_ == int(code)))
    return found


def _where(asked: ActivityFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if asked.party_id is not None:
        found.append(AuditEntry.party_id == (asked.party_id or None))
    if asked.prefixes:
        found.append(or_(*(AuditEntry.act.startswith(f"{one}.") for one in asked.prefixes)))
        # `digest` is an act without a point.
        found[-1] = or_(found[-1], AuditEntry.act.in_(asked.prefixes))
    if asked.subject is not None:
        found.append(AuditEntry.subject == asked.subject)
    return found
