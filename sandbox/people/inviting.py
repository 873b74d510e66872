"""What administrators do about newcomers: make links into a chat, let those in who ask."""

from typing import TYPE_CHECKING

from sandbox.people.acts import CannotAct
from sandbox.state.chats import Chat, Json, User
from sandbox.state.links import Invite
from sandbox.state.membership import enter

if TYPE_CHECKING:
    from sandbox.state.world import World


def may_invite(chat: Chat, user: User) -> bool:
    """Whether somebody is an administrator here who may invite."""
    standing = chat.standing(user.id)
    in_charge = standing is not None and standing.status in ("creator", "administrator")
    return in_charge and standing is not None and standing.may("can_invite_users")


def make_link(world: "World", by: User, chat: Chat, *, request: bool) -> Invite:
    """Make a link into a chat; with `request`, whoever follows it must be let in."""
    _check(chat, by)
    return world.links.make(chat.id, None, request=request, creator=by)


def decide(world: "World", by: User, chat: Chat, user_id: int, *, welcome: bool) -> None:
    """Let somebody in who asked, or turn them away."""
    _check(chat, by)
    invite = world.links.settle(chat.id, user_id)
    if invite is None:
        raise CannotAct("nobody of that name waits here")
    if welcome:
        enter(world, chat, world.users[user_id], by=by, **invite.way_in())
    world.events.emit("chat", chat_id=chat.id, chat=chat.json())


def waiting(world: "World", chat: Chat, user: User) -> list[Json]:
    """Return who waits to be let in, for somebody who may decide about it."""
    if not may_invite(chat, user):
        return []
    asking = (world.users[user_id] for user_id in world.links.asking(chat.id))
    return [{"id": one.id, "name": one.first_name} for one in asking]


def _check(chat: Chat, user: User) -> None:
    if not may_invite(chat, user):
        raise CannotAct(f"{user.first_name} may not invite people to {chat.title}")
