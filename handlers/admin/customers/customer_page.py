"""One customer: what they bought, owe and earn, where they came from, and what can be done from here."""

from aiogram import F
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Group

from domain.admin.authority import AccessLevel
from domain.customer import profile
from domain.customer.profile import CustomerProfile
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values, load
from handlers.admin.customers.customer_forms import send_message, to_message
from handlers.admin.customers.selected import selected
from handlers.admin.lists import open_at
from handlers.admin.page import button, line, page
from handlers.admin.states import Customers, MoneyStates, Orders, Referrals, Review
from handlers.admin.widgets import I18nText
from storage.members import Reachability
from storage.order.order_columns import OrderState
from views.customer import customer_screens

NONE = "none"


async def find(ctx: AdminContext) -> CustomerProfile:
    return await profile.load(ctx.tx, await selected(ctx))


async def one(ctx: AdminContext) -> Values:
    """What is known of a customer."""
    found, t = await find(ctx), ctx.t
    member = found.member
    banned = t.local(member.banned_at) if member.banned_at else ""
    return {
        "name": member.name,
        "username": member.username or NONE,
        "code": member.code,
        "since": t.local(member.first_seen_at),
        "seen": t.local(member.last_seen_at),
        "banned": banned or "no",
        "is_banned": bool(banned),
        "lines": customer_screens.lines(found, t),
        "note": customer_screens.note(found.note, t),
        "orders": found.orders,
        "vouchers": found.totals.vouchers,
        "writable": member.reach == Reachability.REACHABLE,
        "asks": found.withdrawal is not None,
        "held": bool(found.held_rewards),
        "invited_by": found.inviter is not None,
    }


async def to_orders(_: object, __: object, manager: DialogManager) -> None:
    member = await load(manager, selected, AccessLevel.EVERYWHERE)
    await manager.start(Orders.all, data={"member_id": member.id})


async def to_vouchers(_: object, __: object, manager: DialogManager) -> None:
    """Open the orders whose voucher was not brought yet."""
    member = await load(manager, selected, AccessLevel.EVERYWHERE)
    await manager.start(Orders.all, data={"member_id": member.id, "state": OrderState.READY.value})


async def to_earnings(_: object, __: object, manager: DialogManager) -> None:
    member = await load(manager, selected, AccessLevel.EVERYWHERE)
    await open_at(manager, Referrals.statement, promoter_id=member.id)


async def to_withdrawal(_: object, __: object, manager: DialogManager) -> None:
    found = await load(manager, find, AccessLevel.EVERYWHERE)
    if found.withdrawal is None:
        raise Refused("withdrawal.unknown", id=0)
    await open_at(manager, MoneyStates.one, withdrawal_id=found.withdrawal.id)


async def to_reward(_: object, __: object, manager: DialogManager) -> None:
    """Open the oldest reward of theirs that somebody has to look at."""
    found = await load(manager, find, AccessLevel.EVERYWHERE)
    if not found.held_rewards:
        raise Refused("reward.unknown", id=0)
    await open_at(manager, Review.one, reward_id=found.held_rewards[0])


async def to_inviter(_: object, __: object, manager: DialogManager) -> None:
    found = await load(manager, find, AccessLevel.EVERYWHERE)
    if found.inviter is not None:
        manager.dialog_data["member_id"] = found.inviter.id


WINDOW = page(
    Customers.one,
    "customer-one",
    I18nText("customer-banned", when=F["is_banned"]),
    line("lines"),
    line("note"),
    Group(
        button("orders", to_orders, text="customer-button-orders"),
        button("vouchers", to_vouchers, text="customer-button-vouchers", when="vouchers"),
        button("write", to_message, text="customer-button-write", when="writable"),
        button("note", Customers.note, text="customer-button-note"),
        button("earnings", to_earnings, text="customer-button-earnings"),
        button("withdrawal", to_withdrawal, text="customer-button-withdrawal", when="asks"),
        button("reward", to_reward, text="customer-button-reward", when="held"),
        button("inviter", to_inviter, text="customer-button-inviter", when="invited_by"),
        button("to_ban", Customers.ban, text="customer-button-ban"),
        width=2,
    ),
    reads=one,
    back=Customers.who,
    need=AccessLevel.EVERYWHERE,
    confirms=[send_message],
)
