"""A Telegram of our own: the Bot API over HTTP, people to talk to the bot, and a page to watch."""

from sandbox.account import TOKEN
from sandbox.box import Sandbox
from sandbox.callbacks import Answer
from sandbox.chats import Chat
from sandbox.eyes import NotSeen
from sandbox.faults import Fault
from sandbox.messages import Message
from sandbox.people import Person

__all__ = ["TOKEN", "Answer", "Chat", "Fault", "Message", "NotSeen", "Person", "Sandbox"]
