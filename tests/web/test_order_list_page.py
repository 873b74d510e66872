"""An order list in the Mini App: read by visitors, ordered from by members, the last unit once."""

import asyncio
import re
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from domain.order_list.finish import close_list_now, settle_order
from domain.order_list.publish import publish_order_list
from domain.order_list.rules import ItemTerms, OrderListTerms
from domain.store import add
from domain.voucher import Secret
from storage.admin.tables import Role, RoleGrant
from storage.chat.tables import Chat
from storage.database import Database
from storage.order_list.tables import ListOrder, ListOrderLine, OrderList, OrderListItem
from tests.web.conftest import Served
from tests.web.storefront_shop import open_shop, stocked
from tests.web.telegram_launch import ANN, BEN, TOKEN

AN_ANN = {**ANN, "language_code": "en"}
PAGE = {"Accept": "text/html"}


@pytest.fixture
def values() -> dict[str, Any]:
    return {"bot_token": TOKEN, "web_url": "https://shop.example", "language": "en"}


async def weekly_box(database: Database, **changes: Any) -> tuple[OrderList, list[int]]:
    """Publish a list of apples (three of them) and honey, fetched at one of two stores."""
    some, now = await stocked(database), datetime.now(UTC)
    items = [
        ItemTerms(deal_id=some[0].id, price_minor=500, label="Apples & <pears>", stock=3),
        ItemTerms(deal_id=some[1].id, price_minor=400, label="Honey", per_member=2),
    ]
    async with database.begin() as tx:
        tx.add(Chat(id=-100, type="supergroup", title="Tea", added_at=now))
        stores = [await add(tx, name, "Pier", now=now, rng=Random(name)) for name in "MC"]
        plain: dict[str, Any] = {"title": "Weekly box", "items": items, "starts_at": now}
        plain |= {"ends_at": now + timedelta(hours=5), "store_ids": [one.id for one in stores]}
        terms = OrderListTerms(**{**plain, **changes})
        made = await publish_order_list(tx, terms, [(-100, None)], now=now, rng=Random(3))
        rows = select(OrderListItem.id).order_by(OrderListItem.position)
        return made, list(await tx.scalars(rows))


async def test_a_list_is_read_by_visitors_and_ordered_from_by_members(served: Served) -> None:
    made, (apples, honey) = await weekly_box(served.database)
    path = f"/b/{made.code}"
    ann, ben = await open_shop(served, AN_ANN, start_param=f"b_{made.code}"), None
    status, words = await ann.act(f"{path}/set", item=str(apples), units="2")
    assert (status, words) == (200, "✅ No. 1: 2 × Apples & <pears> · €10.00")
    assert served.woken >= 1
    status, text, _ = await served.get(path, **PAGE)
    assert status == 200
    assert "Apples &amp; &lt;pears&gt;" in text
    assert "1 left" in text
    assert "1 order</b> so far" in text
    assert ANN["first_name"] not in text, "names are for members"
    assert 'class="act"' not in text
    assert f'href="{path}"' in (await served.get("/", **PAGE))[1]
    deal = (await stocked(served.database))[0]
    assert f'href="{path}"' in (await served.get(f"/d/{deal.code}", **PAGE))[1]
    _, text = await ann.get(path)
    assert "Your order, No. 1" in text
    assert re.search(r"1\. [^:]+: 2 × Apples", text)
    assert "Choose where you pick it up" in text
    assert re.search(r'name="units">\s*<option>0</option>', text)
    assert await ann.act(f"{path}/note", note="  ring   twice ") == (200, "Noted.")
    assert (await ann.act(f"{path}/note", note="x" * 200))[0] == 409
    _, text = await ann.get("/mine")
    assert f'href="{path}"' in text
    assert "Weekly box · No. 1 · €10.00" in text
    ben = await open_shop(served, BEN)
    refused = [
        (409, {"item": str(honey), "units": "3"}),
        (409, {"item": str(honey), "units": "1e3"}),
        (409, {"item": "999", "units": "1"}),
        (409, {"units": "1"}),
        (400, {"item": "one", "units": "1"}),
    ]
    for wanted, said in refused:
        assert (await ben.act(f"{path}/set", **said))[0] == wanted, said
    async with served.database.read() as tx:
        assert len((await tx.scalars(select(ListOrder))).all()) == 1
        assert list(await tx.scalars(select(ListOrder.note))) == ["ring twice"]
    assert (await ann.act(f"{path}/clear"))[0] == 200
    assert (await ann.act(f"{path}/clear"))[0] == 409
    assert "You have ordered" not in (await ann.get(path))[1]
    assert (await served.get("/b/NONE", **PAGE))[0] == 404
    status, text, headers = await served.get(f"/live{path}")
    assert status == 200
    assert "Nobody has ordered yet" in text
    assert headers["X-State"]
    assert not served.bugs


async def test_the_last_unit_goes_to_one_in_the_app(served: Served) -> None:
    made, (apples, _) = await weekly_box(served.database)
    ann, ben = await open_shop(served, AN_ANN), await open_shop(served, BEN)
    act = f"/b/{made.code}/set"
    assert (await ann.act(act, item=str(apples), units="1"))[0] == 200
    both = await asyncio.gather(
        ann.act(act, item=str(apples), units="2"), ben.act(act, item=str(apples), units="2")
    )
    assert sorted(status for status, _ in both) == [200, 409]
    async with served.database.read() as tx:
        held = sum(await tx.scalars(select(ListOrderLine.quantity)))
        taken = await tx.scalar(select(OrderListItem.units_taken).where(OrderListItem.id == apples))
    assert taken == held <= 3


async def test_staff_tick_off_what_is_packed_and_nobody_else_sees_it(served: Served) -> None:
    made, (apples, _) = await weekly_box(served.database, store_ids=[])
    ann, ben = await open_shop(served, AN_ANN), await open_shop(served, BEN)
    await ann.act(f"/b/{made.code}/set", item=str(apples), units="2")
    path = f"/packing/o{made.id}--"
    assert (await ann.get("/packing"))[0] == (await ann.get(path))[0] == 409
    assert (await ann.act(f"{path}/tick", order="l1"))[0] == 409
    async with served.database.begin() as tx:
        tx.add(RoleGrant(member_id=BEN["id"], role=Role.ADMIN, granted_at=datetime.now(UTC)))
        await close_list_now(tx, made.id, now=datetime.now(UTC))
    async with served.database.begin() as tx:
        assert await settle_order(tx, 1, now=datetime.now(UTC), secret=Secret(b"s" * 32))
    assert 'href="/packing"' in (await ben.get("/mine"))[1]
    assert f'href="{path}"' in (await ben.get("/packing"))[1]
    status, text = await ben.get(f"{path}?page=x")
    assert (status, "Apples &amp; &lt;pears&gt; ×2" in text, "⬜" in text) == (200, True, True)
    for wrong in ("l999999999", "x1", "l٣", "", "l" + "9" * 40):
        assert (await ben.act(f"{path}/tick", order=wrong))[0] in (400, 404), wrong
    assert await ben.act(f"{path}/tick", order="l1") == (200, "Packed.")
    assert "✅" in (await ben.get(path))[1]
    assert await ben.act(f"{path}/tick", order="l1") == (200, "Not packed.")
    assert (await ben.get("/packing/z9--"))[0] == 404
    assert (await served.get(path, **PAGE))[0] == 401
    assert not served.bugs
