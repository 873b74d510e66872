"""When a new post goes out: now, at a moment, by a rule, or an hour after the last one."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from operator import itemgetter
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Group, Row, Select

from domain import typed_time
from domain.campaign import calendar
from domain.campaign.schedule import to_utc
from domain.refusal import Refused
from handlers.admin import context
from handlers.admin.calendar_widget import day_picker, read_days
from handlers.admin.context import AdminContext, Data, Values, load, local_now
from handlers.admin.page import button, page, typed
from handlers.admin.parse import parse_rule
from handlers.admin.states import New
from handlers.admin.widgets import Value

TONIGHT = time(20)
MORNING = time(9)
HOURS = tuple(f"{hour:02}:00" for hour in range(7, 23))
REPEATS: Mapping[str, Data] = {
    "hourly": {"every_s": 3600},
    "daily": {"cron": "0 9 * * *"},
    "weekly": {"cron": "0 9 * * 1"},
}


async def to_review(manager: DialogManager, when: Data) -> None:
    """Go on with a moment or a rule; one that has passed is refused here."""
    if "type" in manager.dialog_data and when and "at" not in when:
        raise Refused("desk.no_repeat")
    if "at" in when:
        zone = context.settings(manager).timezone
        if to_utc(datetime.fromisoformat(when["at"]), zone) <= context.now(manager):
            raise Refused("desk.past")
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
        raise Refused("desk.past")
    manager.dialog_data["day"] = day.isoformat()
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
    """Take a time such as 18:45 of the day that was chosen, pressed or typed."""
    day = date.fromisoformat(manager.dialog_data["day"])
    await to_review(
        manager, at(typed_time.read_wall(words, today=local_now(manager).date(), day=day))
    )


async def repeat_chosen(_: object, pressed: Button, manager: DialogManager) -> None:
    """Take one of the rules that are a single press."""
    await to_review(manager, dict(REPEATS[pressed.widget_id or "daily"]))


async def repeat_typed(_: object, __: object, manager: DialogManager, words: str) -> None:
    """Take an interval such as 90m, or five fields of cron."""
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
        "desk-new-when",
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
        "desk-new-day",
        typed("day", day_typed),
        *day_picker(day_chosen),
        reads=read_days,
        back=New.when,
    ),
    page(
        New.time,
        "desk-new-time",
        typed("time", time_chosen),
        Group(HOUR_BUTTONS, width=4),
        back=New.day,
    ),
    page(
        New.repeat,
        "desk-new-repeat",
        typed("rule", repeat_typed),
        *(button(name, repeat_chosen) for name in REPEATS),
        back=New.when,
        width=3,
    ),
)
