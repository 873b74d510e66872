"""Conversations with the longest names and messages, many ready answers, and none of either."""

from aiogram.fsm.state import State

from domain.support import conversation, shop_info
from handlers.admin.states import SettingsStates, Support
from handlers.admin.support.support_page import MESSAGES_SHOWN
from storage.support.tables import AnswerTemplate, MessageState, SupportMessage
from tests.screens.support import EMPTY, FULL
from tests.screens.voucher import NOON
from tests.windows.chats import MANY
from views.i18n import escaped, translator
from views.support import inbox_screens, shop_info_screens

T = translator("en")
NAME = "<" * 64
LONG = "&" * conversation.TEXT_CHARS_MAX
SAID = [
    SupportMessage(member_id=7, at=NOON, text=LONG, photo="f", by_id=by_id, state=state)
    for by_id, state in ((None, MessageState.ARRIVED), (1, MessageState.NOT_DELIVERED))
] * (MESSAGES_SHOWN // 2)
ONE = {
    "name": NAME,
    "history": inbox_screens.history(SAID, NAME, T),
    "open": True,
    "kept": 30,
    "items": [{"id": 1, "name": inbox_screens.label(AnswerTemplate(text=LONG, made_at=NOON))}],
}
NONE = ONE | {"history": inbox_screens.history([], NAME, T), "open": False, "kept": 0}
SAMPLES: dict[State, list[dict[str, object]]] = {
    Support.all: [
        {"items": MANY, "support": 500, "where": "<" * 128, "owner": True},
        {"items": [], "support": 0, "where": T("support-where-owner"), "owner": False},
    ],
    Support.one: [ONE, NONE],
    Support.answer: [ONE],
    Support.use: [ONE],
    Support.where: [
        {"items": MANY, "where": "<" * 128, "forums": 100},
        {"items": MANY[:1], "where": T("support-where-owner"), "forums": 0},
    ],
    Support.templates: [
        {"items": MANY[:30], "kept": 30, "owner": True},
        {"items": [], "kept": 0, "owner": False},
    ],
    Support.template: [{"words": escaped(LONG), "owner": True}],
    Support.add: [{"kept": 0}],
    SettingsStates.info: [
        {"parts": shop_info_screens.summary(info, T), "owner": True} for info in (FULL, EMPTY)
    ],
    SettingsStates.info_part: [
        {"question": shop_info_screens.question(part, info[part], T), "written": bool(info[part])}
        for info in (FULL, EMPTY)
        for part in shop_info.CHARS_MAX
    ],
}
