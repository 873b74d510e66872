"""What the shop's key seals, counted and read in pages: accounts, codes of vouchers, the log, erased ids."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

from sqlalchemy import Select, func, select

from storage.admin.tables import AuditEntry
from storage.columns import Row
from storage.customer.notes import CustomerNote
from storage.database import Tx
from storage.feed_source.tables import FeedSource
from storage.payout.tables import PayoutAccount, Withdrawal
from storage.sealing.former_members import FormerMember
from storage.vouchers import Voucher, VoucherState

PAGE = 500
OPEN = (VoucherState.ISSUED, VoucherState.REDEEMED)
"""What may be brought to a counter: a redemption can be undone."""


async def counts(tx: Tx) -> dict[str, int]:
    """Return how much of each kind there is, by its name in plain words; what is none is left out."""
    issued = Voucher.state == VoucherState.ISSUED
    rows = {
        "payout accounts": select(func.count()).select_from(PayoutAccount),
        "codes of vouchers": select(func.count()).select_from(Voucher).where(issued),
        "addresses of feeds": select(func.count()).select_from(FeedSource),
        "lines of the audit log": select(func.count()).select_from(AuditEntry),
        "notes about customers": select(func.count()).select_from(CustomerNote),
        "erased members": select(func.count()).select_from(FormerMember),
    }
    found = {what: int(await tx.scalar(statement) or 0) for what, statement in rows.items()}
    return {what: number for what, number in found.items() if number}


def describe(counts: dict[str, int]) -> str:
    """Return what is sealed, in words: `12 payout accounts, 812 lines of the audit log`."""
    return ", ".join(f"{number:,} {what}" for what, number in counts.items()) or "nothing"


def accounts(tx: Tx) -> AsyncIterator[PayoutAccount]:
    """Give every payout account, held, in the order of its member."""
    return _each(tx, select(PayoutAccount), PayoutAccount.member_id)


def withdrawals(tx: Tx) -> AsyncIterator[Withdrawal]:
    """Give every withdrawal that has sealed details, held."""
    rows = select(Withdrawal).where(Withdrawal.payout_sealed.is_not(None))
    return _each(tx, rows, Withdrawal.id)


def open_vouchers(tx: Tx) -> AsyncIterator[Voucher]:
    """Give every voucher whose code may still be brought, held."""
    return _each(tx, select(Voucher).where(Voucher.state.in_(OPEN)), Voucher.id)


async def _each(tx: Tx, rows: Select[Row], number: Any) -> AsyncIterator[Any]:
    """Give rows by their `number`, a page at a time."""
    last = 0
    rows = rows.order_by(number).limit(PAGE).with_for_update()
    while found := await _page(tx, rows.where(number > last)):
        for one in found:
            last = getattr(one, number.key)
            yield one


async def _page(tx: Tx, rows: Select[Row]) -> Sequence[Row]:
    await tx.flush()
    return (await tx.scalars(rows.execution_options(populate_existing=True))).all()
