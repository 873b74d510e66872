"""What is written about a customer, and to one: a note, a message through the bot."""

from aiogram_dialog import DialogManager

from domain.admin.authority import AccessLevel
from domain.customer import message as customer_message
from domain.customer import note as customer_note
from handlers.admin.context import AdminContext, Values, load
from handlers.admin.customers.selected import selected, subject
from handlers.admin.page import acts, button, line, page, typed
from handlers.admin.states import Customers
from views.customer import customer_screens

QUOTED_CHARS_MAX = 150


async def read_note(ctx: AdminContext) -> Values:
    member = await selected(ctx)
    words = await customer_note.read(ctx.tx, member.id)
    return {
        "name": member.name,
        "note": customer_screens.note(words, ctx.t),
        "written": "no" if words is None else "yes",
        "is_written": words is not None,
    }


@acts("customer.note", subject, then=Customers.one, noted=True)
async def keep_note(ctx: AdminContext) -> None:
    """Keep what was typed in place of the note of before."""
    number, by_id = (await selected(ctx)).id, ctx.by.member_id
    await customer_note.write(ctx.tx, number, ctx.said, by_id=by_id, now=ctx.now)
    ctx.told = ctx.t("customer-note-kept")


@acts("customer.note_removed", subject, then=Customers.one, noted=True)
async def remove_note(ctx: AdminContext) -> None:
    number, by_id = (await selected(ctx)).id, ctx.by.member_id
    await customer_note.remove(ctx.tx, number, by_id=by_id, now=ctx.now)
    ctx.told = ctx.t("customer-note-removed")


async def read_message(ctx: AdminContext) -> Values:
    """Whom a message goes to, if they can be written to, with the beginning of what was typed."""
    member = await selected(ctx)
    customer_message.require_reachable(member)
    return {"name": member.name, "text": ctx.said[:QUOTED_CHARS_MAX]}


async def to_message(_: object, __: object, manager: DialogManager) -> None:
    """Ask for the words, where the member can be written to."""
    await load(manager, read_message, AccessLevel.EVERYWHERE)
    await manager.switch_to(Customers.write)


@acts("customer.message", subject, sure="customer-write-sure", shows=read_message)
async def send_message(ctx: AdminContext) -> None:
    """Send what was typed."""
    number = (await selected(ctx)).id
    member = await customer_message.send(ctx.tx, number, ctx.said, now=ctx.now)
    ctx.told = ctx.t("customer-written", name=member.name)


async def message_typed(_: object, __: object, manager: DialogManager, words: str) -> None:
    """Ask whether what was typed shall be sent; the answer leads to the customer."""
    await load(manager, read_message, AccessLevel.EVERYWHERE)
    words = customer_message.check_message(words)
    await manager.switch_to(Customers.one)
    await send_message.ask(manager, words)


WINDOWS = (
    page(
        Customers.note,
        "customer-write-note",
        line("note"),
        typed("note", keep_note),
        button("remove", remove_note, text="customer-button-note-remove", when="is_written"),
        reads=read_note,
        back=Customers.one,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Customers.write,
        "customer-write",
        typed("message", message_typed),
        reads=read_message,
        back=Customers.one,
        need=AccessLevel.EVERYWHERE,
    ),
)
