"""The way back: what was taken can be given back from the answer to it, and old buttons say what happened."""

import pytest

from domain import voucher as domain_voucher
from sandbox import Person
from storage import vouchers
from storage.flash_sale.tables import FlashSale
from storage.vouchers import Voucher, VoucherState
from tests.flows.shop import Shop
from tests.flows.test_flash_sale import Publish, claims, publish
from tests.flows.test_group_buy import people
from tests.flows.test_vouchers import Counter, counter
from tests.flows.test_withdrawals import asks_for_all, earner

__all__ = ["counter", "publish"]


async def bought(shop: Shop, publish: Publish, **terms: object) -> tuple[Person, FlashSale]:
    """Somebody who has pressed “Get it” in a group, once, and has their voucher."""
    (ann,) = people(shop, "Ann")
    tea = shop.box.group("Tea", members=[ann], bot_rights="admin")
    await ann.says("/start")
    sale = await publish([tea], **terms)
    answer = await ann.clicks("Get it · €39.99", chat=tea)
    assert "€39.99" in (answer.text or "")
    assert "until you pick it up you can give it back there" in (answer.text or "")
    await ann.sees("Changed your mind?")
    return ann, sale


async def test_the_voucher_of_a_press_leads_back(shop: Shop, publish: Publish) -> None:
    ann, _ = await bought(shop, publish, stock=1)
    voucher = await ann.sees("Changed your mind?")
    await ann.clicks("↩ Give it back")
    await ann.sees("Somebody else may take it at once.")
    await ann.clicks("Keep it")
    await ann.sees("Your vouchers")
    assert await claims(shop) == ["confirmed"]
    await ann.clicks("↩ Give it back", message=voucher)
    await ann.sees("Somebody else may take it at once.")
    await ann.clicks("↩ Give it back")
    await ann.sees("You owe nothing for it.")
    assert await claims(shop) == ["left"]
    again = await ann.clicks("↩ Give it back", message=voucher)
    assert again.show_alert and "is no longer valid" in (again.text or "")
    await ann.no_longer_sees("Changed your mind?")


async def test_an_old_page_of_what_was_picked_up_says_so(shop: Shop, publish: Publish) -> None:
    ann, sale = await bought(shop, publish, per_member=2)
    await ann.opens(f"?start=f_{sale.code}")
    page = await ann.sees("✅ Yours: 1 for €39.99")
    async with shop.database.begin() as tx:
        (own,) = await vouchers.of_member(tx, ann.id, limit=9)
        await domain_voucher.mark_redeemed(tx, own, None, None, now=shop.clock.now())
    await ann.sees("was redeemed")
    answer = await ann.clicks("↩ Give it back", message=page)
    assert answer.show_alert and "already" in (answer.text or "")
    await ann.no_longer_sees("✅ Yours: 1 for €39.99")
    assert await claims(shop) == ["redeemed"]


async def test_whose_voucher_is_redeemed_hears_of_it(counter: Counter) -> None:
    sam, ann = counter.staff, counter.ann
    picture = await ann.sees("Show it to nobody else")
    await sam.says(f"/redeem {counter.code}")
    await sam.clicks("Redeem · Market <b>")
    await ann.sees("Your voucher for Tea <1 kg> ×2 was redeemed at Market <b>")
    assert not [label for label in picture.labels if "Give" in label]
    await sam.clicks("Undo")
    await ann.sees("your voucher for Tea <1 kg> ×2 is valid again")


@pytest.mark.parametrize("state", [VoucherState.REDEEMED, VoucherState.EXPIRED])
async def test_an_old_list_of_vouchers_is_drawn_anew(counter: Counter, state: VoucherState) -> None:
    ann = counter.ann
    await ann.says("/vouchers")
    page = await ann.sees("1. Tea <1 kg> ×2")
    async with counter.shop.database.begin() as tx:
        (await tx.get_one(Voucher, counter.voucher.id)).state = state
    answer = await ann.clicks("🎟 1. Tea <1 kg> · ×2", message=page)
    assert answer.show_alert and "Tea <1 kg>" in (answer.text or "")
    await ann.no_longer_sees("1. Tea <1 kg> ×2")


async def test_an_old_button_of_a_withdrawal_draws_the_page_anew(shop: Shop, olga: Person) -> None:
    ann = await earner(shop)
    await asks_for_all(ann)
    page = await ann.sees("waiting for approval")
    await olga.clicks("🔎 Look at it")
    await olga.clicks("👍 Approve")
    await olga.clicks("Yes, do it")
    await ann.sees("is approved and will be sent soon")
    answer = await ann.clicks("✖️ Cancel request", message=page)
    assert answer.show_alert and "has changed in the meantime" in (answer.text or "")
    await ann.no_longer_sees("waiting for approval")
