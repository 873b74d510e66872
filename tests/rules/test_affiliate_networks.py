"""The files of the networks: each read, whole, and said how surely it is known."""

import re

import pytest

from domain.affiliate.network import AffiliateNetwork, Ban, Granularity, NetworkKind, parse_network
from domain.affiliate.networks import FILES, bundled
from domain.refusal import Refused

GOOD = (FILES / "ebay.toml").read_text(encoding="utf-8")
KINDS = {
    NetworkKind.APPEND: {"amazon", "ebay"},
    NetworkKind.WRAP: {"awin", "admitad", "cj", "impact"},
    NetworkKind.CONVERT: {"aliexpress", "taobao", "jd", "pinduoduo"},
}


def test_every_network_is_there_under_its_files_name() -> None:
    assert [network.name for network in bundled()] == sorted(path.stem for path in FILES.iterdir())
    for kind, names in KINDS.items():
        assert {network.name for network in bundled() if network.kind is kind} == names


@pytest.mark.parametrize("network", bundled(), ids=lambda network: network.name)
def test_a_file_says_how_surely_its_parts_are_known(network: AffiliateNetwork) -> None:
    said = set(network.sure)
    told = {name for name in network.model_fields_set if getattr(network, name)}
    assert said <= told
    assert {"partner", "labels"} <= said
    assert said >= told & {"sub", "hosts", "link", "api", "link_days", "window_hours"}
    assert network.labels
    assert all(network.sure.values())


def test_what_is_forbidden_shapes_what_is_allowed() -> None:
    amazon = next(network for network in bundled() if network.name == "amazon")
    assert amazon.granularity is Granularity.CHAT
    assert {Ban.CLOAKING, Ban.PERSON_SUB_IDS} <= set(amazon.forbids)
    assert amazon.product_id("https://amazon.de/x/dp/B000000000/ref=1") == "B000000000"
    assert amazon.product_id("https://amazon.de/s?k=tea") is None


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        ('kind = "append"', 'kind = "append"\nsurprise = 1', "surprise"),
        ('kind = "append"', 'kind = "steal"', "kind"),
        ('kind = "append"', 'kind = "convert"', "-"),
        ('kind = "append"', 'kind = "wrap"', "-"),
        ('"ebay.co.uk", ', '"EBAY.co.uk", ', "hosts.1"),
        ('"ebay.co.uk", ', '"ebay.co.uk/x", ', "hosts.1"),
        ("shape = '[0-9]{10}'", "shape = '[0-9'", "partner.shape"),
        ('keep = ["var"', 'keep = ["hash"', "-"),
        ("longest = 256", "longest = 0", "sub.longest"),
        ("longest = 256", "longest 256", "TOML"),
        ('kind = "append"', 'kind = "append"\nlink = "https://x.example/?u={target}&m={m}"', "-"),
        ('kind = "append"', 'kind = "append"\nlink = "https://x.example/"', "-"),
        ('kind = "append"', 'kind = "append"\ntraces = ["ref"]', "-"),
        ('forbids = ["cloaking"]', 'forbids = ["person_sub_ids"]', "-"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place(before: str, after: str, where: str) -> None:
    assert before in GOOD
    with pytest.raises(Refused) as caught:
        parse_network(GOOD.replace(before, after))
    assert caught.value.reason == "affiliate.file"
    assert re.match(re.escape(where), str(caught.value.values["where"]))
    assert caught.value.values["problem"]


def test_a_file_without_end_is_refused() -> None:
    with pytest.raises(Refused, match="file_long"):
        parse_network("#" * 20_001)
