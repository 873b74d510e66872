"""Where the units of a claim come from, where they go back to, and who gets them next.

    press      allotment of the chat, else what is there for everybody
    given back to where they came from, as long as that is kept apart
    then       to the first in line whom they suffice, held for a quarter of an hour, told once

Except for a press, everything here is done with the sale's row held.
"""

from datetime import datetime
from typing import TypedDict

from domain.flash_sale.rules import Phase, phase_of
from domain.option.promotion import with_option
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
from storage.option import promotion_options
from storage.option.tables import PromotionOption
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


async def option_of(tx: Tx, row: Claim | WaitingListEntry) -> PromotionOption | None:
    """Return the option that a claim or a place in line is for."""
    return None if row.option_id is None else await tx.get(PromotionOption, row.option_id)


def of_option(sale: FlashSale, option: PromotionOption | None) -> dict[str, object]:
    """Return the cells of a claim that its option decides."""
    if option is None:
        return {}
    return {"option_id": option.id, "price_minor": sale.price_minor + option.extra_minor}


def has_units(option: PromotionOption | None, units: int) -> bool:
    """Whether there are so many of an option, as far as it has units of its own."""
    return option is None or option.stock_left is None or option.stock_left >= units


async def take_sale_units(
    tx: Tx, sale: FlashSale, chat_id: int | None, units: int, *, open_at: datetime | None = None
) -> bool | None:
    """Take units for a claim; return whether they came out of an allotment, None if none did."""
    kept_apart = sale.allot_until is not None and chat_id is not None
    if kept_apart and chat_id and await stock_rows.take_allotted(tx, sale.id, chat_id, units):
        return True
    return False if await stock_rows.take_common(tx, sale.id, units, open_at=open_at) else None


async def give_sale_units(
    tx: Tx, sale: FlashSale, chat_id: int | None, units: int, *, allotted: bool
) -> None:
    """Give units back to where they came from, as long as that is kept apart."""
    if allotted and chat_id is not None and sale.allot_until is not None:
        await stock_rows.give_allotted(tx, sale.id, chat_id, units)
    else:
        await stock_rows.give_common(tx, sale.id, units)


async def return_sale_units(tx: Tx, sale: FlashSale, claim: Claim, *, now: datetime) -> None:
    """Give a claim's units back, and hold them for the next in line."""
    await give_sale_units(tx, sale, claim.chat_id, claim.quantity, allotted=claim.allotted)
    option = await option_of(tx, claim)
    if option is not None:
        await promotion_options.give_units(tx, option.id, claim.quantity)
    own_line = option.id if option is not None and option.stock_total is not None else None
    await hold_units_for_waiting_list(tx, sale, now=now, option_id=own_line)
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
    if await promotion_options.has_own_units(tx, FLASH_SALE, sale.id):
        raise Refused("option.units_fixed")
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


async def hold_units_for_waiting_list(
    tx: Tx, sale: FlashSale, *, now: datetime, option_id: int | None = None
) -> None:
    """Hold free units for those in line, in its order; who wants more than is there stays.

    With `option_id`, for those who wait for that option: it alone has come free.
    """
    if phase_of(sale, now=now) is not Phase.OPEN:
        return
    for place, passed_over in await claims.next_waiting(
        tx, sale.id, limit=LINE_MAX, option_id=option_id
    ):
        if passed_over:
            waiting_list.drop(place)
        else:
            await _hold_for(tx, sale, place, now=now)
    await tx.flush()


async def _hold_for(tx: Tx, sale: FlashSale, place: WaitingListEntry, *, now: datetime) -> None:
    option = await option_of(tx, place)
    if option is not None and not await promotion_options.take_units(tx, option.id, place.quantity):
        return
    allotted = await take_sale_units(tx, sale, place.chat_id, place.quantity)
    if allotted is None:
        if option is not None:
            await promotion_options.give_units(tx, option.id, place.quantity)
        return
    until = waiting_list.promised_until(now)
    values = {"quantity": place.quantity, "state": ClaimState.HELD, "until": until}
    values |= {"claimed_at": now, "chat_id": place.chat_id}
    values |= {"promised": True, "allotted": allotted, **of_option(sale, option)}
    claim_id = await claims.record(tx, sale, place.member_id, values)
    if claim_id is not None:
        promoted = UnitsPromoted(
            sale_id=sale.id,
            code=sale.code,
            title=with_option(sale.title, option.label if option else None),
            price_minor=sale.price_minor + (option.extra_minor if option else 0),
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
    if option is not None:
        await promotion_options.give_units(tx, option.id, place.quantity)
