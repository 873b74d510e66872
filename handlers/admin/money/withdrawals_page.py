"""Withdrawals at the desk: who asks for how much, and the yes, the no and the proof.

The full details of an account are shown to one admin at a time, of what is approved, for a minute;
that it was looked at is written down.
"""

from datetime import timedelta
from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import ManagedTextInput, TextInput
from aiogram_dialog.widgets.kbd import Button, Cancel, Group, SwitchTo

from domain.admin.authority import AccessLevel, Authority
from domain.payout import encryption, withdrawal
from domain.payout.encryption import PayoutKey
from domain.refusal import Refused
from handlers.admin import action, confirm
from handlers.admin.lists import back_to, listed, scrolling
from handlers.admin.states import Money
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.tables import Lane, OutboxRow, RetryPolicy
from storage.members import Member
from storage.payout import withdrawals
from storage.payout.tables import Withdrawal, WithdrawalState
from storage.payout.withdrawals import OPEN
from views.payout.withdrawal_screens import state as state_words
from views.screen import Screen, send

LISTED_MAX = 200
SHOWN_FOR = timedelta(seconds=60)
APPROVE, REJECT = "withdrawal.approve", "withdrawal.reject"
BOUNCED = "withdrawal.bounced"
MARKS = {
    WithdrawalState.REQUESTED: "🕐",
    WithdrawalState.APPROVED: "👍",
    WithdrawalState.SENT: "📤",
}


async def every(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return what is not settled, the oldest first."""
    t = translate(dialog_manager)

    async def read(tx: Tx, by: Authority) -> list[tuple[Withdrawal, Member | None]]:
        return list(await withdrawals.listed(tx, OPEN, limit=LISTED_MAX))

    found = await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)
    items = [
        {
            "id": one.id,
            "name": f"{MARKS[WithdrawalState(one.state)]} {t.money(one.amount_minor, one.currency)}"
            f" · {member.name if member else '-'}"[:60],
        }
        for one, member in found
    ]
    return {"items": items, "withdrawals": len(items)}


async def one(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return one request: whose, how much, who has said yes."""
    t, zone = translate(dialog_manager), action.settings(dialog_manager).timezone

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        found = await of(tx, chosen(dialog_manager))
        member = await withdrawals.member_of(tx, found)
        said = await withdrawals.approvals(tx, found.id)
        return {
            "id": found.id,
            "name": member.name if member else "-",
            "amount": t.money(found.amount_minor, found.currency),
            "masked": found.payout_masked,
            "asked": t.moment(found.requested_at, zone),
            "yes": len(said),
            "needed": found.approvals_needed,
            "state": state_words(found, t),
            "requested": found.state == WithdrawalState.REQUESTED,
            "approved": found.state == WithdrawalState.APPROVED,
            "undecided": found.state in (WithdrawalState.REQUESTED, WithdrawalState.APPROVED),
            "sent": found.state == WithdrawalState.SENT,
        }

    return await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)


def chosen(manager: DialogManager) -> int:
    """Return the request that the page is about."""
    started: Any = manager.start_data or {}
    return int(manager.dialog_data.get("withdrawal_id") or started.get("number") or 0)


async def of(tx: Tx, withdrawal_id: int) -> Withdrawal:
    """Return a request that is there, or refuse."""
    found = await tx.get(Withdrawal, withdrawal_id)
    if found is None:
        raise Refused("withdrawal.unknown", id=withdrawal_id)
    return found


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, number: str) -> None:
    """Open one request."""
    manager.dialog_data["withdrawal_id"] = int(number)
    await manager.switch_to(Money.one)


async def ask_approve(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Ask for the yes, by name, amount and account."""
    data = await one(manager)
    values = {name: data[name] for name in ("name", "amount", "masked")}
    subject = f"withdrawal:{chosen(manager)}"
    await confirm.ask(manager, APPROVE, subject, "desk-approve-sure", **values)


async def answered(_: Any, result: Any, manager: DialogManager) -> None:
    """Approve, if that was the answer."""
    said = confirm.parse_answer(result, APPROVE)
    if said is None:
        return
    number, now = chosen(manager), action.now(manager)

    async def work(tx: Tx, by: Authority) -> None:
        await withdrawal.approve(tx, number, by.member_id, now=now)

    await action.perform(manager, APPROVE, said["subject"], work, word=said["word"], noted=True)


async def reject_for(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Reject for one of the reasons that are a single press."""
    await reject(manager, button.widget_id or "")


async def reject_typed(
    _: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str
) -> None:
    """Reject for the reason that was typed."""
    await reject(manager, typed)


async def ask_why(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Ask for the reason of a no, or of money that came back."""
    manager.dialog_data["bounced"] = button.widget_id == "bounced"
    await manager.switch_to(Money.reason)


async def reject(manager: DialogManager, reason: str) -> None:
    """Say no, or that it came back, with a reason that the member reads."""
    number, now = chosen(manager), action.now(manager)
    came_back = bool(manager.dialog_data.get("bounced"))

    async def work(tx: Tx, by: Authority) -> None:
        turn = withdrawal.record_bounce if came_back else withdrawal.reject
        await turn(tx, number, by.member_id, reason, now=now)

    await action.perform(
        manager, BOUNCED if came_back else REJECT, f"withdrawal:{number}", work, noted=True
    )
    await manager.switch_to(Money.one)


async def proof_typed(
    _: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str
) -> None:
    """Write down that the money was sent, with the proof that was typed."""
    number, now = chosen(manager), action.now(manager)

    async def work(tx: Tx, by: Authority) -> None:
        await withdrawal.record_sent(tx, number, by.member_id, typed, now=now)

    await action.perform(manager, "withdrawal.sent", f"withdrawal:{number}", work, noted=True)
    await manager.switch_to(Money.one)


async def show_details(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Show the account in full to the presser alone, for a minute, and write that down."""
    number, t = chosen(manager), translate(manager)
    key = PayoutKey(action.settings(manager).payout_key)

    async def work(tx: Tx, by: Authority) -> str | None:
        found = await of(tx, number)
        if found.state != WithdrawalState.APPROVED:
            raise Refused("withdrawal.not_now", id=number)
        return None if found.payout_sealed is None else encryption.decrypt(found.payout_sealed, key)

    details = await action.perform(manager, "withdrawal.details", f"withdrawal:{number}", work)
    if details is None:
        raise Refused("withdrawal.unreadable")
    bot = manager.middleware_data["bot"]
    said = await bot(
        send(action.user_id(manager), Screen(t("desk-details", details=details)), None)
    )
    await vanish(manager, said.message_id)


async def vanish(manager: DialogManager, message_id: int) -> None:
    """Have a message in the presser's own chat deleted after a while."""
    row = OutboxRow(
        chat_id=action.user_id(manager),
        kind="message.delete",
        values={"message_id": message_id},
        due_at=action.now(manager) + SHOWN_FOR,
        lane=Lane.REPLY,
        policy=RetryPolicy.IDEMPOTENT,
    )
    async with action.database(manager).begin() as tx:
        outbox.put(tx, row)


def reason(name: str) -> Button:
    """Return the button of a reason."""
    return Button(I18nLabel(f"withdrawal-reason-{name}"), id=name, on_click=reject_for)


DIALOG = Dialog(
    Window(
        I18nText("desk-withdrawals"),
        scrolling("withdrawal_page", listed("withdrawal", choose)),
        Cancel(I18nLabel("desk-button-back")),
        state=Money.all,
        getter=every,
    ),
    Window(
        I18nText("desk-withdrawal"),
        Value("state"),
        Group(
            Button(
                I18nLabel("desk-button-approve"),
                id="approve",
                on_click=ask_approve,
                when=F["requested"],
            ),
            SwitchTo(
                I18nLabel("desk-button-sent"), id="sent", state=Money.proof, when=F["approved"]
            ),
            Button(
                I18nLabel("desk-button-details"),
                id="details",
                on_click=show_details,
                when=F["approved"],
            ),
            Button(
                I18nLabel("desk-button-reject"), id="reject", on_click=ask_why, when=F["undecided"]
            ),
            Button(
                I18nLabel("desk-button-bounced"), id="bounced", on_click=ask_why, when=F["sent"]
            ),
            width=2,
        ),
        back_to(Money.all),
        state=Money.one,
        getter=one,
        on_process_result=answered,
    ),
    Window(
        I18nText("desk-reject-reason"),
        TextInput(id="typed_reason", on_success=reject_typed),
        Group(*(reason(name) for name in withdrawal.READY), width=1),
        back_to(Money.one),
        state=Money.reason,
        getter=one,
    ),
    Window(
        I18nText("desk-proof"),
        TextInput(id="typed_proof", on_success=proof_typed),
        back_to(Money.one),
        state=Money.proof,
        getter=one,
    ),
)
