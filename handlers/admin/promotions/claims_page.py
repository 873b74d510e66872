"""Who claimed in a flash sale, with units and money; marking what was paid, and what was given back."""

from domain.flash_sale.payment import (
    claim_to_pay_minor,
    may_come_late,
    record_claim_payment,
    record_claim_refund,
)
from domain.refusal import Refused
from domain.voucher import Secret
from handlers.admin.context import AdminContext, Values
from handlers.admin.page import acts, button, items, page
from handlers.admin.promotions.people import LISTED_MAX, Participant, items_of, page_of
from handlers.admin.promotions.promotion_kind import FLASH_SALES
from handlers.admin.states import Promotions
from storage.flash_sale import claims
from storage.flash_sale.tables import Claim, FlashSale
from storage.members import Member
from storage.promotion import payments
from storage.subject import CLAIM


def person(sale: FlashSale, claim: Claim, name: str, money: dict[str, int]) -> Participant:
    to_pay = claim_to_pay_minor(sale, claim, money)
    late = to_pay == 0 and may_come_late(sale, claim, money)
    return Participant(claim, name, money, to_pay, late)


async def every(ctx: AdminContext) -> Values:
    """Who claimed in a flash sale."""
    sale = await FLASH_SALES.find(ctx)
    rows = await claims.with_names(ctx.tx, sale.id, limit=LISTED_MAX)
    sums = await payments.sums_of(ctx.tx, CLAIM, [claim.id for claim, _ in rows])
    found = [person(sale, claim, name, sums.get(claim.id, {})) for claim, name in rows]
    return {"items": items_of(sale, found, ctx.t), "title": sale.title, "claims": len(found)}


async def selected(ctx: AdminContext) -> tuple[FlashSale, Claim]:
    """Return the claim that is open, of a flash sale that somebody is in charge of; or refuse."""
    sale, number = await FLASH_SALES.find(ctx), ctx.chosen("claim_id")
    claim = await claims.find(ctx.tx, number)
    if claim is None or claim.flash_sale_id != sale.id:
        raise Refused("flash_sale.no_claim", typed=str(number))
    return sale, claim


async def one(ctx: AdminContext) -> Values:
    """One claim and its money."""
    sale, claim = await selected(ctx)
    member = await ctx.tx.get_one(Member, claim.member_id)
    found = person(sale, claim, member.name, await payments.sums(ctx.tx, CLAIM, claim.id))
    amount = claim.price_minor * claim.quantity if found.late else found.to_pay
    return {
        **page_of(sale, found, ctx.by, ctx.t),
        "number": claim.id,
        "amount": ctx.t.money(amount, sale.currency),
    }


def subject(ctx: AdminContext) -> str:
    return f"claim:{ctx.chosen('claim_id')}"


@acts("claim.paid", subject, sure="admin-claim-paid-sure", shows=one)
async def paid(ctx: AdminContext) -> None:
    """Write down that a claim was paid."""
    _, claim = await selected(ctx)
    secret, who = Secret(ctx.settings.voucher_secret), ctx.by.member_id
    await record_claim_payment(ctx.tx, claim.id, now=ctx.now, secret=secret, by_id=who)


@acts("claim.refunded", subject, sure="admin-seat-refunded-sure", shows=one)
async def refunded(ctx: AdminContext) -> None:
    """Write down that money was given back."""
    _, claim = await selected(ctx)
    await record_claim_refund(ctx.tx, claim.id, now=ctx.now, by_id=ctx.by.member_id)


WINDOWS = (
    page(
        Promotions.claims,
        "admin-claims",
        items("claim", Promotions.claim),
        button("sheet", FLASH_SALES.sheet, when="claims"),
        reads=every,
        back=Promotions.flash_sale,
    ),
    page(
        Promotions.claim,
        "admin-claim",
        button("paid", paid, when="payable"),
        button("refunded", refunded, when="refundable"),
        reads=one,
        back=Promotions.claims,
    ),
)
