"""The schedule's front: what is left of today, and a calendar of the weeks ahead whose days open."""

from collections.abc import Sequence
from datetime import date, timedelta

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Row

from domain.campaign import calendar
from domain.campaign.calendar import WEEK, PacesOf, PlannedSlot
from domain.referral.growth import midnight
from handlers.admin import context
from handlers.admin.calendar_widget import days_group, parse_day
from handlers.admin.context import AdminContext, Values
from handlers.admin.lists import listed
from handlers.admin.page import button, item, page
from handlers.admin.queue.campaign_access import filter_in_charge
from handlers.admin.queue.campaign_targets import targets_of
from handlers.admin.states import Queue
from handlers.admin.widgets import Value
from storage.campaign import campaigns
from storage.campaign.tables import Campaign
from views.campaign.calendar_screens import Titles, cells, headings, slot_label, words

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
    left, titles = await slots_of(ctx, found, today)
    then = None
    if not left:
        titles, paces = await where_of(ctx, found, {one.id for one in found})
        then = calendar.next_planned(found, tomorrow, now=now, paces=paces)
    return {
        "page": words(today, left, then, days, titles, zone, t),
        "days": [*headings(days, t), *cells(days, numbers, today)],
        "earlier": f"« {t.day(days[0] - timedelta(days=WEEK), weekday=False)}" if shown else "",
        "later": f"{t.day(days[-1] + timedelta(days=1), weekday=False)} »" if more else "",
    }


async def slots_of(
    ctx: AdminContext, found: Sequence[Campaign], day: date
) -> tuple[list[PlannedSlot], Titles]:
    """Return what a day still has, beyond quiet hours, and the names of the chats it goes to."""
    zone, now = ctx.settings.timezone, ctx.now
    slots = calendar.slots_of_day(found, day, zone, now=now)
    titles, paces = await where_of(ctx, found, {one.campaign_id for one in slots})
    return calendar.slots_of_day(found, day, zone, now=now, paces=paces), titles


async def where_of(
    ctx: AdminContext, found: Sequence[Campaign], ids: set[int]
) -> tuple[Titles, PacesOf]:
    """Return the names of the chats of some campaigns, and the rules of those chats."""
    targets = {one.id: await targets_of(ctx, one) for one in found if one.id in ids}
    titles = {number: each.titles for number, each in targets.items()}
    return titles, {number: each.paces for number, each in targets.items()}


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
    """What a day still has: when, where and what."""
    zone, day, t = ctx.settings.timezone, date.fromisoformat(ctx.data["day"]), ctx.t
    slots, titles = await slots_of(ctx, await planned(ctx), day)
    return {
        "day": t.day(day),
        "posts": len(slots),
        "items": [
            item(one.campaign_id, slot_label(one, titles, zone, t)) for one in slots[:LISTED_MAX]
        ],
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
        "admin-day",
        listed("slot", open_slot),
        reads=one_day,
        back=Queue.week,
    ),
)
