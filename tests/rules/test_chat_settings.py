"""What an operator wishes for a chat is read strictly, and an empty word takes it back."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.settings import load
from domain.chat import chat_settings
from domain.refusal import Refused
from domain.settings import Settings
from handlers.admin.chats.effective_settings import effective_values
from storage.chat.tables import Chat
from tests.shop_keys import WORDS
from tests.terminal import SANDBOX_TOKEN
from views.i18n import translator

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def chat(**wishes: Any) -> Chat:
    return Chat(id=-1, type="group", title="Tea", added_at=NOON, **wishes)


def test_wishes_are_kept_in_their_stored_form() -> None:
    tea = chat()
    chat_settings.apply(
        tea,
        {
            "language": "ru",
            "zone": "Europe/Berlin",
            "quiet_from": "22:00",
            "quiet_to": "08:00",
            "minimum_gap_s": "20m",
            "daily_cap": "4",
            "thread_id": "17",
            "disclosure": " Ad ",
        },
    )
    assert (tea.language, tea.zone, tea.quiet_from, tea.quiet_to) == (
        "ru",
        "Europe/Berlin",
        "22:00",
        "08:00",
    )
    assert (tea.minimum_gap_s, tea.daily_cap, tea.thread_id, tea.disclosure) == (1200, 4, 17, "Ad")


def test_an_empty_word_takes_a_wish_back() -> None:
    tea = chat()
    chat_settings.apply(tea, {"language": "ru", "minimum_gap_s": "20m", "daily_cap": "4"})
    chat_settings.apply(tea, {"language": "", "minimum_gap_s": "", "daily_cap": ""})
    assert (tea.language, tea.minimum_gap_s, tea.daily_cap) == (None, 0, None)


@pytest.mark.parametrize(
    ("wishes", "reason"),
    [
        ({"language": "tlh"}, "chat.language"),
        ({"zone": "Mars/Base"}, "campaign.zone"),
        ({"quiet_from": "22:00"}, "chat.quiet"),
        ({"quiet_from": "25:00", "quiet_to": "08:00"}, "chat.quiet"),
        ({"daily_cap": "-1"}, "chat.number"),
        ({"daily_cap": "0"}, "chat.number"),
        ({"daily_cap": "٣"}, "chat.number"),
        ({"daily_cap": "1e9"}, "chat.number"),
        ({"thread_id": "99999999999999"}, "chat.number_big"),
        ({"thread_id": "9" * 5_000}, "chat.number_big"),
        ({"thread_id": "0" * 5_000}, "chat.number"),
        ({"minimum_gap_s": "soon"}, "campaign.every"),
    ],
)
def test_what_makes_no_sense_is_refused(wishes: dict[str, str], reason: str) -> None:
    with pytest.raises(Refused) as refused:
        chat_settings.apply(chat(), wishes)
    assert refused.value.reason == reason


PLACES: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "has none of its own": (
        {},
        {
            "quiet": "22:00-08:00 (the shop's)",
            "zone": "Europe/Berlin (the shop's)",
            "language": "English (the shop's)",
            "cap": "3 (the shop's)",
            "gap": "30 min (the shop's)",
        },
    ),
    "is stricter": (
        {"zone": "UTC", "language": "ru", "daily_cap": 1, "minimum_gap_s": 7200},
        {"zone": "UTC", "language": "Русский", "cap": "1", "gap": "2 h"},
    ),
    "is less strict": (
        {"quiet_from": "01:00", "quiet_to": "02:00", "daily_cap": 9, "minimum_gap_s": 600},
        {
            "quiet": "01:00-02:00, and 22:00-08:00 (the shop's)",
            "cap": "3 (the shop's; 9 here)",
            "gap": "30 min (the shop's; 10 min here)",
        },
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_what_counts_in_a_chat_says_whether_it_is_the_shops(place: str) -> None:
    """As posts are paced: of caps and gaps the strictest counts, of quiet hours each."""
    own, expected = PLACES[place]
    shop = settings(quiet_hours="22:00-08:00", daily_cap=3, minimum_gap_s=1800)
    found = effective_values(chat(**own), shop, translator("en"))
    assert {name: found[name] for name in expected} == expected


def test_what_nobody_set_is_in_words() -> None:
    found = effective_values(chat(), settings(), translator("en"))
    assert (found["quiet"], found["cap"], found["gap"]) == ("none", "any number", "none")


def settings(**chosen: Any) -> Settings:
    """Return the settings of a shop in Berlin."""
    told = {"timezone": "Europe/Berlin"} | chosen
    return load(
        env_file=None,
        shop_key=WORDS,
        bot_token=SANDBOX_TOKEN,
        telegram_api="http://127.0.0.1",
        **told,
    )
