"""The staff of a store: invited by a link, listed, dismissed with a yes."""

from aiogram_dialog import DialogManager

from domain import store
from domain.admin import audit
from domain.admin.authority import AccessLevel
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values
from handlers.admin.lists import listed
from handlers.admin.messages import send_role_link
from handlers.admin.page import acts, button, item, line, page
from handlers.admin.states import Stores
from storage import members, stores
from storage.admin import roles
from storage.stores import Store
from views.i18n import Html

LISTED_MAX = 200
INVITES_SHOWN = 10


async def selected(ctx: AdminContext) -> Store:
    """Return the store that the pages are about, or refuse."""
    found = await ctx.tx.get(Store, ctx.chosen("store_id"))
    if found is None:
        raise Refused("store.not_found", code="")
    return found


async def name_of(ctx: AdminContext, member_id: int) -> str:
    member = await members.find(ctx.tx, member_id)
    return member.name if member else ctx.t.plain("admin-member-gone")


async def every(ctx: AdminContext) -> Values:
    """Who works in a store, and the invitations that are open."""
    its, zone = await selected(ctx), ctx.settings.timezone
    staff = (await stores.staff(ctx.tx, its.id))[:LISTED_MAX]
    invites = (await roles.store_invites(ctx.tx, its.id, now=ctx.now))[:INVITES_SHOWN]
    rows = [item(one.member_id, f"👤 {await name_of(ctx, one.member_id)}") for one in staff]
    lines = [
        ctx.t(
            "admin-staff-invite",
            by=await name_of(ctx, one.made_by),
            until=ctx.t.local(one.expires_at, zone),
        )
        for one in invites
    ]
    return {
        "name": its.name,
        "items": rows,
        "people": len(rows),
        "invites": Html("\n".join(lines)),
        "open": its.closed_at is None,
    }


async def send_link(manager: DialogManager, made: tuple[str, str]) -> None:
    code, name = made
    await send_role_link(manager, code, "admin-staff-link", store=name)
    await manager.switch_to(Stores.staff)


@acts("store.invite", "invite", then=send_link, noted=True)
async def invite(ctx: AdminContext) -> tuple[str, str]:
    """Return the code of an invitation, and the store's name."""
    its = await selected(ctx)
    code = await store.invite_staff(ctx.tx, its, ctx.by.member_id, now=ctx.now, rng=ctx.rng)
    return code, its.name


@acts("store.recall", "store", noted=True)
async def recall(ctx: AdminContext) -> None:
    """End the links of the store that nobody has used."""
    its = await selected(ctx)
    await store.recall_staff_invite(ctx.tx, its, ctx.by.member_id, now=ctx.now)


async def pressed_person(ctx: AdminContext) -> Values:
    """Whoever was pressed, and the store."""
    return {"store": (await selected(ctx)).name, "name": await name_of(ctx, int(ctx.said))}


@acts(
    "store.dismiss",
    lambda ctx: f"{audit.MEMBER}{ctx.said}",
    sure="admin-staff-sure",
    shows=pressed_person,
)
async def dismiss(ctx: AdminContext) -> None:
    await store.dismiss(ctx.tx, (await selected(ctx)).code, int(ctx.said), now=ctx.now)


PAGE = page(
    Stores.staff,
    "admin-staff-all",
    line("invites"),
    listed("dismiss", dismiss),
    button("invite", invite, text="admin-button-staff-invite", when="open"),
    button("recall", recall, text="role-button-recall", when="invites"),
    reads=every,
    back=Stores.one,
    need=AccessLevel.EVERYWHERE,
)
