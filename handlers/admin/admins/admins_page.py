"""The team: who runs the shop beside its owner, of everything or of some chats; for the owner alone.

all -> by a link, or by a member picked -> which chats -> a link to send on, or a yes
    -> one admin -> other chats, or taken back
"""

from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Cancel, Group, SwitchTo

from domain.admin import role
from domain.admin.authority import AccessLevel, Authority
from domain.refusal import Refused
from handlers.admin import action, confirm
from handlers.admin.admins.grant import WINDOWS, picked
from handlers.admin.lists import back_to, listed, scrolling
from handlers.admin.states import Team
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage import installation, members, stores
from storage.admin import roles
from storage.chat import chats
from storage.database import Tx
from views.i18n import Html, Translate
from views.role_screens import chats as worded

STAFF_SHOWN_MAX = 20
WITHDRAW = "role.withdraw"


async def every(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the owner, the admins, the invitations that are open, and who works in stores."""
    t, now = translate(dialog_manager), action.now(dialog_manager)

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        owner = await members.find(tx, await installation.owner_id(tx) or 0)
        items = []
        for grant in await roles.grants(tx):
            member = await members.find(tx, grant.member_id)
            mark = "🌐" if grant.everywhere else "💬"
            items.append(
                {"id": grant.member_id, "name": f"{mark} {member.name if member else '-'}"}
            )
        staff = await stores.all_staff(tx, limit=STAFF_SHOWN_MAX)
        return {
            "items": items,
            "owner": owner.name if owner else "-",
            "admins": len(items),
            "invites": await roles.count_open_invites(tx, now=now),
            "staff": Html(
                "\n".join(t("role-staff", name=one.name, store=shop.name) for shop, one in staff)
            ),
        }

    return await action.load(dialog_manager, read, need=AccessLevel.OWNER)


async def one(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return one admin, and of what."""
    t = translate(dialog_manager)

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        member = await picked(tx, dialog_manager)
        grant = await roles.find(tx, member.id)
        if grant is None:
            raise Refused("role.none", name=member.name)
        found = await chats.all_of(tx, await roles.chats_of(tx, member.id))
        titles = None if grant.everywhere else [chat.title for chat in found]
        return {"name": member.name, "where": where(titles, t)}

    return await action.load(dialog_manager, read, need=AccessLevel.OWNER)


def where(titles: list[str] | None, t: Translate) -> Html:
    """Return what an admin is in charge of."""
    return t("role-everywhere") if titles is None else worded(titles, t)


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, member_id: str) -> None:
    """Open one admin."""
    manager.dialog_data["member_id"] = int(member_id)
    await manager.switch_to(Team.one)


async def by_link(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Begin an invitation."""
    manager.dialog_data.pop("member_id", None)
    manager.dialog_data.pop("chats", None)
    await manager.switch_to(Team.chats)


async def other_chats(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Choose anew what an admin is in charge of."""

    async def read(tx: Tx, by: Authority) -> list[int]:
        return sorted(await roles.chats_of(tx, (await picked(tx, manager)).id))

    manager.dialog_data["chats"] = await action.load(manager, read, need=AccessLevel.OWNER)
    await manager.switch_to(Team.chats)


async def recall(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """End the links that nobody has used."""

    async def work(tx: Tx, by: Authority) -> None:
        await role.revoke_invites(tx, by_id=by.member_id, now=action.now(manager))

    await action.perform(
        manager, "role.recall", "invites", work, need=AccessLevel.OWNER, noted=True
    )


async def ask_withdraw(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Ask whether somebody shall really not run the shop any more."""
    data = await one(manager)
    subject = f"member:{manager.dialog_data['member_id']}"
    await confirm.ask(manager, WITHDRAW, subject, "role-withdraw-sure", name=data["name"])


async def answered(_: Any, result: Any, manager: DialogManager) -> None:
    """Take the role back, if that was the answer."""
    said = confirm.parse_answer(result, WITHDRAW)
    if said is None:
        return
    now, number = action.now(manager), int(manager.dialog_data["member_id"])

    async def work(tx: Tx, by: Authority) -> None:
        await role.revoke_role(tx, number, by_id=by.member_id, now=now)

    await action.perform(
        manager,
        WITHDRAW,
        said["subject"],
        work,
        need=AccessLevel.OWNER,
        word=said["word"],
        noted=True,
    )
    await manager.switch_to(Team.all)


DIALOG = Dialog(
    Window(
        I18nText("role-team"),
        Value("staff", when=F["staff"]),
        scrolling("admin_page", listed("admin", choose)),
        Group(
            Button(I18nLabel("role-button-link"), id="link", on_click=by_link),
            SwitchTo(I18nLabel("role-button-pick"), id="pick", state=Team.who),
            Button(
                I18nLabel("role-button-recall"), id="recall", on_click=recall, when=F["invites"]
            ),
            width=2,
        ),
        Cancel(I18nLabel("desk-button-back")),
        state=Team.all,
        getter=every,
    ),
    Window(
        I18nText("role-one"),
        Value("where"),
        Group(
            Button(I18nLabel("role-button-chats"), id="chats", on_click=other_chats),
            Button(I18nLabel("role-button-withdraw"), id="withdraw", on_click=ask_withdraw),
            width=2,
        ),
        back_to(Team.all),
        state=Team.one,
        getter=one,
        on_process_result=answered,
    ),
    *WINDOWS,
)
