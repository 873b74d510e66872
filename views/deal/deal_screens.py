"""What a deal looks like: its card, and a post whose deal has ended.

A card is made from the values of `domain.deal.deal.snapshot`, so that a post queued an hour ago
says what was promised then.
"""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.keyboard import InlineKeyboardBuilder

from domain.deal.deal import DealPost
from domain.deal.expiry import EndedPost
from domain.link import web_host
from domain.money import Money
from domain.reduction.reduction import Priced, Reduction, judge_reduction
from domain.reduction.rules import rule_of
from views.buttons import button, copy_button, link_button
from views.i18n import Html, Translate, escaped
from views.notice import stored_moment
from views.option.option_screens import option_line
from views.screen import Screen


class DealPage(CallbackData, prefix="deal.page"):
    """Turn the list to a page, counted from 0."""

    number: int


class DealShow(CallbackData, prefix="deal.show"):
    """Put a deal in the place of the list, which was at page `number`."""

    code: str
    number: int


def card(values: DealPost, t: Translate, *, on_offer: bool = True) -> Screen:
    """Return a deal as it is posted: price, until when, and the buttons that lead to it."""
    return Screen(_text(values, t, on_offer=on_offer), _keyboard(values, t), values["photo"])


def opened(values: DealPost, t: Translate, *, number: int, on_offer: bool) -> Screen:
    """Return a deal in the place of the list, with the way back to page `number`."""
    text = _text(values, t, on_offer=on_offer)
    keyboard = InlineKeyboardBuilder.from_markup(_keyboard(values, t))
    keyboard.row(button(t.plain("deal-button-back"), DealPage(number=number)))
    return Screen(text, keyboard.as_markup(), values["photo"])


def ended(values: DealPost | EndedPost, t: Translate) -> Screen:
    """Return what is left of a post when its deal is over: no buttons, the price struck."""
    lines = [
        *_label(values, t),
        t("deal-title", title=values["title"]),
        t("deal-ended-price", price=t.money(values["price_minor"], values["currency"])),
        t("deal-ended"),
    ]
    return Screen("\n".join(lines), None, values["photo"])


def _text(values: DealPost, t: Translate, *, on_offer: bool) -> str:
    lines: list[str] = [
        *_label(values, t),
        t("deal-title", title=values["title"]),
        price(values, t),
    ]
    if values["description"]:
        lines += ["", escaped(values["description"])]
    lines += ["", *option_line(values.get("options", []), t)]
    if values["ends_at"]:
        moment = stored_moment(values["ends_at"], t, values["zone"])
        lines.append(t("deal-until", moment=moment))
    lines.append(t("deal-code", code=values["code"]))
    if not on_offer:
        lines.append(t("deal-not-on-offer"))
    return "\n".join(lines)


def _label(values: DealPost | EndedPost, t: Translate) -> list[Html]:
    """Return the first line of a post that has to be marked as advertising."""
    label = values["disclosure"]
    return [t("deal-disclosure", label=label)] if label else []


def price(
    values: Priced, t: Translate, plain: str = "deal-price", reduced: str = "deal-price-reduced"
) -> Html:
    """Return what something costs, and what it cost before where that may be said; two text keys."""
    money = Money(values["price_minor"], values["currency"])
    amount = t("price-from", price=money) if values.get("is_from") else money
    found = reduction(values, t)
    if found.before_minor is None:
        return t(plain, price=amount)
    before = Money(found.before_minor, values["currency"])
    return t(reduced, price=amount, list=before, percent=found.percent)


def reduction(values: Priced, t: Translate) -> Reduction:
    """Return what may be said of a price before: by the rules of the chat's country, else the shop's."""
    return judge_reduction(values, rule_of(values.get("country") or t.country))


def _keyboard(values: DealPost, t: Translate) -> InlineKeyboardMarkup:
    code = values["code"]
    buttons = [copy_button(t.plain("deal-button-copy", code=code), code)]
    if values["link"] and web_host(values["link"]):
        buttons.insert(0, link_button(t.plain("deal-button-shop"), values["link"]))
    return InlineKeyboardMarkup(inline_keyboard=[buttons])
