"""The one door to hosts that are not Telegram's, against a real server that behaves badly."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from domain.refusal import Refused
from jobs.http_door.addresses import HostRules
from jobs.http_door.body import FetchLimits
from jobs.http_door.door import Fetched, HttpDoor, Wanted
from storage.network_guard import NetworkInTransaction, forbid_network
from tests.outside import HERE, Names, Outside, door, outside_world

LIMITS = FetchLimits(packed_bytes=1 << 20, unpacked_bytes=8 << 20, seconds=20)
SHOP = "shop.example"


@pytest.fixture
async def outside() -> AsyncIterator[Outside]:
    async with outside_world() as world:
        yield world


async def fetch(
    url: str, folder: Path, by: HttpDoor, limits: FetchLimits = LIMITS, **known: object
) -> Fetched:
    return await by.fetch(Wanted(url, **known), folder / "body", limits)  # type: ignore[arg-type]


async def refusal(url: str, folder: Path, by: HttpDoor, limits: FetchLimits = LIMITS) -> str:
    with pytest.raises(Refused) as refused:
        await fetch(url, folder, by, limits)
    assert "secret" not in str(refused.value.values)
    return refused.value.reason


async def test_a_body_comes_once_and_is_asked_for_by_what_is_known(
    outside: Outside, tmp_path: Path
) -> None:
    outside.bodies["/feed"] = b"id,title\n"
    got = await fetch(outside.url("/feed"), tmp_path, door(HERE))
    assert (tmp_path / "body").read_bytes() == b"id,title\n"
    again = await fetch(outside.url("/feed"), tmp_path, door(HERE), etag=got.etag)
    assert (again.unchanged, again.etag, outside.sent_whole) == (True, got.etag, 1)
    assert "Tuan" in outside.asked[0].headers["User-Agent"]
    assert "Cookie" not in outside.asked[1].headers


@pytest.mark.parametrize(
    ("host", "why"),
    [
        (HERE, "fetch.private"),
        ("[::1]", "fetch.private"),
        ("[::ffff:127.0.0.1]", "fetch.private"),
        ("169.254.169.254", "fetch.private"),
        ("0.0.0.0", "fetch.private"),
        ("2130706433", "fetch.address"),
        ("0x7f.1", "fetch.address"),
        ("127.1", "fetch.address"),
        (SHOP, "fetch.private"),
        ("mapped.example", "fetch.private"),
        ("nowhere.example", "fetch.no_name"),
    ],
)
async def test_no_way_leads_into_this_network(
    outside: Outside, tmp_path: Path, host: str, why: str
) -> None:
    """Neither asked for at once nor behind a redirect."""
    outside.bodies["/feed"] = b"private"
    names = Names(shop_example=[HERE], mapped_example=["::ffff:10.0.0.1"], start_example=[HERE])
    there = outside.url("/feed", host)
    http = Wanted(there, plain=True)
    with pytest.raises(Refused) as refused:
        await door(names=names).fetch(http, tmp_path / "body", LIMITS)
    assert refused.value.reason == why
    outside.redirects("/away", there)
    url = outside.url("/away", "start.example")
    by = door("start.example", names=names)
    with pytest.raises(Refused) as refused:
        await by.fetch(Wanted(url, plain=True), tmp_path / "body", LIMITS)
    assert refused.value.reason == why
    assert [one.path for one in outside.asked] == ["/away"]


async def test_the_address_that_was_checked_is_the_one_that_is_called(
    outside: Outside, tmp_path: Path
) -> None:
    outside.bodies["/feed"] = b"x"
    names = Names(shop_example=[HERE, "10.0.0.1"])
    await fetch(outside.url("/feed", SHOP), tmp_path, door(SHOP, names=names))
    assert names.asked == [SHOP]


async def test_http_is_taken_only_where_somebody_said_so(tmp_path: Path) -> None:
    assert await refusal(f"http://{SHOP}/secret", tmp_path, door()) == "fetch.not_https"


async def test_the_sandbox_goes_nowhere_else(tmp_path: Path) -> None:
    by = HttpDoor(HostRules(private={HERE}, public=False))
    assert await refusal(f"https://{SHOP}/secret", tmp_path, by) == "fetch.outside"


async def test_what_is_secret_goes_to_its_own_host_alone(outside: Outside, tmp_path: Path) -> None:
    names = Names(shop_example=[HERE], other_example=[HERE])
    outside.bodies["/feed"] = b"x"
    outside.redirects("/same", "/feed")
    outside.redirects("/other", outside.url("/feed", "other.example"))
    by = door(SHOP, "other.example", names=names)
    for path in ("/same", "/other"):
        await fetch(outside.url(path, SHOP), tmp_path, by, headers={"Authorization": "Basic x"})
    sent = ["Authorization" in one.headers for one in outside.asked]
    assert sent == [True, True, True, False]


async def test_four_redirects_are_too_many(outside: Outside, tmp_path: Path) -> None:
    outside.redirects("/round", "/round")
    assert await refusal(outside.url("/round"), tmp_path, door(HERE)) == "fetch.redirects"
    assert len(outside.asked) == 4


async def test_bodies_end_at_their_limits(outside: Outside, tmp_path: Path) -> None:
    assert await refusal(outside.url("/endless"), tmp_path, door(HERE)) == "fetch.too_big"
    assert (tmp_path / "body").stat().st_size <= LIMITS.packed_bytes
    for megabytes in (4, 64):  # Stopped by its ratio, long before the limit; never by memory.
        outside.packs("/bomb", bytes(megabytes << 20))
        assert await refusal(outside.url("/bomb"), tmp_path, door(HERE)) == "fetch.unpacks"
        assert (tmp_path / "body").stat().st_size <= megabytes << 18
    outside.packs("/blanks", bytes(1 << 19))
    assert (await fetch(outside.url("/blanks"), tmp_path, door(HERE))).size == 1 << 19


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (web.Response(status=404), "fetch.status"),
        (web.Response(status=302), "fetch.address"),
        (web.Response(status=302, headers={"Location": "file:///etc/passwd"}), "fetch.address"),
        (web.Response(body=b"x", headers={"Content-Encoding": "br"}), "fetch.encoding"),
        (web.Response(body=b"no gzip", headers={"Content-Encoding": "gzip"}), "fetch.broken_off"),
        (
            web.Response(body=b"\x1f\x8b\x08\0\0\0\0\0\0\0", headers={"Content-Encoding": "gzip"}),
            "fetch.broken_off",
        ),
    ],
)
async def test_an_answer_that_is_none_is_named(
    outside: Outside, tmp_path: Path, answer: web.Response, why: str
) -> None:
    outside.answers["/feed"] = answer
    assert await refusal(outside.url("/feed?token=secret"), tmp_path, door(HERE)) == why


async def test_a_slow_server_and_one_that_is_not_there_are_given_up(
    outside: Outside, tmp_path: Path
) -> None:
    quick = FetchLimits(1 << 20, 1 << 20, seconds=0.2)
    assert await refusal(outside.url("/slow"), tmp_path, door(HERE), quick) == "fetch.too_slow"
    shut = f"http://{HERE}:1/secret"
    assert await refusal(shut, tmp_path, door(HERE)) == "fetch.unreachable"


async def test_one_host_is_asked_one_thing_at_a_time_with_a_pause(
    outside: Outside, tmp_path: Path
) -> None:
    outside.bodies["/feed"] = b"x"
    by = HttpDoor(HostRules(private={HERE}), pause_s=0.2)
    began = time.monotonic()
    await asyncio.gather(*(fetch(outside.url("/feed"), tmp_path, by) for _ in range(3)))
    assert time.monotonic() - began >= 0.4


async def test_nothing_is_fetched_inside_a_write_transaction(tmp_path: Path) -> None:
    with forbid_network(), pytest.raises(NetworkInTransaction):
        await fetch("https://shop.example/", tmp_path, door())
