"""Members, with the longest names and the most to lose."""

from typing import Any

from aiogram.fsm.state import State

from domain.ban import BanEffects, Order
from handlers.admin.states import Members
from storage.subject import CLAIM, SEAT
from tests.windows.chats import MANY
from views.ban_effects import effects
from views.i18n import translator

T = translator("en")
ORDERS = [Order(subject, 1, "EUR", 10**12, False) for subject in (SEAT, CLAIM) for _ in range(500)]
ALL = BanEffects(ORDERS, ORDERS, ORDERS, 500, 500, (10**12, "EUR"), {"EUR": 10**12, "USD": 1})
NOTHING = BanEffects([], [], [], 0, 0, None, {})
BUTTONS = ("simple", "choice", "more", "is_banned")
SAMPLES: dict[State, list[dict[str, Any]]] = {
    Members.who: [
        {"items": [], "members": 0, "asked": False},
        {"items": [], "members": 0, "asked": True},
        {"items": MANY[:8], "members": 8, "asked": True},
    ],
    Members.one: [
        {
            "name": "<" * 64,
            "username": username,
            "banned": "none" if shown else "2026-11-30 09:00",
            "lines": "\n".join(effects(found, T, cancel=cancel)),
            **dict.fromkeys(BUTTONS, shown),
        }
        for username, found, cancel, shown in (
            ("u" * 32, ALL, None, True),
            ("none", ALL, True, False),
            ("none", ALL, False, True),
            ("none", NOTHING, None, False),
        )
    ],
}
