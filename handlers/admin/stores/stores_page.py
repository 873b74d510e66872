"""Stores and vouchers in the menus: where they are redeemed and by whom, and redeeming one.

A code is typed, or photographed as its QR. What it stands for comes with the button that redeems
it, which asks anew who presses: the same that staff get from `/redeem`.
"""

from aiogram import Bot
from aiogram.enums import ContentType
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput

from domain import store, voucher
from domain.admin.authority import AccessLevel
from domain.clock import Clock
from domain.refusal import Refused
from handlers.admin import context
from handlers.admin.context import AdminContext, Values, load, nothing
from handlers.admin.page import acts, button, item, items, line, page, typed
from handlers.admin.states import Stores
from handlers.admin.stores import pickup_page, qr_photo, staff, unfetched_page
from handlers.admin.stores.staff import selected
from handlers.admin.widgets import translate
from storage import members, stores
from storage.database import Database
from storage.members import Member
from storage.network_guard import forbid_network
from views import voucher_screens
from views.i18n import Html, Translate
from views.screen import send

LISTED_MAX = 200
STAFF_SHOWN = 20


async def every(ctx: AdminContext) -> Values:
    found = await stores.listed(ctx.tx, limit=LISTED_MAX)
    rows = [item(one.id, f"{'🔴' if one.closed_at else '🟢'} {one.name}") for one in found]
    return {"items": rows, "stores": len(rows)}


async def one(ctx: AdminContext) -> Values:
    """One store and who works there."""
    found = await selected(ctx)
    staff = await stores.staff(ctx.tx, found.id)
    names = [await members.find(ctx.tx, person.member_id) for person in staff[:STAFF_SHOWN]]
    return {
        "name": found.name,
        "code": found.code,
        "address": found.address or ctx.t.plain("admin-store-no_address"),
        "staff": staff_lines(names, ctx.t),
        "people": len(staff),
        "open": found.closed_at is None,
    }


def staff_lines(found: list[Member | None], t: Translate) -> Html:
    """Return a line for each of the first who work in a store."""
    lines = (t("admin-staff", name=one.name) for one in found if one is not None)
    return Html("\n".join(lines))


async def show_store(manager: DialogManager, store_id: int) -> None:
    manager.dialog_data["store_id"] = store_id
    await manager.switch_to(Stores.one)


def split(typed: str) -> tuple[str, str]:
    """Return the name, and the address on the next line, of a store that was typed."""
    name, _, rest = typed.partition("\n")
    return name, rest


@acts("store.add", lambda ctx: f"store:{split(ctx.said)[0].strip()[:40]}", then=show_store)
async def add(ctx: AdminContext) -> int:
    name, address = split(ctx.said)
    return (await store.add(ctx.tx, name, address, now=ctx.now, rng=ctx.rng)).id


async def by_code(ctx: AdminContext) -> str:
    return f"store:{(await selected(ctx)).code}"


@acts("store.close", by_code, sure="admin-store-close-sure", shows=one)
async def close(ctx: AdminContext) -> None:
    await store.close(ctx.tx, (await selected(ctx)).code, now=ctx.now)


async def photo_sent(message: Message, _: object, manager: DialogManager) -> None:
    """Show what the QR in a photo stands for."""
    context.require_one_photo(manager, message)
    words = await qr_photo.code_of(manager.middleware_data["bot"], message)
    await code_typed(message, _, manager, words)


async def code_typed(_: object, __: object, manager: DialogManager, typed: str) -> None:
    """Answer a code, for an admin of everything."""
    await load(manager, nothing, AccessLevel.EVERYWHERE)
    await answer(
        manager.middleware_data["bot"],
        context.database(manager),
        context.user_id(manager),
        typed,
        clock=manager.middleware_data["clock"],
        t=translate(manager),
    )
    manager.show_mode = ShowMode.NO_UPDATE


async def staff_photo(
    message: Message,
    bot: Bot,
    database: Database,
    clock: Clock,
    t: Translate,
    parts: list[Message],
) -> None:
    """Answer the photo of a QR that the staff of a store sent, outside of every menu."""
    if len(parts) > 1:
        raise Refused("admin.one_photo")
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
    page(
        Stores.all,
        "admin-stores",
        items("store", Stores.one),
        button("redeem", Stores.redeem),
        button("add", Stores.name, text="admin-button-store-add"),
        button("unfetched", Stores.unfetched, text="pickup-button-unfetched"),
        reads=every,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Stores.one,
        "admin-store",
        line("staff"),
        button("pickup", Stores.pickup, text="pickup-button-terms", when="open"),
        button("packing", unfetched_page.show_list, text="packing-button-list"),
        button("staff", Stores.staff),
        button("close", close, text="admin-button-store-close", when="open"),
        reads=one,
        back=Stores.all,
        need=AccessLevel.EVERYWHERE,
        width=1,
    ),
    staff.PAGE,
    *pickup_page.PAGES,
    *unfetched_page.PAGES,
    page(
        Stores.name,
        "admin-store-name",
        typed("name", add),
        reads=every,
        back=Stores.all,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Stores.redeem,
        "admin-redeem",
        typed("code", code_typed),
        MessageInput(photo_sent, content_types=ContentType.PHOTO),
        reads=every,
        back=Stores.all,
        need=AccessLevel.EVERYWHERE,
    ),
)
