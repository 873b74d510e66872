"""What is old is forgotten a page at a time; what somebody still needs is not, however old it is."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from jobs import retention as job
from storage import retention, updates
from storage.campaign.tables import Campaign, CampaignContent
from storage.chat.tables import DeliveryFailure
from storage.columns import Table
from storage.database import Database
from storage.delivery.tables import OutboxRow, OutboxState, RetryPolicy
from storage.members import LinkOpening, Member
from storage.post.tables import Occurrence, OccurrenceState, Post, PostState
from storage.promotion.tables import LiveCard, WaitingListEntry, WaitingListState
from storage.referral.tables import Attribution, Touch
from storage.updates import Quarantined
from storage.vouchers import VoucherEvent
from tests.storage.referral_shop import ReferralShop

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
DAY = timedelta(days=1)


async def sweep(database: Database, now: datetime = NOON) -> int:
    """Walk through every table once; return how many rows went."""
    sweeper, gone = job.Sweeper(), 0
    for _ in range(20):
        gone += await sweeper.tick(database, now)
    return gone


async def count(database: Database, table: type[Table]) -> int:
    async with database.read() as tx:
        return int(await tx.scalar(select(func.count()).select_from(table)) or 0)


def message(at: datetime, **values: Any) -> OutboxRow:
    given = {"state": OutboxState.SENT} | values
    return OutboxRow(chat_id=-1, kind="deal.post", values={}, due_at=at, **given)


def member(number: int) -> Member:
    return Member(id=number, name="Ann", code=f"ANN{number}", first_seen_at=NOON, last_seen_at=NOON)


async def posted(database: Database, at: datetime, state: str = OutboxState.SENT) -> None:
    """Post something in the one chat there is."""
    async with database.begin() as tx:
        campaign = Campaign(name="x", created_at=at, zone="UTC", what=CampaignContent.ROTATION)
        row = message(at, state=state)
        tx.add_all([campaign, row])
        await tx.flush()
        occurrence = Occurrence(
            campaign_id=campaign.id,
            slot=at.isoformat(),
            due_at=at,
            decided_at=at,
            state=OccurrenceState.FIRED,
        )
        tx.add(occurrence)
        await tx.flush()
        tx.add(
            Post(
                occurrence_id=occurrence.id,
                chat_id=-1,
                due_at=at,
                state=PostState.PLANNED,
                outbox_id=row.id,
            )
        )


async def test_a_post_stays_a_year_with_its_message_and_goes_with_it(database: Database) -> None:
    await posted(database, NOON - retention.YEAR - DAY)
    await posted(database, NOON - retention.YEAR - DAY, OutboxState.HELD)
    await posted(database, NOON - retention.YEAR + DAY)
    assert await sweep(database) == 3
    for table in (Post, Occurrence, OutboxRow):
        assert await count(database, table) == 2


@pytest.mark.parametrize(
    ("values", "stays"),
    [
        ({}, False),
        ({"state": OutboxState.FAILED}, False),
        ({"state": OutboxState.UNKNOWN}, False),
        ({"state": OutboxState.SKIPPED}, False),
        ({"state": OutboxState.HELD}, False),
        ({"state": OutboxState.HELD, "policy": RetryPolicy.AT_LEAST_ONCE}, True),
        ({"state": OutboxState.QUEUED}, True),
        ({"state": OutboxState.SENDING}, True),
    ],
)
async def test_a_message_stays_a_quarter_unless_it_must_still_arrive(
    database: Database, values: dict[str, str], stays: bool
) -> None:
    async with database.begin() as tx:
        tx.add(message(NOON - retention.QUARTER - DAY, **values))
        tx.add(message(NOON - retention.QUARTER + DAY, **values))
    await sweep(database)
    assert await count(database, OutboxRow) == 1 + stays


async def test_the_message_of_a_live_card_stays(database: Database) -> None:
    async with database.begin() as tx:
        sent, edited, before = (message(NOON - 2 * retention.YEAR) for _ in range(3))
        tx.add_all([sent, edited, before])
        await tx.flush()
        card = LiveCard(kind="group_buy", subject_id=1, chat_id=-1, created_at=NOON)
        card.post_id, card.edit_id = sent.id, edited.id
        tx.add(card)
    assert await sweep(database) == 1
    assert await count(database, OutboxRow) == 2


def rows_at(at: datetime) -> list[Table]:
    return [
        LinkOpening(member_id=1, payload="d_X", kind="deal", value="X", opened_at=at),
        Touch(invitee_id=1, kind="link", confidence="low", at=at),
        VoucherEvent(voucher_id=None, act="guessed", at=at),
        WaitingListEntry(
            subject="team",
            subject_id=1,
            member_id=1,
            quantity=1,
            since=at,
            state=WaitingListState.DROPPED,
        ),
        DeliveryFailure(chat_id=-1, at=at, what="429"),
        Quarantined(bot_id=1, update_id=1, raw="{}", error="x", received_at=at),
    ]


async def test_each_of_the_rest_goes_at_its_age_and_not_before(database: Database) -> None:
    ages = {rule.table: rule.age for rule in retention.RULES}
    async with database.begin() as tx:
        tx.add(member(1))
        await tx.flush()
        for row in rows_at(NOON):
            at = NOON - ages[type(row)]
            tx.add_all([*filter(lambda one: type(one) is type(row), rows_at(at - DAY))])
            tx.add_all([*filter(lambda one: type(one) is type(row), rows_at(at + DAY))])
    assert await sweep(database) == 6
    for row in rows_at(NOON):
        assert await count(database, type(row)) == 1


async def test_what_money_hangs_on_stays(database: Database) -> None:
    shop = ReferralShop(database, NOON - 3 * retention.YEAR)
    await shop.meet(1, 2)
    await shop.program()
    await shop.touched(1, 2)
    place = {"subject": "team", "subject_id": 1, "member_id": 1, "quantity": 1}
    async with database.begin() as tx:
        tx.add(WaitingListEntry(**place, since=shop.now))  # type: ignore[arg-type]
    assert await count(database, Attribution) == 2
    assert await count(database, Touch) == 1
    assert await sweep(database) == 0


async def test_a_tick_is_bounded_and_a_young_table_rests(database: Database) -> None:
    old = NOON - retention.QUARTER - DAY
    async with database.begin() as tx:
        for number in range(2 * job.PAGE + 1):
            updates.quarantine(tx, bot_id=1, update_id=number, raw="", error="", now=old)
    sweeper = job.Sweeper()
    assert [await sweeper.tick(database, NOON) for _ in range(4)] == [job.PAGE, job.PAGE, 1, 0]
    async with database.begin() as tx:
        updates.quarantine(tx, bot_id=1, update_id=9, raw="", error="", now=old)
    assert await sweeper.tick(database, NOON) == 0
    assert await sweeper.tick(database, NOON + job.REST) == 1


async def test_numbers_of_deliveries_are_kept_for_two_days(database: Database) -> None:
    async with database.begin() as tx:
        await updates.mark_seen(tx, 1, [7, 8], now=NOON - 2 * DAY - timedelta(minutes=1))
        await updates.mark_seen(tx, 1, [9], now=NOON - 2 * DAY + timedelta(minutes=1))
    assert await sweep(database) == 2
    async with database.read() as tx:
        assert await updates.seen_among(tx, 1, [7, 8, 9]) == {9}


def test_what_is_said_of_privacy_is_what_the_code_does() -> None:
    said = Path("docs/privacy.md").read_text(encoding="utf-8")
    for rule in retention.RULES:
        assert f"| `{rule.name}` | {rule.age.days} days |" in said
    name, age = retention.PRESSES
    assert f"| `{name}` | {age.days} days |" in said
    name, age = retention.SEEN
    assert f"| `{name}` | {age.total_seconds() / 3600:.0f} hours |" in said
    for name, why in retention.KEPT.items():
        assert f"| `{name}` | {why} |" in said
