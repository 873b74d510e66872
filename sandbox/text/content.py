"""The words of a message: parsed, trimmed, measured, with the entities Telegram finds by itself."""

import re
from collections.abc import Sequence

from aiogram.client.default import Default
from aiogram.types import MessageEntity

from sandbox.api.refusals import bad_request, not_modelled
from sandbox.state.chats import Json
from sandbox.text.addresses import ADDRESS, trimmed
from sandbox.text.entities import parse_html, utf16_length
from sandbox.text.tags import FindUser

TEXT_MAX = 4096
CAPTION_MAX = 1024
MARKUP_MAX = 65_536
"""Characters of a text with its tags; longer ones are not even read."""
FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?\b)"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[a-zA-Z]{2,}\b)"
    rf"|(?P<url>{ADDRESS})"
    r"|(?P<mention>(?<!\w)@[A-Za-z][A-Za-z0-9_]{3,31}\b)"
    r"|(?P<hashtag>(?<!\w)#\w{1,255})"
    r"|(?P<cashtag>(?<!\w)\$[A-Z]{1,8}\b)"
)
OPAQUE = frozenset(("code", "pre", "text_link", "text_mention", "custom_emoji", "date_time"))
Mode = str | Default | None


def text_fields(
    text: str, mode: Mode, entities: Sequence[MessageEntity] | None, find_user: FindUser
) -> Json:
    """Return `text` and `entities` of a message, or refuse an empty or overlong one."""
    if not text:
        raise bad_request("message text is empty")
    words, marks = parse_text(text, mode, entities, find_user)
    if not words:
        raise bad_request("text must be non-empty")
    if utf16_length(words) > TEXT_MAX:
        raise bad_request("message is too long")
    return {"text": words} | ({"entities": marks} if marks else {})


def caption_fields(
    caption: str | None, mode: Mode, entities: Sequence[MessageEntity] | None, find_user: FindUser
) -> Json:
    """Return `caption` and `caption_entities`, nothing for an empty caption."""
    words, marks = parse_text(caption or "", mode, entities, find_user)
    if utf16_length(words) > CAPTION_MAX:
        raise bad_request("message caption is too long")
    if not words:
        return {}
    return {"caption": words} | ({"caption_entities": marks} if marks else {})


def parse_text(
    text: str, mode: Mode, entities: Sequence[MessageEntity] | None, find_user: FindUser
) -> tuple[str, list[Json]]:
    """Return trimmed text and all its entities, given and found."""
    if len(text) > MARKUP_MAX:
        raise bad_request("message is too long")
    marks = [entity.model_dump(mode="json", exclude_none=True) for entity in entities or ()]
    if isinstance(mode, str) and mode and not marks:
        if mode.lower() != "html":
            raise not_modelled(f"parse_mode {mode}")
        text, marks = parse_html(text, find_user)
    text, marks = _trimmed(text, marks)
    found = detect_entities(text, marks)
    return text, sorted(marks + found, key=lambda e: (e["offset"], -e["length"]))


def detect_entities(text: str, marks: Sequence[Json] = ()) -> list[Json]:
    """Return the commands, addresses and tags that stand in a text in plain sight."""
    if not any(sign in text for sign in "/@#$."):
        return []
    taken = [(m["offset"], m["offset"] + m["length"]) for m in marks if m["type"] in OPAQUE]
    entities = []
    for found in FOUND.finditer(text):
        offset = utf16_length(text[: found.start()])
        words = found.group()
        length = utf16_length(trimmed(words) if found.lastgroup == "url" else words)
        if length and not any(start < offset + length and offset < end for start, end in taken):
            entities.append({"type": found.lastgroup, "offset": offset, "length": length})
    return entities


def _trimmed(text: str, marks: list[Json]) -> tuple[str, list[Json]]:
    text = text.rstrip()
    first = min((mark["offset"] for mark in marks), default=len(text))
    left = 0
    while left < min(first, len(text)) and text[left].isspace():
        left += 1
    text = text[left:]
    end = utf16_length(text)
    kept = []
    for mark in marks:
        offset = mark["offset"] - left
        length = min(mark["length"], end - offset)
        if length > 0:
            kept.append(mark | {"offset": offset, "length": length})
    return text, kept
