"""Where the units of a claim come from, where they go back to, and who gets them next.

    press      allotment of the chat, else what is there for everybody
    given back to where they came from, as long as that is kept apart
    then       to the first in line whom they suffice, held for a quarter of an hour, told once

Except for a press, everything here is done with the sale's row held.
"""

from datetime import datetime
from typing import TypedDict

from domain.flash_sale.rules import Phase, phase_of
from domain.promotion import live_card, waiting_list
from domain.promotion.alone_price import (
    alone_price_below,
    check_alone_price,
    flash_sale_price,
)
from domain.refusal import Refused
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.flash_sale import claims, sales, stock_rows
from storage.flash_sale.tables import Claim, ClaimState, FlashSale
from storage.promotion.tables import WaitingListEntry
from storage.subject import FLASH_SALE

STOCK_MAX = 1_000_000
OVER = (Phase.SOLD_OUT, Phase.ENDED, Phase.DISABLED)
LINE_MAX = 100
"""How many in line are looked at when units come free."""


class SaleNotice(TypedDict):
    """Which flash sale a notice is about."""

    title: str
    code: str


class UnitsPromoted(SaleNotice):
    """Units came free and are held until a moment."""

    sale_id: int
    price_minor: int
    currency: str
    pay: str
    claim_id: int
    until: str
    quantity: int


PROMOTED: Kind[UnitsPromoted] = Kind("flash_sale.promoted")


async def take_sale_units(
    tx: Tx, sale: FlashSale, chat_id: int | None, units: int, *, open_at: datetime | None = None
) -> bool | None:
    """Take units for a claim; return whether they came out of an allotment, None if none did."""
    kept_apart = sale.allot_until is not None and chat_id is not None
    if kept_apart and chat_id and await stock_rows.take_allotted(tx, sale.id, chat_id, units):
        return True
    return False if await stock_rows.take_common(tx, sale.id, units, open_at=open_at) else None


async def return_sale_units(tx: Tx, sale: FlashSale, claim: Claim, *, now: datetime) -> None:
    """Give a claim's units back, and hold them for the next in line."""
    if claim.allotted and claim.chat_id is not None and sale.allot_until is not None:
        await stock_rows.give_allotted(tx, sale.id, claim.chat_id, claim.quantity)
    else:
        await stock_rows.give_common(tx, sale.id, claim.quantity)
    await hold_units_for_waiting_list(tx, sale, now=now)
    await live_card.mark_changed(tx, FLASH_SALE, sale.id)


async def release_allotment(tx: Tx, sale: FlashSale) -> None:
    """Let what is left of the chats' allotments be there for everybody."""
    if sale.allot_until is None:
        return
    await stock_rows.give_common(tx, sale.id, await stock_rows.empty_allotments(tx, sale.id))
    sale.allot_until = None
    await tx.flush()


async def add_stock(tx: Tx, sale: FlashSale, units: int, *, now: datetime) -> None:
    """Add units that are there for everybody, and hold them for the next in line; or refuse."""
    locked = await sales.lock(tx, sale.id)
    if locked is None or phase_of(locked, now=now) in OVER:
        raise Refused("flash_sale.closed", code=sale.code)
    if locked.stock_total is None or not 1 <= units <= STOCK_MAX - locked.stock_total:
        raise Refused("flash_sale.more_stock", maximum=STOCK_MAX)
    alone = await alone_price_below(tx, flash_sale_price(locked), now=now)
    if alone is not None:
        check_alone_price(locked.price_minor, alone, locked.currency)
    locked.stock_total += units
    await tx.flush()
    await stock_rows.give_common(tx, sale.id, units)
    await hold_units_for_waiting_list(tx, locked, now=now)
    await live_card.mark_changed(tx, FLASH_SALE, sale.id)


async def hold_units_for_waiting_list(tx: Tx, sale: FlashSale, *, now: datetime) -> None:
    """Hold free units for those in line, in its order; who wants more than is there stays."""
    if phase_of(sale, now=now) is not Phase.OPEN:
        return
    for place, passed_over in await claims.next_waiting(tx, sale.id, limit=LINE_MAX):
        if passed_over:
            waiting_list.drop(place)
        else:
            await _hold_for(tx, sale, place, now=now)
    await tx.flush()


async def _hold_for(tx: Tx, sale: FlashSale, place: WaitingListEntry, *, now: datetime) -> None:
    allotted = await take_sale_units(tx, sale, place.chat_id, place.quantity)
    if allotted is None:
        return
    until = waiting_list.promised_until(now)
    values = {"quantity": place.quantity, "state": ClaimState.HELD, "until": until}
    values |= {"claimed_at": now, "chat_id": place.chat_id}
    values |= {"promised": True, "allotted": allotted}
    claim_id = await claims.record(tx, sale, place.member_id, values)
    if claim_id is not None:
        promoted = UnitsPromoted(
            sale_id=sale.id,
            code=sale.code,
            title=sale.title,
            price_minor=sale.price_minor,
            currency=sale.currency,
            pay=sale.pay,
            claim_id=claim_id,
            until=until.isoformat(),
            quantity=place.quantity,
        )
        await waiting_list.mark_served(tx, place, PROMOTED, promoted, until, now=now)
        return
    # Over their own limit by now: the units go back to where they were.
    waiting_list.drop(place)
    if allotted and place.chat_id is not None:
        await stock_rows.give_allotted(tx, sale.id, place.chat_id, place.quantity)
    else:
        await stock_rows.give_common(tx, sale.id, place.quantity)
