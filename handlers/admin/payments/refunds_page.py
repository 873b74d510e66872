"""Refunds of card payments in the menus: what is owed, a link to the provider's page, and who has done it."""

from domain.admin.authority import AccessLevel
from domain.provider import refunds, terms
from handlers.admin.context import AdminContext, Values
from handlers.admin.page import acts, button, item, items, line, page, typed
from handlers.admin.states import PaymentStates
from storage import members
from storage.personal_data import is_anonymised
from storage.provider import provider_refunds
from storage.provider.tables import ProviderRefundState
from views.payment import payment_pages

LISTED_MAX = 200


async def every(ctx: AdminContext) -> Values:
    """What is to be given back, the longest due first."""
    rows = await provider_refunds.listed(ctx.tx, limit=LISTED_MAX)
    shown = [
        item(refund.id, payment_pages.refund_item(refund, charge, ctx.t)) for refund, charge in rows
    ]
    return {"items": shown, "refunds": len(shown)}


async def one(ctx: AdminContext) -> Values:
    """One refund: whose, how much, why, and where it is made."""
    refund, charge = await refunds.find(ctx.tx, ctx.chosen("refund_id"))
    member = await members.find(ctx.tx, charge.member_id)
    said = await provider_refunds.approvals(ctx.tx, refund.id)
    rules = await terms.load(ctx.tx)
    open_ = refund.state != ProviderRefundState.DONE
    return {
        "id": refund.id,
        "name": ctx.t.plain("admin-member-gone")
        if member is None or is_anonymised(member.id)
        else member.name,
        "amount": ctx.t.money(refund.total_minor, refund.currency),
        "title": charge.title or "-",
        "receipt": charge.receipt,
        "charge": charge.provider_charge_id or charge.charge_id,
        "link": payment_pages.console_line(
            rules.console_link(charge.provider_charge_id), refund, ctx.t
        ),
        "yes": len(said),
        "needed": refund.approvals_needed,
        "agreeable": open_ and refund.approvals_needed > 1 and ctx.by.member_id not in said,
        "open": open_,
    }


def subject(ctx: AdminContext) -> str:
    return f"refund:{ctx.chosen('refund_id')}"


@acts("refund.agree", subject, sure="payment-refund-agree-sure", shows=one, noted=True)
async def agree(ctx: AdminContext) -> None:
    """Say yes to an amount that takes two persons."""
    await refunds.agree(ctx.tx, ctx.chosen("refund_id"), ctx.by.member_id, now=ctx.now)


@acts("refund.done", subject, then=PaymentStates.refunds, noted=True)
async def record_done(ctx: AdminContext) -> None:
    """Write down that it was given back, with the proof that was typed."""
    number, who = ctx.chosen("refund_id"), ctx.by.member_id
    await refunds.record_done(ctx.tx, number, who, ctx.said, now=ctx.now)


PAGES = (
    page(
        PaymentStates.refunds,
        "payment-refunds",
        items("refund", PaymentStates.refund),
        reads=every,
        back=PaymentStates.all,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        PaymentStates.refund,
        "payment-refund",
        line("link"),
        button("agree", agree, text="payment-button-agree", when="agreeable"),
        button("done", PaymentStates.proof, text="payment-button-done", when="open"),
        reads=one,
        back=PaymentStates.refunds,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        PaymentStates.proof,
        "payment-refund-proof",
        typed("proof", record_done),
        reads=one,
        back=PaymentStates.refund,
        need=AccessLevel.EVERYWHERE,
    ),
)
