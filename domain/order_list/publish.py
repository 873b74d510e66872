"""Publishing an order list: from terms to a list with its items and a card in each chat."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from random import Random

from domain import code
from domain.currency import STARS
from domain.deal.deal import is_over, lock_deal
from domain.order_list.rules import LABEL_CHARS_MAX, ItemTerms, OrderListTerms, check_terms
from domain.pickup.point import choose_points
from domain.promotion import live_card
from domain.promotion.alone_price import check_promotion_price
from domain.refusal import Refused
from storage.chat.chats import CHATS_MAX
from storage.database import Tx
from storage.deal.tables import Deal
from storage.order_list import lists
from storage.order_list.tables import OrderList, OrderListItem, OrderListState
from storage.subject import ORDER_LIST

LETTER = "B"
"""What codes of order lists begin with."""


async def publish_order_list(
    tx: Tx,
    terms: OrderListTerms,
    places: Sequence[tuple[int, int | None]],
    *,
    now: datetime,
    rng: Random,
) -> OrderList:
    """Publish an order list into chats, given as (chat id, topic or None); raises `Refused`."""
    check_terms(terms, now=now)
    if not 1 <= len(places) <= CHATS_MAX:
        raise Refused("order_list.chats", maximum=CHATS_MAX)
    deals = {one: await lock_deal(tx, one) for one in sorted({i.deal_id for i in terms.items})}
    items = [
        await _check_item(tx, item, deals[item.deal_id], terms, now=now) for item in terms.items
    ]
    if any(deal.currency == STARS for deal in deals.values()):
        raise Refused("payment.only_stars")
    if len({deal.currency for deal in deals.values()}) > 1:
        raise Refused("order_list.currencies")
    labels = [(item.label or "").casefold() for item in items]
    if len(set(labels)) < len(labels):
        raise Refused("order_list.same_item")
    drawn = await code.generate_free(rng, LETTER, lambda typed: lists.by_code(tx, typed))
    first = deals[terms.items[0].deal_id]
    order_list = _order_list(terms, drawn, first, now=now)
    tx.add(order_list)
    await tx.flush()
    if terms.store_ids:
        await choose_points(tx, ORDER_LIST, order_list, terms.store_ids)
    tx.add_all(_item(order_list.id, place, item) for place, item in enumerate(items, 1))
    await tx.flush()
    await live_card.publish(tx, ORDER_LIST, order_list.id, places, now=now)
    return order_list


async def _check_item(
    tx: Tx, item: ItemTerms, deal: Deal, terms: OrderListTerms, *, now: datetime
) -> ItemTerms:
    """Return an item with all that its deal says of it; refuse one that costs more than alone."""
    if is_over(deal, now=now):
        raise Refused("order_list.deal_over", code=deal.code)
    price = deal.price_minor if item.price_minor is None else item.price_minor
    span, base = (terms.starts_at, terms.ends_at), price - item.extra_minor
    await check_promotion_price(tx, deal, base, span, now=now)
    label = " ".join((item.label or deal.title).split())[:LABEL_CHARS_MAX].rstrip()
    return replace(item, price_minor=price, label=label)


def _order_list(terms: OrderListTerms, drawn: str, first: Deal, *, now: datetime) -> OrderList:
    return OrderList(
        code=drawn,
        title=" ".join(terms.title.split()),
        currency=first.currency,
        starts_at=terms.starts_at,
        ends_at=terms.ends_at,
        created_at=now,
        description=terms.description.strip(),
        photo=terms.photo,
        least_sum_minor=terms.least_sum_minor,
        voucher_days=terms.voucher_days,
        state=OrderListState.OPEN if terms.starts_at <= now else OrderListState.SCHEDULED,
    )


def _item(list_id: int, position: int, item: ItemTerms) -> OrderListItem:
    assert item.price_minor is not None and item.label is not None  # noqa: S101 - checked above
    return OrderListItem(
        order_list_id=list_id,
        position=position,
        deal_id=item.deal_id,
        label=item.label,
        price_minor=item.price_minor,
        stock_total=item.stock,
        per_member=item.per_member,
    )


async def open_list_if_due(tx: Tx, list_id: int, *, now: datetime) -> bool:
    """Open a scheduled list whose time has come; return whether it did."""
    order_list = await lists.lock(tx, list_id)
    if order_list is None or order_list.state != OrderListState.SCHEDULED:
        return False
    if order_list.starts_at > now:
        return False
    order_list.state = OrderListState.OPEN
    await tx.flush()
    await live_card.mark_changed(tx, ORDER_LIST, list_id)
    return True
