"""Digests of the worst day, and of a day with nothing in it."""

from bot.views import digest
from domain import digest as domain

WORST = {
    "day": "2026-05-01",
    **dict.fromkeys(digest.COUNTS, 10**6),
    "reasons": ["<" * domain.WORDS_CHARS_MAX] * domain.REASONS_MAX,
    "chats": ["&" * domain.WORDS_CHARS_MAX] * domain.CHATS_MAX,
    "more": 500,
}
QUIET = WORST | dict.fromkeys(digest.COUNTS, 0) | {"reasons": [], "chats": [], "more": 0}
SCREENS: dict[str, object] = {}
ROWS = {domain.KIND: [WORST, QUIET]}
WORDINGS = digest.WORDINGS
