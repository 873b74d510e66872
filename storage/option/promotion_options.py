"""Queries on the options that promotions offer."""

from collections.abc import Collection, Sequence

from sqlalchemy import or_, select, update

from storage.columns import change_rows
from storage.database import Tx
from storage.option.tables import DealOption, PromotionOption

Pair = tuple[PromotionOption, DealOption]


async def of_promotion(tx: Tx, subject: str, subject_id: int) -> Sequence[Pair]:
    """Return the options of a promotion in their order, each with that of its deal."""
    rows = (
        select(PromotionOption, DealOption)
        .join(DealOption, DealOption.id == PromotionOption.option_id)
        .where(PromotionOption.subject == subject, PromotionOption.subject_id == subject_id)
        .order_by(PromotionOption.position, PromotionOption.id)
        .execution_options(populate_existing=True)
    )
    return [(row[0], row[1]) for row in await tx.execute(rows)]


async def labels(tx: Tx, option_ids: Collection[int | None]) -> dict[int | None, str]:
    """Return what some options of promotions are called."""
    some = {one for one in option_ids if one is not None}
    if not some:
        return {}
    rows = select(PromotionOption.id, PromotionOption.label).where(PromotionOption.id.in_(some))
    return {row[0]: row[1] for row in await tx.execute(rows)}


async def labels_and_units(tx: Tx, subject: str, subject_id: int) -> dict[str, int | None]:
    """Return what a promotion's options are called, and how many units each began with."""
    rows = select(PromotionOption.label, PromotionOption.stock_total).where(
        PromotionOption.subject == subject, PromotionOption.subject_id == subject_id
    )
    rows = rows.order_by(PromotionOption.position, PromotionOption.id)
    return {row[0]: row[1] for row in await tx.execute(rows)}


async def take_units(tx: Tx, option_id: int, units: int) -> bool:
    """Take units of an option; return False if there are not as many."""
    enough = or_(PromotionOption.stock_left.is_(None), PromotionOption.stock_left >= units)
    taken = (
        update(PromotionOption)
        .where(PromotionOption.id == option_id, enough)
        .values(stock_left=PromotionOption.stock_left - units)
    )
    return await change_rows(tx, taken) > 0


async def give_units(tx: Tx, option_id: int, units: int) -> None:
    """Give units back to an option."""
    given = (
        update(PromotionOption)
        .where(PromotionOption.id == option_id)
        .values(stock_left=PromotionOption.stock_left + units)
    )
    await change_rows(tx, given)


async def has_own_units(tx: Tx, subject: str, subject_id: int) -> bool:
    """Whether the options of a promotion have units of their own."""
    rows = select(PromotionOption.id).where(
        PromotionOption.subject == subject,
        PromotionOption.subject_id == subject_id,
        PromotionOption.stock_total.is_not(None),
    )
    return await tx.scalar(rows.limit(1)) is not None


async def lock_left(tx: Tx, subject: str, subject_id: int) -> dict[int, int]:
    """Return what is left of each option that has units of its own, held until the end."""
    rows = select(PromotionOption).where(
        PromotionOption.subject == subject,
        PromotionOption.subject_id == subject_id,
        PromotionOption.stock_left.is_not(None),
    )
    rows = rows.order_by(PromotionOption.id).with_for_update()
    found = await tx.scalars(rows.execution_options(populate_existing=True))
    return {one.id: one.stock_left or 0 for one in found}
