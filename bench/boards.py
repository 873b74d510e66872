"""What a board and a balance cost beside many lines: `python -m bench.boards`.

    board    the first ten of a board and one member's own place, in all and of this week
    balance  the balances of the member with the most lines

`--rows` lines of the ledger, most of them of one member, the rest of `--members` others; half are
older than a week. The goal is 50 ms for each, by index, with no balance stored anywhere. It drifts
with whatever else runs on the machine: quote medians of a calm one, or the time on a core.
"""

import argparse
import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert

from bench import open_database, timed
from bot import log
from domain.payout.ledger import INVITATIONS
from domain.referral import contest
from domain.referral.contest import Period
from storage import migrate
from storage.database import Database
from storage.members import Member
from storage.payout import entries
from storage.payout.tables import LedgerAccount, LedgerEntry, LedgerTransaction, Party

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
AT_ONCE = 5_000
LOOKS = 30
WANTED_MS = 50.0


async def fill(database: Database, rows: int, members: int) -> None:
    """Write so many newcomers into the ledger, most of them for the first member."""
    async with database.begin() as tx:
        people = range(1, members + 2)
        seen = {"first_seen_at": NOW, "last_seen_at": NOW, "reach": "unknown"}
        await tx.execute(
            insert(Member), [{"id": n, "name": "A", "code": f"M{n}", **seen} for n in people]
        )
        await tx.execute(insert(Party), [{"id": n, "member_id": n} for n in people])
        tx.add(LedgerTransaction(key="bench", kind="reward.vested", at=NOW))
    for first in range(0, rows, AT_ONCE):
        cells = [_line(number, members) for number in range(first, min(first + AT_ONCE, rows))]
        async with database.begin() as tx:
            await tx.execute(insert(LedgerEntry), cells)


def _line(number: int, members: int) -> dict[str, object]:
    mine = number % 10 < 9
    return {
        "transaction_id": 1,
        "account": LedgerAccount.INVITED,
        "amount_minor": 1,
        "currency": INVITATIONS,
        "at": NOW - timedelta(minutes=number % 20_000),
        "party_id": 1 if mine else 2 + number % members,
    }


def told(name: str, took_ms: float, core_ms: float) -> None:
    print(f"{name:<11} {took_ms:7.1f} ms, {core_ms:6.1f} ms on a core  (goal {WANTED_MS:.0f})")


async def main(rows: int, members: int) -> None:
    """Fill a shop, look, and print a line for each look."""
    log.configure(level="warning")
    with TemporaryDirectory() as folder:
        database = open_database(f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}")
        await migrate.upgrade(database, now=NOW)
        await fill(database, rows, members)
        for period in (Period.ALL, Period.WEEK):
            took = await timed(
                database,
                LOOKS,
                lambda tx, period=period: contest.load_leaderboard(tx, 1, period, "UTC", now=NOW),
            )
            told(f"board {period}", *took)
        took = await timed(database, LOOKS, lambda tx: entries.balances(tx, 1))
        told("balance", *took)
        await database.close()


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--rows", type=int, default=100_000)
    options.add_argument("--members", type=int, default=500)
    given = options.parse_args()
    asyncio.run(main(given.rows, given.members))
