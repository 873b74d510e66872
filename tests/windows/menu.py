"""The first window."""

from bot.desk.states import Menu

FULL = {"chats": 10**6, "queued": 10**6, "doubtful": 10**6, "everywhere": True}
SAMPLES = {Menu.home: [FULL, FULL | {"chats": 0, "everywhere": False}]}
