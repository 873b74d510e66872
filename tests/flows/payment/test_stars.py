"""Paying in Stars as people do: once, twice, for somebody else, too late; and what comes back by itself."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from random import Random

from sqlalchemy import select

from domain.currency import STARS
from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from domain.group_buy.publish import GroupBuyTerms, publish_group_buy
from sandbox import Fault, Person
from sandbox.state.messages import Message
from storage.database import Tx
from storage.deal.tables import Deal
from storage.flash_sale.tables import Claim
from storage.group_buy.tables import PaymentMethod, PaymentTiming, Team
from storage.payment.tables import Charge, ChargeState, Invoice
from storage.promotion.tables import Payment
from tests.flows.shop import Shop
from tests.flows.test_group_buy import known, people
from tests.timeouts import TIMEOUT_S

PRICE = 100


async def group_of(shop: Shop) -> list[tuple[int, int | None]]:
    """Let the bot into a group; return it as a place to publish in."""
    chat = shop.box.group("Tea", bot_rights="admin")
    await known(shop, [chat])
    return [(chat.id, None)]


async def deal_in_stars(tx: Tx, shop: Shop, number: int = 1) -> Deal:
    now = shop.clock.now()
    deal = Deal(
        code=f"D{number}",
        source="operator",
        source_id=str(number),
        title="A tea course",
        price_minor=2 * PRICE,
        currency=STARS,
        created_at=now,
        changed_at=now,
    )
    tx.add(deal)
    await tx.flush()
    return deal


async def sale_in_stars(shop: Shop, **changes: object) -> str:
    """Publish a flash sale of two pieces for 100 Stars each; return its code."""
    places = await group_of(shop)
    now = shop.clock.now()
    plain: dict[str, object] = {"price_minor": PRICE, "starts_at": now, "stock": 2}
    plain |= {"lasts": timedelta(hours=4), "pay": PaymentMethod.STARS}
    terms = FlashSaleTerms(**{**plain, **changes})  # type: ignore[arg-type]
    async with shop.database.begin() as tx:
        deal = await deal_in_stars(tx, shop)
        sale = await publish_flash_sale(tx, deal, terms, places, now=now, rng=Random(3))
        return sale.code


async def invoice_of(shop: Shop, who: Person, code: str) -> Message:
    """Return the invoice that somebody is sent who follows a Pay button."""
    known = len(invoices(shop, who))
    await who.says(f"/start p_{code}")
    await until(lambda: _more(shop, who, known))
    return invoices(shop, who)[-1]


async def _more(shop: Shop, who: Person, known: int) -> bool:
    return len(invoices(shop, who)) > known


def invoices(shop: Shop, who: Person) -> list[Message]:
    found = shop.box.world.history(who.private).everything()
    return [one for one in found if one.invoice is not None]


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(TIMEOUT_S):
        while not await holds():
            await asyncio.sleep(0.05)


async def states(shop: Shop) -> tuple[list[str], list[str], list[str]]:
    """Return the states of all claims, invoices and charges, by age."""
    async with shop.database.read() as tx:
        claims = (await tx.scalars(select(Claim.state).order_by(Claim.id))).all()
        made = (await tx.scalars(select(Invoice.state).order_by(Invoice.created_at))).all()
        charges = (await tx.scalars(select(Charge.state).order_by(Charge.id))).all()
        return list(claims), list(made), list(charges)


async def refunded(shop: Shop, times: int) -> None:
    """Wait until so many charges have gone back."""

    async def done() -> bool:
        return (await states(shop))[2].count(ChargeState.REFUNDED) == times

    await until(done)


async def conserved(shop: Shop) -> None:
    """Paid less refunded is what the bot has; every charge is in the lines once."""
    async with shop.database.read() as tx:
        lines = (await tx.scalars(select(Payment))).all()
        charges = (await tx.scalars(select(Charge))).all()
    paid = sum(line.amount_minor for line in lines if line.kind == "paid")
    back = sum(line.amount_minor for line in lines if line.kind == "refunded")
    assert paid - back == shop.box.world.payments.bot_stars
    assert paid == sum(charge.amount_minor for charge in charges)
    gone = [one.amount_minor for one in charges if one.state == ChargeState.REFUNDED]
    assert back == sum(gone)


async def test_stars_buy_a_piece_once(shop: Shop) -> None:
    """COMMON 54 and 57: paid, refused to others, a second charge goes back once."""
    ann, ben, _ = people(shop, "Ann", "Ben", "Vera")
    code = await sale_in_stars(shop)
    await ann.says(f"/grab {code}")
    held = await ann.sees("It is yours when it is paid")
    assert "Paid in Stars" in held.text
    assert "in the shop" not in held.text
    assert "Pay 100 ⭐" in str(held.buttons)
    first = await invoice_of(shop, ann, code)
    assert await invoice_of(shop, ann, code) is not first
    await ben.says("/start")
    await ben.sees("Ben")
    other = await ben.pays(first)
    assert other.charge_id is None
    assert "somebody else" in (other.error or "")

    sheet, again = await ann.begins_paying(first), await ann.begins_paying(first)
    assert sheet.accepted
    assert again.accepted
    sheet.charge()
    await ann.sees("Receipt no. 1")
    again.charge()
    await ann.sees("It was paid before")
    await refunded(shop, 1)
    assert await states(shop) == (["confirmed"], ["fulfilled"], ["paid", "refunded"])
    assert (ann.stars, ben.stars) == (900, 1000)
    late = await ann.pays(first)
    assert "already" in (late.error or "")
    await conserved(shop)


async def test_a_late_charge_takes_what_is_left_or_goes_back(shop: Shop) -> None:
    """The hold is over when the charge comes: sold if a piece is free, else given back (COMMON 55)."""
    ann, ben, cleo = people(shop, "Ann", "Ben", "Vera")
    code = await sale_in_stars(shop, stock=1)
    await ann.says(f"/grab {code}")
    invoice = await invoice_of(shop, ann, code)
    sheet = await ann.begins_paying(invoice)
    shop.clock.jump(timedelta(minutes=16))
    await until(lambda: _lapsed(shop))
    sheet.charge()
    await ann.sees("Receipt no. 1")
    assert (await states(shop))[0] == ["confirmed"]
    await ben.says(f"/grab {code}")
    await ben.sees("sold out")
    assert (await ann.pays(invoice)).charge_id is None
    assert cleo.stars == 1000
    await conserved(shop)


async def test_a_group_that_fails_gives_all_stars_back(shop: Shop) -> None:
    """Nobody presses anything; Telegram's "already refunded" is a success, an answer lost is looked up."""
    ann, ben, _ = people(shop, "Ann", "Ben", "Vera")
    places = await group_of(shop)
    now = shop.clock.now()
    terms = GroupBuyTerms(
        tiers=[(3, PRICE)],
        starts_at=now,
        ends_at=now + timedelta(hours=2),
        pay=PaymentMethod.STARS,
        pay_when=PaymentTiming.NOW,
    )
    async with shop.database.begin() as tx:
        deal = await deal_in_stars(tx, shop)
        offer = await publish_group_buy(tx, deal, terms, places, now=now, rng=Random(3))
    for who, receipt in ((ann, 1), (ben, 2)):
        await who.says(f"/join {offer.code}")
        await who.sees("A tea course")
        paid = await who.pays(await invoice_of(shop, who, await team_code(shop)))
        assert paid.charge_id is not None
        await who.sees(f"Receipt no. {receipt}")
    shop.box.faults.next(
        "refundStarPayment", Fault.refuse_after(400, "Bad Request: CHARGE_ALREADY_REFUNDED")
    )
    shop.box.faults.next("refundStarPayment", Fault.drop_after())
    shop.clock.jump(timedelta(hours=3))
    await until(lambda: _has_charges(shop, ChargeState.REFUND_DUE, ChargeState.ASKED))
    shop.clock.jump(timedelta(minutes=1))
    await refunded(shop, 2)
    assert (ann.stars, ben.stars) == (1000, 1000)
    assert (await states(shop))[1] == ["refunded", "refunded"]
    await conserved(shop)


async def _lapsed(shop: Shop) -> bool:
    return (await states(shop))[0] == ["lapsed"]


async def _has_charges(shop: Shop, *wanted: str) -> bool:
    return any(state in (*wanted, ChargeState.REFUNDED) for state in (await states(shop))[2])


async def team_code(shop: Shop) -> str:
    async with shop.database.read() as tx:
        return (await tx.scalars(select(Team.code))).one()
