"""What people do with their phones: say, press, forward, join, leave, block, follow links.

Each act changes the world and tells the bot of it as Telegram would, or does not tell it.
"""

from collections.abc import Sequence

from sandbox.api.callbacks import Answer, Query
from sandbox.api.calls import Upload
from sandbox.state import posting, reactions
from sandbox.state.account import BOT
from sandbox.state.chats import Json, SandboxChat, User
from sandbox.state.discussion import find_forward, follow_post
from sandbox.state.links import BY_FOLDER, start_payload
from sandbox.state.membership import add_member, remove_member, set_status
from sandbox.state.messages import CONTENT, Message
from sandbox.state.payments import SandboxInvoice
from sandbox.state.privacy_mode import bot_receives, command_in
from sandbox.state.reactions import allowed_in
from sandbox.state.world import World
from sandbox.text.content import detect_entities

KEPT_IN_FORWARDS = CONTENT | {"entities", "caption_entities"}


class CannotAct(Exception):
    """A person tried what Telegram's apps would not let them do."""


def say(
    world: World,
    user: User,
    chat: SandboxChat,
    text: str,
    *,
    thread: int | None = None,
    reply_to: Message | None = None,
    speaker: Json | None = None,
) -> Message:
    """Send a text; `speaker` replaces `from`, for anonymous administrators and channels."""
    body: Json = (speaker or posting.author(chat, user)) | {"text": text}
    if entities := detect_entities(text):
        body["entities"] = entities
    return deliver(world, user, chat, body, thread, reply_to)


def send_photo(world: World, user: User, chat: SandboxChat, data: bytes, caption: str) -> Message:
    """Send a photo."""
    body = posting.author(chat, user) | {"photo": world.files.add_photo(data)}
    return deliver(world, user, chat, body | ({"caption": caption} if caption else {}))


def send_document(
    world: World, user: User, chat: SandboxChat, file: Upload, caption: str = ""
) -> Message:
    """Send a file as it is."""
    document = world.files.add_document(file.data, file.name, file.mime_type)
    body = posting.author(chat, user) | {"document": document}
    return deliver(world, user, chat, body | ({"caption": caption} if caption else {}))


def send_album(
    world: World,
    user: User,
    chat: SandboxChat,
    photos: Sequence[bytes | Upload],
    captions: Sequence[str],
    album: str | None = None,
) -> list[Message]:
    """Send photos, or files, as an album: a message for each, with its caption if it has one.

    With `album` they are further parts of one that was begun.
    """
    group = {"media_group_id": album or str(world.rng.getrandbits(60))}
    sent = []
    for number, part in enumerate(photos):
        caption = captions[number] if number < len(captions) else ""
        body = posting.author(chat, user) | group | _media(world, part)
        sent.append(deliver(world, user, chat, body | ({"caption": caption} if caption else {})))
    return sent


def _media(world: World, part: bytes | Upload) -> Json:
    if isinstance(part, Upload):
        return {"document": world.files.add_document(part.data, part.name, part.mime_type)}
    return {"photo": world.files.add_photo(part)}


def forward(world: World, user: User, message: Message, chat: SandboxChat) -> Message:
    """Forward a message; to the bot this is how a post is handed over."""
    origin = origin_of(world, message)
    kept = {key: value for key, value in message.body.items() if key in KEPT_IN_FORWARDS}
    body = posting.author(chat, user) | {"forward_origin": origin} | kept
    invoice, buttons = posting.payable_copy(message.invoice)
    return deliver(world, user, chat, body | buttons, invoice=invoice)


def press(world: World, user: User, message: Message, button: tuple[int, int]) -> Query:
    """Press a button by (row, column); the query holds the answer once there is one."""
    row, column = button
    pressed = message.buttons[row][column]
    query = world.callbacks.open(user.id, message)
    if "callback_data" not in pressed:
        query.set_answer(_answer_of_app(pressed))
        return query
    body: Json = {
        "id": query.id,
        "from": user.json(),
        "chat_instance": str(message.chat.id),
        "data": pressed["callback_data"],
    }
    if message.inline_id is not None:
        world.updates.put("callback_query", body | {"inline_message_id": message.inline_id})
        return query
    body["message"] = message.json()
    bot = message.chat.find_member(BOT.id)
    if bot is not None and bot.is_in:
        world.updates.put("callback_query", body)
    return query


def message_on_screen(
    world: World, chat: SandboxChat, user_id: int, message_id: int, ephemeral_id: int | None
) -> Message:
    """Return a message that this person can see, or raise CannotAct."""
    history = world.history(chat)
    found = (
        history.find(message_id)
        if ephemeral_id is None
        else history.find_ephemeral(user_id, ephemeral_id)
    )
    if found is None or not found.seen_by(user_id):
        raise CannotAct(f"user {user_id} has no message {message_id} in chat {chat.id}")
    return found


def join(
    world: World,
    user: User,
    chat: SandboxChat,
    link: str | None = None,
    *,
    by_folder: bool = False,
) -> None:
    """Join, by a link, by a folder of chats, or without; a link may want a request, and files it."""
    _may_come(chat, user)
    invite = world.links.find(link) if link else None
    via = BY_FOLDER if by_folder else None
    if invite is not None and invite.creates_join_request:
        _request(world, chat, user, world.links.ask(invite, user.id))
        return
    add_member(world, chat, user, by=user, invite=invite.json() if invite else None, via=via)


def ask_to_join(world: World, user: User, chat: SandboxChat) -> None:
    """Ask to be let in, without a link."""
    _may_come(chat, user)
    world.links.ask_without(chat.id, user.id)
    _request(world, chat, user, None)


def leave(world: World, user: User, chat: SandboxChat) -> None:
    """Leave a group or a channel."""
    remove_member(world, chat, user, by=user)


def block(world: World, user: User, *, blocked: bool) -> None:
    """Block or unblock the bot."""
    chat = world.private(user.id)
    set_status(world, chat, BOT, "kicked" if blocked else "member", by=user)


def open_link(world: World, user: User, url: str) -> Message | None:
    """Follow a t.me link: `?start=` says /start to the bot, an invite link joins."""
    invite = world.links.find(url)
    if invite is not None:
        join(world, user, world.chats[invite.chat_id], url)
        return None
    payload = start_payload(url, BOT.username or "")
    if payload is None:
        return None
    chat = world.private(user.id)
    return say(world, user, chat, f"/start {payload}".strip())


def deliver(
    world: World,
    user: User,
    chat: SandboxChat,
    body: Json,
    thread: int | None = None,
    reply_to: Message | None = None,
    *,
    inline_id: str | None = None,
    invoice: SandboxInvoice | None = None,
) -> Message:
    """Send what a person has put together, and tell the bot where it hears it."""
    _may_speak(chat, user)
    if thread is not None:
        body |= {"message_thread_id": thread, "is_topic_message": True}
    if reply_to is not None:
        shown = reply_to.json()
        shown.pop("reply_to_message", None)
        body["reply_to_message"] = shown
    name = None if "via_bot" in body else command_in(str(body.get("text", "")))
    hidden = name is not None and world.commands.is_ephemeral(chat, user.id, user.language, name)
    message = posting.post(
        world, chat, user, body, receiver=BOT if hidden else None, invoice=invoice
    )
    message.inline_id = inline_id
    if bot_receives(chat, message):
        kind = "channel_post" if chat.kind == "channel" else "message"
        world.updates.put(kind, message.json())
    follow_post(world, message)
    return message


def comment(world: World, user: User, post: Message, text: str) -> Message:
    """Write under a channel's post: a reply to its forward in the discussion group."""
    shown = find_forward(world, post)
    if shown is None:
        raise CannotAct(f"{post.chat.title} takes no comments")
    body: Json = posting.author(shown.chat, user) | {"text": text}
    body["message_thread_id"] = shown.message_id
    return deliver(world, user, shown.chat, body, reply_to=shown)


def react(world: World, user: User, message: Message, emoji: str) -> None:
    """Set one's reaction to a message; nothing takes it away."""
    standing = message.chat.find_member(user.id)
    if standing is None or not standing.is_in:
        raise CannotAct(f"{user.first_name} is not in {message.chat.title}")
    if message.is_service or (emoji and emoji not in allowed_in(message.chat)):
        raise CannotAct(f"{emoji} cannot be set here")
    reactions.react(world, user, message, [emoji] if emoji else [])


def _may_speak(chat: SandboxChat, user: User) -> None:
    standing = chat.find_member(user.id)
    if standing is None or not standing.is_in:
        raise CannotAct(f"{user.first_name} is not in {chat.title}")
    if chat.kind == "channel" and not standing.may("can_post_messages"):
        raise CannotAct(f"{user.first_name} may not post in {chat.title}")
    if chat.kind == "private":
        _start(chat)


def _start(chat: SandboxChat) -> None:
    """Writing to the bot starts the conversation; to write, one must not block it."""
    bot = chat.find_member(BOT.id)
    if bot is not None and not bot.is_in:
        raise CannotAct(f"{chat.title} has blocked the bot")
    chat.started = True


def _may_come(chat: SandboxChat, user: User) -> None:
    standing = chat.find_member(user.id)
    if standing is not None and standing.status == "kicked":
        raise CannotAct(f"{user.first_name} was thrown out of {chat.title}")


def _request(world: World, chat: SandboxChat, user: User, invite: Json | None) -> None:
    world.events.emit("chat", chat_id=chat.id, chat=chat.json())
    bot = chat.find_member(BOT.id)
    if bot is None or not bot.may("can_invite_users"):
        return
    request: Json = {
        "chat": chat.json(),
        "from": user.json(),
        "user_chat_id": user.id,
        "date": world.now_unix(),
    }
    by_link = {} if invite is None else {"invite_link": invite}
    world.updates.put("chat_join_request", request | by_link)


def origin_of(world: World, message: Message) -> Json:
    """Return Bot API `MessageOrigin`: who said it first."""
    if "forward_origin" in message.body:
        return dict(message.body["forward_origin"])
    if message.chat.kind == "channel":
        return {
            "type": "channel",
            "date": message.date,
            "chat": message.chat.json(),
            "message_id": message.message_id,
        }
    if "sender_chat" in message.body:
        return {
            "type": "chat",
            "date": message.date,
            "sender_chat": message.body["sender_chat"],
        }
    author = message.body["from"]
    if author["id"] in world.hiding:
        name = author["first_name"]
        return {"type": "hidden_user", "date": message.date, "sender_user_name": name}
    return {"type": "user", "date": message.date, "sender_user": author}


def _answer_of_app(button: Json) -> Answer:
    """Buttons that the app handles by itself, without the bot."""
    if "copy_text" in button:
        return Answer(copied=str(button["copy_text"]["text"]))
    if "url" in button:
        return Answer(url=str(button["url"]))
    if "pay" in button or any(name.startswith("switch_inline_query") for name in button):
        return Answer()
    return Answer(disabled=True)


def edit(world: World, message: Message, text: str) -> None:
    """Change what a person said; the bot hears of it where it heard the first version."""
    kept = {k: v for k, v in message.body.items() if k not in ("text", "entities", "edit_date")}
    found = detect_entities(text)
    posting.change(world, message, kept | {"text": text} | ({"entities": found} if found else {}))
    if bot_receives(message.chat, message):
        channel = message.chat.kind == "channel"
        kind = "edited_channel_post" if channel else "edited_message"
        world.updates.put(kind, message.json())
