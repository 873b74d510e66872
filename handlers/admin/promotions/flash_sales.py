"""A flash sale at the desk: its stock and allotments, more stock, an early end."""

from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import ManagedTextInput, TextInput
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from domain.admin.authority import AccessLevel, Authority
from domain.flash_sale.publish import stop_flash_sale
from domain.flash_sale.stock import STOCK_MAX, add_stock
from domain.promotion import access
from domain.refusal import Refused
from handlers.admin import action, confirm
from handlers.admin.lists import back_to
from handlers.admin.parse import parse_int
from handlers.admin.states import Promotions
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage.chat import chats
from storage.database import Tx
from storage.flash_sale import claims, stock_rows
from storage.flash_sale.tables import FlashSale, SaleState
from storage.subject import FLASH_SALE
from views.i18n import Html, Translate

CLOSE = "flash_sale.close"
ALLOTMENTS_SHOWN = 10


def selected_sale_id(manager: DialogManager) -> int:
    """Return the flash sale that the windows are about."""
    return int(manager.dialog_data["flash_sale_id"])


async def require_sale(tx: Tx, by: Authority, flash_sale_id: int) -> FlashSale:
    """Return a flash sale that is there and that somebody is in charge of, or refuse."""
    sale = await tx.get(FlashSale, flash_sale_id)
    if sale is None:
        raise Refused("flash_sale.not_found", code="")
    await access.require(tx, by, FLASH_SALE, sale.id)
    return sale


async def one(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return how a flash sale stands."""
    t = translate(dialog_manager)

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        sale = await require_sale(tx, by, selected_sale_id(dialog_manager))
        counted = await claims.counts(tx, sale.id)
        kept = await stock_rows.allotments_left(tx, sale.id) if sale.allot_until is not None else {}
        titles = {chat.id: chat.title for chat in await chats.all_of(tx, list(kept))}
        return {
            "title": sale.title,
            "code": sale.code,
            "state": t(f"desk-promotion-{sale.closed_reason or sale.state}"),
            "price": t.money(sale.price_minor, sale.currency),
            "stock": sale.stock_total or 0,
            "left": sale.stock_left or 0,
            "units": counted.units,
            "members": counted.members,
            "entered": counted.entered,
            "starts": t.moment(sale.starts_at, action.settings(dialog_manager).timezone),
            "ends": t.moment(sale.ends_at, action.settings(dialog_manager).timezone),
            "allotments": allotments(kept, titles, t),
            "running": sale.state != SaleState.CLOSED,
            "limited": sale.stock_total is not None and sale.state != SaleState.CLOSED,
        }

    return await action.load(dialog_manager, read)


def allotments(kept: dict[int, int], titles: dict[int, str], t: Translate) -> Html:
    """Return a line for each of the first chats that units are kept for."""
    lines = [
        t("desk-allotment", title=titles.get(chat_id, str(chat_id)), units=units)
        for chat_id, units in list(kept.items())[:ALLOTMENTS_SHOWN]
    ]
    if len(kept) > ALLOTMENTS_SHOWN:
        lines.append(t("desk-objections-more", more=len(kept) - ALLOTMENTS_SHOWN))
    return Html("\n".join(lines))


async def subject(manager: DialogManager) -> str:
    """Return what the audit log calls the flash sale."""
    async with action.database(manager).read() as tx:
        sale = await tx.get_one(FlashSale, selected_sale_id(manager))
        return f"flash_sale:{sale.code}"


async def stock_typed(
    _: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str
) -> None:
    """Add as many units as somebody typed."""
    number, now = selected_sale_id(manager), action.now(manager)
    units = parse_int(typed, 1, STOCK_MAX)

    async def work(tx: Tx, by: Authority) -> None:
        await add_stock(tx, await require_sale(tx, by, number), units, now=now)

    await action.perform(
        manager,
        "flash_sale.stock",
        await subject(manager),
        work,
        need=AccessLevel.SOME_CHATS,
        units=units,
    )
    await manager.switch_to(Promotions.flash_sale)


async def ask_close(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Ask whether it shall really be stopped, by its name."""
    data = await one(manager)
    await confirm.ask(
        manager,
        CLOSE,
        await subject(manager),
        "desk-flash_sale-close-sure",
        title=data["title"],
        units=data["units"],
    )


async def answered(_: Any, result: Any, manager: DialogManager) -> None:
    """Stop the sale, if that was the answer."""
    said = confirm.parse_answer(result, CLOSE)
    if said is None:
        return
    number, now = selected_sale_id(manager), action.now(manager)

    async def work(tx: Tx, by: Authority) -> None:
        sale = await require_sale(tx, by, number)
        await stop_flash_sale(tx, sale.code, now=now)

    await action.perform(
        manager, CLOSE, said["subject"], work, need=AccessLevel.SOME_CHATS, word=said["word"]
    )


WINDOWS = (
    Window(
        I18nText("desk-flash_sale"),
        I18nText("desk-flash_sale-stock", when=F["stock"]),
        I18nText("desk-flash_sale-endless", when=~F["stock"]),
        Value("allotments", when=F["allotments"]),
        SwitchTo(I18nLabel("desk-button-claims"), id="claims", state=Promotions.claims),
        Row(
            SwitchTo(
                I18nLabel("desk-button-stock"),
                id="stock",
                state=Promotions.stock,
                when=F["limited"],
            ),
            Button(
                I18nLabel("desk-button-close"), id="close", on_click=ask_close, when=F["running"]
            ),
        ),
        back_to(Promotions.all),
        state=Promotions.flash_sale,
        getter=one,
        on_process_result=answered,
    ),
    Window(
        I18nText("desk-stock"),
        TextInput(id="typed_stock", on_success=stock_typed),
        back_to(Promotions.flash_sale),
        state=Promotions.stock,
        getter=one,
    ),
)
