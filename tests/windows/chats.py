"""Chats with the longest titles, none of their rights, or none at all."""

from aiogram.fsm.state import State

from bot.desk import chats
from bot.desk.states import Chats
from bot.i18n import translator
from storage.chat import ChatState
from tests.screens.voucher import NOON, TITLE

MANY = [{"id": -(10**15) - n, "name": "🔴 " + TITLE[:57]} for n in range(chats.PER_PAGE + 1)]


def one(state: str) -> dict[str, object]:
    """A chat that gave the bot nothing."""
    chat = chats.Chat(id=-1, type="supergroup", title=TITLE, added_at=NOON, state=state)
    t = translator("en")
    return {
        "title": chat.title,
        "state": t(f"desk-chat-state-{state}"),
        "rights": chats.rights(chat, t),
        "quiet": "22:00-08:00",
        "zone": "America/Argentina/Buenos_Aires",
    }


PAGE = [one(state) for state in ChatState]
SAMPLES: dict[State, list[dict[str, object]]] = {
    Chats.all: [{"items": MANY, "chats": 500}, {"items": [], "chats": 0}],
    Chats.one: PAGE,
    Chats.quiet_hours: PAGE[:1],
}
