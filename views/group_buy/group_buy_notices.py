"""What members are told in private about group buys, and the buttons that answer it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from aiogram.methods import SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from domain.group_buy.finish import FAILED, LAPSED, MERGE, PAY, REMINDER
from domain.group_buy.join import ALMOST
from domain.group_buy.leave import LEADER, PROMOTED
from domain.group_buy.manage import MESSAGE, UNPAID
from domain.group_buy.payment import CONFIRMED, LATE_REFUND
from domain.money import Money
from storage.columns import Json
from storage.delivery.tables import OutboxRow
from storage.group_buy.tables import PaymentMethod
from views.buttons import no_more
from views.group_buy.team_screens import GroupBuyMove, GroupBuyTake, TeamShow
from views.i18n import Translate, escaped
from views.screen import NO_PREVIEW, Reply

ZONE = "UTC"
"""For clients that cannot show a moment in their reader's own zone."""
Button = InlineKeyboardButton


def promoted(row: OutboxRow, t: Translate) -> Reply:
    """Return the news that a place came free, with the way to take it."""
    values = row.values
    outside = values["pay"] == PaymentMethod.EXTERNAL
    text = t(
        "group_buy-promoted-pay" if outside else "group_buy-promoted",
        title=values["title"],
        price=Money(values["price_minor"], values["currency"]),
        quantity=values["quantity"],
        moment=_moment(values["until"], t),
    )
    if outside:
        return _tell(row, text, _pay(values["link"], t))
    take = GroupBuyTake(team_id=values["team_id"]).pack()
    yes = Button(text=t.plain("group_buy-button-take"), callback_data=take, style="success")
    return _tell(row, text, yes)


def merge(row: OutboxRow, t: Translate) -> Reply:
    """Return the offer to move to another team."""
    values = row.values
    text = t("group_buy-merge", title=values["title"], moment=_moment(values["until"], t))
    move = GroupBuyMove(team_id=values["team_id"]).pack()
    return _tell(row, text, Button(text=t.plain("group_buy-button-move"), callback_data=move))


def failed(row: OutboxRow, t: Translate) -> Reply:
    """Return the news that a team did not come together."""
    values = row.values
    if not values["refund_minor"]:
        return _tell(row, t("group_buy-failed-free", title=values["title"]))
    refund = Money(values["refund_minor"], values["currency"])
    return _tell(row, t("group_buy-failed-refund", title=values["title"], refund=refund))


def pay(row: OutboxRow, t: Translate) -> Reply:
    """Return the news that a team came together, and how to pay."""
    values = row.values
    amount = Money(values["amount_minor"], values["currency"])
    return _tell(
        row,
        t("group_buy-succeeded-pay", title=values["title"], amount=amount),
        _pay(values["link"], t),
    )


def unpaid(row: OutboxRow, t: Translate) -> Reply:
    """Return the reminder that a seat is still to be paid for."""
    values = row.values
    amount = Money(values["amount_minor"], values["currency"])
    text = t("notice-group_buy-unpaid", title=values["title"], amount=amount)
    return _tell(row, text, _pay(values["link"], t), no_more(t))


def message(row: OutboxRow, t: Translate) -> Reply:
    """Return what the operator wrote to everybody in a group buy."""
    values = row.values
    head = t("notice-group_buy-message", title=values["title"])
    show = TeamShow(code=values["code"]).pack()
    button = Button(text=t.plain("group_buy-button-show"), callback_data=show)
    return _tell(row, f"{head}\n{escaped(values['text'])}", button, no_more(t))


def plain(row: OutboxRow, t: Translate) -> Reply:
    """Return a notice made of a title, a code and an amount or a moment."""
    values: Json = {"code": "", **row.values}
    known: dict[str, object] = {"title": values["title"], "code": values["code"]}
    if "closes_at" in values:
        known["moment"] = _moment(values["closes_at"], t)
    if "to_go" in values:
        known["to_go"] = values["to_go"]
    if "amount_minor" in values:
        known["amount"] = Money(values["amount_minor"], values["currency"])
    show = TeamShow(code=values["code"]).pack()
    button = Button(text=t.plain("group_buy-button-show"), callback_data=show)
    return _tell(row, t("notice-" + row.kind.replace(".", "-"), **known), button)


def _pay(link: str | None, t: Translate) -> Button | None:
    return None if link is None else Button(text=t.plain("group_buy-button-pay"), url=link)


def _moment(said: str, t: Translate) -> object:
    return t.moment(datetime.fromisoformat(said), ZONE)


def _tell(row: OutboxRow, text: str, *buttons: Button | None) -> Reply:
    rows = [[button] for button in buttons if button is not None]
    keyboard = InlineKeyboardMarkup(inline_keyboard=rows) if rows else None
    return SendMessage(
        chat_id=row.chat_id, text=text, reply_markup=keyboard, link_preview_options=NO_PREVIEW
    )


RENDERERS: Mapping[str, Callable[[OutboxRow, Translate], Reply]] = {
    PROMOTED: promoted,
    MERGE: merge,
    FAILED: failed,
    PAY: pay,
    UNPAID: unpaid,
    MESSAGE: message,
    **dict.fromkeys(
        (
            ALMOST,
            LEADER,
            LAPSED,
            REMINDER,
            CONFIRMED,
            LATE_REFUND,
        ),
        plain,
    ),
}
