"""The statement of any promoter at the desk: what they read themselves, and a month as a sheet."""

from typing import Any

from aiogram import Bot, F
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import TextInput
from aiogram_dialog.widgets.kbd import Button, Row

from domain import statement
from domain.admin.authority import AccessLevel, Authority
from domain.csv_file import BOM, to_csv
from domain.refusal import Refused
from domain.statement import Earnings, MonthExport
from handlers.admin import action, member_search
from handlers.admin.lists import back_to, listed, scrolling
from handlers.admin.states import Referrals
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage import members
from storage.database import Tx
from storage.members import Member
from views.commission import earnings_screens


async def found(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the members that what was typed may mean."""
    return await member_search.search_members(dialog_manager, AccessLevel.EVERYWHERE)


async def pick(_: CallbackQuery, __: Any, manager: DialogManager, number: str) -> None:
    """Open the statement of a member at its newest page."""
    manager.dialog_data["promoter_id"] = int(number)
    manager.dialog_data["before"] = None
    await manager.switch_to(Referrals.statement)


async def one(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return what a promoter reads at /earnings."""
    t, data = translate(dialog_manager), dialog_manager.dialog_data
    zone, now = action.settings(dialog_manager).timezone, action.now(dialog_manager)

    async def read(tx: Tx, by: Authority) -> tuple[Member, Earnings]:
        number = int(data["promoter_id"])
        member = await members.find(tx, number)
        if member is None:
            raise Refused("member.unknown", id=number)
        return member, await statement.earnings(
            tx, number, now=now, zone=zone, before_id=data.get("before")
        )

    member, seen = await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)
    data["older"] = seen.older
    data["last_month"], data["this_month"] = seen.last_month, seen.this_month
    return {
        "name": member.name,
        "earnings": earnings_screens.earnings(seen, t).text,
        "is_older": seen.older is not None,
        "is_newer": data.get("before") is not None,
        "last_month": seen.last_month,
        "this_month": seen.this_month,
    }


async def turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Turn to the page before, or back to the newest."""
    data = manager.dialog_data
    data["before"] = data["older"] if button.widget_id == "older" else None


async def month(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Send a month as a sheet to whoever asks; that it was asked for is written down."""
    data = manager.dialog_data
    number, zone = int(data["promoter_id"]), action.settings(manager).timezone
    name = data[button.widget_id or "this_month"]

    async def work(tx: Tx, by: Authority) -> tuple[str, MonthExport]:
        member = await members.find(tx, number)
        if member is None:
            raise Refused("member.unknown", id=number)
        return member.name, await statement.export_month(tx, number, name, zone=zone)

    of, sheet = await action.perform(
        manager, "statement.sheet", f"member:{number}", work, month=name
    )
    text = BOM + to_csv(statement.COLUMNS, sheet.rows)
    bot: Bot = manager.middleware_data["bot"]
    t = translate(manager)
    await bot(
        earnings_screens.sheet(action.user_id(manager), name, text, t, whole=sheet.whole, of=of)
    )
    manager.show_mode = ShowMode.DELETE_AND_SEND


def turner(name: str) -> Button:
    """Return a button that turns pages."""
    return Button(
        I18nLabel(f"commission-button-{name}"),
        id=name,
        on_click=turn,
        when=F["is_older" if name == "older" else "is_newer"],
    )


WINDOWS = (
    Window(
        I18nText("desk-who"),
        TextInput(id="typed_name", on_success=member_search.typed_name),
        scrolling("member_page", listed("member", pick)),
        back_to(Referrals.all),
        state=Referrals.who,
        getter=found,
    ),
    Window(
        I18nText("desk-statement"),
        Value("earnings"),
        Row(turner("older"), turner("newest")),
        Row(
            Button(Value("last_month"), id="last_month", on_click=month),
            Button(Value("this_month"), id="this_month", on_click=month),
        ),
        back_to(Referrals.who),
        state=Referrals.statement,
        getter=one,
    ),
)
