"""The public face: nothing of it unless it is asked for; feeds and a calendar that readers take."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from sqlalchemy import update

from storage.flash_sale.tables import FlashSale
from storage.group_buy.tables import GroupBuy
from tests.web.conftest import Served
from tests.web.storefront_shop import flash_sale, group_buy

PATHS = ("/feed.xml", "/feed.json", "/sales.ics")


@pytest.fixture
def values(request: pytest.FixtureRequest) -> dict[str, Any]:
    public = getattr(request, "param", "on")
    return {"web_url": "https://shop.example", "web_public": public, "language": "en"}


@pytest.mark.parametrize("values", ["off"], indirect=True)
async def test_there_is_nothing_of_it_unless_it_is_asked_for(served: Served) -> None:
    for path in PATHS:
        assert (await served.get(path))[0] == 404
    text = (await served.get("/", Accept="text/html"))[1]
    assert ('content="noindex"' in text, "og:" in text) == (True, False)


async def test_feeds_have_what_runs(served: Served) -> None:
    offer = await group_buy(served.database)
    async with served.database.begin() as tx:
        await tx.execute(update(GroupBuy).values(title="Tea & <b>cake</b>"))
    status, text, _ = await served.get("/feed.xml")
    item = ElementTree.fromstring(text).find("channel/item")
    assert item is not None
    url = f"https://shop.example/g/{offer.code}"
    assert (status, item.findtext("title"), item.findtext("link")) == (
        200,
        "Tea & <b>cake</b>",
        url,
    )
    (entry,) = json.loads((await served.get("/feed.json"))[1])["items"]
    assert (entry["title"], entry["url"]) == ("Tea & <b>cake</b>", url)
    assert "BEGIN:VEVENT" not in (await served.get("/sales.ics"))[1]
    text = (await served.get(f"/g/{offer.code}", Accept="text/html"))[1]
    assert f'property="og:url" content="{url}"' in text
    assert "noindex" not in text
    status, text, _ = await served.get("/", Accept="text/html")
    assert (status, "og:title" in text, "og:image" in text) == (200, True, False)


async def test_the_calendar_has_what_comes_in_short_lines(served: Served) -> None:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    sale = await flash_sale(served.database, starts_at=tomorrow)
    async with served.database.begin() as tx:
        await tx.execute(update(FlashSale).values(title="茶,蛋糕; и пирог\n" * 12))
    status, text, headers = await served.get("/sales.ics")
    assert (status, headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    whole = text.replace("\r\n ", "")
    assert f"UID:{sale.code}@shop.example" in whole
    assert f"DTSTART:{tomorrow:%Y%m%dT%H%M%SZ}" in whole
    assert "SUMMARY:" + "茶\\,蛋糕\\; и пирог\\n" * 12 in whole
