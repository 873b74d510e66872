"""Channels and their discussion groups: posts are forwarded there, comments answer the forward.

    post in the channel -> Telegram (777000) forwards it into the group -> comments reply to that

A comment is a reply to the forward, in a thread of the forward's number; it is no reply to the
bot, so the bot hears of it as an administrator of the group alone.
"""

from sandbox.state import posting
from sandbox.state.account import BOT, TELEGRAM
from sandbox.state.chats import Json, SandboxChat
from sandbox.state.messages import CONTENT, Message
from sandbox.state.world import World

KEPT = CONTENT | {"entities", "caption_entities"}


def link(channel: SandboxChat, group: SandboxChat) -> None:
    """Make a group the discussion group of a channel."""
    channel.linked_chat_id, group.linked_chat_id = group.id, channel.id


def follow_post(world: World, post: Message) -> None:
    """Show a new post in the discussion group of its channel, where there is one."""
    group = world.chats.get(post.chat.linked_chat_id or 0)
    if post.chat.kind == "channel" and group is not None and not post.is_service:
        auto_forward(world, post, group)


def auto_forward(world: World, post: Message, group: SandboxChat) -> Message:
    """Show a channel's post in its discussion group, as Telegram does by itself."""
    channel = post.chat
    origin: Json = {
        "type": "channel",
        "date": post.date,
        "chat": channel.json(),
        "message_id": post.message_id,
    }
    body: Json = {
        "from": TELEGRAM.json(),
        "sender_chat": channel.json(),
        "is_automatic_forward": True,
        "forward_origin": origin,
        **{name: value for name, value in post.body.items() if name in KEPT},
    }
    invoice, buttons = posting.payable_copy(post.invoice)
    message = posting.post(world, group, TELEGRAM, body | buttons, invoice=invoice)
    bot = group.find_member(BOT.id)
    if bot is not None and bot.is_admin:
        world.updates.put("message", message.json())
    return message


def find_forward(world: World, post: Message) -> Message | None:
    """Return how a channel's post stands in its discussion group."""
    group = world.chats.get(post.chat.linked_chat_id or 0)
    if group is None:
        return None
    for message in world.history(group).newest_first(TELEGRAM.id):
        origin = message.body.get("forward_origin", {})
        if message.body.get("is_automatic_forward") and origin["message_id"] == post.message_id:
            return message
    return None
