"""Blows to the world that a fault script deals just before a call."""

from sandbox.control.faults import Fault, FaultKind
from sandbox.people import groups
from sandbox.state.account import FOUNDER
from sandbox.state.chats import SandboxChat
from sandbox.state.world import World


def apply_fault(world: World, fault: Fault, chat_id: int | str | None) -> None:
    """Do to the call's chat, or to the token, what the fault says."""
    if fault.kind is FaultKind.REVOKE:
        world.revoked = True
        return
    chat = world.chats.get(chat_id) if isinstance(chat_id, int) else None
    if chat is not None:
        _apply_to_chat(world, fault, chat)


def _apply_to_chat(world: World, fault: Fault, chat: SandboxChat) -> None:
    if fault.kind is FaultKind.KICK:
        groups.kick_bot(world, chat, FOUNDER)
    elif fault.kind is FaultKind.TAKE_RIGHT:
        groups.take_right(world, chat, fault.description)
    elif fault.kind is FaultKind.CLOSE_TOPIC:
        for thread_id in tuple(chat.topics):
            groups.close_topic(world, chat, thread_id, closed=True, by=FOUNDER)
    elif fault.kind is FaultKind.MIGRATE and chat.kind == "group":
        groups.migrate(world, chat)
