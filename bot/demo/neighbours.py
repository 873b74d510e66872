"""Neighbours of the demo who order from the weekly list in words, one after the other, while one watches."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random

from domain.host import join, manage
from domain.order_list.change import OrderChange, change_order
from domain.order_list.publish import publish_order_list
from domain.order_list.rules import ItemTerms, OrderListTerms
from sandbox import Sandbox
from sandbox.people.person import Person
from sandbox.state.chats import SandboxChat
from sandbox.state.messages import Message
from storage import stores
from storage.database import Database, Tx
from storage.deal import deals
from storage.members import Member
from storage.order_list import lists

TITLE = "Weekly box"
ITEMS = (
    ("gardening-hand-trowel", "Hand trowel", None),
    ("yellow-watering-can", "Watering can", 12),
    ("biodegradable-cardboard-pots", "Cardboard pots", None),
)
"""The product's handle, what people call it, and how many there are."""
LEAST_SUM_MINOR = 200_00
LASTS = timedelta(hours=2)
SOON_TITLE, SOON_LASTS = "Friday order", timedelta(minutes=4)
SOON_ITEMS = (
    ("gardening-hand-trowel", "Hand trowel", None),
    ("biodegradable-cardboard-pots", "Cardboard pots", 9),
)
SOON_ORDERS = {"Ben": (2, 1), "Ruth": (0, 3), "Chiara": (1, 0)}
"""Who has ordered how many of each; its packing list is there when it ends."""
FIRST_IN_S, NEXT_IN_S = 25.0, 18.0
HOST, ASKS = "Ruth", "Chiara"
"""Who hosts the first group, and who may send /host in the last one to ask for it."""
HOST_RATE_BP = 500
ORDERS = (
    ("Chiara", "+2 trowels"),
    ("Ruth", "1 watering can, 2 pots"),
    ("Pavel", "+1 can"),
    ("Ruth", "+1 trowel"),
    ("Ben", "3 pots please 🙏"),
    ("Pavel", "-"),
    ("Pavel", "2 pots and 1 trowel"),
)
"""Who writes what, in this order."""


async def _items(
    tx: Tx, source: str, named: Sequence[tuple[str, str, int | None]]
) -> list[ItemTerms]:
    known = await deals.by_source(tx, source, [handle for handle, _, _ in named])
    return [
        ItemTerms(deal_id=known[handle].id, label=label, stock=stock)
        for handle, label, stock in named
    ]


async def publish_soon(
    database: Database, source: str, chat_id: int, ids: Mapping[str, int], *, now: datetime
) -> None:
    """Publish a list that ends while one watches, with orders for two stores on it."""
    async with database.begin() as tx:
        points = [one.id for one in await stores.open_stores(tx)]
        terms = OrderListTerms(
            title=SOON_TITLE,
            items=await _items(tx, source, SOON_ITEMS),
            starts_at=now,
            ends_at=now + SOON_LASTS,
            store_ids=points,
            description="It ends in four minutes. Then Olga packs: /packing has who gets what.",
        )
        rng = Random(14)  # noqa: S311 - the same code in every demo.
        made = await publish_order_list(tx, terms, [(chat_id, None)], now=now, rng=rng)
        things = [item.id for item in await lists.items(tx, made.id)]
        for name, units in SOON_ORDERS.items():
            member = await tx.get_one(Member, ids[name])
            change = OrderChange(dict(zip(things, units, strict=True)), chat_id=chat_id)
            await change_order(tx, made.id, member, change, now=now)


async def publish(database: Database, source: str, chat_id: int, *, now: datetime) -> None:
    """Publish the weekly list of the demo's first group."""
    async with database.begin() as tx:
        items = await _items(tx, source, ITEMS)
        terms = OrderListTerms(
            title=TITLE,
            items=items,
            starts_at=now,
            ends_at=now + LASTS,
            least_sum_minor=LEAST_SUM_MINOR,
            description="One order for all of us, to be picked up on Market Street.",
        )
        rng = Random(13)  # noqa: S311 - the same code in every demo.
        await publish_order_list(tx, terms, [(chat_id, None)], now=now, rng=rng)


def bring_hosts(box: Sandbox, places: Sequence[SandboxChat], people: Mapping[str, Person]) -> None:
    """Make Ruth an administrator of the first group, and Chiara of the last, who may ask to host it."""
    for chat, name in ((places[0], HOST), (places[-1], ASKS)):
        box.promote(chat, people[name])


async def host(database: Database, chat_id: int, host_id: int, *, now: datetime) -> None:
    """Let Ruth host the first group: she has asked, the shop agreed, and she earns there."""
    async with database.begin() as tx:
        member = await tx.get_one(Member, host_id)
        asked = await join.ask(tx, member, chat_id, now=now)
        await manage.set_terms(tx, asked.id, rate_bp=HOST_RATE_BP, now=now)
        await manage.approve(tx, asked.id, by_id=None, now=now)


async def order(
    box: Sandbox,
    chat: SandboxChat,
    people: Mapping[str, Person],
    *,
    orders: Sequence[tuple[str, str]] = ORDERS,
    first_in_s: float = FIRST_IN_S,
    next_in_s: float = NEXT_IN_S,
) -> None:
    """Let neighbours reply to the card of the list, at a pace that one can read."""
    await box.world.conditions[chat.id].until(lambda: _card(box, chat) is not None)
    await box.clock.sleep(first_in_s)
    for name, words in orders:
        card = _card(box, chat)
        if card is not None:
            await people[name].says(words, chat, reply_to=card)
        await box.clock.sleep(next_in_s)


def _card(box: Sandbox, chat: SandboxChat) -> Message | None:
    ours = (one for one in box.world.history(chat).everything() if one.sender_id == box.bot_id)
    return next((one for one in ours if one.text.startswith(f"📋 {TITLE}")), None)
