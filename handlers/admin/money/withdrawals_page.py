"""Withdrawals in the menus: who asks for how much, and the yes, the no and the proof.

The full details of an account are shown to one admin at a time, of what is approved, for a minute;
that it was looked at is written down.
"""

from datetime import timedelta

from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.widgets.kbd import Button

from domain.admin.authority import AccessLevel
from domain.payout import encryption, withdrawal
from domain.payout.encryption import PayoutKey
from domain.refusal import Refused
from handlers.admin import context
from handlers.admin.context import AdminContext, Values
from handlers.admin.page import acts, button, item, items, line, page, typed
from handlers.admin.states import MoneyStates
from handlers.admin.widgets import translate
from storage.delivery import outbox
from storage.delivery.kinds import DELETE
from storage.delivery.tables import Lane, OutboxRow, RetryPolicy
from storage.payout import withdrawals
from storage.payout.tables import Withdrawal, WithdrawalState
from storage.payout.withdrawals import OPEN
from views.payout.withdrawal_screens import state as state_words
from views.screen import Screen, send

LISTED_MAX = 200
SHOWN_FOR = timedelta(seconds=60)
MARKS = {
    WithdrawalState.REQUESTED: "🕐",
    WithdrawalState.APPROVED: "👍",
    WithdrawalState.SENT: "📤",
}


async def every(ctx: AdminContext) -> Values:
    """What is not settled, the oldest first."""
    rows = [
        item(
            one.id,
            f"{MARKS[WithdrawalState(one.state)]} {ctx.t.money(one.amount_minor, one.currency)}"
            f" · {member.name if member else '-'}",
        )
        for one, member in await withdrawals.listed(ctx.tx, OPEN, limit=LISTED_MAX)
    ]
    return {"items": rows, "withdrawals": len(rows)}


async def selected(ctx: AdminContext) -> Withdrawal:
    """Return the request that the page is about, or refuse."""
    number = ctx.chosen("withdrawal_id")
    found = await ctx.tx.get(Withdrawal, number)
    if found is None:
        raise Refused("withdrawal.unknown", id=number)
    return found


def subject(ctx: AdminContext) -> str:
    return f"withdrawal:{ctx.chosen('withdrawal_id')}"


async def one(ctx: AdminContext) -> Values:
    """One request: whose, how much, who has said yes."""
    found = await selected(ctx)
    member = await withdrawals.member_of(ctx.tx, found)
    return {
        "id": found.id,
        "name": member.name if member else ctx.t.plain("admin-member-gone"),
        "amount": ctx.t.money(found.amount_minor, found.currency),
        "masked": found.payout_masked,
        "asked": ctx.t.moment(found.requested_at, ctx.settings.timezone),
        "yes": len(await withdrawals.approvals(ctx.tx, found.id)),
        "needed": found.approvals_needed,
        "state": state_words(found, ctx.t),
        "requested": found.state == WithdrawalState.REQUESTED,
        "approved": found.state == WithdrawalState.APPROVED,
        "undecided": found.state in (WithdrawalState.REQUESTED, WithdrawalState.APPROVED),
        "sent": found.state == WithdrawalState.SENT,
    }


@acts("withdrawal.approve", subject, sure="admin-approve-sure", shows=one, noted=True)
async def approve(ctx: AdminContext) -> None:
    await withdrawal.approve(ctx.tx, ctx.chosen("withdrawal_id"), ctx.by.member_id, now=ctx.now)


async def ask_why(_: object, pressed: Button, manager: DialogManager) -> None:
    """Ask for the reason of a no, or of money that came back."""
    manager.dialog_data["bounced"] = pressed.widget_id == "bounced"
    await manager.switch_to(MoneyStates.reason)


@acts("withdrawal.reject", subject, then=MoneyStates.one, noted=True)
async def reject(ctx: AdminContext) -> None:
    """Say no, or that it came back, with a reason that the member reads."""
    turn = withdrawal.record_bounce if ctx.data.get("bounced") else withdrawal.reject
    await turn(ctx.tx, ctx.chosen("withdrawal_id"), ctx.by.member_id, ctx.said, now=ctx.now)


@acts("withdrawal.sent", subject, then=MoneyStates.one, noted=True)
async def record_sent(ctx: AdminContext) -> None:
    """Write down that the money was sent, with the proof that was typed."""
    number = ctx.chosen("withdrawal_id")
    await withdrawal.record_sent(ctx.tx, number, ctx.by.member_id, ctx.said, now=ctx.now)


async def show_briefly(manager: DialogManager, details: str | None) -> None:
    """Show an account to the presser alone, for a minute."""
    if details is None:
        raise Refused("withdrawal.unreadable")
    presser, bot = context.user_id(manager), manager.middleware_data["bot"]
    shown = await bot(
        send(presser, Screen(translate(manager)("admin-details", details=details)), None)
    )
    row = OutboxRow(
        chat_id=presser,
        kind=DELETE,
        values={"message_id": shown.message_id},
        due_at=context.now(manager) + SHOWN_FOR,
        lane=Lane.REPLY,
        policy=RetryPolicy.IDEMPOTENT,
    )
    async with context.database(manager).begin() as tx:
        outbox.put(tx, row)


@acts("withdrawal.details", subject, then=show_briefly)
async def open_details(ctx: AdminContext) -> str | None:
    """Return the account in full; that it was looked at is written down."""
    found = await selected(ctx)
    if found.state != WithdrawalState.APPROVED:
        raise Refused("withdrawal.not_now", id=found.id)
    key = PayoutKey(ctx.settings.payout_key)
    return None if found.payout_sealed is None else encryption.decrypt(found.payout_sealed, key)


DIALOG = Dialog(
    page(
        MoneyStates.all,
        "admin-withdrawals",
        items("withdrawal", MoneyStates.one),
        reads=every,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        MoneyStates.one,
        "admin-withdrawal",
        line("state"),
        button("approve", approve, when="requested"),
        button("sent", MoneyStates.proof, when="approved"),
        button("details", open_details, when="approved"),
        button("reject", ask_why, when="undecided"),
        button("bounced", ask_why, when="sent"),
        reads=one,
        back=MoneyStates.all,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        MoneyStates.reason,
        "admin-reject-reason",
        typed("reason", reject),
        *(button(name, reject, text=f"withdrawal-reason-{name}") for name in withdrawal.READY),
        reads=one,
        back=MoneyStates.one,
        need=AccessLevel.EVERYWHERE,
        width=1,
    ),
    page(
        MoneyStates.proof,
        "admin-proof",
        typed("proof", record_sent),
        reads=one,
        back=MoneyStates.one,
        need=AccessLevel.EVERYWHERE,
    ),
)
