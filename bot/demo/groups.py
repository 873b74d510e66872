"""The demo's groups: each with a language, products of its own in it, and people who talk.

A feed for each group, as a shop has that sells in several countries: the same pictures, its own words and prices.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import sandbox
from domain.clock import Clock
from domain.deal import price_history
from domain.deal.approval import allow_feed
from domain.feeds.readers.reading import FeedTerms
from jobs.import_file import import_file
from sandbox import Sandbox
from sandbox.people.person import Person
from sandbox.state.chats import SandboxChat
from storage.database import Database, Tx
from storage.deal import deals
from storage.deal.tables import PriceChangeSource

SAMPLE = Path(sandbox.__file__).parent / "sample"
SHOP = "https://shop.example"
OWNER = "Olga"
STOCKED_DAYS, REDUCED_DAYS = 60, 6
STOCKED_AGO = timedelta(days=STOCKED_DAYS + 1)
DEALS_MAX = 100


@dataclass(frozen=True)
class DemoGroup:
    """A group of the demo: its products, how often its campaign posts them, what was said in it."""

    title: str
    language: str
    feed: str
    file: str
    currency: str
    every_s: int
    welcome: str
    talk: tuple[tuple[str, str], ...]
    """Who says what, in this order."""


HOME = DemoGroup(
    "Home & Garden deals",
    "en",
    "sample",
    "shopify-home-and-garden.csv",
    "EUR",
    60,
    "Welcome! Deals for home and garden arrive here. /me shows your own code, /deals the list.",
    (
        ("Ruth", "Hi! Does the copper light come with a bulb?"),
        (OWNER, "Yes, a warm white one. If ten of us join, it is ten euros less."),
        ("Ann", "I have had mine for a month, lovely light in the evening"),
    ),
)
PLACES = (
    HOME,
    DemoGroup(
        "好物团购 · 家居",
        "zh",
        "家居好物",
        "home-zh.csv",
        "CNY",
        90,
        "欢迎新朋友！这里每天发布家居好物和拼团。发送 /me 查看您的推荐码，/deals 查看全部优惠。",
        (
            ("Ben", "四件套是纯棉的吗？家里老人皮肤比较敏感"),
            (OWNER, "是 60 支长绒棉，洗过不起球，放心买～"),
            ("Ben", "那我参团了，还差几个人？有一起的吗"),
        ),
    ),
    DemoGroup(
        "Уютный дом",
        "ru",
        "Дом и сад",
        "home-ru.csv",
        "RUB",
        120,
        "Добро пожаловать! Здесь выходят предложения для дома и совместные покупки. "
        "/me — ваш код, /deals — список.",
        (
            ("Pavel", "Подскажите, у светильника лампочка в комплекте?"),
            (OWNER, "Да, тёплый свет. Соберёмся впятером — будет 3 990 вместо 4 590."),
            ("Chiara", "Я за! У меня такой в спальне уже полгода 👍"),
        ),
    ),
)


async def stock(database: Database, clock: Clock) -> None:
    """Import each group's feed and allow its deals; those of the first group are the newest.

    They have stood in the shop for a while, some of them for more money: what was reduced can be told.
    """
    for number, place in reversed(list(enumerate(PLACES))):
        await import_file(
            database,
            SAMPLE / place.file,
            source=place.feed,
            terms=FeedTerms(place.currency, SHOP),
            now=lambda: clock.now() - STOCKED_AGO,
            rng=Random(7 + number),  # noqa: S311 - the same codes in every demo, so that a guide can name them.
            pictures=SAMPLE / "pictures",
        )
        async with database.begin() as tx:
            await allow_feed(tx, place.feed, now=clock.now())
            await _reduce(tx, place.feed, now=clock.now())


async def _reduce(tx: Tx, feed: str, *, now: datetime) -> None:
    """Let reduced deals have cost more before: what they claim, but for the newest, which claims too much."""
    reduced = [
        deal
        for deal in await deals.listed(tx, limit=DEALS_MAX, source=feed)
        if deal.list_price_minor
    ]
    for number, deal in enumerate(reduced):
        claimed, today = deal.list_price_minor or 0, deal.price_minor
        before = (claimed + today) // 2 if number == 0 else claimed
        for price, days_ago in ((before, STOCKED_DAYS), (today, REDUCED_DAYS)):
            was = price_history.price_of(deal)
            deal.price_minor = price
            at = now - timedelta(days=days_ago)
            await price_history.record(tx, [(deal, was)], PriceChangeSource.IMPORT, now=at)


def gather(box: Sandbox, olga: Person, people: Mapping[str, Person]) -> list[SandboxChat]:
    """Return the groups, in the order of `PLACES`, with everybody and the bot in each."""
    members = list(people.values())
    return [
        box.group(place.title, members=members, owner=olga, bot_rights="admin") for place in PLACES
    ]


async def talk(place: DemoGroup, group: SandboxChat, people: Mapping[str, Person]) -> None:
    """Let people say in a group what they have to say."""
    for name, words in place.talk:
        await people[name].says(words, chat=group)
