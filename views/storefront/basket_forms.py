"""What a member may do on the page of their basket, and where they choose a place to pick up."""

from collections.abc import Mapping, Sequence

from domain.basket.basket import NO_ITEM, Basket, BasketEntry, BasketLine
from domain.basket.together import Choosing
from domain.order_list.rules import NOTE_CHARS_MAX
from domain.pickup.pickup_time import PickupTime
from domain.pickup.point import has_times
from views.i18n import Translate
from views.pickup.choice_screens import moment_words
from views.storefront.act_forms import UNITS_SHOWN_MAX, ActForm

PLACES_MAX = 120
"""Places and times of one choice: more of them are in the chat."""


def of_entry(entry: BasketEntry, t: Translate) -> list[ActForm]:
    """Return the forms that change an order as far as its offer allows, and take it back."""
    forms = [form for line in entry.lines if (form := _of_line(entry, line, t)) is not None]
    if entry.leaves:
        words = f"{t.plain('basket-button-out')}: {entry.row.title}"
        forms.append(ActForm("out", words, {"order": entry.key}))
    return forms


def _of_line(entry: BasketEntry, line: BasketLine, t: Translate) -> ActForm | None:
    most = min(line.most, max(UNITS_SHOWN_MAX, line.units))
    least = line.units if not line.fewer else 1 if line.item_id == NO_ITEM else 0
    if most <= least:
        return None
    return ActForm(
        "set",
        t.plain("storefront-list-change", label=line.label),
        {"order": entry.key, "item": str(line.item_id)},
        units_min=least,
        units_max=most,
        units=line.units,
    )


def of_note(basket: Basket, t: Translate) -> ActForm:
    """Return the form of the note on everything."""
    typed = (t.plain("storefront-note"), basket.note or "", NOTE_CHARS_MAX)
    return ActForm("note", t.plain("order_list-button-note"), typed=typed)


def of_place(
    choosing: Choosing, offered: Mapping[int, Sequence[PickupTime]], t: Translate
) -> ActForm | None:
    """Return the form that says where, and when where there are times; None where nothing is free.

    `offered` has the times of each store that has some.
    """
    now = choosing.choice
    options: list[tuple[int | str, str]] = []
    for store in choosing.stores:
        if not has_times(store):
            options.append((place_word(store.id, None), store.name))
            continue
        for one in offered.get(store.id, ()):
            mine = now is not None and (now.store_id, now.day, now.minute) == (store.id, *one.key)
            if one.left != 0 or mine:
                at = moment_words(*one.key, t)
                options.append((place_word(store.id, one.key), f"{store.name} · {at}"))
    if not options:
        return None
    chosen = None
    if now is not None:
        chosen = place_word(now.store_id, None if now.day is None else (now.day, now.minute))
    return ActForm(
        "choose",
        t.plain("pickup-button-change" if now else "pickup-button-choose"),
        options=options[:PLACES_MAX],
        asks=t.plain("storefront-where"),
        chosen=chosen,
        path=f"/pickup/{choosing.question.order}",
    )


def place_word(store_id: int, at: tuple[str, int | None] | None) -> str:
    """Return what a place and a time are sent as: `3`, `3_2026-12-07`, `3_2026-12-07_570`."""
    if at is None:
        return str(store_id)
    return f"{store_id}_{at[0]}" if at[1] is None else f"{store_id}_{at[0]}_{at[1]}"
