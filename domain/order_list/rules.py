"""Order lists: what a list must be, who may order what; all of it without a database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from domain.quantity import QUANTITY_MAX
from domain.refusal import Refused
from storage.order_list.tables import ListCloseReason, OrderList, OrderListItem, OrderListState

ITEMS_MAX = 20
TITLE_CHARS_MAX = 80
LABEL_CHARS_MAX = 60
DESCRIPTION_CHARS_MAX = 1_000
NOTE_CHARS_MAX = 140
PRICE_MAX = 10**12
LASTS_MIN, LASTS_MAX = timedelta(minutes=1), timedelta(days=60)
AHEAD_MAX = timedelta(days=366)
VOUCHER_DAYS_MAX = 3_650
STOCK_MAX = 1_000_000


@dataclass(frozen=True, kw_only=True)
class ItemTerms:
    """One item of a list to be; what is None comes from its deal."""

    deal_id: int
    price_minor: int | None = None
    label: str | None = None
    stock: int | None = None
    """Units for all chats together; None is without end."""
    per_member: int | None = None
    extra_minor: int = 0
    """What its option costs more than its deal; below zero is less."""


@dataclass(frozen=True, kw_only=True)
class OrderListTerms:
    """What an order list is to be, before it is checked."""

    title: str
    items: Sequence[ItemTerms]
    starts_at: datetime
    ends_at: datetime
    least_sum_minor: int | None = None
    store_ids: Sequence[int] = ()
    """Where its orders may be picked up; none is in any store."""
    voucher_days: int = 30
    description: str = ""
    photo: str | None = field(default=None)


def check_terms(terms: OrderListTerms, *, now: datetime) -> None:
    """Refuse terms that cannot be kept, each with the way to mend it."""
    if not 0 < len(terms.title.strip()) <= TITLE_CHARS_MAX:
        raise Refused("order_list.title", maximum=TITLE_CHARS_MAX)
    if not 1 <= len(terms.items) <= ITEMS_MAX:
        raise Refused("order_list.items", maximum=ITEMS_MAX)
    if len(terms.description) > DESCRIPTION_CHARS_MAX:
        raise Refused("order_list.description", maximum=DESCRIPTION_CHARS_MAX)
    if terms.starts_at > now + AHEAD_MAX:
        raise Refused("order_list.starts")
    if terms.ends_at <= now or not LASTS_MIN <= terms.ends_at - terms.starts_at <= LASTS_MAX:
        raise Refused("order_list.lasts")
    if terms.least_sum_minor is not None and not 0 < terms.least_sum_minor <= PRICE_MAX:
        raise Refused("order_list.least_sum")
    if not 1 <= terms.voucher_days <= VOUCHER_DAYS_MAX:
        raise Refused("order_list.voucher_days", maximum=VOUCHER_DAYS_MAX)
    for item in terms.items:
        check_item(item)


def check_item(item: ItemTerms) -> None:
    """Refuse an item that nobody could order."""
    if item.price_minor is not None and not 0 < item.price_minor <= PRICE_MAX:
        raise Refused("order_list.price")
    if item.stock is not None and not 1 <= item.stock <= STOCK_MAX:
        raise Refused("order_list.stock", maximum=STOCK_MAX)
    if item.per_member is not None and not 1 <= item.per_member <= QUANTITY_MAX:
        raise Refused("order_list.per_member", maximum=QUANTITY_MAX)


def refuse_list(order_list: OrderList, *, banned: bool, now: datetime) -> None:
    """Refuse whom nothing can be done for; the first reason of a fixed order counts."""
    if order_list.closed_reason == ListCloseReason.DISABLED:
        raise Refused("order_list.disabled", title=order_list.title)
    if order_list.state == OrderListState.CLOSED or now >= order_list.ends_at:
        raise Refused("order_list.ended", title=order_list.title)
    if now < order_list.starts_at:
        raise Refused("order_list.not_started", title=order_list.title)
    if banned:
        raise Refused("order_list.banned")


def most_of(item: OrderListItem) -> int:
    """Return how many units of an item one member may have."""
    return item.per_member or QUANTITY_MAX


def left_of(item: OrderListItem) -> int | None:
    """Return how many units are left for everybody; None is without end."""
    return None if item.stock_total is None else max(0, item.stock_total - item.units_taken)


def check_units(item: OrderListItem, units: int) -> None:
    """Refuse more units than one member may have."""
    if not 0 <= units <= most_of(item):
        raise Refused("order_list.own_limit", maximum=most_of(item), item=item.label)


def sold_out(item: OrderListItem, had: int) -> Refused:
    """Return what somebody hears who wants more than is left; what they had before stays."""
    left = left_of(item) or 0
    reason = "order_list.too_few_left" if left + had else "order_list.sold_out"
    return Refused(reason, item=item.label, left=left + had)


def clean_note(typed: str) -> str:
    """Return a note in one line, or refuse one that is too long."""
    words = " ".join(typed.split())
    if len(words) > NOTE_CHARS_MAX:
        raise Refused("order_list.note", maximum=NOTE_CHARS_MAX)
    return words


def total_minor(quantities: Mapping[int, int], prices: Mapping[int, int]) -> int:
    """Return what some units of items come to."""
    return sum(units * prices[item_id] for item_id, units in quantities.items())


def how_it_ends(order_list: OrderList, sum_minor: int) -> ListCloseReason:
    """Return how a list ends whose orders come to a sum."""
    least = order_list.least_sum_minor
    if least is not None and sum_minor < least:
        return ListCloseReason.TOO_SMALL
    return ListCloseReason.ENDED
