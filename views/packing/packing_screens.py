"""A packing list in the chat: what it is of, its sums, its orders with a tick for each, its files."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton
from aiogram.utils.keyboard import InlineKeyboardBuilder
from pydantic import Field

from domain.packing.packing_file import money_of
from domain.packing.packing_list import (
    Change,
    PackedPerson,
    PackingLine,
    PackingOverview,
    ProductSum,
)
from storage.packing.packing_rows import PackingRow, PackingScope
from storage.stores import Store
from storage.subject import FLASH_SALE, GROUP_BUY, ORDER_LIST
from views.buttons import Units, button, named
from views.i18n import Html, Translate
from views.pager import cut, turns
from views.pickup.choice_screens import moment_words
from views.screen import Screen

LINES_PER_PAGE = 8
WHAT_CHARS_MAX, THINGS_CHARS_MAX = 200, 1_000
"""Of what is in one order, in the message and on the page that is printed; the sheets have all."""
TITLE_CHARS_MAX = 80
PRODUCTS_SHOWN = 20
"""Sums of one store in the message; the files have all."""
STORES_SHOWN = 10
DAYS_SHOWN = 14
PROMOTIONS_SHOWN = 10
LETTERS = {GROUP_BUY: "g", FLASH_SALE: "f", ORDER_LIST: "o"}
SUBJECTS = {letter: subject for subject, letter in LETTERS.items()}
SCOPE = r"^([a-z][0-9]{1,10})?-[0-9]{0,10}-([0-9]{4}[0-9]{2}[0-9]{2})?$"
Scope = Annotated[str, Field(pattern=SCOPE)]
"""`g12-3-20261206`: a promotion, a store, a day, each of which may be left out."""
FORMATS = ("csv", "xlsx", "html")


class PackingOpen(CallbackData, prefix="pa.open"):
    """Show a packing list."""

    scope: Scope


class PackingLines(CallbackData, prefix="pa.lines"):
    """Show the orders of a list, by page from 0."""

    scope: Scope
    number: Units


class PackingTick(CallbackData, prefix="pa.tick"):
    """Turn an order from not packed to packed, or back."""

    scope: Scope
    number: Units
    order: Annotated[str, Field(pattern=r"^[a-z][0-9]{1,9}$")]


class PackingDays(CallbackData, prefix="pa.days"):
    """Choose the day of a list."""

    scope: Scope


class PackingFile(CallbackData, prefix="pa.file"):
    """Send a list as a file, and mark what changes from then on."""

    scope: Scope
    format: Annotated[str, Field(pattern=r"^(csv|xlsx|html)$")]


class PackingArrived(CallbackData, prefix="pa.there"):
    """Say that what is on a list has arrived; asked first."""

    scope: Scope
    sure: bool


def scope_word(scope: PackingScope) -> str:
    """Return a scope as a button holds it."""
    promotion = "" if scope.subject is None else f"{LETTERS[scope.subject]}{scope.subject_id}"
    day = (scope.day or "").replace("-", "")
    return f"{promotion}-{scope.store_id or ''}-{day}"


def read_scope(word: str) -> PackingScope:
    """Return the scope that a button holds; it says nothing of who may see it."""
    promotion, store, day = word.split("-")
    return PackingScope(
        SUBJECTS.get(promotion[:1]),
        int(promotion[1:]) if promotion[:1] in SUBJECTS else None,
        int(store) if store else None,
        f"{day[:4]}-{day[4:6]}-{day[6:]}" if day else None,
    )


def choose(
    stores: Sequence[Store], promotions: Sequence[tuple[str, int, str]], t: Translate
) -> Screen:
    """Return the lists that there are: of each store, and of the newest promotions."""
    keyboard = InlineKeyboardBuilder()
    for store in stores[:STORES_SHOWN]:
        data = PackingOpen(scope=scope_word(PackingScope(store_id=store.id)))
        keyboard.row(button(named(store.name, "", "🏪"), data))
    for subject, number, title in promotions[:PROMOTIONS_SHOWN]:
        data = PackingOpen(scope=scope_word(PackingScope(subject, number)))
        keyboard.row(button(named(title, "", "📦"), data))
    some = "yes" if stores or promotions else "no"
    return Screen(t("packing-choose", some=some), keyboard.as_markup())


def choose_scope(found: Sequence[tuple[PackingScope, str]], t: Translate) -> Screen:
    """Return the lists that a code stands for, in each of somebody's stores."""
    keyboard = InlineKeyboardBuilder()
    for scope, title in found[:STORES_SHOWN]:
        data = PackingOpen(scope=scope_word(scope))
        keyboard.row(button(named(title, "", "📦"), data))
    return Screen(t("packing-choose", some="yes"), keyboard.as_markup())


def overview(made: PackingOverview, title: str, t: Translate) -> Screen:
    """Return what a list is of, how far it is, and how much of what there is."""
    text = "\n".join([heading(made, title, t), *sums(made, t)])
    return Screen(text, _keys(made, t).as_markup())


def sums(made: PackingOverview, t: Translate) -> list[Html]:
    """Return how far a list is, and how much of what each store hands out; stores stand apart."""
    lines = made.lines
    numbers = t(
        "packing-numbers",
        people=len({person.member_id for person in made.people}),
        orders=len(lines),
        packed=sum(line.packed or line.fetched for line in lines),
        fetched=sum(line.fetched for line in lines),
    )
    text = [numbers, *_warnings(made, t)]
    for sheet in made.sheets[:STORES_SHOWN]:
        text += [Html(""), store_heading(sheet.store, t), *_products(sheet.products, t)]
    return text


def heading(made: PackingOverview, title: str, t: Translate) -> Html:
    day = "none" if made.scope.day is None else t.day(date.fromisoformat(made.scope.day))
    return t("packing-heading", title=title[:TITLE_CHARS_MAX] or "none", day=day)


def store_heading(store: Store | None, t: Translate) -> Html:
    return t("packing-store", store=store.name if store else "none")


def lines_page(made: PackingOverview, title: str, t: Translate, number: int) -> Screen:
    """Return some orders of a list, each with a button that ticks it."""
    pairs = [(person, line) for person in made.people for line in person.lines]
    page = cut(pairs, number, LINES_PER_PAGE)
    word = scope_word(made.scope)
    keyboard = InlineKeyboardBuilder()
    text = [heading(made, title, t), *_warnings(made, t), ""]
    for person, line in page.items:
        text.append(line_words(person, line, made, t))
        if not line.fetched:
            mark = "✅" if line.packed else "⬜"
            label = f"{person.number}. {name_of(person, t)[:16]}"
            tail = f"{line.row.title[:16]} ×{line.row.quantity}"
            data = PackingTick(scope=word, number=page.number, order=line.row.key)
            keyboard.row(button(named(label, tail, mark), data))
    keyboard.row(*turns(t, page.number, page.pages, lambda to: PackingLines(scope=word, number=to)))
    keyboard.row(button(t.plain("packing-button-back"), PackingOpen(scope=word)))
    return Screen("\n".join(text), keyboard.as_markup())


def line_words(
    person: PackedPerson, line: PackingLine, made: PackingOverview, t: Translate
) -> Html:
    """Return one order: who, what, whether it is paid, when it is fetched, what has changed."""
    return t(
        "packing-line",
        number=person.number,
        name=name_of(person, t),
        what=what_words(line, WHAT_CHARS_MAX),
        money=money_words(line, t),
        at=moment_words(line.row.day, line.row.minute, t) or "none",
        state="fetched" if line.fetched else "packed" if line.packed else "open",
        change=change_words(line, made, t) or "none",
    )


def what_words(line: PackingLine, longest: int = THINGS_CHARS_MAX) -> str:
    """Return what is in an order, its option and its note, cut where it is long."""
    words = _what(line.row)
    return words if len(words) <= longest else f"{words[: longest - 1]}…"


def _what(row: PackingRow) -> str:
    option = f" ({row.option})" if row.option else ""
    note = f" “{row.note}”" if row.note else ""
    if row.contents:
        things = ", ".join(f"{label} ×{units}" for units, label in row.contents)
        return f"{things}{note}"
    return f"{row.title}{option} ×{row.quantity}{note}"


def money_words(line: PackingLine, t: Translate) -> str:
    """Return whether an order is paid, and what is still to be paid."""
    kind, owed = money_of(line)
    return t.plain(f"packing-money-{kind}", amount=t.money(owed, line.row.currency))


def change_words(line: PackingLine, made: PackingOverview, t: Translate) -> str:
    """Return `changed since 14:05`, or nothing."""
    if line.change is Change.NONE or made.taken_at is None:
        return ""
    return t.plain(f"packing-{line.change}", moment=t.local(made.taken_at))


def name_of(person: PackedPerson, t: Translate) -> str:
    return person.name or t.plain("order-erased")


def days(scope: PackingScope, found: Sequence[date], t: Translate) -> Screen:
    """Return the days of a list."""
    keyboard = InlineKeyboardBuilder()
    every = PackingOpen(scope=scope_word(replace(scope, day=None)))
    keyboard.row(button(t.plain("packing-button-every-day"), every))
    for day in found[:DAYS_SHOWN]:
        data = PackingOpen(scope=scope_word(replace(scope, day=day.isoformat())))
        keyboard.row(button(t.day(day), data))
    return Screen(t("packing-which-day"), keyboard.as_markup())


def arrived_sure(scope: PackingScope, title: str, waiting: int, t: Translate) -> Screen:
    """Return the question before people are told that it is there."""
    word = scope_word(scope)
    keyboard = InlineKeyboardBuilder()
    yes = PackingArrived(scope=word, sure=True)
    keyboard.row(button(t.plain("packing-button-tell"), yes, "success"))
    keyboard.row(button(t.plain("packing-button-back"), PackingOpen(scope=word)))
    return Screen(t("packing-arrived-sure", title=title, people=waiting), keyboard.as_markup())


def arrived(title: str, waiting: int, t: Translate) -> Screen:
    """Return what is seen once people are being told."""
    return Screen(t("packing-arrived", title=title, people=waiting))


def _warnings(made: PackingOverview, t: Translate) -> list[Html]:
    lines = made.lines
    found = []
    changed = sum(line.change is not Change.NONE for line in lines) + len(made.gone)
    if changed and made.taken_at is not None:
        moment = t.local(made.taken_at)
        found.append(t("packing-changes", changed=changed, moment=moment))
    found += [
        t("packing-gone", number=one.number, name=one.name, title=one.title, quantity=one.quantity)
        for one in made.gone[:LINES_PER_PAGE]
    ]
    if made.pending:
        found.append(t("packing-pending", orders=made.pending))
    if not made.whole:
        found.append(t("packing-not-whole", orders=len(lines)))
    return found


def _products(products: Sequence[ProductSum], t: Translate) -> list[Html]:
    lines = [product_words(one, t) for one in products[:PRODUCTS_SHOWN]]
    if len(products) > PRODUCTS_SHOWN:
        lines.append(t("admin-objections-more", more=len(products) - PRODUCTS_SHOWN))
    return lines


def product_words(one: ProductSum, t: Translate) -> Html:
    title = f"{one.title} ({one.option})" if one.option else one.title
    return t("packing-product", title=title, units=one.units, orders=one.orders)


def _keys(made: PackingOverview, t: Translate) -> InlineKeyboardBuilder:
    word = scope_word(made.scope)
    keyboard = InlineKeyboardBuilder()
    if made.lines:
        keyboard.row(
            button(t.plain("packing-button-lines"), PackingLines(scope=word, number=0)),
            button(t.plain("packing-button-days"), PackingDays(scope=word)),
        )
        keyboard.row(*(_file_button(word, one, t) for one in FORMATS))
        there = PackingArrived(scope=word, sure=False)
        keyboard.row(button(t.plain("packing-button-arrived"), there))
    return keyboard


def _file_button(word: str, one: str, t: Translate) -> InlineKeyboardButton:
    return button(t.plain(f"packing-button-{one}"), PackingFile(scope=word, format=one))
