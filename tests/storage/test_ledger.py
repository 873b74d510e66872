"""The ledger on real databases: an event once, balanced or not at all, and never changed."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from domain.payout import ledger
from domain.payout.ledger import Posting, credit_postings
from storage.database import Database
from storage.members import Member
from storage.payout import entries
from storage.payout.tables import LedgerAccount, LedgerEntry, LedgerTransaction

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


async def party_of(database: Database, member_id: int = 7) -> int:
    """Return the party of a member, met for it."""
    async with database.begin() as tx:
        if await tx.get(Member, member_id) is None:
            code = f"M{member_id}"
            tx.add(
                Member(id=member_id, name="Ann", code=code, first_seen_at=NOON, last_seen_at=NOON)
            )
            await tx.flush()
        return (await entries.lock_party(tx, member_id)).id


async def earns(database: Database, party: int, amount: int, key: str) -> bool:
    """Post an amount that a party earned."""
    async with database.begin() as tx:
        postings = credit_postings(party, LedgerAccount.PENDING, amount, "EUR")
        return await ledger.post(tx, key, "conversion.earned", postings, now=NOON)


async def count(database: Database, table: type[LedgerEntry] | type[LedgerTransaction]) -> int:
    async with database.read() as tx:
        return await tx.scalar(select(func.count(table.id))) or 0


async def test_an_event_is_posted_once(database: Database) -> None:
    party = await party_of(database)
    assert await earns(database, party, 500, "conversion:1:earned")
    assert not await earns(database, party, 500, "conversion:1:earned")
    async with database.read() as tx:
        assert await entries.balances(tx, party) == {"EUR": {"pending": 500}}
        assert await entries.balance(tx, party, LedgerAccount.PENDING, "EUR") == 500
    assert await count(database, LedgerEntry) == 2


async def test_lines_that_do_not_balance_are_refused_whole(database: Database) -> None:
    party = await party_of(database)
    crooked = [
        Posting(party, LedgerAccount.PAYABLE, 500, "EUR"),
        Posting(None, LedgerAccount.EXPENSE, -499, "EUR"),
    ]
    async with database.begin() as tx:
        with pytest.raises(ValueError, match="does not balance"):
            await ledger.post(tx, "x", "reward.vested", crooked, now=NOON)
        with pytest.raises(ValueError, match="moves nothing"):
            await ledger.post(
                tx,
                "y",
                "reward.vested",
                credit_postings(party, LedgerAccount.PAYABLE, 0, "EUR"),
                now=NOON,
            )
    assert await count(database, LedgerTransaction) == 0


@pytest.mark.parametrize("table", ["ledger_entries", "ledger_transactions"])
@pytest.mark.parametrize("act", ["UPDATE {} SET id = id + 1000", "DELETE FROM {}"])
async def test_the_database_itself_refuses_to_change_what_was_posted(
    database: Database, table: str, act: str
) -> None:
    await earns(database, await party_of(database), 500, "conversion:1:earned")
    with pytest.raises(DBAPIError, match="append-only"):
        async with database.begin() as tx:
            await tx.execute(text(act.format(table)))
    assert await count(database, LedgerEntry) == 2


async def test_what_becomes_payable_pays_a_debt_back_first(database: Database) -> None:
    party = await party_of(database)
    async with database.begin() as tx:
        owed = credit_postings(party, LedgerAccount.DEBT, -300, "EUR")
        await ledger.post(tx, "conversion:1:reversed", "conversion.reversed", owed, now=NOON)
        for number, amount in enumerate((200, 200, 50)):
            paid = credit_postings(party, LedgerAccount.PAYABLE, amount, "EUR")
            await ledger.release(
                tx,
                f"reward:{number}:vested",
                "reward.vested",
                paid,
                party,
                currency="EUR",
                now=NOON,
            )
    async with database.read() as tx:
        assert await entries.balances(tx, party) == {"EUR": {"debt": 0, "payable": 150}}


async def test_a_statement_reads_the_newest_lines_first_page_by_page(database: Database) -> None:
    party = await party_of(database)
    for number in range(5):
        await earns(database, party, 100 + number, f"conversion:{number}:earned")
    async with database.read() as tx:
        first = await entries.entries(tx, party, limit=2)
        rest = await entries.entries(tx, party, limit=9, before_id=first[-1][1].id)
    assert [entry.amount_minor for _, entry in (*first, *rest)] == [104, 103, 102, 101, 100]
    assert [transaction.key for transaction, _ in first] == [
        "conversion:4:earned",
        "conversion:3:earned",
    ]
