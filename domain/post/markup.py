"""Telegram's HTML, judged before it is sent: is it well formed, and how long will it be?

Telegram counts what is visible, after tags and entities, in UTF-16 units: a flag emoji
is four.
"""

from html import unescape
from html.parser import HTMLParser

TEXT_UNITS_MAX = 4_096
CAPTION_UNITS_MAX = 1_024
INLINE = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "span", "a"}
TAGS = INLINE | {"pre", "blockquote", "tg-spoiler", "tg-emoji", "tg-time"}
"""Every tag that Telegram knows; any other is refused, not ignored."""
ENTITIES = {"lt", "gt", "amp", "quot"}


class Malformed(ValueError):
    """Telegram would not parse this text."""


class _MarkupParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise Malformed(f"<{tag}> is unknown")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise Malformed(f"</{tag}> closes nothing")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raise Malformed(f"<{tag}/> is unknown")

    def handle_data(self, data: str) -> None:
        if "<" in data:
            raise Malformed("a bare <")
        self.seen.append(data)

    def handle_entityref(self, name: str) -> None:
        if name not in ENTITIES:
            raise Malformed(f"&{name}; is unknown")
        self.seen.append(unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self.seen.append(unescape(f"&#{name};"))

    def unknown_decl(self, data: str) -> None:
        raise Malformed("a declaration")

    def handle_comment(self, data: str) -> None:
        raise Malformed("a comment")

    def handle_decl(self, decl: str) -> None:
        raise Malformed("a declaration")

    def handle_pi(self, data: str) -> None:
        raise Malformed("an instruction")


def visible(markup: str) -> str:
    """Return what a reader sees of an HTML text; raise `Malformed`."""
    reader = _MarkupParser()
    reader.feed(markup)
    reader.close()
    if reader.open:
        raise Malformed(f"<{reader.open[-1]}> is never closed")
    return "".join(reader.seen)


def units(text: str) -> int:
    """Return the length of plain text as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
