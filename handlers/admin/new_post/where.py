"""Where a new post goes: chats ticked one by one, all at once or by a tag, and topics of forums."""

from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, SwitchTo

from domain.admin.authority import Authority
from domain.refusal import Refused
from handlers.admin import action
from handlers.admin.chats.chat_page import LISTED_MAX
from handlers.admin.lists import back_to, listed, scrolling, tickable
from handlers.admin.states import New
from handlers.admin.widgets import I18nLabel, I18nText
from storage.chat import chats
from storage.chat.tables import Chat, ChatState, ChatTopic
from storage.chat.topics import open_in
from storage.database import Tx

TOPICS_MAX = 200


async def postable(tx: Tx, by: Authority) -> list[Chat]:
    """Return the chats that somebody may post to, by title."""
    known = await chats.known(tx, limit=LISTED_MAX)
    return [chat for chat in known if by.has(chat.id) and chat.state == ChatState.ACTIVE]


async def places(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the chats that may be posted to and their tags, with what is ticked."""
    data = dialog_manager.dialog_data
    found, tagged = await action.load(dialog_manager, tagged_places)
    ticked = {chat.id for chat in found} & set(data.get("chats", ()))
    data["chats"] = sorted(ticked)
    forums = sum(chat.is_forum for chat in found if chat.id in ticked)
    return {
        "items": [tickable(chat.id, chat.title, chat.id in ticked) for chat in found],
        "tags": [tickable(tag, f"🏷 {tag}", of <= ticked) for tag, of in tagged.items()],
        "chats": len(found),
        "ticked": len(ticked),
        "forums": forums,
    }


async def tagged_places(tx: Tx, by: Authority) -> tuple[list[Chat], dict[str, set[int]]]:
    """Return the chats that somebody may post to, and those of each tag on any of them."""
    found = await postable(tx, by)
    return found, await chats.chats_by_tag(tx, [chat.id for chat in found])


async def tick(_: CallbackQuery, __: Any, manager: DialogManager, chat_id: str) -> None:
    """Tick a chat, or take its tick away."""
    ticked = set(manager.dialog_data.get("chats", ()))
    manager.dialog_data["chats"] = sorted(ticked ^ {int(chat_id)})


async def tick_tag(_: CallbackQuery, __: Any, manager: DialogManager, tag: str) -> None:
    """Tick every chat with a tag; pressed when all of them are ticked, none."""
    _found, tagged = await action.load(manager, tagged_places)
    of = tagged.get(tag, set())
    ticked = set(manager.dialog_data.get("chats", ()))
    manager.dialog_data["chats"] = sorted(ticked - of if of <= ticked else ticked | of)


async def tick_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Tick every chat; pressed again, none."""
    everything = {chat.id for chat in await action.load(manager, postable)}
    ticked = set(manager.dialog_data.get("chats", ()))
    manager.dialog_data["chats"] = [] if ticked >= everything else sorted(everything)


async def to_when(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Go on to when, once there is a where."""
    if not manager.dialog_data.get("chats"):
        raise Refused("desk.no_chat_ticked")
    await manager.switch_to(New.when)


async def everywhere_now(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Go straight to the review of a post to every chat, now."""
    everything = [chat.id for chat in await action.load(manager, postable)]
    if not everything:
        raise Refused("campaign.no_chats")
    manager.dialog_data["chats"] = sorted(everything)
    manager.dialog_data["when"] = {}
    await manager.switch_to(New.review)


async def topics(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the open topics of the forums that are ticked, with those that were chosen."""
    data = dialog_manager.dialog_data
    ticked = set(data.get("chats", ()))

    async def read(tx: Tx, by: Authority) -> list[tuple[Chat, ChatTopic]]:
        forums = [chat for chat in await postable(tx, by) if chat.is_forum and chat.id in ticked]
        of = {chat.id: chat for chat in forums}
        return [(of[one.chat_id], one) for one in await open_in(tx, of, TOPICS_MAX)]

    found = await action.load(dialog_manager, read)
    chosen = data.get("topics", {})
    items = [
        tickable(
            f"{chat.id}:{one.thread_id}",
            f"{chat.title[:25]} › {one.name}",
            chosen.get(str(chat.id)) == one.thread_id,
        )
        for chat, one in found
    ]
    return {"items": items, "topics": len(items)}


async def choose_topic(_: CallbackQuery, __: Any, manager: DialogManager, place: str) -> None:
    """Send the post of a forum to a topic; pressed again, to its usual one."""
    chat_id, thread_id = place.split(":")
    chosen = dict(manager.dialog_data.get("topics", {}))
    if chosen.get(chat_id) == int(thread_id):
        del chosen[chat_id]
    else:
        chosen[chat_id] = int(thread_id)
    manager.dialog_data["topics"] = chosen


WINDOWS = (
    Window(
        I18nText("desk-new-where"),
        scrolling("chat_page", listed("chat", tick)),
        Group(listed("tag", tick_tag, items="tags"), width=3),
        SwitchTo(I18nLabel("desk-button-topics"), id="topics", state=New.topics, when=F["forums"]),
        Group(
            Button(I18nLabel("desk-button-all"), id="all", on_click=tick_all),
            Button(I18nLabel("desk-button-go-on"), id="on", on_click=to_when),
            width=2,
        ),
        back_to(New.preview),
        state=New.where,
        getter=places,
    ),
    Window(
        I18nText("desk-new-topics"),
        scrolling("topic_page", listed("place", choose_topic)),
        back_to(New.where),
        state=New.topics,
        getter=topics,
    ),
)
