"""What an order list looks like: the live card in a chat, one's own order, the whole list, questions.

The values come from `domain.order_list.card`; a screen is drawn from them alone. A card fits into one
message whatever is on it: the oldest orders fold first, then the description, then items.
"""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from domain.money import Money
from domain.order_list.card import (
    OVER,
    PAGE_SIZE,
    ListItem,
    ListLine,
    OrderListCard,
    OrderListCardState,
    OwnListOrder,
)
from domain.order_list.change import OwnOrder
from domain.order_words.words import Problem
from domain.pickup.choice import PickupFacts
from domain.post.markup import CAPTION_UNITS_MAX, TEXT_UNITS_MAX, units
from storage.subject import ORDER_LIST
from views.buttons import TOAST_CHARS_MAX, Id, Units, button, markup, named
from views.i18n import Html, Translate, escaped
from views.notice import stored_moment
from views.pager import turns
from views.pickup.choice_screens import change_button, pickup_lines
from views.promotion import live_card_messages
from views.screen import Screen

DESCRIPTION_CHARS_MAX = 240
ROWS_ALONE_MAX = 6
"""So many items have a button of a whole row; more of them stand two in a row."""
LABEL_CHARS_MAX = 20
CHOICES_MAX = 6
ORDERED_CHARS_MAX = 160
"""Of what one order has, so much stands in its line."""


class ListPick(CallbackData, prefix="ol.pick"):
    """Order one of an item, or say how many of it where one has some."""

    list_id: Id
    item_id: Id


class ListOwn(CallbackData, prefix="ol.own"):
    """Show one's own order."""

    list_id: Id


class ListWhole(CallbackData, prefix="ol.all"):
    """Show a page of all orders."""

    list_id: Id
    number: Units


class ListSet(CallbackData, prefix="ol.set"):
    """Have so many units of an item in one's order."""

    list_id: Id
    item_id: Id
    units: Units


class ListClear(CallbackData, prefix="ol.clear"):
    """Take one's whole order back, once one is sure."""

    list_id: Id
    sure: bool


class ListNote(CallbackData, prefix="ol.note"):
    """Write a note on one's order."""

    list_id: Id


def card(values: OrderListCard, t: Translate) -> Screen:
    """Return the live card of an order list in a chat."""
    most = TEXT_UNITS_MAX if values["photo"] is None else CAPTION_UNITS_MAX
    text, folded = _fitting(values, t, most)
    return Screen(text, markup(_card_buttons(values, folded, t)), values["photo"])


def _fitting(values: OrderListCard, t: Translate, most: int) -> tuple[str, int]:
    """Return the text of a card that fits, and how many orders it does not show."""
    items, about, tail = values["items"], _about(values), _tail(values, t)
    while True:
        head = [t("order_list-title", title=values["title"]), *about, *_items(values, items, t)]
        room = (
            most - units("\n".join([*head, *tail, str(t("order_list-folded", count=10_000))])) - 8
        )
        if room >= 0 or not (about or items):
            break
        if about:
            about = []
        else:
            items = items[:-1]
    lines: list[str] = []
    for line in reversed(values["lines"]):
        said = _line(line, t)
        room -= units(said) + 1
        if room < 0:
            break
        lines.insert(0, said)
    folded = values["orders"] - len(lines) if values["lines"] else 0
    more = [t("order_list-folded", count=folded)] if folded > 0 else []
    body = ["", *more, *lines] if lines or more else []
    return "\n".join([*head, *body, "", *tail]), folded


def lines(values: OrderListCard, t: Translate) -> list[Html]:
    """Return what a page says of a list: what is on it, how much was ordered, until when; no names."""
    how = values["state"] == OrderListCardState.OPEN
    return [
        *_about(values),
        *_items(values, values["items"], t),
        *_tail(values, t)[: -1 if how else None],
    ]


def order_lines(values: OrderListCard, t: Translate) -> list[Html]:
    """Return the newest orders of a list, and how many are before them."""
    folded = values["orders"] - len(values["lines"]) if values["lines"] else 0
    more = [t("order_list-folded", count=folded)] if folded > 0 else []
    return [*more, *(_line(line, t) for line in values["lines"])]


def _about(values: OrderListCard) -> list[Html]:
    about = values["description"].strip()
    if not about or values["state"] in OVER:
        return []
    if len(about) > DESCRIPTION_CHARS_MAX:
        about = about[:DESCRIPTION_CHARS_MAX].rstrip() + "…"
    return [escaped(about)]


def _items(values: OrderListCard, shown: Sequence[ListItem], t: Translate) -> list[Html]:
    lines = [_item(item, values, t) for item in shown]
    hidden = len(values["items"]) - len(shown)
    return [*lines, t("order_list-items-folded", count=hidden)] if hidden else lines


def _item(item: ListItem, values: OrderListCard, t: Translate) -> Html:
    price = Money(item["price_minor"], values["currency"])
    if item["left"] is None or values["state"] in OVER:
        return t("order_list-item", label=item["label"], price=price)
    key = "order_list-item-left" if item["left"] else "order_list-item-gone"
    return t(key, label=item["label"], price=price, left=item["left"])


def _line(line: ListLine, t: Translate) -> Html:
    ordered = _ordered(line["items"], t)
    return t("order_list-line", number=line["number"], name=line["name"], ordered=ordered)


def _ordered(things: Sequence[tuple[int, str]], t: Translate) -> str:
    """Return what is in an order in one line, as much of it as has room."""
    said = ""
    for count, label in things:
        more = t.plain("order_list-units", units=count, label=label)
        if len(said) + len(more) > ORDERED_CHARS_MAX:
            return f"{said}, …"
        said = f"{said}, {more}" if said else more
    return said


def _tail(values: OrderListCard, t: Translate) -> list[Html]:
    state = values["state"]
    if state in OVER:
        return [t(f"order_list-over-{state}", orders=values["orders"], sum=_sum(values))]
    if state == OrderListCardState.ANNOUNCED:
        starts = t("order_list-starts", moment=_moment(values["starts_at"], values, t))
        return [*_least(values, t), starts]
    lines = [t("order_list-count", orders=values["orders"], sum=_sum(values)), *_least(values, t)]
    lines.append(t("order_list-ends", moment=_moment(values["ends_at"], values, t)))
    return [*lines, t("order_list-how", code=values["code"])]


def _sum(values: OrderListCard) -> Money:
    return Money(values["sum_minor"], values["currency"])


def _least(values: OrderListCard, t: Translate) -> list[Html]:
    least = values["least_minor"]
    if least is None:
        return []
    wanted = Money(least, values["currency"])
    missing = least - values["sum_minor"]
    if missing <= 0:
        return [t("order_list-least-reached", least=wanted)]
    return [t("order_list-least", least=wanted, missing=Money(missing, values["currency"]))]


def _card_buttons(
    values: OrderListCard, folded: int, t: Translate
) -> list[list[InlineKeyboardButton]]:
    list_id, whole = values["list_id"], []
    if folded > 0:
        whole = [button(t.plain("order_list-button-whole"), ListWhole(list_id=list_id, number=0))]
    if values["state"] != OrderListCardState.OPEN:
        return [whole]
    picks = [
        button(
            named(item["label"], t.money(item["price_minor"], values["currency"]), "➕"),
            ListPick(list_id=list_id, item_id=item["id"]),
        )
        for item in values["items"]
        if item["left"] != 0
    ]
    wide = 1 if len(picks) <= ROWS_ALONE_MAX else 2
    rows = [picks[start : start + wide] for start in range(0, len(picks), wide)]
    own = button(t.plain("order_list-button-own"), ListOwn(list_id=list_id), "primary")
    return [*rows, [own, *whole]]


def own_page(
    values: OrderListCard, own: OwnListOrder, t: Translate, pickup: PickupFacts | None = None
) -> Screen:
    """Return a member's own order, with what changes it while the list is open.

    `pickup` is where and when it is fetched; None is of no order.
    """
    lines: list[Html | str] = [t("order_list-title", title=values["title"])]
    chosen = [item for item in values["items"] if own["units"].get(item["id"])]
    if chosen:
        lines.append(t("order_list-own", number=own["number"]))
        for item in chosen:
            count = own["units"][item["id"]]
            worth = Money(item["price_minor"] * count, values["currency"])
            lines.append(t("order_list-own-item", units=count, label=item["label"], amount=worth))
        total = Money(own["total_minor"], values["currency"])
        lines.append(t("order_list-own-total", amount=total))
    else:
        lines.append(t("order_list-own-none"))
    if own["note"]:
        lines.append(t("order_list-own-note", note=own["note"]))
    rows = _own_buttons(values, own, t)
    if pickup is not None:
        lines += pickup_lines(pickup, t)
    if pickup is not None and pickup["choosable"]:
        rows.append([change_button(pickup["order"], t, asks=pickup["asks"])])
    lines += ["", *_tail(values, t)[-2 if values["state"] == OrderListCardState.OPEN else -1 :]]
    return Screen("\n".join(lines), markup(rows))


def _own_buttons(
    values: OrderListCard, own: OwnListOrder, t: Translate
) -> list[list[InlineKeyboardButton]]:
    list_id = values["list_id"]
    whole = button(t.plain("order_list-button-whole"), ListWhole(list_id=list_id, number=0))
    if values["state"] != OrderListCardState.OPEN:
        return [[whole]]
    rows = [_chooser(values, item, own["units"].get(item["id"], 0), t) for item in values["items"]]
    last = [whole]
    if own["number"]:
        clear = ListClear(list_id=list_id, sure=False)
        note = button(t.plain("order_list-button-note"), ListNote(list_id=list_id))
        last = [note, whole]
        rows.append([button(t.plain("order_list-button-clear"), clear, "danger")])
    return [*rows, last]


def _chooser(
    values: OrderListCard, item: ListItem, count: int, t: Translate
) -> list[InlineKeyboardButton]:
    """Return the row that says how many of an item somebody wants."""

    def put(to: int) -> ListSet:
        return ListSet(list_id=values["list_id"], item_id=item["id"], units=to)

    free = item["left"] is None or item["left"] > 0
    more = free and count < item["most"]
    if not count:
        words = named(item["label"], t.money(item["price_minor"], values["currency"]), "➕")
        return [button(words, put(1))] if more else []
    words = t.plain("order_list-units", units=count, label=item["label"][:LABEL_CHARS_MAX])
    row = [button("➖", put(count - 1)), button(words, ListOwn(list_id=values["list_id"]))]
    return [*row, button("➕", put(count + 1))] if more else row


def sure_to_clear(values: OrderListCard, t: Translate) -> Screen:
    """Return the question before a whole order is taken back."""
    list_id = values["list_id"]
    yes = button(
        t.plain("order_list-button-clear-yes"), ListClear(list_id=list_id, sure=True), "danger"
    )
    no = button(t.plain("order_list-button-back"), ListOwn(list_id=list_id))
    return Screen(t("order_list-clear-sure", title=values["title"]), markup([[yes, no]]))


def whole_list(
    values: OrderListCard, lines: Sequence[ListLine], count: int, number: int, t: Translate
) -> Screen:
    """Return a page of all orders of a list, by their numbers."""
    pages = max(1, -(-count // PAGE_SIZE))
    number = min(number, pages - 1)
    list_id = values["list_id"]
    text = [t("order_list-title", title=values["title"])]
    text.append(t("order_list-count", orders=count, sum=_sum(values)))
    text += [_line(line, t) for line in lines]
    turning = turns(t, number, pages, lambda to: ListWhole(list_id=list_id, number=to))
    own = button(t.plain("order_list-button-own"), ListOwn(list_id=list_id))
    return Screen("\n".join(text), markup([turning, [own]]))


def ask_note(t: Translate) -> Screen:
    """Return the question for a note."""
    return Screen(t("order_list-ask-note"))


def question(
    problem: Problem, word: str, choices: Sequence[tuple[str, CallbackData]], t: Translate
) -> Screen:
    """Return what is asked back of an order in words that is not clear, with what may be meant."""
    rows = [[button(words, data)] for words, data in choices[:CHOICES_MAX]]
    return Screen(t(f"order_list-unclear-{problem}", word=word), markup(rows))


def choice(count: int, label: str, t: Translate) -> str:
    """Return the words on a button that orders so many of an item."""
    return t.plain("order_list-units", units=count, label=label[:LABEL_CHARS_MAX])


def said(own: OwnOrder, t: Translate) -> str:
    """Return in one line, short enough for a toast, what somebody's order is now."""
    ordered = _ordered([(count, item.label) for item, count in own.said], t)
    if not ordered or own.order is None:
        return t.plain("order_list-toast-none")
    total = Money(own.total_minor, own.order_list.currency)
    words = t.plain("order_list-toast", number=own.order.number, ordered=ordered, amount=total)
    return words if len(words) <= TOAST_CHARS_MAX else words[: TOAST_CHARS_MAX - 1] + "…"


def _moment(stored: str, values: OrderListCard, t: Translate) -> Html:
    return stored_moment(stored, t, values["zone"])


RENDERERS = live_card_messages.renderers(ORDER_LIST, card)
