"""The admin menu's numbers on real databases: each question against rows whose answer is known."""

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, text, update

from domain import digest
from domain.admin.authority import Authority
from domain.numbers import load, sheet
from domain.numbers.figures import Series, ShopNumbers, busiest_hours, percent
from domain.numbers.frame import NumbersPeriod
from domain.numbers.load import by_hour, scope_of
from domain.order_list.change import OrderChange, change_order
from domain.voucher import Secret, mark_redeemed
from jobs import campaign, order_list
from storage.chat import presses
from storage.chat.tables import ButtonKind, Membership, PressCount
from storage.commission.tables import Conversion, ConversionState
from storage.database import Database
from storage.delivery.tables import OutboxRow, OutboxState
from storage.flash_sale.tables import Claim
from storage.group_buy.tables import Seat
from storage.members import Member
from storage.numbers import counts, purchases
from storage.numbers.spans import Counted, by_span
from storage.post.tables import Post
from storage.promotion.tables import Payment, PaymentKind
from storage.referral.tables import TouchKind
from storage.vouchers import Voucher, VoucherState
from tests.flows.group_buy_shop import NOON, GroupBuyShop
from tests.flows.sample_deals import RULES, add_campaign, add_chats, import_sample
from tests.storage.flash_sale_shop import CHA, TEA, claim, crowd, sell
from tests.storage.referral_shop import ReferralShop
from tests.storage.test_order_list import listed
from views.i18n import translator
from views.numbers.labels import headline

KOLKATA = "Asia/Kolkata"
"""Half an hour off: an hour of UTC is in two of its hours."""
OLGA = Authority(1, is_owner=True, everywhere=True)
DAY = timedelta(days=1)


def of_chats(*chats: int) -> Authority:
    return Authority(2, is_owner=False, everywhere=False, chats=frozenset(chats))


async def seen(
    database: Database,
    by: Authority = OLGA,
    *,
    period: NumbersPeriod = NumbersPeriod.WEEK,
    now: datetime = NOON + timedelta(hours=1),
    zone: str = "UTC",
    chat: int | None = None,
) -> ShopNumbers:
    async with database.read() as tx:
        return await load.load_period(tx, scope_of(by, chat), period, now=now, zone=zone)


def sources(found: ShopNumbers) -> dict[str, int]:
    return {kind: each.total for kind, each in found.sources.items()}


async def voucher(database: Database, subject_id: int, member_id: int = 1, **values: Any) -> None:
    given = {
        "code_hash": f"hash {subject_id} {values.get('subject', 'seat')}",
        "subject": "seat",
        "subject_id": subject_id,
        "title": "Tea",
        "quantity": 1,
        "due_minor": 1000,
        "currency": "EUR",
        "issued_at": NOON,
        "expires_at": NOON + 30 * DAY,
    }
    async with database.begin() as tx:
        tx.add(Voucher(member_id=member_id, **(given | values)))


async def line(database: Database, subject_id: int, kind: PaymentKind, minor: int) -> None:
    async with database.begin() as tx:
        tx.add(
            Payment(
                key=f"seat:{subject_id}:{kind}",
                subject="seat",
                subject_id=subject_id,
                member_id=1,
                kind=kind,
                amount_minor=minor,
                currency="EUR",
                at=NOON,
            )
        )


async def seats(database: Database, *members: int) -> Sequence[int]:
    """Let members join a group buy in Tea at noon; return their seats."""
    market = GroupBuyShop(database)
    await market.meet(*members)
    team = await market.pool()
    for member in members:
        await market.joins(member, team, chat_id=TEA)
    return [seat.id for seat in await market.seats()]


async def test_joins_and_claims_are_counted_where_and_when_they_were_made(
    database: Database,
) -> None:
    await seats(database, 1, 2)
    sale = await sell(database)
    await claim(database, sale, 1, chat=CHA, at=NOON + timedelta(minutes=20))
    await claim(database, sale, 2, at=NOON + timedelta(minutes=40))
    found = await seen(database)
    assert (found.total("joins"), found.total("claims"), found.acts.total) == (2, 2, 4)
    assert found.counts["joins"] == Series([0, 0, 0, 0, 0, 0, 2], before=0)
    assert busiest_hours(found.hours) == [(12, 4)]
    india = await seen(database, zone=KOLKATA)
    assert busiest_hours(india.hours) == [(17, 3), (18, 1)]
    tea, cha = await seen(database, of_chats(TEA)), await seen(database, of_chats(CHA))
    assert (tea.total("joins"), tea.total("claims")) == (2, 0)
    assert (cha.total("joins"), cha.total("claims")) == (0, 1)
    one = await seen(database, chat=CHA)
    assert (one.total("joins"), one.total("claims"), one.has_money) == (0, 1, True)
    assert (await seen(database, of_chats())).acts.total == 0
    assert (await seen(database, of_chats(TEA), chat=CHA)).acts.total == 0
    assert (await seen(database, now=NOON + 6 * DAY)).acts.total == 4
    assert (await seen(database, now=NOON - DAY)).acts.total == 0
    week = await seen(database, now=NOON + 7 * DAY + timedelta(hours=1))
    assert (week.acts.total, week.acts.before) == (0, 4)
    assert (await seen(database, now=NOON + 7 * DAY, period=NumbersPeriod.MONTH)).acts.total == 4
    assert (await seen(database, now=NOON + 7 * DAY, period=NumbersPeriod.ALL)).acts.before is None


async def press(database: Database, at: datetime, chat: int, kind: ButtonKind, number: int) -> None:
    async with database.begin() as tx:
        await presses.add(tx, {(chat, kind): number}, now=at)


async def test_presses_are_counted_by_chat_day_and_hour_and_joins_stand_against_them(
    database: Database,
) -> None:
    await seats(database, 1, 2)
    sale = await sell(database)
    await claim(database, sale, 1, chat=CHA, at=NOON)
    await claim(database, sale, 2, at=NOON)
    half_past = NOON + timedelta(minutes=44)
    await press(database, NOON, TEA, ButtonKind.GROUP_BUY, 5)
    await press(database, half_past, TEA, ButtonKind.OTHER, 2)
    await press(database, half_past, CHA, ButtonKind.FLASH_SALE, 1)
    await press(database, NOON - DAY, CHA, ButtonKind.GROUP_BUY, 4)
    await press(database, NOON - 7 * DAY, CHA, ButtonKind.GROUP_BUY, 100)
    found = await seen(database)
    assert found.counts["presses"] == Series([0, 0, 0, 0, 0, 4, 8], before=100)
    assert found.counts["presses_group_buy"].steps == [0, 0, 0, 0, 0, 4, 5]
    assert found.total("presses_flash_sale") == 1
    assert (found.acts.total, found.in_chats) == (4, 3)
    assert busiest_hours(found.busy) == [(12, 16)]
    india = await seen(database, zone=KOLKATA)
    assert (india.pressed[17], india.pressed[18]) == (9, 3)
    tea, cha = await seen(database, of_chats(TEA)), await seen(database, of_chats(CHA))
    assert (tea.total("presses"), tea.in_chats) == (7, 2)
    assert (cha.total("presses"), cha.in_chats) == (5, 1)
    rows = [line.split(",") for line in sheet.to_csv(found).splitlines()]
    assert ["2026-05-01", "", "presses", "", "8", "", ""] in rows
    assert ["2026-05-01", "", "presses_flash_sale", "", "1", "", ""] in rows
    assert ["", "12", "presses", "", "12", "", ""] in rows
    assert ["", "12", "joins_and_claims", "", "4", "", ""] in rows


async def test_a_seat_that_was_given_up_was_a_join_all_the_same(database: Database) -> None:
    market = GroupBuyShop(database)
    await market.meet(1)
    team = await market.pool()
    await market.joins(1, team, chat_id=TEA)
    await market.leaves(1, team)
    assert (await seen(database)).total("joins") == 1


async def test_posts_are_counted_by_their_end_and_chat(database: Database) -> None:
    await import_sample(database)
    await add_chats(database, -1, -2)
    morning = datetime(2026, 6, 1, 9, tzinfo=UTC)
    await add_campaign(database, chats=(-1, -2), now=morning, every_s=3600)
    await campaign.tick(database, morning + timedelta(hours=1), RULES)
    async with database.begin() as tx:
        for chat_id, state in ((-1, OutboxState.SENT), (-2, OutboxState.FAILED)):
            await tx.execute(
                update(OutboxRow).where(OutboxRow.chat_id == chat_id).values(state=state)
            )
    evening = morning + timedelta(hours=10)
    whole, one = await seen(database, now=evening), await seen(database, of_chats(-1), now=evening)
    assert (whole.total("sent"), whole.total("failed")) == (1, 1)
    assert (one.total("sent"), one.total("failed")) == (1, 0)


async def test_who_came_and_who_left(database: Database) -> None:
    circle = ReferralShop(database, NOON - 10 * DAY)
    await circle.meet(1, 2, 3, 4)
    await circle.joins(1, TEA)
    await circle.joins(2, TEA)
    circle.now = NOON
    await circle.joins(3, TEA)
    await circle.joins(3, CHA)
    await circle.leaves(1, TEA)
    await circle.leaves(4, TEA)
    found, tea = await seen(database), await seen(database, of_chats(TEA))
    assert (found.total("came"), found.total("left")) == (2, 2)
    assert (tea.total("came"), tea.total("left")) == (1, 2)
    await circle.joins(1, TEA)
    found = await seen(database)
    assert (found.total("came"), found.total("left")) == (3, 1)


async def test_newcomers_are_told_apart_by_evidence_and_the_unattributed_are_a_number(
    database: Database,
) -> None:
    circle = ReferralShop(database, NOON - 40 * DAY)
    await circle.meet(1, 2)
    circle.now = NOON
    await circle.meet(3, 4, 5, 6)
    await circle.joins(3, TEA)
    await circle.joins(6, TEA)
    await circle.joins(4, CHA)
    await circle.touched(3, 1, TouchKind.INVITE_LINK)
    await circle.touched(4, 1)
    await circle.touched(5, None, TouchKind.PUBLIC)
    found, tea = await seen(database), await seen(database, of_chats(TEA))
    assert sources(found) == {"invite_link": 1, "start_link": 1, "": 2}
    assert sources(tea) == {"invite_link": 1, "": 1}
    assert (found.total("newcomers"), tea.total("newcomers")) == (4, 2)
    whole = await seen(database, period=NumbersPeriod.ALL)
    assert sources(whole) == {"invite_link": 1, "start_link": 1, "": 4}


async def test_a_purchase_counts_when_it_is_paid_and_while_it_stands(database: Database) -> None:
    first, second, third, fourth = await seats(database, 1, 2, 3, 4)
    before, now = NOON - 20 * DAY, NOON
    await voucher(database, first, due_minor=0, issued_at=now)
    await line(database, first, PaymentKind.PAID, 1000)
    await line(database, first, PaymentKind.DIFFERENCE_DUE, 200)
    await line(database, first, PaymentKind.DIFFERENCE_PAID, 200)
    await voucher(database, second, issued_at=before, state=VoucherState.REDEEMED, redeemed_at=now)
    await voucher(database, third)
    await voucher(database, fourth, due_minor=0, state=VoucherState.REVOKED)
    await line(database, fourth, PaymentKind.PAID, 5000)
    async with database.begin() as tx:
        for order_, state in (("A", ConversionState.PENDING), ("B", ConversionState.REJECTED)):
            tx.add(
                Conversion(
                    key=f"operator:{order_}",
                    buyer_id=1,
                    title="Tea",
                    quantity=1,
                    amount_minor=700,
                    currency="USD",
                    commission_minor=70,
                    at=now,
                    state=state,
                )
            )
        voucher_of = {"key": "voucher:1", "buyer_id": 1, "title": "Tea", "quantity": 1}
        tx.add(
            Conversion(**voucher_of, amount_minor=800, currency="EUR", commission_minor=80, at=now)
        )
    found = await seen(database)
    assert found.total("purchases") == 3
    assert {code: each.total for code, each in found.sums.items()} == {"EUR": 1800, "USD": 700}
    assert (found.paid, percent(found.paid, found.acts.total)) == (2, 50)
    one = await seen(database, chat=TEA)
    assert ({code: each.total for code, each in one.sums.items()}, one.paid) == ({"EUR": 1800}, 2)
    assert (await seen(database, chat=CHA)).sums == {}
    some = await seen(database, of_chats(TEA))
    assert (some.sums, some.paid, some.total("purchases"), some.has_money) == ({}, 0, 0, False)
    assert "purchases" not in some.counts and "USD" not in sheet.to_csv(some)
    for number, currency in enumerate(("CNY", "XTR"), start=10):
        sold = {"state": VoucherState.REDEEMED, "redeemed_at": now - DAY}
        await voucher(database, number, subject="claim", currency=currency, **sold)
    week = await seen(database)
    shown = {one.now for one in headline(week, translator("en"))}
    assert {"€18.00", "$7.00", "CN¥10.00", "1,000 ⭐"} <= shown, shown
    async with database.read() as tx:
        day = await digest.period_sales(tx, OLGA, NOON.date(), 1, "UTC")
    assert (day["purchases"], day["purchases_before"]) == (3, 2)


async def test_the_sheet_adds_up_to_the_page(database: Database) -> None:
    (first,) = await seats(database, 1)
    await voucher(database, first, due_minor=1050, state=VoucherState.REDEEMED, redeemed_at=NOON)
    rows = [line.split(",") for line in sheet.to_csv(await seen(database)).splitlines()]
    assert rows[0] == list(sheet.COLUMNS)
    assert ["2026-05-01", "", "joins", "", "1", "", ""] in rows
    assert ["2026-05-01", "", "revenue", "", "", "10.50", "EUR"] in rows
    assert ["", "12", "joins_and_claims", "", "1", "", ""] in rows
    assert ["", "", "newcomers_by_source", "unknown", "1", "", ""]
    assert ["", "", "deal_revenue", "Tea", "1", "10.50", "EUR"] in rows
    assert ["", "", "chat_revenue", "", "1", "10.50", "EUR"] in rows


async def test_promotions_chats_and_deals_are_ranked_by_what_they_brought(
    database: Database,
) -> None:
    first, second = await seats(database, 1, 2)
    sale = await sell(database)
    await claim(database, sale, 1, chat=CHA, at=NOON)
    for seat, minor in ((first, 1000), (second, 500)):
        await voucher(
            database, seat, due_minor=minor, state=VoucherState.REDEEMED, redeemed_at=NOON
        )
    found = (await seen(database)).rankings
    buy, flash = found.promotions
    assert (buy.joins, buy.purchases, buy.units, buy.sums) == (2, 2, 2, {"EUR": 1500})
    assert (flash.joins, flash.purchases, flash.sums) == (1, 0, {})
    assert buy.run is not None and (buy.run.kind, flash.run and flash.run.kind) == (
        "group_buy",
        "flash_sale",
    )
    assert [(one.joins, one.sums) for one in found.chats] == [(2, {"EUR": 1500}), (1, {})]
    assert found.deals[0].sums == {"EUR": 1500}
    some = (await seen(database, of_chats(CHA))).rankings
    assert [(one.joins, one.sums) for one in some.promotions] == [(1, {})]
    one = (await seen(database, chat=TEA)).rankings
    assert [item.sums for item in one.chats] == [{"EUR": 1500}]


async def test_order_lists_count_like_every_other_order(database: Database) -> None:
    await crowd(database, 2)
    await listed(database)
    for member, chat, wanted in ((1, -1, {1: 2, 2: 1}), (2, None, {2: 1})):
        async with database.begin() as tx:
            who = await tx.get_one(Member, member)
            await change_order(tx, 1, who, OrderChange(wanted, chat_id=chat), now=NOON)
    await order_list.tick(database, NOON + DAY, Secret(b"of no shop"))
    async with database.begin() as tx:
        for issued in await tx.scalars(select(Voucher).order_by(Voucher.id)):
            await mark_redeemed(tx, issued, None, None, now=NOON + DAY)
    after = NOON + DAY + timedelta(hours=1)
    whole, one = await seen(database, now=after), await seen(database, now=after, chat=-1)
    assert (whole.total("list_orders"), whole.acts.total, whole.in_chats) == (2, 2, 1)
    assert (one.total("list_orders"), one.total("purchases"), one.paid) == (1, 1, 1)
    assert [each.total for each in (whole.sums["EUR"], one.sums["EUR"])] == [1800, 1400]
    assert busiest_hours(whole.hours) == [(12, 2)]
    for found, joins, minor, deals in (
        (whole, 2, 1800, [("Apples", 1, 2, 1000), ("Honey", 2, 2, 800)]),
        (one, 1, 1400, [("Apples", 1, 2, 1000), ("Honey", 1, 1, 400)]),
    ):
        (box,) = found.rankings.promotions
        assert (box.name, box.joins, box.sums) == ("Box", joins, {"EUR": minor})
        sold = [(deal.name, deal.joins, deal.units) for deal in found.rankings.deals]
        assert sold == [each[:3] for each in deals]
        assert [deal.sums["EUR"] for deal in found.rankings.deals] == [each[3] for each in deals]
        (chat,) = found.rankings.chats
        assert (chat.joins, chat.sums) == (1, {"EUR": 1400})


async def test_what_programs_read_is_what_people_read(database: Database) -> None:
    (first,) = await seats(database, 1)
    await voucher(database, first, due_minor=1050, state=VoucherState.REDEEMED, redeemed_at=NOON)
    found = sheet.to_json(await seen(database))
    assert json.loads(json.dumps(found)) == found
    assert found["revenue"] == {
        "EUR": {"total": "10.50", "before": "0.00", "steps": ["0.00"] * 6 + ["10.50"]}
    }
    assert found["starts"][-1] == "2026-05-01"  # type: ignore[index]


async def test_every_question_reads_an_index_of_moments(shelf: Database) -> None:
    span = (NOON - DAY, NOON)
    moments = (
        Seat.joined_at,
        Claim.claimed_at,
        Membership.joined_at,
        Membership.left_at,
        Member.first_seen_at,
        Post.due_at,
        Conversion.at,
        PressCount.at,
    )
    asked: list[Any] = [by_span(at, Counted([span, span]), func.count()) for at in moments]
    asked += [counts._by_quarter(at, span, func.count()) for at, _ in counts.JOINED]
    asked += purchases._paid_by_span(Counted([span, span]))
    async with shelf.read() as tx:
        connection = await tx.connection()
        for rows in asked:
            words = rows.compile(connection.sync_connection, compile_kwargs={"literal_binds": True})
            plan = await connection.execute(text(f"EXPLAIN QUERY PLAN {words}"))
            said = " ".join(str(row[3]) for row in plan)
            assert re.search(
                r"SEARCH \w+ USING (COVERING )?(INDEX ix_\w+_(at|due)|PRIMARY KEY|INDEX sqlite_\w+) ",
                said,
            ), said


def test_an_hour_is_one_of_the_shops_own_clock() -> None:
    found = {
        datetime(2026, 4, 30, 18, 15, tzinfo=UTC): 1,
        datetime(2026, 4, 30, 18, 30, tzinfo=UTC): 2,
    }
    assert [by_hour(found, KOLKATA)[hour] for hour in (23, 0)] == [1, 2]


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(0, 0, 0), (1, 3, 33), (2, 3, 67), (1, 200, 1), (5, 5, 100)]
)
def test_percent_is_rounded_half_up(part: int, whole: int, shown: int) -> None:
    assert percent(part, whole) == shown


def test_the_best_hours_are_those_with_most_and_never_empty_ones() -> None:
    assert busiest_hours([0] * 24) == []
    assert busiest_hours([1, 5, 0, 5, 2, 0]) == [(1, 5), (3, 5), (4, 2)]


async def test_the_digest_says_what_the_page_of_numbers_says(database: Database) -> None:
    (first,) = await seats(database, 1)
    await voucher(database, first, due_minor=1050, state=VoucherState.REDEEMED, redeemed_at=NOON)
    monday, following = NOON.date() - timedelta(days=4), NOON.date() + timedelta(days=3)
    async with database.read() as tx:
        day = await digest.period_sales(tx, OLGA, NOON.date(), 1, "UTC")
        week = await digest.period_sales(tx, OLGA, monday, 7, "UTC")
        after = await digest.period_sales(tx, OLGA, following, 7, "UTC")
        some = await digest.period_sales(tx, of_chats(TEA), NOON.date(), 1, "UTC")
    page = await seen(database, now=NOON + DAY)
    assert day["orders"] == page.acts.steps[-2] == week["orders"] == 1
    assert day["newcomers"] == page.counts["newcomers"].steps[-2] == 1
    assert day["sums"] == [{"currency": "EUR", "minor": page.sums["EUR"].steps[-2], "before": 0}]
    assert (after["orders"], after["orders_before"]) == (0, 1)
    assert after["sums"] == [{"currency": "EUR", "minor": 0, "before": 1050}]
    assert (some["orders"], some["sums"]) == (1, [])
