"""Vouchers in the admin menu: stores opened and closed, codes typed, QRs photographed, by staff too."""

import io

import pytest
from PIL import Image

from domain.refusal import Refused
from handlers.admin.stores import qr_photo
from sandbox import Person
from storage.stores import Store
from storage.vouchers import Voucher, VoucherState
from tests.flows.admins import admin_of, audit_actions, tea
from tests.flows.shop import Shop
from tests.flows.test_vouchers import Counter, counter
from views.qr import qr

__all__ = ["counter"]


async def redeeming(olga: Person) -> None:
    """Open the window that asks for a code."""
    await olga.says("/admin")
    await olga.clicks("🎟 Vouchers")
    await olga.clicks("🎟 Redeem a voucher")
    await olga.sees("Write the code of the voucher")


def photo(code: str, bot: str = "tuan_sandbox_bot") -> bytes:
    """A picture of a voucher's QR."""
    return qr(f"https://t.me/{bot}?start=v_{code}")


async def state(counter: Counter) -> str:
    async with counter.shop.database.read() as tx:
        return str((await tx.get_one(Voucher, counter.voucher.id)).state)


async def test_a_code_that_is_typed_is_redeemed_with_a_yes(
    shop: Shop, olga: Person, counter: Counter
) -> None:
    await redeeming(olga)
    await olga.says("no such code")
    await olga.sees("is not valid here")
    await olga.says(counter.code)
    await olga.sees("Tea <1 kg>")
    assert await state(counter) == VoucherState.ISSUED
    await olga.clicks("✅ Redeem · Market <b>")
    await olga.sees("Redeemed: Tea <1 kg>")
    assert await state(counter) == VoucherState.REDEEMED


async def test_the_photo_of_a_qr_is_read_in_the_admin_menus(
    shop: Shop, olga: Person, counter: Counter
) -> None:
    await redeeming(olga)
    blank = io.BytesIO()
    Image.new("RGB", (64, 64)).save(blank, "PNG")
    await olga.sends_photo(blank.getvalue())
    await olga.sees("no voucher QR")
    await olga.sends_photo(photo(counter.code))
    await olga.sees("Tea <1 kg>")
    await olga.clicks("✅ Redeem · Market <b>")
    await olga.sees("Redeemed: Tea <1 kg>")


async def test_staff_send_a_photo_in_private_and_redeem(shop: Shop, counter: Counter) -> None:
    await counter.staff.sends_photo(photo(counter.code))
    await counter.staff.sees("Tea <1 kg>")
    await counter.staff.clicks("✅ Redeem · Market <b>")
    await counter.staff.sees("Redeemed: Tea <1 kg>")
    assert await state(counter) == VoucherState.REDEEMED


async def test_a_member_who_is_no_staff_learns_nothing_from_a_photo(
    shop: Shop, counter: Counter
) -> None:
    eve = shop.box.person("Eve", language="en")
    await eve.says("/start")
    await eve.sees("Hello, Eve!")
    await eve.sends_photo(photo(counter.code))
    await eve.never_sees("Tea")
    assert await state(counter) == VoucherState.ISSUED


async def test_a_store_is_opened_and_closed_with_a_yes(shop: Shop, olga: Person) -> None:
    await olga.says("/admin")
    await olga.clicks("🎟 Vouchers")
    await olga.sees("No store yet")
    await olga.clicks("➕ Store")
    await olga.says("Market Street\nMarket 1")
    await olga.sees("No staff yet")
    await olga.clicks("✋ Close the store")
    await olga.sees("Close Market Street?")
    await olga.clicks("Yes, do it")
    await olga.sees("No staff yet")
    async with shop.database.read() as tx:
        assert (await tx.get_one(Store, 1)).closed_at is not None
    assert [act for act, _ in await audit_actions(shop.database)] == ["store.add", "store.close"]


async def test_an_admin_of_some_chats_has_no_vouchers(shop: Shop, olga: Person) -> None:
    place = tea(shop, olga)
    await olga.sees("Tea")
    ben = await admin_of(shop, "Ben", [place])
    await ben.says("/admin")
    menu = await ben.sees("Your shop")
    assert "🎟 Vouchers" not in [one["text"] for row in menu.buttons for one in row]


@pytest.mark.parametrize("side", [6000, 20_000])
def test_a_picture_that_unfolds_into_too_much_is_refused(side: int) -> None:
    bomb = io.BytesIO()
    Image.new("1", (side, side)).save(bomb, "PNG")
    assert len(bomb.getvalue()) < 100_000
    with pytest.raises(Refused) as no:
        qr_photo.decode_qr(bomb.getvalue())
    assert no.value.reason == "voucher.picture_size"


def test_a_file_that_is_no_picture_is_refused() -> None:
    with pytest.raises(Refused) as no:
        qr_photo.decode_qr(b"GIF89a")
    assert no.value.reason == "voucher.no_qr"


@pytest.mark.parametrize(
    ("words", "code"),
    [("https://t.me/x?start=v_ABC123", "ABC123"), ("1234-5678-9ABCD", "1234-5678-9ABCD")],
)
def test_a_code_is_found_in_what_a_qr_says(words: str, code: str) -> None:
    assert qr_photo.code_in(words) == code


def test_the_qr_of_something_else_is_refused() -> None:
    with pytest.raises(Refused):
        qr_photo.code_in("https://t.me/x?start=r_ABC123")
