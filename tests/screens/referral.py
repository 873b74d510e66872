"""Referral codes and links at their longest."""

from datetime import UTC, datetime

from aiogram.types import User

from domain.referral import attribution, invite_link
from storage.chat.tables import Chat
from views.referral import referral_screens

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
TITLE = ("<&>" * 43)[:128]
URL = "https://t.me/+" + "a" * 32
ME = User(id=42, is_bot=True, first_name="Tuan", username="t" * 32)
PLACE = Chat(id=-(2**40), type="supergroup", title=TITLE, added_at=NOON)
SCREENS = {
    "referral_screens.sure": referral_screens.sure,
    "referral_screens.rotated": lambda t: referral_screens.rotated("W" * 7, URL, t),
    "referral_screens.groups": lambda t: [
        *(referral_screens.groups([PLACE] * 150, t, page) for page in (0, 1, 99)),
        referral_screens.groups([], t),
    ],
    "referral_screens.invite": lambda t: referral_screens.invite(TITLE, URL, t),
    "referral_screens.being_made": lambda t: referral_screens.being_made(TITLE, t),
    "referral_screens.which_code": referral_screens.which_code,
    "referral_screens.ask_inviter": referral_screens.ask_inviter,
    "referral_screens.noted": lambda t: [
        referral_screens.noted("<" * 64, t, asked=asked) for asked in (0, 1)
    ],
    "referral_screens.nobody": referral_screens.nobody,
    "referral_screens.confirmed": lambda t: [
        referral_screens.confirmed(t, counts=counts) for counts in (0, 1)
    ],
}
ROWS = {
    attribution.ASKED: [{"attribution_id": 2**31 - 1, "name": "<" * 64, "until": NOON.isoformat()}],
    attribution.ASK: [{"title": TITLE}, {"title": ""}],
    invite_link.MADE: [{"title": TITLE, "url": URL}],
    invite_link.FAILED: [{"title": TITLE, "reason": '"' * 800}],
}
RENDERERS = referral_screens.RENDERERS
