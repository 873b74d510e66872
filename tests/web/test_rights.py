"""What moves money or rights in the Mini App takes a proof of the last minutes; who may see numbers."""

import re
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from domain.group_buy.payment import record_payment
from domain.voucher import Secret
from storage import installation
from storage.admin.tables import Role, RoleGrant
from storage.flash_sale.tables import Claim
from storage.group_buy.tables import PaymentMethod, PaymentTiming, Seat
from tests.web.conftest import Served
from tests.web.storefront_shop import flash_sale, group_buy, open_shop
from tests.web.telegram_launch import ANN, BEN, TOKEN
from tests.web.test_storefront import options_of

OLD = timedelta(hours=23)


@pytest.fixture
def values() -> dict[str, Any]:
    return {"bot_token": TOKEN, "web_url": "https://shop.example", "language": "en"}


async def test_a_unit_with_a_voucher_is_given_back_by_a_fresh_proof_alone(served: Served) -> None:
    sale = await flash_sale(served.database)
    path = f"/f/{sale.code}"
    old = await open_shop(served, ANN, at=datetime.now(UTC) - OLD)
    chosen = await options_of(old, path)
    assert (await old.act(f"{path}/grab", price="999", **chosen))[0] == 200
    async with served.database.read() as tx:
        claim = (await tx.scalars(select(Claim))).one()
    assert (await old.act(f"{path}/give_back", claim=str(claim.id)))[0] == 403
    assert (await old.act(f"{path}/leave"))[0] == 403  # The same by another name.
    async with served.database.read() as tx:
        assert (await tx.get_one(Claim, claim.id)).state == claim.state
    fresh = await open_shop(served, ANN)
    assert (await fresh.act(f"{path}/give_back", claim=str(claim.id)))[0] == 200
    assert not served.bugs


async def test_a_seat_that_was_paid_is_left_by_a_fresh_proof_alone(served: Served) -> None:
    paid_ahead = {"pay": PaymentMethod.EXTERNAL, "pay_when": PaymentTiming.NOW}
    offer = await group_buy(served.database, tiers=((3, 4999),), **paid_ahead)
    old = await open_shop(served, ANN, at=datetime.now(UTC) - OLD)
    found = re.search(r'action="(/g/\w+)/join"', (await old.get(f"/g/{offer.code}"))[1])
    assert found is not None
    for _ in range(2):  # What is not paid moves no money.
        assert (await old.act(f"{found[1]}/join", price="4999"))[0] == 200
        assert (await old.act(f"{found[1]}/leave"))[0] == 200
    assert (await old.act(f"{found[1]}/join", price="4999"))[0] == 200
    now = datetime.now(UTC)
    async with served.database.begin() as tx:
        seat = (await tx.scalars(select(Seat).order_by(Seat.id.desc()))).first()
        assert seat is not None
        await record_payment(tx, seat.id, now=now, rng=Random(1), secret=Secret(b"x" * 32))
    assert (await old.act(f"{found[1]}/leave"))[0] == 403
    fresh = await open_shop(served, ANN)
    assert (await fresh.act(f"{found[1]}/leave"))[0] == 200
    assert not served.bugs


async def test_numbers_are_read_by_owner_and_admins_and_by_nobody_else(served: Served) -> None:
    await flash_sale(served.database)
    ann, ben = await open_shop(served, {**ANN, "language_code": "en"}), await open_shop(served, BEN)
    for person in (ann, ben):
        assert (await person.get("/numbers"))[0] == 403
        assert "/numbers" not in (await person.get("/mine"))[1]
    assert (await served.get("/numbers", Accept="text/html"))[0] == 401
    async with served.database.begin() as tx:
        await installation.set_fact(tx, installation.OWNER, {"member_id": ANN["id"]})
    assert 'href="/numbers"' in (await ann.get("/mine"))[1]
    for topic in ("overview", "promotions", "chats", "deals", "hours", "growth", "nonsense"):
        for period in ("today", "all", "<script>"):
            status, text = await ann.get(f"/numbers?topic={topic}&period={period}")
            assert (status, "<script>" in text) == (200, False)
    assert "all chats" in (await ann.get("/numbers"))[1]
    async with served.database.begin() as tx:
        at = datetime.now(UTC)
        tx.add(RoleGrant(member_id=BEN["id"], role=Role.ADMIN, everywhere=False, granted_at=at))
    status, text = await ben.get("/numbers")
    assert (status, "all chats" in text, "your chats" in text) == (200, False, True)
    assert (await ben.act("/numbers"))[0] == 405  # There is nothing to be changed.
    assert not served.bugs
