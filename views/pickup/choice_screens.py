"""Choosing where and when to pick an order up: stores, days, times."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton
from aiogram.types import InlineKeyboardMarkup as Markup
from aiogram.utils.keyboard import InlineKeyboardBuilder
from pydantic import Field

from domain.basket.together import TOGETHER, Choosing, ChosenTogether
from domain.pickup.choice import PickupFacts, PickupQuestion
from domain.pickup.pickup_time import PickupTime
from domain.pickup.places import PickupPlace
from domain.pickup.point import has_times
from storage.stores import Store
from views.buttons import NAMED_CHARS_MAX, Id, Units, button, markup, named
from views.i18n import Html, Translate
from views.pager import cut, turns
from views.pickup.hours_words import clock
from views.screen import Screen

STORES_PER_PAGE = 10
STREET_CHARS_MAX = 20
"""How much of an address stands in a button."""
TIMES_PER_ROW = 4
OTHERS_SHOWN = 10
"""Orders that are named because they are not fetched with the others."""
TIMES_MAX = 96
"""Buttons of one day: as many as times of a quarter of an hour."""
Order = Annotated[str, Field(pattern=r"^[a-z][0-9]{1,9}$")]
Day = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
WHOLE_DAY = 1440
"""In place of a minute, where the whole day is meant."""


class PickupOpen(CallbackData, prefix="pk.open"):
    """Show the presser where their order may be picked up, by page from 0."""

    order: Order
    number: Units = 0


class PickupStore(CallbackData, prefix="pk.store"):
    """Pick an order up in a store; where there are times, show the days first."""

    order: Order
    store_id: Id


class PickupDay(CallbackData, prefix="pk.day"):
    """Show the times of a day."""

    order: Order
    store_id: Id
    day: Day


class PickupChosen(CallbackData, prefix="pk.time"):
    """Pick an order up at a time of a day; 1440 is the whole of it."""

    order: Order
    store_id: Id
    day: Day
    minute: Annotated[int, Field(ge=0, le=WHOLE_DAY)]


def titled(asked: PickupQuestion, t: Translate) -> str:
    """Return what a question is about in words."""
    return t.plain("basket-everything") if asked.order == TOGETHER else asked.title


def title_of(order: Choosing, t: Translate) -> str:
    return titled(order.question, t)


def question(asked: PickupQuestion, t: Translate, number: int = 0) -> Screen:
    """Return the question after a join: in which store, or when."""
    return _stores(asked, t("pickup-ask-where", title=titled(asked, t)), t, number)


def opened(order: Choosing, t: Translate, number: int = 0) -> Screen:
    """Return the stores of an order, with what is chosen now."""
    now = order.choice
    store = None if now is None else _name_of(order, now.store_id)
    if now is None or store is None:
        return question(order.question, t, number)
    at = moment_words(now.day, now.minute, t)
    words = t("pickup-now", title=title_of(order, t), store=store, at=at or "none")
    return _stores(order.question, words, t, number, chosen=now.store_id)


def days(order: Choosing, store: Store, offered: Sequence[PickupTime], t: Translate) -> Screen:
    """Return the days of a store that have a place left."""
    left: dict[date, int | None] = {}
    for one in offered:
        before = left.get(one.day, 0)
        left[one.day] = None if before is None or one.left is None else before + one.left
    free = {day: number for day, number in left.items() if number != 0}
    if not free:
        return Screen(t("pickup-no-times", store=store.name), _back(order, t))
    keyboard = InlineKeyboardBuilder()
    for day, number in free.items():
        words = t.day(day)
        label = words if number is None else t.plain("pickup-button-left", at=words, left=number)
        keyboard.row(button(label, _day_data(order, store, day)))
    words = t("pickup-which-day", title=title_of(order, t), store=store.name)
    return Screen(words, _with_back(keyboard, order, t))


def times(
    order: Choosing, store: Store, day: date, offered: Sequence[PickupTime], t: Translate
) -> Screen:
    """Return the times of a day that have a place left."""
    free = [one for one in offered if one.day == day and one.left != 0][:TIMES_MAX]
    if not free:
        return days(order, store, offered, t)
    keyboard = InlineKeyboardBuilder()
    for one in free:
        data = _time_data(order, store, one)
        keyboard.add(button(clock(one.minute or 0), data))
    keyboard.adjust(TIMES_PER_ROW)
    words = t("pickup-which-time", title=title_of(order, t), store=store.name, day=t.day(day))
    return Screen(words, _with_back(keyboard, order, t))


def chosen(order: Choosing, store: Store, at: str, t: Translate) -> Screen:
    """Return what was written down, with the way to change it."""
    words = t("pickup-chosen", title=title_of(order, t), store=store.name, at=at or "none")
    return Screen(words, markup([[change_button(order.question.order, t)]]))


def chosen_together(made: ChosenTogether, t: Translate) -> Screen:
    """Return what was written down for a basket, and what stays as it was."""
    at = moment_words(*made.at, t) if made.at else ""
    lines = [
        t(
            "pickup-chosen",
            title=t.plain("basket-everything"),
            store=made.store.name,
            at=at or "none",
        )
    ]
    lines += [t("basket-not-there", title=title) for title in made.others[:OTHERS_SHOWN]]
    return Screen("\n".join(lines), markup([[change_button(TOGETHER, t)]]))


def change_button(order: str, t: Translate, *, asks: bool = False) -> InlineKeyboardButton:
    """Return the button that leads to the choice of a store."""
    key = "pickup-button-choose" if asks else "pickup-button-change"
    return button(t.plain(key), PickupOpen(order=order), "success" if asks else None)


def moment_words(day: str | None, minute: int | None, t: Translate) -> str:
    """Return `Mon 7 Dec, 09:30`, the day alone, or nothing."""
    if day is None:
        return ""
    words = t.day(date.fromisoformat(day))
    comma = "" if t.plain("pickup-hours-part").startswith("，") else ","
    return words if minute is None else f"{words}{comma} {clock(minute)}"


def place_tail(place: PickupPlace | None, t: Translate) -> Html:
    """Return what stands behind an order in a list: ` · 📍 Market, Mon 7 Dec, 09:30`, or nothing."""
    if place is None:
        return Html("")
    at = moment_words(place.day, place.minute, t)
    return Html(f" · {t('pickup-short', store=place.store, at=at or 'none')}")


def pickup_lines(pickup: PickupFacts, t: Translate) -> list[Html]:
    """Return where and when an order is fetched, in a line; nothing where any store will do."""
    if pickup["asks"]:
        return [t("pickup-no-time-yet" if pickup["point"] else "pickup-not-chosen")]
    if pickup["point"] is None:
        return []
    at = moment_words(pickup["day"], pickup["minute"], t)
    return [t("pickup-short", store=pickup["point"]["name"], at=at or "none")]


def _stores(
    asked: PickupQuestion, words: Html, t: Translate, number: int, chosen: int | None = None
) -> Screen:
    keyboard = InlineKeyboardBuilder()
    page = cut(asked.stores, number, STORES_PER_PAGE)
    for store in page.items:
        mark = "✓" if store.id == chosen else "📍"
        label = named(store.name, store.address[:STREET_CHARS_MAX], mark)
        if not store.address:
            label = f"{mark} {store.name[:NAMED_CHARS_MAX]}"
        if len(asked.stores) == 1 and has_times(store):
            label = t.plain("pickup-button-when")
        keyboard.row(button(label, PickupStore(order=asked.order, store_id=store.id)))
    keyboard.row(
        *turns(t, page.number, page.pages, lambda to: PickupOpen(order=asked.order, number=to))
    )
    return Screen(words, keyboard.as_markup())


def _name_of(order: Choosing, store_id: int) -> str | None:
    return next((store.name for store in order.stores if store.id == store_id), None)


def _day_data(order: Choosing, store: Store, day: date) -> CallbackData:
    """Return what a day's button does: choose it at once, where a day has no times."""
    if store.slot_minutes is None:
        return _time_data(order, store, PickupTime(day, None, None))
    return PickupDay(order=order.question.order, store_id=store.id, day=day.isoformat())


def _time_data(order: Choosing, store: Store, one: PickupTime) -> PickupChosen:
    return PickupChosen(
        order=order.question.order,
        store_id=store.id,
        day=one.day.isoformat(),
        minute=WHOLE_DAY if one.minute is None else one.minute,
    )


def _back(order: Choosing, t: Translate) -> Markup | None:
    return markup([[button(t.plain("pickup-button-back"), PickupOpen(order=order.question.order))]])


def _with_back(keyboard: InlineKeyboardBuilder, order: Choosing, t: Translate) -> Markup:
    keyboard.row(button(t.plain("pickup-button-back"), PickupOpen(order=order.question.order)))
    return keyboard.as_markup()
