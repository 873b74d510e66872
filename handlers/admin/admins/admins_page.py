"""The admins: who runs the shop beside its owner, of everything or of some chats; for the owner alone.

all -> by a link, or by a member picked -> which chats -> a link to send on, or a yes
    -> one admin -> other chats, or taken back
"""

from aiogram_dialog import Dialog, DialogManager

from domain.admin import role
from domain.admin.authority import AccessLevel
from domain.refusal import Refused
from handlers.admin.admins import grant
from handlers.admin.admins.grant import selected, subject
from handlers.admin.context import AdminContext, Values, load
from handlers.admin.page import acts, button, item, items, line, page
from handlers.admin.states import TeamStates
from handlers.admin.widgets import Value
from storage import installation, members, stores
from storage.admin import roles
from storage.chat import chats
from views.i18n import Html, Translate
from views.role_screens import chats as worded

STAFF_SHOWN_MAX = 20


async def every(ctx: AdminContext) -> Values:
    """The owner, the admins, the invitations that are open, and who works in stores."""
    owner = await members.find(ctx.tx, await installation.owner_id(ctx.tx) or 0)
    rows = []
    for one in await roles.grants(ctx.tx):
        member = await members.find(ctx.tx, one.member_id)
        mark = "🌐" if one.everywhere else "💬"
        rows.append(
            item(
                one.member_id,
                f"{mark} {member.name if member else ctx.t.plain('admin-member-gone')}",
            )
        )
    staff = await stores.all_staff(ctx.tx, limit=STAFF_SHOWN_MAX)
    lines = (ctx.t("role-staff", name=person.name, store=shop.name) for shop, person in staff)
    return {
        "items": rows,
        "owner": owner.name if owner else ctx.t.plain("admin-none"),
        "admins": len(rows),
        "invites": await roles.count_open_invites(ctx.tx, now=ctx.now),
        "staff": Html("\n".join(lines)),
    }


async def one(ctx: AdminContext) -> Values:
    """One admin, and of what."""
    member = await selected(ctx)
    found = await roles.find(ctx.tx, member.id)
    if found is None:
        raise Refused("role.none", name=member.name)
    theirs = await chats.all_of(ctx.tx, await roles.chats_of(ctx.tx, member.id))
    titles = None if found.everywhere else [chat.title for chat in theirs]
    return {"name": member.name, "where": where(titles, ctx.t)}


def where(titles: list[str] | None, t: Translate) -> Html:
    """Return what an admin is in charge of."""
    return t("role-everywhere") if titles is None else worded(titles, t)


async def begin_invite(_: object, __: object, manager: DialogManager) -> None:
    manager.dialog_data.pop("member_id", None)
    manager.dialog_data.pop("chats", None)
    await manager.switch_to(TeamStates.chats)


async def chats_now(ctx: AdminContext) -> list[int]:
    """Return the chats that an admin is in charge of."""
    return sorted(await roles.chats_of(ctx.tx, (await selected(ctx)).id))


async def change_chats(_: object, __: object, manager: DialogManager) -> None:
    """Choose anew what an admin is in charge of."""
    manager.dialog_data["chats"] = await load(manager, chats_now, AccessLevel.OWNER)
    await manager.switch_to(TeamStates.chats)


@acts("role.recall", "invites", need=AccessLevel.OWNER, noted=True)
async def recall(ctx: AdminContext) -> None:
    """End the links that nobody has used."""
    await role.revoke_invites(ctx.tx, by_id=ctx.by.member_id, now=ctx.now)


@acts(
    "role.withdraw",
    subject,
    need=AccessLevel.OWNER,
    sure="role-withdraw-sure",
    shows=one,
    then=TeamStates.all,
    noted=True,
)
async def withdraw(ctx: AdminContext) -> None:
    number, by_id = ctx.chosen("member_id"), ctx.by.member_id
    await role.revoke_role(ctx.tx, number, by_id=by_id, now=ctx.now)


DIALOG = Dialog(
    page(
        TeamStates.all,
        "role-team",
        line("staff"),
        items("admin", TeamStates.one, key="member_id"),
        button("link", begin_invite, text="role-button-link"),
        button("pick", TeamStates.who, text="role-button-pick"),
        button("recall", recall, text="role-button-recall", when="invites"),
        reads=every,
        need=AccessLevel.OWNER,
    ),
    page(
        TeamStates.one,
        "role-one",
        Value("where"),
        button("chats", change_chats, text="role-button-chats"),
        button("withdraw", withdraw, text="role-button-withdraw"),
        reads=one,
        back=TeamStates.all,
        need=AccessLevel.OWNER,
    ),
    *grant.PAGES,
)
