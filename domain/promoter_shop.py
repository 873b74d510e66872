"""Promoter shops: a member's own page of deals, in their order, with their code in every link.

What is on it is asked of the shelf each time: a deal that is over or withdrawn is gone from every
page at once, and back on all of them if it is restored.
"""

import hashlib
from datetime import datetime

from domain.display_name import is_seen, visible
from domain.refusal import Refused
from storage import promoter_shops
from storage.database import Tx
from storage.deal import deals
from storage.deal.tables import Deal
from storage.members import Member
from storage.promoter_shops import PromoterShop, ShopDeal

TITLE_CHARS_MAX = 64
DEALS_MAX = 50
FIRST_DEALS = 6
TAG_CHARS = 16


def title_of(typed: str) -> str:
    """Return a title as it is kept, or refuse one that shows nothing or too much."""
    title = " ".join(visible(typed).split())
    if not is_seen(title) or len(title) > TITLE_CHARS_MAX:
        raise Refused("shop.title", maximum=TITLE_CHARS_MAX)
    return title


def title_tag(title: str) -> str:
    """Return what a button says of a title."""
    return hashlib.sha256(title.encode()).hexdigest()[:TAG_CHARS]


async def find(tx: Tx, member_id: int) -> PromoterShop | None:
    """Return a member's shop."""
    return await tx.get(PromoterShop, member_id)


async def get_or_create(tx: Tx, member: Member, *, title: str, now: datetime) -> PromoterShop:
    """Return a member's shop, opened now under `title` if there was none; held."""
    found = await promoter_shops.lock(tx, member.id)
    if found is None:
        found = await promoter_shops.open_shop(tx, member.id, title=title_of(title), now=now)
    return found


async def rename(tx: Tx, member: Member, typed: str, *, now: datetime) -> PromoterShop:
    """Give a member's shop another title, or refuse."""
    title = title_of(typed)
    shop = await get_or_create(tx, member, title=title, now=now)
    shop.title = title
    return shop


async def toggle(tx: Tx, shop: PromoterShop, code: str) -> bool:
    """Put a deal on a page that is held, or take it off; return whether it is there now."""
    deal = await deals.by_code(tx, code)
    if deal is None:
        raise Refused("deal.not_found", code=code[:12])
    row = await tx.get(ShopDeal, (shop.member_id, deal.id))
    if row is not None:
        await tx.delete(row)
        await tx.flush()
        return False
    positions = await promoter_shops.positions(tx, shop.member_id)
    if len(positions) >= DEALS_MAX:
        raise Refused("shop.full", maximum=DEALS_MAX)
    last = max(positions, default=0)
    tx.add(ShopDeal(member_id=shop.member_id, deal_id=deal.id, position=last + 1))
    await tx.flush()
    return True


async def up(tx: Tx, shop: PromoterShop, code: str) -> None:
    """Let a deal change places with the one before it; the first stays first."""
    rows = await promoter_shops.shop_deals(tx, shop.member_id)
    numbers = [row.deal_id for row in rows]
    deal = await deals.by_code(tx, code)
    if deal is None or deal.id not in numbers:
        raise Refused("deal.not_found", code=code[:12])
    place = numbers.index(deal.id)
    if place:
        rows[place].position, rows[place - 1].position = (
            rows[place - 1].position,
            rows[place].position,
        )
        await tx.flush()


async def fill(tx: Tx, shop: PromoterShop, *, now: datetime) -> None:
    """Put the newest deals on an empty page."""
    if await promoter_shops.positions(tx, shop.member_id):
        return
    newest = await deals.offered(tx, now=now, limit=FIRST_DEALS)
    tx.add_all(
        ShopDeal(member_id=shop.member_id, deal_id=deal.id, position=place)
        for place, deal in enumerate(newest, start=1)
    )
    await tx.flush()


async def find_visible(tx: Tx, owner: Member | None) -> PromoterShop:
    """Return the shop of whoever owns a code, or refuse where there is none to be seen."""
    shop = None if owner is None else await find(tx, owner.id)
    if owner is None or shop is None or owner.banned_at is not None:
        raise Refused("shop.gone")
    return shop


async def list_deals(
    tx: Tx, member_id: int, *, now: datetime, limit: int, offset: int
) -> tuple[list[Deal], int]:
    """Return a page of what a shop offers now, and how many deals that is in all."""
    return await promoter_shops.deals_on_offer(tx, member_id, now=now, limit=limit, offset=offset)
