"""When a new post goes out: now, at a moment, by a rule, or an hour after the last one."""

from datetime import date, datetime, time, timedelta
from operator import itemgetter
from zoneinfo import ZoneInfo

from aiogram import F
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Group, Row, Select

from domain import typed_time
from domain.campaign import calendar
from domain.campaign.schedule import to_utc
from domain.refusal import TYPED_SHOWN_MAX, Refused
from handlers.admin import context
from handlers.admin.calendar_widget import day_picker, read_days
from handlers.admin.context import AdminContext, Data, Values, load, local_now
from handlers.admin.lists import listed, tickable
from handlers.admin.page import button, page, typed
from handlers.admin.parse import parse_rule, weekly
from handlers.admin.states import New
from handlers.admin.widgets import Value
from views.campaign.repeat_rule import weekday

TONIGHT = time(20)
MORNING = time(9)
HOURS = tuple(f"{hour:02}:00" for hour in range(7, 23))
HOURLY: Data = {"every_s": 3600}
WORKDAYS = range(1, 6)
WEEK = (1, 2, 3, 4, 5, 6, 0)
"""The days of a week as cron numbers them, Monday first."""


async def to_review(manager: DialogManager, when: Data) -> None:
    """Go on with a moment or a rule; one that has passed is refused here."""
    if "type" in manager.dialog_data and when and "at" not in when:
        raise Refused("admin.no_repeat")
    if "at" in when:
        zone = context.settings(manager).timezone
        if to_utc(datetime.fromisoformat(when["at"]), zone) <= context.now(manager):
            raise Refused("admin.past")
    manager.dialog_data["when"] = when
    await manager.switch_to(New.review)


def at(moment: datetime) -> Data:
    """Return the when of a wall time."""
    if moment.second:
        raise Refused("when.seconds", typed=f"{moment:%H:%M:%S}")
    return {"at": f"{moment:%Y-%m-%dT%H:%M}"}


async def ways(ctx: AdminContext) -> Values:
    """What the post may be timed by: a promotion is published once."""
    return {"repeats": "type" not in ctx.data}


async def quick(_: object, pressed: Button, manager: DialogManager) -> None:
    """Take one of the moments that are a single press."""
    today = local_now(manager).date()
    moments = {
        "now": {},
        "tonight": at(datetime.combine(today, TONIGHT)),
        "tomorrow": at(datetime.combine(today + timedelta(days=1), MORNING)),
    }
    await to_review(manager, moments[pressed.widget_id or "now"])


async def hour_after_last(ctx: AdminContext) -> Data:
    """Return the when of an hour after the last post of the chosen chats, now if they get none."""
    chosen, zone = ctx.data["chats"], ctx.settings.timezone
    free = await calendar.hour_after_last_post(ctx.tx, chosen, zone=zone, now=ctx.now)
    return {} if free is None else at(free.astimezone(ZoneInfo(zone)))


async def after_the_last(_: object, __: object, manager: DialogManager) -> None:
    """Take an hour after the last post that the chosen chats get today."""
    await to_review(manager, await load(manager, hour_after_last))


async def day_chosen(_: object, __: object, manager: DialogManager, day: date) -> None:
    """Keep the day; the time comes next."""
    if day < local_now(manager).date():
        raise Refused("admin.past")
    manager.dialog_data.update(day=day.isoformat(), days=[])
    await manager.switch_to(New.time)


async def day_typed(_: object, __: object, manager: DialogManager, words: str) -> None:
    """Take a day such as 6.12., whose time comes next, or a day and a time."""
    today = local_now(manager).date()
    found = typed_time.read(words, today=today)
    if found.at is None and found.day is not None:
        await day_chosen(None, None, manager, found.day)
    else:
        await to_review(manager, at(typed_time.read_wall(words, today=today)))


async def time_chosen(_: object, __: object, manager: DialogManager, words: str) -> None:
    """Take a time such as 18:45 of the day or the days that were chosen, pressed or typed."""
    data, today = manager.dialog_data, local_now(manager).date()
    if days := data.get("days"):
        clock = typed_time.read_clock(words)
        if clock is None:
            raise Refused("when.unreadable", typed=words.strip()[:TYPED_SHOWN_MAX])
        await to_review(manager, {"cron": weekly(clock, days)})
        return
    day = date.fromisoformat(data["day"])
    await to_review(manager, at(typed_time.read_wall(words, today=today, day=day)))


async def timed(ctx: AdminContext) -> Values:
    """Whether the time is that of a repetition."""
    return {"repeats": bool(ctx.data.get("days"))}


async def every_hour(_: object, __: object, manager: DialogManager) -> None:
    await to_review(manager, HOURLY)


async def week_days(ctx: AdminContext) -> Values:
    """The days of the week, with those that are ticked."""
    ticked = ctx.data.get("days") or []
    rows = [tickable(day, weekday(day, ctx.t), day in ticked) for day in WEEK]
    return {"items": rows, "ticked": len(ticked)}


async def tick_day(_: object, __: object, manager: DialogManager, day: str) -> None:
    """Tick a day of the week, or take its tick away."""
    data = manager.dialog_data
    data["days"] = sorted({*(data.get("days") or [])} ^ {int(day)})


async def days_chosen(_: object, pressed: Button, manager: DialogManager) -> None:
    """Go on to the time, with the days of the button, or else those that are ticked."""
    ready = {"daily": WEEK, "workdays": WORKDAYS}.get(pressed.widget_id or "")
    if ready is not None:
        manager.dialog_data["days"] = list(ready)
    await manager.switch_to(New.time)


async def repeat_typed(_: object, __: object, manager: DialogManager, words: str) -> None:
    """Take a rule in words such as mon thu 18:30 or every 2h, or five fields of cron."""
    await to_review(manager, parse_rule(words))


HOUR_BUTTONS = Select(
    Value("name"),
    id="hour",
    item_id_getter=itemgetter("name"),
    items=lambda _: [{"name": hour} for hour in HOURS],
    on_click=time_chosen,
)
WINDOWS = (
    page(
        New.when,
        "admin-new-when",
        typed("moment", day_typed),
        Row(*(button(name, quick) for name in ("now", "tonight", "tomorrow"))),
        Row(button("after_last", after_the_last)),
        button("day", New.day),
        button("repeat", New.repeat, when="repeats"),
        reads=ways,
        back=New.where,
    ),
    page(
        New.day,
        "admin-new-day",
        typed("day", day_typed),
        *day_picker(day_chosen),
        reads=read_days,
        back=New.when,
    ),
    page(
        New.time,
        "admin-new-time",
        typed("time", time_chosen),
        Group(HOUR_BUTTONS, width=4),
        reads=timed,
        back=Row(
            button("back_to_days", New.repeat, text="admin-button-back", when="repeats"),
            button("back", New.day, when=~F["repeats"]),
        ),
    ),
    page(
        New.repeat,
        "admin-new-repeat",
        typed("rule", repeat_typed),
        Row(button("hourly", every_hour), button("daily", days_chosen)),
        Row(button("workdays", days_chosen)),
        listed("weekday", tick_day, width=4),
        button("days_on", days_chosen, text="admin-button-go-on", when="ticked"),
        reads=week_days,
        back=New.when,
    ),
)
