"""A draw in a browser: before its end the chain alone, never the seed."""

from typing import Any

import pytest

from storage.draw.tables import Draw
from tests.web.conftest import Served
from tests.web.storefront_shop import flash_sale


@pytest.fixture
def values() -> dict[str, Any]:
    return {"web_url": "https://shop.example", "language": "en"}


async def test_a_draw_is_public_and_keeps_its_seed(served: Served) -> None:
    sale = await flash_sale(served.database, window_s=60, dice=True)
    async with served.database.read() as tx:
        draw = await tx.get_one(Draw, 1)
    status, text, headers = await served.get(f"/verify/{draw.code}", Accept="text/html")
    assert (status, draw.head in text, draw.seed in text) == (200, True, False)
    assert "unsafe" not in headers["Content-Security-Policy"]
    status, text, _ = await served.get(f"/verify/{sale.code}.txt")
    assert text.startswith(f"code {draw.code}\nstate draft\nrules {{") and "\nentries 0\n" in text
    assert (status, draw.seed_hash in text, draw.seed in text) == (200, True, False)
    assert (await served.get("/verify/NOSUCH"))[0] in (404, 422, 400)
