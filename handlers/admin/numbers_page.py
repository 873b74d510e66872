"""Numbers in the menus: of seven or thirty days, in words, as a chart and as a file, in private."""

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendPhoto
from aiogram_dialog import Dialog, DialogManager, ShowMode
from aiogram_dialog.widgets.kbd import Button

from domain import numbers
from domain.admin.authority import AccessLevel
from domain.numbers import SPANS, ShopStatistics
from domain.refusal import Refused
from handlers.admin import context
from handlers.admin.context import AdminContext, Values, load
from handlers.admin.messages import send_csv
from handlers.admin.page import acts, button, page
from handlers.admin.states import Numbers as States
from handlers.admin.widgets import Value, translate
from views import numbers_screens
from views.chart.drawing import Drawing, in_words, render_drawing


def days(manager: DialogManager) -> int:
    """Return how many days are looked at."""
    return SPANS[1] if manager.dialog_data.get("long") is True else SPANS[0]


async def statistics(ctx: AdminContext) -> ShopStatistics:
    """Return the numbers of whoever looks: an admin of some chats has those of these chats."""
    span, zone = days(ctx.manager), ctx.settings.timezone
    return await numbers.load_statistics(ctx.tx, ctx.by, days=span, now=ctx.now, zone=zone)


async def every(ctx: AdminContext) -> Values:
    seen, long = await statistics(ctx), days(ctx.manager) == SPANS[1]
    return {
        "page": numbers_screens.page(seen, ctx.settings.timezone, ctx.t),
        "short": not long,
        "long": long,
        "drawable": not seen.is_empty,
    }


async def turn(_: object, pressed: Button, manager: DialogManager) -> None:
    """Look at more days, or at fewer."""
    manager.dialog_data["long"] = pressed.widget_id == "more"


async def drawing(ctx: AdminContext) -> Drawing:
    """Return the chart, not drawn yet; refuse where there is nothing to draw."""
    seen = await statistics(ctx)
    if seen.is_empty:
        raise Refused("numbers.nothing")
    return numbers_screens.chart(ctx.by.member_id, seen, ctx.settings.timezone, ctx.t)


async def send_picture(_: object, __: object, manager: DialogManager) -> None:
    """Send the chart; one that Telegram does not take is said in words."""
    drawn = await load(manager, drawing)
    await manager.answer_callback()  # The first drawing of a process takes seconds.
    call = await render_drawing(drawn)
    bot: Bot = manager.middleware_data["bot"]
    try:
        await bot(call)
    except TelegramBadRequest:
        if not isinstance(call, SendPhoto):
            raise
        await bot(in_words(drawn))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def send_sheet(manager: DialogManager, rows: str) -> None:
    span = days(manager)
    caption = translate(manager)("numbers-file", days=span)
    await send_csv(
        manager, f"numbers-{context.now(manager):%Y-%m-%d}-{span}", rows, caption=caption
    )


@acts("numbers.sheet", "numbers", need=AccessLevel.SOME_CHATS, then=send_sheet)
async def sheet(ctx: AdminContext) -> str:
    """Return everything that was counted, as rows of a file."""
    return numbers.to_csv(await statistics(ctx))


DIALOG = Dialog(
    page(
        States.all,
        Value("page"),
        button("more", turn, text="numbers-button-more", when="short"),
        button("fewer", turn, text="numbers-button-fewer", when="long"),
        button("picture", send_picture, text="chart-button-earnings", when="drawable"),
        button("sheet", sheet),
        reads=every,
        width=4,
    ),
)
