"""Who is in which chat: every change of standing, with the updates and lines that tell of it."""

from sandbox.state.account import BOT
from sandbox.state.chats import ChatMember, Json, MemberStatus, Rights, SandboxChat, User
from sandbox.state.messages import Message
from sandbox.state.posting import post
from sandbox.state.privacy_mode import bot_receives_service
from sandbox.state.world import World


def set_status(
    world: World,
    chat: SandboxChat,
    user: User,
    status: MemberStatus,
    *,
    by: User,
    rights: Rights | None = None,
    invite: Json | None = None,
    via: str | None = None,
    until: int = 0,
) -> bool:
    """Change a standing and send the update of it; return False when nothing changed."""
    old = chat.find_member(user.id) or ChatMember(user, "left")
    new = ChatMember(user, status, rights or {}, until)
    if (old.status, old.rights, old.until) == (new.status, new.rights, new.until):
        return False
    heard = _bot_is_told(chat, user)
    chat.members[user.id] = new
    if chat.kind != "private":
        _remember(world, chat, new)
    if heard or _bot_is_told(chat, user):
        how = ({"invite_link": invite} if invite else {}) | ({via: True} if via else {})
        _update(world, chat, by, old, new, how)
    world.events.emit("member", chat_id=chat.id, member=new.json())
    world.conditions[chat.id].notify_all()
    return True


def add_member(
    world: World,
    chat: SandboxChat,
    user: User,
    *,
    by: User,
    status: MemberStatus = "member",
    rights: Rights | None = None,
    invite: Json | None = None,
    via: str | None = None,
) -> None:
    """Bring someone into a chat, with the line "joined" where groups show one."""
    was_in = (chat.find_member(user.id) or ChatMember(user, "left")).is_in
    changed = set_status(world, chat, user, status, by=by, rights=rights, invite=invite, via=via)
    if changed and not was_in and chat.is_group:
        post_service_message(world, chat, by, {"new_chat_members": [user.json()]})


def remove_member(
    world: World, chat: SandboxChat, user: User, *, by: User, status: MemberStatus = "left"
) -> None:
    """Take someone out of a chat, with the line "left" where groups show one."""
    old = chat.find_member(user.id)
    if old is None or not old.is_in:
        set_status(world, chat, user, status, by=by)
        return
    if chat.is_group:
        post_service_message(world, chat, by, {"left_chat_member": user.json()})
    set_status(world, chat, user, status, by=by)


def post_service_message(world: World, chat: SandboxChat, by: User, body: Json) -> Message:
    """Post a service message and let the bot hear it."""
    message = post(world, chat, by, {"from": by.json(), **body})
    if bot_receives_service(chat):
        kind = "channel_post" if chat.kind == "channel" else "message"
        world.updates.put(kind, message.json())
    return message


def _bot_is_told(chat: SandboxChat, user: User) -> bool:
    """The bot hears of itself always, of others where it is an administrator."""
    if user.id == BOT.id:
        return True
    bot = chat.find_member(BOT.id)
    return chat.kind != "private" and bot is not None and bot.is_admin


def _remember(world: World, chat: SandboxChat, member: ChatMember) -> None:
    chats = world.memberships[member.user.id]
    if member.is_in:
        chats[chat.id] = None
    else:
        chats.pop(chat.id, None)


def _update(
    world: World, chat: SandboxChat, by: User, old: ChatMember, new: ChatMember, how: Json
) -> None:
    change: Json = {
        "chat": chat.json(),
        "from": by.json(),
        "date": world.now_unix(),
        "old_chat_member": old.json(),
        "new_chat_member": new.json(),
    }
    kind = "my_chat_member" if new.user.id == BOT.id else "chat_member"
    world.updates.put(kind, change | how)
