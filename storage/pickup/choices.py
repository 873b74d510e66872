"""What members chose: where and when their orders are picked up, and the store that they chose last."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import exists, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.columns import NO_SYNC, Table
from storage.database import Tx
from storage.pickup.points import ORDER_TABLES
from storage.pickup.tables import PickupChoice, PickupDefault
from storage.vouchers import Voucher, VoucherState


async def find(tx: Tx, subject: str, subject_id: int) -> PickupChoice | None:
    """Return where and when an order is picked up, fresh from the database."""
    return await tx.get(PickupChoice, (subject, subject_id), populate_existing=True)


async def of_orders(tx: Tx, subject: str, ids: Collection[int]) -> dict[int, PickupChoice]:
    """Return the choices of orders, by their ids."""
    rows = select(PickupChoice).where(
        PickupChoice.subject == subject, PickupChoice.subject_id.in_(ids)
    )
    return {one.subject_id: one for one in (await tx.scalars(rows)).all()}


async def of_member(tx: Tx, member_id: int) -> dict[tuple[str, int], PickupChoice]:
    """Return the choices of a member, by what the order is and its id."""
    rows = select(PickupChoice).where(PickupChoice.member_id == member_id)
    return {(one.subject, one.subject_id): one for one in (await tx.scalars(rows)).all()}


async def defaults(tx: Tx, members: Collection[int]) -> dict[int, int]:
    """Return the store that each of some members chose last."""
    rows = select(PickupDefault.member_id, PickupDefault.store_id)
    found = await tx.execute(rows.where(PickupDefault.member_id.in_(members)))
    return dict(found.all())


async def write(tx: Tx, rows: Sequence[Table], keys: Sequence[str]) -> None:
    """Insert rows, or put them in place of those with the same keys."""
    make = sqlite.insert if tx.get_bind().dialect.name == "sqlite" else postgresql.insert
    for row in rows:
        names = [column.key for column in type(row).__table__.columns]
        statement = make(type(row)).values({name: getattr(row, name) for name in names})
        changed = {name: statement.excluded[name] for name in names if name not in keys}
        await tx.execute(statement.on_conflict_do_update(index_elements=list(keys), set_=changed))


async def keep(tx: Tx, choice: PickupChoice) -> None:
    """Write a choice down, in place of the one before."""
    await write(tx, [choice], ("subject", "subject_id"))


async def remember(tx: Tx, member_id: int, store_id: int, *, now: datetime) -> None:
    """Remember the store that a member chose last."""
    last = PickupDefault(member_id=member_id, store_id=store_id, chosen_at=now)
    await write(tx, [last], ("member_id",))


async def taken(
    tx: Tx, store_id: int, days: Collection[str], *, but: tuple[str, int] | None = None
) -> dict[tuple[str, int | None], int]:
    """Return how many orders each time of a store has on some days, one order aside."""
    lives = [
        (PickupChoice.subject == subject)
        & exists().where(orders.table.id == PickupChoice.subject_id, orders.counts)
        for subject, orders in ORDER_TABLES.items()
    ]
    rows = select(PickupChoice.day, PickupChoice.minute, func.count()).where(
        PickupChoice.store_id == store_id, PickupChoice.day.in_(days), or_(*lives)
    )
    if but is not None:
        rows = rows.where(or_(PickupChoice.subject != but[0], PickupChoice.subject_id != but[1]))
    found = await tx.execute(rows.group_by(PickupChoice.day, PickupChoice.minute))
    return {(day, minute): number for day, minute, number in found if day is not None}


async def move_voucher(tx: Tx, subject: str, subject_id: int, store_id: int) -> None:
    """Let the voucher of an order be redeemed in the store that its member chose."""
    statement = update(Voucher).where(
        Voucher.subject == subject,
        Voucher.subject_id == subject_id,
        Voucher.state == VoucherState.ISSUED,
    )
    await tx.execute(statement.values(store_id=store_id), execution_options=NO_SYNC)
