"""A promoter's shop: how its owner builds it, and how everybody else sees it.

Each button of the page that others see carries the promoter's code.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from aiogram.types import User
from aiogram.utils.keyboard import InlineKeyboardBuilder
from pydantic import Field

from domain import promoter_shop
from domain.deal.deal import DealPost
from domain.deep_link import LinkKind, build_payload
from domain.promotion.payment import with_code
from storage.deal.tables import Deal
from storage.members import Member
from storage.promoter_shops import PromoterShop
from views.buttons import Units, button, copy_button, link_button, markup, named
from views.deal.deal_screens import card
from views.i18n import Translate
from views.pager import turns
from views.private_reply import private_link
from views.screen import Screen
from views.share import share_button

PER_PAGE = 6
Code = Annotated[str, Field(max_length=16)]


class ShopOwn(CallbackData, prefix="shop.own"):
    """See one's own shop."""


class ShopTitle(CallbackData, prefix="shop.title"):
    """Type another title."""


class ShopTitleUse(CallbackData, prefix="shop.use"):
    """Use the title that this question shows."""

    title: Code
    """Its tag: a title is too long for a button."""


class ShopChoose(CallbackData, prefix="shop.choose"):
    """Turn the shelf to a page, to choose from it."""

    number: Units


class ShopToggle(CallbackData, prefix="shop.toggle"):
    """Put a deal on one's page, or take it off; the shelf was at page `number`."""

    code: Code
    number: Units


class ShopOrder(CallbackData, prefix="shop.order"):
    """See the order of one's page."""


class ShopUp(CallbackData, prefix="shop.up"):
    """Let a deal change places with the one before it."""

    code: Code


class ShopFill(CallbackData, prefix="shop.fill"):
    """Begin with the newest deals."""


class ShopQr(CallbackData, prefix="shop.qr"):
    """Get the link to one's shop as a picture."""


class ShopPage(CallbackData, prefix="shop.page"):
    """Turn somebody's shop to a page."""

    owner: Code
    number: Units


class ShopDealShow(CallbackData, prefix="shop.deal"):
    """See a deal in somebody's shop, which was at page `number`."""

    owner: Code
    code: Code
    number: Units


@dataclass(frozen=True, slots=True)
class ShopStats:
    """What a shop brought its owner; each a count of rows."""

    opened: int
    joined: int
    confirmed: int
    void: int


def link(me: User, code: str) -> str:
    """Return the address of a member's shop."""
    return private_link(me, build_payload(LinkKind.SHOP, code))


def own(
    shop: PromoterShop, member: Member, on_show: int, numbers: ShopStats, t: Translate, me: User
) -> Screen:
    """Return a shop as its owner sees it."""
    address = link(me, member.code)
    lines = [
        t("shop-own", title=shop.title, deals=on_show),
        t("shop-link", link=address),
        t(
            "shop-numbers",
            opened=numbers.opened,
            joined=numbers.joined,
            confirmed=numbers.confirmed,
            void=numbers.void,
        ),
    ]
    sent = share_button(
        t.plain("shop-button-share"), me, "s", build_payload(LinkKind.SHOP, member.code), shop.title
    )
    copy = copy_button(t.plain("referral-button-copy-link"), address)
    first = [button(t.plain("shop-button-choose"), ShopChoose(number=0))]
    if on_show:
        first.append(button(t.plain("shop-button-order"), ShopOrder()))
    else:
        first.append(button(t.plain("shop-button-fill"), ShopFill()))
    seen = button(t.plain("shop-button-see"), ShopPage(owner=member.code, number=0))
    rows = [
        first,
        [button(t.plain("shop-button-title"), ShopTitle()), seen],
        [copy, sent],
        [button(t.plain("referral-button-qr"), ShopQr())],
    ]
    return Screen("\n".join(lines), markup(rows))


def which_title(t: Translate) -> Screen:
    """Return the question for a title."""
    return Screen(t("shop-which-title"))


def title_sure(before: str, after: str, t: Translate) -> Screen:
    """Return the question whether a shop is to have another title."""
    tag = promoter_shop.title_tag(after)
    yes = button(t.plain("shop-button-use"), ShopTitleUse(title=tag), "success")
    rows = [[yes], [button(t.plain("shop-button-keep"), ShopOwn())]]
    return Screen(t("shop-title-sure", before=before, after=after), markup(rows))


def choose(
    deals: Sequence[Deal], chosen: Collection[int], t: Translate, *, number: int, pages: int
) -> Screen:
    """Return a page of the shelf; what is on one's own page is ticked."""
    keyboard = InlineKeyboardBuilder()
    for deal in deals:
        mark = "☑" if deal.id in chosen else "☐"
        data = ShopToggle(code=deal.code, number=number)
        keyboard.row(button(f"{mark} {deal.title}"[:60], data))
    keyboard.row(*turns(t, number, pages, lambda page: ShopChoose(number=page)))
    keyboard.row(button(t.plain("shop-button-own"), ShopOwn()))
    text = t("shop-choose", chosen=len(chosen), page=number + 1, pages=max(pages, 1))
    return Screen(text, keyboard.as_markup())


def order(deals: Sequence[Deal], t: Translate) -> Screen:
    """Return one's page in its order; a press moves a deal up."""
    keyboard = InlineKeyboardBuilder()
    for deal in deals:
        keyboard.row(button(f"⬆️ {deal.title}"[:60], ShopUp(code=deal.code)))
    keyboard.row(button(t.plain("shop-button-own"), ShopOwn()))
    return Screen(t("shop-order"), keyboard.as_markup())


def shown(
    shop: PromoterShop,
    owner: Member,
    deals: Sequence[Deal],
    t: Translate,
    *,
    number: int,
    pages: int,
) -> Screen:
    """Return a page of somebody's shop, for anybody."""
    head = t("shop-shown", title=shop.title, name=owner.name)
    if not deals:
        return Screen(f"{head}\n{t('shop-empty')}")
    keyboard = InlineKeyboardBuilder()
    for deal in deals:
        words = named(deal.title, t.money(deal.price_minor, deal.currency))
        data = ShopDealShow(owner=owner.code, code=deal.code, number=number)
        keyboard.row(button(words, data))
    turning = turns(t, number, pages, lambda page: ShopPage(owner=owner.code, number=page))
    keyboard.row(*turning)
    return Screen(f"{head}\n{t('shop-tap')}", keyboard.as_markup())


def deal(
    values: DealPost,
    owner: Member,
    running: Sequence[tuple[str, str]],
    t: Translate,
    me: User,
    *,
    number: int,
) -> Screen:
    """Return a deal in somebody's shop: every way on carries their code.

    `running` are promotions of the deal that can be joined now, by kind and code.
    """
    code = values["code"]
    rows = []
    address = with_code(values["link"], owner.code)
    if address is not None:
        rows.append([link_button(t.plain("deal-button-shop"), address)])
    for kind, its_code in running:
        where = private_link(me, build_payload(LinkKind(kind), its_code, owner.code))
        words = t.plain(f"shop-button-{kind}", code=its_code)
        rows.append([link_button(words, where)])
    payload = build_payload(LinkKind.DEAL, code, owner.code)
    copy = copy_button(t.plain("referral-button-copy-link"), private_link(me, payload))
    back = button(t.plain("shop-button-back"), ShopPage(owner=owner.code, number=number))
    rows += [[copy], [back]]
    return Screen(card(values, t).text, markup(rows))
