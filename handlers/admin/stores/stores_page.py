"""Stores and vouchers at the desk: where they are redeemed and by whom, and redeeming one.

A code is typed, or photographed as its QR. What it stands for comes with the button that redeems
it, which asks anew who presses: the same that staff get from `/redeem`.
"""

from random import SystemRandom
from typing import Any

from aiogram import Bot, F
from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import ManagedTextInput, MessageInput, TextInput
from aiogram_dialog.widgets.kbd import Button, Cancel, Row, SwitchTo

from domain import store, voucher
from domain.admin.authority import AccessLevel, Authority
from domain.clock import Clock
from domain.refusal import Refused
from handlers.admin import action, confirm
from handlers.admin.lists import back_to, listed, scrolling
from handlers.admin.states import Stores
from handlers.admin.stores import qr_photo, staff
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage import members, stores
from storage.database import Database, Tx
from storage.members import Member
from storage.network_guard import forbid_network
from storage.stores import Store
from views import voucher_screens
from views.i18n import Html, Translate
from views.screen import send

LISTED_MAX = 200
STAFF_SHOWN = 20
CLOSE = "store.close"
_rng = SystemRandom()


async def every(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the stores."""

    async def read(tx: Tx, by: Authority) -> list[Store]:
        return list(await stores.listed(tx, limit=LISTED_MAX))

    found = await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)
    items = [
        {"id": one.id, "name": f"{'🔴' if one.closed_at else '🟢'} {one.name}"[:60]}
        for one in found
    ]
    return {"items": items, "stores": len(items)}


async def of(tx: Tx, store_id: int) -> Store:
    """Return a store that is there, or refuse."""
    found = await tx.get(Store, store_id)
    if found is None:
        raise Refused("store.not_found", code="")
    return found


async def one(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return one store and who works there."""

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        found = await of(tx, int(dialog_manager.dialog_data["store_id"]))
        staff = await stores.staff(tx, found.id)
        names = [await members.find(tx, person.member_id) for person in staff[:STAFF_SHOWN]]
        return {
            "name": found.name,
            "code": found.code,
            "address": found.address or "-",
            "staff": staff_lines(names, translate(dialog_manager)),
            "people": len(staff),
            "open": found.closed_at is None,
        }

    return await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)


def staff_lines(found: list[Member | None], t: Translate) -> Html:
    """Return a line for each of the first who work in a store."""
    lines = (t("desk-staff", name=one.name, id=str(one.id)) for one in found if one is not None)
    return Html("\n".join(lines))


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, store_id: str) -> None:
    """Open one store."""
    manager.dialog_data["store_id"] = int(store_id)
    await manager.switch_to(Stores.one)


async def named(_: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str) -> None:
    """Open a store with the name, and the address on the next line, that somebody typed."""
    name, address = (*typed.split("\n", 1), "")[:2]

    async def work(tx: Tx, by: Authority) -> int:
        made = await store.add(tx, name, address, now=action.now(manager), rng=_rng)
        return made.id

    made = await action.perform(manager, "store.add", f"store:{name.strip()[:40]}", work)
    manager.dialog_data["store_id"] = made
    await manager.switch_to(Stores.one)


async def ask_close(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Ask whether a store shall really be closed."""
    data = await one(manager)
    subject = f"store:{data['code']}"
    await confirm.ask(manager, CLOSE, subject, "desk-store-close-sure", name=data["name"])


async def answered(_: Any, result: Any, manager: DialogManager) -> None:
    """Close the store, if that was the answer."""
    said = confirm.parse_answer(result, CLOSE)
    if said is None:
        return

    async def work(tx: Tx, by: Authority) -> None:
        found = await of(tx, int(manager.dialog_data["store_id"]))
        await store.close(tx, found.code, now=action.now(manager))

    await action.perform(manager, CLOSE, said["subject"], work, word=said["word"])


async def code_typed(
    message: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str
) -> None:
    """Show what a code that was typed stands for."""
    await found_at_desk(manager, typed)


async def photo_sent(message: Message, _: Any, manager: DialogManager) -> None:
    """Show what the QR in a photo stands for."""
    await found_at_desk(manager, await qr_photo.code_of(manager.middleware_data["bot"], message))


async def found_at_desk(manager: DialogManager, typed: str) -> None:
    """Answer a code, for an admin of everything."""

    async def read(tx: Tx, by: Authority) -> None:
        return None

    await action.load(manager, read, need=AccessLevel.EVERYWHERE)
    await answer(
        manager.middleware_data["bot"],
        action.database(manager),
        action.user_id(manager),
        typed,
        clock=manager.middleware_data["clock"],
        t=translate(manager),
    )
    manager.show_mode = ShowMode.NO_UPDATE


async def staff_photo(
    message: Message, bot: Bot, database: Database, clock: Clock, t: Translate
) -> None:
    """Answer the photo of a QR that the staff of a store sent, outside of every menu."""
    await answer(
        bot, database, message.chat.id, await qr_photo.code_of(bot, message), clock=clock, t=t
    )


async def answer(
    bot: Bot, database: Database, member_id: int, typed: str, *, clock: Clock, t: Translate
) -> None:
    """Say what a code stands for to who may redeem it; one that opens nothing is written down."""
    with forbid_network():
        async with database.begin() as tx:
            member = await tx.get_one(Member, member_id)
            found = await voucher.find_redeemable(tx, member, typed, now=clock.now())
            screen = (
                voucher_screens.unknown(t) if found is None else voucher_screens.asked(found, t)
            )
    await bot(send(member_id, screen, None))


DIALOG = Dialog(
    Window(
        I18nText("desk-stores"),
        scrolling("store_page", listed("store", choose)),
        Row(
            SwitchTo(I18nLabel("desk-button-redeem"), id="redeem", state=Stores.redeem),
            SwitchTo(I18nLabel("desk-button-store-add"), id="add", state=Stores.name),
        ),
        Cancel(I18nLabel("desk-button-back")),
        state=Stores.all,
        getter=every,
    ),
    Window(
        I18nText("desk-store"),
        Value("staff", when=F["staff"]),
        SwitchTo(I18nLabel("desk-button-staff"), id="staff", state=Stores.staff),
        Button(
            I18nLabel("desk-button-store-close"), id="close", on_click=ask_close, when=F["open"]
        ),
        back_to(Stores.all),
        state=Stores.one,
        getter=one,
        on_process_result=answered,
    ),
    staff.WINDOW,
    Window(
        I18nText("desk-store-name"),
        TextInput(id="typed_name", on_success=named),
        back_to(Stores.all),
        state=Stores.name,
        getter=every,
    ),
    Window(
        I18nText("desk-redeem"),
        TextInput(id="typed_code", on_success=code_typed),
        MessageInput(photo_sent, content_types=ContentType.PHOTO),
        back_to(Stores.all),
        state=Stores.redeem,
        getter=every,
    ),
)
