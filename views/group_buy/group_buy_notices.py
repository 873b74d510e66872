"""What members are told in private about group buys, and the buttons that answer it."""

from aiogram.types import InlineKeyboardButton

from domain.group_buy.finish import (
    FAILED,
    LAPSED,
    MERGE,
    PAY,
    REMINDER,
    MergeOffer,
    SeatToPay,
    TeamFailed,
    TeamReminder,
)
from domain.group_buy.join import ALMOST, TeamNearlyFull, TeamNotice
from domain.group_buy.leave import LEADER, PROMOTED, SeatPromoted
from domain.group_buy.manage import MESSAGE, UNPAID, TeamMessage
from domain.group_buy.payment import CONFIRMED, LATE_REFUND, SeatPaid
from domain.money import Money
from domain.promotion.payment import is_in_telegram, is_paid_ahead
from storage.group_buy.tables import PaymentTiming
from views.buttons import button, no_more
from views.group_buy.team_screens import GroupBuyMove, GroupBuyTake, TeamShow
from views.i18n import Html, Translate, escaped
from views.notice import Notice, notifies, stored_moment, table
from views.payment.invoice_screens import pay_rows


def promoted(values: SeatPromoted, t: Translate) -> Notice:
    """Return the news that a place came free, with the way to take it."""
    at_end = values.get("pay_when") == PaymentTiming.AT_END and is_in_telegram(values["pay"])
    outside = is_paid_ahead(values["pay"]) and not at_end
    text = t(
        "group_buy-promoted-pay" if outside else "group_buy-promoted",
        title=values["title"],
        price=Money(values["price_minor"], values["currency"]),
        quantity=values["quantity"],
        moment=stored_moment(values["until"], t),
        pay=values["pay"],
    )
    if outside:
        amount = Money(values["price_minor"] * values["quantity"], values["currency"])
        return Notice(text, pay_rows(values["pay"], values["link"], values["code"], amount, t))
    take = GroupBuyTake(team_id=values["team_id"])
    return Notice(text, [[button(t.plain("group_buy-button-take"), take, "success")]])


def merge(values: MergeOffer, t: Translate) -> Notice:
    """Return the offer to move to another team."""
    moment = stored_moment(values["until"], t)
    move = GroupBuyMove(team_id=values["team_id"])
    return Notice(
        t("group_buy-merge", title=values["title"], moment=moment),
        [[button(t.plain("group_buy-button-move"), move)]],
    )


def failed(values: TeamFailed, t: Translate) -> Notice:
    """Return the news that a team did not come together."""
    if not values["refund_minor"]:
        return Notice(t("group_buy-failed-free", title=values["title"]))
    refund = Money(values["refund_minor"], values["currency"])
    return Notice(t("group_buy-failed-refund", title=values["title"], refund=refund))


def pay(values: SeatToPay, t: Translate) -> Notice:
    """Return the news that a team came together, and how to pay."""
    return Notice(_to_pay("group_buy-succeeded-pay", values, t), _pay(values, t))


def unpaid(values: SeatToPay, t: Translate) -> Notice:
    """Return the reminder that a seat is still to be paid for."""
    text = _to_pay("notice-group_buy-unpaid", values, t)
    return Notice(text, [*_pay(values, t), [no_more(t)]])


def message(values: TeamMessage, t: Translate) -> Notice:
    """Return what the operator wrote to everybody in a group buy."""
    head = t("notice-group_buy-message", title=values["title"])
    return Notice(f"{head}\n{escaped(values['text'])}", [[_show(values, t)], [no_more(t)]])


def almost(values: TeamNearlyFull, t: Translate) -> Notice:
    """Return the news that one more is needed."""
    moment = stored_moment(values["closes_at"], t)
    return _about_team("notice-group_buy-almost", values, t, moment=moment)


def reminder(values: TeamReminder, t: Translate) -> Notice:
    """Return the reminder of a deadline."""
    moment = stored_moment(values["closes_at"], t)
    key = "notice-group_buy-reminder"
    return _about_team(key, values, t, moment=moment, to_go=values["to_go"])


def leader(values: TeamNotice, t: Translate) -> Notice:
    """Return the news that one leads a team now."""
    return _about_team("notice-group_buy-leader", values, t)


def lapsed(values: TeamNotice, t: Translate) -> Notice:
    """Return the news that a held seat is gone."""
    return _about_team("notice-group_buy-lapsed", values, t)


def confirmed(values: SeatPaid, t: Translate) -> Notice:
    """Return the news that a payment arrived."""
    return _about_team("notice-group_buy-confirmed", values, t, amount=_amount(values))


def late_refund(values: SeatPaid, t: Translate) -> Notice:
    """Return the news that a payment came too late and is given back."""
    return _about_team("notice-group_buy-late_refund", values, t, amount=_amount(values))


def _about_team(key: str, values: TeamNotice, t: Translate, **known: object) -> Notice:
    text = t(key, title=values["title"], code=values["code"], **known)
    return Notice(text, [[_show(values, t)]])


def _show(values: TeamNotice, t: Translate) -> InlineKeyboardButton:
    return button(t.plain("group_buy-button-show"), TeamShow(code=values["code"]))


def _pay(values: SeatToPay, t: Translate) -> list[list[InlineKeyboardButton]]:
    pay, link = values.get("pay"), values["link"]
    return pay_rows(pay, link, values["code"], _amount(values), t)


def _to_pay(key: str, values: SeatToPay, t: Translate) -> Html:
    pay = values.get("pay") or ""
    return t(key, title=values["title"], amount=_amount(values), pay=pay)


def _amount(values: SeatToPay | SeatPaid) -> Money:
    return Money(values["amount_minor"], values["currency"])


RENDERERS = table(
    notifies(PROMOTED, promoted),
    notifies(MERGE, merge),
    notifies(FAILED, failed),
    notifies(PAY, pay),
    notifies(UNPAID, unpaid),
    notifies(MESSAGE, message),
    notifies(ALMOST, almost),
    notifies(REMINDER, reminder),
    notifies(LEADER, leader),
    notifies(LAPSED, lapsed),
    notifies(CONFIRMED, confirmed),
    notifies(LATE_REFUND, late_refund),
)
