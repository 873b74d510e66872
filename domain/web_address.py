"""Where the web server listens, whom it believes, and under which address people reach it."""

import ipaddress
import re
from ipaddress import IPv4Network, IPv6Network
from urllib.parse import urlsplit

PORTS = range(65_536)
"""Port 0 is whichever is free, which the log then names."""
PORTS_OF_TELEGRAM = (443, 80, 88, 8443)
"""Where Telegram delivers updates to; it tries no other port."""
WEBHOOK_PATH = "/telegram/webhook"
"""Where Telegram delivers updates. It is no secret: the header that comes along is."""
LOOPBACK = ("127.0.0.1", "localhost", "::1")
_LISTEN = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<host>[A-Za-z0-9.-]+)):(?P<port>\d{1,5})")


def parse_listen(typed: str) -> tuple[str, int]:
    """Return host and port of `127.0.0.1:8080` or `[::1]:8080`, or raise `ValueError`."""
    found = _LISTEN.fullmatch(typed.strip())
    if found is None or int(found["port"]) not in PORTS:
        raise ValueError(f"{typed[:60]!r} is not host:port such as 127.0.0.1:8080")
    if found["six"]:
        ipaddress.IPv6Address(found["six"])
    return found["six"] or found["host"], int(found["port"])


def parse_networks(typed: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """Return the networks of `10.0.0.0/8, ::1`, or raise `ValueError`."""
    return tuple(_network(word) for word in typed.replace(",", " ").split())


def parse_web_url(typed: str) -> str:
    """Return the address of the shop's pages without a slash at its end, or raise `ValueError`.

    It is https and a host alone; http is for this machine only.
    """
    parts = urlsplit(typed.strip())
    port = parts.port  # Raises where it is none.
    here = parts.hostname in LOOPBACK
    if parts.scheme != "https" and not (parts.scheme == "http" and here):
        raise ValueError("must begin with https://")
    if not parts.hostname or port == 0 or not re.fullmatch(r"[a-z0-9.:-]+", parts.hostname):
        raise ValueError("must name a host, such as https://shop.example")
    if parts.username or parts.password or parts.query or parts.fragment or parts.path.strip("/"):
        raise ValueError("must be a host alone, such as https://shop.example, without a path")
    return f"{parts.scheme}://{parts.netloc}"


def _network(word: str) -> IPv4Network | IPv6Network:
    try:
        return ipaddress.ip_network(word)
    except ValueError:
        shown = f"{word[:60]!r}"
        raise ValueError(
            f"{shown} is not an address or network such as 127.0.0.1 or 10.0.0.0/8"
        ) from None


def parse_app_name(typed: str) -> str:
    """Return the short name that @BotFather knows a Mini App by, or raise `ValueError`."""
    name = typed.strip().rpartition("/")[2]
    if name and not re.fullmatch(r"[A-Za-z0-9_]{3,30}", name):
        raise ValueError("must be the short name of the Mini App, such as shop in t.me/BOT/shop")
    return name


def origin_of(url: str) -> str:
    """Return scheme and host of an address, as a browser names where a page is from."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
