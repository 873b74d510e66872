"""The fair opening without dice, and how units are given out in the order of any draw.

Whoever knows the seed can foresee this order and enter members until it suits them; with dice it is
`domain.draw.opening`.

    published  with the card   SHA-256 of the seed
    in the window              entries; nothing is taken, so a fast client gains nothing
    at its end, in one go      entries frozen, order drawn, units given out in that order
    published  after           the seed, and SHA-256 of the entries: member ids, one a line, rising

The order is that of HMAC-SHA256 with the seed as key and the member's id in digits as message.
Anybody can check their own:  printf %s ID | openssl dgst -sha256 -hmac SEED
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.draw.chain import sha256_hex
from domain.flash_sale.rules import Phase, draw_at, phase_of
from domain.flash_sale.stock import SaleNotice
from domain.promotion import live_card
from domain.promotion.waiting_list import WAITERS_MAX
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.kinds import Kind
from storage.flash_sale import due_rows, sales, stock_rows
from storage.flash_sale.tables import ClaimState, FlashSale, SaleState
from storage.option import promotion_options
from storage.subject import FLASH_SALE


class DrewNothing(SaleNotice):
    """The draw gave nothing; `number` is one's place in line, or 0."""

    number: int


UNLUCKY: Kind[DrewNothing] = Kind("flash_sale.unlucky")


@dataclass(frozen=True, slots=True)
class SaleEntry:
    """One member who entered the window."""

    claim_id: int
    member_id: int
    quantity: int
    chat_id: int | None
    banned: bool = False
    option_id: int | None = None


@dataclass(frozen=True, slots=True)
class DrawResult:
    """What the draw gave an entry."""

    entry: SaleEntry
    rank: int
    state: ClaimState
    allotted: bool


def draw_ticket(seed: str, member_id: int) -> str:
    """Return what a member is sorted by; the lowest comes first."""
    return hmac.new(seed.encode(), str(member_id).encode(), hashlib.sha256).hexdigest()


def draw_order(seed: str, member_ids: Iterable[int]) -> list[int]:
    """Return members in the order that a seed gives them."""
    return sorted(member_ids, key=lambda member_id: draw_ticket(seed, member_id))


def entries_digest(member_ids: Iterable[int]) -> str:
    """Return the published hash of those who took part."""
    return sha256_hex("\n".join(str(member_id) for member_id in sorted(member_ids)))


NO_ENTRIES = entries_digest(())
"""The fingerprint of a list with nobody in it."""


def allocate_units(
    seed: str,
    entries: Sequence[SaleEntry],
    left: int | None,
    allotments: Mapping[int, int],
    options: Mapping[int, int] | None = None,
) -> list[DrawResult]:
    """Go through the entries in their drawn order and give each what is left for it.

    `options` are the units left of those that have units of their own.
    """
    by_member = {entry.member_id: entry for entry in entries}
    ordered = [by_member[member_id] for member_id in draw_order(seed, by_member)]
    return allocate_in_order(ordered, left, allotments, options)


def allocate_in_order(
    entries: Sequence[SaleEntry],
    left: int | None,
    allotments: Mapping[int, int],
    options: Mapping[int, int] | None = None,
) -> list[DrawResult]:
    """Go through entries and give each what is left for it."""
    kept, sizes = dict(allotments), dict(options or {})
    drawn = []
    for rank, entry in enumerate(entries, start=1):
        allotted = entry.chat_id is not None and kept.get(entry.chat_id, 0) >= entry.quantity
        fits = (
            entry.option_id is None or sizes.get(entry.option_id, entry.quantity) >= entry.quantity
        )
        won = not entry.banned and fits and (allotted or left is None or left >= entry.quantity)
        if won and entry.option_id in sizes:
            sizes[entry.option_id] -= entry.quantity
        if won and allotted and entry.chat_id is not None:
            kept[entry.chat_id] -= entry.quantity
        elif won and left is not None:
            left -= entry.quantity
        state = ClaimState.HELD if won else ClaimState.UNLUCKY
        drawn.append(DrawResult(entry, rank, state, won and allotted))
    return drawn


async def run_draw(tx: Tx, sale_id: int, *, now: datetime) -> bool:
    """Draw the order of a window that has ended; return whether it did, which it does once.

    Winners hold their units and are told by `domain.flash_sale.due.settle_claim`; the others stand
    in line, in the order of the draw.
    """
    sale = await sales.lock(tx, sale_id)
    if sale is None or sale.state != SaleState.WINDOW or sale.dice:
        return False
    if now < draw_at(sale):
        return False
    entries = [SaleEntry(*row) for row in await due_rows.entries(tx, sale.id)]
    kept = await stock_rows.lock_allotments(tx, sale.id) if sale.allot_until is not None else {}
    sizes = await promotion_options.lock_left(tx, FLASH_SALE, sale.id) if sale.option_count else {}
    drawn = allocate_units(sale.seed, entries, sale.stock_left, kept, sizes)
    sale.entries_hash = entries_digest(entry.member_id for entry in entries)
    await give_out(tx, sale, drawn, now=now)
    return True


async def give_out(tx: Tx, sale: FlashSale, drawn: Sequence[DrawResult], *, now: datetime) -> None:
    """Let winners hold their units, put the others in line, and open the sale."""
    await _take(tx, sale, drawn)
    await sales.record_draw(tx, [(d.entry.claim_id, d.state, d.rank, d.allotted) for d in drawn])
    sale.drawn_at, sale.state = now, SaleState.OPEN
    await tx.flush()
    await _line_up(tx, sale, drawn, now=now)
    await live_card.mark_changed(tx, FLASH_SALE, sale.id)


async def _take(tx: Tx, sale: FlashSale, drawn: Sequence[DrawResult]) -> None:
    """Take what was given out, by the same guarded updates as a press."""
    taken: dict[int | None, int] = {}
    for one in drawn:
        if one.state is ClaimState.HELD:
            place = one.entry.chat_id if one.allotted else None
            taken[place] = taken.get(place, 0) + one.entry.quantity
    for chat_id, units in taken.items():
        if chat_id is None:
            enough = await stock_rows.take_common(tx, sale.id, units)
        else:
            enough = await stock_rows.take_allotted(tx, sale.id, chat_id, units)
        if not enough:
            raise RuntimeError(f"flash sale {sale.id}: {units} units were there a moment ago")
    for one in drawn:
        option_id = one.entry.option_id
        if one.state is not ClaimState.HELD or option_id is None:
            continue
        if not await promotion_options.take_units(tx, option_id, one.entry.quantity):
            raise RuntimeError(f"flash sale {sale.id}: option {option_id} was there a moment ago")
    await tx.refresh(sale, ["stock_left"])


async def _line_up(tx: Tx, sale: FlashSale, drawn: Sequence[DrawResult], *, now: datetime) -> None:
    """Put who got nothing in line, and tell them so at leisure."""
    unlucky = [d.entry for d in drawn if d.state is ClaimState.UNLUCKY and not d.entry.banned]
    runs = phase_of(sale, now=now) is Phase.OPEN
    waiting = unlucky[:WAITERS_MAX] if runs else []
    await sales.append_to_waiting_list(
        tx, sale.id, [(e.member_id, e.quantity, e.chat_id, e.option_id) for e in waiting], now=now
    )
    told = [
        (
            entry.member_id,
            DrewNothing(
                title=sale.title, code=sale.code, number=index if index <= len(waiting) else 0
            ),
        )
        for index, entry in enumerate(unlucky, start=1)
    ]
    await outbox.put_notices(tx, UNLUCKY, told, now=now, expires_at=max(now, sale.ends_at))
