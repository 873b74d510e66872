"""Numbers at the desk: of seven or thirty days, in words, as a chart and as a file, in private."""

from typing import Any

from aiogram import Bot, F
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendPhoto
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Cancel, Row

from domain import numbers
from domain.admin.authority import AccessLevel, Authority
from domain.numbers import SPANS, ShopStatistics
from domain.refusal import Refused
from handlers.admin import action
from handlers.admin.messages import send_csv
from handlers.admin.states import Numbers as States
from handlers.admin.widgets import I18nLabel, Value, translate
from storage.database import Tx
from views import chart, numbers_screens
from views.drawing import render_drawing


def days(manager: DialogManager) -> int:
    """Return how many days are looked at."""
    return SPANS[1] if manager.dialog_data.get("long") is True else SPANS[0]


async def read(manager: DialogManager) -> ShopStatistics:
    """Return the numbers of whoever looks: an admin of some chats has those of these chats."""
    span, now, zone = days(manager), action.now(manager), action.settings(manager).timezone

    async def look(tx: Tx, by: Authority) -> ShopStatistics:
        return await numbers.load_statistics(tx, by, days=span, now=now, zone=zone)

    return await action.load(manager, look)


async def every(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the page."""
    seen = await read(dialog_manager)
    zone, long = action.settings(dialog_manager).timezone, days(dialog_manager) == SPANS[1]
    return {
        "page": numbers_screens.page(seen, zone, translate(dialog_manager)),
        "short": not long,
        "long": long,
        "drawable": not seen.is_empty,
    }


async def turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Look at more days, or at fewer."""
    manager.dialog_data["long"] = button.widget_id == "more"


async def picture(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Send the chart; one that Telegram does not take is said in words."""
    seen = await read(manager)
    if seen.is_empty:
        raise Refused("numbers.nothing")
    zone = action.settings(manager).timezone
    drawing = numbers_screens.chart(action.user_id(manager), seen, zone, translate(manager))
    await manager.answer_callback()  # The first drawing of a process takes seconds.
    call = await render_drawing(drawing)
    bot: Bot = manager.middleware_data["bot"]
    try:
        await bot(call)
    except TelegramBadRequest:
        if not isinstance(call, SendPhoto):
            raise
        await bot(chart.in_words(drawing))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def sheet(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Send everything that was counted as a file, and write down that it was asked for."""
    span, now, zone = days(manager), action.now(manager), action.settings(manager).timezone

    async def work(tx: Tx, by: Authority) -> str:
        return numbers.to_csv(await numbers.load_statistics(tx, by, days=span, now=now, zone=zone))

    words = await action.perform(
        manager, "numbers.sheet", "numbers", work, need=AccessLevel.SOME_CHATS
    )
    caption = translate(manager)("numbers-file", days=span)
    await send_csv(manager, f"numbers-{now:%Y-%m-%d}-{span}", words, caption=caption)


DIALOG = Dialog(
    Window(
        Value("page"),
        Row(
            Button(I18nLabel("numbers-button-more"), id="more", on_click=turn, when=F["short"]),
            Button(I18nLabel("numbers-button-fewer"), id="fewer", on_click=turn, when=F["long"]),
            Button(
                I18nLabel("chart-button-earnings"),
                id="picture",
                on_click=picture,
                when=F["drawable"],
            ),
            Button(I18nLabel("desk-button-sheet"), id="sheet", on_click=sheet),
        ),
        Cancel(I18nLabel("desk-button-back")),
        state=States.all,
        getter=every,
    ),
)
