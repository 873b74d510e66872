"""A Telegram of our own: the Bot API over HTTP, people to talk to the bot, and a page to watch."""

from sandbox.api.callbacks import Answer
from sandbox.box import Sandbox
from sandbox.control.faults import Fault
from sandbox.people.person import Person
from sandbox.people.screen_reader import NotSeen
from sandbox.state.chats import SandboxChat
from sandbox.state.messages import Message

__all__ = ["Answer", "Fault", "Message", "NotSeen", "Person", "Sandbox", "SandboxChat"]
