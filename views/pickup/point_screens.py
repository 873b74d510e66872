"""A store as a place to pick things up: its terms for whoever runs it, its facts for members."""

from datetime import date

from aiogram.types import InlineKeyboardButton

from domain.pickup import opening_hours
from domain.pickup.point import (
    ADDRESS_CHARS_MAX,
    CAPACITY_MAX,
    NOTE_CHARS_MAX,
    PointFacts,
    hours_of,
)
from storage.stores import Store
from views.buttons import link_button
from views.i18n import Html, Translate
from views.pickup.hours_words import hours_words

CLOSED_SHOWN = 6
"""Days on which a store is closed, of those that come."""
HOURS_CHARS_MAX = 160
MAXIMA = {"note": NOTE_CHARS_MAX, "address": ADDRESS_CHARS_MAX, "capacity": CAPACITY_MAX}


def summary(store: Store, t: Translate, *, today: date) -> Html:
    """Return the lines of a store's page: hours, how many, map, note."""
    hours = hours_of(store)
    lines = [t("pickup-no-hours") if hours is None else hours_line(hours, t, today=today)]
    if store.capacity is not None:
        lines.append(t("pickup-capacity", orders=store.capacity, minutes=store.slot_minutes or 0))
    elif store.slot_minutes is not None:
        lines.append(t("pickup-slots", minutes=store.slot_minutes))
    if store.zone:
        lines.append(t("pickup-zone", zone=store.zone))
    if store.map_link:
        lines.append(t("pickup-map", link=store.map_link))
    if store.note:
        lines.append(t("pickup-note", note=store.note))
    return Html("\n".join(lines))


def question(store: Store, term: str, t: Translate) -> Html:
    """Return the question for a term of a store."""
    return t(f"pickup-ask-{term}", store=store.name, maximum=MAXIMA.get(term, 0))


def hours_line(hours: opening_hours.OpeningHours, t: Translate, *, today: date) -> Html:
    words = hours_words(hours, t, today=today, closed_max=CLOSED_SHOWN)
    if len(words) > HOURS_CHARS_MAX:
        words = f"{words[: HOURS_CHARS_MAX - 1]}…"
    return t("pickup-hours", hours=words)


def where_lines(facts: PointFacts, t: Translate) -> list[Html]:
    """Return where something is picked up, when it is open there, and how to find it."""
    where = t("pickup-where", store=facts["name"], address=facts["address"] or "none")
    hours = opening_hours.from_json(facts["hours"])
    lines = [where]
    if hours is not None:
        lines.append(hours_line(hours, t, today=t.today or date.min))
    if facts["note"]:
        lines.append(t("pickup-note", note=facts["note"]))
    return lines


def map_row(facts: PointFacts, t: Translate) -> list[list[InlineKeyboardButton]]:
    """Return the row with the button that opens the map, where there is one."""
    if not facts["map_link"]:
        return []
    return [[link_button(t.plain("pickup-button-map"), facts["map_link"])]]
