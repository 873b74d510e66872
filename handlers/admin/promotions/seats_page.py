"""Who is in a group buy, with units and money; marking what was paid, and what was given back."""

from random import SystemRandom
from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row

from domain.admin.authority import Authority
from domain.group_buy.manage import seat_to_pay_minor
from domain.group_buy.payment import record_payment, record_refund
from domain.promotion.payment import owed_minor
from domain.refusal import Refused
from domain.voucher import Secret
from handlers.admin import action, confirm
from handlers.admin.lists import back_to, listed, scrolling
from handlers.admin.promotions.group_buys import require_group_buy, selected_group_buy_id
from handlers.admin.states import Promotions
from handlers.admin.widgets import I18nLabel, I18nText, translate
from storage.database import Tx
from storage.group_buy import offers
from storage.group_buy.tables import GroupBuy, PaymentMethod, Seat, SeatState, Team
from storage.members import Member
from storage.promotion import payments
from storage.subject import SEAT
from views.i18n import Translate

LISTED_MAX = 500
NAME_CHARS_MAX = 24
PAID, REFUNDED = "seat.paid", "seat.refunded"
_rng = SystemRandom()


async def members(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return who is in a group buy."""
    items, title = await lines(dialog_manager, owed_only=False)
    return {"items": items, "title": title, "seats": len(items)}


async def refunds(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return whom money is to be given back to."""
    items, title = await lines(dialog_manager, owed_only=True)
    return {"items": items, "title": title, "seats": len(items)}


async def lines(manager: DialogManager, *, owed_only: bool) -> tuple[list[dict[str, Any]], str]:
    """Return an item for each seat, and the title of the group buy."""
    t = translate(manager)

    async def read(tx: Tx, by: Authority) -> tuple[list[dict[str, Any]], str]:
        offer = await require_group_buy(tx, by, selected_group_buy_id(manager))
        rows = await offers.seats_with_members(tx, offer.id, limit=LISTED_MAX)
        sums = await payments.sums_of(tx, SEAT, [seat.id for _, seat, _ in rows])
        items = []
        for its, seat, name in rows:
            money = sums.get(seat.id, {})
            if owed_minor(money) > 0 or not owed_only:
                items.append({"id": seat.id, "name": line(offer, its, seat, name, money, t)})
        return items, offer.title

    return await action.load(manager, read)


def line(
    offer: GroupBuy, its: Team, seat: Seat, name: str, money: dict[str, int], t: Translate
) -> str:
    """Return one seat: its mark, whose, how many, and what is owed or its state."""
    mark = mark_of(offer, its, seat, money)
    owed = owed_minor(money)
    what = t.money(owed, offer.currency) if owed > 0 else t.plain(f"desk-seat-{seat.state}")
    return f"{mark} {name[:NAME_CHARS_MAX]} ×{seat.quantity} · {what}"[:60]


def mark_of(offer: GroupBuy, its: Team, seat: Seat, money: dict[str, int]) -> str:
    """Return the sign of a seat's money."""
    if owed_minor(money) > 0:
        return "💸"
    if money.get("paid"):
        return "✅"
    return "🕐" if seat_to_pay_minor(offer, its, seat, money) else "▫️"


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, number: str) -> None:
    """Open one seat."""
    manager.dialog_data["seat_id"] = int(number)
    await manager.switch_to(Promotions.seat)


async def one(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return one seat and its money."""
    t = translate(dialog_manager)

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        offer = await require_group_buy(tx, by, selected_group_buy_id(dialog_manager))
        seat = await tx.get(Seat, int(dialog_manager.dialog_data["seat_id"]))
        if seat is None or seat.group_buy_id != offer.id:
            raise Refused("group_buy.no_seat", id=0)
        member = await tx.get_one(Member, seat.member_id)
        its = await tx.get_one(Team, seat.team_id)
        money = await payments.sums(tx, SEAT, seat.id)
        owed, to_pay = owed_minor(money), seat_to_pay_minor(offer, its, seat, money)
        late = seat.state in (SeatState.LAPSED, SeatState.RELEASED) and not money.get("paid")
        return {
            "title": offer.title,
            "name": member.name,
            "quantity": seat.quantity,
            "team": its.code,
            "state": t(f"desk-seat-{seat.state}"),
            "paid": t.money(money.get("paid", 0), offer.currency),
            "to_pay": t.money(to_pay, offer.currency),
            "owed": t.money(owed, offer.currency),
            "payable": by.everywhere
            and offer.pay == PaymentMethod.EXTERNAL
            and (to_pay > 0 or late),
            "refundable": by.everywhere and owed > 0,
        }

    return await action.load(dialog_manager, read)


async def ask(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Ask before money is written down, by name and amount."""
    data = await one(manager)
    what = f"seat.{button.widget_id}"
    key = {PAID: "desk-seat-paid-sure", REFUNDED: "desk-seat-refunded-sure"}[what]
    number = int(manager.dialog_data["seat_id"])
    values = {name: data[name] for name in ("name", "title", "to_pay", "owed")}
    await confirm.ask(manager, what, f"seat:{number}", key, **values)


async def answered(_: Any, result: Any, manager: DialogManager) -> None:
    """Write the money down, if that was the answer."""
    said = confirm.parse_answer(result, PAID) or confirm.parse_answer(result, REFUNDED)
    if said is None:
        return
    number, now, what = int(manager.dialog_data["seat_id"]), action.now(manager), said["what"]
    secret = Secret(action.settings(manager).voucher_secret)

    async def work(tx: Tx, by: Authority) -> None:
        if what == PAID:
            await record_payment(tx, number, now=now, rng=_rng, secret=secret, by_id=by.member_id)
        else:
            await record_refund(tx, number, now=now, by_id=by.member_id)

    await action.perform(manager, what, said["subject"], work, word=said["word"])


WINDOWS = (
    Window(
        I18nText("desk-members"),
        scrolling("seat_page", listed("seat", choose)),
        back_to(Promotions.group_buy),
        state=Promotions.members,
        getter=members,
    ),
    Window(
        I18nText("desk-refunds"),
        scrolling("refund_page", listed("refund", choose)),
        back_to(Promotions.group_buy),
        state=Promotions.refunds,
        getter=refunds,
    ),
    Window(
        I18nText("desk-seat"),
        Row(
            Button(I18nLabel("desk-button-paid"), id="paid", on_click=ask, when=F["payable"]),
            Button(
                I18nLabel("desk-button-refunded"), id="refunded", on_click=ask, when=F["refundable"]
            ),
        ),
        back_to(Promotions.members),
        state=Promotions.seat,
        getter=one,
        on_process_result=answered,
    ),
)
