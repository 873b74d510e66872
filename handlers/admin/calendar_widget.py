"""The days of five weeks as buttons, from today on: which one is meant, in the reader's language."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from operator import itemgetter

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Group, Keyboard, Row, Select
from aiogram_dialog.widgets.style import Style

from domain.campaign import calendar
from domain.campaign.calendar import DAY, WEEK
from handlers.admin import context
from handlers.admin.context import AdminContext, Values
from handlers.admin.lists import Handler
from handlers.admin.page import button
from handlers.admin.widgets import Value
from views.campaign.calendar_screens import cells, headings

WEEKS = 5
AHEAD = timedelta(days=366)
"""How far ahead a day can be chosen."""
DayChosen = Callable[[object, object, DialogManager, date], Awaitable[None]]


async def read_days(ctx: AdminContext) -> Values:
    """Return the days of the weeks that are shown, and the ways on."""
    t, today = ctx.t, calendar.local_day(ctx.now, ctx.settings.timezone)
    shown = page_of(ctx.manager)
    first = calendar.week_of(today, t.first_weekday) + DAY * WEEK * WEEKS * shown
    days = [first + DAY * number for number in range(WEEK * WEEKS)]
    further = days[-1] + DAY
    return {
        "days": [*headings(days, t), *cells(days, [0] * len(days), today)],
        "earlier": f"‹ {t.day(days[0] - DAY * WEEK * WEEKS, weekday=False)}" if shown else "",
        "later": f"{t.day(further, weekday=False)} ›" if further - today <= AHEAD else "",
    }


def page_of(manager: DialogManager) -> int:
    """Return how many times five weeks further than today's week is looked at."""
    return int(manager.dialog_data.get("days_page", 0))


async def turn(_: object, pressed: Button, manager: DialogManager) -> None:
    """Look five weeks further, or back."""
    manager.dialog_data["days_page"] = max(
        0, page_of(manager) + (1 if pressed.widget_id == "later" else -1)
    )


def day_picker(chosen: DayChosen) -> tuple[Keyboard, ...]:
    """Return the days and the ways on, for a page that reads `read_days`."""

    async def pressed(event: object, widget: object, manager: DialogManager, said: str) -> None:
        day = parse_day(said)
        if day is not None and day - context.local_now(manager).date() <= AHEAD:
            await chosen(event, widget, manager, day)

    return (
        days_group("day", pressed),
        Row(
            button("earlier", turn, text=Value("earlier"), when="earlier"),
            button("later", turn, text=Value("later"), when="later"),
        ),
    )


def days_group(id_: str, pressed: Handler) -> Group:
    """Return the page's `days` as buttons, a week in a row; today stands out."""
    days: Select[str] = Select(
        Value("name"),
        id=id_,
        item_id_getter=itemgetter("id"),
        items="days",
        on_click=pressed,
        style=Style(ButtonStyle.PRIMARY, when=F["item"]["today"]),
    )
    return Group(days, width=WEEK)


def parse_day(said: str) -> date | None:
    """Return the day of a button; None for a heading and for a day that is over."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
