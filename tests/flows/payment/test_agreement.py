"""The books of Stars against Telegram's list: what was lost is found, what is odd is told."""

from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select

from bot import checks
from domain.currency import STARS
from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from domain.voucher import Secret
from jobs import stars
from jobs.job import JobContext
from sandbox import Person, SandboxChat
from sandbox.state.messages import Message
from storage.deal.tables import Deal
from storage.flash_sale.tables import Claim
from storage.group_buy.tables import PaymentMethod
from storage.payment import star_books
from storage.payment.tables import Charge, StarEntry
from tests.flows.shop import Shop
from tests.flows.test_group_buy import people


async def grabbed(shop: Shop, place: SandboxChat, *grabbers: Person) -> list[Message]:
    """Sell pieces for 100 Stars each; return the invoices of those who took one."""
    now = shop.clock.now()
    terms = FlashSaleTerms(
        price_minor=100,
        starts_at=now,
        stock=5,
        lasts=timedelta(hours=4),
        pay=PaymentMethod.STARS,
    )
    money = {"price_minor": 200, "currency": STARS}
    times = {"created_at": now, "changed_at": now}
    async with shop.database.begin() as tx:
        deal = Deal(
            code="D1", source="operator", source_id="1", title="A tea course", **money, **times
        )  # type: ignore[arg-type]
        tx.add(deal)
        await tx.flush()
        places = [(place.id, None)]
        sale = await publish_flash_sale(tx, deal, terms, places, now=now, rng=Random(3))
        code = sale.code
    return [await _grab(shop, who, code) for who in grabbers]


async def _grab(shop: Shop, who: Person, code: str) -> Message:
    await who.says(f"/grab {code}")
    await who.sees("A tea course")
    await who.says(f"/start p_{code}")
    return await who.sees("Can be paid until")


async def claims(shop: Shop) -> list[str]:
    async with shop.database.read() as tx:
        return list((await tx.scalars(select(Claim.state).order_by(Claim.id))).all())


async def charges(shop: Shop) -> list[str]:
    async with shop.database.read() as tx:
        return list((await tx.scalars(select(Charge.state).order_by(Charge.id))).all())


async def look(shop: Shop) -> int:
    """Let two minutes pass, and read Telegram's list."""
    shop.clock.jump(timedelta(minutes=2))
    app = shop.app
    secret = Secret(app.settings.voucher_secret)
    job = JobContext(app.database, shop.clock, Random(5), app.bot, app.settings, secret, {})
    return await stars.tick(job)


async def entries(shop: Shop) -> list[str]:
    async with shop.database.read() as tx:
        rows = select(StarEntry.state).order_by(StarEntry.position)
        return list((await tx.scalars(rows)).all())


async def differs(shop: Shop) -> tuple[int, int]:
    """Return the opening and what does not agree, in whole Stars."""
    async with shop.database.read() as tx:
        book = await star_books.find_book(tx)
        assert book is not None
        return book.opening_nano // stars.NANO, book.differs_nano // stars.NANO


async def verdict(shop: Shop) -> tuple[str, str]:
    (found,) = [one for one in await checks.examine(shop.app.settings) if one.what == "Stars"]
    return found.verdict, found.words


async def test_a_payment_whose_message_was_lost_is_found(
    shop: Shop, olga: Person, place: SandboxChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """COMMON 56: in the list of transactions, by any number of pages, and as if it had just come."""
    monkeypatch.setattr(stars, "PAGE", 1)
    ann, ben, _ = people(shop, "Ann", "Ben", "Vera")
    annas, bens = await grabbed(shop, place, ann, ben)
    assert (await ann.pays(annas)).charge_id is not None
    await ann.sees("Receipt no. 1")
    shop.box.world.payments.trouble.append("lost")
    lost = await ben.pays(bens)
    assert await charges(shop) == ["paid"]
    assert await look(shop) == 2
    await ben.sees("Receipt no. 2")
    assert await entries(shop) == ["known", "found"]
    assert await claims(shop) == ["confirmed", "confirmed"]
    await olga.sees("1 payment or refund had not been reported")
    assert await look(shop) == 0
    assert await differs(shop) == (0, 0)
    assert (await verdict(shop))[0] == "ok"
    shop.box.world.payments.refund(ben.id, lost.charge_id or "")
    assert await look(shop) == 1
    assert await charges(shop) == ["paid", "refunded"]
    assert await entries(shop) == ["known", "found", "found"]
    await ben.sees("are back with you")


async def test_what_does_not_agree_is_told_once(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    ann, _, vera = people(shop, "Ann", "Ben", "Vera")
    money = shop.box.world.payments
    stranger = {"type": "user", "transaction_type": "invoice_payment", "user": vera.user.json()}
    money.book(30, source=stranger | {"invoice_payload": "vpn-7"})
    assert await look(shop) == 0  # Nobody was asked for Stars yet.
    (invoice,) = await grabbed(shop, place, ann)
    await ann.pays(invoice)
    await ann.sees("Receipt no. 1")
    money.bot_stars += 7
    assert await look(shop) == 2
    assert await entries(shop) == ["before", "known"]
    assert await differs(shop) == (7, 0)
    money.book(11, source=stranger | {"invoice_payload": "1:" + "0" * 20 + ":" + "0" * 16})
    money.book(-40, receiver={"type": "fragment"})
    assert await look(shop) == 2
    await olga.sees("1 entry over 11")
    assert (await entries(shop))[2:] == ["unknown", "other"]
    money.bot_stars -= 5
    await look(shop)
    await olga.sees("5 ⭐ less than the list explains")
    assert await verdict(shop) == ("bad", "Telegram has 5 less than the books: 103, not 108")
    told = len(olga.screen())
    await look(shop)
    assert len(olga.screen()) == told
    assert (await charges(shop), ann.stars) == (["paid"], 900)


async def test_a_charge_that_telegram_does_not_list_is_told(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    ann, _, _ = people(shop, "Ann", "Ben", "Vera")
    (invoice,) = await grabbed(shop, place, ann)
    await ann.pays(invoice)
    await ann.sees("Receipt no. 1")
    shop.box.world.payments.transactions.clear()
    shop.clock.jump(timedelta(minutes=15))
    await look(shop)
    await olga.sees("not in Telegram's list")
    assert (await verdict(shop))[0] == "bad"
