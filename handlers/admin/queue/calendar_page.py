"""The queue's front: what is left of today, and a calendar of the weeks ahead whose days open."""

from datetime import date, timedelta

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Row

from domain.campaign import calendar
from domain.campaign.calendar import WEEK
from domain.referral.growth import midnight
from handlers.admin import context
from handlers.admin.calendar_widget import days_group, parse_day
from handlers.admin.context import AdminContext, Values
from handlers.admin.lists import listed
from handlers.admin.page import button, item, page
from handlers.admin.queue.campaign_access import filter_in_charge
from handlers.admin.states import Queue
from handlers.admin.widgets import Value
from storage.campaign import campaigns
from storage.campaign.tables import Campaign
from views.campaign.calendar_screens import cells, clock, headings, several, words

PLANNED_MAX = 200
"""Campaigns that are looked at, the soonest first."""
LISTED_MAX = 200
"""Slots of a day that are listed."""


async def planned(ctx: AdminContext) -> list[Campaign]:
    """Return the campaigns with slots to come that somebody is in charge of."""
    return await filter_in_charge(ctx, await campaigns.upcoming(ctx.tx, limit=PLANNED_MAX))


async def weeks(ctx: AdminContext) -> Values:
    """What is left of today, the days of the weeks that are shown, and the ways on."""
    found, now, t, zone = await planned(ctx), ctx.now, ctx.t, ctx.settings.timezone
    today, shown = calendar.local_day(now, zone), page_of(ctx.manager)
    days = calendar.days_on_page(today, page=shown, first_weekday=t.first_weekday)
    numbers = calendar.count_by_day(found, days, zone, now=now)
    tomorrow, after = (midnight(day + timedelta(days=1), zone) for day in (today, days[-1]))
    more = shown < calendar.last_page() and calendar.next_planned(found, after, now=now) is not None
    left = calendar.slots_of_day(found, today, zone, now=now)
    then = None if left else calendar.next_planned(found, tomorrow, now=now)
    return {
        "page": words(today, left, then, days, numbers, zone, t),
        "days": [*headings(days, t), *cells(days, numbers, today, t)],
        "earlier": f"« {t.day(days[0] - timedelta(days=WEEK), weekday=False)}" if shown else "",
        "later": f"{t.day(days[-1] + timedelta(days=1), weekday=False)} »" if more else "",
    }


def page_of(manager: DialogManager) -> int:
    """Return which page of the calendar is looked at, counted from 0."""
    return int(manager.dialog_data.get("weeks", 0))


async def turn(_: object, pressed: Button, manager: DialogManager) -> None:
    """Look a week further, or back."""
    shown = page_of(manager) + (1 if pressed.widget_id == "later" else -1)
    manager.dialog_data["weeks"] = min(max(shown, 0), calendar.last_page())


async def open_day(_: object, __: object, manager: DialogManager, day: str) -> None:
    """Open a day that the calendar may show; a heading and a day that is over open nothing."""
    chosen = parse_day(day)
    if chosen is None:
        return
    ahead = chosen - context.local_now(manager).date()
    if 0 <= ahead.days <= WEEK * (calendar.WEEKS_AHEAD + 1):
        manager.dialog_data["day"] = chosen.isoformat()
        await manager.switch_to(Queue.day)


async def one_day(ctx: AdminContext) -> Values:
    """The slots that a day still has."""
    zone, day = ctx.settings.timezone, date.fromisoformat(ctx.data["day"])
    slots = calendar.slots_of_day(await planned(ctx), day, zone, now=ctx.now)
    return {
        "day": ctx.t.day(day),
        "items": [
            item(one.campaign_id, f"{clock(one, zone)} {one.name}") for one in slots[:LISTED_MAX]
        ],
        **several([one.number for one in slots]),
    }


async def open_slot(_: object, __: object, manager: DialogManager, campaign_id: str) -> None:
    """Open the campaign of a slot; the way back leads to the day."""
    manager.dialog_data.update(campaign_id=int(campaign_id), from_day=True)
    await manager.switch_to(Queue.campaign)


WINDOWS = (
    page(
        Queue.week,
        Value("page"),
        days_group("day", open_day),
        Row(
            button("earlier", turn, text=Value("earlier"), when="earlier"),
            button("later", turn, text=Value("later"), when="later"),
        ),
        button("campaigns", Queue.campaigns),
        button("doubtful", Queue.doubtful),
        button("drafts", Queue.drafts),
        reads=weeks,
    ),
    page(
        Queue.day,
        "desk-day",
        listed("slot", open_slot),
        reads=one_day,
        back=Queue.week,
    ),
)
