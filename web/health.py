"""Whether the process lives, and whether it can work: for supervisors, proxies and containers.

GET /healthz   200 while the process answers at all
GET /readyz    200 while it may work on the database, the database answers, and Telegram is heard;
               503 otherwise; both with a line for each in JSON
"""

import asyncio

from aiohttp import web
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from web.site import SITE, Site

DATABASE_WITHIN_S = 2.0
HEARD_WITHIN_S = 90.0
"""A poll is held for 25 s; after two pauses and no answer something is wrong."""


def add_routes(app: web.Application) -> None:
    """Serve both."""
    app.router.add_get("/healthz", _health)
    app.router.add_get("/readyz", _ready)


async def _health(request: web.Request) -> web.Response:
    return web.json_response({"alive": True})


async def _ready(request: web.Request) -> web.Response:
    site = request.app[SITE]
    checks = {
        "lease": _lease(site),
        "database": await _database(site),
        "updates": _updates(site),
    }
    ready = all(good for good, _ in checks.values())
    words = {name: said for name, (_, said) in checks.items()}
    return web.json_response({"ready": ready, **words}, status=200 if ready else 503)


def _lease(site: Site) -> tuple[bool, str]:
    held = site.pulse.is_held()
    return held, "held" if held else "not held: another process may work on the database"


async def _database(site: Site) -> tuple[bool, str]:
    try:
        async with asyncio.timeout(DATABASE_WITHIN_S), site.database.read() as tx:
            await tx.execute(text("SELECT 1"))
    except (SQLAlchemyError, OSError, TimeoutError):
        return False, "does not answer"
    return True, "answers"


def _updates(site: Site) -> tuple[bool, str]:
    heard_s = site.pulse.heard_s()
    if site.receive is not None:
        last = "nothing yet" if heard_s is None else f"the last {heard_s:.0f} s ago"
        receiving = site.pulse.is_receiving()
        return receiving, f"deliveries are {'' if receiving else 'not '}taken in; {last}"
    if heard_s is None:
        return False, "Telegram has not answered a poll yet"
    return heard_s <= HEARD_WITHIN_S, f"Telegram answered a poll {heard_s:.0f} s ago"
