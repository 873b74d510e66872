"""What the card of a flash sale says: every number on it is a count of rows, made now.

announced   when it starts, the hash of the seed      sold_out   closed, everything found its buyer
window      who has entered                           ended      closed by the clock
open        how many are left here                    disabled   stopped by the operator
full        nothing free, a waiting list instead
"""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import NotRequired, TypedDict, cast

from domain.draw.opening import DrawFacts, draw_facts
from domain.flash_sale.rules import Phase, draw_at, phase_of
from domain.option.promotion import choices
from domain.promotion.live_card import CardValues
from domain.reduction.reader import reader_terms
from domain.reduction.reduction import ReferencePrice
from storage.chat.tables import Chat
from storage.database import Tx
from storage.flash_sale import claims, stock_rows
from storage.flash_sale.tables import Claim, FlashSale
from storage.option import promotion_options
from storage.promotion import waiting_lists
from storage.subject import FLASH_SALE


class FlashSaleCardState(StrEnum):
    """The looks of a card."""

    ANNOUNCED = "announced"
    WINDOW = "window"
    OPEN = "open"
    FULL = "full"
    SOLD_OUT = "sold_out"
    ENDED = "ended"
    DISABLED = "disabled"


OVER = (FlashSaleCardState.SOLD_OUT, FlashSaleCardState.ENDED, FlashSaleCardState.DISABLED)


class SaleFacts(TypedDict):
    """What a flash sale is, whatever has become of it."""

    sale_id: int
    code: str
    title: str
    description: str
    currency: str
    price_minor: int
    list_price_minor: int | None
    photo: str | None
    link: str | None
    stock_total: int | None
    per_member: int
    per_order: int
    pay: str
    reference: NotRequired[ReferencePrice]
    country: NotRequired[str]
    plain_only: NotRequired[bool]
    starts_at: str
    ends_at: str
    window_s: int
    window_ends_at: str
    seed_hash: str
    seed: str | None
    """Shown after the draw."""
    entries_hash: str | None
    options: NotRequired[list[str]]
    """What its options are called, those that are gone left out."""
    is_from: NotRequired[bool]
    """Whether some options cost more than it says."""
    draw: NotRequired[DrawFacts]
    """Where dice decide about the order."""


class FlashSaleCard(SaleFacts, CardValues):
    """A flash sale as it is now in one chat."""

    state: str
    """A `FlashSaleCardState`."""
    left: int | None
    """Units that may still be claimed here; None is no limit."""
    here: int
    """Units kept for this chat alone."""
    units: int
    members: int
    entered: int
    waiting: int


class MemberClaim(TypedDict):
    """One claim, as its member sees it."""

    id: int
    quantity: int
    price_minor: int
    state: str
    """A `ClaimState`."""
    promised: bool
    until: str | None
    option: NotRequired[str]
    """What its option is called."""


class MemberClaims(TypedDict):
    """What a member has of a flash sale, and their number in line; 0 is not in line."""

    claims: list[MemberClaim]
    units: int
    number: int


def sale_card_state(phase: Phase, left: int | None) -> FlashSaleCardState:
    """Return the look of a sale in a phase, with so many units left for a reader."""
    if phase is Phase.DRAWING:
        return FlashSaleCardState.WINDOW
    if phase is Phase.OPEN:
        return FlashSaleCardState.FULL if left == 0 else FlashSaleCardState.OPEN
    return FlashSaleCardState(phase)


def left_here(total: int, taken: int, allotments: dict[int, int], chat_id: int | None) -> int:
    """Return what a member in a chat may still claim: not what is kept for other chats."""
    elsewhere = sum(units for chat, units in allotments.items() if chat != chat_id)
    return max(0, total - taken - elsewhere)


async def flash_sale_card(
    tx: Tx, flash_sale_id: int, chat: Chat | None, zone: str, now: datetime
) -> FlashSaleCard | None:
    """Return what a flash sale's card says in a chat now; None if there is no such sale."""
    sale = await tx.get(FlashSale, flash_sale_id)
    return None if sale is None else await sale_card(tx, sale, chat, zone, now=now)


async def sale_card(
    tx: Tx, sale: FlashSale, chat: Chat | None, zone: str, *, now: datetime
) -> FlashSaleCard:
    """Return what a flash sale's card says to readers in a chat, or to anybody."""
    counted = await claims.counts(tx, sale.id)
    kept = await stock_rows.allotments_left(tx, sale.id) if sale.allot_until is not None else {}
    chat_id = chat.id if chat else None
    left = None
    if sale.stock_total is not None:
        left = left_here(sale.stock_total, counted.units, kept, chat_id)
    face = sale_card_state(phase_of(sale, now=now), left)
    facts = _of_sale(sale)
    await _note_options(tx, sale, facts)
    if draw := await draw_facts(tx, sale, chat):
        facts["draw"] = draw
    return {
        **facts,
        **reader_terms(chat),
        "state": face,
        "left": left,
        "here": kept.get(chat_id, 0) if chat_id is not None else 0,
        "units": counted.units,
        "members": counted.members,
        "entered": counted.entered,
        "waiting": await waiting_lists.length(tx, FLASH_SALE, sale.id),
        "final": face in OVER,
        "live": face not in (*OVER, FlashSaleCardState.ANNOUNCED),
        "zone": zone,
    }


async def _note_options(tx: Tx, sale: FlashSale, facts: SaleFacts) -> None:
    """Say what a sale comes in."""
    if not sale.option_count:
        return
    found = [one for one in await choices(tx, FLASH_SALE, sale.id) if not one["sold_out"]]
    facts["options"] = [one["label"] for one in found]
    if any(one["extra_minor"] for one in found):
        facts["is_from"] = True


async def member_sale_values(tx: Tx, flash_sale_id: int, member_id: int) -> MemberClaims:
    """Return what a member has of a flash sale."""
    return (await sale_values_of(tx, flash_sale_id, (member_id,)))[member_id]


async def sale_values_of(
    tx: Tx, flash_sale_id: int, members: Collection[int]
) -> dict[int, MemberClaims]:
    """Return the same for each of some members."""
    has: dict[int, list[Claim]] = {member_id: [] for member_id in members}
    for claim in await claims.of_members(tx, flash_sale_id, members):
        has[claim.member_id].append(claim)
    some = [claim.option_id for own in has.values() for claim in own]
    names = await promotion_options.labels(tx, some)
    places = await waiting_lists.find_entries(tx, FLASH_SALE, flash_sale_id, members)
    numbers = {place.member_id: await waiting_lists.position(tx, place) for place in places}
    return {
        member_id: {
            "claims": [_of_claim(claim, names.get(claim.option_id)) for claim in own],
            "units": sum(claim.quantity for claim in own),
            "number": numbers.get(member_id, 0),
        }
        for member_id, own in has.items()
    }


def _of_claim(claim: Claim, option: str | None) -> MemberClaim:
    values: MemberClaim = {
        "id": claim.id,
        "quantity": claim.quantity,
        "price_minor": claim.price_minor,
        "state": claim.state,
        "promised": claim.promised,
        "until": claim.until.isoformat() if claim.until else None,
    }
    if option is not None:
        values["option"] = option
    return values


def _of_sale(sale: FlashSale) -> SaleFacts:
    drawn = sale.drawn_at is not None
    facts: SaleFacts = {
        "sale_id": sale.id,
        "code": sale.code,
        "title": sale.title,
        "description": sale.description,
        "currency": sale.currency,
        "price_minor": sale.price_minor,
        "list_price_minor": sale.list_price_minor,
        "photo": sale.photo,
        "link": sale.link,
        "stock_total": sale.stock_total,
        "per_member": sale.per_member,
        "per_order": sale.per_order,
        "pay": sale.pay,
        "starts_at": sale.starts_at.isoformat(),
        "ends_at": sale.ends_at.isoformat(),
        "window_s": sale.window_s,
        "window_ends_at": draw_at(sale).isoformat(),
        "seed_hash": sale.seed_hash,
        "seed": sale.seed if drawn and sale.window_s else None,
        "entries_hash": sale.entries_hash,
    }
    if sale.reference is not None:
        facts["reference"] = cast(ReferencePrice, sale.reference)
    return facts
