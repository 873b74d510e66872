"""Telegram's HTML, read as Telegram reads it: text, entities and the same complaints.

    <b>Tea</b> &amp; <a href="https://x.example/">more</a>  ->  "Tea & more", [bold, text_link]

Offsets and lengths are UTF-16 code units. Byte offsets in complaints count UTF-8 bytes of the
text as it was sent. Source: Bot API, "HTML style".
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.chats import Json, User
from sandbox.refusals import BotApiRefusal, bad_request

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
NAME = re.compile(r"[^\s>]*")
ATTRIBUTE = re.compile(r"\s*([^\s=>]*)\s*(=)?\s*")
BARE_VALUE = re.compile(r"[0-9A-Za-z.\-]*")
FindUser = Callable[[int], User | None]


@dataclass(slots=True)
class Tag:
    """An open tag: where it began, and what its attributes say."""

    name: str
    offset: int
    attributes: dict[str, str] = field(default_factory=dict)


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 code units, Telegram's measure of everything."""
    return len(text) + sum(character > "\uffff" for character in text)


def parse_html(markup: str, find_user: FindUser) -> tuple[str, list[Json]]:
    """Return the bare text and its entities, or raise "can't parse entities: ..."."""
    reader = _Reader(markup, find_user)
    reader.read()
    entities = sorted(reader.entities, key=lambda e: (e["offset"], -e["length"]))
    return "".join(reader.text), entities


class _Reader:
    """One pass over the markup."""

    def __init__(self, markup: str, find_user: FindUser) -> None:
        self.markup = markup
        self.text: list[str] = []
        self.entities: list[Json] = []
        self._find_user = find_user
        self._offset = 0
        self._at = 0
        self._open: list[Tag] = []
        self._begun: list[int] = []

    def read(self) -> None:
        """Walk to the end; tags nest and close in order."""
        while self._at < len(self.markup):
            character = self.markup[self._at]
            if character == "<" and self.markup.startswith("</", self._at):
                self._end_tag()
            elif character == "<":
                self._start_tag()
            else:
                self._plain()
        if self._open:
            name = self._open[-1].name
            raise _complaint(f'Can\'t find end tag corresponding to start tag "{name}"')

    def _plain(self) -> None:
        if self.markup[self._at] == "&" and (found := CHARACTER.match(self.markup, self._at)):
            self._at = found.end()
            self._write(_character(found))
            return
        stops = (self.markup.find(mark, self._at + 1) for mark in "<&")
        end = min((stop for stop in stops if stop >= 0), default=len(self.markup))
        self._write(self.markup[self._at : end])
        self._at = end

    def _write(self, text: str) -> None:
        self.text.append(text)
        self._offset += utf16_length(text)

    def _start_tag(self) -> None:
        begin = self._at
        found = NAME.match(self.markup, begin + 1)
        name = found.group().lower() if found else ""
        self._at = begin + 1 + len(name)
        if self._at >= len(self.markup):
            raise _complaint(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        if name not in SIMPLE and name not in OTHERS:
            where = self._bytes(begin)
            raise _complaint(f'Unsupported start tag "{name}" at byte offset {where}')
        tag = Tag(name, self._offset, self._attributes(name, begin))
        if name == "span" and tag.attributes.get("class") != "tg-spoiler":
            where = self._bytes(begin)
            raise _complaint(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
        self._open.append(tag)
        self._begun.append(len(self.text))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            while self.markup[self._at : self._at + 1].isspace():
                self._at += 1
            if self.markup.startswith(">", self._at):
                self._at += 1
                return attributes
            found = ATTRIBUTE.match(self.markup, self._at)
            if self._at >= len(self.markup) or found is None:
                where = self._bytes(begin)
                raise _complaint(f'Unclosed start tag "{tag}" at byte offset {where}')
            self._attribute(tag, found, attributes)

    def _attribute(self, tag: str, found: "re.Match[str]", attributes: dict[str, str]) -> None:
        name, where = found.group(1).lower(), self._bytes(self._at)
        if not name:
            raise _complaint(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
        self._at = found.end()
        if found.group(2):
            attributes[name] = self._value(tag)
        elif (tag, name) == ("blockquote", "expandable"):
            attributes[name] = ""
        else:
            raise _complaint(
                f"Expected equal sign in declaration of an attribute of the tag "
                f'"{tag}" at byte offset {where}'
            )

    def _value(self, tag: str) -> str:
        quote = self.markup[self._at : self._at + 1]
        if quote not in ('"', "'"):
            bare = BARE_VALUE.match(self.markup, self._at)
            value = bare.group() if bare else ""
            self._at += len(value)
            if not re.match(r"[\s>]", self.markup[self._at : self._at + 1]):
                where = self._bytes(self._at - len(value))
                raise _complaint(f"Unexpected end of name token at byte offset {where}")
            return value.lower()
        end = self.markup.find(quote, self._at + 1)
        if not quote or end < 0:
            raise _complaint(f'Unclosed start tag "{tag}" at byte offset {self._bytes(self._at)}')
        value = self.markup[self._at + 1 : end]
        self._at = end + 1
        return CHARACTER.sub(_character, value)

    def _end_tag(self) -> None:
        begin = self._at
        where = self._bytes(begin)
        if not self._open:
            raise _complaint(f"Unexpected end tag at byte offset {where}")
        end = self.markup.find(">", begin)
        if end < 0 or "<" in self.markup[begin + 1 : end]:
            raise _complaint(f"Unclosed end tag at byte offset {where}")
        name = self.markup[begin + 2 : end].strip().lower()
        tag = self._open.pop()
        begun = self._begun.pop()
        if name and name != tag.name:
            raise _complaint(
                f"Unmatched end tag at byte offset {where}, expected "
                f'"</{tag.name}>", found "</{name}>"'
            )
        self._at = end + 1
        self._close(tag, "".join(self.text[begun:]))

    def _close(self, tag: Tag, inside: str) -> None:
        length = self._offset - tag.offset
        if not length or self._names_language(tag, length):
            return
        said = self._meaning(tag, inside)
        if said is not None:
            self.entities.append({"offset": tag.offset, "length": length} | said)

    def _names_language(self, tag: Tag, length: int) -> bool:
        """<pre><code class="language-x"> is one entity, not two."""
        parent = self._open[-1] if self._open else None
        language = tag.attributes.get("class", "")
        if tag.name == "code" and parent is not None and parent.name == "pre":
            if language.startswith("language-") and parent.offset == tag.offset:
                parent.attributes["language"] = language.removeprefix("language-")
                parent.attributes["language_length"] = str(length)
            return True
        return False

    def _meaning(self, tag: Tag, inside: str) -> Json | None:
        if tag.name in SIMPLE:
            return {"type": SIMPLE[tag.name]}
        if tag.name == "a":
            return self._link(tag.attributes.get("href") or inside)
        if tag.name == "tg-emoji":
            return {"type": "custom_emoji", "custom_emoji_id": _emoji(tag)}
        if tag.name == "tg-time":
            return _time(tag)
        return _block(tag, self._offset - tag.offset)

    def _link(self, href: str) -> Json | None:
        if found := re.fullmatch(r"tg://user\?id=(\d+)", href):
            user = self._find_user(int(found.group(1)))
            return {"type": "text_mention", "user": user.json()} if user else None
        if re.match(r"(https?|tg|ton)://\S+$", href):
            return {"type": "text_link", "url": href}
        if re.match(r"[\w.-]+\.[a-zA-Z]{2,}(/\S*)?$", href):
            return {"type": "text_link", "url": f"http://{href}"}
        return None

    def _bytes(self, position: int) -> int:
        return len(self.markup[:position].encode("utf-8", "surrogatepass"))


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
        raise _complaint("Invalid custom emoji identifier specified")
    return emoji


def _time(tag: Tag) -> Json:
    unix = tag.attributes.get("unix", "")
    if not unix.isascii() or not unix.isdigit():
        raise _complaint("Invalid date-time value specified")
    entity: Json = {"type": "date_time", "unix_time": int(unix)}
    shape = tag.attributes.get("format")
    return entity | ({"date_time_format": shape} if shape else {})


def _character(found: "re.Match[str]") -> str:
    name, hexadecimal, decimal = found.groups()
    if name:
        return CHARACTERS[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else found.group()


def _complaint(sentence: str) -> BotApiRefusal:
    return bad_request(f"can't parse entities: {sentence}")
