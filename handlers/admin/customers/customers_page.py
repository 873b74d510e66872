"""Customers: those who ordered last, or found by name, @username, code or a message of theirs.

who -> one -> their orders, a message, a note, their earnings and withdrawal, a ban
"""

from aiogram import F
from aiogram.enums import ContentType
from aiogram.types import Message, MessageOriginHiddenUser, MessageOriginUser
from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Row

from domain.admin.authority import AccessLevel
from domain.refusal import Refused
from handlers.admin import conflicts
from handlers.admin.context import AdminContext, Values, load, nothing
from handlers.admin.customers import ban_page, customer_forms, customer_page
from handlers.admin.lists import listed
from handlers.admin.member_search import FOUND_MAX, called, search
from handlers.admin.orders.orders_page import TURNS, turned
from handlers.admin.page import button, item, opens, page, typed
from handlers.admin.states import Customers
from handlers.admin.widgets import I18nText, translate
from storage import members
from storage.order.orders import OrderFilter
from views.customer import customer_screens
from views.person import is_person

NEWEST = OrderFilter(newest_of_each=True)


async def every(ctx: AdminContext) -> Values:
    """Whom the words that were typed may mean; without any, who ordered last."""
    asked = str(ctx.data.get("typed") or "")
    if asked:
        people = await members.search(ctx.tx, asked, limit=FOUND_MAX)
        rows, newer, older = [item(one.id, called(one)) for one in people], False, False
    else:
        found = await turned(ctx, NEWEST)
        rows = [
            item(order.member_id, customer_screens.recent(order, ctx.t)) for order in found.orders
        ]
        newer, older = found.newer, found.older
    return {
        "items": rows,
        "people": len(rows),
        "asked": bool(asked),
        "newer": newer,
        "older": older,
    }


async def everybody(_: object, __: object, manager: DialogManager) -> None:
    """Show again who ordered last."""
    manager.dialog_data.pop("typed", None)
    manager.dialog_data.pop("position", None)


async def forwarded(message: Message, _: object, manager: DialogManager) -> None:
    """Open whoever wrote a message that was forwarded; one who hides is looked for by name."""
    await load(manager, nothing, AccessLevel.EVERYWHERE)
    origin = message.forward_origin
    if isinstance(origin, MessageOriginHiddenUser):
        name = origin.sender_user_name
        manager.dialog_data["typed"] = name
        conflicts.report(manager, translate(manager)("customer-hidden", name=name))
        return
    if not isinstance(origin, MessageOriginUser) or not is_person(origin.sender_user):
        raise Refused("customer.no_person")
    wrote = origin.sender_user

    async def known(ctx: AdminContext) -> bool:
        return await members.find(ctx.tx, wrote.id) is not None

    if not await load(manager, known, AccessLevel.EVERYWHERE):
        raise Refused("customer.not_met", name=wrote.full_name)
    manager.dialog_data["member_id"] = wrote.id
    await manager.switch_to(Customers.one)


DIALOG = Dialog(
    page(
        Customers.who,
        "customer-list",
        I18nText("customer-hint"),
        MessageInput(forwarded, content_types=ContentType.ANY, filter=F.forward_origin),
        typed("name", search),
        listed("member", opens("member_id", Customers.one)),
        Row(*TURNS),
        button("everybody", everybody, text="customer-button-everybody", when="asked"),
        reads=every,
        need=AccessLevel.EVERYWHERE,
    ),
    customer_page.WINDOW,
    *customer_forms.WINDOWS,
    ban_page.WINDOW,
)
