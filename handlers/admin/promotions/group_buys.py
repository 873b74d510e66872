"""A group buy at the desk: how it stands, a later end, an early one, words to who is in it."""

from datetime import datetime, timedelta
from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import ManagedTextInput, TextInput
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo

from domain.admin.authority import AccessLevel, Authority
from domain.campaign.schedule import parse_every, parse_moment, to_utc
from domain.group_buy.finish import close_group_buy
from domain.group_buy.manage import (
    REMIND,
    SEATS_MAX,
    check_message,
    extend_deadline,
    message_members,
    remind_unpaid,
    seat_to_pay_minor,
)
from domain.money import Money
from domain.promotion import access, export
from domain.promotion.payment import owed_minor
from domain.refusal import Refused
from handlers.admin import action, confirm
from handlers.admin.lists import back_to
from handlers.admin.messages import send_csv
from handlers.admin.states import Promotions
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage.database import Tx
from storage.group_buy import offers
from storage.group_buy.offers import LIVE
from storage.group_buy.tables import CloseReason, GroupBuy, GroupBuyState, PaymentMethod
from storage.promotion import payments
from storage.subject import GROUP_BUY, SEAT
from views.i18n import Html, Translate

CLOSE, MESSAGE = "group_buy.close", "group_buy.message"
SPANS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}
QUOTED_CHARS_MAX = 150


def selected_group_buy_id(manager: DialogManager) -> int:
    """Return the group buy that the windows are about."""
    return int(manager.dialog_data["group_buy_id"])


async def require_group_buy(tx: Tx, by: Authority, group_buy_id: int) -> GroupBuy:
    """Return a group buy that is there and that somebody is in charge of, or refuse."""
    offer = await tx.get(GroupBuy, group_buy_id)
    if offer is None:
        raise Refused("group_buy.not_found", code="")
    await access.require(tx, by, GROUP_BUY, offer.id)
    return offer


async def one(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return how a group buy stands."""
    t = translate(dialog_manager)

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        offer = await require_group_buy(tx, by, selected_group_buy_id(dialog_manager))
        rows = await offers.seats_with_members(tx, offer.id, limit=SEATS_MAX)
        sums = await payments.sums_of(tx, SEAT, [seat.id for _, seat, _ in rows])
        unpaid = [
            seat_to_pay_minor(offer, its, seat, sums.get(seat.id, {})) for its, seat, _ in rows
        ]
        live = [seat for _, seat, _ in rows if seat.state in LIVE]
        return {
            "title": offer.title,
            "code": offer.code,
            "state": t(f"desk-promotion-{offer.closed_reason or offer.state}"),
            "prices": prices(offer, t),
            "goal": offer.tiers[0][0],
            "people": await offers.count_people(tx, offer.id),
            "units": sum(seat.quantity for seat in live),
            "ends": t.moment(offer.ends_at, action.settings(dialog_manager).timezone),
            "unpaid": sum(amount > 0 for amount in unpaid),
            "owed": sum(owed_minor(one) > 0 for one in sums.values()),
            "outside": offer.pay == PaymentMethod.EXTERNAL,
            "running": offer.state != GroupBuyState.CLOSED,
        }

    return await action.load(dialog_manager, read)


def prices(offer: GroupBuy, t: Translate) -> Html:
    """Return the tiers, one after the other."""
    return Html(
        " · ".join(
            t("desk-tier", people=people, price=Money(price, offer.currency))
            for people, price in offer.tiers
        )
    )


async def remind(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Remind whoever is to pay and has not."""
    number, now = selected_group_buy_id(manager), action.now(manager)

    async def work(tx: Tx, by: Authority) -> int:
        return await remind_unpaid(tx, await require_group_buy(tx, by, number), now=now)

    told = await action.perform(
        manager, REMIND, await subject(manager), work, need=AccessLevel.SOME_CHATS
    )
    await say(manager, "desk-told", told)


async def sheet(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Send who is in as a file, and write down that it was asked for."""
    number = selected_group_buy_id(manager)

    async def work(tx: Tx, by: Authority) -> str:
        return await export.seats_csv(tx, await require_group_buy(tx, by, number))

    named = await subject(manager)
    words = await action.perform(
        manager, "group_buy.sheet", named, work, need=AccessLevel.SOME_CHATS
    )
    await send_csv(manager, named.partition(":")[2], words)


async def say(manager: DialogManager, key: str, people: int) -> None:
    """Answer a press with how many will hear of it."""
    event = manager.event
    if isinstance(event, CallbackQuery):
        await event.answer(translate(manager).plain(key, people=people))


async def subject(manager: DialogManager) -> str:
    """Return what the audit log calls the group buy."""
    async with action.database(manager).read() as tx:
        offer = await tx.get_one(GroupBuy, selected_group_buy_id(manager))
        return f"group_buy:{offer.code}"


async def extend_by(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Let it end later by one of the spans that are a single press."""
    await extend(manager, SPANS[button.widget_id or "hour"])


async def extend_typed(
    _: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str
) -> None:
    """Let it end later by a span such as 3h, or at a wall time."""
    words = typed.strip()
    if words[-1:] in set("mhd") and words[:1].isdecimal():
        await extend(manager, timedelta(seconds=parse_every(words)))
    else:
        await extend(manager, to_utc(parse_moment(words), action.settings(manager).timezone))


async def extend(manager: DialogManager, until: datetime | timedelta) -> None:
    """Let the group buy end later."""
    number, now = selected_group_buy_id(manager), action.now(manager)

    async def work(tx: Tx, by: Authority) -> None:
        offer = await require_group_buy(tx, by, number)
        ends_at = offer.ends_at + until if isinstance(until, timedelta) else until
        await extend_deadline(tx, number, ends_at, now=now)

    await action.perform(
        manager, "group_buy.extend", await subject(manager), work, need=AccessLevel.SOME_CHATS
    )
    await manager.switch_to(Promotions.group_buy)


async def ask_close(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Ask whether it shall really be closed, by its name."""
    data = await one(manager)
    values = {name: data[name] for name in ("title", "people", "goal")}
    await confirm.ask(manager, CLOSE, await subject(manager), "desk-group_buy-close-sure", **values)


async def message_typed(
    _: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str
) -> None:
    """Keep what is to be said, and ask whether it shall be."""
    words = check_message(typed)
    manager.dialog_data["message"] = words
    data = await one(manager)
    await manager.switch_to(Promotions.group_buy)
    await confirm.ask(
        manager,
        MESSAGE,
        await subject(manager),
        "desk-message-sure",
        title=data["title"],
        people=data["people"],
        text=words[:QUOTED_CHARS_MAX],
    )


async def answered(_: Any, result: Any, manager: DialogManager) -> None:
    """Close, or send the words, if that was the answer."""
    said = confirm.parse_answer(result, CLOSE) or confirm.parse_answer(result, MESSAGE)
    if said is None:
        return
    number, now, what = selected_group_buy_id(manager), action.now(manager), said["what"]

    async def work(tx: Tx, by: Authority) -> None:
        offer = await require_group_buy(tx, by, number)
        if what == CLOSE:
            await close_group_buy(tx, offer, CloseReason.DISABLED, now=now)
        else:
            await message_members(tx, offer, manager.dialog_data["message"], now=now)

    await action.perform(
        manager, what, said["subject"], work, need=AccessLevel.SOME_CHATS, word=said["word"]
    )


WINDOWS = (
    Window(
        I18nText("desk-group_buy"),
        Value("prices"),
        I18nText("desk-group_buy-money", when=F["outside"]),
        Group(
            SwitchTo(I18nLabel("desk-button-members"), id="members", state=Promotions.members),
            SwitchTo(
                I18nLabel("desk-button-refunds"),
                id="refunds",
                state=Promotions.refunds,
                when=F["owed"],
            ),
            Button(I18nLabel("desk-button-remind"), id="remind", on_click=remind, when=F["unpaid"]),
            SwitchTo(
                I18nLabel("desk-button-message"),
                id="message",
                state=Promotions.message,
                when=F["people"],
            ),
            SwitchTo(
                I18nLabel("desk-button-extend"),
                id="extend",
                state=Promotions.extend,
                when=F["running"],
            ),
            Button(I18nLabel("desk-button-sheet"), id="sheet", on_click=sheet, when=F["people"]),
            Button(
                I18nLabel("desk-button-close"), id="close", on_click=ask_close, when=F["running"]
            ),
            width=2,
        ),
        back_to(Promotions.all),
        state=Promotions.group_buy,
        getter=one,
        on_process_result=answered,
    ),
    Window(
        I18nText("desk-extend"),
        TextInput(id="typed_end", on_success=extend_typed),
        Row(
            Button(I18nLabel("desk-button-hour"), id="hour", on_click=extend_by),
            Button(I18nLabel("desk-button-one-day"), id="day", on_click=extend_by),
        ),
        back_to(Promotions.group_buy),
        state=Promotions.extend,
        getter=one,
    ),
    Window(
        I18nText("desk-message"),
        TextInput(id="typed_message", on_success=message_typed),
        back_to(Promotions.group_buy),
        state=Promotions.message,
        getter=one,
    ),
)
