"""The address of a feed with what is secret about it: typed, sealed, and shown as its host alone.

Addresses of feeds hold passwords, tokens and random paths, so nothing but the host is ever shown,
and the whole of it is kept for the shop's key alone.
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit, urlunsplit

from cryptography.fernet import Fernet, InvalidToken

from domain.link import url_host
from domain.refusal import Refused
from storage.sealing.shop_key import ShopKey

URL_CHARS_MAX = 2_000
HEADERS_MAX = 5
HEADER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}")
HEADER_VALUE = re.compile(r"[\x20-\x7e]{1,1000}")
NOT_YOURS = {"host", "accept-encoding", "connection", "content-length", "transfer-encoding"}
"""Headers that are the program's own."""


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """Where a feed is fetched, and what is said there to be let in."""

    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def host(self) -> str:
        """The host, the one part that may be shown."""
        return url_host(self.url) or "-"

    @property
    def is_https(self) -> bool:
        return self.url.lower().startswith("https://")


def parse_address(
    typed: str, *, user: str = "", password: str = "", headers: Mapping[str, str] | None = None
) -> FeedAddress:
    """Read an address, perhaps `https://user:password@host/...`, or refuse it."""
    words = typed.strip()
    parts = urlsplit(words) if len(words) <= URL_CHARS_MAX else urlsplit("")
    login, at, place = parts.netloc.rpartition("@")
    if at and not user:
        user, _, password = (unquote(part) for part in login.partition(":"))
    url = urlunsplit(parts._replace(netloc=place, fragment=""))
    if url_host(url) is None:
        raise Refused("feed_source.address")
    said = {name: _header(name, value) for name, value in (headers or {}).items()}
    if user:
        said["Authorization"] = _basic(user, password)
    if len(said) > HEADERS_MAX:
        raise Refused("feed_source.header")
    return FeedAddress(url, said)


def _basic(user: str, password: str) -> str:
    login = f"{user}:{password}".encode()
    return f"Basic {base64.b64encode(login).decode()}"


def _header(name: str, value: str) -> str:
    fits = HEADER_NAME.fullmatch(name) and HEADER_VALUE.fullmatch(value)
    if not fits or name.lower() in NOT_YOURS:
        raise Refused("feed_source.header")
    return value


def seal_address(address: FeedAddress, key: ShopKey) -> str:
    """Return an address so that only the shop's key reads it again."""
    plain = json.dumps({"url": address.url, "headers": dict(address.headers)})
    return _box(key).encrypt(plain.encode()).decode()


def open_address(seal: str, key: ShopKey) -> FeedAddress:
    """Return a sealed address, or refuse where it was sealed with another key."""
    try:
        found = json.loads(_box(key).decrypt(seal.encode()))
    except InvalidToken:
        raise Refused("feed_source.sealed") from None
    return FeedAddress(found["url"], found["headers"])


def _box(key: ShopKey) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(key.derive("feed")).digest()))
