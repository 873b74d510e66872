"""Making groups, and what owners do with the bot in them: add, promote, restrict, throw out."""

from collections.abc import Iterable

from sandbox.api.access import GENERAL_TOPIC
from sandbox.people.acts import CannotAct
from sandbox.state.account import BOT, FOUNDER
from sandbox.state.chats import (
    ChatKind,
    ChatMember,
    Json,
    Rights,
    SandboxChat,
    Topic,
    User,
    admin_rights,
)
from sandbox.state.links import Invite
from sandbox.state.membership import add_member, post_service_message, remove_member, set_status
from sandbox.state.posting import post
from sandbox.state.privacy_mode import bot_receives_service
from sandbox.state.world import World


def create_group(
    world: World, title: str, kind: ChatKind, members: Iterable[User], owner: User, *, forum: bool
) -> SandboxChat:
    """Make a group with its people in it; nobody is told of those."""
    chat = world.add_chat(title, kind, forum=forum)
    people = {member.id: member for member in (owner, *members)}
    for person in people.values():
        role = ChatMember(person, "creator" if person is owner else "member")
        chat.members[person.id] = role
        world.memberships[person.id][chat.id] = None
    world.events.emit("chat", chat_id=chat.id, chat=chat.json())
    return chat


def add_bot(world: World, chat: SandboxChat, by: User, rights: str | Rights) -> None:
    """Add the bot: "member", "admin" (usual rights), or an administrator with named rights."""
    if rights == "member" and chat.kind != "channel":
        add_member(world, chat, BOT, by=by)
        return
    granted = None if isinstance(rights, str) else rights
    kept = admin_rights(chat.kind, granted)
    add_member(world, chat, BOT, by=by, status="administrator", rights=kept)


def promote_bot(world: World, chat: SandboxChat, by: User, rights: Rights | None) -> None:
    """Make the bot an administrator: the usual rights, with those named given or taken."""
    kept = admin_rights(chat.kind) | (rights or {})
    set_status(world, chat, BOT, "administrator", by=by, rights=kept)


def demote_bot(world: World, chat: SandboxChat, by: User) -> None:
    """Make the bot a plain member again."""
    set_status(world, chat, BOT, "member", by=by)


def restrict_bot(
    world: World, chat: SandboxChat, by: User, permissions: Rights, *, seconds: int = 0
) -> None:
    """Leave the bot in the chat with these permissions; those not named stay as the group's.

    After `seconds` the restriction is over, and no update tells of it.
    """
    kept, until = chat.permissions | permissions, world.now_unix() + seconds if seconds else 0
    set_status(world, chat, BOT, "restricted", by=by, rights=kept, until=until)


def kick_bot(world: World, chat: SandboxChat, by: User) -> None:
    """Throw the bot out."""
    remove_member(world, chat, BOT, by=by, status="kicked")


def permit(world: World, chat: SandboxChat, permissions: Rights) -> None:
    """Change what plain members may do."""
    chat.permissions |= permissions
    world.events.emit("chat", chat_id=chat.id, chat=chat.json())


def take_right(world: World, chat: SandboxChat, right: str) -> None:
    """Take one right or permission away from the bot, whatever it is here."""
    bot = chat.find_member(BOT.id)
    if bot is not None and bot.is_admin and right in bot.rights:
        promote_bot(world, chat, FOUNDER, bot.rights | {right: False})
        return
    restrict_bot(world, chat, FOUNDER, {right: False})


def promote(world: World, chat: SandboxChat, user: User, rights: Rights | None = None) -> None:
    """Make a person an administrator."""
    kept = admin_rights(chat.kind, rights)
    set_status(world, chat, user, "administrator", by=FOUNDER, rights=kept)


def migrate(
    world: World, old: SandboxChat, *, new_side_first: bool = False, times: int = 1
) -> SandboxChat:
    """Turn a basic group into a supergroup with a new id; both sides say so.

    Telegram promises neither the order of the two lines nor that they come once.
    """
    new = world.add_chat(old.title, "supergroup")
    new.permissions = dict(old.permissions)
    for member in old.members.values():
        rights = admin_rights("supergroup") if member.status == "administrator" else {}
        new.members[member.user.id] = ChatMember(member.user, member.status, rights)
        if member.is_in:
            world.memberships[member.user.id][new.id] = None
            world.memberships[member.user.id].pop(old.id, None)
    world.events.emit("chat", chat_id=new.id, chat=new.json())
    lines = [(old, {"migrate_to_chat_id": new.id}), (new, {"migrate_from_chat_id": old.id})]
    for _ in range(times):
        for chat, line in reversed(lines) if new_side_first else lines:
            post_service_message(world, chat, FOUNDER, line)
    old.migrated_to = new.id
    return new


def add_topic(world: World, chat: SandboxChat, name: str, by: User) -> Topic:
    """Open a topic; its first message is the line that says so."""
    created: Json = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
    body = {"from": by.json(), "is_topic_message": True, **created}
    message = post(world, chat, by, body)
    message.body["message_thread_id"] = message.message_id
    topic = Topic(message.message_id, name)
    chat.topics[topic.thread_id] = topic
    if bot_receives_service(chat):
        world.updates.put("message", message.json())
    return topic


def close_topic(world: World, chat: SandboxChat, thread_id: int, *, closed: bool, by: User) -> None:
    """Close or reopen a topic; GENERAL_TOPIC is the one without a thread."""
    topic = chat.topics.setdefault(thread_id, Topic(thread_id, "General"))
    topic.closed = closed
    line: Json = {"forum_topic_closed" if closed else "forum_topic_reopened": {}}
    if thread_id != GENERAL_TOPIC:
        line |= {"message_thread_id": thread_id, "is_topic_message": True}
    post_service_message(world, chat, by, line)


def may_invite(chat: SandboxChat, user: User) -> bool:
    """Whether somebody is an administrator here who may invite."""
    standing = chat.find_member(user.id)
    in_charge = standing is not None and standing.status in ("creator", "administrator")
    return in_charge and standing is not None and standing.may("can_invite_users")


def make_link(world: World, by: User, chat: SandboxChat, *, request: bool) -> Invite:
    """Make a link into a chat; with `request`, whoever follows it must be let in."""
    _require_may_invite(chat, by)
    return world.links.make(chat.id, None, request=request, creator=by)


def decide_request(
    world: World, by: User, chat: SandboxChat, user_id: int, *, welcome: bool
) -> None:
    """Let somebody in who asked, or turn them away."""
    _require_may_invite(chat, by)
    invite = world.links.settle(chat.id, user_id)
    if invite is None:
        raise CannotAct("nobody of that name waits here")
    if welcome:
        add_member(world, chat, world.users[user_id], by=by, **invite.way_in())
    world.events.emit("chat", chat_id=chat.id, chat=chat.json())


def pending_requests(world: World, chat: SandboxChat, user: User) -> list[Json]:
    """Return who waits to be let in, for somebody who may decide about it."""
    if not may_invite(chat, user):
        return []
    asking = (world.users[user_id] for user_id in world.links.pending_users(chat.id))
    return [{"id": one.id, "name": one.first_name} for one in asking]


def _require_may_invite(chat: SandboxChat, user: User) -> None:
    if not may_invite(chat, user):
        raise CannotAct(f"{user.first_name} may not invite people to {chat.title}")
