"""Which addresses the shop may call: those of the internet, whatever they are dressed up as."""

from ipaddress import ip_address

import pytest

from domain.refusal import Refused
from jobs.http_door.addresses import HostRules, check_host, is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "224.0.1.1",
        "255.255.255.255",
        "240.0.0.1",
        "198.18.0.1",
        "203.0.113.7",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "2001:0:7f00:1::",
    ],
)
def test_what_is_not_of_the_internet_is_refused(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"],
)
def test_what_is_of_the_internet_is_called(address: str) -> None:
    assert is_public(ip_address(address))


def test_a_private_host_is_called_where_it_is_allowed_by_name() -> None:
    rules = HostRules(private={"127.0.0.1", "feeds.lan"})
    check_host("127.0.0.1", rules)
    check_host("feeds.lan", rules)
    for host in ("127.0.0.2", "[::1]"):
        with pytest.raises(Refused, match=r"fetch\.private"):
            check_host(host, rules)


def test_the_sandbox_reaches_nothing_outside() -> None:
    with pytest.raises(Refused, match=r"fetch\.outside"):
        check_host("shop.example", HostRules(private={"127.0.0.1"}, public=False))
