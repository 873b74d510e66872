"""Words in feeds: titles, descriptions, tags and links, made plain and bounded.

Titles and descriptions become plain text: tags are taken out with what must never show
(scripts, styles), paragraphs become lines, entities become characters. Bold words of a
shop's own page are not worth a second markup language here; the card does the shouting.
Whatever is left is escaped where it is shown, so `<b>` in a title is only ever a `<b>`.
"""

import html
import re

import nh3

from domain.display_name import is_seen, visible
from domain.feeds.limits import LINK_CHARS_MAX, MARKUP_CHARS_MAX, TAG_CHARS_MAX, TAGS_MAX
from domain.feeds.row import BadValue
from domain.link import web_host

MARKUP = re.compile(r"<[a-zA-Z/!?]")
LINE_END = re.compile(r"<(?:br|/p|/li|/div|/tr|/h[1-6])[^<>]*>", re.IGNORECASE)
BLANKS = re.compile(r"[^\S\n]+")
LINES = re.compile(r"\s*\n\s*")
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""What no address holds: controls, direction marks, joiners, halves of surrogate pairs."""


def plain(text: str, limit: int) -> str:
    """Return `text` without markup, controls and double blanks, at most `limit` characters."""
    text = html.unescape(text[:MARKUP_CHARS_MAX])
    if MARKUP.search(text):
        text = html.unescape(nh3.clean(LINE_END.sub("\n", text), tags=set()))
    text = visible(text.replace("\r", "\n"))
    return shortened(LINES.sub("\n", BLANKS.sub(" ", text)).strip(), limit)


def one_line(text: str, limit: int) -> str:
    """Return `plain(text)` on a single line."""
    return shortened(" ".join(plain(text, 2 * limit).split()), limit)


def required(text: str, limit: int, reason: str) -> str:
    """Return `text`; refuse it with `reason` where it is empty, too long or invisible."""
    hidden = visible(text) != text or any(c in text for c in "\n\t\r")
    if not is_seen(text) or len(text) > limit or hidden:
        raise BadValue(reason, maximum=limit)
    return text


def shortened(text: str, limit: int) -> str:
    """Cut after the last whole word that fits, and show the cut."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    word, blank, _ = cut.rpartition(" ")
    return (word if blank and len(word) > limit // 2 else cut).rstrip() + "…"


def web_link(text: str, reason: str) -> str | None:
    """Return an http(s) address, None for an empty cell; refuse anything else with `reason`."""
    text = text.strip()
    if not text:
        return None
    if len(text) > LINK_CHARS_MAX:
        raise BadValue("feed.link_long", maximum=LINK_CHARS_MAX)
    if web_host(text) is None:
        raise BadValue(reason, link=text[:60])
    return text


def normalize_tag(text: str) -> str:
    """Return the form in which tags are compared: one line, lower case."""
    return one_line(text, TAG_CHARS_MAX).casefold()


def split_tags(text: str) -> tuple[str, ...]:
    """Split `Pot, Plants` into different tags, at most `TAGS_MAX`."""
    found = dict.fromkeys(normalize_tag(part) for part in text[:MARKUP_CHARS_MAX].split(","))
    return tuple(word for word in found if word)[:TAGS_MAX]
