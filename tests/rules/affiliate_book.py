"""Accounts of a shop at every network, and the addresses of `tests/data`, for tests of links."""

from pathlib import Path

from domain.affiliate.networks import bundled
from domain.affiliate.product import LinkBook, PartnerAccount

DATA = Path(__file__).parent.parent / "data"
TOKEN = "0123456789ab"
AMAZON = next(network for network in bundled() if network.name == "amazon")
ACCOUNTS = (
    PartnerAccount(
        "amazon",
        "shop-21",
        programmes={host: {"tag": "shop-21"} for host in AMAZON.hosts},
        pool=("chata-21", "chatb-21"),
    ),
    PartnerAccount("ebay", "5338000001"),
    PartnerAccount("awin", "123456", programmes={"shoes.example": {"merchant": "77"}}),
    PartnerAccount(
        "admitad",
        "",
        programmes={"hats.example": {"ad_host": "ad.admitad.com", "code": "0123456789abcdef01"}},
    ),
    PartnerAccount("cj", "1234567", programmes={"pots.example": {"cj_host": "www.kqzyfj.com"}}),
    PartnerAccount(
        "impact",
        "345678",
        programmes={
            "lamps.example": {"brand_host": "lamps.pxf.io", "ad": "11", "campaign": "22"},
            "desks.example": {"brand_host": "go.desks.example", "ad": "12", "campaign": "23"},
        },
    ),
    PartnerAccount("aliexpress", "main"),
    PartnerAccount("taobao", "mm_1_2_3"),
    PartnerAccount("jd", "4000000001"),
    PartnerAccount("pinduoduo", "1_2"),
)
BOOK = LinkBook(bundled(), ACCOUNTS)


def addresses(kind: str) -> list[str]:
    """Return the 200 addresses for networks of a kind."""
    return (DATA / f"links_{kind}.txt").read_text(encoding="utf-8").splitlines()
