"""Many presses under one sale's card: `claim_units`, `wait_for_units`, `request_reminder` for all of them.

    people, sale, stock, claims, line read once -> decided in order
        -> units, claims, line, reminders, vouchers, card written once

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
    check_sale_reminder,
    due_at_pickup,
    pending_already,
    too_few,
)
from domain.flash_sale.rules import Phase, draw_at, hold_until, initial_claim_state
from domain.member import UserInfo
from domain.press_set import NotTogether
from domain.press_set.line import Line, LinePlace, Verb, read_line, write_reminders
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
class SaleRequest:
    """Who wants what of a flash sale."""

    person: UserInfo
    order: ClaimRequest
    verb: Verb = Verb.TAKE


@dataclass(frozen=True, slots=True)
class GrantedClaim:
    """What an order is given."""

    person: UserInfo
    order: ClaimRequest
    state: ClaimState
    until: datetime | None
    """Until when the answer says that it waits: for its money, or for the draw."""
    allotted: bool


Granted = GrantedClaim | LinePlace | Verb
"""What a request is given: a claim, a place in line, a reminder."""


async def claim_together(
    tx: Tx,
    sale_id: int,
    wanted: Sequence[SaleRequest],
    people: People,
    *,
    now: datetime,
    secret: Secret,
) -> list[ClaimResult | LinePlace | Refused | None]:
    """Give units in the order of the requests, put members in line, or remember to remind them.

    Return for each the claim, the place in line, None for a reminder, or why not.
    """
    members = {one.person.id for one in wanted}
    found = await claims.lock_standings(tx, sale_id, members)
    if found is None:
        return [Refused("flash_sale.not_found", code="") for _ in wanted]
    if found.sale.option_count:
        raise NotTogether("which option is asked of each alone")
    line = await read_line(tx, FLASH_SALE, sale_id, members)
    decided = decide_claims(found, line, wanted, people.banned, now=now)
    pairs = list(zip(wanted, decided, strict=True))
    heard = [one.person for one, what in pairs if not isinstance(what, Refused)]
    if not heard:
        return [what for what in decided if isinstance(what, Refused)]
    await remember(tx, people, heard, now=now)
    granted = [what for what in decided if isinstance(what, GrantedClaim)]
    numbers = iter(await _write(tx, found.sale, granted, now=now, secret=secret))
    await line.write(tx)
    asked = [one.person.id for one, what in pairs if what is Verb.REMIND]
    if asked:
        await write_reminders(tx, FLASH_SALE, sale_id, asked)
    if len(asked) < len(heard):
        await live_card.mark_changed(tx, FLASH_SALE, sale_id)
    return [
        _result(found.sale, next(numbers), what)
        if isinstance(what, GrantedClaim)
        else (None if isinstance(what, Verb) else what)
        for what in decided
    ]


def decide_claims(
    found: SaleSnapshot,
    line: Line,
    wanted: Sequence[SaleRequest],
    banned: Collection[int],
    *,
    now: datetime,
) -> list[Granted | Refused]:
    """Decide requests one after the other, each knowing what those before it were given."""
    stock = _Stock(found, line, banned)
    decided: list[Granted | Refused] = []
    for one in wanted:
        try:
            granted = stock.decide(one, now=now)
        except Refused as refused:
            decided.append(refused)
        else:
            if isinstance(granted, GrantedClaim):
                stock.give(granted)
            decided.append(granted)
    return decided


class _Stock:
    """A flash sale in memory, as it is after each order."""

    def __init__(self, found: SaleSnapshot, line: Line, banned: Collection[int]) -> None:
        self._sale, self._line, self._banned = found.sale, line, banned
        self._left = found.sale.stock_left
        self._allotted, self._live = Counter(found.allotted), Counter(found.live)
        self._counted = Counter(found.counted)
        self._pending = {*found.pending}

    def decide(self, one: SaleRequest, *, now: datetime) -> Granted:
        """Return what a request is given, or refuse."""
        sale, person, order = self._sale, one.person, one.order
        if one.verb is Verb.REMIND:
            check_sale_reminder(sale, now=now)
            return Verb.REMIND
        standing = self._standing(person.id, order.chat_id)
        if check_request(standing, order, now=now) is Phase.WINDOW:
            if person.id in self._pending:
                raise pending_already(sale, order)
            return GrantedClaim(person, order, ClaimState.ENTERED, draw_at(sale), False)
        allotted = allotted_enough(standing, order.quantity)
        if not allotted and self._left is not None and self._left < order.quantity:
            if one.verb is Verb.TAKE:
                raise too_few(standing, self._left, order.quantity)
            number = self._line.add(person.id, order.quantity, now=now, chat_id=order.chat_id)
            return LinePlace(person.id, number)
        state, until = initial_claim_state(sale), hold_until(sale, now)
        if state is ClaimState.HELD and person.id in self._pending:
            raise pending_already(sale, order)
        return GrantedClaim(person, order, state, until, allotted)

    def give(self, granted: GrantedClaim) -> None:
        """Take what an order is given out of what there is."""
        who, units = granted.person.id, granted.order.quantity
        self._live[who] += units
        if granted.state in claims.PENDING:
            self._pending.add(who)
        if granted.state in COUNTED:
            self._counted[who] += units
            self._line.remove(who)
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
            who in self._line,
            who in self._banned,
        )


async def _write(
    tx: Tx, sale: FlashSale, granted: Sequence[GrantedClaim], *, now: datetime, secret: Secret
) -> Sequence[int]:
    """Write claims down, and the vouchers that follow; return the ids of the claims."""
    if not granted:
        return ()
    await _take_units(tx, sale, granted, now=now)
    numbers = await claims.insert_claims(tx, [_cells(sale, one, now=now) for one in granted])
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
