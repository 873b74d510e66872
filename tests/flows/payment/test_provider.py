"""Paying by card as people do: delivery, taxes, what they tell the shop, and money that goes back."""

from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select

from bot import checks
from domain import privacy
from domain.flash_sale.claim import leave_sale
from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from domain.payment import report
from domain.provider import refunds, terms
from domain.refusal import Refused
from jobs.provider import refund_job
from sandbox import Person, SandboxChat
from sandbox.people.payments import ADDRESS
from sandbox.state.messages import Message
from sandbox.state.payments import PROVIDER_TOKEN
from storage import members
from storage.deal.tables import Deal
from storage.flash_sale.tables import Claim, FlashSale
from storage.group_buy.tables import PaymentMethod
from storage.payment.tables import Charge, ChargeState, Invoice
from storage.personal_data import rows_of
from storage.provider.tables import OrderDetails, ProviderRefund, ProviderRefundState
from tests.flows.admins import admin_of, owner_of, tea
from tests.flows.payment.stripe_fake import HERE, fake_stripe
from tests.flows.payment.test_stars import invoice_of, until
from tests.flows.shop import Opened, Shop
from tests.flows.test_group_buy import known, people

PRICE = 2000
KEY = "sk_test_ThisIsNoRealKey"
TERMS = {
    "shipping": "Parcel; 4.90; DE AT\nExpress; 9",
    "taxes": "VAT; 19",
    "console": "https://pay.example/charges/CHARGE",
    "second_above": "20",
    "name": "",
    "email": "",
    "shipping_address": "",
}


async def set_terms(shop: Shop, **typed: str) -> None:
    async with shop.database.begin() as tx:
        for name, words in typed.items():
            at = shop.clock.now()
            await terms.write(tx, name, words, currency="EUR", by_id=None, now=at)


async def sold(shop: Shop, place: SandboxChat, *buyers: Person) -> list[Message]:
    """Sell pieces for 20 EUR each by card; return the invoices of those who took one."""
    now = shop.clock.now()
    await known(shop, [place])
    plan = FlashSaleTerms(
        price_minor=PRICE,
        starts_at=now,
        stock=5,
        lasts=timedelta(hours=4),
        pay=PaymentMethod.PROVIDER,
    )
    async with shop.database.begin() as tx:
        facts = {"price_minor": 2 * PRICE, "currency": "EUR", "created_at": now, "changed_at": now}
        deal = Deal(code="D1", source="operator", source_id="1", title="A teapot", **facts)  # type: ignore[arg-type]
        tx.add(deal)
        await tx.flush()
        sale = await publish_flash_sale(tx, deal, plan, [(place.id, None)], now=now, rng=Random(3))
        code = sale.code
    found = []
    for who in buyers:
        await who.says(f"/grab {code}")
        assert "by card" in (await who.sees("A teapot")).text
        found.append(await invoice_of(shop, who, code))
    return found


async def gives_back(shop: Shop, who: Person) -> None:
    async with shop.database.begin() as tx:
        sale = (await tx.scalars(select(FlashSale.id))).one()
        await leave_sale(tx, sale, who.id, now=shop.clock.now())


async def owed(shop: Shop) -> list[ProviderRefund]:
    async with shop.database.read() as tx:
        return list((await tx.scalars(select(ProviderRefund).order_by(ProviderRefund.id))).all())


async def money(shop: Shop) -> dict[str, int]:
    """Return the month's total of the report."""
    zone = shop.app.settings.timezone
    async with shop.database.read() as tx:
        lines = await report.build_money_report(tx, f"{shop.clock.now():%Y-%m}", zone=zone)
    (total,) = [one.minor for one in lines if one.day == report.TOTAL]
    assert total["differs"] == 0
    return total


async def test_a_card_pays_for_goods_and_their_delivery_and_two_give_it_back(
    opened: Opened,
) -> None:
    async with opened(payment_token=PROVIDER_TOKEN) as shop:
        olga = await owner_of(shop)
        nora = await admin_of(shop, "Nora")
        ann, ben, _ = people(shop, "Ann", "Ben", "Vera")
        await set_terms(shop, **TERMS)
        invoice, _ = await sold(shop, tea(shop, olga), ann, ben)
        assert invoice.invoice is not None
        assert [price for _, price in invoice.invoice.prices] == [1681, 319]
        assert invoice.invoice.needs == {"name", "email", "shipping_address"}

        far = await ann.begins_paying(invoice, address=ADDRESS | {"country_code": "US"})
        assert [one["title"] for one in far.options] == ["Express"]
        sheet = await ann.begins_paying(invoice, option="1")
        assert sheet.total == PRICE + 490
        await set_terms(shop, shipping="Parcel; 5.90; DE")
        assert sheet.charge().charge_id is not None
        seen = await ann.sees("Receipt no. 1")
        assert "24.90" in seen.text
        assert "Of that for delivery: €4.90" in seen.text
        assert "VAT 19 %" in seen.text
        async with shop.database.read() as tx:
            (told,) = (await tx.scalars(select(OrderDetails))).all()
            (charge,) = (await tx.scalars(select(Charge))).all()
            assert "order_details" in await rows_of(tx, ann.id, limit=10)
        assert (told.shipping, told.email) == ("Parcel", f"{ann.user.username}@mail.example")
        assert told.address == "Lindenweg 3\n10115 Berlin\nDE"
        assert (charge.shipping_minor, charge.state) == (490, ChargeState.PAID)
        assert (await money(shop))["kept"] == PRICE + 490

        await ann.says("/paysupport")
        listed = await ann.sees("ready to be picked up")
        await ann.presses("❗ Ask about no. 1", message=listed)
        await ann.sees("Write")
        await ann.says("It has a crack")
        case = await olga.sees("About receipt no. 1: A teapot, €24.90")
        assert "It has a crack" in case.text
        await gives_back(shop, ann)
        await ann.says("/paysupport")
        await ann.sees("on its way back")
        (refund,) = await owed(shop)
        assert (refund.total_minor, refund.approvals_needed) == (PRICE + 490, 2)
        at = shop.clock.now()
        for by_id, reason in ((ann.id, "payment.own_refund"), (olga.id, "payment.second_person")):
            with pytest.raises(Refused, match=reason):
                async with shop.database.begin() as tx:
                    await refunds.record_done(tx, refund.id, by_id, "re_1", now=at)
        async with shop.database.begin() as tx:
            await refunds.agree(tx, refund.id, nora.id, now=at)
        with pytest.raises(Refused, match="agreed_already"):
            async with shop.database.begin() as tx:
                await refunds.agree(tx, refund.id, nora.id, now=at)
        with pytest.raises(Refused, match="second_person"):
            async with shop.database.begin() as tx:
                await refunds.record_done(tx, refund.id, nora.id, "re_1", now=at)
        async with shop.database.begin() as tx:
            await refunds.record_done(tx, refund.id, olga.id, "re_1", now=at)
        await ann.sees("are back with you")
        async with shop.database.read() as tx:
            states = [
                (await tx.scalars(select(table.state).where(table.member_id == ann.id))).one()
                for table in (Claim, Charge, Invoice)
            ]
        assert states == ["refunded", "refunded", "refunded"]
        assert (await money(shop))["kept"] == 0
        with pytest.raises(Refused, match="refund_done"):
            async with shop.database.begin() as tx:
                await refunds.record_done(tx, refund.id, olga.id, "re_1", now=at)
        async with shop.database.begin() as tx:
            member = await members.find(tx, ann.id)
            assert member is not None
            await privacy.preview_erasure(tx, member)  # Delivery that went back is in nobody's way.


async def test_what_changes_between_the_question_and_the_charge_is_refused(opened: Opened) -> None:
    async with opened(payment_token=PROVIDER_TOKEN) as shop:
        olga = await owner_of(shop)
        ann, _, _ = people(shop, "Ann", "Ben", "Vera")
        await set_terms(shop, **TERMS)
        (invoice,) = await sold(shop, tea(shop, olga), ann)
        await set_terms(shop, shipping="Parcel; 4.90; AT")
        nowhere = await ann.begins_paying(invoice)
        assert "does not deliver" in (nowhere.error or "")
        found = {one.what: one for one in await checks.examine(shop.app.settings)}
        assert found["PAYMENT_TOKEN"].verdict == "ok"
        shop.box.world.payments.provider_tokens.clear()
        found = {one.what: one for one in await checks.examine(shop.app.settings)}
        assert found["PAYMENT_TOKEN"].verdict == "bad"
        assert PROVIDER_TOKEN not in found["PAYMENT_TOKEN"].words
        assert PROVIDER_TOKEN not in repr(shop.app.settings)


async def test_a_provider_with_an_api_gives_back_once_whatever_it_says(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers lost, too many requests, a charge it does not know: money moves once, or a person hears."""
    async with fake_stripe(KEY) as stripe:
        options = {"stripe_key": KEY, "stripe_api": stripe.url, "fetch_private_hosts": HERE}
        async with opened(payment_token=PROVIDER_TOKEN, **options) as shop:
            olga = await owner_of(shop)
            ann, ben, _ = people(shop, "Ann", "Ben", "Vera")
            for who, invoice in zip(
                (ann, ben), await sold(shop, tea(shop, olga), ann, ben), strict=True
            ):
                assert (await who.pays(invoice)).charge_id is not None
                await who.sees("Receipt no.")
            async with shop.database.read() as tx:
                numbers = (
                    await tx.scalars(select(Charge.provider_charge_id).order_by(Charge.id))
                ).all()
            stripe.left[numbers[0]] = PRICE
            stripe.trouble += ["busy", "drop"]
            await gives_back(shop, ann)
            await until(lambda: _settled(shop, 1))
            await ann.sees("are back with you")
            assert stripe.given == [(numbers[0], PRICE)]
            assert stripe.asked >= 3
            await gives_back(shop, ben)
            await olga.sees("has not refunded €20.00")
            first, second = await owed(shop)
            assert first.proof == "re_1"
            assert (second.state, second.try_at) == (ProviderRefundState.DUE, None)
            assert "No such charge" in second.why
            async with shop.database.begin() as tx:
                at = shop.clock.now()
                await refunds.record_done(tx, second.id, olga.id, "by bank", now=at)
            assert (await money(shop))["kept"] == 0
            assert refund_job.api_of(shop.app.settings, None) is not None  # type: ignore[arg-type]


async def _settled(shop: Shop, count: int) -> bool:
    shop.clock.jump(timedelta(seconds=5))
    done = [one for one in await owed(shop) if one.state == ProviderRefundState.DONE]
    return len(done) == count
