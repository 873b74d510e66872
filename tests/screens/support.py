"""Conversations with customers and what the shop says of itself, at their longest."""

from datetime import UTC, datetime

from domain.payment.history import PaidItem, PaymentStanding
from domain.support import conversation, shop_info
from domain.support.notices import ANSWERED, ASKED, ENDED, NO_TOPICS, NOT_DELIVERED
from storage.support.tables import AnswerTemplate
from views.i18n import Html
from views.support import contact_screens, inbox_screens

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
NAME, LONG, CAPTION = (
    "<" * 64,
    "&" * conversation.TEXT_CHARS_MAX,
    "&" * conversation.CAPTION_CHARS_MAX,
)
SHOP = "<" * shop_info.CHARS_MAX[shop_info.NAME]
FULL = {part: "&" * most for part, most in shop_info.CHARS_MAX.items()}
EMPTY = dict.fromkeys(shop_info.CHARS_MAX, "")
TEMPLATE = AnswerTemplate(text=LONG, made_at=NOON)
TEMPLATE.id = 2**31 - 1
PAID = [
    PaidItem(10**7 + number, "<" * 32, 10**12, "EUR", NOON, standing)
    for number, standing in enumerate([*PaymentStanding, *PaymentStanding])
]
SCREENS = {
    "contact_screens.unknown": contact_screens.unknown,
    "contact_screens.unknown_command": lambda t: contact_screens.unknown_command("x" * 4096, t),
    "contact_screens.unknown_kind": contact_screens.unknown_kind,
    "contact_screens.write": contact_screens.write,
    "contact_screens.passed": lambda t: [contact_screens.passed(shop, t) for shop in ("", SHOP)],
    "contact_screens.kept_back": contact_screens.kept_back,
    "contact_screens.contact": lambda t: [
        contact_screens.contact(info, t, runs_it=runs_it)
        for info in (EMPTY, FULL)
        for runs_it in (True, False)
    ],
    "contact_screens.terms": lambda t: [
        contact_screens.terms(info, t, runs_it=False) for info in (EMPTY, FULL)
    ],
    "contact_screens.payment_help": lambda t: [
        contact_screens.payment_help(info, t, runs_it=False, paid=paid)
        for info in (EMPTY, FULL)
        for paid in ((), PAID)
    ],
    "inbox_screens.sent": lambda t: inbox_screens.sent(NAME, t),
    "inbox_screens.sent_template": lambda t: inbox_screens.sent_template(NAME, TEMPLATE, t),
    "inbox_screens.refused": lambda t: inbox_screens.refused(
        Html(t("refused-support-closed", name=NAME))
    ),
    "inbox_screens.closed": lambda t: inbox_screens.closed(NAME, t),
}
WROTE = {"ticket_id": 2**31 - 1, "name": NAME, "username": "u" * 32}
ROWS = {
    ASKED: [
        WROTE | {"text": LONG, "photo": None},
        WROTE | {"text": CAPTION, "photo": "f" * 80, "username": None},
        WROTE | {"text": "", "photo": "f" * 80},
    ],
    ANSWERED: [
        {"shop": SHOP, "text": LONG, "photo": None},
        {"shop": "", "text": CAPTION, "photo": "f" * 80},
    ],
    ENDED: [{"shop": SHOP, "silent": silent} for silent in (True, False)],
    NOT_DELIVERED: [{"name": NAME, "blocked": blocked} for blocked in (True, False)],
    NO_TOPICS: [{"title": "<" * 128}],
}
RENDERERS = {**contact_screens.RENDERERS, **inbox_screens.RENDERERS}
