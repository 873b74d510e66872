"""What referrals and money cost: `python -m bench.referrals`.

    attribute   attributions inserted per second: touch and attribution of a new member
    record      purchases per second of a buyer with two levels above: conversion, two shares,
                two transactions of two lines each, news
    balance     the balances of a member with 100,000 lines of the ledger, and a page of the
                statement; the same with one line, to compare

`each` is one transaction for each, `batch` a hundred in one, as the intake does. Rates drift
with whatever else runs on the machine, so quote `batch` against `each` of the same run.
"""

import argparse
import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert

from bench import open_database
from bot import log
from domain import statement
from domain.commission import conversion
from domain.commission.rates import set_rate
from domain.commission.terms import change_terms
from storage import migrate
from storage.commission.tables import CommissionRate
from storage.database import Database, Tx
from storage.members import Member
from storage.payout.entries import balance, balances, make_party
from storage.payout.tables import LedgerAccount, LedgerEntry, LedgerTransaction, party_id
from storage.referral.tables import (
    Attribution,
    AttributionState,
    Confidence,
    ReferralProgram,
    Touch,
    TouchKind,
)

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
BATCH = 100
TOP, PROMOTER, RICH, POOR = 1, 2, 3, 4
FIRST_BUYER = 1_000
LINES_AT_ONCE = 5_000
LOOKS = 50
WANTED_MS = 50.0
"""A balance is to be there within so many milliseconds, however long its member has earned."""
Step = Callable[[Tx, int], Awaitable[object]]


@asynccontextmanager
async def shop(members: int) -> AsyncIterator[Database]:
    """Yield a shop with so many buyers, two promoters, and a rate of ten percent."""
    with TemporaryDirectory() as folder:
        database = open_database(f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}")
        await migrate.upgrade(database, now=NOW)
        async with database.begin() as tx:
            await tx.execute(insert(Member), [_member(n) for n in (TOP, PROMOTER, RICH, POOR)])
            buyers = range(FIRST_BUYER, FIRST_BUYER + members)
            await tx.execute(insert(Member), [_member(n) for n in buyers])
            tx.add(ReferralProgram(name="house", starts_at=NOW, is_house=True))
            await tx.flush()
            await attribute(tx, PROMOTER, TOP)
            await change_terms(tx, second_level_bp=2_000)
            await set_rate(tx, CommissionRate(made_at=NOW, rate_bp=1_000), now=NOW)
        yield database
        await database.close()


def _member(number: int) -> dict[str, object]:
    seen = {"first_seen_at": NOW, "last_seen_at": NOW, "reach": "unknown"}
    return {"id": number, "name": "A", "code": f"M{number}", **seen}


async def attribute(tx: Tx, invitee: int, referrer: int) -> None:
    """Write down who brought a member, and the evidence."""
    touch = Touch(
        invitee_id=invitee,
        referrer_id=referrer,
        kind=TouchKind.START_LINK,
        confidence=Confidence.HIGH,
        at=NOW,
    )
    tx.add(touch)
    await tx.flush()
    tx.add(
        Attribution(
            program_id=1,
            invitee_id=invitee,
            referrer_id=referrer,
            touch_id=touch.id,
            confidence=Confidence.HIGH,
            state=AttributionState.BOUND,
            since=NOW,
        )
    )
    await tx.flush()


async def record(tx: Tx, number: int) -> None:
    """Confirm a purchase that two people earn on."""
    made = await conversion.record(
        tx,
        f"operator:{number}",
        buyer_id=number,
        deal=None,
        title="Tea",
        quantity=1,
        amount_minor=1_790,
        currency="EUR",
        now=NOW,
    )
    assert made is not None and made.commission_minor == 179


async def each(database: Database, step: Step, first: int, count: int) -> float:
    """Take a step for each number in a transaction of its own; return steps per second."""
    begun = time.perf_counter()
    for number in range(first, first + count):
        async with database.begin() as tx:
            await step(tx, number)
    return count / (time.perf_counter() - begun)


async def batched(database: Database, step: Step, first: int, count: int) -> float:
    """Take the steps in batches, a savepoint for each; return steps per second."""
    begun = time.perf_counter()
    for start in range(first, first + count, BATCH):
        async with database.batch() as batch:

            async def steps(
                numbers: range = range(start, min(start + BATCH, first + count)),
            ) -> None:
                for number in numbers:
                    async with batch.savepoint() as tx:
                        await step(tx, number)

            await batch.run(steps)
    return count / (time.perf_counter() - begun)


async def rates(count: int) -> dict[str, float]:
    """Return the four rates of one round."""
    async with shop(2 * count) as database:

        async def bind(tx: Tx, number: int) -> None:
            await attribute(tx, number, PROMOTER)

        second = FIRST_BUYER + count
        return {
            "attribute each": await each(database, bind, FIRST_BUYER, count),
            "attribute batch": await batched(database, bind, second, count),
            "record each": await each(database, record, FIRST_BUYER, count),
            "record batch": await batched(database, record, second, count),
        }


async def fill(database: Database, member: int, count: int) -> None:
    """Give a member so many lines, past the rules, which are not what is measured."""
    accounts = (LedgerAccount.PENDING, LedgerAccount.APPROVED, LedgerAccount.PAYABLE)
    async with database.begin() as tx:
        party = await make_party(tx, member)
        for start in range(0, count, LINES_AT_ONCE):
            some = range(start, min(start + LINES_AT_ONCE, count))
            made = [
                {
                    "key": f"bench:{member}:{n}",
                    "kind": "bench.line",
                    "at": NOW + timedelta(seconds=n),
                    "facts": {},
                }
                for n in some
            ]
            numbers = (
                await tx.scalars(insert(LedgerTransaction).returning(LedgerTransaction.id), made)
            ).all()
            entries = [
                {
                    "transaction_id": number,
                    "account": accounts[n % 3],
                    "amount_minor": 1,
                    "currency": "EUR",
                    "at": NOW + timedelta(seconds=n),
                    "party_id": party,
                }
                for number, n in zip(numbers, some, strict=True)
            ]
            await tx.execute(insert(LedgerEntry), entries)


async def looks(database: Database, member: int) -> dict[str, float]:
    """Return the median milliseconds of a balance, of one account, and of the whole page."""
    waits: dict[str, list[float]] = {"balances": [], "one account": [], "page": []}
    async with database.read() as tx:
        party = await party_id(tx, member)
        assert party is not None
        for _ in range(LOOKS):
            for name, look in (
                ("balances", lambda: balances(tx, party)),
                ("one account", lambda: balance(tx, party, LedgerAccount.PAYABLE, "EUR")),
                ("page", lambda: statement.earnings(tx, member, now=NOW, zone="UTC")),
            ):
                begun = time.perf_counter()
                await look()
                waits[name].append((time.perf_counter() - begun) * 1000)
    return {name: statistics.median(found) for name, found in waits.items()}


async def main(count: int, rounds: int, ledger_lines: int) -> None:
    log.configure(level="error")
    found: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, rate in (await rates(count)).items():
            found.setdefault(name, []).append(rate)
    for name, values in found.items():
        print(f"{name:<16} {statistics.median(values):7.0f} /s  {[round(v) for v in values]}")
    for what in ("attribute", "record"):
        pairs = zip(found[f"{what} batch"], found[f"{what} each"], strict=True)
        print(f"{what} batch / each: {statistics.median(b / e for b, e in pairs):.2f}", flush=True)
    async with shop(1) as database:
        await fill(database, RICH, ledger_lines)
        await fill(database, POOR, 1)
        for member, count_ in ((POOR, 1), (RICH, ledger_lines)):
            medians = await looks(database, member)
            words = ", ".join(f"{name} {ms:.2f} ms" for name, ms in medians.items())
            print(f"{count_:7} lines: {words}")
        within = medians["balances"] < WANTED_MS
        print(f"balance within {WANTED_MS:.0f} ms: {'yes' if within else 'NO'}")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=500)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--lines", type=int, default=100_000)
    chosen = options.parse_args()
    asyncio.run(main(chosen.count, chosen.rounds, chosen.lines))
