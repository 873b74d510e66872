"""Who called, how fast, and where the web server is: on plain values."""

import ipaddress

import pytest

from domain.web_address import parse_listen, parse_networks, parse_web_url
from web.client_address import find_caller
from web.pages import preferred
from web.request_rate import REMEMBERED_MAX, RequestRate

PROXIES = parse_networks("127.0.0.1, 10.0.0.0/8 ::1")


@pytest.mark.parametrize(
    ("peer", "forwarded", "schemes", "address", "secure"),
    [
        ("203.0.113.9", ["1.2.3.4"], ["https"], "203.0.113.9", False),
        ("127.0.0.1", [], ["https"], "127.0.0.1", False),
        ("127.0.0.1", ["203.0.113.9"], ["https"], "203.0.113.9", True),
        ("127.0.0.1", ["1.2.3.4, 203.0.113.9"], ["https, http"], "203.0.113.9", False),
        ("127.0.0.1", ["1.2.3.4", "203.0.113.9"], ["https"], "203.0.113.9", True),
        (
            "127.0.0.1",
            ["1.2.3.4, 203.0.113.9, 10.1.1.1"],
            ["http, https, http"],
            "203.0.113.9",
            True,
        ),
        ("::ffff:127.0.0.1", ["203.0.113.9"], [], "203.0.113.9", False),
        ("127.0.0.1", ["203.0.113.9, nonsense"], ["https"], "127.0.0.1", False),
        ("127.0.0.1", ["nonsense, 203.0.113.9"], ["https"], "203.0.113.9", True),
        ("127.0.0.1", ["10.1.1.1, 10.2.2.2"], ["https"], "10.1.1.1", True),
        ("127.0.0.1", [", ".join(["10.1.1.1"] * 500)], [], "10.1.1.1", False),
        ("::1", ["2001:db8::7%eth0"], ["HTTPS"], "2001:db8::7", True),
        (None, ["203.0.113.9"], ["https"], "-", False),
    ],
)
def test_the_caller_is_the_first_from_the_right_who_is_no_proxy_of_ours(
    peer: str | None, forwarded: list[str], schemes: list[str], address: str, secure: bool
) -> None:
    caller = find_caller(peer, forwarded, schemes, PROXIES)
    assert (caller.address, caller.is_secure) == (address, secure)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("127.0.0.1:8080", ("127.0.0.1", 8080)),
        ("[::1]:80", ("::1", 80)),
        ("web:8080", ("web", 8080)),
        ("localhost:0", ("localhost", 0)),
    ],
)
def test_an_address_to_listen_on(typed: str, found: tuple[str, int]) -> None:
    assert parse_listen(typed) == found


@pytest.mark.parametrize(
    "typed", ["8080", ":8080", "127.0.0.1", "127.0.0.1:65536", "[::z]:1", "a b:1"]
)
def test_what_nobody_can_listen_on(typed: str) -> None:
    with pytest.raises(ValueError):
        parse_listen(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "http://shop.example",
        "https://",
        "https://shop.example/path",
        "https://shop.example?x",
        "https://u:p@shop.example",
        "https://shop.example:99999",
        "https://магазин.example",
        "ftp://shop.example",
        "shop.example",
    ],
)
def test_an_address_that_leads_nobody_to_the_shop(typed: str) -> None:
    with pytest.raises(ValueError):
        parse_web_url(typed)


def test_an_address_of_the_shop_loses_its_last_slash() -> None:
    assert parse_web_url("https://shop.example:8443/") == "https://shop.example:8443"
    assert parse_web_url("http://127.0.0.1:8080") == "http://127.0.0.1:8080"


def test_proxies_are_addresses_or_networks() -> None:
    assert ipaddress.ip_address("10.9.9.9") in PROXIES[1]
    with pytest.raises(ValueError, match=r"'10\.0\.0\.1/8' is not an address or network"):
        parse_networks("10.0.0.1/8")


def test_a_rate_refills_and_counts_a_household_once() -> None:
    now_s = 0.0
    rate = RequestRate(per_second=1, burst=2, clock_s=lambda: now_s)
    assert [rate.take("2001:db8::1"), rate.take("2001:db8::2")] == [True, True]
    assert not rate.take("2001:db8::3")
    assert rate.take("2001:db8:0:1::1")
    now_s = 1.0
    assert [rate.take("2001:db8::4"), rate.take("2001:db8::5")] == [True, False]


def test_a_rate_remembers_so_many_and_no_more() -> None:
    rate = RequestRate(per_second=0, burst=1, clock_s=lambda: 0.0)
    for number in range(REMEMBERED_MAX + 1):
        assert rate.take(str(ipaddress.IPv4Address(number)))
    assert rate.take("0.0.0.0")
    assert not rate.take("0.0.0.5")


@pytest.mark.parametrize(
    ("header", "language"),
    [("", None), ("de", None), ("RU_x,zh;q=0.1", "zh"), ("en;q=0,ru;q=0.001", "ru"), ("*", None)],
)
def test_a_browser_says_which_language_it_likes(header: str, language: str | None) -> None:
    assert preferred(header) == language
