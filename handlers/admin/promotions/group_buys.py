"""A group buy in the menus: how it stands, a later end, an early one, words to who is in it."""

from functools import partial

from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Row

from domain.group_buy.finish import close_group_buy
from domain.group_buy.manage import (
    SEATS_MAX,
    check_message,
    extend_deadline,
    lower_prices,
    message_members,
    remind_unpaid,
)
from domain.money import Money
from domain.promotion.alone_price import group_buy_price
from domain.promotion.payment import is_paid_ahead
from domain.promotion.terms import read_end
from handlers.admin.context import AdminContext, Values
from handlers.admin.page import button, line, page, typed
from handlers.admin.promotions import points_page
from handlers.admin.promotions.promotion_kind import GROUP_BUYS, read_alone_price
from handlers.admin.promotions.seats_page import people_of
from handlers.admin.states import Promotions
from handlers.admin.widgets import I18nText, translate
from storage import stores
from storage.group_buy import offers
from storage.group_buy.offers import LIVE
from storage.group_buy.tables import CloseReason, GroupBuy, GroupBuyState
from views.i18n import Html, Translate

QUOTED_CHARS_MAX = 150


async def one(ctx: AdminContext) -> Values:
    """How a group buy stands."""
    offer, t = await GROUP_BUYS.find(ctx), ctx.t
    people = await people_of(ctx.tx, offer, limit=SEATS_MAX)
    return {
        "title": offer.title,
        "code": offer.code,
        "state": t(f"admin-promotion-{offer.closed_reason or offer.state}"),
        "prices": prices(offer, t),
        "goal": offer.tiers[0][0],
        "people": await offers.count_people(ctx.tx, offer.id),
        "units": sum(one.row.quantity for one in people if one.row.state in LIVE),
        "ends": t.moment(offer.ends_at, ctx.settings.timezone),
        "unpaid": sum(one.to_pay > 0 for one in people),
        "owed": sum(one.owed > 0 for one in people),
        "outside": is_paid_ahead(offer.pay),
        "running": offer.state != GroupBuyState.CLOSED,
        "stores": await stores.count_open(ctx.tx),
        "packable": ctx.by.everywhere,
        **await read_alone_price(ctx, group_buy_price(offer), offer.state),
    }


def prices(offer: GroupBuy, t: Translate) -> Html:
    """Return the tiers, one after the other."""
    return Html(
        " · ".join(
            t("admin-tier", people=people, price=Money(price, offer.currency))
            for people, price in offer.tiers
        )
    )


async def tell_reminded(manager: DialogManager, people: int) -> None:
    """Answer a press with how many will hear of it."""
    event = manager.event
    if isinstance(event, CallbackQuery):
        await event.answer(translate(manager).plain("admin-told", people=people))


@GROUP_BUYS.acts("remind", then=tell_reminded)
async def remind(ctx: AdminContext) -> int:
    """Remind whoever is to pay and has not; return how many."""
    return await remind_unpaid(ctx.tx, await GROUP_BUYS.find(ctx), now=ctx.now)


@GROUP_BUYS.acts("extend", then=Promotions.group_buy)
async def extend(ctx: AdminContext) -> None:
    """Let the group buy end later."""
    offer = await GROUP_BUYS.find(ctx)
    ends_at = read_end(ctx.said, ctx.settings.timezone, offer.ends_at, now=ctx.now)
    await extend_deadline(ctx.tx, offer.id, ends_at, now=ctx.now)


@GROUP_BUYS.acts("lower", sure="admin-group_buy-lower-sure", shows=one)
async def lower(ctx: AdminContext) -> None:
    """Let nobody pay more than alone."""
    await lower_prices(ctx.tx, (await GROUP_BUYS.find(ctx)).id, now=ctx.now)


@GROUP_BUYS.acts("close", sure="admin-group_buy-close-sure", shows=one)
async def close(ctx: AdminContext) -> None:
    await close_group_buy(ctx.tx, await GROUP_BUYS.find(ctx), CloseReason.DISABLED, now=ctx.now)


async def quoted(ctx: AdminContext) -> Values:
    """Return the group buy, with the beginning of what is to be said."""
    return {**await one(ctx), "text": ctx.said[:QUOTED_CHARS_MAX]}


@GROUP_BUYS.acts("message", sure="admin-message-sure", shows=quoted)
async def message(ctx: AdminContext) -> None:
    """Send words to whoever is in."""
    await message_members(ctx.tx, await GROUP_BUYS.find(ctx), ctx.said, now=ctx.now)


async def message_typed(_: object, __: object, manager: DialogManager, words: str) -> None:
    """Ask whether what was typed shall be said; the answer leads to the group buy."""
    words = check_message(words)
    await manager.switch_to(Promotions.group_buy)
    await message.ask(manager, words)


WINDOWS = (
    page(
        Promotions.group_buy,
        "admin-group_buy",
        line("prices"),
        I18nText("admin-dearer", when=F["dearer"]),
        I18nText("admin-group_buy-money", when=F["outside"]),
        Row(button("lower", lower, when="dearer")),
        button("members", Promotions.members),
        button("refunds", Promotions.refunds, when="owed"),
        button("remind", remind, when="unpaid"),
        button("message", Promotions.message, when="people"),
        button("extend", Promotions.extend, when="running"),
        button("sheet", GROUP_BUYS.sheet, when="people"),
        button("points", Promotions.group_buy_points, text="pickup-button-points", when="stores"),
        button(
            "packing",
            points_page.packing_of(GROUP_BUYS),
            text="packing-button-list",
            when="packable",
        ),
        button("close", close, when="running"),
        button("again", GROUP_BUYS.run_again, text="admin-button-run-again", when=~F["running"]),
        reads=one,
        back=Promotions.all,
        confirms=[message],
    ),
    page(
        Promotions.extend,
        "admin-extend",
        typed("end", extend),
        button("hour", partial(extend, said="1h")),
        button("day", partial(extend, said="1d"), text="admin-button-one-day"),
        reads=one,
        back=Promotions.group_buy,
    ),
    page(
        Promotions.message,
        "admin-message",
        typed("message", message_typed),
        reads=one,
        back=Promotions.group_buy,
    ),
)
