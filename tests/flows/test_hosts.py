"""A group with a host, as people live it: asked for, approved, earned in, handed over, given up."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from domain import purchase
from domain.admin import authority
from domain.admin.authority import AccessLevel
from domain.host import join, pace
from domain.refusal import Refused
from storage.chat.tables import Chat
from storage.host import hosts
from storage.host.tables import ChatHost, HostState
from storage.vouchers import Voucher, VoucherState
from tests.flows.admins import new_member, owner_of
from tests.flows.shop import Shop
from tests.flows.test_group_buy import Publish, publish

__all__ = ["publish"]

LINK = "/start@tuan_sandbox_bot host"


async def states(shop: Shop) -> list[str]:
    async with shop.database.read() as tx:
        return list(await tx.scalars(select(ChatHost.state).order_by(ChatHost.id)))


async def paused(shop: Shop, chat_id: int) -> bool:
    async with shop.database.read() as tx:
        return (await tx.get_one(Chat, chat_id)).paused_at is not None


async def test_a_group_gets_a_host_whom_the_owner_approves(shop: Shop) -> None:
    olga = await owner_of(shop)
    mei, ann = await new_member(shop, "Mei"), await new_member(shop, "Ann")
    await mei.says("/host")
    page = await mei.sees("Do you run a group?")
    assert "https://t.me/tuan_sandbox_bot?startgroup=host" in str(page.body)
    yard = shop.box.group("Yard", owner=mei, members=[ann], bot_rights="admin")
    await ann.says(LINK, chat=yard)
    await ann.sees("Only an administrator of this group can ask this", chat=yard)
    await mei.says(LINK, chat=yard)
    await ann.sees("Mei, thank you! I have asked the shop.", chat=yard)
    assert await paused(shop, yard.id)
    await mei.says("/host", chat=yard)
    await mei.sees("I have asked the shop already", chat=yard)
    await mei.says("/host")
    await mei.clicks("⏳ Yard")
    await mei.sees("The shop has not decided yet")

    await olga.sees("Mei runs the group Yard and wants to host it")
    await olga.clicks("🔎 Look at it")
    await olga.sees("asks to be the host")
    await olga.clicks("💶 Rate")
    await olga.says("5%")
    await olga.sees("The host earns 5% of what this group orders")
    await olga.clicks("✅ Yes, let them host")
    await olga.clicks("Yes, do it")
    await olga.sees("Host: Mei · hosts")
    told = await mei.sees("You are now the host of Yard")
    assert "Whoever invited a buyer gets the rest" in told.text
    assert not await paused(shop, yard.id)
    await olga.clicks("‹ Promoters: the rest ›")
    await mei.sees("Whoever invited a buyer earns nothing on these orders")

    await mei.says("/host")
    await mei.clicks("🏡 Yard")
    await mei.sees("Nobody has ordered in this group yet")
    await mei.clicks("🐢 Language and pace")
    await mei.clicks("‹ 🗣 Shop's language ›")
    await mei.sees("Each press goes to the next value")
    async with shop.database.read() as tx:
        assert (await tx.get_one(Chat, yard.id)).language == "en"


async def hosted(shop: Shop, host_id: int, chat_id: int, rate_bp: int = 500) -> int:
    """Let somebody host a group already; return the number."""
    now = shop.clock.now()
    async with shop.database.begin() as tx:
        made = ChatHost(chat_id=chat_id, member_id=host_id, asked_at=now, rate_bp=rate_bp)
        made.state, made.approved_at = HostState.ACTIVE, now
        tx.add(made)
        await tx.flush()
        return made.id


async def test_a_host_earns_on_what_the_group_orders_and_hands_it_over(
    shop: Shop, publish: Publish
) -> None:
    olga = await owner_of(shop)
    mei, ann, ben, lin = [await new_member(shop, name) for name in ("Mei", "Ann", "Ben", "Lin")]
    yard = shop.box.group("Yard", owner=mei, members=[ann, ben, lin], bot_rights="admin")
    shop.box.promote(yard, lin)
    await olga.sees("Yard")
    await hosted(shop, mei.id, yard.id)
    await publish([yard], tiers=((2, 4999),), size=2)
    await ann.clicks("Join", chat=yard)
    await ben.clicks("Join", chat=yard)
    await ben.sees("Enough people joined the group buy!")
    async with shop.database.begin() as tx:
        for one in (await tx.scalars(select(Voucher).order_by(Voucher.id))).all():
            one.state = VoucherState.REDEEMED
            await purchase.on_voucher_redeemed(tx, one, now=shop.clock.now())
    await mei.says("/host")
    await mei.clicks("🏡 Yard")
    page = await mei.sees("2 orders from this group")
    assert "2 purchases for €99.98: you have earned €5.00" in page.text
    await mei.clicks("🧾 Orders")
    await mei.sees("• Ann: Copper Light ×1")
    await mei.says("/earnings")
    await mei.sees("5% of €49.99, the host's rate")

    await ann.says("/host")
    await ann.sees("Do you run a group?")
    await lin.says(LINK, chat=yard)
    await lin.sees("This group has a host already", chat=yard)
    await mei.says("/host")
    await mei.clicks("🏡 Yard")
    await mei.clicks("🤝 Hand it over")
    await mei.sees("over to somebody else?")
    await mei.clicks("🤝 Hand it over")
    await mei.sees("Another administrator of Yard can take over within 2 days")
    await lin.says(LINK, chat=yard)
    await olga.sees("Lin wants to take over as the host of Yard")
    await olga.clicks("🔎 Look at it")
    await olga.clicks("✅ Yes, let them host")
    await olga.clicks("Yes, do it")
    await mei.sees("Yard has a new host")
    told = await lin.sees("You are now the host of Yard")
    assert "The host earns 5%" in told.text
    assert await states(shop) == [HostState.HANDED_OVER, HostState.ACTIVE]
    await lin.says("/host")
    await lin.clicks("🏡 Yard")
    await lin.clicks("🚪 Stop hosting")
    await lin.sees("Stop being the host of Yard?")
    await lin.clicks("🚪 Stop hosting")
    await lin.sees("You are not the host of Yard any more")
    await olga.sees("Lin is no longer the host of Yard")
    assert await states(shop) == [HostState.HANDED_OVER, HostState.LEFT]


async def test_what_a_host_may_not_do_is_refused(shop: Shop) -> None:
    """Being a host opens nothing in the menus; another's group, and an ended time, lead nowhere."""
    mei, eve = await new_member(shop, "Mei"), await new_member(shop, "Eve")
    yard = shop.box.group("Yard", owner=mei, bot_rights="admin")
    number = await hosted(shop, mei.id, yard.id)
    await mei.says("/admin")
    await mei.sees("This menu is for the shop's admins only")
    async with shop.database.read() as tx:
        with pytest.raises(Refused, match=r"admin\.nobody"):
            await authority.require(tx, mei.id, AccessLevel.SOME_CHATS, yard.id)
    for who, state in ((eve.id, HostState.ACTIVE), (mei.id, HostState.REMOVED)):
        async with shop.database.begin() as tx:
            (await tx.get_one(ChatHost, number)).state = state
            with pytest.raises(Refused, match=r"host\.not_yours"):
                await join.own(tx, who, number)
    async with shop.database.begin() as tx:
        host, chat = await tx.get_one(ChatHost, number), await tx.get_one(Chat, yard.id)
        host.state = HostState.PAUSED
        with pytest.raises(Refused, match=r"host\.paused"):
            await pace.turn(tx, host, chat, "daily_cap")


async def test_only_who_was_the_host_when_the_order_became_certain_earns(shop: Shop) -> None:
    mei = await new_member(shop, "Mei")
    yard = shop.box.group("Yard", owner=mei, bot_rights="admin")
    number = await hosted(shop, mei.id, yard.id)
    now, day = shop.clock.now(), timedelta(days=1)
    async with shop.database.begin() as tx:
        host = await tx.get_one(ChatHost, number)
        for at, ended, state, earns in (
            (now - day, None, HostState.ACTIVE, False),
            (now, None, HostState.ACTIVE, True),
            (now, None, HostState.PAUSED, False),
            (now, now + day, HostState.LEFT, True),
            (now + day, now + day, HostState.LEFT, False),
        ):
            host.ended_at, host.state = ended, state
            await tx.flush()
            found = await hosts.earning(tx, yard.id, at=at)
            assert (found is not None) is earns, (at, ended, state)
