"""An owner adds accounts, tries links, and posts: each chat's link earns and tells the chats apart."""

from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from domain.affiliate import accounts, post_links
from domain.affiliate.network import parse_network
from domain.affiliate.networks import FILES
from domain.affiliate.sub_id import is_token
from domain.campaign import run
from domain.refusal import Refused
from storage.affiliate import affiliate_rows
from storage.affiliate.tables import AffiliateAccount, AffiliateToken
from storage.campaign.tables import Campaign, CampaignContent
from storage.chat.tables import Chat
from storage.database import Database
from storage.deal import deals
from storage.delivery.tables import OutboxRow
from tests.flows.admins import audit_actions, owner_of, tea
from tests.flows.sample_deals import MONDAY, RULES, import_sample
from tests.flows.shop import Shop

LAMP = "https://www.ebay.de/itm/123456789012?var=7"


async def test_an_owner_adds_an_account_tries_links_and_posts(shop: Shop) -> None:
    olga = await owner_of(shop)
    await import_sample(shop.database, now=shop.clock.now())
    await olga.says("/admin")
    await olga.clicks("🗂 Catalogue")
    await olga.clicks("💰 Affiliate networks")
    await olga.sees("Add your account at Amazon")
    await olga.clicks("➕ Add an account")
    await olga.clicks("eBay")
    await olga.says("12")
    await olga.sees("This is no code of eBay. Copy “campid”")
    await olga.says("5338000001")
    await olga.sees("No post has used it yet.")
    await olga.clicks("« Back")
    await olga.clicks("🔗 Try a link")
    await olga.says("https://www.amazon.de/dp/B000000000")
    await olga.sees("Add your Amazon account first.")
    await olga.says("https://ebay.fr/itm/123456789012?campid=1")
    await olga.sees("already earns for somebody else (campid)")
    await olga.says(LAMP)
    await olga.sees("Added your code 5338000001")
    await olga.clicks("« Back")
    await olga.clicks("eBay · 5338000001")
    place = tea(shop, olga)
    await olga.sees("Tea")
    now = shop.clock.now()
    async with shop.database.begin() as tx:
        deal = (await deals.offered(tx, now=now, limit=1))[0]
        deal.link = LAMP
        campaign = Campaign(
            name="Lamp",
            created_at=now,
            zone="UTC",
            what=CampaignContent.DEAL,
            deal_id=deal.id,
            where="chats",
        )
        await run.post_now(tx, campaign, chats=[(place.id, None)], now=now, rules=RULES)
    posted = await olga.sees("#ad", chat=place)
    assert deal.title in posted.text
    async with shop.database.read() as tx:
        row = await tx.scalar(select(OutboxRow).where(OutboxRow.chat_id == place.id))
        token = await tx.scalar(select(AffiliateToken.token))
    assert row is not None and token is not None and is_token(token)
    said = parse_qs(urlsplit(row.values["link"]).query)
    assert (said["campid"], said["customid"], said["var"]) == (["5338000001"], [token], ["7"])
    await olga.clicks("Remove")
    await olga.clicks("Yes, do it")
    await olga.sees("Add your account at Amazon")
    done = [act for act, _ in await audit_actions(shop.database)]
    assert done == ["affiliate.add", "affiliate.remove"]


async def add(database: Database, name: str, *codes: str, shop: str = "") -> AffiliateAccount:
    async with database.begin() as tx:
        network = await accounts.find_network(tx, name)
        made = await accounts.add(tx, network, codes[0], now=MONDAY, pool=codes[1:])
        if shop:
            await accounts.set_shop(tx, made, shop)
        return made


async def links(database: Database, url: str, *chats: int) -> dict[int, str]:
    async with database.begin() as tx:
        made = await post_links.earning_links(tx, url, chats, now=MONDAY)
        return {chat_id: link.url for chat_id, link in made.items()}


async def test_each_chat_keeps_its_own_token_and_amazon_gives_its_codes_away_once(
    database: Database,
) -> None:
    async with database.begin() as tx:
        for chat_id in (-1, -2, -3):
            tx.add(Chat(id=chat_id, type="group", title="Tea", added_at=MONDAY))
    assert await links(database, LAMP, -1) == {}, "no account, no change"
    await add(database, "ebay", "5338000001")
    first = await links(database, LAMP, -1, -2)
    again = await links(database, LAMP, -2, -3)
    assert first[-2] == again[-2]
    assert len({first[-1], first[-2], again[-3]}) == 3
    await add(database, "amazon", "shop-21", "a-21", "b-21", shop="amazon.de shop-21")
    page = "https://www.amazon.de/dp/B000000000"
    given = await links(database, page, -1, -2, -3)
    assert given == {-1: f"{page}?tag=a-21", -2: f"{page}?tag=b-21", -3: f"{page}?tag=shop-21"}
    assert await links(database, page, -2) == {-2: f"{page}?tag=b-21"}
    for unchanged in (
        "https://www.amazon.de/dp/B000000000?tag=other-21",
        "https://www.amazon.fr/dp/B000000000",
        "https://amzn.to/x",
        "https://shop.example/",
    ):
        assert await links(database, unchanged, -1) == {}


async def test_accounts_are_held_to_what_their_network_takes(database: Database) -> None:
    async def refused(reason: str, *codes: str, name: str = "awin", shop: str = "") -> None:
        with pytest.raises(Refused, match=f"affiliate.{reason}$"):
            await add(database, name, *codes, shop=shop)

    await add(database, "awin", "123456", shop="https://www.shoes.example/x 77")
    await refused("known", "123456")
    await refused("partner", "x")
    await refused("pool", "654321", "654322")
    await refused("unknown", "654321", name="nobody")
    await refused("shop", "654321", shop="shoes.example")
    await refused("shop", "654321", shop="shoes.example 77 78")
    await refused("shop", "654321", shop="localhost 77")
    await refused("shop", "654321", shop="shoes.example a/b")
    await refused("no_shops", "5338000001", name="ebay", shop="ebay.de 1")
    async with database.read() as tx:
        kept = await affiliate_rows.accounts(tx)
    assert [one.programmes for one in kept] == [{"shoes.example": {"merchant": "77"}}]


async def test_an_own_file_holds_until_it_is_taken_back(database: Database) -> None:
    text = (FILES / "ebay.toml").read_text(encoding="utf-8")
    own = text.replace('labels = ["#ad"]', 'labels = ["Werbung"]')
    async with database.begin() as tx:
        assert (await accounts.load_network(tx, own)).labels == ("Werbung",)
        assert await accounts.find_network(tx, "ebay") == parse_network(own)
        await accounts.drop_network(tx, "ebay")
        assert (await accounts.find_network(tx, "ebay")).labels == ("#ad",)
        with pytest.raises(Refused, match="no_file"):
            await accounts.drop_network(tx, "ebay")
        with pytest.raises(Refused, match=r"affiliate\.file"):
            await accounts.load_network(tx, "name = 1")
