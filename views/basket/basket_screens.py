"""A member's basket in a chat: what is in it, how many, where it is fetched, what is to be paid."""

from collections.abc import Mapping, Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from domain.basket.basket import Basket, BasketEntry, BasketLine
from domain.basket.together import TOGETHER
from storage.order.order_columns import OrderKind
from storage.order.orders import OrderRow
from views.basket.basket_data import (
    BasketNote,
    BasketOpen,
    BasketPay,
    BasketRemove,
    BasketSet,
)
from views.buttons import button, link_button, markup, named
from views.flash_sale.flash_sale_screens import FlashSaleOwn
from views.group_buy.team_screens import TeamShow
from views.i18n import Html, Translate
from views.order.order_screens import state
from views.order_list.order_list_screens import ListOwn
from views.pager import cut, turns
from views.pickup.choice_screens import change_button, place_tail
from views.screen import Screen

ENTRIES_PER_PAGE = 5
LINES_MAX = 4
"""An order with more things than these is changed on its own page."""


def page(basket: Basket, t: Translate, number: int = 0) -> Screen:
    """Return a page of a member's basket, each order with what changes it."""
    if not basket.entries:
        return Screen(t("basket-empty"))
    shown = cut(basket.entries, number, ENTRIES_PER_PAGE)
    lines: list[Html | str] = [t("basket-title")]
    rows: list[list[InlineKeyboardButton]] = []
    for place, entry in enumerate(shown.items, shown.first + 1):
        lines.append(Html(f"{place}. {entry_words(entry, t)}"))
        lines += details(entry, t, noted=basket.note is None)
        rows += _entry_buttons(entry, place, shown.number, t)
    if basket.note:
        lines.append(t("order_list-own-note", note=basket.note))
    lines += ["", *sums(basket, t)]
    return Screen(
        "\n".join(lines),
        markup(
            [
                *rows,
                turns(t, shown.number, shown.pages, lambda to: BasketOpen(number=to)),
                *_whole_buttons(basket, t),
            ]
        ),
    )


def sums(basket: Basket, t: Translate) -> list[Html]:
    """Return what everything comes to and what is still to be paid, each currency for itself."""
    lines = [t("basket-total", amount=amounts(basket.totals, t))]
    now = {
        currency: sum(
            one.left_minor for one in basket.entries if one.is_due and one.row.currency == currency
        )
        for currency in basket.left
    }
    later = {currency: minor - now[currency] for currency, minor in basket.left.items()}
    if any(now.values()):
        lines.append(t("basket-now", amount=amounts(now, t)))
    if any(later.values()):
        lines.append(t("basket-later", amount=amounts(later, t)))
    return lines


def amounts(sums: Mapping[str, int], t: Translate) -> str:
    """Return amounts in several currencies side by side: there is no sum of them."""
    return " + ".join(t.money(minor, currency) for currency, minor in sums.items() if minor)


def entry_words(entry: BasketEntry, t: Translate) -> Html:
    """Return an order in one line: what, how much, how it stands, where it is fetched."""
    row = entry.row
    said = t(
        "basket-line",
        title=row.title,
        units=row.quantity,
        amount=t.money(row.amount_minor, row.currency),
        state=state(row.state, t),
    )
    return Html(said + place_tail(entry.place, t))


def details(entry: BasketEntry, t: Translate, *, noted: bool) -> list[Html]:
    """Return what is in an order of a list, and the note on an order where they differ."""
    lines: list[Html] = []
    if entry.row.kind is OrderKind.ORDER_LIST and len(entry.lines) <= LINES_MAX:
        lines += [
            t("voucher-content", quantity=line.units, label=line.label) for line in entry.lines
        ]
    if noted and entry.row.note:
        lines.append(t("order_list-own-note", note=entry.row.note))
    return lines


def page_of(entry: BasketEntry) -> CallbackData:
    """Return what leads to an order's own page."""
    if entry.row.kind is OrderKind.ORDER_LIST:
        return ListOwn(list_id=entry.row.promotion_id or 0)
    if entry.row.kind is OrderKind.FLASH_SALE:
        return FlashSaleOwn(sale_id=entry.row.promotion_id or 0)
    return TeamShow(code=entry.code)


def _entry_buttons(
    entry: BasketEntry, place: int, number: int, t: Translate
) -> list[list[InlineKeyboardButton]]:
    if len(entry.lines) > LINES_MAX:
        whole = named(entry.row.title, f"×{entry.row.quantity}", f"{place}.")
        return [[button(whole, page_of(entry))]]
    return [_chooser(entry, line, place, number) for line in entry.lines]


def _chooser(
    entry: BasketEntry, line: BasketLine, place: int, number: int
) -> list[InlineKeyboardButton]:
    """Return the row that says how many of something there are to be."""

    def put(units: int) -> BasketSet:
        return BasketSet(order=entry.key, item_id=line.item_id, units=units, number=number)

    row = [button(named(line.label, f"×{line.units}", f"{place}."), page_of(entry))]
    if line.fewer and line.units > 1:
        row.insert(0, button("➖", put(line.units - 1)))
    elif entry.leaves:
        out = BasketRemove(order=entry.key, item_id=line.item_id, number=number, sure=False)
        row.insert(0, button("🗑", out))
    if line.most > line.units:
        row.append(button("➕", put(line.units + 1)))
    return row


def _whole_buttons(basket: Basket, t: Translate) -> list[list[InlineKeyboardButton]]:
    last = [button(t.plain("order_list-button-note"), BasketNote())]
    if len(basket.entries) > 1:
        last.insert(0, change_button(TOGETHER, t))
    elif basket.entries[0].row.subject:
        last.insert(0, change_button(basket.entries[0].key, t))
    due = [one for one in basket.entries if one.is_due]
    pay = button(t.plain("basket-button-pay", count=len(due)), BasketPay(), "success")
    return [[pay] if due else [], last]


def sure(row: OrderRow, item_id: int, number: int, t: Translate) -> Screen:
    """Return the question before something is taken out: others may take it at once."""
    yes = BasketRemove(order=row.key, item_id=item_id, number=number, sure=True)
    keep = button(t.plain("basket-button-keep"), BasketOpen(number=number))
    out = button(t.plain("basket-button-out"), yes, "danger")
    return Screen(t("basket-out-sure", title=row.title), markup([[out, keep]]))


def shops(due: Sequence[tuple[BasketEntry, str]], t: Translate) -> Screen:
    """Return where each order is paid that another shop takes the money for."""
    rows = [
        [link_button(named(one.row.title, t.money(one.left_minor, one.row.currency), "💳"), link)]
        for one, link in due
    ]
    return Screen(t("basket-pay-shops"), markup(rows))


def ask_note(t: Translate) -> Screen:
    """Return the question for a note on everything."""
    return Screen(t("basket-ask-note"))
