"""The front page of the admin menu in words: what there is to do now, then what comes next."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from views.i18n import Html, Translate

TO_DO = (
    "approve",
    "pay",
    "rewards",
    "refunds",
    "support",
    "failed",
    "unknown",
    "held",
    "messages",
    "missed",
    "chats",
    "deals",
)
"""What may wait for a person, in the order in which it is said; money first."""
NAME_CHARS_MAX, CHAT_CHARS_MAX = 40, 30


class ComingPost(NamedTuple):
    """Something that will be posted, or begin."""

    at: datetime
    name: str
    chats: tuple[str, ...]
    """The names of its chats; none is all of them."""


def to_do(numbers: Mapping[str, int], t: Translate) -> Html:
    """Return a line for each thing that waits, or that nothing does; an empty line comes first."""
    lines = [t(f"home-to_do-{name}", number=numbers[name]) for name in TO_DO if numbers.get(name)]
    if not lines:
        return Html(f"\n{t('home-nothing')}")
    return Html("\n".join(["", t("home-to_do"), *(f"• {line}" for line in lines)]))


def coming(found: Sequence[ComingPost], now: datetime, zone: str, t: Translate) -> Html:
    """Return a line for each thing that comes: when on the shop's clock, where and what."""
    if not found:
        return Html(f"\n{t('home-nothing_coming')}")
    lines = [
        t(
            "home-coming-line",
            when=t.local(one.at, zone) if one.at > now else t("home-now"),
            post=place_and_name(one.chats, one.name[:NAME_CHARS_MAX], t),
        )
        for one in found
    ]
    return Html("\n".join(["", t("home-coming"), *lines]))


def where(chats: Sequence[str], t: Translate) -> Html:
    """Return the name of the first chat, and how many others there are."""
    if not chats:
        return t("home-all_chats")
    return t("home-chats", title=chats[0][:CHAT_CHARS_MAX], more=len(chats) - 1)


def place_and_name(chats: Sequence[str], name: str, t: Translate) -> Html:
    """Return where a post goes and what it is called, once if it is called as its only chat."""
    if list(chats) == [name]:
        return where(chats, t)
    return t("home-place-and-name", where=where(chats, t), name=name)
