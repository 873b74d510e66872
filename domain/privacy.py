"""What is kept of a member: shown, taken along as a file, or erased.

erase: refused while money is in the air -> orders left, vouchers revoked, promises void
       -> what was payable goes back to the shop -> links revoked -> rows gone or anonymised
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select

from domain import voucher
from domain.admin import nonce
from domain.customer import note
from domain.flash_sale.claim import leave_sale
from domain.group_buy.leave import leave_team
from domain.host import join
from domain.order_list.finish import give_up_order
from domain.payout import ledger
from domain.payout.ledger import INVITATIONS, credit_postings
from domain.promotion.payment import kept_minor, owed_minor
from domain.referral import reward
from domain.refusal import Refused
from storage import installation, personal_data, vouchers
from storage.customer import notes
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.kinds import REVOKE, LinkRef
from storage.delivery.tables import OutboxRow, RetryPolicy
from storage.flash_sale import sales
from storage.flash_sale.tables import Claim
from storage.group_buy import offers
from storage.group_buy.tables import Seat, Team, TeamState
from storage.members import Member
from storage.order_list import list_orders
from storage.order_list.tables import ListOrderState
from storage.payout import entries, withdrawals
from storage.payout.tables import LedgerAccount, WithdrawalState, party_id
from storage.promotion import payments
from storage.promotion.tables import Payment
from storage.referral.tables import InviteLink, LinkState, Reward, RewardState
from storage.sealing import former_members
from storage.subject import SHIPPING
from storage.vouchers import Voucher, VoucherState

ACT = "privacy.erase"
ERASED = "erased"
ROWS_MAX = 10_000
"""Rows of one table in an export."""


@dataclass(frozen=True, slots=True)
class ErasureLoss:
    """What goes with an erased member."""

    payable: Mapping[str, int]
    waiting: Mapping[str, int]
    """Commission that is not payable yet."""
    vouchers: int
    orders: int


def plain(value: object) -> Any:
    """Return a cell as JSON has it: moments in ISO 8601, all else as it is."""
    return value.isoformat() if isinstance(value, datetime) else value


async def export(tx: Tx, member: Member, *, now: datetime) -> bytes:
    """Return everything kept of a member as JSON; money is minor units beside its currency."""
    found = await personal_data.rows_of(tx, member.id, limit=ROWS_MAX)
    tables: dict[str, Any] = {
        name: [{cell: plain(value) for cell, value in row.items()} for row in rows]
        for name, rows in found.items()
    }
    party = await party_id(tx, member.id)
    if party is not None:
        tables["ledger"] = [
            {
                "at": entry.at.isoformat(),
                "kind": transaction.kind,
                "account": entry.account,
                "amount_minor": entry.amount_minor,
                "currency": entry.currency,
            }
            for transaction, entry in await entries.entries(tx, party, limit=ROWS_MAX)
        ]
        tables["withdrawals"] = [
            {
                "id": one.id,
                "amount_minor": one.amount_minor,
                "currency": one.currency,
                "state": one.state,
                "payout_masked": one.payout_masked,
                "requested_at": one.requested_at.isoformat(),
                "settled_at": plain(one.settled_at),
                "proof": one.proof,
                "reason": one.reason,
            }
            for one in await withdrawals.of_party(tx, party, limit=ROWS_MAX)
        ]
    about = await notes.find(tx, member.id)
    if about is not None:
        words = await note.read(tx, member.id)
        tables["customer_notes"] = [{"text": words, "written_at": about.written_at.isoformat()}]
    whole = {"made_at": now.isoformat(), "member_id": member.id, "tables": tables}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


async def preview_erasure(tx: Tx, member: Member) -> ErasureLoss:
    """Return what erasing would cost a member, or refuse while money is in the air."""
    if member.id == await installation.owner_id(tx):
        raise Refused("privacy.owner")
    party = await party_id(tx, member.id)
    asked = None if party is None else await withdrawals.open_of(tx, party)
    if asked is not None:
        sent = asked.state == WithdrawalState.SENT
        raise Refused("privacy.sent" if sent else "privacy.withdrawal", id=asked.id)
    await _refuse_open_money(tx, member.id)
    issued = await _issued(tx, member.id)
    seats, claims = await _orders(tx, member.id)
    payable = {} if party is None else await _balances(tx, party, LedgerAccount.PAYABLE)
    waits = (LedgerAccount.PENDING, LedgerAccount.APPROVED)
    waiting = {} if party is None else await _balances(tx, party, *waits)
    listed = [
        one
        for one, _ in await list_orders.live_of_member(tx, member.id)
        if one.state == ListOrderState.OPEN
    ]
    count = len(seats) + len(claims) + len(listed)
    return ErasureLoss(payable, waiting, len(issued), count)


async def sent_withdrawal(tx: Tx, member: Member) -> int | None:
    """Return the withdrawal of a member that was sent, and of which they have not said that it came."""
    party = await party_id(tx, member.id)
    asked = None if party is None else await withdrawals.open_of(tx, party)
    return asked.id if asked is not None and asked.state == WithdrawalState.SENT else None


async def erase(tx: Tx, member: Member, word: str, *, now: datetime) -> None:
    """Forget a member for good, by the single-use number of their yes; or refuse."""
    await nonce.spend(tx, word, member.id, ACT, now=now)
    await _void_rewards(tx, member.id, now=now)
    party = (await entries.lock_party(tx, member.id)).id
    await preview_erasure(tx, member)
    await _cancel_orders(tx, member, now=now)
    await _forfeit(tx, party, now=now)
    await join.on_erased(tx, member.id, now=now)
    links = select(InviteLink).where(InviteLink.member_id == member.id)
    for link in (await tx.scalars(links)).all():
        if link.state == LinkState.MADE and link.url is not None:
            outbox.put(
                tx,
                OutboxRow(
                    chat_id=link.chat_id,
                    kind=REVOKE,
                    values=LinkRef(url=link.url),
                    due_at=now,
                    policy=RetryPolicy.IDEMPOTENT,
                ),
            )
        link.state, link.name, link.url, link.reason = LinkState.REVOKED, "", None, ERASED
    await tx.flush()
    promised = select(Reward.program_id).where(Reward.invitee_id == member.id)
    programs = set((await tx.scalars(promised)).all())
    await former_members.remember(tx, member.id, banned_at=member.banned_at, programs=programs)
    await personal_data.erase(tx, member, party)


async def _refuse_open_money(tx: Tx, member_id: int) -> None:
    """Refuse while the shop owes a member something, or has their money for what they did not get."""
    rows = select(Payment.subject, Payment.subject_id).where(Payment.member_id == member_id)
    for subject, number in (await tx.execute(rows.distinct())).all():
        sums = await payments.sums(tx, subject, number)
        if owed_minor(sums) > 0:
            raise Refused("privacy.refund")
        if kept_minor(sums) > 0 and subject != SHIPPING:
            bought = await vouchers.of_subject(tx, subject, number)
            if bought is None:
                raise Refused("privacy.paid")
            if bought.state == VoucherState.ISSUED:
                raise Refused("privacy.voucher")


async def _orders(tx: Tx, member_id: int) -> tuple[list[Seat], list[Claim]]:
    sits = select(Seat).join(Team, Team.id == Seat.team_id)
    sits = sits.where(
        Seat.member_id == member_id,
        Seat.state.in_(offers.LIVE),
        Team.state == TeamState.OPEN,
    )
    claims = select(Claim).where(Claim.member_id == member_id, Claim.state.in_(sales.LIVE))
    return list((await tx.scalars(sits)).all()), list((await tx.scalars(claims)).all())


async def _issued(tx: Tx, member_id: int) -> list[Voucher]:
    rows = select(Voucher).where(
        Voucher.member_id == member_id, Voucher.state == VoucherState.ISSUED
    )
    return list((await tx.scalars(rows)).all())


async def _balances(tx: Tx, party: int, *there: LedgerAccount) -> dict[str, int]:
    """Return what lies on some accounts of a party, by currency."""
    sums = await entries.balances(tx, party)
    found = {one: sum(accounts.get(each, 0) for each in there) for one, accounts in sums.items()}
    return {one: minor for one, minor in found.items() if minor > 0 and one != INVITATIONS}


async def _cancel_orders(tx: Tx, member: Member, *, now: datetime) -> None:
    for each in await _issued(tx, member.id):
        await voucher.revoke(tx, each.subject, each.subject_id, now=now)
    seats, claims = await _orders(tx, member.id)
    for seat in seats:
        await leave_team(tx, seat.team_id, member.id, now=now)
    for claim in claims:
        await leave_sale(tx, claim.flash_sale_id, member.id, now=now)
    for order, _ in await list_orders.live_of_member(tx, member.id):
        await give_up_order(tx, order.id)


async def _void_rewards(tx: Tx, member_id: int, *, now: datetime) -> None:
    """End what was promised for or to a member; a reward is held before any party, as by `vest`."""
    rows = select(Reward).where(
        or_(Reward.referrer_id == member_id, Reward.invitee_id == member_id),
        Reward.state.in_((RewardState.PENDING, RewardState.HELD)),
    )
    rows = rows.order_by(Reward.id).with_for_update().execution_options(populate_existing=True)
    for promised in (await tx.scalars(rows)).all():
        await reward.void_unvested(tx, promised, reward.ERASED, now=now)


async def _forfeit(tx: Tx, party: int, *, now: datetime) -> None:
    for currency, minor in (await _balances(tx, party, LedgerAccount.PAYABLE)).items():
        back = credit_postings(party, LedgerAccount.PAYABLE, -minor, currency)
        key = f"party:{party}:forfeited:{currency}"
        await ledger.post(tx, key, "privacy.forfeited", back, now=now)
