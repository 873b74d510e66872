"""Buttons of one's own under a post, and what else a person wants of it beside its words.

    Shop - https://shop.example                     one button in a row
    Tea = https://a.example | Coffee = b.example    two side by side; https:// may be left out

Every link is held to the rules of `domain.link`: when it is typed, and again when its post goes out.
"""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, TypedDict

from domain import link
from domain.display_name import is_seen, visible
from domain.refusal import TYPED_SHOWN_MAX, Refused
from storage.campaign.tables import Campaign

ROWS_MAX = 10
ROW_BUTTONS_MAX = 3
LABEL_CHARS_MAX = 40
LINK_CHARS_MAX = 2_000
SIDE_BY_SIDE = re.compile(r"\s\|\s")
WITH_SCHEME = re.compile(r"(?P<text>.+?)\s*(?:[-–—=:：]\s*)?(?P<url>https?://\S+)", re.IGNORECASE)
WITHOUT_SCHEME = re.compile(r"(?P<text>.+?)(?:\s+[-–—]\s+|\s*[=：]\s*)(?P<url>[^\s:]+\.\S+)")


class LinkButton(TypedDict):
    """One button that opens a link."""

    text: str
    url: str


class PostOptions(TypedDict, total=False):
    """How a post goes out; what was queued before there were options has none."""

    buttons: list[list[LinkButton]]
    pin: str | None
    """A `PinMode`."""
    silent: bool


def options_of(campaign: Campaign) -> PostOptions:
    """Return how the posts of a campaign go out."""
    return {
        "buttons": [
            [{"text": one["text"], "url": one["url"]} for one in row] for row in campaign.buttons
        ],
        "pin": campaign.pin,
        "silent": campaign.silent,
    }


def set_options(campaign: Campaign, options: PostOptions) -> None:
    """Have the posts of a campaign go out so; what is not named stays as it is."""
    if "buttons" in options:
        campaign.buttons = [[{**one} for one in row] for row in options["buttons"]]
    if "pin" in options:
        campaign.pin = options["pin"]
    if "silent" in options:
        campaign.silent = options["silent"]


def read_rows(typed: str, hosts: AbstractSet[str]) -> list[list[LinkButton]]:
    """Return the rows of buttons that somebody typed, a row for each line; or refuse one."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    rows = [[_read(part, hosts) for part in SIDE_BY_SIDE.split(line)] for line in lines]
    if not rows:
        raise Refused("button.unreadable", typed="")
    check_rows(rows)
    return rows


def check_rows(rows: Sequence[Sequence[LinkButton]], *, photos: int = 0) -> None:
    """Refuse more buttons than a phone shows, and any under an album: Telegram has none there."""
    if rows and photos > 1:
        raise Refused("button.album")
    if len(rows) > ROWS_MAX:
        raise Refused("button.rows", maximum=ROWS_MAX)
    if any(len(row) > ROW_BUTTONS_MAX for row in rows):
        raise Refused("button.row", maximum=ROW_BUTTONS_MAX)


def find_problem(values: Mapping[str, Any], hosts: AbstractSet[str]) -> str | None:
    """Return what is wrong with the links under a post; no `hosts` allows all of them."""
    rows: Sequence[Sequence[LinkButton]] = values.get("buttons") or ()
    found = (link.find_problem(one["url"], hosts) for row in rows for one in row)
    return next((problem for problem in found if problem is not None), None)


def _read(part: str, hosts: AbstractSet[str]) -> LinkButton:
    words = " ".join(part.split())
    match = WITH_SCHEME.fullmatch(words) or WITHOUT_SCHEME.fullmatch(words)
    if match is None:
        raise Refused("button.unreadable", typed=words[:TYPED_SHOWN_MAX])
    text, url = visible(match["text"]).strip(), match["url"]
    url = url if "://" in url else f"https://{url}"
    if not is_seen(text) or len(text) > LABEL_CHARS_MAX:
        raise Refused("button.text", maximum=LABEL_CHARS_MAX)
    if len(url) > LINK_CHARS_MAX or link.web_host(url) is None:
        raise Refused("button.link", typed=url[:TYPED_SHOWN_MAX])
    if link.find_problem(url, hosts) is not None:
        raise Refused("button.host", host=link.web_host(url) or "")
    return {"text": text, "url": url}
