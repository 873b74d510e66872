"""The web server over real HTTP: health, assets, headers, bounds, and refusals in words."""

import asyncio
import json
import re

import aiohttp
import pytest
from aiohttp import web
from sqlalchemy.exc import OperationalError

from domain.refusal import Refused
from storage import installation
from storage.network_guard import NetworkInTransaction, check_network_allowed
from tests.timeouts import TIMEOUT_S
from tests.web.conftest import Served
from web import edge
from web.edge import Visit
from web.request_rate import RequestRate

HTML = {"Accept": "text/html"}


@pytest.fixture
def routes() -> web.RouteTableDef:
    routes = web.RouteTableDef()

    async def note(visit: Visit) -> web.StreamResponse:
        await installation.set_fact(visit.tx, "noted", {"said": str(visit.said.get("word"))})
        if visit.said.get("word") == "no":
            raise Refused("deal.not_found", code=visit.said.get("code", "K7Q2"))
        if visit.said.get("word") == "later":
            raise Refused("member.too_fast")
        if visit.said.get("word") == "bug":
            raise LookupError("a bug")
        if visit.said.get("word") == "call":
            check_network_allowed("sendMessage")
        if visit.said.get("word") == "away":
            raise OperationalError("x", {}, ConnectionError("gone"), connection_invalidated=True)
        return edge.back_to("/noted")

    async def noted(visit: Visit) -> web.StreamResponse:
        return web.json_response(await installation.get_fact(visit.tx, "noted"))

    async def slow(_request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(0.3)
        return web.Response(text="done")

    routes.post("/note")(edge.writes(note))
    routes.get("/noted")(edge.reads(noted))
    routes.get("/slow")(slow)
    return routes


async def note(served: Served, **said: str) -> tuple[int, str, dict[str, str]]:
    return await served.ask("POST", "/note", json=said)


async def test_health_is_told_apart_from_readiness(served: Served) -> None:
    assert (await served.get("/healthz"))[0] == 200
    status, body, _ = await served.get("/readyz")
    assert (status, json.loads(body)) == (
        200,
        {
            "ready": True,
            "lease": "held",
            "database": "answers",
            "updates": "Telegram answered a poll 1 s ago",
        },
    )
    for name, value in (("held", False), ("heard_s", None), ("heard_s", 91.0)):
        before = getattr(served, name)
        setattr(served, name, value)
        assert (await served.get("/readyz"))[0] == 503
        assert (await served.get("/healthz"))[0] == 200
        setattr(served, name, before)
    await served.database.close()
    served.database.read = _never  # type: ignore[method-assign]
    status, body, _ = await served.get("/readyz")
    assert (status, json.loads(body)["database"]) == (503, "does not answer")


def _never() -> object:
    raise OSError("gone")


async def test_what_an_act_did_is_committed_and_the_sender_is_woken(served: Served) -> None:
    status, _, headers = await note(served, word="yes")
    assert (status, headers["Location"], served.woken) == (303, "/noted", 1)
    assert json.loads((await served.get("/noted"))[1]) == {"said": "yes"}
    form = await served.ask("POST", "/note", data={"word": "форма"})
    assert form[0] == 303
    assert json.loads((await served.get("/noted"))[1]) == {"said": "форма"}


@pytest.mark.parametrize(
    ("word", "status", "words"),
    [
        ("no", 404, "There is no deal K7Q2"),
        ("later", 409, "a lot at once"),
        ("bug", 500, "Something went wrong on our side"),
        ("call", 500, "Something went wrong on our side"),
        ("away", 503, "Nothing was changed"),
    ],
)
async def test_what_fails_is_said_in_words_and_changes_nothing(
    served: Served, word: str, status: int, words: str
) -> None:
    got, body, headers = await note(served, word=word)
    assert (got, served.woken) == (status, 0)
    assert words in json.loads(body)["error"]
    assert "code=" not in body
    assert ("Retry-After" in headers) == (status == 503)
    assert json.loads((await served.get("/noted"))[1]) is None
    kinds = {"bug": LookupError, "call": NetworkInTransaction}
    assert [type(bug) for bug in served.bugs] == ([kinds[word]] if word in kinds else [])


@pytest.mark.parametrize(
    ("asked", "language", "words"),
    [
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru", "По этому адресу ничего нет"),
        ("de,zh-CN;q=0.7,en;q=0.3", "zh", "这个地址下没有内容"),
        ("tlh", "en", "There is nothing at this address"),
        ("zh;q=nan,ru;q=1e9,en;q=0.1", "en", "There is nothing at this address"),
    ],
)
async def test_a_missing_page_is_said_in_the_readers_language(
    served: Served, asked: str, language: str, words: str
) -> None:
    headers = {**HTML, "Accept-Language": asked}
    status, body, got = await served.ask("GET", "/nothing/<b>here", headers=headers)
    assert (status, got["Content-Language"]) == (404, language)
    assert words in body
    assert f'<html lang="{language}">' in body
    assert "<b>here" not in body


async def test_every_answer_bears_the_headers_that_keep_a_page_shut(served: Served) -> None:
    for path in ("/healthz", "/nothing", "/slow"):
        _, _, headers = await served.get(path)
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cache-Control"] == "no-store"
        assert "aiohttp" not in headers["Server"].lower()
        assert "Strict-Transport-Security" not in headers
    _, _, headers = await served.get(
        "/healthz", **{"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"}
    )
    assert headers["Strict-Transport-Security"] == "max-age=31536000"


async def test_assets_have_their_hash_in_the_address_and_stay_for_ever(served: Served) -> None:
    _, page, _ = await served.ask("GET", "/nothing", headers=HTML)
    found = re.search(r'href="(/assets/[0-9a-f]{16}/site\.css)"', page)
    assert found is not None
    status, body, headers = await served.get(found[1])
    assert (status, headers["Content-Type"]) == (200, "text/css")
    assert "immutable" in headers["Cache-Control"]
    assert headers["Content-Encoding"] == "gzip"
    assert "--ground" in body
    plain = await served.get(found[1], **{"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain[2]
    assert plain[1] == body
    for other in (found[1].replace("/assets/", "/assets/0"), found[1] + ".map"):
        assert (await served.get(other))[0] == 404
    folder = found[1].rpartition("/")[0]
    for way_out in ("../app.py", "..%2fapp.py", "%2e%2e/%2e%2e/.env", "/etc/passwd"):
        assert (await served.get(f"{folder}/{way_out}"))[0] == 404


@pytest.mark.parametrize(
    ("method", "path", "values", "status", "words"),
    [
        ("GET", "/" + "a" * 3_000, {}, 414, "too long"),
        ("GET", "/%00", {}, 414, "too long"),
        ("DELETE", "/note", {}, 405, "cannot be used that way"),
        ("POST", "/note", {"data": b"x" * 70_000}, 413, "too much at once"),
        ("POST", "/note", {"data": b"{", "headers": {"Content-Type": "application/json"}}, 400, ""),
        ("POST", "/note", {"json": [1]}, 400, "not understood"),
        ("POST", "/note", {"data": b"[" * 60_000}, 415, "not understood"),
        (
            "POST",
            "/note",
            {"data": b"[" * 60_000, "headers": {"Content-Type": "application/json"}},
            400,
            "not understood",
        ),
        ("POST", "/note", {"data": [("a", "1"), ("a", "2")]}, 400, "not understood"),
        (
            "POST",
            "/note",
            {"data": "word=\xff", "headers": {"Content-Type": "application/x-www-form-urlencoded"}},
            400,
            "not understood",
        ),
    ],
)
async def test_bad_input_is_a_4xx_in_words_and_stores_nothing(
    served: Served, method: str, path: str, values: dict[str, object], status: int, words: str
) -> None:
    got, body, _ = await served.ask(method, path, **values)
    assert got == status
    assert words in json.loads(body)["error"]
    assert json.loads((await served.get("/noted"))[1]) is None
    assert not served.bugs


async def test_a_body_without_a_length_is_bounded_too(served: Served) -> None:
    async def endless() -> object:
        while True:
            yield b"x" * 4_096

    try:
        status, _, _ = await served.ask("POST", "/note", data=endless())
    except aiohttp.ClientConnectionError:
        status = 413  # The server closed while we were still sending.
    assert status == 413
    assert (await served.get("/healthz"))[0] == 200


async def test_a_body_that_does_not_come_holds_no_transaction(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edge, "BODY_WITHIN_S", 0.2)
    host, port = served.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(
        b"POST /note HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        b"Content-Length: 20\r\n\r\n{"
    )
    assert (await note(served, word="quick"))[0] == 303
    line = await asyncio.wait_for(reader.readline(), TIMEOUT_S)
    assert b" 408 " in line
    writer.close()


@pytest.mark.parametrize("garbage", [b"\x16\x03\x01\x02\x00\x01\n\n", b"GET\r\n\r\n", b"\0" * 100])
async def test_what_is_no_http_ends_one_connection_alone(served: Served, garbage: bytes) -> None:
    host, port = served.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(garbage + b"\r\n\r\n")
    writer.write_eof()
    said = await asyncio.wait_for(reader.read(), TIMEOUT_S)
    assert said == b"" or b" 400 " in said.splitlines()[0]
    writer.close()
    assert (await served.get("/healthz"))[0] == 200


class TestFlood:
    @pytest.fixture
    def rate(self) -> RequestRate:
        return RequestRate(per_second=0.001, burst=5)

    async def test_a_flood_is_told_to_wait_and_others_are_not(self, served: Served) -> None:
        """Behind a proxy each visitor counts alone, whatever they claim to have been before."""
        for number in range(7):
            spoofed = f"198.51.100.{number}, 203.0.113.7"
            status, body, headers = await served.get("/healthz", **{"X-Forwarded-For": spoofed})
            assert status == (200 if number < 5 else 429)
        assert (json.loads(body)["error"][:17], headers["Retry-After"]) == (
            "That was too fast",
            "1",
        )
        assert (await served.get("/healthz", **{"X-Forwarded-For": "203.0.113.8"}))[0] == 200


class TestProxyThatNobodyNamed:
    @pytest.fixture
    def values(self) -> dict[str, str]:
        return {"web_proxies": "192.0.2.1"}

    async def test_the_log_says_once_that_it_is_not_believed(
        self, served: Served, caplog: pytest.LogCaptureFixture
    ) -> None:
        for number in range(3):
            headers = {"X-Forwarded-For": f"198.51.100.{number}"}
            assert (await served.get("/healthz", **headers))[0] == 200
        assert caplog.text.count("a proxy is not believed") == 1


async def test_closing_finishes_what_is_at_work(shelf, routes) -> None:  # type: ignore[no-untyped-def]
    from web.app import application
    from web.server import WebServer

    served = Served(shelf)
    app = application(served.site())
    app.add_routes(routes)
    server = WebServer(app, "127.0.0.1:0")
    await server.start()
    served.url = server.address
    async with aiohttp.ClientSession() as served.browser:
        asked = asyncio.create_task(served.get("/slow"))
        await asyncio.sleep(0.1)
        await server.close()
        assert (await asked)[:2] == (200, "done")
        with pytest.raises(aiohttp.ClientConnectionError):
            await served.get("/healthz")
    await server.close()
