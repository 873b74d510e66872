"""Putting messages into chats, changing and removing them, with log, events and bell.

Whoever acts, person or bot, the message passes through here: so the truth log is complete.
"""

from sandbox.control.delivery_log import LoggedEvent
from sandbox.state.account import BOT
from sandbox.state.chats import Json, SandboxChat, User
from sandbox.state.messages import Message
from sandbox.state.payments import SandboxInvoice
from sandbox.state.world import World


def post(
    world: World,
    chat: SandboxChat,
    sender: User,
    body: Json,
    *,
    receiver: User | None = None,
    reply_keyboard: Json | None = None,
    invoice: SandboxInvoice | None = None,
) -> Message:
    """Let a message stand in a chat; with a `receiver` it is ephemeral."""
    history = world.history(chat)
    message = Message(
        chat,
        0 if receiver else world.next_message_id(chat),
        world.next_order(),
        world.now_unix(),
        sender.id,
        body,
        receiver.id if receiver else None,
        history.next_ephemeral_id() if receiver else None,
        reply_keyboard,
        invoice=invoice,
    )
    if receiver:
        message.body |= {
            "receiver_user": receiver.json(),
            "ephemeral_message_id": message.ephemeral_id,
        }
    history.add(message)
    _log(world, "delivered", message)
    emit_message(world, _kind(message), message)
    return message


def payable_copy(invoice: SandboxInvoice | None) -> tuple[SandboxInvoice | None, Json]:
    """Return what a forwarded copy of an invoice pays, and the buttons that it has instead.

    Where a start parameter was named, the copy leads to the bot.
    """
    if invoice is None or not invoice.start_parameter:
        return invoice, {}
    link = f"https://t.me/{BOT.username}?start={invoice.start_parameter}"
    return None, {"reply_markup": {"inline_keyboard": [[{"text": "Pay", "url": link}]]}}


def change(world: World, message: Message, body: Json) -> None:
    """Give a message a new body; the bot's next look and everyone's screen show it."""
    message.body = body | {"edit_date": world.now_unix()}
    _log(world, "edited", message)
    emit_message(world, "edit", message)


def remove(world: World, message: Message) -> None:
    """Take a message away from everyone."""
    world.history(message.chat).remove(message)
    if message.message_id in message.chat.pinned:
        message.chat.pinned.remove(message.message_id)
    _log(world, "deleted", message)
    world.conditions[message.chat.id].notify_all()
    world.events.emit(
        "delete",
        chat_id=message.chat.id,
        message_id=message.message_id,
        order=message.order,
        ephemeral_id=message.ephemeral_id,
    )


def hide(world: World, message: Message, user: User) -> None:
    """Take a message off one person's screen; the others keep it."""
    message.hidden_from |= {user.id}
    world.events.emit(
        "delete",
        chat_id=message.chat.id,
        message_id=message.message_id,
        order=message.order,
        ephemeral_id=None,
        reader_id=user.id,
    )


def pin(world: World, message: Message, by: User) -> Message:
    """Pin a message on top; the service message tells of it. Return the service message."""
    if message.message_id in message.chat.pinned:
        message.chat.pinned.remove(message.message_id)
    message.chat.pinned.append(message.message_id)
    world.delivery_log.write("pinned", chat_id=message.chat.id, message_id=message.message_id)
    shown = {k: v for k, v in message.json().items() if k != "reply_to_message"}
    body = {**author(message.chat, by), "pinned_message": shown}
    emit_pins(world, message.chat)
    return post(world, message.chat, by, body)


def emit_pins(world: World, chat: SandboxChat) -> None:
    """Show the pinned bar anew."""
    world.events.emit("pin", chat_id=chat.id, pinned=list(chat.pinned))


def author(chat: SandboxChat, sender: User) -> Json:
    """Return the fields that say who speaks: in a channel the channel does."""
    if chat.kind == "channel":
        return {"sender_chat": chat.json()}
    return {"from": sender.json()}


def _kind(message: Message) -> str:
    if message.ephemeral_id is not None:
        return "ephemeral"
    return "service" if message.is_service else "message"


def _log(world: World, what: LoggedEvent, message: Message) -> None:
    if message.is_service:
        return
    world.delivery_log.write(
        what,
        chat_id=message.chat.id,
        message_id=message.message_id,
        text=message.text,
        ephemeral_id=message.ephemeral_id,
    )


def emit_message(world: World, kind: str, message: Message) -> None:
    """Show what became of a message to whoever watches."""
    world.conditions[message.chat.id].notify_all()
    if world.events.heard:
        world.events.emit(
            kind,
            chat_id=message.chat.id,
            message=message.page_json(),
            reader_id=message.reader_id if message.ephemeral_id is not None else None,
        )
