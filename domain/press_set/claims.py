"""Many presses that claim units of one flash sale: `flash_sale.claim.claim_units` for all at once.

    people, sale, stock, claims read once -> decided in order
        -> units, claims, waiting list, vouchers, card written once

The sale is held from the first look to the commit, so what is decided in memory still holds when
it is written; the guarded updates say so once more.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain import voucher
from domain.flash_sale.claim import (
    ClaimRequest,
    ClaimResult,
    allotted_enough,
    check_request,
    due_at_pickup,
    pending_already,
    too_few,
)
from domain.flash_sale.rules import Phase, draw_at, hold_until, initial_claim_state
from domain.member import UserInfo
from domain.press_set import NotTogether
from domain.press_set.people import People, remember
from domain.promotion import live_card
from domain.refusal import Refused
from domain.voucher import Secret
from storage.database import Tx
from storage.flash_sale import stock_rows
from storage.flash_sale.claims import MemberSaleStatus
from storage.flash_sale.sales import COUNTED
from storage.flash_sale.tables import ClaimState, FlashSale
from storage.press_set import claims
from storage.press_set.claims import SaleSnapshot
from storage.subject import CLAIM, FLASH_SALE


@dataclass(frozen=True, slots=True)
class GrantedClaim:
    """What an order is given."""

    person: UserInfo
    order: ClaimRequest
    state: ClaimState
    until: datetime | None
    """Until when the answer says that it waits: for its money, or for the draw."""
    allotted: bool
    waited: bool
    """Whether the member stood in line, and does so no more."""


async def claim_together(
    tx: Tx,
    sale_id: int,
    wanted: Sequence[tuple[UserInfo, ClaimRequest]],
    people: People,
    *,
    now: datetime,
    secret: Secret,
) -> list[ClaimResult | Refused]:
    """Give units in the order of the requests; return for each the claim, or why not."""
    found = await claims.lock_standings(tx, sale_id, {person.id for person, _ in wanted})
    if found is None:
        return [Refused("flash_sale.not_found", code="") for _ in wanted]
    decided = decide_claims(found, wanted, people.banned, now=now)
    granted = [one for one in decided if isinstance(one, GrantedClaim)]
    if not granted:
        return [one for one in decided if isinstance(one, Refused)]
    await remember(tx, people, [one.person for one in granted], now=now)
    numbers = iter(await _write(tx, found.sale, granted, now=now, secret=secret))
    return [
        one if isinstance(one, Refused) else _result(found.sale, next(numbers), one)
        for one in decided
    ]


def decide_claims(
    found: SaleSnapshot,
    wanted: Sequence[tuple[UserInfo, ClaimRequest]],
    banned: Collection[int],
    *,
    now: datetime,
) -> list[GrantedClaim | Refused]:
    """Decide orders one after the other, each knowing what those before it were given."""
    stock = _Stock(found, banned)
    decided: list[GrantedClaim | Refused] = []
    for person, order in wanted:
        try:
            granted = stock.decide(person, order, now=now)
        except Refused as refused:
            decided.append(refused)
        else:
            stock.give(granted)
            decided.append(granted)
    return decided


class _Stock:
    """A flash sale in memory, as it is after each order."""

    def __init__(self, found: SaleSnapshot, banned: Collection[int]) -> None:
        self._sale, self._banned = found.sale, banned
        self._left = found.sale.stock_left
        self._allotted, self._live = Counter(found.allotted), Counter(found.live)
        self._counted = Counter(found.counted)
        self._pending, self._waiting = {*found.pending}, {*found.waiting}

    def decide(self, person: UserInfo, order: ClaimRequest, *, now: datetime) -> GrantedClaim:
        """Return what an order is given, or refuse."""
        sale, standing = self._sale, self._standing(person.id, order.chat_id)
        if check_request(standing, order, now=now) is Phase.WINDOW:
            if person.id in self._pending:
                raise pending_already(sale, order)
            return GrantedClaim(person, order, ClaimState.ENTERED, draw_at(sale), False, False)
        allotted = allotted_enough(standing, order.quantity)
        if not allotted and self._left is not None and self._left < order.quantity:
            raise too_few(standing, self._left, order.quantity)
        state, until = initial_claim_state(sale), hold_until(sale, now)
        if state is ClaimState.HELD and person.id in self._pending:
            raise pending_already(sale, order)
        return GrantedClaim(person, order, state, until, allotted, standing.waits)

    def give(self, granted: GrantedClaim) -> None:
        """Take what an order is given out of what there is."""
        who, units = granted.person.id, granted.order.quantity
        self._live[who] += units
        if granted.state in claims.PENDING:
            self._pending.add(who)
        if granted.state in COUNTED:
            self._counted[who] += units
            self._waiting.discard(who)
            self._take(granted, units)

    def _take(self, granted: GrantedClaim, units: int) -> None:
        if granted.allotted and granted.order.chat_id is not None:
            self._allotted[granted.order.chat_id] -= units
        elif self._left is not None:
            self._left -= units

    def _standing(self, who: int, chat_id: int | None) -> MemberSaleStatus:
        return MemberSaleStatus(
            self._sale,
            0 if chat_id is None else self._allotted[chat_id],
            self._live[who],
            self._counted[who],
            who in self._waiting,
            who in self._banned,
        )


async def _write(
    tx: Tx, sale: FlashSale, granted: Sequence[GrantedClaim], *, now: datetime, secret: Secret
) -> Sequence[int]:
    """Write claims down and all that follows; return their ids."""
    await _take_units(tx, sale, granted, now=now)
    numbers = await claims.insert_claims(tx, [_cells(sale, one, now=now) for one in granted])
    waited = {one.person.id for one in granted if one.waited}
    if waited:
        await claims.leave_line(tx, sale.id, waited)
    await live_card.mark_changed(tx, FLASH_SALE, sale.id)
    confirmed = [
        voucher.new_voucher(
            CLAIM,
            number,
            one.person.id,
            title=sale.title,
            quantity=one.order.quantity,
            due_minor=due_at_pickup(sale, one.order.quantity),
            currency=sale.currency,
            store_id=sale.store_id,
            days=sale.voucher_days,
            now=now,
        )
        for number, one in zip(numbers, granted, strict=True)
        if one.state is ClaimState.CONFIRMED
    ]
    if confirmed:
        await voucher.issue_new(tx, confirmed, why=FLASH_SALE, now=now, secret=secret)
    return numbers


async def _take_units(
    tx: Tx, sale: FlashSale, granted: Sequence[GrantedClaim], *, now: datetime
) -> None:
    """Take the units of claims, those of each allotment together; entries take none."""
    wanted: Counter[int | None] = Counter()
    for one in granted:
        if one.state is not ClaimState.ENTERED:
            wanted[one.order.chat_id if one.allotted else None] += one.order.quantity
    for chat_id, units in wanted.items():
        if chat_id is None:
            taken = await stock_rows.take_common(tx, sale.id, units, open_at=now)
        else:
            taken = await stock_rows.take_allotted(tx, sale.id, chat_id, units)
        if not taken:
            raise NotTogether("the stock of the sale has changed")


def _cells(sale: FlashSale, one: GrantedClaim, *, now: datetime) -> dict[str, Any]:
    return {
        "flash_sale_id": sale.id,
        "member_id": one.person.id,
        "quantity": one.order.quantity,
        "price_minor": sale.price_minor,
        "claimed_at": now,
        "state": one.state,
        "until": None if one.state is ClaimState.ENTERED else one.until,
        "promised": False,
        "chat_id": one.order.chat_id,
        "allotted": one.allotted,
        "rank": None,
    }


def _result(sale: FlashSale, claim_id: int, one: GrantedClaim) -> ClaimResult:
    return ClaimResult(sale, claim_id, one.order.quantity, one.state, one.until)
