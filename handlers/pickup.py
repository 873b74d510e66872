"""Choosing where and when to pick an order up: from the question after a join, a voucher, /buys."""

from datetime import date

from aiogram import F, Router
from aiogram.types import CallbackQuery

from domain.basket import together
from domain.basket.together import Choosing, PickupTogether
from domain.deep_link import LinkPage
from domain.pickup import choice
from domain.pickup.pickup_time import PickupTime
from domain.pickup.point import has_times
from domain.refusal import Refused
from handlers.context import Context
from storage.stores import Store
from views.buttons import outcome
from views.pickup import choice_screens
from views.pickup.choice_screens import (
    WHOLE_DAY,
    PickupChosen,
    PickupDay,
    PickupOpen,
    PickupStore,
)
from views.private_reply import PrivateReply
from views.screen import Reply, Screen

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("pk."))


async def own(ctx: Context, order: str) -> Choosing:
    """Return the presser's own order, or all that are in their basket; or refuse."""
    return await together.find_choosing(ctx.tx, ctx.member.id, order, now=ctx.now)


def private(screen: Screen) -> PrivateReply:
    return PrivateReply(screen, LinkPage.VOUCHERS)


def store_of(order: Choosing, store_id: int) -> Store:
    """Return a store of the order, or refuse."""
    found = next((store for store in order.stores if store.id == store_id), None)
    if found is None:
        raise Refused("pickup.not_here")
    return found


async def times_of(ctx: Context, order: Choosing, store: Store) -> list[PickupTime]:
    return await together.times_of(ctx.tx, order, store, shop_zone=ctx.settings.timezone)


async def days_of(ctx: Context, order: Choosing, store: Store) -> Screen:
    offered = await times_of(ctx, order, store)
    return choice_screens.days(order, store, offered, ctx.t)


@router.callback_query(PickupOpen.filter())
async def opened(_: CallbackQuery, callback_data: PickupOpen, ctx: Context) -> PrivateReply:
    """Show the presser the stores of their order."""
    order = await own(ctx, callback_data.order)
    return private(choice_screens.opened(order, ctx.t, callback_data.number))


@router.callback_query(PickupStore.filter())
async def store_pressed(
    query: CallbackQuery, callback_data: PickupStore, ctx: Context
) -> PrivateReply | list[Reply | PrivateReply]:
    """Take a store for the order; where it has times, show its days first."""
    order = await own(ctx, callback_data.order)
    store = store_of(order, callback_data.store_id)
    if has_times(store):
        return private(await days_of(ctx, order, store))
    return await _choose(query, ctx, order, store, None)


@router.callback_query(PickupDay.filter())
async def day_pressed(_: CallbackQuery, callback_data: PickupDay, ctx: Context) -> PrivateReply:
    """Show the presser the times of a day."""
    order = await own(ctx, callback_data.order)
    store = store_of(order, callback_data.store_id)
    offered = await times_of(ctx, order, store)
    try:
        day = date.fromisoformat(callback_data.day)
    except ValueError:
        raise Refused("pickup.time_over", store=store.name) from None
    return private(choice_screens.times(order, store, day, offered, ctx.t))


@router.callback_query(PickupChosen.filter())
async def time_pressed(
    query: CallbackQuery, callback_data: PickupChosen, ctx: Context
) -> PrivateReply | list[Reply | PrivateReply]:
    """Take a time of a day for the order."""
    order = await own(ctx, callback_data.order)
    store = store_of(order, callback_data.store_id)
    minute = None if callback_data.minute == WHOLE_DAY else callback_data.minute
    return await _choose(query, ctx, order, store, (callback_data.day, minute))


async def _choose(
    query: CallbackQuery,
    ctx: Context,
    order: Choosing,
    store: Store,
    at: tuple[str, int | None] | None,
) -> list[Reply | PrivateReply]:
    """Write the choice down; where somebody was faster, say so and show what is free."""
    done = await ctx.attempt(choose_for(ctx, order, store, at))
    if isinstance(done, Refused):
        again = await days_of(ctx, order, store) if has_times(store) else None
        screen = again or choice_screens.opened(order, ctx.t)
        return [outcome(query, done, "", ctx.t), private(screen)]
    return [outcome(query, done, ctx.t.plain("pickup-toast"), ctx.t), private(done)]


async def choose_for(
    ctx: Context, order: Choosing, store: Store, at: tuple[str, int | None] | None
) -> Screen:
    """Write a choice down, and return what is said of it; or refuse."""
    now, zone = ctx.now, ctx.settings.timezone
    if isinstance(order, PickupTogether):
        made = await together.choose(ctx.tx, order, store.id, at, now=now, shop_zone=zone)
        return choice_screens.chosen_together(made, ctx.t)
    done = await choice.choose(ctx.tx, order, store.id, at, now=now, shop_zone=zone)
    words = choice_screens.moment_words(done.day, done.minute, ctx.t)
    return choice_screens.chosen(order, store, words, ctx.t)
