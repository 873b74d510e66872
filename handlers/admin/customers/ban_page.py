"""Banning a customer, and letting them back in; what that costs them is said first.

ban (what becomes of seats, vouchers, money; vouchers as is chosen) -> a yes -> done
lift the ban
"""

from typing import Any

from aiogram import F
from aiogram_dialog import DialogManager

from domain import ban as domain_ban
from domain.admin.authority import AccessLevel
from handlers.admin import conflicts
from handlers.admin.context import AdminContext, Values
from handlers.admin.customers.selected import selected, subject
from handlers.admin.page import acts, button, page
from handlers.admin.states import Customers
from handlers.admin.widgets import Value
from views.ban_effects import effects

NONE = "none"
KEEP = "keep"
"""The button that leaves vouchers valid."""


async def one(ctx: AdminContext) -> Values:
    """One member, and what a ban would take and leave."""
    member, t = await selected(ctx), ctx.t
    found = await domain_ban.find_effects(ctx.tx, member.id)
    banned = member.banned_at is not None
    more = bool(found.given_up or found.unpaid or found.waiting or found.rewards)
    lines = effects(found, t) if not banned or more else []
    head = [t.plain("ban-still" if banned else "ban-if")] if lines else []
    return {
        "name": member.name,
        "username": member.username or NONE,
        "banned": t.local(member.banned_at) if member.banned_at else NONE,
        "lines": "\n".join([*head, *(f"· {line}" for line in lines)]),
        "simple": not banned and not found.unpaid,
        "choice": not banned and bool(found.unpaid),
        "more": banned and more,
        "is_banned": banned,
    }


async def asked(ctx: AdminContext) -> Values:
    """What the question says: who, and all that becomes of what they have."""
    member = await domain_ban.require_bannable(ctx.tx, ctx.chosen("member_id"))
    found = await domain_ban.find_effects(ctx.tx, member.id)
    lines = effects(found, ctx.t, cancel=ctx.said != KEEP)
    return {"name": member.name, "effects": "\n".join(f"· {line}" for line in lines)}


async def tell(manager: DialogManager, words: str) -> None:
    conflicts.report(manager, words)


@acts("members.ban", subject, sure="ban-sure", shows=asked, then=tell, noted=True)
async def ban(ctx: AdminContext) -> str:
    """Ban, with the vouchers cancelled or kept as the pressed button says; return what to say."""
    by_id, cancel = ctx.by.member_id, ctx.said != KEEP
    member, _ = await domain_ban.ban(
        ctx.tx, (await selected(ctx)).id, by_id=by_id, now=ctx.now, cancel_vouchers=cancel
    )
    return ctx.t("ban-done", name=member.name)


@acts("members.unban", subject, then=tell, noted=True)
async def unban(ctx: AdminContext) -> str:
    """Let a member buy again; return what to say, and what does not come back."""
    number, by_id = (await selected(ctx)).id, ctx.by.member_id
    member = await domain_ban.unban(ctx.tx, number, by_id=by_id, now=ctx.now)
    return ctx.t("ban-lifted", name=member.name)


def ban_button(id_: str, when: str) -> Any:
    return button(id_, ban, text=f"ban-button-{id_}", when=when)


WINDOW = page(
    Customers.ban,
    "ban-member",
    Value("lines", when=F["lines"]),
    ban_button("ban", "simple"),
    ban_button("cancel", "choice"),
    ban_button(KEEP, "choice"),
    ban_button("clear", "more"),
    button("unban", unban, text="ban-button-unban", when="is_banned"),
    reads=one,
    back=Customers.one,
    need=AccessLevel.EVERYWHERE,
)
