"""Web addresses that stand bare in a text, found and trimmed as Telegram does.

    "see t.me/tuan?start=x."  ->  t.me/tuan?start=x      "(https://a.example/b)"  ->  ...a.example/b

With a protocol any host will do; without one its last part must be a well-known one. Telegram's
list of those is longer than this. Source: the link finder of the open td library.
"""

import re

KNOWN = re.compile(
    "app|at|be|biz|br|by|ca|ch|cn|com?|cz|dev?|dk|ee|es|eu|fi|fr|gr|hk|hu|ie|in|info|int|io|it|"
    "jp|kr|kz|link|lt|lv|me|name|net|nl|no|online|org|page|pl|pro|pt|ro|ru|se|shop|site|store|"
    "top|tr|tv|tw|ua|uk|us|xyz|рф"
)
ADDRESS = (
    r"(?<![\w@./:-])"
    r"(?:(?:tg|ton)://[\w-]{1,253}|(?:(?:https?|ftp)://)?(?:[\w-]+\.)+[\w-]+(?::\d{1,5})?(?![\w@]))"
    r"(?:[/?#][^\s<>\"«»]*)?"
)
PARTS = re.compile(r"(?:(?P<protocol>\w+)://)?(?P<host>[^/?#:]+)(?::\d+)?(?P<path>.*)", re.DOTALL)
OPENING = "([{"
CLOSING = ")]}"
NEVER_LAST = ".:;,('?!`"
IPV4 = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}")


def trimmed(address: str) -> str:
    """Return the address without what belongs to the sentence, "" if it is none."""
    parts = PARTS.match(address)
    if parts is None or not _leads_somewhere(parts["host"], parts["protocol"]):
        return ""
    path = _balanced(parts["path"])
    return address[: parts.start("path")] + path.rstrip(NEVER_LAST)


def _leads_somewhere(host: str, protocol: str | None) -> bool:
    if protocol in ("tg", "ton") or IPV4.match(host):
        return True
    last = host.rpartition(".")[2].lower()
    if protocol is None:
        return KNOWN.fullmatch(last) is not None
    return len(last) > 1 and not last.isdigit()


def _balanced(path: str) -> str:
    """Cut a path before the first bracket that closes what it did not open."""
    depth = dict.fromkeys(CLOSING, 0)
    for place, character in enumerate(path):
        if character in OPENING:
            depth[CLOSING[OPENING.index(character)]] += 1
        elif character in CLOSING:
            depth[character] -= 1
            if depth[character] < 0:
                return path[:place]
    return path
