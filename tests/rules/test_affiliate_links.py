"""Links that earn: each kind of network, over many addresses and over invented ones."""

import re
from random import Random
from urllib.parse import quote, unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.affiliate.network import NetworkKind, sub_id_problem
from domain.affiliate.networks import bundled
from domain.affiliate.product import LinkBook, find_product
from domain.affiliate.query import AddressParts, name_of
from domain.affiliate.rewrite import rewrite
from domain.affiliate.sub_id import SYMBOLS, draw_token, holder, is_token
from domain.link import web_host
from domain.refusal import Refused
from tests.rules.affiliate_book import ACCOUNTS, AMAZON, BOOK, TOKEN, addresses

NETWORKS = {network.name: network for network in bundled()}
ALL = [(kind, url) for kind in NetworkKind for url in addresses(kind)]
WORDS = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Cn", "Co")))
PAIRS = st.lists(st.tuples(WORDS, WORDS), max_size=6)


def refusal(url: str, book: LinkBook = BOOK) -> tuple[str, object]:
    with pytest.raises(Refused) as caught:
        rewrite(url, book, token=TOKEN)
    return caught.value.reason, caught.value.values.get("parameter")


@pytest.mark.parametrize("kind", NetworkKind)
def test_of_200_addresses_each_keeps_host_and_query_and_is_rewritten_once(
    kind: NetworkKind,
) -> None:
    urls = addresses(kind)
    assert len(urls) == len(set(urls)) == 200
    for url in urls:
        check(url)


def check(url: str) -> None:
    found = find_product(url, BOOK)
    network, made = found.network, rewrite(url, BOOK, token=TOKEN)
    assert rewrite(made.url, BOOK, token=TOKEN).url == made.url, url
    product = find_product(made.url, BOOK).url
    assert web_host(product) == web_host(url)
    if network.kind is NetworkKind.WRAP:
        assert product == url
        return
    before, after = AddressParts.of(url), AddressParts.of(made.url)
    assert (before.base, before.fragment) == (after.base, after.fragment)
    kept = [pair for pair in before.pairs if not network.drops(name_of(pair))]
    assert list(after.pairs[: len(kept)]) == kept
    assert made.waits == (network.kind is NetworkKind.CONVERT)


@settings(deadline=None)
@given(PAIRS, st.sampled_from(["www.amazon.de/dp/B000000000", "ebay.fr/itm/123456789012"]))
def test_an_invented_query_stays_as_it_is(pairs: list[tuple[str, str]], place: str) -> None:
    kept = [f"{quote('x' + name)}={quote(value)}" for name, value in pairs]
    url = f"https://{place}" + ("?" + "&".join(kept) if kept else "")
    check(url)


@settings(deadline=None)
@given(PAIRS, st.sampled_from(["shoes", "hats", "pots", "lamps", "desks"]))
def test_an_invented_address_comes_out_of_its_wrap_byte_for_byte(
    pairs: list[tuple[str, str]], shop: str
) -> None:
    query = "&".join(f"{name.replace('#', '')}={quote(value)}" for name, value in pairs)
    url = f"https://{shop}.example/p?{query}".replace("\\", "")
    if len(quote(url)) < 1_500:
        check(url)


@settings(deadline=None)
@given(st.integers(min_value=10_000, max_value=10**13), st.integers())
def test_no_telegram_id_is_in_any_link(telegram_id: int, seed: int) -> None:
    token = draw_token(Random(seed))
    assert is_token(token)
    for _, url in ALL[:: len(ALL) // 5]:
        made = rewrite(url, BOOK, token=token).url
        assert str(telegram_id) not in made.replace(url, "") or str(telegram_id) in url + token


def test_a_token_says_nothing_of_whom_it_stands_for() -> None:
    tokens = {draw_token(Random(seed)) for seed in range(500)}
    assert len(tokens) == 500
    assert all(re.fullmatch(f"[{SYMBOLS}]{{12}}", token) for token in tokens)
    one = draw_token(Random(7))
    wrong = (one[:5] + other + one[6:] for other in SYMBOLS if other != one[5])
    assert not any(map(is_token, wrong))
    for network in NETWORKS.values():
        if network.sub is not None:
            assert sub_id_problem(network, one) is None, network.name


def test_amazon_never_tells_two_members_apart() -> None:
    """Whoever the link is for, the holder of its code is the chat."""
    holders = {
        holder(AMAZON, chat_id=-1, post_id=post, member_id=m) for m in (7, 8) for post in (1, 2)
    }
    assert len(holders) == 1
    assert holder(AMAZON, chat_id=-1) != holder(AMAZON, chat_id=-2)
    assert holder(NETWORKS["awin"], chat_id=-1, member_id=7).member_id == 7
    url = "https://www.amazon.de/dp/B000000000"
    assert rewrite(url, BOOK, token=draw_token(Random(1))) == rewrite(
        url, BOOK, token=draw_token(Random(2))
    )
    assert rewrite(url, BOOK, code="chata-21").url.endswith("?tag=chata-21")


@pytest.mark.parametrize(
    "url",
    [
        "https://www.awin1.com/cread.php?awinmid=77&awinaffid=123456&clickref=&ued={}",
        "https://www.kqzyfj.com/links/1234567/type/dlg/sid/old/{}",
        "https://www.kqzyfj.com/click-1234567-10?url={}",
        "https://go.desks.example/c/345678/12/23?u={}",
        "https://ad.admitad.com/g/0123456789abcdef01/?ulp={}",
    ],
)
def test_a_wrap_of_a_wrap_is_unwrapped(url: str) -> None:
    product = "https://www.shoes.example/p?a=1&b=%2F#x"
    inner = url.format(quote(product, safe=""))
    outer = url.format(quote(inner, safe=""))
    assert find_product(outer, BOOK).url == product
    once = rewrite(outer, BOOK, token=TOKEN).url
    assert once == rewrite(inner, BOOK, token=TOKEN).url == rewrite(once, BOOK, token=TOKEN).url
    assert once.count("shoes.example") == 1


def test_a_link_in_too_many_links_is_refused() -> None:
    url = "https://www.shoes.example/p"
    for _ in range(6):
        url = f"https://www.awin1.com/cread.php?awinaffid=123456&ued={quote(url, safe='')}"
    assert len(url) <= 2_000
    assert refusal(url)[0] == "affiliate.nested"


@pytest.mark.parametrize(
    ("url", "parameter"),
    [
        ("https://www.amazon.de/dp/B000000000?tag=other-21", "tag"),
        ("https://www.amazon.de/dp/B000000000?TAG=other-21", "tag"),
        ("https://www.amazon.de/dp/B000000000?tag=shop-21&tag=other-21", "tag"),
        ("https://www.ebay.de/itm/123456789012?campid=1", "campid"),
        ("https://www.awin1.com/cread.php?awinaffid=9&p=https%3A%2F%2Fshoes.example", "awinaffid"),
        ("https://www.anrdoezrs.net/links/99999/type/dlg/https://pots.example/", "pid"),
        ("https://x.pxf.io/c/99999/1/2?u=https%3A%2F%2Flamps.example%2F", "partner"),
        ("https://item.jd.com/1234567.html?utm_campaign=t_999_", "utm_campaign"),
        (
            "https://s.click.aliexpress.com/deep_link.htm?aff_short_key=zz&dl_target_url="
            + quote("https://www.aliexpress.com/item/100500.html", safe=""),
            "aff_short_key",
        ),
        (
            "https://www.awin1.com/cread.php?awinaffid=123456&ued="
            + quote("https://www.amazon.de/dp/B000000000?tag=other-21", safe=""),
            "tag",
        ),
    ],
)
def test_another_partners_code_is_replaced_only_when_somebody_says_so(
    url: str, parameter: str
) -> None:
    assert refusal(url) == ("affiliate.foreign", parameter)
    made = rewrite(url, BOOK, token=TOKEN, replace=True)
    assert "replaced" in [step.what for step in made.steps]
    assert not re.search("other-21|99999|t_999|aff_short_key=zz|awinaffid=9&|campid=1$", made.url)
    assert rewrite(made.url, BOOK, token=TOKEN).url == made.url


def test_what_is_the_shops_own_stays() -> None:
    by_hand = "https://www.ebay.de/itm/123456789012?campid=5338000001&customid=spring&toolid=20014"
    made = rewrite(by_hand, BOOK, token=TOKEN)
    assert made.url.startswith(by_hand)
    assert "sub_kept" in [step.what for step in made.steps]
    other = rewrite(made.url.replace("spring", draw_token(Random(3))), BOOK, token=TOKEN)
    assert f"customid={TOKEN}" in other.url
    wrapped = "https://www.awin1.com/cread.php?awinmid=5&awinaffid=123456&clickref2=a&ued="
    kept = rewrite(wrapped + "https%3A%2F%2Fshoes.example", BOOK, token=TOKEN).url
    assert kept == wrapped + f"https%3A%2F%2Fshoes.example&clickref={TOKEN}"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://evil.com\\@amazon.de/dp/B000000000", "affiliate.link"),
        ("https://user@amazon.de/dp/B000000000", "affiliate.link"),
        ("javascript:alert(1)", "affiliate.link"),
        ("https://amazon.de/" + "x" * 2_000, "affiliate.link"),
        (
            "https://www.awin1.com/cread.php?awinaffid=123456&ued=javascript%3Aalert(1)",
            "affiliate.link",
        ),
        ("https://amazon.de.evil.com/dp/B000000000", "affiliate.no_network"),
        ("https://notamazon.de/dp/B000000000", "affiliate.no_network"),
        ("https://aws.amazon.com/", "affiliate.no_network"),
        ("https://amzn.to/3abcde", "affiliate.short"),
        ("https://u.jd.com/abcdef", "affiliate.short"),
    ],
)
def test_hostile_and_unknown_addresses_are_refused_in_words(url: str, reason: str) -> None:
    assert refusal(url)[0] == reason


def test_a_shop_without_an_account_or_a_code_is_named() -> None:
    assert refusal("https://www.ebay.de/itm/1", LinkBook(bundled()))[0] == "affiliate.no_account"
    no_code = LinkBook(bundled(), [one for one in ACCOUNTS if one.network == "amazon"])
    no_code.accounts[0].programmes.pop("amazon.fr")  # type: ignore[attr-defined]
    try:
        assert (
            refusal("https://www.amazon.fr/dp/B000000000", no_code)[0] == "affiliate.no_programme"
        )
    finally:
        no_code.accounts[0].programmes["amazon.fr"] = {"tag": "shop-21"}  # type: ignore[index]


LIMITS = [
    (network.name, value, reason)
    for network in bundled()
    if network.sub is not None
    for value, reason in (
        ("a%00b", "affiliate.sub_zero"),
        ("a\0b", "affiliate.sub_zero"),
        ("привет", "affiliate.sub_ascii"),
        ("a b", "affiliate.sub_chars"),
        ("a" * (network.sub.longest + 1), "affiliate.sub_long"),
        ("a" * min(network.sub.longest, 12), None),
    )
]


@pytest.mark.parametrize(("name", "value", "reason"), LIMITS)
def test_a_sub_id_is_held_to_what_its_network_takes(
    name: str, value: str, reason: str | None
) -> None:
    assert sub_id_problem(NETWORKS[name], value) == reason


def test_51_characters_are_too_many_for_awin_and_admitad() -> None:
    for name in ("awin", "admitad"):
        assert sub_id_problem(NETWORKS[name], "a" * 51) == "affiliate.sub_long"
    with pytest.raises(Refused, match=r"affiliate\.sub_long"):
        rewrite("https://www.shoes.example/", BOOK, token="a" * 51)
    assert unquote("%00") == "\0"
