"""Threads of a forum."""

from typing import Any

from aiogram.methods import CloseForumTopic, CreateForumTopic, ReopenForumTopic

from sandbox.api.access import require_admin_right
from sandbox.api.calls import Files
from sandbox.api.refusals import bad_request
from sandbox.people import groups
from sandbox.state.account import BOT
from sandbox.state.chats import Json, SandboxChat
from sandbox.state.world import World

NAME_MAX = 128
ICON_COLOR = 7322096


def create(world: World, params: CreateForumTopic, files: Files) -> Json:
    """Open a topic."""
    chat = _forum(world, params.chat_id, "not enough rights to create a topic")
    if not 1 <= len(params.name) <= NAME_MAX:
        raise bad_request("TOPIC_TITLE_INVALID")
    topic = groups.add_topic(world, chat, params.name, BOT)
    color = params.icon_color or ICON_COLOR
    return {"message_thread_id": topic.thread_id, "name": topic.name, "icon_color": color}


def close(world: World, params: CloseForumTopic, files: Files) -> bool:
    """Let members no longer write in a topic."""
    return _set(world, params, closed=True)


def reopen(world: World, params: ReopenForumTopic, files: Files) -> bool:
    """Let members write in a topic again."""
    return _set(world, params, closed=False)


def _set(world: World, params: Any, *, closed: bool) -> bool:
    chat = _forum(world, params.chat_id, "not enough rights to close or open the topic")
    topic = chat.topics.get(params.message_thread_id)
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    groups.close_topic(world, chat, topic.thread_id, closed=closed, by=BOT)
    return True


def _forum(world: World, chat_id: int | str, refusal: str) -> SandboxChat:
    chat = require_admin_right(world, chat_id, "can_manage_topics", bad_request(refusal))
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    return chat
