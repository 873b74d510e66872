"""Who claimed in a flash sale, with units and money; marking what was paid, and what was given back."""

from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row

from domain.admin.authority import AccessLevel, Authority
from domain.flash_sale.payment import (
    claim_to_pay_minor,
    may_come_late,
    record_claim_payment,
    record_claim_refund,
)
from domain.promotion import export
from domain.promotion.payment import owed_minor
from domain.refusal import Refused
from domain.voucher import Secret
from handlers.admin import action, confirm
from handlers.admin.lists import back_to, listed, scrolling
from handlers.admin.messages import send_csv
from handlers.admin.promotions.flash_sales import require_sale, selected_sale_id, subject
from handlers.admin.states import Promotions
from handlers.admin.widgets import I18nLabel, I18nText, translate
from storage.database import Tx
from storage.flash_sale import claims
from storage.flash_sale.tables import Claim, FlashSale
from storage.members import Member
from storage.promotion import payments
from storage.subject import CLAIM
from views.i18n import Translate

LISTED_MAX = 500
NAME_CHARS_MAX = 24
PAID, REFUNDED = "claim.paid", "claim.refunded"


async def every(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return who claimed in a flash sale."""
    t = translate(dialog_manager)

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        sale = await require_sale(tx, by, selected_sale_id(dialog_manager))
        rows = await claims.with_names(tx, sale.id, limit=LISTED_MAX)
        sums = await payments.sums_of(tx, CLAIM, [claim.id for claim, _ in rows])
        items = [
            {"id": claim.id, "name": line(sale, claim, name, sums.get(claim.id, {}), t)}
            for claim, name in rows
        ]
        return {"items": items, "title": sale.title, "claims": len(items)}

    return await action.load(dialog_manager, read)


def line(sale: FlashSale, claim: Claim, name: str, money: dict[str, int], t: Translate) -> str:
    """Return one claim: its mark, whose, how many, and what is owed or its state."""
    owed = owed_minor(money)
    what = t.money(owed, sale.currency) if owed > 0 else t.plain(f"desk-claim-{claim.state}")
    mark = mark_of(sale, claim, money)
    return f"{mark} {name[:NAME_CHARS_MAX]} ×{claim.quantity} · {what}"[:60]


def mark_of(sale: FlashSale, claim: Claim, money: dict[str, int]) -> str:
    """Return the sign of a claim's money."""
    if owed_minor(money) > 0:
        return "💸"
    if money.get("paid"):
        return "✅"
    return "🕐" if claim_to_pay_minor(sale, claim, money) else "▫️"


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, number: str) -> None:
    """Open one claim."""
    manager.dialog_data["claim_id"] = int(number)
    await manager.switch_to(Promotions.claim)


async def its(tx: Tx, by: Authority, manager: DialogManager) -> tuple[FlashSale, Claim]:
    """Return the claim that is open, of a flash sale that somebody is in charge of; or refuse."""
    sale = await require_sale(tx, by, selected_sale_id(manager))
    number = int(manager.dialog_data["claim_id"])
    claim = await claims.find(tx, number)
    if claim is None or claim.flash_sale_id != sale.id:
        raise Refused("flash_sale.no_claim", typed=str(number))
    return sale, claim


async def one(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return one claim and its money."""
    t = translate(dialog_manager)

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        sale, claim = await its(tx, by, dialog_manager)
        member = await tx.get_one(Member, claim.member_id)
        money = await payments.sums(tx, CLAIM, claim.id)
        owed = owed_minor(money)
        to_pay = claim_to_pay_minor(sale, claim, money)
        late = to_pay == 0 and may_come_late(sale, claim, money)
        amount = claim.price_minor * claim.quantity if late else to_pay
        return {
            "title": sale.title,
            "name": member.name,
            "number": claim.id,
            "quantity": claim.quantity,
            "state": t(f"desk-claim-{claim.state}"),
            "paid": t.money(money.get("paid", 0), sale.currency),
            "to_pay": t.money(to_pay, sale.currency),
            "amount": t.money(amount, sale.currency),
            "owed": t.money(owed, sale.currency),
            "payable": by.everywhere and (to_pay > 0 or late),
            "refundable": by.everywhere and owed > 0,
        }

    return await action.load(dialog_manager, read)


async def ask(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Ask before money is written down, by name and amount."""
    data = await one(manager)
    what = f"claim.{button.widget_id}"
    key = {PAID: "desk-claim-paid-sure", REFUNDED: "desk-seat-refunded-sure"}[what]
    number = int(manager.dialog_data["claim_id"])
    values = {name: data[name] for name in ("name", "title", "amount", "owed")}
    await confirm.ask(manager, what, f"claim:{number}", key, **values)


async def answered(_: Any, result: Any, manager: DialogManager) -> None:
    """Write the money down, if that was the answer."""
    said = confirm.parse_answer(result, PAID) or confirm.parse_answer(result, REFUNDED)
    if said is None:
        return
    now, what = action.now(manager), said["what"]
    secret = Secret(action.settings(manager).voucher_secret)

    async def work(tx: Tx, by: Authority) -> None:
        _, claim = await its(tx, by, manager)
        who = by.member_id
        if what == PAID:
            await record_claim_payment(tx, claim.id, now=now, secret=secret, by_id=who)
        else:
            await record_claim_refund(tx, claim.id, now=now, by_id=who)

    await action.perform(manager, what, said["subject"], work, word=said["word"])


async def sheet(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Send the claims as a file, and write down that it was asked for."""

    async def work(tx: Tx, by: Authority) -> str:
        return await export.claims_csv(tx, await require_sale(tx, by, selected_sale_id(manager)))

    named = await subject(manager)
    words = await action.perform(
        manager, "flash_sale.sheet", named, work, need=AccessLevel.SOME_CHATS
    )
    await send_csv(manager, named.partition(":")[2], words)


WINDOWS = (
    Window(
        I18nText("desk-claims"),
        scrolling("claim_page", listed("claim", choose)),
        Button(I18nLabel("desk-button-sheet"), id="sheet", on_click=sheet, when=F["claims"]),
        back_to(Promotions.flash_sale),
        state=Promotions.claims,
        getter=every,
    ),
    Window(
        I18nText("desk-claim"),
        Row(
            Button(I18nLabel("desk-button-paid"), id="paid", on_click=ask, when=F["payable"]),
            Button(
                I18nLabel("desk-button-refunded"), id="refunded", on_click=ask, when=F["refundable"]
            ),
        ),
        back_to(Promotions.claims),
        state=Promotions.claim,
        getter=one,
        on_process_result=answered,
    ),
)
