"""Sessions of the Mini App over real HTTP: exchanged, repeated, ended; refused with nothing stored."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import func, select

from domain.web_session.session import hash_key
from storage.members import LinkOpening, Member
from storage.web_session.tables import WebSession
from tests.web.conftest import Served
from tests.web.telegram_launch import ANN, BEN, TOKEN, launch
from web.storefront.signed_in import ShopVisit, acts, shows_members


@pytest.fixture
def values() -> dict[str, Any]:
    return {"bot_token": TOKEN, "web_url": "https://shop.example"}


@pytest.fixture
def routes() -> web.RouteTableDef:
    found = web.RouteTableDef()

    async def whoami(visit: ShopVisit) -> web.StreamResponse:
        return web.json_response({"id": visit.member.id, "language": visit.t.language})

    async def buy(visit: ShopVisit) -> web.StreamResponse:
        return web.json_response({"bought": True})

    async def pay(visit: ShopVisit) -> web.StreamResponse:
        visit.check_fresh()
        return web.json_response({"paid": True})

    found.get("/whoami")(shows_members(whoami))
    found.post("/buy")(acts(buy))
    found.post("/pay")(acts(pay))
    return found


async def exchange(served: Served, raw: str, platform: str = "ios") -> tuple[int, dict[str, Any]]:
    headers = {"X-Init-Data": raw}
    body = {"platform": platform}
    status, text, _ = await served.ask("POST", "/session", headers=headers, json=body)
    return status, json.loads(text)


async def signed(
    served: Served, raw: str, key: str, method: str = "GET", path: str = "/whoami"
) -> tuple[int, dict[str, Any]]:
    headers = {"X-Init-Data": raw, "X-Session": key}
    status, text, _ = await served.ask(method, path, headers=headers)
    return status, json.loads(text)


async def stored(served: Served) -> tuple[int, int]:
    async with served.database.read() as tx:
        people = await tx.scalar(select(func.count()).select_from(Member)) or 0
        return people, await tx.scalar(select(func.count()).select_from(WebSession)) or 0


async def test_init_data_are_exchanged_and_repeated_by_every_request(served: Served) -> None:
    raw = launch(start_param="d_K7Q2")
    status, said = await exchange(served, raw)
    assert (status, said["scope"], said["path"], said["language"]) == (200, "full", "/d/K7Q2", "ru")
    assert await signed(served, raw, said["session"]) == (200, {"id": ANN["id"], "language": "ru"})
    assert (await signed(served, raw, "x" * 43))[0] == 401
    assert (await signed(served, raw, "é"))[0] == 401
    later = launch(at=datetime.now(UTC) - timedelta(seconds=5))
    assert (await signed(served, later, said["session"]))[0] == 401
    async with served.database.read() as tx:
        kept = (await tx.scalars(select(WebSession))).one()
        assert kept.key_hash == hash_key(said["session"])
        assert (await tx.scalars(select(LinkOpening))).one().value == "K7Q2"
    assert not served.bugs


@pytest.mark.parametrize("headers", [{}, {"X-Init-Data": ""}, {"X-Init-Data": "user=1&hash=2"}])
async def test_what_is_no_proof_is_401_in_words_and_stores_nothing(
    served: Served, headers: dict[str, str]
) -> None:
    status, text, _ = await served.ask("POST", "/session", headers=headers)
    assert status == 401
    assert "Open the shop from the bot again" in json.loads(text)["error"]
    assert await stored(served) == (0, 0)
    assert not served.bugs


async def test_a_session_dies_when_another_account_appears(served: Served) -> None:
    anns, bens = launch(), launch(BEN)
    key = (await exchange(served, anns))[1]["session"]
    status, said = await signed(served, bens, key)
    assert (status, "another account" in said["error"]) == (401, True)
    assert (await signed(served, anns, key))[0] == 401
    assert await stored(served) == (1, 0)


async def test_init_data_of_yesterday_open_the_shop_but_move_no_money(served: Served) -> None:
    raw = launch(at=datetime.now(UTC) - timedelta(hours=23))
    key = (await exchange(served, raw))[1]["session"]
    assert (await signed(served, raw, key))[0] == 200
    assert (await signed(served, raw, key, "POST", "/buy"))[0] == 200
    status, said = await signed(served, raw, key, "POST", "/pay")
    assert (status, "within 10 minutes" in said["error"]) == (403, True)
    fresh = launch()
    key = (await exchange(served, fresh))[1]["session"]
    assert (await signed(served, fresh, key, "POST", "/pay"))[0] == 200


async def test_older_ones_are_refused_but_a_desktop_may_read(served: Served) -> None:
    raw = launch(at=datetime.now(UTC) - timedelta(hours=25))
    status, said = await exchange(served, raw, "ios")
    assert (status, "open the shop again" in said["error"]) == (401, True)
    assert await stored(served) == (0, 0)
    status, said = await exchange(served, raw, "tdesktop")
    assert (status, said["scope"]) == (200, "reading")
    key = said["session"]
    assert (await signed(served, raw, key))[0] == 200
    status, said = await signed(served, raw, key, "POST", "/buy")
    assert (status, "only look around" in said["error"]) == (403, True)


async def test_a_session_ends_after_two_hours(served: Served) -> None:
    raw = launch()
    key = (await exchange(served, raw))[1]["session"]
    async with served.database.begin() as tx:
        kept = (await tx.scalars(select(WebSession))).one()
        kept.expires_at = datetime.now(UTC)
    assert (await signed(served, raw, key))[0] == 401
