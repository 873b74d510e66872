"""What is to be looked at, as people know it: by chat and person, why in words, all at once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.delivery import in_doubt, trouble
from jobs import campaign as jobs_campaign
from sandbox import Person
from sandbox.state.chats import SandboxChat
from storage import installation
from storage.database import Database
from storage.delivery.tables import OutboxRow, OutboxState, RetryPolicy
from storage.post.tables import Post
from tests.flows.admins import audit_actions, new_member
from tests.flows.sample_deals import (
    MONDAY,
    RULES,
    add_campaign,
    add_chats,
    import_sample,
    occurrences,
)
from tests.flows.shop import Shop
from views import trouble_screens
from views.i18n import translator

PIN_RIGHTS = "unknown: Bad Request: not enough rights to manage pinned messages in the chat"


async def put(shop: Shop, *rows: OutboxRow) -> None:
    async with shop.database.begin() as tx:
        tx.add_all(rows)


def row(
    shop: Shop, chat_id: int, kind: str, state: OutboxState, reason: str | None, **values: object
) -> OutboxRow:
    now = shop.clock.now()
    return OutboxRow(
        chat_id=chat_id, kind=kind, values=values, due_at=now, state=state, reason=reason
    )


async def opened(olga: Person) -> None:
    await olga.says("/admin")
    await olga.clicks("🗓 Schedule")
    await olga.clicks("⚠️ Needs attention")


async def states(database: Database) -> list[str]:
    async with database.read() as tx:
        return [
            str(one.state) for one in await tx.scalars(select(OutboxRow).order_by(OutboxRow.id))
        ]


async def test_failed_unpins_are_no_posts_and_are_told_together(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    failed = OutboxState.FAILED
    await put(
        shop,
        *(row(shop, place.id, "message.unpin", failed, PIN_RIGHTS, message_id=n) for n in range(4)),
    )
    await opened(olga)
    page = await olga.sees("Needs attention")
    assert next(one[0]["text"] for one in page.buttons) == "⛔ Could not unpin 4 old cards in Tea"
    await olga.clicks("⛔ Could not unpin 4 old cards in Tea")
    page = await olga.sees("I lack the right to pin messages there, and so to unpin them.")
    words = page.text + str(page.buttons)
    assert "message.unpin" not in words and "Bad Request" not in words
    assert "⚙️ Give me the rights" in words and "💬 Open the chat" in words
    assert "Post again" not in words and "🔁 Try again" in words
    await olga.clicks("🗑 Forget all")
    await olga.sees("Everything that was due has been sent.")
    assert await audit_actions(shop.database) == [("outbox.drop", "outbox:5,4,3,2")]


async def test_a_notice_names_the_person_and_waits_for_them(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    vera = await new_member(shop, "Vera N.")
    await put(shop, row(shop, vera.id, "voucher.issued", OutboxState.HELD, "member", title="Tea"))
    await opened(olga)
    await olga.clicks("⏸ Vera N.: voucher: Tea")
    page = await olga.sees("They stopped the bot, or never wrote to it.")
    assert str(vera.id) not in page.text
    assert "again" not in str(page.buttons)


async def test_posts_in_doubt_are_decided_all_at_once(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    for number in range(3):
        one = row(
            shop,
            place.id,
            "announcement.post",
            OutboxState.UNKNOWN,
            "stopped in the middle",
            text=f"No. {number}",
            entities=[],
            photos=[],
        )
        await put(shop, one)
    await opened(olga)
    await olga.clicks("❓ 3 posts: did they arrive?")
    await olga.clicks("❓ Tea: No. 1")
    await olga.clicks("🗑 Drop it")
    await olga.clicks("❓ 2 posts: did they arrive?")
    await olga.clicks("✅ All are there")
    await olga.sees("Everything that was due has been sent.")
    assert (await states(shop.database)).count("sent") >= 2
    await olga.never_sees("No. 0", chat=place)


async def test_the_owner_hears_once_what_was_left_in_doubt(database: Database) -> None:
    async with database.begin() as tx:
        await installation.set_fact(tx, installation.OWNER, {"member_id": 1})
        for policy in (RetryPolicy.AT_MOST_ONCE, RetryPolicy.AT_MOST_ONCE, RetryPolicy.IDEMPOTENT):
            left = OutboxRow(chat_id=-1, kind="x.post", values={}, due_at=MONDAY, policy=policy)
            left.state = OutboxState.SENDING
            tx.add(left)
    for _ in range(2):
        async with database.begin() as tx:
            await in_doubt.recover(tx, now=MONDAY)
    async with database.read() as tx:
        rows = await tx.scalars(select(OutboxRow).where(OutboxRow.kind == in_doubt.IN_DOUBT))
        assert [(one.chat_id, one.values) for one in rows] == [(1, {"number": 2})]


async def test_missed_slots_are_told_once_for_all_campaigns_and_the_latest_made_up_for(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await import_sample(shop.database)
    now = shop.clock.now()
    for name, every_s in (("Teas", 3600), ("Pots", 7200)):
        begun = now - timedelta(hours=8)
        made = await add_campaign(
            shop.database, now=begun, every_s=every_s, name=name, chats=(place.id,), tolerance_s=0
        )
        assert made.next_at is not None and made.next_at < now
    notice = await olga.sees("While I was off", timeout=60)
    assert "Teas × " in notice.text and "Pots × " in notice.text
    before = len(await occurrences(shop.database))
    await olga.clicks("🌙 Missed posts")
    await olga.sees("posts of the last three days were not sent")
    await olga.clicks("🔁 Post the latest ones")
    await olga.sees("✅ 2 posts are on their way.")
    page = await olga.sees("Nothing of the last three days.")
    assert "Post the latest" not in str(page.buttons)
    assert len(await occurrences(shop.database)) == before + 2
    async with shop.database.read() as tx:
        assert len((await tx.scalars(select(Post))).all()) >= 2


async def test_a_hiccup_of_the_clock_is_not_told(database: Database) -> None:
    await import_sample(database)
    await add_chats(database, -1)
    async with database.begin() as tx:
        await installation.set_fact(tx, installation.OWNER, {"member_id": 1})
    await add_campaign(database, every_s=60, chats=(-1,))
    rules = jobs_campaign.posting_rules(language=RULES.language, hosts=frozenset(), repeat_days=0)
    await jobs_campaign.tick(database, MONDAY + timedelta(minutes=4), rules)
    async with database.read() as tx:
        told = await tx.scalars(select(OutboxRow).where(OutboxRow.chat_id == 1))
        assert told.all() == []


@pytest.mark.parametrize(
    ("reason", "cause"),
    [
        (PIN_RIGHTS, "rights"),
        ("unknown: Bad Request: message can't be deleted for everyone", "too_old"),
        ("too_long", "too_long"),
        ("removed by another bot", "removed"),
        ("unknown: a bug of ours, KeyError: x", "bug"),
        ("unknown: Bad Request: PEER_FLOOD", "other"),
        (None, "other"),
    ],
)
def test_a_failure_has_a_cause_in_words(reason: str | None, cause: str) -> None:
    assert trouble.cause(reason) == cause
    words = trouble_screens.why_failed("deal.post", reason, translator("en"))
    assert not words.startswith(("unknown", "Bad Request"))
    assert ("PEER_FLOOD" in words) == (reason is not None and "PEER_FLOOD" in reason)
