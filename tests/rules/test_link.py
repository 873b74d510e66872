"""Links: taken only where every reader agrees on the host, and held to the shop's list of hosts."""

from urllib.parse import urlsplit

import pytest
from ada_url import URL
from hypothesis import given
from hypothesis import strategies as st

from domain.feeds.row import BadValue
from domain.feeds.words import web_link
from domain.link import find_problem, is_allowed_link, parse_hosts, web_host

GOOD = frozenset({"good.shop"})
TRICKS = (
    "https://evil.com\\@good.shop/",
    "https://evil.com\\.good.shop/",
    "https:\\\\evil.com\\@good.shop",
    "https://good.shop\\@evil.com/",
    "https://good.shop/a\\b",
    "https://user:pw@good.shop/",
    "https://good.shop@evil.com/",
    "https://good.shop:80@evil.com/",
    "https://@good.shop/",
    "https://:@good.shop/",
    "https://evil.com%2f.good.shop/",
    "https://evil.com%23.good.shop/",
    "https://good%2eshop/",
    "https://%67ood.shop/",
    "https://①.good.shop/",
    "https://ＧＯＯＤ.shop/",
    "https://good。shop/",
    "https://goo\u00add.shop/",
    "https://good.shop\u2044evil.com/",
    "https://good.shop|evil.com/",
    "https://good.shop<evil.com/",
    "https://good.shop;evil.com/",
    "https://evil.com,good.shop/",
    "https://good .shop/",
    "https://good.shop/ evil",
    "https://goo\td.shop/",
    "https://good.shop\n/",
    "https://good.shop/\u202ex",
    "https://good.shop/\x00",
    "https://good.shop\ud800/",
    "https://good.shop./",
    "https://.good.shop/",
    "https://evil..good.shop/",
    "https://-.good.shop/",
    "https://good.shop:/",
    "https://good.shop:99999/",
    "https://good.shop:8x/",
    "https:good.shop",
    "https:/good.shop",
    "https:///good.shop/",
    "https://?good.shop",
    "https://#good.shop",
    "https://",
    "//good.shop/",
    "good.shop",
    "javascript://good.shop/%0aalert(1)",
    "javascript:alert(1)",
    "data:text/html,x",
    "file://good.shop/etc/passwd",
    "ftp://good.shop/",
    "tg://resolve?domain=good.shop",
    "http://shop/tea",
    "https://localhost/tea",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://127.1/",
    "https://1.2.3.4.5/",
    "https://①②③/",
    "https://[::1",
    "https://[good.shop]/",
    "https://xn--a.good.shop/",
    f"https://{'a' * 64}.good.shop/",
    f"https://{'a.' * 130}good.shop/",
)
"""What parsers disagree about, what hides the host, what leads nowhere on the web."""
KEPT = {
    "https://good.shop": "good.shop",
    "HTTP://GOOD.Shop/Tea": "good.shop",
    "https://a.b.good.shop:8443/x?y=@z#w": "a.b.good.shop",
    "https://good.shop/чай?é=/%2f": "good.shop",
    "https://my_bucket.s3.amazonaws.com/x.jpg": "my_bucket.s3.amazonaws.com",
    "https://пример.рф/": "xn--e1afmkfd.xn--p1ai",
    "https://ПРИМЕР.рф/": "xn--e1afmkfd.xn--p1ai",
    "https://xn--e1afmkfd.xn--p1ai/": "xn--e1afmkfd.xn--p1ai",
    "https://straße.de": "xn--strae-oqa.de",
    "https://192.0.2.7/x": "192.0.2.7",
    "https://[2001:DB8::1]/": "[2001:db8::1]",
}


@pytest.mark.parametrize("link", TRICKS)
def test_a_trick_is_no_link(link: str) -> None:
    assert web_host(link) is None
    assert not is_allowed_link(link, GOOD)
    assert not is_allowed_link(link, frozenset())
    assert find_problem(link, GOOD) == "lint.link"
    if link.strip() == link:
        with pytest.raises(BadValue):
            web_link(link, "feed.link")


@pytest.mark.parametrize(("link", "host"), KEPT.items())
def test_an_honest_link_leads_where_it_says(link: str, host: str) -> None:
    assert web_host(link) == host
    assert web_link(f" {link} ", "feed.link") == link


@pytest.mark.parametrize(
    ("link", "listed", "problem"),
    [
        ("https://good.shop/", "good.shop", None),
        ("https://www.good.shop/", "good.shop", None),
        ("https://evilgood.shop/", "good.shop", "lint.link_host"),
        ("https://good.shop.evil.com/", "good.shop", "lint.link_host"),
        ("https://evil.com/?good.shop", "good.shop", "lint.link_host"),
        ("https://магазин.пример.рф/", "пример.рф", None),
        ("https://gооd.shop/", "good.shop", "lint.link_host"),
        ("https://192.0.2.7/", "", "lint.link_host"),
        ("https://192.0.2.7/", "good.shop", "lint.link_host"),
        ("https://192.0.2.7/", "192.0.2.7, good.shop", None),
        ("https://[2001:db8::1]/", "[2001:db8::1]", None),
        ("https://anybody.example/", "", None),
    ],
)
def test_a_link_is_held_to_the_list(link: str, listed: str, problem: str | None) -> None:
    assert find_problem(link, parse_hosts(listed)) == problem
    assert find_problem(None, parse_hosts(listed)) is None


@pytest.mark.parametrize(
    "typed",
    [
        "https://good.shop",
        "good.shop/",
        "good.shop:443",
        "*.good.shop",
        "localhost",
        "a@b.c",
        "x%2e.y",
    ],
)
def test_a_list_of_hosts_holds_hosts_alone(typed: str) -> None:
    with pytest.raises(ValueError, match="is not a host such as"):
        parse_hosts(f"good.shop, {typed}")


pieces = st.sampled_from(
    [
        *"/\\@:?#.%[]|;, \t\n-_",
        "%2f",
        "%40",
        "good.shop",
        "evil.com",
        "a",
        "①",
        "。",
        "\u200d",
        "https:",
        "//",
    ]
)


@given(st.lists(pieces, max_size=12))
def test_what_is_taken_every_reader_reads_alike(parts: list[str]) -> None:
    link = "https://" + "".join(parts)
    if is_allowed_link(link, GOOD):
        read = urlsplit(link)
        assert read.hostname == URL(link).hostname
        assert str(read.hostname).endswith("good.shop")
        assert read.username is None
        assert URL(link).username == URL(link).password == ""
