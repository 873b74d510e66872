"""Telegram's HTML, read as Telegram reads it: text, entities and the same complaints.

    <b>Tea</b> &amp; <a href="https://x.example/">more</a>  ->  "Tea & more", [bold, text_link]

Offsets and lengths are UTF-16 code units. Byte offsets in complaints count UTF-8 bytes of the
text as it was sent. Source: Bot API, "HTML style".
"""

import re

from sandbox.state.chats import Json
from sandbox.text.tags import (
    CHARACTER,
    OTHERS,
    SIMPLE,
    FindUser,
    Tag,
    character_of,
    entity_of,
    markup_error,
    names_language,
)

NAME = re.compile(r"[^\s>]*")
ATTRIBUTE = re.compile(r"\s*([^\s=>]*)\s*(=)?\s*")
BARE_VALUE = re.compile(r"[0-9A-Za-z.\-]*")


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 code units, Telegram's measure of everything."""
    return len(text) + sum(character > "\uffff" for character in text)


def parse_html(markup: str, find_user: FindUser) -> tuple[str, list[Json]]:
    """Return the bare text and its entities, or raise "can't parse entities: ..."."""
    reader = _HtmlParser(markup, find_user)
    reader.read()
    entities = sorted(reader.entities, key=lambda e: (e["offset"], -e["length"]))
    return "".join(reader.text), entities


class _HtmlParser:
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
            raise markup_error(f'Can\'t find end tag corresponding to start tag "{name}"')

    def _plain(self) -> None:
        if self.markup[self._at] == "&" and (found := CHARACTER.match(self.markup, self._at)):
            self._at = found.end()
            self._write(character_of(found))
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
            raise markup_error(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        if name not in SIMPLE and name not in OTHERS:
            where = self._bytes(begin)
            raise markup_error(f'Unsupported start tag "{name}" at byte offset {where}')
        tag = Tag(name, self._offset, self._attributes(name, begin))
        if name == "span" and tag.attributes.get("class") != "tg-spoiler":
            where = self._bytes(begin)
            raise markup_error(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
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
                raise markup_error(f'Unclosed start tag "{tag}" at byte offset {where}')
            self._attribute(tag, found, attributes)

    def _attribute(self, tag: str, found: "re.Match[str]", attributes: dict[str, str]) -> None:
        name, begin = found.group(1).lower(), self._at
        if not name:
            where = self._bytes(begin)
            raise markup_error(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
        self._at = found.end()
        if found.group(2):
            attributes[name] = self._value(tag)
        elif (tag, name) == ("blockquote", "expandable"):
            attributes[name] = ""
        else:
            where = self._bytes(begin)
            raise markup_error(
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
                raise markup_error(f"Unexpected end of name token at byte offset {where}")
            return value.lower()
        end = self.markup.find(quote, self._at + 1)
        if not quote or end < 0:
            raise markup_error(f'Unclosed start tag "{tag}" at byte offset {self._bytes(self._at)}')
        value = self.markup[self._at + 1 : end]
        self._at = end + 1
        return CHARACTER.sub(character_of, value)

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            raise markup_error(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        end = self.markup.find(">", begin)
        if end < 0 or "<" in self.markup[begin + 1 : end]:
            raise markup_error(f"Unclosed end tag at byte offset {self._bytes(begin)}")
        name = self.markup[begin + 2 : end].strip().lower()
        tag = self._open.pop()
        begun = self._begun.pop()
        if name and name != tag.name:
            where = self._bytes(begin)
            raise markup_error(
                f"Unmatched end tag at byte offset {where}, expected "
                f'"</{tag.name}>", found "</{name}>"'
            )
        self._at = end + 1
        self._close(tag, begun)

    def _close(self, tag: Tag, begun: int) -> None:
        length = self._offset - tag.offset
        parent = self._open[-1] if self._open else None
        if not length or names_language(tag, parent, length):
            return
        said = entity_of(tag, length, lambda: "".join(self.text[begun:]), self._find_user)
        if said is not None:
            self.entities.append({"offset": tag.offset, "length": length} | said)

    def _bytes(self, position: int) -> int:
        return len(self.markup[:position].encode("utf-8", "surrogatepass"))
