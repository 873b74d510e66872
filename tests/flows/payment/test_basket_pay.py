"""Paying from the basket: one press, an invoice for each order that Telegram charges for."""

from tests.flows.admins import new_member
from tests.flows.payment.test_stars import invoices, sale_in_stars, until
from tests.flows.shop import Shop


async def test_one_press_sends_what_is_to_be_paid_in_stars(shop: Shop) -> None:
    ann = await new_member(shop, "Ann")
    code = await sale_in_stars(shop, per_member=2)
    await ann.says(f"/grab {code}")
    await ann.sees("Held for you")
    before = len(invoices(shop, ann))
    await ann.says("/basket")
    await ann.sees("To pay now")
    await ann.clicks("💳 Pay it")

    async def sent() -> bool:
        return len(invoices(shop, ann)) == before + 1

    await until(sent)
