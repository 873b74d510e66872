"""What time does to networks' calls and orders: calls are understood, and what the shop pays early falls due.

Each call in a transaction of its own: two of a page may concern the same people in another order.
"""

from datetime import datetime, timedelta

from domain.network_order import receive
from jobs.due_tasks import run_each
from jobs.job import Job
from storage.database import Database
from storage.network_order import network_orders

PAGE = 200
"""Calls understood, and orders paid early, in one tick."""


async def tick(database: Database, now: datetime) -> int:
    """Understand what has come; return how many calls and orders it concerned.

    Raises `ExceptionGroup` at the end if some failed, with one error for each; those are put aside.
    """
    async with database.read() as tx:
        found = await network_orders.new_calls(tx, limit=PAGE)
        advancing = [account.id for account in await network_orders.advancing(tx)]

    async def understand(call_id: int) -> int:
        try:
            async with database.begin() as tx:
                await receive.understand(tx, call_id, now=now)
        except Exception:
            async with database.begin() as tx:
                await network_orders.put_aside(tx, call_id, receive.BROKEN)
            raise
        return 1

    async def advance(account_id: int) -> int:
        async with database.begin() as tx:
            account = await network_orders.lock_account(tx, account_id)
            if account is None or account.advance_days is None:
                return 0
            until = now - timedelta(days=account.advance_days)
            return await receive.make_payable(
                tx, account, until, now=now, advanced=True, limit=PAGE
            )

    done = await run_each("network call", found, understand)
    return done + await run_each("affiliate account", advancing, advance)


JOB = Job("network_order", every_s=1.0, run=lambda job: tick(job.database, job.now))
