"""Every address of the shop against what nobody should send: a 4xx in words, never a bug, nothing stored."""

import json
import re
from typing import Any
from urllib.parse import quote

import pytest
from sqlalchemy import func, select, text

from storage.columns import Table
from tests.rules import test_init_data
from tests.web.conftest import Served
from tests.web.storefront_shop import flash_sale, open_shop
from tests.web.telegram_launch import ANN, TOKEN
from web.request_rate import RequestRate

VARIABLE = re.compile(r"\{(\w+)\}")
HOSTILE = (
    "0",
    "-",
    "zzzz",
    "K7Q2-",
    "-M4XPT9A",
    "9" * 40,
    "K7Q2'--",
    "\u202eé",
    "<b>",
    "a" * 500,
    "\0",
    "%2e%2e",
)
BODIES: tuple[dict[str, Any], ...] = (
    {},
    {"json": {"units": "-1", "price": "1e99", "option": "x", "claim": "0x1", "item": "۳"}},
    {"json": {"units": [1], "price": {}, "code": None, "word": True, "order": 7, "page": []}},
    {"json": {"units": "9" * 400, "price": "9" * 15, "claim": "9" * 15, "code": "'; drop--"}},
    {"json": [1, 2]},
    {"data": b"{", "headers": {"Content-Type": "application/json"}},
    {"data": b"\xff\xfe", "headers": {"Content-Type": "text/xml"}},
    {"data": b"x" * 70_000},
)

MEANT = {"nonces", "reminders", "voucher_events"}
"""The question before erasing, a reminder that was asked for, and codes that staff guessed wrong."""


@pytest.fixture
def values() -> dict[str, Any]:
    return {"bot_token": TOKEN, "web_url": "https://shop.example", "web_public": "on"}


@pytest.fixture
def rate() -> RequestRate:
    return RequestRate(per_second=1e9, burst=1e9)


def addresses(served: Served) -> list[tuple[str, str]]:
    """Every method and path there is; HEAD goes with GET."""
    found = []
    for route in served.app.router.routes():
        if route.resource is not None and route.method != "HEAD":
            found.append((route.method, route.resource.canonical))
    return found


async def rows(served: Served) -> dict[str, int]:
    """How much there is in each table."""
    async with served.database.read() as tx:
        return {
            name: await tx.scalar(select(func.count()).select_from(text(name))) or 0
            for name in Table.metadata.tables
            if name not in MEANT
        }


async def test_no_address_breaks_or_stores_anything(served: Served) -> None:
    sale = await flash_sale(served.database)
    ann = await open_shop(served, {**ANN, "language_code": "en"})
    signed = {"X-Init-Data": ann.raw, "X-Session": ann.session}
    known, before = addresses(served), await rows(served)
    assert len(known) > 30
    for method, path in known:
        if path in ("/session", "/me/export"):
            continue
        codes = [*HOSTILE, sale.code] if "{" in path else [""]
        for place, code in enumerate(codes):
            where = VARIABLE.sub(quote(code, safe=""), path)
            for body in BODIES if method == "POST" else BODIES[:1]:
                if code == sale.code and not body.get("json"):
                    continue  # A press without words is an honest one.
                headers = {**signed, **body.get("headers", {})} if place % 2 == 0 else {}
                status, said, _ = await served.ask(method, where, **{**body, "headers": headers})
                assert status < 500, (method, where, body, served.bugs)
                if method == "POST" and status >= 400:
                    assert json.loads(said)["error"], where
    assert await rows(served) == before
    assert not served.bugs


async def test_what_is_no_init_data_opens_no_session(served: Served) -> None:
    """COMMON 50 over HTTP: each line of the table of `tests/rules/test_init_data.py`."""
    (mark,) = [
        one for one in test_init_data.test_it_is_no_proof.pytestmark if one.name == "parametrize"
    ]
    lines = [str(one.values[0]) for one in mark.args[1]]
    for raw in [one for one in lines if one.isascii() and one.isprintable()]:
        status, said, _ = await served.ask("POST", "/session", headers={"X-Init-Data": raw})
        assert (status, "error" in json.loads(said)) == (401, True), raw
    async with served.database.read() as tx:
        assert await tx.scalar(text("select count(*) from web_sessions")) == 0
        assert await tx.scalar(text("select count(*) from members")) == 0
    assert not served.bugs
