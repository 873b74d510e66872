"""Whoever erases their data is met anew, but no ban is lifted and no reward earned twice by it."""

from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select

from domain.group_buy.publish import GroupBuyTerms, publish_group_buy
from domain.payout import account, ledger, withdrawal
from domain.payout.encryption import PayoutKey
from domain.payout.ledger import credit_postings
from domain.referral import program
from sandbox import Person
from sandbox.state.chats import SandboxChat
from storage.deal.tables import Deal
from storage.members import Member
from storage.payout import entries
from storage.payout.tables import LedgerAccount
from storage.referral.tables import ReferralProgram, Reward
from tests.flows.sample_deals import deals, import_sample
from tests.flows.shop import Shop
from tests.flows.test_members import BOT, met


async def erases(person: Person) -> None:
    await person.says("/privacy")
    await person.clicks("🗑 Erase my data")
    await person.clicks("Yes, erase everything")
    await person.sees("Everything is erased.")


@pytest.mark.usefixtures("olga")
async def test_a_ban_outlives_erasing(shop: Shop, place: SandboxChat) -> None:
    ann = shop.box.person("Ann", language="en")
    await ann.joins(place)
    await met(shop, ann)
    now = shop.clock.now()
    await import_sample(shop.database, now=now)
    deal = (await deals(shop.database))[1]
    terms = GroupBuyTerms(tiers=((3, 100),), starts_at=now, ends_at=now + timedelta(hours=5))
    async with shop.database.begin() as tx:
        found = await tx.get_one(Deal, deal.id)
        found.photo = None
        await publish_group_buy(tx, found, terms, [(place.id, None)], now=now, rng=Random(3))
        (await tx.get_one(Member, ann.id)).banned_at = now
    before = await ann.clicks("Join", chat=place)
    assert "The shop does not take orders from you." in (before.text or "")
    await erases(ann)
    after = await ann.clicks("Join", chat=place)
    assert after.text == before.text


async def test_one_newcomer_is_rewarded_once(shop: Shop) -> None:
    ann, ben = shop.box.person("Ann", language="en"), shop.box.person("Ben", language="en")
    code = (await met(shop, ann)).code
    now = shop.clock.now()
    spring = ReferralProgram(
        name="Spring", starts_at=now, reward_minor=500, currency="EUR", stay_days=0, cap_total=10
    )
    async with shop.database.begin() as tx:
        await program.add_program(tx, spring, now=now)
    for _ in range(3):
        await ben.opens(f"{BOT}?start=r_{code}")
        await ben.sees("Here you find")
        await erases(ben)
    async with shop.database.read() as tx:
        made = await tx.scalars(select(Reward).where(Reward.amount_minor > 0))
        assert len(made.all()) == 1


async def test_money_that_was_sent_shows_the_way_to_the_end(shop: Shop) -> None:
    ann = shop.box.person("Ann", language="en")
    await met(shop, ann)
    now, key = shop.clock.now(), PayoutKey(shop.app.settings.payout_key)
    async with shop.database.begin() as tx:
        member = await tx.get_one(Member, ann.id)
        await account.set_account(tx, member, "DE89 3704 0044 0532 0130 00", key=key, now=now)
        party = (await entries.lock_party(tx, ann.id)).id
        owed = credit_postings(party, LedgerAccount.PAYABLE, 1_000, "EUR")
        await ledger.post(tx, "gift", "reward.vested", owed, now=now)
        asked = await withdrawal.request(tx, member, None, "EUR", now=now)
        await withdrawal.approve(tx, asked.id, 0, now=now)
        await withdrawal.record_sent(tx, asked.id, 0, "bank, today", now=now)
    await ann.says("/privacy")
    await ann.clicks("🗑 Erase my data")
    await ann.sees("Has the money arrived?")
    await ann.clicks("✅ It arrived")
    await ann.sees("This cannot be undone.")
    await ann.clicks("Yes, erase everything")
    await ann.sees("Everything is erased.")
