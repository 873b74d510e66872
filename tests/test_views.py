"""Every screen in every language, from sample rows at their longest, within Telegram's limits.

A new screen is one more line in `SCREENS`, a new kind of outbox row one more in `ROWS`, here or
in the feature's module of `tests.screens`; both tables are checked to be complete.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiogram.methods import (
    EditMessageCaption,
    EditMessageText,
    SendDocument,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import InlineKeyboardMarkup, User

import views
from bot.answers import TOAST_CHARS_MAX
from domain.deal.deal import deal_post
from domain.feeds import limits
from domain.languages import LANGUAGES
from domain.member import CODE_LENGTH, NAME_CHARS_MAX
from domain.post.markup import CAPTION_UNITS_MAX, TEXT_UNITS_MAX, units, visible
from handlers import private_only
from storage.deal.tables import Deal
from storage.delivery.tables import OutboxRow
from storage.members import Member
from tests import screens
from views import help, member_screens, owner_notices, private_reply, private_way, question_screens
from views.deal import deal_screens
from views.group_buy import group_buy_notices
from views.i18n import Translate, translator
from views.post import post_messages
from views.screen import Screen

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
ME = User(id=42, is_bot=True, first_name="Tuan", username="t" * 32)
PERSON = User(id=7, is_bot=False, first_name="<b>&" * 16, last_name="\u202e" * 64)
TITLE = ("<&>" * 43)[:128]
BUTTON_CHARS_MAX = 64
"""Telegram allows more; longer ones are cut off on phones."""
CALLBACK_BYTES_MAX = 64
COPY_CHARS_MAX = 256
DESCRIPTION_CHARS_MAX = 256
KINDS_WITHOUT_WORDS = {"message.delete", "message.pin", "message.unpin"}


def someone(**values: object) -> Member:
    """A member with the longest name there is."""
    given: dict[str, Any] = {
        "id": 7_000_000_001,
        "name": "<b>&" * (NAME_CHARS_MAX // 4),
        "code": "W" * CODE_LENGTH,
        "first_seen_at": NOON,
        "last_seen_at": NOON,
    }
    return Member(**(given | values))


def summary(**values: Any) -> member_screens.MemberSummary:
    given = {"balances": {}, "to_pay": None, "vouchers": 0, "forming": 0, "invited": 0}
    return member_screens.MemberSummary(**(given | values))


def offer(**values: object) -> Deal:
    """A deal with the longest title and description a feed may bring."""
    given: dict[str, Any] = {
        "code": "K7Q2K7Q2",
        "source": "feed",
        "source_id": "pot",
        "title": "Й" * limits.TITLE_CHARS_MAX,
        "description": "&<" * (limits.DESCRIPTION_CHARS_MAX // 2),
        "price_minor": 10**11,
        "list_price_minor": 10**12,
        "currency": "EUR",
        "link": "https://shop.example/1",
        "photo": "https://shop.example/1.png",
        "ends_at": NOON + timedelta(days=1),
        "created_at": NOON,
        "changed_at": NOON,
    }
    return Deal(**(given | values))


def posted(**values: object) -> dict[str, Any]:
    """What an outbox row says about a deal."""
    return {**deal_post(offer(**values), "Europe/Berlin", "Ad " * 10)}


Drawn = Callable[[Translate], Screen | list[Screen]]
SCREENS: Mapping[str, Drawn] = {
    "deal_screens.card": lambda t: [
        deal_screens.card(posted(), t),
        deal_screens.card(
            posted(ends_at=None, list_price_minor=None, link=None), t, on_offer=False
        ),
    ],
    "deal_screens.opened": lambda t: deal_screens.opened(
        posted(), t, number=10_000, on_offer=False
    ),
    "deal_screens.ended": lambda t: deal_screens.ended(posted(), t),
    "help.private": help.private,
    "help.group": help.group,
    "help.owner": lambda t: help.owner(t, ME),
    "help.admin": help.admin,
    "member_screens.welcome": lambda t: [
        member_screens.welcome(someone(), t),
        member_screens.welcome(someone(), t, unknown_link=True),
    ],
    "member_screens.referred": lambda t: member_screens.referred(someone(), someone(), t),
    "member_screens.deal_gone": member_screens.deal_gone,
    "member_screens.owner_welcome": member_screens.owner_welcome,
    "member_screens.ownership_refused": member_screens.ownership_refused,
    "member_screens.profile": lambda t: [
        member_screens.profile(someone(), summary(**values), t, ME)
        for values in (
            *({"invited": people} for people in (0, 1, 2, 5, 21, 10**9)),
            *({"forming": count} for count in (1, 2, 5, 100)),
            *({"vouchers": count} for count in (1, 2, 5, 100)),
            {"to_pay": (TITLE, NOON), "balances": None},
            {"balances": {"EUR": {"payable": 10**15}}},
            {"balances": {"EUR": {"pending": 1, "approved": 10**15}}},
            {"balances": {one: {"payable": 10**15, "pending": 1} for one in ("EUR", "PTS")}},
        )
    ],
    "member_screens.more": lambda t: [
        member_screens.more(someone(), people, people, t) for people in (0, 1, 2, 5, 21, 10**9)
    ],
    "member_screens.settings": lambda t: [
        member_screens.settings(someone(language=language), t) for language in (None, *LANGUAGES)
    ],
    "member_screens.cancelled": lambda t: [
        member_screens.cancelled(t, something=something) for something in (True, False)
    ],
    "private_way.private_way": lambda t: [
        private_way.private_way(key, page, t, ME) for key, page in private_only.WAYS.values()
    ],
    "question_screens.not_taken": lambda t: question_screens.not_taken("/invitedby", t),
    "question_screens.not_taken_by_menu": question_screens.not_taken_by_menu,
    "private_reply.public_line": lambda t: private_reply.public_line(PERSON, "settings", t, ME),
}
CHAT = {"chat_id": -1, "title": TITLE, "type": "supergroup"}
LOST = ("left", "kicked", "deleted", "suspect", "no_rights", "migrated")
RIGHTS = ("pin_messages", "delete_messages", "invite_users", "post_messages", "edit_messages")
LACKING = [f"can_{right}" for right in RIGHTS]
WORDS = '"' * 800
"""Each of them grows to six characters when it is escaped."""
FAILED = {"row": 10**9, "what": "deal.post", "reason": WORDS}
ROWS: Mapping[str, list[dict[str, Any]]] = {
    "deal.post": [posted(), posted(photo=None), posted(photo="file:///pictures/pot%201.png")],
    "deal.ended": [posted() | {"message_id": 5}, posted(photo=None) | {"message_id": 5}],
    "owner.chat_ready": [CHAT],
    "owner.chat_rights": [
        CHAT | {"type": kind, "silent": silent, "lacking": LACKING, "bot": ME.username}
        for kind in ("group", "supergroup", "channel")
        for silent in (True, False)
    ],
    "owner.chat_lost": [CHAT | {"state": state, "words": WORDS} for state in LOST],
    "owner.unreadable": [{"what": "edited_business_message", "why": WORDS}],
    "owner.chat_open": [CHAT | {"waiting": waiting} for waiting in (0, 1, 3, 10**6)],
    "owner.no_photos": [CHAT],
    "owner.picture_refused": [
        {"title": TITLE, "deals": deals, "words": WORDS} for deals in (0, 1, 2, 4, 10**6)
    ],
    "owner.bug": [{"number": "a" * 8, "words": WORDS, "place": "claim:7"}],
    "owner.conflict": [{}],
    "owner.lease": [{"seconds": "123"}],
    "owner.restored": [{"messages": n, "campaigns": n} for n in (0, 1, 3, 1000)],
    "owner.unauthorized": [{}],
    "owner.breaker": [{"error": WORDS, "chats": chats} for chats in (5, 21, 10**6)],
    "owner.row_failed": [
        FAILED,
        *({"row": 1, "what": kind, "reason": "text"} for kind in ("voucher.issued", "message.pin")),
    ],
    "owner.slots_missed": [
        {
            "since": NOON.isoformat(),
            "until": NOON.isoformat(),
            "slots": slots,
            "campaigns": [["<" * 80, 10**6]] * 10,
            "more": slots,
        }
        for slots in (1, 10**6)
    ],
    "owner.in_doubt": [{"number": number} for number in (1, 5, 10**6)],
    "owner.sender_failed": [{"reason": WORDS}],
    "owner.removed_by_other": [FAILED],
    "owner.key_made": [{"where": "data/tuan.db.key", "unreadable": lost} for lost in (0, 1, 10**6)],
}
RENDERERS = {**post_messages.RENDERERS, **owner_notices.RENDERERS, **group_buy_notices.RENDERERS}
for _module in pkgutil.iter_modules(screens.__path__):
    _samples = importlib.import_module(f"tests.screens.{_module.name}")
    SCREENS = {**SCREENS, **_samples.SCREENS}
    ROWS = {**ROWS, **_samples.ROWS}
    RENDERERS = {**RENDERERS, **getattr(_samples, "RENDERERS", {})}


def shipped() -> set[str]:
    """Return the public functions of the views that make a screen."""
    found = set()
    for module in pkgutil.walk_packages(views.__path__, "views."):
        view = importlib.import_module(module.name)
        for name, function in inspect.getmembers(view, inspect.isfunction):
            own = function.__module__ == view.__name__ and not name.startswith("_")
            if own and function.__annotations__.get("return") is Screen:
                found.add(f"{module.name.rpartition('.')[2]}.{name}")
    return found


def check(text: str, keyboard: object, *, most: int) -> None:
    """Fail on what Telegram would refuse or cut."""
    assert 0 < units(visible(text)) <= most
    assert "{" not in text
    rows = keyboard.inline_keyboard if isinstance(keyboard, InlineKeyboardMarkup) else []
    for button in (button for row in rows for button in row):
        assert 0 < len(button.text) <= BUTTON_CHARS_MAX, button.text
        assert len((button.callback_data or "").encode()) <= CALLBACK_BYTES_MAX
        if button.copy_text is not None:
            assert 0 < len(button.copy_text.text) <= COPY_CHARS_MAX


def check_call(call: TelegramMethod[Any]) -> None:
    """Fail on a call whose words Telegram would refuse."""
    if isinstance(call, SendPhoto | SendDocument | EditMessageCaption):
        check(call.caption or "", call.reply_markup, most=CAPTION_UNITS_MAX)
    else:
        assert isinstance(call, SendMessage | EditMessageText)
        check(call.text or "", call.reply_markup, most=TEXT_UNITS_MAX)


def test_every_screen_and_every_kind_is_in_a_table() -> None:
    assert set(SCREENS) == shipped()
    assert set(ROWS) == set(RENDERERS)
    assert not set(RENDERERS) & KINDS_WITHOUT_WORDS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_fits(name: str, language: str) -> None:
    drawn = SCREENS[name](translator(language))
    for screen in drawn if isinstance(drawn, list) else [drawn]:
        most = CAPTION_UNITS_MAX if screen.photo is not None else TEXT_UNITS_MAX
        check(screen.text, screen.keyboard, most=most)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ROWS)
def test_a_row_of_the_outbox_is_worded(kind: str, language: str) -> None:
    for values in ROWS[kind]:
        row = OutboxRow(chat_id=-1, kind=kind, values=values, due_at=NOON)
        check_call(RENDERERS[kind](row, translator(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_press_is_refused_with_fits_a_toast(language: str) -> None:
    t = translator(language)
    values = {"language": "W" * 20, "code": "W" * 12}
    for key in ("refused-bug", "refused-member-language", "refused-deal-not_found"):
        assert 0 < len(t.plain(key, **values)) <= TOAST_CHARS_MAX, key


@pytest.mark.parametrize("call", help.menus(42), ids=lambda call: f"{call.scope.type}")
def test_a_menu_fits(call: Any) -> None:
    assert 0 < len(call.commands) <= 100
    for command in call.commands:
        assert 0 < len(command.description) <= DESCRIPTION_CHARS_MAX
