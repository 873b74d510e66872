"""What is asked of claims: one member's standing, guarded changes of state, counts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    and_,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from storage.columns import change_rows, lock_row
from storage.database import Tx
from storage.flash_sale.sales import COUNTED, LIVE
from storage.flash_sale.tables import Allotment, Claim, ClaimState, FlashSale, SaleState
from storage.members import Member
from storage.promotion.tables import Reminder, WaitingListEntry, WaitingListState
from storage.subject import FLASH_SALE


@dataclass(frozen=True, slots=True)
class MemberSaleStatus:
    """A flash sale, and how one member in one chat stands towards it."""

    sale: FlashSale
    allotted: int
    """Units left in the allotment of the chat."""
    live: int
    """Units that the member has entered for, holds or has."""
    counted: int
    """Units that count against the member's limit."""
    waits: bool
    """Whether the member is on the waiting list."""
    banned: bool
    """Whether the shop takes on the member no more, read with their row held."""


@dataclass(frozen=True, slots=True)
class ClaimCounts:
    """The claims of a flash sale, counted."""

    units: int
    """Units held, confirmed or redeemed."""
    entered: int
    members: int
    """Members who hold or have units."""


def _units(states: Collection[str], member_id: int) -> ColumnElement[int]:
    return (
        select(func.coalesce(func.sum(Claim.quantity), 0))
        .where(
            Claim.flash_sale_id == FlashSale.id,
            Claim.member_id == member_id,
            Claim.state.in_(states),
        )
        .correlate(FlashSale)
        .scalar_subquery()
    )


async def member_status(
    tx: Tx, flash_sale_id: int, member_id: int, chat_id: int | None
) -> MemberSaleStatus | None:
    """Return how a member stands, in one question; their other presses wait for this one."""
    waits = exists().where(
        WaitingListEntry.subject == FLASH_SALE,
        WaitingListEntry.subject_id == FlashSale.id,
        WaitingListEntry.member_id == member_id,
        WaitingListEntry.state == WaitingListState.WAITING,
    )
    here = and_(Allotment.flash_sale_id == FlashSale.id, Allotment.chat_id == chat_id)
    rows = (
        select(
            FlashSale,
            Allotment.units_left,
            _units(LIVE, member_id),
            _units(COUNTED, member_id),
            waits.correlate(FlashSale),
            Member.banned_at.is_not(None),
        )
        .select_from(FlashSale)
        .join(Member, Member.id == member_id)
        .outerjoin(Allotment, here)
        .where(FlashSale.id == flash_sale_id)
        # The press of the same member that another process hears waits here, see `record`.
        .with_for_update(of=Member, key_share=True)
        .execution_options(populate_existing=True)
    )
    row = (await tx.execute(rows)).one_or_none()
    if row is None:
        return None
    return MemberSaleStatus(
        row[0], row[1] or 0, int(row[2]), int(row[3]), bool(row[4]), bool(row[5])
    )


async def record(tx: Tx, sale: FlashSale, member_id: int, values: Mapping[str, Any]) -> int | None:
    """Write a claim down, unless it takes the member over their limit; return its id.

    The limit is counted by the insert itself, so that two processes that have both looked
    before cannot both be right. An entry is not taken once the order has been drawn.
    """
    row: dict[str, Any] = {"flash_sale_id": sale.id, "member_id": member_id}
    row |= {"price_minor": sale.price_minor}
    row |= {"until": None, "promised": False, "allotted": False, "rank": None, **values}
    columns = Claim.__table__.c
    chosen = select(*(literal(value, columns[name].type) for name, value in row.items()))
    quantity = int(values["quantity"])
    chosen = chosen.select_from(FlashSale).where(
        FlashSale.id == sale.id,
        _units(COUNTED, member_id) + quantity <= FlashSale.per_member,
    )
    if values["state"] == ClaimState.ENTERED:
        chosen = chosen.where(
            FlashSale.drawn_at.is_(None),
            FlashSale.state.not_in((SaleState.DRAWING, SaleState.CLOSED)),
        )
        chosen = chosen.with_for_update(read=True, of=FlashSale)
    rows = insert(Claim).from_select(list(row), chosen).returning(Claim.id)
    return await tx.scalar(rows)


async def change_state(
    tx: Tx, claim_id: int, before: Collection[str], after: ClaimState, **values: Any
) -> bool:
    """Move a claim to a state, along with other `values`; False if it was not in `before`."""
    changed = await change_rows(
        tx,
        update(Claim)
        .where(Claim.id == claim_id, Claim.state.in_(before))
        .values(state=after, **values),
    )
    return changed > 0


async def lapse(tx: Tx, claim_id: int, *, now: datetime) -> bool:
    """Let a hold lapse whose time has come; only the first who asks is told True."""
    changed = await change_rows(
        tx,
        update(Claim)
        .where(Claim.id == claim_id, Claim.state == ClaimState.HELD, Claim.until <= now)
        .values(state=ClaimState.LAPSED),
    )
    return changed > 0


async def finish_drawn_hold(
    tx: Tx, claim_id: int, after: ClaimState, until: datetime | None
) -> bool:
    """End the state of a hold that was drawn and not told; True only for the first."""
    changed = await change_rows(
        tx,
        update(Claim)
        .where(Claim.id == claim_id, Claim.state == ClaimState.HELD, Claim.until.is_(None))
        .values(state=after, until=until),
    )
    return changed > 0


async def find(tx: Tx, claim_id: int) -> Claim | None:
    """Return a claim as it is now."""
    rows = select(Claim).where(Claim.id == claim_id).execution_options(populate_existing=True)
    return (await tx.scalars(rows)).one_or_none()


async def lock(tx: Tx, claim_id: int) -> Claim | None:
    """Load a claim and hold it until the transaction ends."""
    return await lock_row(tx, Claim, Claim.id == claim_id, key_share=True)


async def of_member(
    tx: Tx, flash_sale_id: int, member_id: int, states: Collection[str] = LIVE
) -> Sequence[Claim]:
    """Return a member's claims in any of `states`, the newest first."""
    return await of_members(tx, flash_sale_id, (member_id,), states)


async def of_members(
    tx: Tx, flash_sale_id: int, members: Collection[int], states: Collection[str] = LIVE
) -> Sequence[Claim]:
    """Return the claims of some members in any of `states`, the newest first."""
    rows = select(Claim).where(
        Claim.flash_sale_id == flash_sale_id,
        Claim.member_id.in_(members),
        Claim.state.in_(states),
    )
    rows = rows.order_by(Claim.id.desc()).execution_options(populate_existing=True)
    return (await tx.scalars(rows)).all()


async def next_waiting(
    tx: Tx, flash_sale_id: int, *, limit: int, option_id: int | None = None
) -> Sequence[Row[WaitingListEntry, bool]]:
    """Return the first in line, each with whether they must be passed over for good.

    That is who has been banned since, or holds something already. With `option_id`, of those who
    wait for it alone.
    """
    pending = exists().where(
        Claim.flash_sale_id == flash_sale_id,
        Claim.member_id == WaitingListEntry.member_id,
        Claim.state.in_((ClaimState.ENTERED, ClaimState.HELD)),
    )
    rows = (
        select(WaitingListEntry, or_(Member.banned_at.is_not(None), pending))
        .join(Member, Member.id == WaitingListEntry.member_id)
        .where(
            WaitingListEntry.subject == FLASH_SALE,
            WaitingListEntry.subject_id == flash_sale_id,
            WaitingListEntry.state == WaitingListState.WAITING,
        )
        .order_by(WaitingListEntry.id)
        .limit(limit)
    )
    if option_id is not None:
        rows = rows.where(WaitingListEntry.option_id == option_id)
    return (await tx.execute(rows)).all()


async def counts(tx: Tx, flash_sale_id: int) -> ClaimCounts:
    """Count the claims of a flash sale; every number that people read comes from here."""
    entered = Claim.state == ClaimState.ENTERED
    taken = Claim.state.in_(COUNTED)
    row = (
        await tx.execute(
            select(
                func.coalesce(func.sum(Claim.quantity).filter(taken), 0),
                func.count().filter(entered),
                func.count(Claim.member_id.distinct()).filter(taken),
            ).where(Claim.flash_sale_id == flash_sale_id, Claim.state.in_((*COUNTED, "entered")))
        )
    ).one()
    return ClaimCounts(int(row[0]), int(row[1]), int(row[2]))


async def count_units(tx: Tx, flash_sale_id: int, member_id: int) -> int:
    """Return how many units count against a member's limit."""
    rows = select(_units(COUNTED, member_id)).select_from(FlashSale)
    return await tx.scalar(rows.where(FlashSale.id == flash_sale_id)) or 0


async def forget_reminders(tx: Tx, flash_sale_id: int) -> None:
    """Forget who asked to be reminded of a flash sale, since they have been."""
    await change_rows(
        tx,
        delete(Reminder).where(
            Reminder.subject == FLASH_SALE, Reminder.subject_id == flash_sale_id
        ),
    )


async def with_names(tx: Tx, flash_sale_id: int, *, limit: int) -> Sequence[Row[Claim, str]]:
    """Return the claims of a flash sale in the same order, each with its member's name."""
    rows = select(Claim, Member.name).join(Member, Member.id == Claim.member_id)
    rows = rows.where(Claim.flash_sale_id == flash_sale_id)
    rows = rows.order_by(Claim.rank.is_(None), Claim.rank, Claim.id.desc())
    return (await tx.execute(rows.limit(limit))).all()


async def listed(tx: Tx, flash_sale_id: int, *, limit: int) -> Sequence[Claim]:
    """Return the claims of a flash sale, those that were drawn by their place, then the newest."""
    rows = select(Claim).where(Claim.flash_sale_id == flash_sale_id)
    rows = rows.order_by(Claim.rank.is_(None), Claim.rank, Claim.id.desc())
    return (await tx.scalars(rows.limit(limit))).all()
