"""Making an admin in the menus: who, in charge of which chats; then a link to send on, or a yes."""

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from domain.admin import role
from domain.admin.authority import AccessLevel
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values, current_chat_id, load
from handlers.admin.lists import LISTED_MAX, listed, tickable
from handlers.admin.member_search import search_page
from handlers.admin.messages import send_role_link
from handlers.admin.page import acts, button, opens, page
from handlers.admin.states import TeamStates
from storage import members
from storage.chat import chats
from storage.members import Member


async def selected(ctx: AdminContext) -> Member:
    """Return the member that the pages are about, or refuse."""
    number = ctx.chosen("member_id")
    member = await members.find(ctx.tx, number)
    if member is None:
        raise Refused("member.unknown", id=number)
    return member


def subject(ctx: AdminContext) -> str:
    return f"member:{ctx.chosen('member_id')}"


async def places(ctx: AdminContext) -> Values:
    """Every chat, and which of them are ticked."""
    ticked = set(ctx.data.get("chats", ()))
    known = await chats.known(ctx.tx, limit=LISTED_MAX)
    items = [tickable(chat.id, chat.title, chat.id in ticked) for chat in known]
    return {"items": items, "chats": len(items), "ticked": len(ticked)}


async def tick(_: object, __: object, manager: DialogManager, chat_id: str) -> None:
    """Tick a chat, or take its tick away."""
    ticked = set(manager.dialog_data.get("chats", ()))
    now_id = await load(manager, current_chat_id, AccessLevel.OWNER, chat_id)
    manager.dialog_data["chats"] = sorted(ticked ^ {now_id})


async def send_link(manager: DialogManager, code: str) -> None:
    some = manager.dialog_data["some"]
    await send_role_link(manager, code, "role-link", chats=len(some or ()))
    await manager.switch_to(TeamStates.all)


@acts("role.invite", "invite", need=AccessLevel.OWNER, then=send_link, noted=True)
async def invite(ctx: AdminContext) -> str:
    """Return the code of an invitation."""
    some = ctx.data["some"]
    return await role.create_invite(ctx.tx, ctx.by.member_id, now=ctx.now, rng=ctx.rng, chats=some)


async def granted(ctx: AdminContext) -> Values:
    """What the question says: who, and of how many chats, 0 for the whole shop."""
    titles = await chats.all_of(ctx.tx, ctx.data["some"] or ())
    return {"name": (await selected(ctx)).name, "chats": len(titles)}


@acts(
    "role.grant",
    subject,
    need=AccessLevel.OWNER,
    sure="role-grant-sure",
    shows=granted,
    then=TeamStates.all,
    noted=True,
)
async def grant(ctx: AdminContext) -> None:
    number, some = ctx.chosen("member_id"), ctx.data["some"]
    await role.grant(ctx.tx, number, by_id=ctx.by.member_id, now=ctx.now, chats=some)


async def go_on(_: object, pressed: Button, manager: DialogManager) -> None:
    """Ask for the yes about a member who was picked; without one, make a link."""
    data = manager.dialog_data
    some = None if pressed.widget_id == "everywhere" else list(data.get("chats", ()))
    if some == []:
        raise Refused("role.no_chats")
    data["some"] = some
    if data.get("member_id") is None:
        await invite.run(manager)
    else:
        await grant.ask(manager)


PAGES = (
    search_page(
        TeamStates.who,
        "role-who",
        opens("member_id", TeamStates.chats, "chats"),
        back=TeamStates.all,
        need=AccessLevel.OWNER,
    ),
    page(
        TeamStates.chats,
        "role-chats",
        listed("chat", tick),
        button("everywhere", go_on, text="role-button-everywhere"),
        button("on", go_on, text="admin-button-go-on", when="ticked"),
        reads=places,
        back=TeamStates.all,
        need=AccessLevel.OWNER,
        confirms=(grant,),
    ),
)
