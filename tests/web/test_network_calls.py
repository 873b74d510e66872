"""Networks call over HTTP: what is stored, refused, put aside, and what it makes of the ledger."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from sqlalchemy import func, select

from domain.affiliate import accounts
from domain.network_order import receive
from domain.refusal import Refused
from jobs import network_order
from storage import installation
from storage.affiliate.tables import AffiliateAccount
from storage.database import Database
from storage.delivery.tables import OutboxRow
from storage.members import Member
from storage.network_order.tables import CallState, MemberToken, NetworkCall, NetworkOrder
from storage.payout.tables import LedgerEntry
from tests.web.conftest import Served

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
ANN, TOKEN = 11, "aaaaaaaaaaap"
ORDER = {
    "admitad_id": "77",
    "order_id": "S-1",
    "payment_status": "approved",
    "payment_sum": "12.00",
    "order_sum": "120.00",
    "currency": "EUR",
    "subid": TOKEN,
}


async def path_of(database: Database, network: str = "admitad") -> str:
    """Return the address of an account of which Ann shared a link."""
    async with database.begin() as tx:
        account = AffiliateAccount(
            network=network, partner="a" * 20, added_at=NOON, member_bp=5_000
        )
        ann = Member(id=ANN, name="Ann", code="ANN2345", first_seen_at=NOON, last_seen_at=NOON)
        tx.add_all([account, ann])
        await tx.flush()
        tx.add(MemberToken(token=TOKEN, account_id=account.id, member_id=ANN, made_at=NOON))
        await installation.set_fact(tx, "owner", {"member_id": ANN})
        return await receive.renew_key(tx, account)


async def states(database: Database) -> list[tuple[str, str | None]]:
    await network_order.tick(database, NOON)
    async with database.read() as tx:
        rows = await tx.execute(
            select(NetworkCall.state, NetworkCall.reason).order_by(NetworkCall.id)
        )
        return [(state, reason) for state, reason in rows]


async def balances(database: Database) -> dict[str, int]:
    async with database.read() as tx:
        rows = await tx.execute(
            select(LedgerEntry.account, func.sum(LedgerEntry.amount_minor))
            .where(LedgerEntry.party_id.is_not(None))
            .group_by(LedgerEntry.account)
        )
        return {account: int(minor) for account, minor in rows if minor}


async def test_an_order_comes_by_any_method_and_earns_once(served: Served) -> None:
    path = await path_of(served.database)
    assert (await served.get(f"{path}?{urlencode(ORDER)}"))[:2] == (200, "")
    assert (await served.ask("POST", path, data=ORDER))[:2] == (200, "")
    assert (await served.ask("POST", path, json=ORDER))[:2] == (200, "")
    assert await states(served.database) == [("taken", None), ("same", "same"), ("same", "same")]
    assert await balances(served.database) == {"approved": 600}
    held, gone = ORDER | {"payment_status": "pending"}, ORDER | {"payment_status": "declined"}
    await served.ask("POST", path, data=held)
    await network_order.tick(served.database, NOON)
    assert await balances(served.database) == {"pending": 600}
    await served.ask("POST", path, data=gone)
    await network_order.tick(served.database, NOON)
    assert await balances(served.database) == {}
    await served.ask("POST", path, data=ORDER)
    assert (await states(served.database))[-1] == ("aside", "reversed")


async def test_a_test_is_green_and_no_money(served: Served) -> None:
    path = await path_of(served.database)
    await served.get(f"{path}?{urlencode(ORDER | {'admitad_id': '0'})}")
    assert await states(served.database) == [("test", None)]
    async with served.database.read() as tx:
        account = (await tx.scalars(select(AffiliateAccount))).one()
        assert account.tested_at == NOON
        assert account.heard_at is None
        assert await tx.scalar(select(func.count(NetworkOrder.id))) == 0
        assert await tx.scalar(select(func.count(LedgerEntry.id))) == 0


async def test_wrong_addresses_all_get_the_same_and_store_nothing(served: Served) -> None:
    path = await path_of(served.database)
    wrong = [path[:-1], path.replace("admitad", "awin"), "/in/admitad/", "/in/x/" + "k" * 500]
    wrong += ["/in/admitad/%ff", path + "/more"]
    found = [await served.ask("POST", one, data=ORDER) for one in wrong]
    assert {(status, text) for status, text, _ in found} == {(404, found[0][1])}
    assert (await served.ask("HEAD", path))[0] == 405
    large = await served.ask("POST", path, data=b"x" * (64 * 1024 + 1))
    assert large[0] == 413
    assert await states(served.database) == []


ODD: dict[str, tuple[dict[str, Any], str]] = {
    "another status": ({"data": ORDER | {"payment_status": "dreaming"}}, "status"),
    "no currency that is": ({"data": ORDER | {"currency": "EURO"}}, "currency"),
    "no body that can be read": ({"data": b"\xff" * 60_000}, "order"),
    "no JSON": ({"data": b"{", "headers": {"Content-Type": "application/json"}}, "order"),
    "a correction without its order": (
        {"data": ORDER | {"admitad_id": "78", "payment_sum": "-1"}},
        "parent",
    ),
}


async def test_what_is_not_understood_is_kept_and_the_owner_hears_once(served: Served) -> None:
    path = await path_of(served.database)
    for sent, _ in ODD.values():
        for _ in range(2):
            assert (await served.ask("POST", path, **sent))[:2] == (200, "")
    wanted = [("aside", reason) for _, reason in ODD.values() for _ in range(2)]
    assert await states(served.database) == wanted
    async with served.database.read() as tx:
        told = await tx.scalars(select(OutboxRow.values).where(OutboxRow.kind == receive.ASIDE))
        assert sorted(one["reason"] for one in told) == ["currency", "order", "status"]
    await served.ask("POST", path, data=ORDER)
    await states(served.database)
    found = await states(served.database)
    assert found[8:10] == [("taken", None), ("same", "none")]
    assert await balances(served.database) == {"approved": 550}


async def test_a_foreign_currency_never_changes_an_order(served: Served) -> None:
    path = await path_of(served.database)
    await served.ask("POST", path, data=ORDER)
    await served.ask("POST", path, data=ORDER | {"currency": "USD", "payment_status": "declined"})
    assert await states(served.database) == [("taken", None), ("aside", "currency")]
    assert await balances(served.database) == {"approved": 600}


async def test_only_a_network_that_reports_has_an_address(served: Served) -> None:
    with pytest.raises(Refused) as refused:
        await path_of(served.database, "ebay")
    assert refused.value.reason == "network_call.none"


async def test_a_new_address_ends_the_one_before_and_names_the_macros(served: Served) -> None:
    path = await path_of(served.database)
    async with served.database.begin() as tx:
        account = (await tx.scalars(select(AffiliateAccount))).one()
        network = await accounts.find_network(tx, "admitad")
        with pytest.raises(Refused):
            await receive.new_address(tx, account, network, "")
        url = await receive.new_address(tx, account, network, "https://shop.example")
    assert (await served.ask("POST", path, data=ORDER))[0] == 404
    new, _, macros = url.removeprefix("https://shop.example").partition("?")
    assert dict(parse_qsl(macros))["admitad_id"] == "[[[admitad_id]]]"
    assert (await served.ask("POST", new, data=ORDER))[0] == 200


async def test_a_call_that_breaks_is_put_aside_and_keeps_nobody_waiting(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = await path_of(served.database)
    await served.ask("POST", path, data=ORDER)
    await served.ask("POST", path, data=ORDER | {"admitad_id": "0"})
    async with served.database.begin() as tx:
        first = (await tx.scalars(select(NetworkCall).order_by(NetworkCall.id))).first()
        assert first is not None
        first.said = "no JSON at all"
    with pytest.raises(ExceptionGroup):
        await network_order.tick(served.database, NOON)
    assert await states(served.database) == [(CallState.ASIDE, "broken"), (CallState.TEST, None)]
