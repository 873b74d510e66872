"""The bot's place in groups: added, silenced, removed, moved; the owner hears of it once."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import select

from bot import checks
from domain.chat import bot_membership
from domain.chat.bot_membership import BotMembership, ChatInfo
from domain.delivery import effects
from sandbox import Sandbox
from storage import installation
from storage.campaign.tables import CampaignChat
from storage.chat import chats
from storage.chat.tables import Chat, ChatState, ChatTag
from storage.database import Database
from storage.delivery import outbox, sending
from storage.delivery.tables import Cooldown, OutboxRow, OutboxState
from storage.members import Member, Reachability
from tests.flows.sample_deals import MONDAY, add_campaign, add_chats, import_sample
from tests.flows.shop import Opened, Shop
from tests.timeouts import TIMEOUT_S

OLD, NEW = -500, -1_000_000_000_500


async def until(check: Callable[[], Awaitable[bool]]) -> None:
    """Wait until the bot has taken something in that nobody can see in a chat."""
    async with asyncio.timeout(TIMEOUT_S):
        while not await check():
            await asyncio.sleep(0.02)


async def _until_known(shop: Shop, chat_id: int, state: ChatState) -> None:
    async def known() -> bool:
        chat = await chat_of(shop, chat_id)
        return chat is not None and chat.state == state

    await until(known)


async def _until_reach(shop: Shop, member_id: int, reach: Reachability) -> None:
    async def reached() -> bool:
        async with shop.database.read() as tx:
            member = await tx.get(Member, member_id)
        return member is not None and member.reach == reach

    await until(reached)


async def chat_of(shop: Shop, chat_id: int) -> Chat | None:
    async with shop.database.read() as tx:
        return await chats.find(tx, chat_id)


async def test_the_owner_hears_once_what_is_missing_and_then_that_all_is_well(
    box: Sandbox, opened: Opened
) -> None:
    olga, ann = box.person("Olga"), box.person("Ann")
    tea = box.group("Tea <lovers>", members=[ann, olga])
    await olga.says("/start")
    async with opened(owner_id=olga.id) as shop:
        box.add_bot(tea, by=olga)
        await olga.sees("Tea <lovers>: I can post there, but these rights are missing:")
        box.promote_bot(tea, rights={"can_pin_messages": False})
        await olga.sees("Pin messages: keeps a running deal in sight\n\nTo give it")
        box.promote_bot(tea, rights={"can_pin_messages": True})
        await olga.sees("Tea <lovers>: I am in and have all the rights I need")
        box.promote_bot(tea, rights={"can_pin_messages": True, "can_manage_video_chats": False})
        await olga.never_sees("nothing", within=0.4)
        notices = [m for m in olga.screen() if "Tea <lovers>" in m.text]
        assert len(notices) == 3
        known = await chat_of(shop, tea.id)
    assert known is not None
    assert known.state == ChatState.ACTIVE
    assert known.rights["can_pin_messages"] is True


async def test_doctor_misses_in_a_channel_only_the_rights_that_channels_have(
    box: Sandbox, opened: Opened
) -> None:
    olga = box.person("Olga")
    async with opened(owner_id=olga.id) as shop:
        news = box.group("News", kind="channel", owner=olga, bot_rights="admin")
        tea = box.group("Tea", owner=olga, bot_rights={"can_invite_users": True})
        await _until_known(shop, news.id, ChatState.ACTIVE)
        await _until_known(shop, tea.id, ChatState.ACTIVE)
        found = {
            one.what: one
            async for one in checks.telegram(shop.app.bot, shop.database, shop.app.settings)
        }
        assert found[f"chat {news.id} News"].words == "every right that is used"
        assert found[f"chat {tea.id} Tea"].words == "lacks: Pin messages, Delete messages"
        box.promote_bot(news, rights={"can_edit_messages": False})
        (_, *found_later) = [
            one async for one in checks.telegram(shop.app.bot, shop.database, shop.app.settings)
        ]
        assert "lacks: Edit messages" in {one.words for one in found_later}


async def test_a_group_that_threw_the_bot_out_is_held_and_comes_back(
    box: Sandbox, opened: Opened
) -> None:
    olga = box.person("Olga")
    tea = box.group("Tea", members=[olga])
    await olga.says("/start")
    async with opened(owner_id=olga.id) as shop:
        box.add_bot(tea, by=olga, rights="admin")
        await olga.sees("Tea: I am in")
        async with shop.database.begin() as tx:
            later = shop.clock.now().replace(year=2099)
            row = OutboxRow(
                chat_id=tea.id, kind="message.delete", values={"message_id": 1}, due_at=later
            )
            outbox.put(tx, row)
        box.kick_bot(tea)
        await olga.sees("Tea: I was removed from this chat")
        assert await rows_of(shop, tea.id) == [OutboxState.HELD]
        box.add_bot(tea, by=olga, rights="admin")
        await _until_known(shop, tea.id, ChatState.ACTIVE)
        assert await rows_of(shop, tea.id) == [OutboxState.QUEUED]


async def rows_of(shop: Shop, chat_id: int) -> list[str]:
    async with shop.database.read() as tx:
        rows = select(OutboxRow.state).where(OutboxRow.chat_id == chat_id)
        return list(await tx.scalars(rows))


@pytest.mark.parametrize("order_of_news", [("old", "new"), ("new", "old"), ("old", "old", "new")])
async def test_a_migrated_group_takes_everything_along_once(
    database: Database, order_of_news: tuple[str, ...]
) -> None:
    await import_sample(database)
    await add_chats(database, OLD, tag="tea", language="ru", daily_cap=3)
    campaign = await add_campaign(database, every_s=3600, chats=(OLD,))
    async with database.begin() as tx:
        row = OutboxRow(chat_id=OLD, kind="x", values={}, due_at=MONDAY, state=OutboxState.HELD)
        row.reason = ChatState.MIGRATED
        outbox.put(tx, row)
        await sending.save_cooldowns(tx, {OLD: MONDAY.replace(year=2099)}, real_now=MONDAY)
    for _ in order_of_news:
        async with database.begin() as tx:
            await bot_membership.migrate(tx, OLD, NEW, now=MONDAY)
    async with database.read() as tx:
        old, new = await chats.find(tx, OLD), await chats.find(tx, NEW)
        assert old is not None
        assert new is not None
        assert (old.state, old.migrated_to) == (ChatState.MIGRATED, NEW)
        assert (new.state, new.language, new.daily_cap) == (ChatState.ACTIVE, "ru", 3)
        assert list(await tx.scalars(select(ChatTag.chat_id))) == [NEW]
        targets = select(CampaignChat.chat_id).where(CampaignChat.campaign_id == campaign.id)
        assert list(await tx.scalars(targets)) == [NEW]
        rows = (await tx.execute(select(OutboxRow.chat_id, OutboxRow.state))).all()
        assert [tuple(row) for row in rows] == [(NEW, OutboxState.QUEUED)]
        assert list(await tx.scalars(select(Cooldown.chat_id))) == [NEW]


async def test_a_group_becomes_a_supergroup_while_the_bot_looks_on(
    box: Sandbox, opened: Opened
) -> None:
    olga = box.person("Olga")
    tea = box.group("Tea", members=[olga], kind="group")
    async with opened() as shop:
        box.add_bot(tea, by=olga)
        await _until_known(shop, tea.id, ChatState.ACTIVE)
        new = box.migrate(tea)
        await _until_known(shop, tea.id, ChatState.MIGRATED)
        await _until_known(shop, new.id, ChatState.ACTIVE)


async def test_blocking_and_unblocking_the_bot_is_remembered(box: Sandbox, opened: Opened) -> None:
    ann = box.person("Ann")
    async with opened() as shop:
        await ann.says("/deals")
        await ann.sees("no deals")
        for act, reach in (
            (ann.blocks_bot, Reachability.BLOCKED),
            (ann.unblocks_bot, Reachability.REACHABLE),
        ):
            await act()
            await _until_reach(shop, ann.id, reach)


async def test_a_new_title_is_followed(box: Sandbox, opened: Opened) -> None:
    olga = box.person("Olga")
    tea = box.group("Tea", members=[olga])
    async with opened() as shop:
        box.add_bot(tea, by=olga)
        await _until_known(shop, tea.id, ChatState.ACTIVE)
        said = {"message_id": 900, "date": 1, "chat": tea.json(), "from": olga.user.json()}
        box.world.updates.put("message", said | {"new_chat_title": "Coffee"})

        async def followed() -> bool:
            known = await chat_of(shop, tea.id)
            return known is not None and known.title == "Coffee"

        await until(followed)


OLGA = 7
TEA = ChatInfo(NEW, "supergroup", "Tea")
ADMIN = BotMembership("administrator", dict.fromkeys(bot_membership.GROUP_RIGHTS, True))
SILENCED = BotMembership("restricted", {"can_send_messages": False})


async def told(database: Database) -> list[str]:
    """Return the kinds of what the owner is to hear."""
    rows = select(OutboxRow.kind).where(
        OutboxRow.chat_id == OLGA, OutboxRow.state == OutboxState.QUEUED
    )
    async with database.read() as tx:
        return list(await tx.scalars(rows.order_by(OutboxRow.id)))


async def owned(database: Database) -> None:
    async with database.begin() as tx:
        await installation.set_fact(tx, installation.OWNER, {"member_id": OLGA})


@pytest.mark.parametrize(
    ("state", "after"),
    [(ChatState.KICKED, BotMembership("kicked")), (ChatState.NO_RIGHTS, SILENCED)],
)
async def test_a_loss_that_a_refused_post_told_is_not_told_again(
    database: Database, state: ChatState, after: BotMembership
) -> None:
    await owned(database)
    async with database.begin() as tx:
        await bot_membership.update_membership(tx, TEA, ADMIN, now=MONDAY)
        await effects.hold_chat(tx, NEW, state, "Forbidden", now=MONDAY)
        await bot_membership.update_membership(tx, TEA, after, now=MONDAY)
    assert await told(database) == [bot_membership.CHAT_READY, effects.CHAT_LOST]


@pytest.mark.parametrize("new_first", [True, False])
async def test_a_group_that_only_moved_is_no_news(database: Database, *, new_first: bool) -> None:
    await owned(database)
    async with database.begin() as tx:
        await bot_membership.update_membership(tx, ChatInfo(OLD, "group", "Tea"), ADMIN, now=MONDAY)
        if new_first:
            await bot_membership.update_membership(tx, TEA, ADMIN, now=MONDAY)
        await bot_membership.migrate(tx, OLD, NEW, now=MONDAY)
        await bot_membership.update_membership(
            tx, ChatInfo(OLD, "group", "Tea"), BotMembership("left"), now=MONDAY
        )
        await bot_membership.update_membership(tx, TEA, ADMIN, now=MONDAY)
    assert await told(database) == [bot_membership.CHAT_READY]


async def test_rows_stay_held_where_the_supergroup_does_not_let_the_bot_speak(
    database: Database,
) -> None:
    async with database.begin() as tx:
        await bot_membership.update_membership(tx, ChatInfo(OLD, "group", "Tea"), ADMIN, now=MONDAY)
        await bot_membership.update_membership(tx, TEA, SILENCED, now=MONDAY)
        outbox.put(tx, OutboxRow(chat_id=OLD, kind="x", values={}, due_at=MONDAY))
        await bot_membership.migrate(tx, OLD, NEW, now=MONDAY)
    async with database.read() as tx:
        assert await tx.scalar(select(OutboxRow.state)) == OutboxState.HELD
    async with database.begin() as tx:
        await bot_membership.update_membership(tx, TEA, ADMIN, now=MONDAY)
    async with database.read() as tx:
        assert await tx.scalar(select(OutboxRow.state)) == OutboxState.QUEUED


async def test_the_owner_gets_a_link_that_gives_the_rights(box: Sandbox, opened: Opened) -> None:
    olga = box.person("Olga")
    tea = box.group("Tea", members=[olga])
    await olga.says("/start")
    async with opened(owner_id=olga.id):
        box.add_bot(tea, by=olga)
        await olga.sees("Tea: I can post there, but these rights are missing:")
        rights = "pin_messages+delete_messages+invite_users"
        url = (await olga.clicks("Give me the rights")).url
        assert url == f"https://t.me/tuan_sandbox_bot?startgroup&admin={rights}"
        await olga.says("/help")
        assert (await olga.clicks("Add me to a group")).url == url
