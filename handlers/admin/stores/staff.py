"""The staff of a store at the desk: invited by a link, listed, dismissed with a yes."""

from random import SystemRandom
from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group

from domain import store
from domain.admin import audit
from domain.admin.authority import AccessLevel, Authority
from domain.refusal import Refused
from handlers.admin import action, confirm
from handlers.admin.admins.grant import hand_over
from handlers.admin.lists import back_to, listed, scrolling
from handlers.admin.states import Stores
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage import members, stores
from storage.admin import roles
from storage.database import Tx
from storage.stores import Store
from views.i18n import Html

LISTED_MAX = 200
INVITES_SHOWN = 10
DISMISS = "store.dismiss"
_rng = SystemRandom()


async def of(tx: Tx, manager: DialogManager) -> Store:
    """Return the store that the windows are about, or refuse."""
    found = await tx.get(Store, int(manager.dialog_data["store_id"]))
    if found is None:
        raise Refused("store.not_found", code="")
    return found


async def every(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return who works in a store, and the invitations that are open."""
    t, now = translate(dialog_manager), action.now(dialog_manager)

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        its = await of(tx, dialog_manager)
        items = []
        for place in (await stores.staff(tx, its.id))[:LISTED_MAX]:
            member = await members.find(tx, place.member_id)
            items.append({"id": place.member_id, "name": f"👤 {member.name if member else '-'}"})
        lines = []
        for one in (await roles.store_invites(tx, its.id, now=now))[:INVITES_SHOWN]:
            maker = await members.find(tx, one.made_by)
            until = t.local(one.expires_at, action.settings(dialog_manager).timezone)
            lines.append(t("desk-staff-invite", by=maker.name if maker else "-", until=until))
        return {
            "name": its.name,
            "items": items,
            "people": len(items),
            "invites": Html("\n".join(lines)),
            "open": its.closed_at is None,
        }

    return await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)


async def by_link(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Make a link and send it as a message of its own: only the hash of its code is kept."""
    now = action.now(manager)

    async def work(tx: Tx, by: Authority) -> tuple[str, str]:
        its = await of(tx, manager)
        return await store.invite_staff(tx, its, by.member_id, now=now, rng=_rng), its.name

    code, name = await action.perform(manager, "store.invite", "invite", work, noted=True)
    await hand_over(manager, code, "desk-staff-link", store=name)
    await manager.switch_to(Stores.staff)


async def recall(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """End the links of the store that nobody has used."""
    now = action.now(manager)

    async def work(tx: Tx, by: Authority) -> None:
        await store.recall_staff_invite(tx, await of(tx, manager), by.member_id, now=now)

    await action.perform(manager, "store.recall", "store", work, noted=True)


async def ask_dismiss(_: CallbackQuery, __: Any, manager: DialogManager, member_id: str) -> None:
    """Ask whether somebody shall really redeem nothing more in the store."""

    async def read(tx: Tx, by: Authority) -> tuple[str, str]:
        member = await members.find(tx, int(member_id))
        return (await of(tx, manager)).name, member.name if member else "-"

    place, name = await action.load(manager, read, need=AccessLevel.EVERYWHERE)
    subject = f"{audit.MEMBER}{member_id}"
    await confirm.ask(manager, DISMISS, subject, "desk-staff-sure", name=name, store=place)


async def answered(_: Any, result: Any, manager: DialogManager) -> None:
    """Dismiss whoever the question was about, if that was the answer."""
    said = confirm.parse_answer(result, DISMISS)
    if said is None:
        return
    number = int(said["subject"].partition(":")[2])

    async def work(tx: Tx, by: Authority) -> None:
        await store.dismiss(tx, (await of(tx, manager)).code, number, now=action.now(manager))

    await action.perform(manager, DISMISS, said["subject"], work, word=said["word"])


WINDOW = Window(
    I18nText("desk-staff-all"),
    Value("invites", when=F["invites"]),
    scrolling("staff_page", listed("dismiss", ask_dismiss)),
    Group(
        Button(
            I18nLabel("desk-button-staff-invite"), id="invite", on_click=by_link, when=F["open"]
        ),
        Button(I18nLabel("role-button-recall"), id="recall", on_click=recall, when=F["invites"]),
        width=2,
    ),
    back_to(Stores.one),
    state=Stores.staff,
    getter=every,
    on_process_result=answered,
)
