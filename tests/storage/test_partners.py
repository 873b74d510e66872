"""Offers of other shops: off at first, approved by key, taken as deals, blocked; two shops at once."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from domain.deal.deal import is_on_offer
from domain.deep_link import LinkKind, parse
from domain.order_list.publish import publish_order_list
from domain.order_list.rules import ItemTerms, OrderListTerms
from domain.partner import partners, share
from domain.partner.offer_file import SharedOffer, sign
from domain.partner.partners import Taken
from domain.refusal import Refused
from storage.database import Database
from storage.deal.tables import Deal
from storage.members import Member
from storage.partner.tables import PartnerState
from tests.rules.test_offer_file import APPLES, OFFER, STRANGER
from tests.storage.flash_sale_shop import NOON, crowd
from tests.storage.test_order_list import listed

LATER = timedelta(hours=1)
FILE = replace(OFFER, made_at=NOON, ends_at=NOON + timedelta(days=9))


async def switch(database: Database, *, on: bool = True) -> None:
    async with database.begin() as tx:
        await partners.switch(tx, on=on, now=NOON)


async def decide(database: Database, state: PartnerState) -> None:
    async with database.begin() as tx:
        await partners.decide(tx, 1, state, now=NOON)


async def take(database: Database, offer: SharedOffer = FILE, hosts: str = "") -> Taken:
    allowed = frozenset(filter(None, [hosts]))
    data = sign(offer, APPLES).encode()
    async with database.begin() as tx:
        return await partners.take(tx, data, hosts=allowed, now=NOON, rng=Random(7))


async def shown(database: Database) -> list[tuple[str, int, bool]]:
    async with database.read() as tx:
        found = [await tx.get_one(Deal, 1)]
        return [(one.title, one.price_minor, is_on_offer(one, now=NOON)) for one in found]


async def test_an_offer_becomes_a_deal_once_its_shop_is_approved(shelf: Database) -> None:
    with pytest.raises(Refused, match=r"partner\.off"):
        await take(shelf)
    await switch(shelf)
    asked = await take(shelf)
    assert asked.deal is None and asked.partner.state == PartnerState.ASKED
    assert (await take(shelf)).deal is None, "asked twice, it waits once"
    await decide(shelf, PartnerState.APPROVED)
    partner, deal = await take(shelf)
    assert deal is not None and deal.link == OFFER.link
    assert deal.description.endswith(f"🤝 {OFFER.shop} · @{partner.bot}")
    cheaper = replace(FILE, made_at=NOON + timedelta(seconds=1), price_minor=999)
    again = (await take(shelf, cheaper)).deal
    assert again is not None and (again.id, again.price_minor) == (deal.id, 999)
    with pytest.raises(Refused, match=r"partner\.older"):
        await take(shelf)
    with pytest.raises(Refused, match=r"partner\.other_bot"):
        await take(shelf, replace(FILE, bot="other_bot"))
    with pytest.raises(Refused, match=r"partner\.link_host"):
        await take(shelf, hosts="olga.example")
    assert (await take(shelf, replace(cheaper, host="BEN7"), hosts="t.me")).deal is not None
    assert await shown(shelf) == [(OFFER.title, 999, True)]


async def test_blocking_and_switching_off_take_offers_off_the_shelf(shelf: Database) -> None:
    await switch(shelf)
    await take(shelf)
    await decide(shelf, PartnerState.APPROVED)
    await take(shelf)
    for off, on in (
        (lambda: decide(shelf, PartnerState.BLOCKED), lambda: decide(shelf, PartnerState.APPROVED)),
        (lambda: switch(shelf, on=False), lambda: switch(shelf)),
    ):
        await off()
        assert await shown(shelf) == [(OFFER.title, OFFER.price_minor, False)]
        with pytest.raises(Refused, match=r"partner\.(off|blocked)"):
            await take(shelf)
        await on()
        assert await shown(shelf) == [(OFFER.title, OFFER.price_minor, True)]
    with pytest.raises(Refused, match=r"partner\.already"):
        await decide(shelf, PartnerState.APPROVED)


async def test_another_shops_deal_is_not_ordered_here(shelf: Database) -> None:
    await crowd(shelf, 1)
    await switch(shelf)
    await take(shelf)
    await decide(shelf, PartnerState.APPROVED)
    taken = (await take(shelf)).deal
    assert taken is not None
    items = [ItemTerms(deal_id=taken.id)]
    terms = OrderListTerms(title="Box", items=items, starts_at=NOON, ends_at=NOON + LATER)
    with pytest.raises(Refused, match=r"partner\.not_ours"):
        async with shelf.begin() as tx:
            await publish_order_list(tx, terms, [(-1, None)], now=NOON, rng=Random(1))


async def test_what_one_shop_gives_leads_back_with_the_hosts_code(shelf: Database) -> None:
    await crowd(shelf, 1)
    await listed(shelf)
    asked = {"bot": "apples_bot", "days": 9, "now": NOON}
    async with shelf.read() as tx:
        host, deal = await tx.get_one(Member, 1), await tx.get_one(Deal, 1)
        with pytest.raises(Refused, match=r"partner\.off"):
            await share.offer_file(tx, deal, host=host.code, **asked)
    await switch(shelf)
    async with shelf.begin() as tx:
        for wrong in ({"host": "NOBODY9"}, {"host": host.code, "days": 0}):
            with pytest.raises(Refused, match=r"partner\.(host|days)"):
                await share.offer_file(tx, deal, **(asked | wrong))
        words = await share.offer_file(tx, deal, host=host.code.lower(), **asked)
        taken = await partners.take(tx, words.encode(), hosts=frozenset(), now=NOON, rng=Random(1))
        await partners.decide(tx, taken.partner.id, PartnerState.APPROVED, now=NOON)
        _, found = await partners.take(
            tx, words.encode(), hosts=frozenset(), now=NOON, rng=Random(1)
        )
    assert found is not None and found.link is not None
    link = parse(found.link.partition("?start=")[2])
    assert (link.kind, link.value, link.ref) == (LinkKind.DEAL, deal.code, host.code)
    assert (found.price_minor, found.title) == (1000, "Apples")


async def test_a_shop_with_the_same_name_and_another_key_asks_anew(shelf: Database) -> None:
    await switch(shelf)
    await take(shelf)
    await decide(shelf, PartnerState.APPROVED)
    async with shelf.begin() as tx:
        data = sign(FILE, STRANGER).encode()
        other = await partners.take(tx, data, hosts=frozenset(), now=NOON, rng=Random(7))
    assert other.deal is None and other.partner.id == 2
