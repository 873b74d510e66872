"""The sender: outbox rows become calls, each at most once, in order, inside the limits.

sender         one transaction per tick: what ended is recorded, what goes next is marked
chat_queue     due rows in memory, by chat, and which goes next; fetched from the database
prepare        decides what needs no call, renders the rest
render         from a row to a call; the generic renderers
uploads        files are uploaded once
attempt        one call on its way, and from what it raised to a plain `CallResult`
results        what the end of a call means, and what a tick writes
connectivity   whether Telegram can be reached at all
"""

from bot.sender.render import GENERIC_RENDERERS
from bot.sender.results import Alarm, Migrate, follow_supergroup
from bot.sender.sender import Sender
from views.notice import Renderer

__all__ = ["GENERIC_RENDERERS", "Alarm", "Migrate", "Renderer", "Sender", "follow_supergroup"]
