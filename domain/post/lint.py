"""What must be right about a post before it is queued; each complaint is a stored code.

A code is the key of a text that says what is wrong and how to mend it
(`lint.link_host` is worded by `refused-lint-link_host`).
"""

from collections.abc import Set as AbstractSet
from datetime import datetime

from domain import link
from domain.deal.deal import is_over
from domain.post.markup import CAPTION_UNITS_MAX, TEXT_UNITS_MAX, Malformed, units, visible
from storage.chat.tables import Chat, ChatState
from storage.deal.local_picture import local_picture
from storage.deal.tables import Deal, DealState

PHOTO_SCHEMES = ("https://", "http://")


def find_deal_problem(deal: Deal, *, now: datetime, hosts: AbstractSet[str]) -> str | None:
    """Return what keeps a deal out of every chat; no `hosts` allows all of them."""
    link_problem = link.find_problem(deal.link, hosts)
    checks = (
        ("lint.withdrawn", deal.state == DealState.WITHDRAWN),
        ("lint.over", is_over(deal, now=now)),
        ("lint.not_begun", deal.starts_at is not None and deal.starts_at > now),
        ("lint.out_of_stock", not deal.in_stock),
        ("lint.price_missing", deal.price_minor <= 0),
        ("lint.price_above_list", not _below_list(deal)),
        (link_problem or "", link_problem is not None),
        ("lint.photo", not _photo_usable(deal.photo)),
    )
    return next((code for code, wrong in checks if wrong), None)


def find_chat_problem(chat: Chat | None) -> str | None:
    """Return what keeps every post out of a chat."""
    if chat is None:
        return "lint.chat_unknown"
    if chat.state == ChatState.NO_RIGHTS:
        return "lint.chat_no_rights"
    return None if chat.state == ChatState.ACTIVE else "lint.chat_gone"


def find_text_problem(markup: str, *, with_photo: bool, disclosure: str | None) -> str | None:
    """Return what Telegram or the chat would object to in a worded post."""
    try:
        seen = visible(markup)
    except Malformed:
        return "lint.html"
    if units(seen) > (CAPTION_UNITS_MAX if with_photo else TEXT_UNITS_MAX):
        return "lint.too_long"
    if disclosure and disclosure not in seen:
        return "lint.disclosure"
    return None


def _below_list(deal: Deal) -> bool:
    return deal.list_price_minor is None or deal.price_minor < deal.list_price_minor


def _photo_usable(photo: str | None) -> bool:
    """Return whether a photo is an address or looks like a file id (no scheme at all)."""
    if photo is None or photo.startswith(PHOTO_SCHEMES):
        return True
    return bool(photo) and (":" not in photo or local_picture(photo) is not None)
