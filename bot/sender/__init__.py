"""The sender: outbox rows become calls, each at most once, in order, inside the limits.

loop        one transaction per tick: what ended is recorded, what goes next is marked
line        the rows in memory, and which goes next
loader      brings due rows from the database into the line
boarding    judges and words a row before its call
flight      one call on its way
ends        from aiogram's exceptions to a plain end
landing     what the end of a call means
weather     whether Telegram can be reached at all
photo       files are uploaded once
records     what is written in the tick's transaction
wording     from a row to a call; the generic ones
"""

from bot.sender.render import GENERIC_RENDERERS, Renderer
from bot.sender.results import Alarm, Migrate, follow_supergroup
from bot.sender.sender import Sender

__all__ = ["GENERIC_RENDERERS", "Alarm", "Migrate", "Renderer", "Sender", "follow_supergroup"]
