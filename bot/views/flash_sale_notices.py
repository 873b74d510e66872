"""What members are told in private about flash sales, and the buttons that answer it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from aiogram.methods import SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.i18n import Html, Translate
from bot.views.flash_sale import FlashSaleAccept, FlashSaleLeave
from bot.views.screen import NO_PREVIEW, Reply
from domain import flash_sale_payment as payment
from domain import flash_sale_plan as plan
from domain import flash_sale_stock as stock
from domain import flash_sale_turn as turn
from domain import flash_sale_window as window
from domain.money import Money
from storage.group_buy import Pay
from storage.outbox import OutboxRow

ZONE = "UTC"
"""For clients that cannot show a moment in their reader's own zone."""


def promoted(row: OutboxRow, t: Translate) -> Reply:
    """Return the news that units came free, with the way to take them or let them go."""
    values = row.values
    text = t(
        "flash_sale-promoted-pay" if values["pay"] == Pay.EXTERNAL else "flash_sale-promoted",
        title=values["title"],
        quantity=values["quantity"],
        amount=Money(values["price_minor"] * values["quantity"], values["currency"]),
        moment=_moment(values["until"], t),
    )
    yes = FlashSaleAccept(claim_id=values["claim_id"]).pack()
    no = FlashSaleLeave(sale_id=values["sale_id"]).pack()
    buttons = [
        InlineKeyboardButton(
            text=t.plain("flash_sale-button-accept"), callback_data=yes, style="success"
        ),
        InlineKeyboardButton(text=t.plain("flash_sale-button-decline"), callback_data=no),
    ]
    return _tell(row, text, buttons)


def won(row: OutboxRow, t: Translate) -> Reply:
    """Return the news that the draw gave units, and how to pay for them."""
    values = row.values
    text = t(
        "flash_sale-won",
        title=values["title"],
        quantity=values["quantity"],
        amount=Money(values["price_minor"] * values["quantity"], values["currency"]),
        moment=_moment(values["until"], t),
        number=f"{values['code']}-{values['claim_id']}",
    )
    if values["link"] is None:
        return _tell(row, text)
    pay = InlineKeyboardButton(text=t.plain("flash_sale-button-pay"), url=values["link"])
    return _tell(row, text, [pay])


def plain(row: OutboxRow, t: Translate) -> Reply:
    """Return a notice made of a title, a code, and a number, an amount or a moment."""
    values = row.values
    known: dict[str, object] = {"title": values["title"], "code": values["code"]}
    known["number"] = values.get("number", 0)
    moment = values.get("starts_at") or values.get("ends_at")
    known["moment"] = _moment(moment, t) if moment else Html("")
    if "amount_minor" in values:
        known["amount"] = Money(values["amount_minor"], values["currency"])
    return _tell(row, t("notice-" + row.kind.replace(".", "-"), **known))


def _moment(said: str, t: Translate) -> Html:
    return t.moment(datetime.fromisoformat(said), ZONE)


def _tell(row: OutboxRow, text: str, buttons: list[InlineKeyboardButton] | None = None) -> Reply:
    keyboard = InlineKeyboardMarkup(inline_keyboard=[buttons]) if buttons else None
    return SendMessage(
        chat_id=row.chat_id, text=text, reply_markup=keyboard, link_preview_options=NO_PREVIEW
    )


WORDINGS: Mapping[str, Callable[[OutboxRow, Translate], Reply]] = {
    stock.PROMOTED: promoted,
    turn.WON: won,
    **dict.fromkeys(
        (
            window.UNLUCKY,
            plan.STOPPED,
            payment.LATE_REFUND,
            turn.LAPSED,
            turn.REMIND_START,
            turn.REMIND_END,
        ),
        plain,
    ),
}
