"""Flash sales: who may claim, when, and how much.

    announced -> window -> drawing -> open -> over
    announced ---------------------> open -> over

The clock decides the phase, not the sweep: a press in the second between the start and the
sweep is a press after the start. All of this is decided without looking at a database;
`domain.flash_sale.claim` acts.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from domain.money import Money
from domain.promotion.payment import is_paid_ahead
from domain.refusal import Refused
from storage.flash_sale.claims import MemberSaleStatus
from storage.flash_sale.tables import ClaimState, FlashSale, SaleState
from storage.group_buy.tables import CloseReason


class Phase(StrEnum):
    """Where a flash sale is, by the clock."""

    ANNOUNCED = "announced"
    WINDOW = "window"
    DRAWING = "drawing"
    """The window has ended; the sweep is about to draw."""
    OPEN = "open"
    SOLD_OUT = "sold_out"
    ENDED = "ended"
    DISABLED = "disabled"


def draw_at(sale: FlashSale) -> datetime:
    """Return when the order of the entries is drawn."""
    return sale.starts_at + timedelta(seconds=sale.window_s)


def phase_of(sale: FlashSale, *, now: datetime) -> Phase:
    """Return where a flash sale is at a moment."""
    if sale.state == SaleState.CLOSED:
        return Phase(sale.closed_reason or CloseReason.ENDED)
    if now < sale.starts_at:
        return Phase.ANNOUNCED
    if now >= sale.ends_at:
        return Phase.ENDED
    if sale.window_s and sale.drawn_at is None:
        return Phase.WINDOW if now < draw_at(sale) else Phase.DRAWING
    return Phase.OPEN


def refuse_sale(sale: FlashSale, *, banned: bool, now: datetime) -> Phase:
    """Return the phase, or refuse whom nothing can be done for; the first reason counts.

    Not started, ended, disabled, banned come here; already in and own limit in
    `refuse_member`; sold out is for the guarded update to say.
    """
    phase = phase_of(sale, now=now)
    if phase is Phase.ANNOUNCED:
        raise Refused("flash_sale.not_started", title=sale.title)
    if phase is Phase.ENDED:
        raise Refused("flash_sale.ended", title=sale.title)
    if phase is Phase.DISABLED:
        raise Refused("flash_sale.disabled", title=sale.title)
    if banned:
        raise Refused("flash_sale.banned")
    return phase


def check_claim_limits(standing: MemberSaleStatus, quantity: int, have: int | None) -> None:
    """Refuse a press made twice, and whoever wants more than one order or member may have.

    `have` is what the member had when the button was drawn: a second press of the same button
    finds more than that, and takes nothing. None is a typed command, which nobody types twice
    by accident.
    """
    sale = standing.sale
    if have is not None and standing.live > have:
        raise Refused("flash_sale.already_in", title=sale.title, quantity=standing.live)
    if standing.live and standing.counted >= sale.per_member:
        raise Refused("flash_sale.already_in", title=sale.title, quantity=standing.live)
    if not 1 <= quantity <= sale.per_order:
        raise Refused("flash_sale.quantity", typed=str(quantity), maximum=sale.per_order)
    if standing.counted + quantity > sale.per_member:
        raise Refused("flash_sale.own_limit", maximum=sale.per_member)


def check_claim_price(sale: FlashSale, shown_minor: int | None) -> None:
    """Refuse to sell at a higher price than the one on the button that was pressed."""
    if shown_minor is not None and sale.price_minor > shown_minor:
        price = Money(sale.price_minor, sale.currency)
        raise Refused("flash_sale.price_rose", price=price)


def initial_claim_state(sale: FlashSale) -> ClaimState:
    """Return how a claim begins: held where the money must come first."""
    return ClaimState.HELD if is_paid_ahead(sale.pay) else ClaimState.CONFIRMED


def hold_until(sale: FlashSale, now: datetime) -> datetime | None:
    """Return until when a claim waits for its money; None where it is confirmed at once."""
    return now + timedelta(seconds=sale.hold_s) if is_paid_ahead(sale.pay) else None


def takes_late_money(sale: FlashSale) -> bool:
    """Whether money that comes late may still buy what is left: not once the sale was stopped."""
    return sale.closed_reason != CloseReason.DISABLED
