"""Banning somebody from the shop: what they have there is given up or stays, in one transaction.

    seats, entries, held units, places in line     given up; what was paid for them is owed back
    vouchers nothing was paid for                  cancelled, or left valid: whoever bans chooses
    vouchers that were paid, what was picked up    stay
    rewards that are not earned yet                void
    a withdrawal nobody has approved               rejected: the money stays on the member's account

Lifting a ban brings none of it back. A ban in a chat is its admins' affair and no ban here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NotRequired, TypedDict

from domain import voucher
from domain.admin import audit
from domain.flash_sale.claim import give_up_claim
from domain.group_buy.leave import give_up_seat
from domain.notify import notify
from domain.order_list.finish import give_up_order
from domain.payout import withdrawal
from domain.payout.ledger import INVITATIONS
from domain.promotion import live_card, waiting_list
from domain.promotion.payment import kept_minor
from domain.referral import reward
from domain.refusal import Refused
from storage import bans, installation, members, stores
from storage.admin import roles
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.members import Member
from storage.payout import entries, withdrawals
from storage.payout.tables import LedgerAccount, WithdrawalState, party_id
from storage.promotion import payments
from storage.sealing import former_members
from storage.subject import CLAIM, FLASH_SALE, LIST_ORDER, SEAT
from storage.vouchers import VoucherState

REASON = "banned"
"""Why rewards are void and a withdrawal is rejected."""


class OrdersGivenUp(TypedDict):
    """What a banned member had, and has no more."""

    seats: int
    claims: int
    list_orders: NotRequired[int]
    waiting: int
    vouchers: int
    refunds: list[list[int | str]]
    """What is owed back: minor units and their currency."""


BANNED: Kind[OrdersGivenUp] = Kind("member.banned")


@dataclass(frozen=True, slots=True)
class Order:
    """A seat or a claim, what was paid for it, and whether its voucher is there."""

    subject: str
    id: int
    currency: str
    paid_minor: int
    has_voucher: bool


@dataclass(frozen=True, slots=True)
class BanEffects:
    """What a ban does to what somebody has."""

    given_up: Sequence[Order]
    unpaid: Sequence[Order]
    """Their vouchers can be redeemed and nothing was paid for them."""
    paid: Sequence[Order]
    """Their vouchers can be redeemed and were paid: they stay."""
    waiting: int
    rewards: int
    withdrawal: tuple[int, str] | None
    """What they have asked for, in minor units of a currency."""
    balance: Mapping[str, int]
    """What stays on their account, by currency."""

    def count(self, subject: str) -> int:
        """Return how many seats or claims are given up."""
        return sum(one.subject == subject for one in self.given_up)

    @property
    def refunds(self) -> dict[str, int]:
        """What is owed back for what is given up, by currency."""
        sums: dict[str, int] = {}
        for one in self.given_up:
            sums[one.currency] = sums.get(one.currency, 0) + one.paid_minor
        return {currency: minor for currency, minor in sums.items() if minor > 0}


async def find_effects(tx: Tx, member_id: int) -> BanEffects:
    """Return what a ban would do now."""
    seats = await _orders(tx, SEAT, await bans.live_seats(tx, member_id))
    orders = seats + await _orders(tx, CLAIM, await bans.live_claims(tx, member_id))
    orders += await _orders(tx, LIST_ORDER, await bans.live_list_orders(tx, member_id))
    with_voucher = [one for one in orders if one.has_voucher]
    party = await party_id(tx, member_id)
    asked = None if party is None else await withdrawals.open_of(tx, party)
    requested = asked is not None and asked.state == WithdrawalState.REQUESTED
    return BanEffects(
        given_up=[one for one in orders if not one.has_voucher],
        unpaid=[one for one in with_voucher if one.paid_minor == 0],
        paid=[one for one in with_voucher if one.paid_minor > 0],
        waiting=len(await bans.places_in_line(tx, member_id)),
        rewards=await bans.unearned_rewards(tx, member_id),
        withdrawal=(asked.amount_minor, asked.currency) if asked and requested else None,
        balance={} if party is None else await _balance(tx, party),
    )


async def _orders(tx: Tx, subject: str, rows: Sequence[tuple[int, str, str | None]]) -> list[Order]:
    """Return live seats or claims; one whose voucher is over has nothing to give up any more."""
    there = [row for row in rows if row[2] in (None, VoucherState.ISSUED)]
    sums = await payments.sums_of(tx, subject, [number for number, _, _ in there])
    return [
        Order(
            subject, number, currency, max(0, kept_minor(sums.get(number, {}))), issued is not None
        )
        for number, currency, issued in there
    ]


async def _balance(tx: Tx, party: int) -> dict[str, int]:
    found = await entries.balances(tx, party)
    payable = {one: sums.get(LedgerAccount.PAYABLE, 0) for one, sums in found.items()}
    return {one: minor for one, minor in payable.items() if minor > 0 and one != INVITATIONS}


async def require_bannable(tx: Tx, member_id: int) -> Member:
    """Return a member who may be banned, or refuse one who runs the shop or works in it."""
    member = await members.find(tx, member_id)
    if member is None:
        raise Refused("member.unknown", id=member_id)
    if member_id == await installation.owner_id(tx):
        raise Refused("ban.owner")
    if await roles.find(tx, member_id) is not None:
        raise Refused("ban.admin", name=member.name)
    if await stores.of_staff(tx, member_id):
        raise Refused("ban.staff", name=member.name)
    return member


async def ban(
    tx: Tx, member_id: int, *, by_id: int | None, now: datetime, cancel_vouchers: bool = True
) -> tuple[Member, BanEffects]:
    """Ban a member; return what it did. Done again, it does the same to what came since."""
    await bans.lock_member(tx, member_id)
    member = await require_bannable(tx, member_id)
    effects = await find_effects(tx, member_id)
    member.banned_at = member.banned_at or now
    await tx.flush()
    await _leave_lines(tx, member_id)
    for one in effects.given_up:
        await _give_up(tx, one, by_id, now=now)
    for one in effects.unpaid if cancel_vouchers else ():
        await voucher.revoke(tx, one.subject, one.id, now=now)
        await _give_up(tx, one, by_id, now=now)
    for promised in await bans.lock_rewards(tx, member_id):
        await reward.void_unvested(tx, promised, REASON, now=now)
        await audit.record(
            tx, by_id, "reward.void", f"reward:{promised.id}", now=now, reason=REASON
        )
    await _reject_withdrawal(tx, member_id, by_id, now=now)
    await audit.record(
        tx,
        by_id,
        "members.ban",
        f"member:{member_id}",
        now=now,
        given_up=len(effects.given_up),
        waiting=effects.waiting,
        vouchers_cancelled=len(effects.unpaid) if cancel_vouchers else 0,
        rewards=effects.rewards,
    )
    await _tell(tx, member_id, effects, cancel_vouchers, now=now)
    return member, effects


async def unban(tx: Tx, member_id: int, *, by_id: int | None, now: datetime) -> Member:
    """Let a member buy again; nothing that the ban took comes back. Raises `Refused`."""
    member = await members.find(tx, member_id)
    if member is None:
        raise Refused("member.unknown", id=member_id)
    member.banned_at = None
    await tx.flush()
    await audit.record(tx, by_id, "members.unban", f"member:{member_id}", now=now)
    return member


async def mark_erased(
    tx: Tx, member_id: int, *, banned: bool, by_id: int | None, now: datetime
) -> bool:
    """Ban somebody who was erased, or let them come back; False where nobody erased has this id.

    Whoever has come back since is a member, of whom `ban` and `unban` are.
    """
    former = await former_members.find(tx, member_id)
    if former is None or await members.find(tx, member_id) is not None:
        return False
    former.banned_at = (former.banned_at or now) if banned else None
    await tx.flush()
    act = "members.ban" if banned else "members.unban"
    await audit.record(tx, by_id, act, "erased", now=now)
    return True


async def _give_up(tx: Tx, one: Order, by_id: int | None, *, now: datetime) -> None:
    if one.subject == LIST_ORDER:
        await give_up_order(tx, one.id)
    else:
        give_up = give_up_seat if one.subject == SEAT else give_up_claim
        await give_up(tx, one.id, now=now)
    await audit.record(tx, by_id, "members.ban", f"{one.subject}:{one.id}", now=now)


async def _leave_lines(tx: Tx, member_id: int) -> None:
    for place in await bans.places_in_line(tx, member_id):
        waiting_list.drop(place)
        if place.subject == FLASH_SALE:
            await live_card.mark_changed(tx, FLASH_SALE, place.subject_id)
    await tx.flush()
    await bans.forget_reminders(tx, member_id)


async def _reject_withdrawal(tx: Tx, member_id: int, by_id: int | None, *, now: datetime) -> None:
    party = await party_id(tx, member_id)
    asked = None if party is None else await withdrawals.open_of(tx, party)
    if asked is not None and asked.state == WithdrawalState.REQUESTED:
        by = withdrawal.CONSOLE if by_id is None else by_id
        await withdrawal.reject(tx, asked.id, by, REASON, now=now)


async def _tell(
    tx: Tx, member_id: int, effects: BanEffects, cancelled: bool, *, now: datetime
) -> None:
    """Tell a member what they have no more, if that is anything."""
    lost = OrdersGivenUp(
        seats=effects.count(SEAT),
        claims=effects.count(CLAIM),
        list_orders=effects.count(LIST_ORDER),
        waiting=effects.waiting,
        vouchers=len(effects.unpaid) if cancelled else 0,
        refunds=[[minor, currency] for currency, minor in effects.refunds.items()],
    )
    if any(lost.values()):
        await notify(tx, member_id, BANNED, lost, now=now)
