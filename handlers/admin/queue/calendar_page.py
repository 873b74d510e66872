"""The queue's front: what is left of today, and a calendar of the weeks ahead whose days open."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Cancel, Group, Row, Select, SwitchTo
from aiogram_dialog.widgets.style import Style

from domain.admin.authority import Authority
from domain.campaign import calendar
from domain.campaign.calendar import MANY, WEEK, PlannedSlot
from domain.referral.growth import midnight
from handlers.admin import action
from handlers.admin.lists import NAME_CHARS_MAX, back_to, listed, scrolling
from handlers.admin.queue.campaign_access import filter_in_charge
from handlers.admin.states import Queue
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage.campaign import campaigns
from storage.campaign.tables import Campaign
from storage.database import Tx
from views.i18n import Html, Translate

PLANNED_MAX = 200
"""Campaigns that are looked at, the soonest first."""
LISTED_MAX = 200
"""Slots of a day that are listed."""
TODAY_SHOWN = 8
IN_WORDS, SHORT = "MMMEd", "MMMd"
"""What a day is called: with its weekday, and without."""
NO_DAY = "-"
SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Seven days share the width of a phone: how many slots a day has is written small behind it."""
VERY_MANY = "⁺"
Item = dict[str, Any]


async def planned(manager: DialogManager) -> list[Campaign]:
    """Return the campaigns with slots to come that somebody is in charge of."""

    async def read(tx: Tx, by: Authority) -> list[Campaign]:
        return await filter_in_charge(tx, by, await campaigns.upcoming(tx, limit=PLANNED_MAX))

    return await action.load(manager, read)


async def weeks(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return what is left of today, the days of the weeks that are shown, and the ways on."""
    found, now = await planned(dialog_manager), action.now(dialog_manager)
    zone, t = action.settings(dialog_manager).timezone, translate(dialog_manager)
    today, page = calendar.local_day(now, zone), page_of(dialog_manager)
    days = calendar.days_on_page(today, page=page, first_weekday=t.first_weekday)
    numbers = calendar.count_by_day(found, days, zone, now=now)
    tomorrow, after = (midnight(day + timedelta(days=1), zone) for day in (today, days[-1]))
    goes_on = (
        page < calendar.last_page() and calendar.next_planned(found, after, now=now) is not None
    )
    left = calendar.slots_of_day(found, today, zone, now=now)
    then = None if left else calendar.next_planned(found, tomorrow, now=now)
    return {
        "page": words(today, left, then, days, numbers, zone, t),
        "days": [*headings(days, t), *cells(days, numbers, today)],
        "earlier": f"« {t.dated(days[0] - timedelta(days=WEEK), SHORT)}" if page else "",
        "later": f"{t.dated(days[-1] + timedelta(days=1), SHORT)} »" if goes_on else "",
    }


def words(
    today: date,
    left: Sequence[PlannedSlot],
    then: PlannedSlot | None,
    days: Sequence[date],
    numbers: Sequence[int],
    zone: str,
    t: Translate,
) -> Html:
    """Return the front in words: today's slots or the next one, and the days of the page."""
    many = several([one.number for one in left])
    lines = [t("desk-today", day=t.dated(today, IN_WORDS), **many)]
    lines += [t("desk-slot", clock=clock(one, zone), name=one.name) for one in left[:TODAY_SHOWN]]
    if len(left) > TODAY_SHOWN:
        lines.append(t("desk-objections-more", more=len(left) - TODAY_SHOWN))
    if then is not None:
        day = t.dated(calendar.local_day(then.at, zone), IN_WORDS)
        lines.append(t("desk-then", day=day, clock=clock(then, zone), name=then.name))
    first, last = t.dated(days[0], SHORT), t.dated(days[-1], SHORT)
    lines += [Html(""), t("desk-weeks", first=first, last=last, zone=zone, **several(numbers))]
    return Html("\n".join(lines))


def several(numbers: Sequence[int]) -> dict[str, Any]:
    """Return how many slots there are together; `MANY` of one means that there may be more."""
    many = any(number >= MANY for number in numbers)
    return {
        "planned": sum(numbers),
        "more": "+" if many else "",
        "many": "yes" if many else "no",
    }


def clock(one: PlannedSlot, zone: str) -> str:
    """Return what the shop's clock shows at a slot, and how many slots are meant."""
    times = f" ×{one.number}{'+' if one.number >= MANY else ''}" if one.number > 1 else ""
    return f"{one.at.astimezone(ZoneInfo(zone)):%H:%M}{times}"


def headings(days: Sequence[date], t: Translate) -> list[Item]:
    """Return the names of the days of a week."""
    return [cell(NO_DAY, t.day(day, "cccccc")) for day in days[:WEEK]]


def cells(days: Sequence[date], numbers: Sequence[int], today: date) -> list[Item]:
    """Return a button for each day from today on, with how many slots it has."""
    return [
        cell(
            day.isoformat(), f"{'•' if day == today else ''}{day.day}{small(number)}", day == today
        )
        if day >= today
        else cell(NO_DAY, " ")
        for day, number in zip(days, numbers, strict=True)
    ]


def cell(id_: str, name: str, is_today: bool = False) -> Item:
    """Return an item of the calendar."""
    return {"id": id_, "name": name, "today": is_today}


def small(number: int) -> str:
    """Return a number of slots in small digits, nothing for none."""
    return VERY_MANY if number >= MANY else str(number or "").translate(SMALL)


def page_of(manager: DialogManager) -> int:
    """Return which page of the calendar is looked at, counted from 0."""
    return int(manager.dialog_data.get("weeks", 0))


async def turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Look a week further, or back."""
    page = page_of(manager) + (1 if button.widget_id == "later" else -1)
    manager.dialog_data["weeks"] = min(max(page, 0), calendar.last_page())


async def open_day(_: CallbackQuery, __: Any, manager: DialogManager, day: str) -> None:
    """Open a day that the calendar may show; a heading and a day that is over open nothing."""
    try:
        chosen = date.fromisoformat(day)
    except ValueError:
        return
    zone = action.settings(manager).timezone
    ahead = chosen - calendar.local_day(action.now(manager), zone)
    if 0 <= ahead.days <= WEEK * (calendar.WEEKS_AHEAD + 1):
        manager.dialog_data["day"] = chosen.isoformat()
        await manager.switch_to(Queue.day)


async def one_day(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the slots that a day still has."""
    found, now = await planned(dialog_manager), action.now(dialog_manager)
    zone, t = action.settings(dialog_manager).timezone, translate(dialog_manager)
    day = date.fromisoformat(dialog_manager.dialog_data["day"])
    slots = calendar.slots_of_day(found, day, zone, now=now)
    items = [
        {"id": one.campaign_id, "name": f"{clock(one, zone)} {one.name}"[:NAME_CHARS_MAX]}
        for one in slots[:LISTED_MAX]
    ]
    numbers = [one.number for one in slots]
    return {"day": t.dated(day, IN_WORDS), "items": items, **several(numbers)}


async def open_slot(_: CallbackQuery, __: Any, manager: DialogManager, campaign_id: str) -> None:
    """Open the campaign of a slot; the way back leads to the day."""
    manager.dialog_data.update(campaign_id=int(campaign_id), from_day=True)
    await manager.switch_to(Queue.campaign)


WINDOWS = (
    Window(
        Value("page"),
        Group(
            Select(
                Value("name"),
                id="day",
                item_id_getter=lambda item: item["id"],
                items="days",
                on_click=open_day,
                style=Style(ButtonStyle.PRIMARY, when=F["item"]["today"]),
            ),
            width=WEEK,
        ),
        Row(
            Button(Value("earlier"), id="earlier", on_click=turn, when=F["earlier"]),
            Button(Value("later"), id="later", on_click=turn, when=F["later"]),
        ),
        Row(
            SwitchTo(I18nLabel("desk-button-campaigns"), id="campaigns", state=Queue.campaigns),
            SwitchTo(I18nLabel("desk-button-doubtful"), id="doubtful", state=Queue.doubtful),
        ),
        SwitchTo(I18nLabel("desk-button-drafts"), id="drafts", state=Queue.drafts),
        Cancel(I18nLabel("desk-button-back")),
        state=Queue.week,
        getter=weeks,
    ),
    Window(
        I18nText("desk-day"),
        scrolling("day_page", listed("slot", open_slot)),
        back_to(Queue.week),
        state=Queue.day,
        getter=one_day,
    ),
)
