"""What members are told in private about flash sales, and the buttons that answer it."""

from domain.draw.opening import NO_ORDER
from domain.flash_sale.draw import UNLUCKY, DrewNothing
from domain.flash_sale.due import (
    LAPSED,
    REMIND_END,
    REMIND_START,
    WON,
    DrawWon,
    SaleEnds,
    SaleStarts,
)
from domain.flash_sale.payment import LATE_REFUND, LateRefund
from domain.flash_sale.publish import STOPPED
from domain.flash_sale.stock import PROMOTED, SaleNotice, UnitsPromoted
from domain.money import Money
from domain.promotion.payment import is_paid_ahead
from views.buttons import button
from views.flash_sale.flash_sale_screens import FlashSaleAccept, FlashSaleGiveBack
from views.i18n import Translate
from views.notice import Notice, notifies, stored_moment, table
from views.payment.invoice_screens import pay_rows


def promoted(values: UnitsPromoted, t: Translate) -> Notice:
    """Return the news that units came free, with the way to take them or let them go."""
    outside = is_paid_ahead(values["pay"])
    text = t(
        "flash_sale-promoted-pay" if outside else "flash_sale-promoted",
        title=values["title"],
        quantity=values["quantity"],
        amount=_amount(values),
        moment=stored_moment(values["until"], t),
    )
    yes = FlashSaleAccept(claim_id=values["claim_id"])
    no = FlashSaleGiveBack(claim_id=values["claim_id"])
    buttons = [
        button(t.plain("flash_sale-button-accept"), yes, "success"),
        button(t.plain("flash_sale-button-decline"), no),
    ]
    return Notice(text, [buttons])


def won(values: DrawWon, t: Translate) -> Notice:
    """Return the news that the draw gave units, and how to pay for them."""
    text = t(
        "flash_sale-won",
        title=values["title"],
        quantity=values["quantity"],
        amount=_amount(values),
        moment=stored_moment(values["until"], t),
        number=f"{values['code']}-{values['claim_id']}",
        pay=values.get("pay") or "",
    )
    rows = [
        [button(t.plain("flash_sale-button-leave"), FlashSaleGiveBack(claim_id=values["claim_id"]))]
    ]
    pay = pay_rows(values.get("pay"), values["link"], values["code"], _amount(values), t)
    rows = [*pay, *rows]
    return Notice(text, rows)


def unlucky(values: DrewNothing, t: Translate) -> Notice:
    """Return the news that the draw gave nothing."""
    number = values["number"]
    return Notice(t("notice-flash_sale-unlucky", title=values["title"], number=number))


def stopped(values: SaleNotice, t: Translate) -> Notice:
    """Return the news that the shop stopped a sale before its draw."""
    return Notice(t("notice-flash_sale-stopped", title=values["title"]))


def no_order(values: SaleNotice, t: Translate) -> Notice:
    """Return the news that a draw was broken, and that the sale is open to all."""
    return Notice(t("notice-flash_sale-no_order", title=values["title"], code=values["code"]))


def late_refund(values: LateRefund, t: Translate) -> Notice:
    """Return the news that a payment came too late and is given back."""
    amount = Money(values["amount_minor"], values["currency"])
    return Notice(t("notice-flash_sale-late_refund", title=values["title"], amount=amount))


def lapsed(values: SaleNotice, t: Translate) -> Notice:
    """Return the news that a hold was not paid in time."""
    return Notice(t("notice-flash_sale-lapsed", title=values["title"]))


def remind_start(values: SaleStarts, t: Translate) -> Notice:
    """Return the reminder that a sale starts soon."""
    return _reminder("notice-flash_sale-remind_start", values, values["starts_at"], t)


def remind_end(values: SaleEnds, t: Translate) -> Notice:
    """Return the reminder that a sale ends soon."""
    return _reminder("notice-flash_sale-remind_end", values, values["ends_at"], t)


def _reminder(key: str, values: SaleNotice, at: str, t: Translate) -> Notice:
    moment = stored_moment(at, t)
    return Notice(t(key, title=values["title"], code=values["code"], moment=moment))


def _amount(values: UnitsPromoted | DrawWon) -> Money:
    return Money(values["price_minor"] * values["quantity"], values["currency"])


RENDERERS = table(
    notifies(PROMOTED, promoted),
    notifies(WON, won),
    notifies(UNLUCKY, unlucky),
    notifies(STOPPED, stopped),
    notifies(NO_ORDER, no_order),
    notifies(LATE_REFUND, late_refund),
    notifies(LAPSED, lapsed),
    notifies(REMIND_START, remind_start),
    notifies(REMIND_END, remind_end),
)
