"""Digests of the worst day, and of a day with nothing in it."""

from domain import digest
from views import digest_screens

SALES = {
    "orders": 10**9,
    "orders_before": 1,
    "newcomers": 10**9,
    "newcomers_before": 1,
    "sums": [{"currency": code, "minor": 10**12, "before": 1} for code in ("EUR", "RUB", "CNY")],
}
WORST = {
    "yesterday": SALES,
    "week": SALES,
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
    | {"yesterday": SALES | {"orders": 0, "newcomers": 0, "sums": []}}
)
SCREENS: dict[str, object] = {}
ROWS = {digest.KIND: [WORST, QUIET]}
RENDERERS = digest_screens.RENDERERS
