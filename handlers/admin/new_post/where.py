"""Where a new post goes: chats ticked one by one, all at once or by a tag, and topics of forums."""

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Row

from domain.refusal import Refused
from handlers.admin.context import AdminContext, Data, Values, current_chat_id, load
from handlers.admin.lists import LISTED_MAX, listed, tickable
from handlers.admin.page import button, items, page
from handlers.admin.states import New
from storage.chat import chats
from storage.chat.chats import open_topics
from storage.chat.tables import Chat, ChatState


async def postable(ctx: AdminContext) -> list[Chat]:
    """Return the chats that somebody may post to, by title."""
    known = await chats.known(ctx.tx, limit=LISTED_MAX)
    return [chat for chat in known if ctx.by.has(chat.id) and chat.state == ChatState.ACTIVE]


async def tagged(ctx: AdminContext) -> dict[str, set[int]]:
    """Return the chats of each tag, of those that somebody may post to."""
    return await chats.chats_by_tag(ctx.tx, [chat.id for chat in await postable(ctx)])


def ticked_in(data: Data) -> set[int]:
    return set(data.get("chats", ()))


async def places(ctx: AdminContext) -> Values:
    """The chats that may be posted to and their tags, with what is ticked."""
    found = await postable(ctx)
    tags = await chats.chats_by_tag(ctx.tx, [chat.id for chat in found])
    ticked = {chat.id for chat in found} & ticked_in(ctx.data)
    ctx.data["chats"] = sorted(ticked)
    return {
        "items": [tickable(chat.id, chat.title, chat.id in ticked) for chat in found],
        "tags": [tickable(tag, f"🏷 {tag}", of <= ticked) for tag, of in tags.items()],
        "chats": len(found),
        "ticked": len(ticked),
        "forums": sum(chat.is_forum for chat in found if chat.id in ticked),
    }


async def tick(_: object, __: object, manager: DialogManager, chat_id: str) -> None:
    """Tick a chat, or take its tick away."""
    data, now_id = manager.dialog_data, await load(manager, current_chat_id, said=chat_id)
    data["chats"] = sorted(ticked_in(data) ^ {now_id})


async def tick_tag(_: object, __: object, manager: DialogManager, tag: str) -> None:
    """Tick every chat with a tag; pressed when all of them are ticked, none."""
    of = (await load(manager, tagged)).get(tag, set())
    ticked = ticked_in(manager.dialog_data)
    manager.dialog_data["chats"] = sorted(ticked - of if of <= ticked else ticked | of)


async def tick_all(_: object, __: object, manager: DialogManager) -> None:
    """Tick every chat; pressed again, none."""
    everything = {chat.id for chat in await load(manager, postable)}
    all_ticked = ticked_in(manager.dialog_data) >= everything
    manager.dialog_data["chats"] = [] if all_ticked else sorted(everything)


async def to_when(_: object, __: object, manager: DialogManager) -> None:
    """Go on to when, once there is a where."""
    if not ticked_in(manager.dialog_data):
        raise Refused("admin.no_chat_ticked")
    await manager.switch_to(New.when)


async def everywhere_now(_: object, __: object, manager: DialogManager) -> None:
    """Go straight to the review of a post to every chat, now."""
    everything = [chat.id for chat in await load(manager, postable)]
    if not everything:
        raise Refused("campaign.no_chats")
    manager.dialog_data.update(chats=sorted(everything), when={})
    await manager.switch_to(New.review)


async def topics(ctx: AdminContext) -> Values:
    """The open topics of the forums that are ticked, with those that were chosen."""
    ticked, chosen = ticked_in(ctx.data), ctx.data.get("topics", {})
    forums = {
        chat.id: chat.title for chat in await postable(ctx) if chat.is_forum and chat.id in ticked
    }
    rows = [
        tickable(
            f"{one.chat_id}:{one.thread_id}",
            f"{forums[one.chat_id][:25]} › {one.name}",
            chosen.get(str(one.chat_id)) == one.thread_id,
        )
        for one in await open_topics(ctx.tx, forums, LISTED_MAX)
    ]
    return {"items": rows, "topics": len(rows)}


async def choose_topic(_: object, __: object, manager: DialogManager, place: str) -> None:
    """Send the post of a forum to a topic; pressed again, to its usual one."""
    pressed, thread_id = place.split(":")
    chat_id = str(await load(manager, current_chat_id, said=pressed))
    chosen = dict(manager.dialog_data.get("topics", {}))
    if chosen.get(chat_id) == int(thread_id):
        del chosen[chat_id]
    else:
        chosen[chat_id] = int(thread_id)
    manager.dialog_data["topics"] = chosen


WINDOWS = (
    page(
        New.where,
        "admin-new-where",
        items("chat", tick),
        listed("tag", tick_tag, items="tags", width=3),
        Row(button("topics", New.topics, when="forums")),
        button("all", tick_all),
        button("on", to_when, text="admin-button-go-on"),
        reads=places,
        back=New.preview,
    ),
    page(
        New.topics,
        "admin-new-topics",
        listed("place", choose_topic),
        reads=topics,
        back=New.where,
    ),
)
