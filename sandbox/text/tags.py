"""What each tag of Telegram's HTML means, as an entity without its place."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.api.refusals import BotApiRefusal, bad_request
from sandbox.state.chats import Json, User

SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
}
OTHERS = ("span", "a", "code", "pre", "blockquote", "tg-emoji", "tg-time")
CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
CHARACTER = re.compile(r"&(?:(lt|gt|amp|quot)|#x([0-9a-fA-F]{1,6})|#([0-9]{1,7}));?")
FindUser = Callable[[int], User | None]


@dataclass(slots=True)
class Tag:
    """An open tag: where it began (UTF-16 units), and what its attributes say."""

    name: str
    offset: int
    attributes: dict[str, str] = field(default_factory=dict)


def entity_of(tag: Tag, length: int, inside: Callable[[], str], find_user: FindUser) -> Json | None:
    """Return the entity of a tag without offset and length; None when it means nothing."""
    if tag.name in SIMPLE:
        return {"type": SIMPLE[tag.name]}
    if tag.name == "a":
        return _link(tag.attributes.get("href") or inside(), find_user)
    if tag.name == "tg-emoji":
        return {"type": "custom_emoji", "custom_emoji_id": _emoji(tag)}
    if tag.name == "tg-time":
        return _time(tag)
    return _block(tag, length)


def names_language(tag: Tag, parent: Tag | None, length: int) -> bool:
    """Whether this is the <code class="language-x"> of a <pre>: one entity, not two."""
    if tag.name != "code" or parent is None or parent.name != "pre":
        return False
    language = tag.attributes.get("class", "")
    if language.startswith("language-") and parent.offset == tag.offset:
        parent.attributes["language"] = language.removeprefix("language-")
        parent.attributes["language_length"] = str(length)
    return True


def character_of(found: "re.Match[str]") -> str:
    """Return the character that an escape stands for; impossible ones stay as they are."""
    name, hexadecimal, decimal = found.groups()
    if name:
        return CHARACTERS[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else found.group()


def markup_error(sentence: str) -> BotApiRefusal:
    """Return the refusal of markup that cannot be read."""
    return bad_request(f"can't parse entities: {sentence}")


def _link(href: str, find_user: FindUser) -> Json | None:
    if found := re.fullmatch(r"tg://user\?id=(\d{1,15})", href):
        user = find_user(int(found.group(1)))
        return {"type": "text_mention", "user": user.json()} if user else None
    if re.match(r"(https?|tg|ton)://\S+$", href):
        return {"type": "text_link", "url": href}
    if re.match(r"\w[\w-]*(\.[\w-]+)+(/\S*)?$", href):
        return {"type": "text_link", "url": f"http://{href}"}
    return None


def _block(tag: Tag, length: int) -> Json:
    if tag.name == "blockquote":
        expandable = "expandable" in tag.attributes
        return {"type": "expandable_blockquote" if expandable else "blockquote"}
    if tag.name == "pre":
        whole = tag.attributes.get("language_length") == str(length)
        return {"type": "pre"} | ({"language": tag.attributes["language"]} if whole else {})
    return {"type": "spoiler" if tag.name == "span" else "code"}


def _emoji(tag: Tag) -> str:
    emoji = tag.attributes.get("emoji-id", "")
    if not emoji.isdigit():
        raise markup_error("Invalid custom emoji identifier specified")
    return emoji


def _time(tag: Tag) -> Json:
    unix = tag.attributes.get("unix", "")
    if not unix.isascii() or not unix.isdigit():
        raise markup_error("Invalid date-time value specified")
    entity: Json = {"type": "date_time", "unix_time": int(unix)}
    shape = tag.attributes.get("format")
    return entity | ({"date_time_format": shape} if shape else {})
