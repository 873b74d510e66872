"""What a customer sees who writes something the bot does not know, or who looks for the shop itself."""

from collections.abc import Mapping, Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from domain.money import Money
from domain.payment.history import PaidItem
from domain.support.notices import ANSWERED, ENDED, ConversationEnd, ShopAnswer
from domain.support.shop_info import CONTACT, IMPRINT, NAME, TERMS
from storage.delivery.tables import OutboxRow
from views.admin_link import AdminPageOpen
from views.buttons import button, markup
from views.deal.deal_screens import DealPage
from views.group_buy.team_screens import TeamBuys
from views.i18n import Html, Translate, escaped
from views.member_screens import MemberProfile
from views.notice import Notice, notifies, renders, table
from views.screen import Reply, Screen
from views.support.inbox_screens import message

COMMAND_CHARS_MAX = 20
PAID_SHOWN, WRONG_MAX = 10, 6
"""Payments that /paysupport lists, and those that have a button."""


class SupportPass(CallbackData, prefix="sp.pass"):
    """Pass on what was written, or do not."""

    yes: bool


class SupportWrite(CallbackData, prefix="sp.write"):
    """Write to the shop."""


class SupportPayment(CallbackData, prefix="sp.pay"):
    """Write to the shop about one's payment with a receipt's number."""

    receipt: int


def unknown(t: Translate) -> Screen:
    """Return the answer to words or a photo that the bot does not know."""
    choice = [
        button(t.plain("support-button-pass"), SupportPass(yes=True)),
        button(t.plain("support-button-keep"), SupportPass(yes=False)),
    ]
    return Screen(t("support-unknown"), markup([choice, doors(t)]))


def unknown_command(command: str, t: Translate) -> Screen:
    """Return the answer to a command that there is not."""
    said = t("support-unknown-command", command=command[:COMMAND_CHARS_MAX])
    return Screen(said, markup([doors(t)]))


def unknown_kind(t: Translate) -> Screen:
    """Return the answer to a voice message, a sticker and the like."""
    return Screen(t("refused-support-kind"), markup([doors(t)]))


def doors(t: Translate) -> list[InlineKeyboardButton]:
    """Return the three ways on from what the bot does not know."""
    return [
        button(t.plain("support-button-deals"), DealPage(number=0)),
        button(t.plain("support-button-buys"), TeamBuys()),
        button(t.plain("support-button-card"), MemberProfile()),
    ]


def write(t: Translate) -> Screen:
    """Return the question for the words to the shop."""
    return Screen(t("support-write"))


def passed(shop: str, t: Translate) -> Screen:
    """Return what a customer sees whose message is on its way."""
    return Screen(t("support-passed", shop=named(shop, t)))


def kept_back(t: Translate) -> Screen:
    """Return what somebody sees who passes nothing on."""
    return Screen(t("support-kept-back"))


def contact(info: Mapping[str, str], t: Translate, *, runs_it: bool) -> Screen:
    """Return how the shop is reached; who runs it writes to themselves no message."""
    parts = [_title(info, t), escaped(info[CONTACT]) or t("support-contact-none")]
    if info[IMPRINT]:
        parts.append(escaped(info[IMPRINT]))
    return Screen("\n\n".join(parts), markup(_ways(t, runs_it=runs_it)))


def terms(info: Mapping[str, str], t: Translate, *, runs_it: bool) -> Screen:
    """Return the shop's terms."""
    parts = [_title(info, t), escaped(info[TERMS]) or t("support-terms-none")]
    return Screen("\n\n".join(parts), markup(_ways(t, runs_it=runs_it)))


def payment_help(
    info: Mapping[str, str], t: Translate, *, runs_it: bool, paid: Sequence[PaidItem] = ()
) -> Screen:
    """Return what to do about a payment, with one's own and a way to write about each."""
    parts = [_title(info, t), t("support-payment")]
    if paid:
        parts.append(Html("\n".join(paid_line(one, t) for one in paid)))
    if info[CONTACT]:
        parts.append(escaped(info[CONTACT]))
    wrong = [] if runs_it else [_wrong(one, t) for one in paid[:WRONG_MAX]]
    rows = [wrong[first : first + 2] for first in range(0, len(wrong), 2)]
    return Screen("\n\n".join(parts), markup([*rows, *_ways(t, runs_it=runs_it)]))


def paid_line(one: PaidItem, t: Translate) -> Html:
    """Return one receipt, and how what was paid for stands."""
    amount = Money(one.amount_minor, one.currency)
    stands = t.plain(f"payment-standing-{one.standing}")
    return t(
        "payment-own-line",
        number=one.receipt,
        title=one.title or "-",
        amount=amount,
        moment=t.local(one.at),
        stands=stands,
    )


def about_payment(one: PaidItem, t: Translate) -> str:
    """Return the line that a message about a payment begins with, in the shop's inbox."""
    amount = Money(one.amount_minor, one.currency)
    return t.plain("payment-case", number=one.receipt, title=one.title or "-", amount=amount)


def _wrong(one: PaidItem, t: Translate) -> InlineKeyboardButton:
    words = t.plain("payment-button-wrong", number=one.receipt)
    return button(words, SupportPayment(receipt=one.receipt))


def _title(info: Mapping[str, str], t: Translate) -> Html:
    return t("support-title", shop=headed(info[NAME], t))


def _ways(t: Translate, *, runs_it: bool) -> Sequence[Sequence[InlineKeyboardButton]]:
    if runs_it:
        edit = AdminPageOpen(what="shop_info", number=1)
        return [[button(t.plain("support-button-edit"), edit)]]
    return [[button(t.plain("support-button-write"), SupportWrite())]]


def named(shop: str, t: Translate) -> str:
    """Return what to call the shop."""
    return shop or t.plain("support-shop")


def headed(shop: str, t: Translate) -> str:
    """Return what to call the shop where a text begins with it."""
    return shop or t.plain("support-shop-head")


def answered(row: OutboxRow, values: ShopAnswer, t: Translate) -> Reply:
    """Return an answer of the shop, signed with its name."""
    head = t("support-answer", shop=headed(values["shop"], t))
    return message(row, Html(f"{head}\n{escaped(values['text'])}".strip()), values["photo"])


def ended(values: ConversationEnd, t: Translate) -> Notice:
    """Return the notice that the conversation is closed."""
    key = "support-ended-silent" if values["silent"] else "support-ended"
    return Notice(t(key, shop=(named if values["silent"] else headed)(values["shop"], t)))


RENDERERS = table(renders(ANSWERED, answered), notifies(ENDED, ended))
