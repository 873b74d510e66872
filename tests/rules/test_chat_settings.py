"""What an operator wishes for a chat is read strictly, and an empty word takes it back."""

from datetime import UTC, datetime

import pytest

from domain.chat import chat_settings
from domain.refusal import Refused
from storage.chat.tables import Chat

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def chat() -> Chat:
    return Chat(id=-1, type="group", title="Tea", added_at=NOON)


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
