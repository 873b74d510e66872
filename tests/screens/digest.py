"""Digests of the worst day, and of a day with nothing in it."""

from domain import digest
from views import digest_screens

WORST = {
    "day": "2026-05-01",
    **dict.fromkeys(digest_screens.COUNTS, 10**6),
    "reasons": ["<" * digest.WORDS_CHARS_MAX] * digest.REASONS_MAX,
    "chats": ["&" * digest.WORDS_CHARS_MAX] * digest.CHATS_MAX,
    "more": 500,
    "head": f"{10**6}:0123456789abcdef",
}
QUIET = (
    WORST
    | dict.fromkeys(digest_screens.COUNTS, 0)
    | {"reasons": [], "chats": [], "more": 0, "head": None}
)
SCREENS: dict[str, object] = {}
ROWS = {digest.KIND: [WORST, QUIET]}
RENDERERS = digest_screens.RENDERERS
