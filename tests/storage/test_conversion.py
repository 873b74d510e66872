"""What a promoter earns, on both databases: promised once, released late, taken back whole."""

from datetime import timedelta
from random import Random
from typing import Any

import pytest

from domain import privacy, statement
from domain.admin import nonce
from domain.commission import rates
from domain.payout import ledger
from domain.payout.ledger import move, unbalanced
from domain.refusal import Refused
from storage.commission.tables import ConversionState
from storage.database import Database
from storage.members import Member
from storage.payout import entries
from storage.payout.tables import LedgerAccount, Party
from tests.storage.commission_shop import ANN, BEN, CHI, DAY, NOON, ZOE, CommissionShop

LEVELS = (5_000, 3_000, 2_000)
OUTSIDER = 9


async def till(database: Database, *chain: int) -> CommissionShop:
    """A shop that pays ten percent; each was brought by the next, the last by nobody."""
    opened = await CommissionShop(database).opens(*(chain or (ZOE, ANN, BEN, OUTSIDER)))
    await opened.pays()
    return opened


async def withdraws(shop: CommissionShop, member: int, amount: int, *, sent: bool = True) -> None:
    """Move money as a withdrawal does: asked for, and sent."""
    party = await shop.party(member)
    steps = [(LedgerAccount.PAYABLE, LedgerAccount.HELD), (LedgerAccount.HELD, LedgerAccount.PAID)][
        : 1 + sent
    ]
    async with shop.database.begin() as tx:
        for number, (before, after) in enumerate(steps):
            key = f"withdrawal:{amount}:{number}"
            lines = move(party, before, after, amount, "EUR")
            await ledger.post(tx, key, "withdrawal.sent", lines, now=shop.now)


async def test_a_purchase_is_promised_approved_and_released_in_time(database: Database) -> None:
    shop = await till(database)
    number = await shop.bought()
    assert await shop.has(ANN) == {"pending": 179}
    assert await shop.tick(days=2, hours=23) == 0
    assert await shop.tick(hours=1) == 1
    assert await shop.has(ANN) == {"approved": 179}
    assert await shop.tick(days=13) == 0
    assert await shop.tick(days=1) == 1
    assert await shop.has(ANN) == {"payable": 179}
    assert await shop.tick(days=99) == 0
    assert (await shop.the(number)).state == ConversionState.PAYABLE
    assert await shop.has(BEN) == {}
    assert [one.key for one in await shop.transactions()] == [
        f"conversion:{number}:{event}:1" for event in ("earned", "approved", "payable")
    ]


async def test_a_purchase_counts_once_however_often_it_is_told(database: Database) -> None:
    shop = await till(database)
    first = await shop.bought("operator:7", 1000)
    assert await shop.bought("operator:7", 999_999) == first
    assert await shop.has(ANN) == {"pending": 100}


async def test_nobody_earns_where_nobody_brought_the_buyer(database: Database) -> None:
    shop = await till(database)
    assert await shop.buys(buyer=OUTSIDER) is None
    assert await shop.transactions() == []


async def test_who_is_banned_and_what_has_no_rate_is_written_down_as_nothing(
    database: Database,
) -> None:
    shop = await till(database)
    other = await shop.buys("operator:1", currency="USD", amount=5)
    assert other is not None and (other.commission_minor, other.reason) == (1, None)
    await shop.bans(ANN)
    banned = await shop.buys("operator:2")
    assert banned is not None and (banned.commission_minor, banned.reason) == (0, "banned")
    await shop.bans(ANN, at=None)
    async with database.begin() as tx:
        await rates.end_rate(tx, 1, now=NOON)
    bare = await shop.buys("operator:3")
    assert bare is not None and (bare.commission_minor, bare.reason) == (0, "no_rate")
    assert await shop.tick(days=3) == 3 and await shop.tick(days=14) == 3
    assert await shop.has(ANN) == {}
    await shop.reverses(bare.id)
    assert len(await shop.transactions()) == 3


async def test_rate_and_price_are_those_of_the_purchase(database: Database) -> None:
    shop = await till(database)
    number = await shop.bought()
    await shop.pays(5000)
    await shop.pays(9000, deal_id=shop.deal_id)
    await shop.terms(freeze_days=1, second_level_bp=5000)
    await shop.tick(days=4)
    await shop.tick(days=4)
    assert await shop.has(ANN) == {"payable": 179} and await shop.has(BEN) == {}
    assert (await shop.the(number)).rate_bp == 1000
    assert (await shop.the(await shop.bought("operator:2"))).rate_bp == 9000


@pytest.mark.parametrize(
    ("chain", "levels", "shares"),
    [
        ((ZOE, ANN, BEN, CHI), LEVELS, [(1, 51), (2, 30), (3, 20)]),
        ((ZOE, ANN, BEN), LEVELS, [(1, 63), (2, 38)]),
        ((ZOE, ANN), LEVELS, [(1, 101)]),
        ((ZOE, ANN, BEN, CHI), (8_000, 2_000), [(1, 81), (2, 20)]),
        ((ZOE, ANN, BEN, CHI), (10_000,), [(1, 101)]),
    ],
)
async def test_shares_of_the_levels_conserve_the_commission(
    database: Database,
    chain: tuple[int, ...],
    levels: tuple[int, ...],
    shares: list[tuple[int, int]],
) -> None:
    shop = await till(database, *chain)
    await shop.bought(amount=1010, levels=levels)
    assert await shop.shares() == shares and sum(minor for _, minor in shares) == 101
    for member, (_, minor) in zip(chain[1:], shares, strict=False):
        assert await shop.has(member) == {"pending": minor}


async def test_the_second_level_follows_the_terms_and_stops_at_who_may_not(
    database: Database,
) -> None:
    shop = await till(database)
    await shop.terms(second_level_bp=2000)
    await shop.bought("operator:1", 1000)
    await shop.bans(BEN)
    await shop.bought("operator:2", 1000)
    assert (await shop.has(ANN), await shop.has(BEN)) == ({"pending": 180}, {"pending": 20})


async def test_a_circle_of_promoters_pays_nobody_twice(database: Database) -> None:
    shop = await till(database, ZOE, ANN, BEN, ZOE)
    await shop.bought(amount=1000, levels=LEVELS)
    assert await shop.shares() == [(1, 63), (2, 37)]


async def test_nothing_remains_of_what_was_rejected(database: Database) -> None:
    shop = await till(database)
    number = await shop.bought()
    await shop.rejects(number)
    assert await shop.has(ANN) == {}
    assert (await shop.the(number)).reason == "doubted"
    with pytest.raises(Refused, match=r"commission\.reason"):
        await shop.rejects(await shop.bought("operator:2"), " ")


@pytest.mark.parametrize("days", [0, 3, 17])
async def test_a_reversal_takes_the_share_from_where_it_is(database: Database, days: int) -> None:
    shop = await till(database)
    number = await shop.bought()
    for day in range(days):
        assert await shop.tick(days=1) == (day + 1 in (3, 17))
    assert sum((await shop.has(ANN)).values()) == 179
    await shop.reverses(number)
    assert await shop.has(ANN) == {}


async def test_defect_27_a_reversal_after_the_payout_is_recovered_by_a_visible_line(
    database: Database,
) -> None:
    shop = await till(database)
    first, second = await shop.bought(), await shop.bought("operator:2", 1000)
    await shop.tick(days=3)
    await shop.tick(days=14)
    await withdraws(shop, ANN, 200)
    await shop.reverses(first)
    assert await shop.has(ANN) == {"paid": 200, "debt": -100}
    await shop.reverses(second)
    assert await shop.has(ANN) == {"paid": 200, "debt": -200}
    third = await shop.bought("operator:3", 1500)
    await shop.tick(days=3)
    await shop.tick(days=14)
    assert await shop.has(ANN) == {"paid": 200, "debt": -50}
    await shop.bought("operator:4", 1500)
    await shop.tick(days=3)
    await shop.tick(days=14)
    assert await shop.has(ANN) == {"paid": 200, "payable": 100}
    recovered = [
        entry.amount_minor
        for entry in await shop.entries()
        if entry.account == LedgerAccount.DEBT and entry.amount_minor > 0
    ]
    assert recovered == [150, 50]
    await shop.reverses(third)
    assert await shop.has(ANN) == {"paid": 200, "debt": -50}


async def test_money_that_was_only_asked_for_becomes_a_debt_too(database: Database) -> None:
    shop = await till(database)
    number = await shop.bought()
    await shop.tick(days=3)
    await shop.tick(days=14)
    await withdraws(shop, ANN, 100, sent=False)
    await shop.reverses(number)
    assert await shop.has(ANN) == {"held": 100, "debt": -100}


ILLEGAL = (
    ("rejects", ("approves", "rejects", "reverses")),
    ("reverses", ("approves", "rejects", "reverses")),
    ("approves", ("approves", "rejects")),
)


@pytest.mark.parametrize(("done", "refused"), ILLEGAL)
async def test_defect_14_illegal_changes_of_state_are_refused(
    database: Database, done: str, refused: tuple[str, ...]
) -> None:
    shop = await till(database)
    number = await shop.bought()
    await getattr(shop, done)(number)
    before = await shop.has(ANN)
    for act in refused:
        with pytest.raises(Refused, match=r"commission\.not_now"):
            await getattr(shop, act)(number)
    assert not (done != "approves" and await shop.releases(number))
    assert await shop.has(ANN) == before
    for act in ("approves", "rejects", "reverses"):
        with pytest.raises(Refused, match=r"commission\.not_found"):
            await getattr(shop, act)(99)


async def test_approval_by_hand_waits_for_a_person(database: Database) -> None:
    shop = await till(database)
    await shop.terms(approve_after_days=None, freeze_days=0)
    number = await shop.bought()
    assert await shop.tick(days=99) == 0
    await shop.approves(number)
    assert await shop.tick() == 1
    assert await shop.has(ANN) == {"payable": 179}


@pytest.mark.parametrize(("amount", "quantity"), [(0, 1), (-5, 1), (100, 0), (100, -1)])
async def test_defect_13_a_missing_price_is_an_error(
    database: Database, amount: int, quantity: int
) -> None:
    shop = await till(database)
    with pytest.raises(ValueError, match="is no purchase"):
        await shop.buys(amount=amount, quantity=quantity)


async def test_a_new_rate_ends_the_one_before_and_changes_no_row(database: Database) -> None:
    shop = await till(database)
    second = await shop.pays(2000)
    await shop.pays(None, fixed_minor=50, currency="EUR")
    async with database.begin() as tx:
        with pytest.raises(Refused, match=r"commission\.no_rate"):
            await rates.end_rate(tx, 1, now=NOON)
        await rates.end_rate(tx, second.id, now=NOON)
    assert (await shop.the(await shop.bought())).fixed_minor == 50


async def test_every_transaction_balances_and_says_why(database: Database) -> None:
    shop = await till(database)
    await shop.terms(second_level_bp=3333)
    number = await shop.bought(amount=1999, quantity=2)
    await shop.tick(days=3)
    await shop.tick(days=14)
    await shop.reverses(number, "sent back")
    for one in await shop.transactions():
        mine = [entry for entry in await shop.entries() if entry.transaction_id == one.id]
        assert not unbalanced(mine)  # type: ignore[arg-type]
        facts: dict[str, Any] = one.facts
        assert (facts["title"], facts["amount_minor"], facts["rate_bp"]) == ("Tea", 1999, 1000)
        assert facts["scope"] == "all" and facts["level"] in (1, 2)
        assert "Person" not in str(facts)
    reasons = [one.facts["reason"] for one in await shop.transactions() if "reversed" in one.key]
    assert reasons == ["sent back"] * 2


async def test_news_of_some_minutes_come_as_one_message(database: Database) -> None:
    shop = await till(database)
    await shop.bought("operator:1", 1000)
    await shop.tick(minutes=9)
    number = await shop.bought("operator:2", 500)
    await shop.reverses(number)
    await shop.tick(minutes=1)
    await shop.bought("operator:3", 300)
    first, second = await shop.told(ANN)
    assert first.values == {"earned": {"EUR": [2, 150]}, "taken_back": {"EUR": [1, 50]}}
    assert first.due_at == NOON + timedelta(minutes=10)
    assert second.values == {"earned": {"EUR": [1, 30]}}


async def test_the_statement_turns_its_pages_and_leaves_nothing_out(database: Database) -> None:
    shop = await till(database)
    for number in range(7):
        await shop.bought(f"operator:{number}", 1000 + number * 100)
    seen: list[int] = []
    before: int | None = None
    async with database.read() as tx:
        for _ in range(2):
            page = await statement.earnings(tx, ANN, now=shop.now, zone="UTC", before_id=before)
            seen += [item.facts["amount_minor"] for item in page.items]
            before = page.older
    assert seen == [1600, 1500, 1400, 1300, 1200, 1100, 1000] and before is None
    assert page.balances == {"EUR": {"pending": 910}}
    assert [month.minor for month in page.months["EUR"]] == [0, 0, 0, 0, 0, 910]


async def test_a_month_of_the_sheet_is_that_month_alone(database: Database) -> None:
    shop = await till(database)
    await shop.bought("operator:1", 1000)
    shop.now += 31 * DAY
    number = await shop.bought("operator:2", 2000)
    await shop.reverses(number)
    async with database.read() as tx:
        may = await statement.export_month(tx, ANN, "2026-05", zone="UTC")
        june = await statement.export_month(tx, ANN, "2026-06", zone="UTC")
        nobody = await statement.export_month(tx, OUTSIDER, "2026-06", zone="UTC")
    assert [(row[1], str(row[4])) for row in may.rows] == [("conversion.earned", "1.00")]
    assert [str(row[4]) for row in june.rows] == ["2.00", "-2.00"]
    assert june.rows[1][-1] == "sent back" and not nobody.rows and june.whole


async def test_a_sheet_that_is_cut_says_so_and_keeps_the_newest(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = await till(database)
    for number in range(3):
        await shop.bought(f"operator:{number}", 1000 + number * 100)
    monkeypatch.setattr(statement, "SHEET_MAX", 2)
    async with database.read() as tx:
        cut = await statement.export_month(tx, ANN, "2026-05", zone="UTC")
    assert [str(row[4]) for row in cut.rows] == ["1.10", "1.20"] and not cut.whole


async def test_nothing_is_promised_to_whoever_was_erased(database: Database) -> None:
    """Nobody could ever ask for it: the anonymised member is nobody."""
    shop = await till(database)
    await shop.terms(second_level_bp=4000)
    async with database.begin() as tx:
        word = await nonce.issue(tx, BEN, privacy.ACT, now=NOON, rng=Random(1))
        await privacy.erase(tx, await tx.get_one(Member, BEN), word, now=NOON)
    await shop.bought(amount=1000)
    assert await shop.shares() == [(1, 100)]
    async with database.begin() as tx:
        word = await nonce.issue(tx, ANN, privacy.ACT, now=NOON, rng=Random(1))
        await privacy.erase(tx, await tx.get_one(Member, ANN), word, now=NOON)
    later = await shop.buys("operator:2")
    assert later is not None and (later.commission_minor, later.reason) == (0, "erased")


async def test_the_lines_of_an_erased_promoter_stay_and_can_be_reversed(
    database: Database,
) -> None:
    shop = await till(database)
    number, later = await shop.bought(), await shop.bought("operator:2")
    party = await shop.party(ANN)
    async with database.begin() as tx:
        (await tx.get_one(Party, party)).member_id = None
    await shop.tick(days=3)
    await shop.reverses(number)
    await shop.tick(days=14)
    async with database.read() as tx:
        assert await entries.balances(tx, party) == {
            "EUR": {"pending": 0, "approved": 0, "payable": 179}
        }
    assert (await shop.the(later)).state == ConversionState.PAYABLE
    assert "payable" not in str([row.values for row in await shop.told(ANN)])
