"""Referral codes and links at their longest."""

from datetime import UTC, datetime

from aiogram.types import User

from bot.views import referral, referral_chart
from domain import attribution, invite_link, question
from storage.chat import Chat

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
TITLE = ("<&>" * 43)[:128]
URL = "https://t.me/+" + "a" * 32
ME = User(id=42, is_bot=True, first_name="Tuan", username="t" * 32)
PLACE = Chat(id=-(2**40), type="supergroup", title=TITLE, added_at=NOON)

SCREENS = {
    "referral_chart.in_private": lambda t: referral_chart.in_private(t, ME),
    "referral.sure": referral.sure,
    "referral.rotated": lambda t: referral.rotated("W" * 7, URL, t),
    "referral.groups": lambda t: [referral.groups([PLACE] * 20, t), referral.groups([], t)],
    "referral.invite": lambda t: referral.invite(TITLE, URL, t),
    "referral.being_made": lambda t: referral.being_made(TITLE, t),
    "referral.which_code": referral.which_code,
    "referral.who": referral.who,
    "referral.noted": lambda t: [referral.noted("<" * 64, t, asked=asked) for asked in (0, 1)],
    "referral.nobody": referral.nobody,
    "referral.confirmed": lambda t: [referral.confirmed(t, counts=counts) for counts in (0, 1)],
}
ROWS = {
    attribution.ASKED: [{"attribution_id": 2**31 - 1, "name": "<" * 64, "until": NOON.isoformat()}],
    question.ASK: [{"title": TITLE}, {"title": ""}],
    invite_link.MADE: [{"title": TITLE, "url": URL}],
    invite_link.FAILED: [{"title": TITLE, "reason": '"' * 800}],
}
WORDINGS = referral.WORDINGS
