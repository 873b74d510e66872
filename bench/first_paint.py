"""First paint of the storefront in a real browser, and what its page weighs: `python -m bench.first_paint`.

    bare     a page of the same server without deals: what browser and machine take
    some     the catalogue with 20 deals
    many     the catalogue with 2,000 deals
    search   2,000 deals, by a word

The pages take turns, each opened anew with an empty cache, without pictures. Chromium stands on the same cores: quote
`many` against `bare`.
"""

import argparse
import asyncio
import gzip
import os
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

import aiohttp
from playwright.async_api import Browser, async_playwright

from bench import KEY_WORDS, open_database
from bot import log
from bot.settings import load
from domain.clock import Clock
from storage import migrate
from storage.deal.tables import Deal
from web.app import application
from web.server import WebServer
from web.site import Pulse, Site

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
NAMES = "() => performance.getEntriesByType('resource').map(one => one.name)"
PICTURES = (".png", ".jpg", ".webp", ".svg")
WORDS = ("Copper", "Oak", "Wool", "Steel", "Linen", "Glass", "Clay", "Paper")


@asynccontextmanager
async def shop(folder: Path, deals: int) -> AsyncIterator[str]:
    """Serve a shop with so many deals; yield its address."""
    database = open_database(f"sqlite+aiosqlite:///{folder / f'{deals}.db'}")
    now = datetime.now(UTC)
    await migrate.upgrade(database, now=now)
    if deals:
        async with database.begin() as tx:
            tx.add_all([_deal(number, now) for number in range(deals)])
    settings = load(
        env_file=None, for_telegram=False, shop_key=KEY_WORDS, web_url="https://shop.example"
    )
    pulse = Pulse(lambda: True, lambda: 0.0, lambda: True, lambda: "tea_bot")
    site = Site(settings, database, Clock(), Random(1), pulse, lambda: None, print)
    server = WebServer(application(site), "127.0.0.1:0")
    await server.start()
    yield server.address
    await server.close()
    await database.close()


def _deal(number: int, now: datetime) -> Deal:
    word = WORDS[number % len(WORDS)]
    title = f"{word} thing of a kind that one may want, No. {number}"
    return Deal(
        code=f"D{number:04}",
        source="bench",
        source_id=str(number),
        title=title,
        sought=title.lower(),
        price_minor=1_000 + number,
        list_price_minor=2_000 + number,
        currency="EUR",
        link=f"https://shop.example/{number}",
        category=word,
        created_at=now,
        changed_at=now,
    )


async def paint(browser: Browser, url: str) -> float:
    """Open a page with an empty cache; return the milliseconds until something is seen."""
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(url)
    await page.wait_for_function(f"({PAINT})() > 0")
    took = float(await page.evaluate(PAINT))
    await context.close()
    return took


async def weigh(browser: Browser, url: str) -> tuple[int, int, int]:
    """Return how many files a page loads but pictures, their bytes, and these packed as a proxy packs them."""
    page = await browser.new_page()
    await page.goto(url)
    names = [url, *[one for one in await page.evaluate(NAMES) if not one.endswith(PICTURES)]]
    await page.close()
    async with aiohttp.ClientSession() as http:
        bodies = [await (await http.get(name)).read() for name in names]
    packed = sum(len(gzip.compress(body)) for body in bodies)
    return len(bodies), sum(map(len, bodies)), packed


async def main(rounds: int) -> None:
    log.configure(level="error", stream=sys.stderr)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        none, some, many = [
            await stack.enter_async_context(shop(folder, n)) for n in (0, 20, 2_000)
        ]
        play = await stack.enter_async_context(async_playwright())
        browser = await play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        pages = {"bare": f"{none}/d/NONE", "some": some, "many": many, "search": f"{many}/?q=oak"}
        found: dict[str, list[float]] = {name: [] for name in pages}
        for url in pages.values():
            await paint(browser, url)  # The first of each pays for what is loaded once.
        for _ in range(rounds):
            for name, url in pages.items():
                found[name].append(await paint(browser, url))
        for name, waits in found.items():
            ratio = median(one / bare for one, bare in zip(waits, found["bare"], strict=True))
            print(
                f"{name:7} {median(waits):5.0f} ms ({min(waits):.0f} to {max(waits):.0f}), x bare {ratio:.2f}"
            )
        files, whole, packed = await weigh(browser, many)
        print(f"{files} files, {whole / 1000:.1f} kB, {packed / 1000:.1f} kB packed")
        print(f"n = {rounds}, load {os.getloadavg()[0]:.1f}")
        await browser.close()


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=15)
    asyncio.run(main(options.parse_args().rounds))
