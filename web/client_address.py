"""Whose request it is: the address that the last proxy of ours saw, never one that a visitor made up.

Each proxy adds who called it at the right end of X-Forwarded-For. So the list is read from there: past
the proxies that WEB_PROXIES names, the next address is the visitor's, and all left of it is hearsay.
X-Forwarded-Proto is read at the same place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address
HOPS_MAX = 20
SCHEMES = ("http", "https")


@dataclass(frozen=True, slots=True)
class Caller:
    """Who made a request, as far as that is known."""

    address: str
    """An IP address, or "-" where the connection has none."""
    is_secure: bool
    """Whether it came by https, as a trusted proxy says."""


def find_caller(
    peer: str | None, forwarded: Sequence[str], schemes: Sequence[str], trusted: tuple[Network, ...]
) -> Caller:
    """Return who made a request that came from `peer` with these headers."""
    caller = _address(peer or "")
    if caller is None or not _is_in(caller, trusted):
        return Caller("-" if caller is None else str(caller), False)
    hops = _words(forwarded)
    scheme = "http"
    ways = _words(schemes)
    for number, hop in enumerate(reversed(hops[-HOPS_MAX:])):
        address = _address(hop)
        if address is None:
            break
        caller = address
        scheme = ways[-min(number + 1, len(ways))] if ways else "http"
        if not _is_in(address, trusted):
            break
    return Caller(str(caller), scheme.lower() == "https")


def is_believed(peer: str, trusted: tuple[Network, ...]) -> bool:
    """Whether somebody is believed who says whom they speak for."""
    address = _address(peer)
    return address is not None and _is_in(address, trusted)


def is_private(peer: str) -> bool:
    """Whether an address is of this machine or its own network, as a proxy's is."""
    address = _address(peer)
    return address is not None and address.is_private


def _words(headers: Sequence[str]) -> list[str]:
    return [word.strip() for header in headers for word in header.split(",")]


def _address(word: str) -> Address | None:
    try:
        found = ip_address(word.partition("%")[0])
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found


def _is_in(address: Address, networks: tuple[Network, ...]) -> bool:
    return any(address in network for network in networks)
