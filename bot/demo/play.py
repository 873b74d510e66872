"""The demo: a sandbox Telegram, the whole bot in it, a shop, three groups, a timetable.

Everything is the product itself except Telegram. The database is a file in a folder that
goes away with the demo; nothing leaves this machine.
"""

import asyncio
import signal
import socket
import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy import select
from tzlocal import get_localzone_name

from bot import log
from bot.app import App, build_app
from bot.demo import groups, history, neighbours, offers, plans, stars
from bot.demo.groups import PLACES, DemoGroup
from bot.settings import load
from bot.startup import TokenRefused
from domain.campaign import manage
from domain.clock import Clock
from domain.feed_source import sources
from domain.feed_source.address import parse_address
from domain.member import UserInfo
from domain.settings import Settings
from sandbox import Sandbox
from sandbox.box import LOOPBACK
from sandbox.people.person import Person
from sandbox.state.chats import SandboxChat
from sandbox.state.payments import PROVIDER_TOKEN
from storage.campaign.tables import Campaign, CampaignAudience, CampaignContent, CampaignState
from storage.chat import chats
from storage.database import Database
from storage.delivery import outbox

LATENCY_S = 0.04
FIRST_POST_S = 40
"""The group buy is what the visitor sees first; the deals follow at a pace that one can read."""
CHATS_KNOWN_WITHIN_S = 120
RESTARTED_WITHIN_S = 30
STARTS_IN_S = 1.0
"""What a new process takes to start; by then the limits of the last second are over, too."""
WATCHES, WATCHES_EVERY = "watches", timedelta(minutes=15)
"""A feed that the sandbox serves, and how often the shop fetches it."""
NEXT_SHOWN = 5
SOURCE = groups.HOME.feed


MEMBERS = (("Ann", "en"), ("Ben", "zh"), ("Chiara", "ru"), ("Pavel", "ru"), ("Ruth", "en"))


async def play(*, port: int, browser: bool) -> None:
    """Run the demo on 127.0.0.1 until Ctrl-C; raises `OSError` where the port is taken."""
    log.configure(level="warning")
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with shop(port) as (url, _):
        print(f"\nOpen this page and play as Ann, Ben, Chiara or Olga:\n\n{url}\n")  # noqa: T201
        print("Ctrl-C closes it; nothing is kept.", flush=True)  # noqa: T201
        if browser and _has_browser():
            await asyncio.to_thread(webbrowser.open, url)
        await stop.wait()


class Shop:
    """The demo's bot, which goes and comes again on the same database.

    open -> running -- restart --> closed as Ctrl-C closes it -> open
                    -- the token is revoked --> closed until somebody restarts it
    """

    app: App
    """The bot that runs now, or ran last."""

    def __init__(self, settings: Settings, clock: Clock, rng: Random | None) -> None:
        self._settings = settings
        self._clock = clock
        self._rng = rng
        self._open = asyncio.Event()
        self._wanted = asyncio.Event()
        self._over = False

    async def run(self) -> None:
        """Open the bot, and open it again as often as it is restarted, until `close`."""
        while not self._over:
            self._wanted.clear()
            try:
                async with build_app(self._settings, self._clock, self._rng) as self.app:
                    self._open.set()
                    await self.app.run()
            except TokenRefused:  # Revoked on the page, which shows it; nobody leaves for that.
                await self._wanted.wait()
            await asyncio.sleep(0 if self._over else STARTS_IN_S)

    async def opened(self) -> None:
        """Return once the bot is there."""
        async with asyncio.timeout(RESTARTED_WITHIN_S):
            await self._open.wait()

    async def restart(self) -> None:
        """Let the bot finish what is at hand, close it, and return once a new one is there.

        Who asks meanwhile is content with the same new one.
        """
        self._open.clear()
        self._stop()
        await self.opened()

    def close(self) -> None:
        """Close the bot for good."""
        self._over = True
        self._stop()

    def _stop(self) -> None:
        self._wanted.set()
        self.app.stop.set()


@asynccontextmanager
async def shop(
    port: int = 0, clock: Clock | None = None, rng: Random | None = None
) -> AsyncIterator[tuple[str, Shop]]:
    """Yield the page's address and the running bot of a freshly stocked demo."""
    box = Sandbox(clock=clock or Clock(), limits="strict", latency_s=LATENCY_S)
    url = await box.start(port=port)
    try:
        with TemporaryDirectory(prefix="tuan-demo-") as folder:
            olga = box.person("Olga", language="en")
            settings = _settings(box, olga, Path(folder) / "tuan.db")
            box.zone = settings.timezone
            shop = Shop(settings, box.clock, rng)
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(shop.run())
                await shop.opened()
                ordering = None
                try:
                    first, people = await _furnish(box, olga, shop.app)
                    ordering = tasks.create_task(neighbours.order(box, first, people))
                    _connect(box, shop)
                    yield url, shop
                finally:
                    if ordering is not None:
                        ordering.cancel()
                    shop.close()
    finally:
        await box.close()


def _own_zone() -> str:
    """Return this machine's zone by the name that people know."""
    zone = get_localzone_name() or "UTC"
    return "UTC" if zone == "Etc/UTC" else zone


def _settings(box: Sandbox, olga: Person, database: Path) -> Settings:
    web_port = _free_port()  # The same after each restart, so that an open page goes on.
    return load(
        env_file=None,
        bot_token=box.token,
        owner_id=olga.id,
        telegram_api=box.api_url,
        database_url=f"sqlite+aiosqlite:///{database}",
        timezone=_own_zone(),
        fetch_private_hosts=LOOPBACK,
        payment_token=PROVIDER_TOKEN,
        web_listen=f"{LOOPBACK}:{web_port}",
        web_url=f"http://{LOOPBACK}:{web_port}",
        web_app_name="shop",
    )


async def _furnish(box: Sandbox, olga: Person, app: App) -> tuple[SandboxChat, dict[str, Person]]:
    """Stock the shelves, tell what happened so far, bring the people, start the schedule.

    Returns the first group, and its people by name.
    """
    await groups.stock(app.database, box.clock)
    async with app.database.begin() as tx:
        watches = parse_address(f"{box.url}/outside/feed.xml")
        await sources.add(tx, WATCHES, watches, WATCHES_EVERY, now=app.clock.now(), plain=True)
    people = {name: box.person(name, language=language) for name, language in MEMBERS}
    await _come(box, olga, people, app)
    places = groups.gather(box, olga, people)
    await _known(app.database, len(places))
    neighbours.bring_hosts(box, places, people)
    for group, place in zip(places, PLACES, strict=True):
        welcome = await olga.says(place.welcome, chat=group)
        await app.bot.pin_chat_message(group.id, welcome.message_id, disable_notification=True)
        await groups.talk(place, group, people | {groups.OWNER: olga})
    await _plan(app, people, olga, [group.id for group in places])
    return places[0], people


async def _come(box: Sandbox, olga: Person, people: dict[str, Person], app: App) -> None:
    """Let the people have come and bought, and write to the bot: the newest by Ann's shop."""
    known = {
        name: UserInfo(person.id, name, None, person.user.language)
        for name, person in people.items()
    }
    await history.tell(app.database, known, SOURCE, now=app.clock.now())
    ann, *others, newest = people.values()
    code = await history.open_shop(app.database, ann.id, now=app.clock.now())
    for person in (ann, *others, olga):
        await person.says("/start")
    await olga.sees("Hello, Olga")
    await newest.opens(f"https://t.me/{box.bot_username}?start=s_{code}")


async def _plan(app: App, people: dict[str, Person], olga: Person, chat_ids: list[int]) -> None:
    """Plan posts, publish promotions, and leave something for the owner to decide."""
    now, database, settings = app.clock.now(), app.database, app.settings
    async with database.begin() as tx:
        for chat_id, place in zip(chat_ids, PLACES, strict=True):
            known = await chats.find(tx, chat_id)
            if known is not None:
                known.language = place.language
            await manage.add(tx, _campaign(place, app), chats=[(chat_id, None)], now=now)
    ids = {name: person.id for name, person in people.items()}
    places = [(chat_id, None) for chat_id in chat_ids]
    await plans.make(database, SOURCE, places, settings.timezone, by_id=olga.id, now=now)
    await stars.publish(database, settings, chat_ids[0], now=now)
    await neighbours.publish(database, SOURCE, chat_ids[0], now=now)
    await neighbours.host(database, chat_ids[0], ids[neighbours.HOST], now=now)
    await neighbours.publish_soon(database, SOURCE, chat_ids[0], ids, now=now)
    await offers.publish(database, chat_ids[0], leader_id=ids["Ben"], now=now)
    for chat_id, own in zip(chat_ids[1:], offers.OWN, strict=True):
        await offers.publish_own(database, own, chat_id, ids, now=now)
    await history.ask(database, ids, settings, owner_id=olga.id, chat_id=chat_ids[-1], now=now)


def _connect(box: Sandbox, shop: Shop) -> None:
    """Show the bot's figures on the page, and let the page restart it."""
    box.extras["outbox"] = lambda: _outbox(shop.app.database)
    box.extras["next"] = lambda: _next(shop.app.database)
    box.switches["restart"] = shop.restart


def _campaign(place: DemoGroup, app: App) -> Campaign:
    now = app.clock.now()
    return Campaign(
        name=place.title,
        created_at=now,
        zone=app.settings.timezone,
        what=CampaignContent.ROTATION,
        deal_sources=[place.feed],
        every_s=place.every_s,
        anchor_at=now + timedelta(seconds=FIRST_POST_S),
        where=CampaignAudience.CHATS,
    )


async def _known(database: Database, wanted: int) -> None:
    """Wait until the bot has heard of the groups that it was added to."""
    async with asyncio.timeout(CHATS_KNOWN_WITHIN_S):
        while True:
            async with database.read() as tx:
                if len(await chats.active(tx)) >= wanted:
                    return
            await asyncio.sleep(0.05)


async def _outbox(database: Database) -> dict[str, int]:
    """Return how many outbox rows are in each state, for the page's panel."""
    async with database.read() as tx:
        return await outbox.count_by_state(tx)


async def _next(database: Database) -> list[dict[str, str]]:
    """Return the next occurrences, for the page's panel."""
    async with database.read() as tx:
        rows = (
            select(Campaign)
            .where(Campaign.state == CampaignState.ACTIVE, Campaign.next_at.is_not(None))
            .order_by(Campaign.next_at)
            .limit(NEXT_SHOWN)
        )
        due = (await tx.scalars(rows)).all()
    return [{"at": row.next_at.isoformat(), "what": row.name} for row in due if row.next_at]


def _free_port() -> int:
    with socket.create_server((LOOPBACK, 0)) as free:
        return int(free.getsockname()[1])


def _has_browser() -> bool:
    try:
        return sys.stdout.isatty() and bool(webbrowser.get())
    except webbrowser.Error:
        return False
