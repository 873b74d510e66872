"""Which hosts posts may link to: those of the shop's list, and hosts below them."""

from collections.abc import Set as AbstractSet
from urllib.parse import urlsplit


def is_allowed(link: str, hosts: AbstractSet[str]) -> bool:
    """Return whether a link goes to an allowed host or to one below it; no `hosts` allows all."""
    parts = urlsplit(link)
    host = (parts.hostname or "").lower()
    below = any(host == allowed or host.endswith("." + allowed) for allowed in hosts)
    return parts.scheme in {"http", "https"} and bool(host) and (below or not hosts)
