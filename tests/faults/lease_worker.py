"""The whole bot on a lease that ends soon, to be stopped and woken, and the mutant beside it."""

import asyncio
import os
import signal
from pathlib import Path

from bot import app, client
from bot.limits import CallTarget, Permit, RateLimiter
from bot.settings import load
from storage import lease, process_lock
from storage.delivery.tables import Lane
from storage.process_lock import AlreadyRunning, LeaseHold
from tests.shop_keys import WORDS

LIFE_S, RENEW_S, MARGIN_S = 3.0, 0.5, 0.5


def shorten() -> None:
    """Have leases end after seconds, in this process."""
    lease.LIFE_S = LIFE_S
    process_lock.RENEW_S, process_lock.RETRY_S, process_lock.MARGIN_S = RENEW_S, 0.1, MARGIN_S


class StopsItself(RateLimiter):
    """Limits of a process that is stopped at the worst moment: a row is marked, its call not made."""

    at = 0

    async def acquire(self, place: CallTarget, lane: Lane, patience_s: float) -> Permit:
        """Return the permit, after having been stopped where it is the one."""
        permit = await super().acquire(place, lane, patience_s)
        StopsItself.at -= 1
        if not StopsItself.at:
            os.kill(os.getpid(), signal.SIGSTOP)
        return permit


async def main(
    url: str, api: str, token: str, ending: str, stops_at: int = 0, mutant: str = ""
) -> None:
    """Run as soon as the lease is free; write to the file `ending` why it ended.

    The process stops itself with its permit number `stops_at`.
    """
    shorten()
    StopsItself.at = stops_at
    app.make_limits = lambda settings: StopsItself(client.rates(settings))  # type: ignore[attr-defined]
    if mutant:  # It believes what it knew when it was stopped.
        LeaseHold.is_held = lambda hold: True  # type: ignore[assignment,method-assign]
    settings = load(
        shop_key=WORDS,
        env_file=None,
        bot_token=token,
        telegram_api=api,
        database_url=url,
        limit_overall_per_second=200,
        limit_chat_per_second=30,
        limit_group_per_minute=600,
    )
    while True:
        try:
            async with app.build_app(settings) as bot:
                try:
                    await bot.run()
                except AlreadyRunning as lost:
                    Path(ending).write_text(str(lost))
                    return
        except AlreadyRunning:
            await asyncio.sleep(0.1)
