"""From the words of `group-buys add` to terms, and from names of chats to places."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.cli.orders import named_chats
from domain.campaign.schedule import check_zone, parse_every, parse_moment, to_utc
from domain.group_buy.publish import GroupBuyTerms
from domain.money import read_price
from domain.refusal import Refused
from storage import stores
from storage.chat.chats import CHATS_MAX, postable
from storage.database import Tx
from storage.group_buy.tables import GroupBuyShape, PaymentMethod, PaymentTiming

PAYS = {
    "pickup": (PaymentMethod.ON_PICKUP, PaymentTiming.AT_END),
    "shop": (PaymentMethod.EXTERNAL, PaymentTiming.AT_END),
    "shop-now": (PaymentMethod.EXTERNAL, PaymentTiming.NOW),
}


async def parse_group_buy(
    tx: Tx, given: Mapping[str, str | int], *, currency: str, zone: str, now: datetime
) -> GroupBuyTerms:
    """Return what the options of `group-buys add` ask for; raises `Refused`."""
    words = {name: str(value).strip() for name, value in given.items()}
    if words["pay"] not in PAYS:
        raise Refused("group_buy.pay", typed=words["pay"][:20])
    pay, pay_when = PAYS[words["pay"]]
    check_zone(zone)
    starts_at = read_moment(words["starts"], zone) if words["starts"] else now
    return GroupBuyTerms(
        tiers=read_tiers(words["tiers"], currency),
        starts_at=starts_at,
        ends_at=read_end(words["ends"], zone, starts_at),
        shape=GroupBuyShape.TEAM if given["teams"] else GroupBuyShape.POOL,
        duration=timedelta(seconds=parse_every(words["lasts"])) if words["lasts"] else None,
        size=int(given["size"]) or None,
        ends_when_full=not given["keep_open"],
        per_member=int(given["per_member"]),
        stock=int(given["stock"]) or None,
        pay=pay,
        pay_when=pay_when,
        hold_s=parse_every(words["hold"]),
        store_id=await read_store(tx, words["store"]),
        voucher_days=int(given["voucher_days"]),
        description=words["terms"] or None,
    )


def read_tiers(typed: str, currency: str) -> list[tuple[int, int]]:
    """Read `10:17.90,15:16.50` as `[(10, 1790), (15, 1650)]`, or refuse."""
    tiers = []
    for part in typed.split(","):
        people, colon, price = part.strip().partition(":")
        plain = people.isascii() and people.isdecimal() and len(people) <= 6
        if not colon or not plain:
            raise Refused("group_buy.tiers_typed", typed=typed[:40])
        tiers.append((int(people), read_price(price, currency)))
    return tiers


def read_moment(typed: str, zone: str) -> datetime:
    """Read a wall time of `zone` to the second."""
    return to_utc(parse_moment(typed), zone)


def read_end(typed: str, zone: str, starts_at: datetime) -> datetime:
    """Read a wall time of `zone`, or a span such as `2d` after the start."""
    span = typed[:1].isdecimal() and typed[-1:] in "smhd"
    return starts_at + timedelta(seconds=parse_every(typed)) if span else read_moment(typed, zone)


async def resolve_chats(tx: Tx, chats: str, tags: str) -> list[tuple[int, int | None]]:
    """Return (chat id, topic) of the chats that are named, all of them, or those with tags."""
    if chats and chats != "all":
        return await named_chats(tx, chats)
    words = [word.strip() for word in tags.split(",") if word.strip()]
    found = await postable(tx, tags=words, limit=CHATS_MAX)
    if not found:
        raise Refused("campaign.no_chats")
    return [(chat.id, chat.thread_id) for chat in found]


async def read_store(tx: Tx, typed: str) -> int | None:
    """Return the store with the code that was typed, None for nothing; raises `Refused`."""
    if not typed:
        return None
    store = await stores.by_code(tx, typed.upper())
    if store is None:
        raise Refused("store.not_found", code=typed[:20])
    return store.id
