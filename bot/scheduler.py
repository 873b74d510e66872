"""Short, idempotent steps that time alone makes due, driven by APScheduler.

Steps run at whole seconds, as posts are planned for whole minutes: none waits for the next turn.

The scheduler stores nothing: what is due, the database knows. A step that takes longer than
its period is not started twice; one that fails is reported, and comes again a period later.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler  # type: ignore[import-untyped]
from apscheduler.triggers.interval import IntervalTrigger  # type: ignore[import-untyped]
from sqlalchemy.exc import SQLAlchemyError

from bot.report import Report
from storage import errors

CLOSE_WITHIN_S = 5.0
PAST_THE_SECOND_US = 20_000
"""A timer that comes a hair early would find nothing due, and look again a period later."""
Step = Callable[[], Awaitable[None]]
log = structlog.get_logger("tuan.scheduler")


def at_whole_seconds(period_s: float, now: datetime) -> IntervalTrigger:
    """Return a trigger for every `period_s` from the second of `now` on."""
    first = now.replace(microsecond=PAST_THE_SECOND_US)
    return IntervalTrigger(seconds=period_s, start_date=first, timezone="UTC")


class Scheduler:
    """Runs each named step every so many real seconds until `close`."""

    def __init__(
        self,
        steps: Mapping[str, tuple[float, Step]],
        report: Report,
        allowed: Callable[[], bool] = lambda: True,
    ) -> None:
        self._report, self._allowed = report, allowed
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._resting = asyncio.Event()
        self._resting.set()
        self._closing = False
        self._at_work = 0
        now = datetime.now(UTC)
        for name, (seconds, step) in steps.items():
            self._scheduler.add_job(
                self._run,
                at_whole_seconds(seconds, now),
                args=(name, step),
                id=name,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
            )

    def start(self) -> None:
        """Begin to tick; needs a running loop."""
        self._scheduler.start()

    async def close(self) -> None:
        """Start no step any more, and wait for those at work."""
        self._closing = True
        if self._scheduler.running:
            self._scheduler.pause()
            try:
                async with asyncio.timeout(CLOSE_WITHIN_S):
                    await self._resting.wait()
            except TimeoutError:
                log.warning("a step did not end in time")
            self._scheduler.shutdown(wait=False)

    async def _run(self, name: str, step: Step) -> None:
        if self._closing or not self._allowed():
            return
        self._at_work += 1
        self._resting.clear()
        try:
            await step()
        except (SQLAlchemyError, OSError) as error:
            if not errors.is_transient(error):
                self._report.bug(f"{name} failed", error)
            else:
                log.warning(f"{name} waits for the database", why=str(error))
        except Exception as error:  # noqa: BLE001
            # Whatever went wrong, the next turn comes, and the owner hears of it.
            self._report.bug(f"{name} failed", error)
        finally:
            self._at_work -= 1
            if not self._at_work:
                self._resting.set()
