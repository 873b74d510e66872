"""What the shop says of itself, written in the menus: name, contact, imprint, terms."""

from functools import partial

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from domain.admin.authority import AccessLevel
from domain.support import shop_info
from handlers.admin.context import AdminContext, Values
from handlers.admin.form import question
from handlers.admin.page import acts, button, page
from handlers.admin.states import SettingsStates
from handlers.admin.widgets import Value
from views.support import shop_info_screens


async def every(ctx: AdminContext) -> Values:
    """All parts, and who may write them."""
    info = await shop_info.load(ctx.tx)
    return {"parts": shop_info_screens.summary(info, ctx.t), "owner": ctx.by.is_owner}


async def asked(ctx: AdminContext) -> Values:
    """The part that is asked for, and what it is now."""
    part = str(ctx.data.get("part") or shop_info.NAME)
    now = (await shop_info.load(ctx.tx))[part]
    return {"question": shop_info_screens.question(part, now, ctx.t), "written": bool(now)}


async def ask(_: CallbackQuery, widget: Button, manager: DialogManager) -> None:
    """Ask for the part that the pressed button is named after."""
    manager.dialog_data["part"] = widget.widget_id
    await manager.switch_to(SettingsStates.info_part)


@acts("settings.info", "settings", need=AccessLevel.OWNER, then=SettingsStates.info, noted=True)
async def save(ctx: AdminContext) -> None:
    """Write down what was typed."""
    part = str(ctx.data.get("part") or shop_info.NAME)
    await shop_info.write(ctx.tx, part, ctx.said, by_id=ctx.by.member_id, now=ctx.now)


PAGES = (
    page(
        SettingsStates.info,
        "support-info",
        Value("parts"),
        *(
            button(part, ask, text=f"support-button-{part}", when="owner")
            for part in shop_info.CHARS_MAX
        ),
        reads=every,
        back=SettingsStates.all,
        need=AccessLevel.EVERYWHERE,
    ),
    question(
        SettingsStates.info_part,
        Value("question"),
        "part",
        save,
        button(
            "no_part",
            partial(save, said=shop_info.NONE),
            text="support-button-clear",
            when="written",
        ),
        reads=asked,
        back=SettingsStates.info,
        need=AccessLevel.OWNER,
    ),
)
