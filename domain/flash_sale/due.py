"""What time does to a flash sale: opens, flows back, lapses, settles a draw, reminds, closes.

Every step finds nothing to do when it is done twice: a timer that was lost in a restart is
made good by the next sweep.
"""

from datetime import datetime, timedelta
from typing import NotRequired

from domain.draw.opening import start_draw
from domain.flash_sale.claim import issue_claim_voucher
from domain.flash_sale.publish import end_flash_sale
from domain.flash_sale.rules import hold_until, initial_claim_state
from domain.flash_sale.stock import (
    SaleNotice,
    hold_units_for_waiting_list,
    option_of,
    release_allotment,
    return_sale_units,
)
from domain.notify import notify
from domain.option.promotion import option_title, with_option
from domain.promotion import live_card
from domain.promotion.payment import shop_link
from domain.voucher import Secret
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.flash_sale import claims, due_rows, sales
from storage.flash_sale.tables import ClaimState, FlashSale, SaleState
from storage.group_buy.tables import CloseReason
from storage.members import Member
from storage.promotion import waiting_lists
from storage.subject import FLASH_SALE

REMIND_BEFORE = timedelta(minutes=5)
"""How long before the start, or the end, those who asked are reminded."""


class ClaimNotice(SaleNotice):
    """Which claim a notice is about."""

    claim_id: int


class DrawWon(ClaimNotice):
    """The draw gave units, to be paid for until a moment."""

    quantity: int
    price_minor: int
    currency: str
    link: str | None
    pay: NotRequired[str]
    """A `PaymentMethod`."""
    sale_id: int
    until: str


class SaleStarts(SaleNotice):
    """A sale starts soon."""

    starts_at: str


class SaleEnds(SaleNotice):
    """A sale ends soon."""

    ends_at: str


WON: Kind[DrawWon] = Kind("flash_sale.won")
LAPSED: Kind[ClaimNotice] = Kind("flash_sale.lapsed")
"""A hold was not paid in time."""
REMIND_START: Kind[SaleStarts] = Kind("flash_sale.remind_start")
REMIND_END: Kind[SaleEnds] = Kind("flash_sale.remind_end")


async def open_sale_if_due(tx: Tx, sale_id: int, *, now: datetime) -> bool:
    """Open a sale whose time has come; return whether it did."""
    sale = await sales.lock(tx, sale_id)
    if sale is None or sale.state != SaleState.SCHEDULED or sale.starts_at > now:
        return False
    sale.state = SaleState.WINDOW if sale.window_s else SaleState.OPEN
    if sale.dice:
        await start_draw(tx, sale)
    await tx.flush()
    await live_card.mark_changed(tx, FLASH_SALE, sale.id)
    return True


async def release_allotments(tx: Tx, sale_id: int, *, now: datetime) -> bool:
    """Let allotments flow back that have been kept long enough; return whether they did."""
    sale = await sales.lock(tx, sale_id)
    if sale is None or sale.allot_until is None or sale.allot_until > now:
        return False
    await release_allotment(tx, sale)
    await hold_units_for_waiting_list(tx, sale, now=now)
    await live_card.mark_changed(tx, FLASH_SALE, sale.id)
    return True


async def lapse_hold(tx: Tx, claim_id: int, *, now: datetime) -> bool:
    """Take back units whose hold is over; return whether it did, which it does once."""
    claim = await claims.find(tx, claim_id)
    sale = await sales.lock(tx, claim.flash_sale_id) if claim else None
    if claim is None or sale is None or not await claims.lapse(tx, claim_id, now=now):
        return False
    if not claim.promised:
        title = await option_title(tx, sale.title, claim.option_id)
        values = ClaimNotice(title=title, code=sale.code, claim_id=claim.id)
        await notify(tx, claim.member_id, LAPSED, values, now=now)
    await return_sale_units(tx, sale, claim, now=now)
    return True


async def settle_claim(tx: Tx, claim_id: int, *, now: datetime, secret: Secret) -> bool:
    """Confirm what was drawn, or say how to pay for it; return whether it did, which is once."""
    claim = await claims.find(tx, claim_id)
    if claim is None:
        return False
    sale = await tx.get_one(FlashSale, claim.flash_sale_id)
    state, until = initial_claim_state(sale), hold_until(sale, now)
    if not await claims.finish_drawn_hold(tx, claim.id, state, until):
        return False
    option = await option_of(tx, claim)
    if state is ClaimState.CONFIRMED or until is None:
        await issue_claim_voucher(
            tx,
            sale,
            claim.id,
            claim.member_id,
            claim.quantity,
            now=now,
            secret=secret,
            option=option,
        )
        return True
    member = await tx.get_one(Member, claim.member_id)
    values = DrawWon(
        title=with_option(sale.title, option.label if option else None),
        code=sale.code,
        claim_id=claim.id,
        quantity=claim.quantity,
        price_minor=claim.price_minor,
        currency=sale.currency,
        link=shop_link(sale.pay, sale.link, member.code),
        pay=sale.pay,
        sale_id=sale.id,
        until=until.isoformat(),
    )
    await notify(tx, claim.member_id, WON, values, now=now, expires_at=until)
    return True


async def send_sale_reminders(tx: Tx, sale_id: int, *, now: datetime) -> int:
    """Remind those who asked of the start, or of the end; return how many, the second time 0."""
    sale = await sales.lock(tx, sale_id)
    if sale is None or sale.state == SaleState.CLOSED:
        return 0
    starting = sale.state == SaleState.SCHEDULED
    moment = sale.starts_at if starting else sale.ends_at
    if moment - now > REMIND_BEFORE:
        return 0
    asked = await waiting_lists.members(tx, FLASH_SALE, sale.id)
    at, until = moment.isoformat(), sale.ends_at
    for member_id in asked:
        if starting:
            starts = SaleStarts(title=sale.title, code=sale.code, starts_at=at)
            await notify(tx, member_id, REMIND_START, starts, now=now, expires_at=until)
        else:
            ends = SaleEnds(title=sale.title, code=sale.code, ends_at=at)
            await notify(tx, member_id, REMIND_END, ends, now=now, expires_at=until)
    await claims.forget_reminders(tx, sale.id)
    return len(asked)


async def close_sale_if_due(tx: Tx, sale_id: int, *, now: datetime) -> bool:
    """Close a sale that is over, or that has nothing left to give; return whether it did."""
    sale = await sales.lock(tx, sale_id)
    if sale is None or sale.state != SaleState.OPEN:
        return False
    spent = await due_rows.is_exhausted(tx, sale.id)
    if not spent and sale.ends_at > now:
        return False
    await end_flash_sale(tx, sale, CloseReason.SOLD_OUT if spent else CloseReason.ENDED)
    return True
