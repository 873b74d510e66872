"""Queries on the promotions of deals that are not over, of either kind."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from storage.database import Tx
from storage.flash_sale.tables import FlashSale, SaleState
from storage.group_buy.tables import GroupBuy, GroupBuyState, Team, TeamState


@dataclass(frozen=True, slots=True)
class RunningPromotions:
    """What is announced or runs; `come_true` is how many are in a team that a newcomer buys with at once."""

    group_buys: Sequence[GroupBuy]
    sales: Sequence[FlashSale]
    come_true: Mapping[int, int]
    """By group buy: the people of its largest open team that has reached its goal."""


async def running_of(tx: Tx, deal_ids: Collection[int], *, now: datetime) -> RunningPromotions:
    """Return the promotions of these deals that are not over, the oldest first."""
    group_buys = select(GroupBuy).where(
        GroupBuy.deal_id.in_(deal_ids),
        GroupBuy.state != GroupBuyState.CLOSED,
        GroupBuy.ends_at > now,
    )
    sales = select(FlashSale).where(
        FlashSale.deal_id.in_(deal_ids),
        FlashSale.state != SaleState.CLOSED,
        FlashSale.ends_at > now,
    )
    offers = (await tx.scalars(group_buys.order_by(GroupBuy.id))).all()
    reached = (
        select(Team.group_buy_id, func.max(Team.taken).label("people"))
        .where(
            Team.group_buy_id.in_([offer.id for offer in offers]),
            Team.state == TeamState.OPEN,
            Team.taken >= Team.goal,
        )
        .group_by(Team.group_buy_id)
    )
    return RunningPromotions(
        offers,
        (await tx.scalars(sales.order_by(FlashSale.id))).all(),
        {one.group_buy_id: one.people for one in await tx.execute(reached)} if offers else {},
    )
