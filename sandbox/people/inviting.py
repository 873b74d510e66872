"""What administrators do about newcomers: make links into a chat, let those in who ask."""

from sandbox.people.acts import CannotAct
from sandbox.state.chats import Json, SandboxChat, User
from sandbox.state.links import Invite
from sandbox.state.membership import add_member
from sandbox.state.world import World


def may_invite(chat: SandboxChat, user: User) -> bool:
    """Whether somebody is an administrator here who may invite."""
    standing = chat.find_member(user.id)
    in_charge = standing is not None and standing.status in ("creator", "administrator")
    return in_charge and standing is not None and standing.may("can_invite_users")


def make_link(world: World, by: User, chat: SandboxChat, *, request: bool) -> Invite:
    """Make a link into a chat; with `request`, whoever follows it must be let in."""
    _check(chat, by)
    return world.links.make(chat.id, None, request=request, creator=by)


def decide_request(
    world: World, by: User, chat: SandboxChat, user_id: int, *, welcome: bool
) -> None:
    """Let somebody in who asked, or turn them away."""
    _check(chat, by)
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


def _check(chat: SandboxChat, user: User) -> None:
    if not may_invite(chat, user):
        raise CannotAct(f"{user.first_name} may not invite people to {chat.title}")
