"""Chats with the longest titles, none of their rights, or none at all."""

from typing import Any

from aiogram.fsm.state import State

from bot.settings import load
from domain.chat.health import ChatHealth
from handlers.admin.chats import chat_page, chat_settings_page
from handlers.admin.chats.chat_page import ChatDetails
from handlers.admin.lists import PER_PAGE
from handlers.admin.states import Chats
from storage.chat.tables import Chat, ChatState, ChatTopic
from storage.delivery.tables import OutboxRow
from tests.screens.voucher import NOON, TITLE
from tests.shop_keys import WORDS
from tests.terminal import SANDBOX_TOKEN
from views.i18n import translator

MANY = [{"id": -(10**15) - n, "name": "🔴 " + TITLE[:57]} for n in range(PER_PAGE + 1)]
LINK = "https://t.me/tuan_sandbox_bot?startgroup"
ILL = ChatHealth(10**4, 10**4, tuple((name, 10**4) for name in chat_page.NAMED_TROUBLES), 10**4)
SHOP = load(
    env_file=None,
    shop_key=WORDS,
    bot_token=SANDBOX_TOKEN,
    telegram_api="http://127.0.0.1",
    timezone="America/Argentina/Buenos_Aires",
    country="BA",
    quiet_hours="23:00-07:00",
    daily_cap=1000,
    minimum_gap_s=604_800,
)
TAGS = [f"{n}{'ы' * 19}" for n in range(20)]
ROW_STATES = ("queued", "sending", "sent", "held", "failed", "unknown", "skipped")


def one(state: str, kind: str = "supergroup", row: str = "sent", **wishes: Any) -> dict[str, Any]:
    """A chat that gave the bot nothing."""
    chat = Chat(id=-1, type=kind, title=TITLE, added_at=NOON, state=state, **wishes)
    test = OutboxRow(chat_id=-1, kind="chat.test", values={}, due_at=NOON, state=row)
    test.reason = "<" * 200
    topics = [ChatTopic(chat_id=-1, thread_id=n, name=TITLE, closed=True) for n in range(40)]
    page = ChatDetails(chat, ILL, 10**4, TAGS, TAGS, topics, test)
    t = translator("en")
    words = chat_page.chat_values(page, t, SHOP)
    told = t("refused-admin-changed", before=TITLE, after=TITLE)
    return words | chat_settings_page.choice_values(t) | {"told": told, "link": LINK}


FULL = one(
    ChatState.ACTIVE,
    "channel",
    paused_at=NOON,
    quiet_from="22:00",
    quiet_to="08:00",
    daily_cap=2**31 - 1,
    minimum_gap_s=86400,
    thread_id=7,
)
PAGE = [FULL, *(one(state) for state in ChatState)]
FORMS: dict[State, list[dict[str, Any]]] = {state: [FULL] for state in chat_settings_page.FORMS}
ADD = {"add_group": LINK, "add_channel": LINK, "everywhere": True, "asking": 500}
SAMPLES: dict[State, list[dict[str, Any]]] = FORMS | {
    Chats.all: [{"items": MANY, "chats": 500} | ADD, {"items": [], "chats": 0} | ADD],
    Chats.one: PAGE,
    Chats.test: [one(ChatState.ACTIVE, row=state) for state in ROW_STATES],
}
