"""When a new post goes out: now, at a moment, by a rule, or an hour after the last one."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import ManagedTextInput, TextInput
from aiogram_dialog.widgets.kbd import Button, Group, Row, Select, SwitchTo

from domain.admin.authority import Authority
from domain.campaign import next_free_slot
from domain.campaign.schedule import to_utc
from domain.refusal import Refused
from handlers.admin import action
from handlers.admin.calendar_widget import LocalCalendar
from handlers.admin.lists import back_to
from handlers.admin.parse import parse_rule
from handlers.admin.states import New
from handlers.admin.widgets import I18nLabel, I18nText, Value
from storage.database import Tx

TONIGHT = time(20)
MORNING = time(9)
HOURS = tuple(f"{hour:02}:00" for hour in range(7, 23))
REPEATS: Mapping[str, dict[str, Any]] = {
    "hourly": {"every_s": 3600},
    "daily": {"cron": "0 9 * * *"},
    "weekly": {"cron": "0 9 * * 1"},
}


async def to_review(manager: DialogManager, when: dict[str, Any]) -> None:
    """Go on with a moment or a rule; one that has passed is refused here."""
    if "type" in manager.dialog_data and when and "at" not in when:
        raise Refused("desk.no_repeat")
    if "at" in when:
        at = to_utc(datetime.fromisoformat(when["at"]), action.settings(manager).timezone)
        if at <= action.now(manager):
            raise Refused("desk.past")
    manager.dialog_data["when"] = when
    await manager.switch_to(New.review)


async def ways(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return what the post may be timed by: a promotion is published once."""
    return {"repeats": "type" not in dialog_manager.dialog_data}


async def quick(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Take one of the moments that are a single press."""
    today = action.local_now(manager).date()
    moments: dict[str, dict[str, Any]] = {
        "now": {},
        "tonight": {"at": f"{datetime.combine(today, TONIGHT):%Y-%m-%dT%H:%M}"},
        "tomorrow": {
            "at": f"{datetime.combine(today + timedelta(days=1), MORNING):%Y-%m-%dT%H:%M}"
        },
    }
    await to_review(manager, moments[button.widget_id or "now"])


async def after_the_last(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Take an hour after the last post that the chosen chats get today, now if they get none."""
    data, now, where = manager.dialog_data, action.now(manager), action.settings(manager).timezone

    async def read(tx: Tx, by: Authority) -> datetime | None:
        return await next_free_slot.hour_after_last_post(tx, data["chats"], zone=where, now=now)

    at = await action.load(manager, read)
    local_at = None if at is None else at.astimezone(ZoneInfo(where))
    await to_review(manager, {} if local_at is None else {"at": f"{local_at:%Y-%m-%dT%H:%M}"})


async def day_chosen(_: Any, __: Any, manager: DialogManager, day: date) -> None:
    """Keep the day; the time comes next."""
    if day < action.local_now(manager).date():
        raise Refused("desk.past")
    manager.dialog_data["day"] = day.isoformat()
    await manager.switch_to(New.time)


async def hour_chosen(_: CallbackQuery, __: Any, manager: DialogManager, hour: str) -> None:
    """Take an hour of the day that was chosen."""
    await to_review(manager, {"at": f"{manager.dialog_data['day']}T{hour}"})


async def time_typed(
    _: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str
) -> None:
    """Take a time such as 18:45, as somebody typed it."""
    try:
        at = time.fromisoformat(typed.strip())
    except ValueError:
        raise Refused("desk.time", typed=typed[:20]) from None
    await to_review(manager, {"at": f"{manager.dialog_data['day']}T{at:%H:%M}"})


async def repeat_chosen(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Take one of the rules that are a single press."""
    await to_review(manager, dict(REPEATS[button.widget_id or "daily"]))


async def repeat_typed(
    _: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str
) -> None:
    """Take an interval such as 90m, or five fields of cron."""
    await to_review(manager, parse_rule(typed))


WINDOWS = (
    Window(
        I18nText("desk-new-when"),
        Row(
            Button(I18nLabel("desk-button-now"), id="now", on_click=quick),
            Button(I18nLabel("desk-button-tonight"), id="tonight", on_click=quick),
            Button(I18nLabel("desk-button-tomorrow"), id="tomorrow", on_click=quick),
        ),
        Button(I18nLabel("desk-button-after_last"), id="after_last", on_click=after_the_last),
        Row(
            SwitchTo(I18nLabel("desk-button-day"), id="day", state=New.day),
            SwitchTo(
                I18nLabel("desk-button-repeat"), id="repeat", state=New.repeat, when=F["repeats"]
            ),
        ),
        back_to(New.where),
        state=New.when,
        getter=ways,
    ),
    Window(
        I18nText("desk-new-day"),
        LocalCalendar(id="calendar", on_click=day_chosen),
        back_to(New.when),
        state=New.day,
    ),
    Window(
        I18nText("desk-new-time"),
        TextInput(id="typed_time", on_success=time_typed),
        Group(
            Select(
                Value("name"),
                id="hour",
                item_id_getter=lambda item: item["name"],
                items=lambda _: [{"name": hour} for hour in HOURS],
                on_click=hour_chosen,
            ),
            width=4,
        ),
        back_to(New.day),
        state=New.time,
    ),
    Window(
        I18nText("desk-new-repeat"),
        TextInput(id="typed_rule", on_success=repeat_typed),
        Row(
            Button(I18nLabel("desk-button-hourly"), id="hourly", on_click=repeat_chosen),
            Button(I18nLabel("desk-button-daily"), id="daily", on_click=repeat_chosen),
            Button(I18nLabel("desk-button-weekly"), id="weekly", on_click=repeat_chosen),
        ),
        back_to(New.when),
        state=New.repeat,
    ),
)
