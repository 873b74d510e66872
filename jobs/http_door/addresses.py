"""Which hosts may be called: public ones, checked by the very address that is connected to.

A name is resolved once, here; the connection goes to what was checked, so a name server that
answers otherwise the second time changes nothing.
"""

import ipaddress
import socket
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from aiohttp.abc import AbstractResolver, ResolveResult

from domain.refusal import Refused

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class HostRules:
    """Which hosts of this machine and its network may be called, and whether others may."""

    private: AbstractSet[str] = frozenset()
    """Hosts, as they stand in an address, whose own addresses may be private."""
    public: bool = True
    """False keeps to `private` alone: the sandbox reaches nothing outside."""


def is_public(address: Address) -> bool:
    """Return whether an address belongs to the internet, also where it hides another one."""
    inner = _inner(address)
    if inner is not None:
        return is_public(inner)
    if isinstance(address, ipaddress.IPv6Address) and address.teredo is not None:
        return False
    special = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not special


def _inner(address: Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 one stands for, if it does."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def check_host(host: str, rules: HostRules) -> None:
    """Refuse a host that must not be called, as far as that can be told without a name server."""
    if host in rules.private:
        return
    if not rules.public:
        raise Refused("fetch.outside", host=host)
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return  # A name: its addresses are checked once it is resolved.
    if not is_public(address):
        raise Refused("fetch.private", host=host)


class CheckedResolver(AbstractResolver):
    """Resolves names by another resolver, and refuses those that lead into this network."""

    def __init__(self, inner: AbstractResolver, rules: HostRules) -> None:
        self._inner, self._rules = inner, rules

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses of a name; one private address among them refuses the name."""
        found = await self._inner.resolve(host, port, family)
        if host not in self._rules.private:
            for one in found:
                if not is_public(ipaddress.ip_address(one["host"])):
                    raise Refused("fetch.private", host=host)
        return found

    async def close(self) -> None:
        """Close the inner resolver."""
        await self._inner.close()
