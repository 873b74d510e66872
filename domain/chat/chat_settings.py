"""Wishes: how a chat wants to be treated, read from what an operator typed."""

from collections.abc import Collection, Mapping

from domain.campaign.schedule import check_zone, parse_every
from domain.country import is_country
from domain.feeds.limits import TAG_CHARS_MAX
from domain.feeds.words import normalize_tag
from domain.languages import LANGUAGES
from domain.refusal import Refused
from domain.typed_time import read_clock
from storage.chat import chats
from storage.chat.tables import Chat
from storage.database import Tx

DISCLOSURE_CHARS_MAX = 64
NUMBER_MAX = 2**31 - 1
DIGITS_MAX = 20
COUNTRY_SHOWN_MAX = 20
TAGS_MAX = 20


def apply(chat: Chat, wishes: Mapping[str, str]) -> None:
    """Set how a chat wants to be treated, by the names of `storage.chat.chats.CHAT_SETTINGS`.

    Values are as somebody typed them; an empty one takes the wish back. Raises `Refused`.
    """
    for name, typed in wishes.items():
        setattr(chat, name, _parse_setting(name, typed.strip()))
    if (chat.quiet_from is None) != (chat.quiet_to is None):
        raise Refused("chat.quiet")


def _parse_setting(name: str, typed: str) -> str | int | bool | None:
    if not typed:
        return {"minimum_gap_s": 0, "links_by_request": False, "plain_only": False}.get(name)
    if name in {"links_by_request", "plain_only"}:
        return typed == "yes"
    if name == "country":
        return country(typed)
    if name == "language" and typed not in LANGUAGES:
        raise Refused("chat.language", languages=", ".join(LANGUAGES))
    if name == "zone":
        return check_zone(typed)
    if name in {"quiet_from", "quiet_to"}:
        return time_of_day(typed)
    if name == "minimum_gap_s":
        return parse_every(typed)
    if name in {"daily_cap", "thread_id"}:
        return number(typed)
    return typed[:DISCLOSURE_CHARS_MAX]


def country(typed: str) -> str:
    """Return a country's code in capitals, or refuse."""
    code = typed.upper()
    if not is_country(code):
        raise Refused("chat.country", typed=typed[:COUNTRY_SHOWN_MAX])
    return code


def time_of_day(typed: str) -> str:
    """Return a time of day as `HH:MM`, or refuse."""
    clock = read_clock(typed)
    if clock is None:
        raise Refused("chat.quiet")
    return clock


def number(typed: str) -> int:
    """Return a whole number above zero, up to `NUMBER_MAX`, or refuse."""
    if not (typed.isascii() and typed.isdecimal() and typed.strip("0")):
        raise Refused("chat.number", typed=typed[:DIGITS_MAX])
    if len(typed) > DIGITS_MAX or int(typed) > NUMBER_MAX:
        raise Refused("chat.number_big", typed=typed[:DIGITS_MAX], maximum=NUMBER_MAX)
    return int(typed)


async def set_tags(tx: Tx, chat_id: int, tags: Collection[str]) -> None:
    """Replace the tags of a chat; a tag is one word in small letters."""
    if any(len(word.strip()) > TAG_CHARS_MAX for word in tags):
        raise Refused("chat.tag_long", maximum=TAG_CHARS_MAX)
    words = {normalize_tag(word) for word in tags if word.strip()}
    if len(words) > TAGS_MAX:
        raise Refused("chat.tags", maximum=TAGS_MAX)
    await chats.set_tags(tx, chat_id, words)
