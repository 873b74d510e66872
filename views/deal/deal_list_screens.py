"""The list of what is on offer: page by page, by category, by words; what runs as a promotion first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated
from zlib import crc32

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, WebAppInfo
from aiogram.utils.keyboard import InlineKeyboardBuilder
from pydantic import Field

from domain.deal.deal import deal_snapshot
from domain.promotion.shelf import RunningPromotion
from storage.deal.tables import Deal
from storage.subject import GROUP_BUY
from views.buttons import Units, button, markup, named
from views.deal.deal_screens import DealPage, DealShow, reduction
from views.flash_sale.flash_sale_screens import FlashSaleOwn
from views.group_buy.team_screens import TeamShow
from views.i18n import Html, Translate
from views.pager import turns
from views.screen import Screen

CATEGORIES_MAX = 8
CATEGORY_CHARS_MAX = 24
CATEGORIES_PER_ROW = 2
FOUND_MAX = 12
"""Deals that a search shows; who wants fewer types another word."""
MARKS = {True: "👥", False: "⚡"}
"""A group buy, and a flash sale."""


class DealCategory(CallbackData, prefix="deal.of"):
    """Turn the list of one category to a page; `key` is `category_key` of its name."""

    key: Annotated[str, Field(max_length=8)]
    number: Units


@dataclass(frozen=True, slots=True)
class DealList:
    """One page of what is on offer; on a page of one category, `running` is empty."""

    deals: Sequence[Deal]
    number: int
    pages: int
    running: Sequence[RunningPromotion] = ()
    categories: Sequence[str] = ()
    category: str | None = None


def category_key(category: str) -> str:
    """Return what a button has room for, of a name of any length."""
    return f"{crc32(category.encode()):08x}"


def listed(page: DealList, t: Translate) -> Screen:
    """Return one page of what is on offer; every deal and promotion on it is a button."""
    if not page.deals and not page.running:
        return Screen(t("deal-list-empty"))
    blocks: list[str] = [_running(page.running, t)] if page.running else []
    if page.deals:
        blocks.append(Html("\n".join([_title(page, t), *(_line(deal, t) for deal in page.deals)])))
    keyboard = InlineKeyboardBuilder()
    for one in page.running:
        keyboard.row(_promotion_button(one, t))
    for deal in page.deals:
        keyboard.row(_deal_button(deal, page.number if page.category is None else 0, t))
    keyboard.row(*turns(t, page.number, page.pages, lambda to: _turn(page, to)))
    keyboard.row(*_categories(page, t), width=CATEGORIES_PER_ROW)
    if page.category is not None:
        keyboard.row(button(t.plain("deal-button-back"), DealPage(number=0)))
    return Screen("\n\n".join([*blocks, t("deal-list-hint")]), keyboard.as_markup())


def found(deals: Sequence[Deal], words: str, t: Translate, *, more: bool) -> Screen:
    """Return what a search found, with the way back to everything."""
    back = [button(t.plain("deal-button-back"), DealPage(number=0))]
    if not deals:
        return Screen(t("deal-search-nothing", words=words), markup([back]))
    lines: list[str] = [t("deal-search-title", words=words), *(_line(deal, t) for deal in deals)]
    if more:
        lines += ["", t("deal-search-more")]
    rows = [[_deal_button(deal, 0, t)] for deal in deals]
    return Screen("\n".join(lines), markup([*rows, back]))


def _title(page: DealList, t: Translate) -> Html:
    if page.category is None:
        return t("deal-list-title", page=page.number + 1, pages=page.pages)
    name = page.category[:CATEGORY_CHARS_MAX]
    return t("deal-list-of", category=name, page=page.number + 1, pages=page.pages)


def _turn(page: DealList, number: int) -> CallbackData:
    if page.category is None:
        return DealPage(number=number)
    return DealCategory(key=category_key(page.category), number=number)


def _running(running: Sequence[RunningPromotion], t: Translate) -> Html:
    lines = [t("deal-list-running")]
    for one in running:
        alone = "" if one.alone is None else "-alone"
        key = f"deal-list-{one.kind}{alone}"
        values = {} if one.alone is None else {"alone": one.alone}
        lines.append(t(key, title=one.title, price=one.price, **values))
    return Html("\n".join(lines))


def _promotion_button(one: RunningPromotion, t: Translate) -> InlineKeyboardButton:
    together = one.kind == GROUP_BUY
    opens = TeamShow(code=one.code) if together else FlashSaleOwn(sale_id=one.id)
    price = t.money(one.price.minor, one.price.currency)
    return button(named(one.title, price, MARKS[together]), opens, "primary")


def _deal_button(deal: Deal, number: int, t: Translate) -> InlineKeyboardButton:
    words = named(deal.title, asked(deal, t))
    return button(words, DealShow(code=deal.code, number=number))


def _categories(page: DealList, t: Translate) -> list[InlineKeyboardButton]:
    """Return the ways to the categories, where there is a choice."""
    if page.category is not None or len(page.categories) < 2:
        return []
    return [
        button(
            t.plain("deal-button-category", category=name[:CATEGORY_CHARS_MAX]),
            DealCategory(key=category_key(name), number=0),
        )
        for name in page.categories
    ]


def asked(deal: Deal, t: Translate) -> str:
    """Return what a deal costs, or from how much on."""
    if deal.from_minor is None:
        return t.money(deal.price_minor, deal.currency)
    return t.plain("price-from", price=t.money(deal.from_minor, deal.currency))


def _line(deal: Deal, t: Translate) -> Html:
    price = asked(deal, t)
    percent = reduction(deal_snapshot(deal), t).percent
    key = "deal-list-line-reduced" if percent else "deal-list-line"
    return t(key, title=deal.title, price=price, percent=percent)


def with_shop(screen: Screen, url: str, t: Translate) -> Screen:
    """Return a page of the list with a button that opens the shop's pages; for private chats alone."""
    opens = InlineKeyboardButton(
        text=t.plain("storefront-button-open"), web_app=WebAppInfo(url=url), style="primary"
    )
    rows = screen.keyboard.inline_keyboard if screen.keyboard else []
    return replace(screen, keyboard=markup([[opens], *rows]))
