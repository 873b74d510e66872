"""aiogram-dialog's calendar in the reader's language, on the shop's own clock."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Calendar, CalendarScope, CalendarUserConfig
from aiogram_dialog.widgets.kbd.calendar_kbd import (
    CalendarDaysView,
    CalendarMonthView,
    CalendarScopeView,
    CalendarYearsView,
)
from aiogram_dialog.widgets.text import Text

from handlers.admin import context
from handlers.admin.widgets import translate

AHEAD = timedelta(days=366)
"""How far ahead a day can be chosen."""


class Day(Text):
    """A day by a CLDR pattern, between two other texts."""

    def __init__(self, pattern: str, before: str = "", after: str = "") -> None:
        super().__init__()
        self._pattern, self._before, self._after = pattern, before, after

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        words = translate(manager).calendar(data["date"], self._pattern)
        return f"{self._before}{words}{self._after}"


class LocalCalendar(Calendar):
    """A calendar of the days from today on."""

    def _init_views(self) -> dict[CalendarScope, CalendarScopeView]:
        make = self._item_callback_data
        return {
            CalendarScope.DAYS: CalendarDaysView(
                make,
                date_text=Day("d"),
                today_text=Day("d", "[", "]"),
                weekday_text=Day("cccccc"),
                header_text=Day("LLLL yyyy", "🗓 "),
                next_month_text=Day("LLLL yyyy", "", " »"),
                prev_month_text=Day("LLLL yyyy", "« "),
            ),
            CalendarScope.MONTHS: CalendarMonthView(
                make,
                month_text=Day("LLLL"),
                this_month_text=Day("LLLL", "[", "]"),
                header_text=Day("yyyy", "🗓 "),
                next_year_text=Day("yyyy", "", " »"),
                prev_year_text=Day("yyyy", "« "),
            ),
            CalendarScope.YEARS: CalendarYearsView(make),
        }

    async def _get_user_config(
        self, data: dict[str, Any], manager: DialogManager
    ) -> CalendarUserConfig:
        today = context.now(manager).astimezone(ZoneInfo(context.settings(manager).timezone)).date()
        return CalendarUserConfig(min_date=today, max_date=today + AHEAD)
