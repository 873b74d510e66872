"""Claiming units of a flash sale, saying yes to held ones, standing in line, stepping back.

    standing -> refuse | take units -> claim -> voucher -> card      a press: four statements
    window:  standing -> refuse | entry                              nothing is taken yet

Units are taken by a guarded update, so nobody is sold what somebody else has; every step is in
the caller's transaction, so a refusal halfway takes back the steps before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from domain import code, voucher
from domain.flash_sale.rules import (
    Phase,
    check_claim_limits,
    check_claim_price,
    draw_at,
    hold_until,
    initial_claim_state,
    phase_of,
    refuse_sale,
)
from domain.flash_sale.stock import (
    has_units,
    of_option,
    option_of,
    return_sale_units,
    take_sale_units,
)
from domain.option.promotion import choose, with_option
from domain.promotion import live_card, waiting_list
from domain.promotion.payment import PaymentAccount, add_line, is_paid_ahead, kept_minor
from domain.refusal import TYPED_SHOWN_MAX, Refused
from domain.voucher import Secret
from storage.database import Tx
from storage.flash_sale import claims, sales
from storage.flash_sale.claims import MemberSaleStatus
from storage.flash_sale.tables import Claim, ClaimState, FlashSale
from storage.members import Member
from storage.option import promotion_options
from storage.option.tables import PromotionOption
from storage.promotion import payments
from storage.promotion.tables import PaymentKind
from storage.subject import CLAIM, FLASH_SALE


@dataclass(frozen=True, slots=True)
class ClaimRequest:
    """What somebody asks for: how many, where, and what the pressed button showed."""

    quantity: int = 1
    chat_id: int | None = None
    shown_minor: int | None = None
    have: int | None = None
    """Units the member had when the button was drawn; None for a typed command."""
    option_id: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """What came of a claim, for the one who made it."""

    sale: FlashSale
    claim_id: int
    quantity: int
    state: ClaimState
    until: datetime | None
    """Until when a hold waits for its money."""
    option: PromotionOption | None = None

    @property
    def price_minor(self) -> int:
        """Return what a unit costs."""
        return self.sale.price_minor + (self.option.extra_minor if self.option else 0)


async def find_sale(tx: Tx, typed: str) -> FlashSale:
    """Return the flash sale behind a code as somebody typed it, or refuse."""
    wanted = code.normalize(typed)
    sale = await sales.by_code(tx, wanted)
    if sale is None:
        raise Refused("flash_sale.not_found", code=wanted[:TYPED_SHOWN_MAX])
    return sale


async def claim_units(
    tx: Tx, sale_id: int, member: Member, order: ClaimRequest, *, now: datetime, secret: Secret
) -> ClaimResult:
    """Claim units, or enter for them while the opening window lasts; or refuse and say why.

    Raises `WhichOption` where the sale has options and none was named.
    """
    standing, phase = await _check_request(tx, sale_id, member, order, now=now)
    sale = standing.sale
    option = await _chosen(tx, sale, order, waits=phase is Phase.WINDOW)
    if phase is Phase.WINDOW:
        return await _enter(tx, sale, member.id, order, option, now=now)
    allotted = await _take_units(tx, standing, order, option, now=now)
    state, until = initial_claim_state(sale), hold_until(sale, now)
    values = {"state": state, "until": until, "allotted": allotted, **of_option(sale, option)}
    claim_id = await _write(tx, sale, member.id, order, values, now=now)
    if standing.waits:
        await waiting_list.remove(tx, FLASH_SALE, sale.id, member.id)
    await live_card.mark_changed(tx, FLASH_SALE, sale.id)
    if state is ClaimState.CONFIRMED:
        await issue_claim_voucher(
            tx, sale, claim_id, member.id, order.quantity, now=now, secret=secret, option=option
        )
    return ClaimResult(sale, claim_id, order.quantity, state, until, option)


async def _chosen(
    tx: Tx, sale: FlashSale, order: ClaimRequest, *, waits: bool
) -> PromotionOption | None:
    """Return the option that somebody wants, None where there are none, or refuse."""
    if not sale.option_count:
        return None
    return await choose(tx, FLASH_SALE, sale.id, order.option_id, title=sale.title, waits=waits)


async def wait_for_units(
    tx: Tx, sale_id: int, member: Member, order: ClaimRequest, *, now: datetime, secret: Secret
) -> ClaimResult | int:
    """Put a member in line and return their number; sell to them if there is enough after all."""
    standing, phase = await _check_request(tx, sale_id, member, order, now=now)
    sale = standing.sale
    option = await _chosen(tx, sale, order, waits=True)
    enough = sale.stock_left is None or sale.stock_left >= order.quantity
    enough = enough or allotted_enough(standing, order.quantity)
    if phase is Phase.WINDOW or (enough and has_units(option, order.quantity)):
        return await claim_units(tx, sale_id, member, order, now=now, secret=secret)
    number = await waiting_list.add(
        tx,
        FLASH_SALE,
        sale.id,
        member.id,
        order.quantity,
        now=now,
        chat_id=order.chat_id,
        option_id=option.id if option else None,
    )
    await live_card.mark_changed(tx, FLASH_SALE, sale.id)
    return number


async def accept_held_units(
    tx: Tx, claim_id: int, member: Member, *, now: datetime, secret: Secret
) -> ClaimResult:
    """Say yes to units that were held for a member from the waiting list, or refuse."""
    held = await claims.lock(tx, claim_id)
    if held is None or held.member_id != member.id:
        raise Refused("flash_sale.hold_over")
    sale = await tx.get_one(FlashSale, held.flash_sale_id)
    if held.state == ClaimState.CONFIRMED or (held.state == ClaimState.HELD and not held.promised):
        raise Refused("flash_sale.already_in", title=sale.title, quantity=held.quantity)
    if held.state != ClaimState.HELD or held.until is None or held.until <= now:
        raise Refused("flash_sale.hold_over")
    if phase_of(sale, now=now) is Phase.DISABLED:
        raise Refused("flash_sale.disabled", title=sale.title)
    if member.banned_at is not None:
        raise Refused("flash_sale.banned")
    state, until = initial_claim_state(sale), hold_until(sale, now)
    await claims.change_state(tx, held.id, (ClaimState.HELD,), state, promised=False, until=until)
    await live_card.mark_changed(tx, FLASH_SALE, sale.id)
    option = await option_of(tx, held)
    if state is ClaimState.CONFIRMED:
        await issue_claim_voucher(
            tx, sale, held.id, member.id, held.quantity, now=now, secret=secret, option=option
        )
    return ClaimResult(sale, held.id, held.quantity, state, until, option)


async def give_back_claim(tx: Tx, claim_id: int, member_id: int, *, now: datetime) -> FlashSale:
    """Take back one claim of a member, which is no other than the one they see; or refuse."""
    claim = await tx.get(Claim, claim_id)
    if claim is None or claim.member_id != member_id:
        raise Refused("flash_sale.not_in")
    sale = await sales.lock(tx, claim.flash_sale_id)
    held = await claims.lock(tx, claim_id)
    if sale is None or held is None:
        raise Refused("flash_sale.not_in")
    if held.state == ClaimState.REDEEMED:
        raise Refused("flash_sale.picked_up", title=sale.title)
    if held.state not in sales.LIVE:
        raise Refused("flash_sale.not_in")
    await _cancel_claim(tx, sale, held, now=now)
    return sale


async def leave_sale(tx: Tx, sale_id: int, member_id: int, *, now: datetime) -> FlashSale:
    """Take back a member's newest claim, or their place in line; or refuse."""
    sale = await sales.lock(tx, sale_id)
    if sale is None:
        raise Refused("flash_sale.not_found", code="")
    own = await claims.of_member(tx, sale_id, member_id)
    if not own:
        if not await waiting_list.remove(tx, FLASH_SALE, sale_id, member_id):
            raise Refused("flash_sale.not_in")
        await live_card.mark_changed(tx, FLASH_SALE, sale_id)
        return sale
    await _cancel_claim(tx, sale, own[0], now=now)
    return sale


async def give_up_claim(tx: Tx, claim_id: int, *, now: datetime) -> None:
    """Take a live claim from its member: its units go back, what they paid is owed back."""
    known = await claims.find(tx, claim_id)
    sale = await sales.lock(tx, known.flash_sale_id) if known else None
    claim = await claims.lock(tx, claim_id)
    if sale is not None and claim is not None and claim.state in sales.LIVE:
        await _cancel_claim(tx, sale, claim, now=now)


async def issue_claim_voucher(
    tx: Tx,
    sale: FlashSale,
    claim_id: int,
    member_id: int,
    quantity: int,
    *,
    now: datetime,
    secret: Secret,
    option: PromotionOption | None = None,
) -> None:
    """Issue the voucher of a confirmed claim, which tells its member; once, however often asked."""
    await voucher.issue(
        tx,
        subject=CLAIM,
        subject_id=claim_id,
        member_id=member_id,
        title=with_option(sale.title, option.label if option else None),
        quantity=quantity,
        due_minor=due_at_pickup(sale, quantity, option),
        currency=sale.currency,
        store_id=sale.store_id,
        days=sale.voucher_days,
        why=FLASH_SALE,
        now=now,
        secret=secret,
    )


def due_at_pickup(sale: FlashSale, quantity: int, option: PromotionOption | None = None) -> int:
    """Return what is still to be paid for confirmed units."""
    price = sale.price_minor + (option.extra_minor if option else 0)
    return 0 if is_paid_ahead(sale.pay) else price * quantity


def claim_payment_account(sale: FlashSale, claim: Claim) -> PaymentAccount:
    """Return whose money the lines of a claim are about."""
    return PaymentAccount(CLAIM, claim.id, claim.member_id, sale.currency)


async def _check_request(
    tx: Tx, sale_id: int, member: Member, order: ClaimRequest, *, now: datetime
) -> tuple[MemberSaleStatus, Phase]:
    """Refuse in the fixed order, or return how the member stands."""
    standing = await claims.member_status(tx, sale_id, member.id, order.chat_id)
    if standing is None:
        raise Refused("flash_sale.not_found", code="")
    return standing, check_request(standing, order, now=now)


def check_sale_reminder(sale: FlashSale, *, now: datetime) -> None:
    """Refuse to remind of a flash sale that is over."""
    if phase_of(sale, now=now) in (Phase.SOLD_OUT, Phase.ENDED, Phase.DISABLED):
        raise Refused("flash_sale.no_reminder")


def check_request(standing: MemberSaleStatus, order: ClaimRequest, *, now: datetime) -> Phase:
    """Return whether an order is an entry or a claim, by the phase; or refuse in the fixed order."""
    sale = standing.sale
    phase = refuse_sale(sale, banned=standing.banned, now=now)
    check_claim_limits(standing, order.quantity, order.have)
    check_claim_price(sale, order.shown_minor)
    if phase is Phase.DRAWING:
        raise Refused("flash_sale.drawing", title=sale.title)
    if phase is Phase.SOLD_OUT:
        raise Refused("flash_sale.sold_out", title=sale.title)
    return phase


async def _take_units(
    tx: Tx,
    standing: MemberSaleStatus,
    order: ClaimRequest,
    option: PromotionOption | None,
    *,
    now: datetime,
) -> bool:
    """Take the units of an order, or refuse; return whether they came out of an allotment."""
    chat_id = order.chat_id if allotted_enough(standing, order.quantity) else None
    allotted = await take_sale_units(tx, standing.sale, chat_id, order.quantity, open_at=now)
    if allotted is None:
        raise too_few(standing, standing.sale.stock_left, order.quantity)
    if option is not None and not await promotion_options.take_units(tx, option.id, order.quantity):
        raise Refused("option.sold_out", option=option.label)
    return allotted


def too_few(standing: MemberSaleStatus, stock_left: int | None, quantity: int) -> Refused:
    """Return what somebody hears who wants more than is left for them."""
    sale = standing.sale
    left = max(stock_left or 0, standing.allotted if sale.allot_until else 0)
    if 0 < left < quantity:
        return Refused("flash_sale.too_few_left", left=left)
    return Refused("flash_sale.sold_out", title=sale.title)


def allotted_enough(standing: MemberSaleStatus, quantity: int) -> bool:
    return standing.sale.allot_until is not None and standing.allotted >= quantity


async def _enter(
    tx: Tx,
    sale: FlashSale,
    member_id: int,
    order: ClaimRequest,
    option: PromotionOption | None,
    *,
    now: datetime,
) -> ClaimResult:
    values = {"state": ClaimState.ENTERED, **of_option(sale, option)}
    claim_id = await _write(tx, sale, member_id, order, values, now=now)
    await live_card.mark_changed(tx, FLASH_SALE, sale.id)
    until = draw_at(sale)
    return ClaimResult(sale, claim_id, order.quantity, ClaimState.ENTERED, until, option)


async def _write(
    tx: Tx,
    sale: FlashSale,
    member_id: int,
    order: ClaimRequest,
    values: Mapping[str, object],
    *,
    now: datetime,
) -> int:
    """Write a claim down; what another press has taken meanwhile is refused here."""
    facts: dict[str, object] = {"quantity": order.quantity, "claimed_at": now}
    facts["chat_id"] = order.chat_id
    try:
        claim_id = await claims.record(tx, sale, member_id, {**facts, **values})
    except IntegrityError:
        raise pending_already(sale, order) from None
    if claim_id is None:
        raise Refused("flash_sale.own_limit", maximum=sale.per_member)
    return claim_id


def pending_already(sale: FlashSale, order: ClaimRequest) -> Refused:
    """Return what somebody hears who has entered, or holds units that are still to be paid."""
    return Refused("flash_sale.already_in", title=sale.title, quantity=order.quantity)


async def _cancel_claim(tx: Tx, sale: FlashSale, claim: Claim, *, now: datetime) -> None:
    if claim.state == ClaimState.ENTERED:
        await claims.change_state(tx, claim.id, (ClaimState.ENTERED,), ClaimState.LEFT)
        await live_card.mark_changed(tx, FLASH_SALE, sale.id)
        return
    if claim.state == ClaimState.CONFIRMED:
        await voucher.revoke(tx, CLAIM, claim.id, now=now)
    account = claim_payment_account(sale, claim)
    owed = kept_minor(await payments.sums(tx, account.subject, account.subject_id))
    after = ClaimState.REFUND_DUE if owed > 0 else ClaimState.LEFT
    if not await claims.change_state(tx, claim.id, (ClaimState.HELD, ClaimState.CONFIRMED), after):
        raise Refused("flash_sale.not_in")
    if owed > 0:
        await add_line(tx, account, PaymentKind.REFUND_DUE, owed, now=now)
    await return_sale_units(tx, sale, claim, now=now)
