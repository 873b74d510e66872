"""What members are told in private about flash sales, and the buttons that answer it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from aiogram.methods import SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from domain.flash_sale.draw import UNLUCKY
from domain.flash_sale.due import LAPSED, REMIND_END, REMIND_START, WON
from domain.flash_sale.payment import LATE_REFUND
from domain.flash_sale.publish import STOPPED
from domain.flash_sale.stock import PROMOTED
from domain.money import Money
from storage.delivery.tables import OutboxRow
from storage.group_buy.tables import PaymentMethod
from views.flash_sale.flash_sale_screens import FlashSaleAccept, FlashSaleLeave
from views.i18n import Html, Translate
from views.screen import NO_PREVIEW, Reply

ZONE = "UTC"
"""For clients that cannot show a moment in their reader's own zone."""


def promoted(row: OutboxRow, t: Translate) -> Reply:
    """Return the news that units came free, with the way to take them or let them go."""
    values = row.values
    text = t(
        "flash_sale-promoted-pay"
        if values["pay"] == PaymentMethod.EXTERNAL
        else "flash_sale-promoted",
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


RENDERERS: Mapping[str, Callable[[OutboxRow, Translate], Reply]] = {
    PROMOTED: promoted,
    WON: won,
    **dict.fromkeys(
        (
            UNLUCKY,
            STOPPED,
            LATE_REFUND,
            LAPSED,
            REMIND_START,
            REMIND_END,
        ),
        plain,
    ),
}
