"""A paused chat: nothing new goes there, what is there is kept true, and nothing is lost."""

from datetime import timedelta

from sqlalchemy import select

from domain.chat import health, pause
from jobs import chat_probe
from sandbox.state.chats import SandboxChat
from storage.chat import chats, delivery_errors
from storage.delivery import outbox
from storage.delivery.tables import OutboxRow, OutboxState, RetryPolicy
from tests.flows.admins import owner_of, tea
from tests.flows.sample_deals import MONDAY
from tests.flows.shop import Shop
from tests.flows.test_chats import until


def saying(shop: Shop, place: SandboxChat, text: str) -> OutboxRow:
    return OutboxRow(
        chat_id=place.id,
        kind="announcement.post",
        values={"text": text, "entities": [], "photos": []},
        due_at=shop.clock.now(),
    )


async def states(shop: Shop) -> list[tuple[str, str | None]]:
    async with shop.database.read() as tx:
        rows = select(OutboxRow.state, OutboxRow.reason).where(OutboxRow.chat_id < 0)
        return [(one.state, one.reason) for one in await tx.execute(rows.order_by(OutboxRow.id))]


async def test_posts_of_a_paused_chat_wait_and_go_when_it_is_resumed(shop: Shop) -> None:
    olga = await owner_of(shop)
    place = tea(shop, olga)
    await olga.sees("Tea")
    async with shop.database.begin() as tx:
        later = saying(shop, place, "Before the pause")
        later.due_at += timedelta(days=1)
        outbox.put(tx, later)
        chat = await chats.find(tx, place.id)
        assert chat is not None
        await pause.pause(tx, chat, now=shop.clock.now())
    async with shop.database.begin() as tx:
        outbox.put(tx, saying(shop, place, "In the pause"))

    async def both_held() -> bool:
        return await states(shop) == [(OutboxState.HELD, "paused")] * 2

    await until(both_held)
    async with shop.database.begin() as tx:
        assert await outbox.count_held(tx, "paused") == {place.id: 2}
        chat = await chats.find(tx, place.id)
        assert chat is not None
        assert await pause.resume(tx, chat) == 2
    await olga.sees("In the pause", chat=place)
    assert (await states(shop))[0] == (OutboxState.QUEUED, None)


async def test_an_edit_goes_to_a_paused_chat_and_a_row_held_too_late_is_let_go(shop: Shop) -> None:
    olga = await owner_of(shop)
    place = tea(shop, olga)
    await olga.sees("Tea")
    async with shop.database.begin() as tx:
        chat = await chats.find(tx, place.id)
        assert chat is not None
        await pause.pause(tx, chat, now=shop.clock.now())
        outbox.put(
            tx,
            OutboxRow(
                chat_id=place.id,
                kind="message.delete",
                values={"message_id": 999},
                due_at=shop.clock.now(),
                policy=RetryPolicy.IDEMPOTENT,
            ),
        )

    async def gone() -> bool:
        return await states(shop) == [(OutboxState.SENT, "gone")]

    await until(gone)
    async with shop.database.begin() as tx:
        chat = await chats.find(tx, place.id)
        assert chat is not None
        await pause.resume(tx, chat)
        row = outbox.put(tx, saying(shop, place, "Held at the last moment"))
        row.state, row.reason = OutboxState.HELD, "paused"
    assert await chat_probe.probe(shop.database, now=shop.clock.now()) == 1
    shop.app.sender.reload()
    await olga.sees("Held at the last moment", chat=place)


async def test_what_telegram_refuses_in_a_chat_is_in_its_health(shop: Shop) -> None:
    olga = await owner_of(shop)
    place = tea(shop, olga)
    await olga.sees("Tea")
    shop.box.kick_bot(place)
    await olga.sees("Tea: I was removed from this chat")
    async with shop.database.begin() as tx:
        row = saying(shop, place, "Nobody reads this")
        outbox.put(tx, row)
        chat = await chats.find(tx, place.id)
        assert chat is not None
        chat.state = "active"

    async def counted() -> bool:
        async with shop.database.read() as tx:
            found = await health.load_health(tx, place.id, now=shop.clock.now())
        return found.refused == (("kicked", 1),)

    await until(counted)
    async with shop.database.begin() as tx:
        await delivery_errors.record(tx, [(place.id, "429")] * 2, now=shop.clock.now())
        found = await health.load_health(tx, place.id, now=shop.clock.now())
    assert (found.too_many, found.posts, found.left) == (2, 0, 0)


def test_only_who_leaves_within_an_hour_after_a_post_counts() -> None:
    minute = timedelta(minutes=1)
    posts = [MONDAY, MONDAY + 180 * minute]
    leaves = [MONDAY + at * minute for at in (-1, 0, 59, 60, 61, 179, 200, 241)]
    assert health.count_left_soon(posts, leaves) == 4
    assert health.count_left_soon([], leaves) == 0


async def test_topics_are_known_by_name_as_soon_as_somebody_makes_one(shop: Shop) -> None:
    olga = await owner_of(shop)
    place = shop.box.group("Forum", owner=olga, bot_rights="admin", forum=True)
    await olga.sees("Forum")
    shop.box.topic(place, "Deals")

    async def known() -> bool:
        async with shop.database.read() as tx:
            return [one.name for one in await chats.topics_of(tx, place.id, limit=9)] == ["Deals"]

    await until(known)
