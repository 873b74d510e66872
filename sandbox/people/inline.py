"""What people do in inline mode: type behind the bot's name, and send what it offers."""

from sandbox.people.acts import CannotAct, deliver
from sandbox.state import posting
from sandbox.state.account import BOT
from sandbox.state.chats import Json, SandboxChat, User
from sandbox.state.inline import InlineQuery
from sandbox.state.messages import Message
from sandbox.state.world import World

QUERY_CHARACTERS_MAX = 256
ALLOWS = {
    "private": "allow_bot_chats",
    "dialog": "allow_user_chats",
    "group": "allow_group_chats",
    "supergroup": "allow_group_chats",
    "channel": "allow_channel_chats",
}
CHAT_TYPES = {"private": "sender", "dialog": "private"}


def ask(world: World, user: User, text: str, chat: SandboxChat) -> InlineQuery:
    """Type something behind the bot's name in a chat."""
    number, words = str(world.rng.getrandbits(62)), text[:QUERY_CHARACTERS_MAX]
    query = InlineQuery(number, user.id, words, chat, world.clock.now())
    if not world.inline.open(query, world.clock.now()):
        body: Json = {"id": number, "from": user.json(), "query": words, "offset": ""}
        chat_type = CHAT_TYPES.get(chat.kind, chat.kind)
        world.updates.put("inline_query", body | {"chat_type": chat_type})
    return query


def find_query(world: World, query_id: str) -> InlineQuery:
    """Return what was typed before, by its number."""
    query = world.inline.find(query_id)
    if query is None:
        raise CannotAct("what the bot offered is gone: type it again")
    return query


def choose(
    world: World, user: User, query: InlineQuery, result_id: str, *, thread: int | None = None
) -> Message:
    """Send what the bot offered into the chat where it was asked."""
    offer = query.offer
    if query.user_id != user.id or offer is None or result_id not in offer.messages:
        raise CannotAct(f"{user.first_name} was not offered {result_id}")
    content = offer.messages[result_id]
    body = posting.author(query.chat, user) | {"via_bot": BOT.json()} | content
    inline_id = str(world.rng.getrandbits(62)) if "reply_markup" in content else None
    message = deliver(world, user, query.chat, body, thread, inline_id=inline_id)
    if inline_id is not None:
        world.inline.remember(inline_id, message)
    if world.inline.feedback:
        chosen: Json = {"result_id": result_id, "from": user.json(), "query": query.text}
        told = {"inline_message_id": inline_id} if inline_id else {}
        world.updates.put("chosen_inline_result", chosen | told)
    return message


def switch_inline_of(button: Json) -> tuple[str, Json | None] | None:
    """Return what a button types behind the bot's name, and which chats it is for.

    None for other buttons; no chats at all stands for the chat that the button is in.
    """
    chosen: Json | None = button.get("switch_inline_query_chosen_chat")
    if chosen is not None:
        return str(chosen.get("query", "")), chosen
    if "switch_inline_query" in button:
        return str(button["switch_inline_query"]), dict.fromkeys(ALLOWS.values(), True)
    if "switch_inline_query_current_chat" in button:
        return str(button["switch_inline_query_current_chat"]), None
    return None


def check_choice(button: Json, here: SandboxChat, chat: SandboxChat) -> str:
    """Return the words that a button types in a chat, or say that it does not lead there."""
    wish = switch_inline_of(button)
    if wish is None:
        raise CannotAct(f"{button['text']} does not lead to inline mode")
    words, allowed = wish
    fits = chat is here if allowed is None else bool(allowed.get(ALLOWS[chat.kind]))
    if not fits:
        raise CannotAct(f"{button['text']} does not lead to {chat.title}")
    return words
