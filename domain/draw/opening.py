"""A fair opening by dice: the window's entries go into a draw, whose order gives the units out.

    published   a draw is committed          window's end  entries frozen, their head posted
    in window   entries are chained          dice there    units given out in the draw's order
                                             broken        nobody has an order: open to all

A sale of before dice, or one that was published without, keeps `domain.flash_sale.draw`.
"""

from collections.abc import Sequence
from datetime import datetime
from random import Random
from typing import NotRequired, TypedDict

from domain.deep_link import message_link
from domain.draw import chain, machine
from domain.draw.machine import DrawPlan
from domain.flash_sale.draw import NO_ENTRIES, SaleEntry, allocate_in_order, give_out
from domain.flash_sale.rules import draw_at
from domain.flash_sale.stock import SaleNotice
from domain.promotion import live_card
from domain.refusal import Refused
from domain.voucher import Secret
from storage.chat import chats
from storage.chat.tables import Chat
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.kinds import Kind
from storage.draw import draws
from storage.draw.tables import Draw, DrawState
from storage.flash_sale import due_rows, sales, stock_rows
from storage.flash_sale.tables import ClaimState, FlashSale, SaleState
from storage.option import promotion_options
from storage.subject import FLASH_SALE

DICE = 3
"""One die has 64 outcomes, few enough to be tried by whoever enters last; three have 262,144."""
PAGE = 5_000
NO_ORDER: Kind[SaleNotice] = Kind("flash_sale.no_order")
"""The draw one entered was broken; the sale is open to all."""
OVER = (DrawState.DRAWN, DrawState.BROKEN, DrawState.CANCELLED)


class DrawFacts(TypedDict):
    """What a card says of its draw."""

    code: str
    state: str
    """A `DrawState`."""
    head: str
    """26 symbols."""
    entries: int
    dice: int
    emoji: str
    seed_hash: str
    rules_hash: str
    here: bool
    """Whether the dice are thrown in the reader's chat."""
    chat: str
    link: NotRequired[str]
    """The message that the dice answer."""
    values: NotRequired[str]
    by_hand: NotRequired[bool]


async def commit_draw(
    tx: Tx, sale: FlashSale, place: tuple[int, int | None], *, now: datetime, rng: Random
) -> None:
    """Commit the draw of a sale that is being published; its dice fall in `place`."""
    rules = {"for": sale.code, "pieces": sale.stock_total, "per order": sale.per_order}
    plan = DrawPlan(
        subject=FLASH_SALE,
        subject_id=sale.id,
        title=sale.title,
        chat_id=place[0],
        thread_id=place[1],
        freezes_at=draw_at(sale),
        dice=sale.dice,
        rules=rules,
    )
    draw = await machine.prepare(tx, plan, now=now, rng=rng)
    sale.seed, sale.seed_hash = draw.seed, draw.seed_hash


async def start_draw(tx: Tx, sale: FlashSale) -> None:
    """Open the draw of a sale that opens."""
    draw = await draws.lock_of_subject(tx, FLASH_SALE, sale.id)
    if draw is not None:
        machine.start(draw)


async def take_in_entries(tx: Tx, sale_id: int, *, secret: Secret, limit: int = PAGE) -> int:
    """Chain those who have entered since the last time, in their order; return how many."""
    draw = await draws.lock_of_subject(tx, FLASH_SALE, sale_id)
    if draw is None:
        return 0
    members = await due_rows.new_entrants(tx, sale_id, draw.id, limit=limit)
    taken = await machine.take_in(tx, draw, members, secret)
    if taken:
        await live_card.mark_changed(tx, FLASH_SALE, sale_id)
    return taken


async def freeze_entries(tx: Tx, sale_id: int, *, now: datetime, secret: Secret) -> bool:
    """End a window: chain who is left, and freeze; return whether it did, which it does once."""
    sale = await sales.lock(tx, sale_id)
    if sale is None or sale.state != SaleState.WINDOW or now < draw_at(sale):
        return False
    while await take_in_entries(tx, sale_id, secret=secret):
        pass
    draw = await draws.lock_of_subject(tx, FLASH_SALE, sale_id)
    if draw is None:
        raise RuntimeError(f"flash sale {sale_id}: its draw is gone")
    await machine.freeze(tx, draw, now=now)
    sale.state = SaleState.DRAWING
    await tx.flush()
    await live_card.mark_changed(tx, FLASH_SALE, sale_id)
    return True


async def settle_draw(tx: Tx, sale_id: int, *, now: datetime) -> bool:
    """Give units out once the draw is over; return whether it did, which it does once."""
    sale = await sales.lock(tx, sale_id)
    draw = await draws.of_subject(tx, FLASH_SALE, sale_id)
    if sale is None or draw is None or sale.state != SaleState.DRAWING or draw.state not in OVER:
        return False
    rows = [SaleEntry(*row) for row in await due_rows.entries(tx, sale.id)]
    sale.entries_hash = draw.head if draw.entries else NO_ENTRIES
    if draw.state != DrawState.DRAWN:
        await _open_to_all(tx, sale, rows, now=now)
        return True
    by_member = {entry.member_id: entry for entry in rows}
    ranked = await machine.ranked_members(tx, draw)
    entries = [by_member[member_id] for member_id in ranked if member_id in by_member]
    kept = await stock_rows.lock_allotments(tx, sale.id) if sale.allot_until is not None else {}
    sizes = await promotion_options.lock_left(tx, FLASH_SALE, sale.id) if sale.option_count else {}
    drawn = allocate_in_order(entries, sale.stock_left, kept, sizes)
    await give_out(tx, sale, drawn, now=now)
    return True


async def _open_to_all(
    tx: Tx, sale: FlashSale, entries: Sequence[SaleEntry], *, now: datetime
) -> None:
    """Open a sale without an order: who entered has no more right than others, and hears so."""
    await sales.record_draw(
        tx, [(entry.claim_id, ClaimState.UNLUCKY, None, False) for entry in entries]
    )
    sale.drawn_at, sale.state = now, SaleState.OPEN
    await tx.flush()
    facts = SaleNotice(title=sale.title, code=sale.code)
    told = [(entry.member_id, facts) for entry in entries if not entry.banned]
    await outbox.put_notices(tx, NO_ORDER, told, now=now, expires_at=max(now, sale.ends_at))
    await live_card.mark_changed(tx, FLASH_SALE, sale.id)


async def cancel_draw(tx: Tx, sale: FlashSale, *, now: datetime) -> None:
    """Call off the draw of a sale that is stopped; refused once its dice are thrown."""
    draw = await draws.lock_of_subject(tx, FLASH_SALE, sale.id) if sale.dice else None
    if draw is None:
        return
    if draw.state == DrawState.THROWN or (
        draw.state == DrawState.DRAWN and sale.state == SaleState.DRAWING
    ):
        raise Refused("draw.thrown", code=draw.code)
    await machine.cancel(tx, draw, now=now)


async def draw_facts(tx: Tx, sale: FlashSale, chat: Chat | None) -> DrawFacts | None:
    """Return what a card in a chat says of its draw, if it has one."""
    draw = await draws.of_subject(tx, FLASH_SALE, sale.id) if sale.dice else None
    if draw is None:
        return None
    where = await chats.find(tx, draw.chat_id)
    return await _facts(tx, draw, where, here=chat is not None and chat.id == draw.chat_id)


async def _facts(tx: Tx, draw: Draw, where: Chat | None, *, here: bool) -> DrawFacts:
    facts = DrawFacts(
        code=draw.code,
        state=draw.state,
        head=chain.short(draw.head),
        entries=draw.entries,
        dice=draw.dice,
        emoji=draw.emoji,
        seed_hash=draw.seed_hash,
        rules_hash=chain.short(draw.rules_hash),
        here=here,
        chat=where.title if where else "",
    )
    if link := message_link(where, draw.message_id) if where and draw.message_id else None:
        facts["link"] = link
    if draw.state in (DrawState.DRAWN, DrawState.BROKEN):
        facts["values"] = ", ".join(map(str, await machine.thrown_values(tx, draw)))
        facts["by_hand"] = draw.by_hand
    return facts
