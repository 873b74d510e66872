"""Draws at their longest: all there is to check one by, and what one says in its chat."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.draw.notices import BROKEN, DIE, DRAWN, FROZEN, UNREAD
from domain.draw.proof import DrawProof
from storage.draw.tables import DrawState
from views.draw import draw_notices, draw_screens
from views.i18n import Translate
from views.screen import Screen

TITLE, CODE, VALUES = "<" * 64, "DWWWWWW", ", ".join(["64"] * 10)
HASH = "f00d" * 16


def proof(state: DrawState, *, over: bool, entries: int = 10**6) -> DrawProof:
    return DrawProof(
        code=CODE,
        title=TITLE,
        state=state,
        entries=entries,
        dice=10,
        rules='{"dice":10,"entries":"one a member","order":"hmac"}',
        rules_hash=HASH,
        seed_hash=HASH,
        head=HASH,
        seed=HASH if over else "",
        values=VALUES if over else "",
        by_hand=over,
        number=entries if over else 0,
        name="w" * 32,
        place=entries if over else 0,
    )


def proofs(t: Translate) -> list[Screen]:
    """Every state, before anything is known and with everything."""
    url = "https://shop.example/v/" + CODE
    return [
        draw_screens.proof(proof(state, over=over), url if over else None, t)
        for state in DrawState
        for over in (True, False)
    ]


SCREENS: Mapping[str, Callable[[Translate], Screen | list[Screen]]] = {"draw_screens.proof": proofs}
OVER: dict[str, Any] = {
    "code": CODE,
    "title": TITLE,
    "values": VALUES,
    "seed": HASH,
    "by_hand": True,
    "missing": 2,
    "replies_to": 7,
}
UNREAD_DICE = {"code": CODE, "title": TITLE, "missing": 1, "highest": 64}
ROWS: Mapping[str, list[dict[str, Any]]] = {
    FROZEN: [
        {
            "code": CODE,
            "title": TITLE,
            "entries": entries,
            "head": HASH,
            "seed_hash": HASH,
            "dice": dice,
            "emoji": "🎰",
        }
        for entries, dice in ((1, 1), (10**6, 10))
    ],
    DRAWN: [OVER, {**OVER, "by_hand": False, "missing": 0, "replies_to": None}],
    BROKEN: [{**OVER, "values": ""}],
    UNREAD: [{**UNREAD_DICE, "link": None}, {**UNREAD_DICE, "link": "https://t.me/c/1/7"}],
}
RENDERERS = {kind: draw for kind, draw in draw_notices.RENDERERS.items() if kind != DIE}
"""A die has no words."""
