"""The storefront over real HTTP: what visitors read, what members do, whom it turns away."""

import asyncio
import json
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any
from urllib.parse import parse_qs

import pytest
from sqlalchemy import select, update

from domain import promoter_shop
from storage.admin.tables import Role, RoleGrant
from storage.deal.tables import Deal
from storage.flash_sale.tables import Claim
from storage.group_buy.tables import Seat
from storage.members import Member
from storage.web_session.tables import WebSession
from tests.web.conftest import Served
from tests.web.storefront_shop import Opened, flash_sale, group_buy, open_shop, stocked
from tests.web.telegram_launch import ANN, BEN, TOKEN
from web.storefront.live import LIVE, LiveStates

EVA: dict[str, Any] = {"id": 7_003, "first_name": "Eva", "language_code": "en"}
AN_ANN = {**ANN, "language_code": "en"}
PAGE = {"Accept": "text/html"}


@pytest.fixture
def values() -> dict[str, Any]:
    return {"bot_token": TOKEN, "web_url": "https://shop.example", "language": "en"}


async def options_of(person: Opened, path: str) -> dict[str, str]:
    """Return the first option that a page offers, as its form would send it."""
    found = re.search(
        r'<select name="option">\s*<option value="(\d+)"', (await person.get(path))[1]
    )
    assert found is not None
    return {"option": found[1]}


async def test_a_visitor_reads_the_catalogue_and_is_led_to_the_bot(served: Served) -> None:
    some = await stocked(served.database)
    status, text, headers = await served.get("/", **PAGE)
    assert status == 200
    assert f'href="/d/{some[0].code}"' in text
    assert 'href="https://t.me/tea_bot?start=deals"' in text
    assert '<form class="act"' not in text
    assert "https://*.telegram.org" in headers["Content-Security-Policy"]
    assert "script-src 'self';" in headers["Content-Security-Policy"]
    status, text, _ = await served.get(f"/?q={some[0].title[:6]}", **PAGE)
    assert f'href="/d/{some[0].code}"' in text
    status, text, _ = await served.get("/?q=%3Cscript%3E&page=x&category=none", **PAGE)
    assert status == 200
    assert "<script>" not in text
    assert not served.bugs


async def test_a_deal_shows_what_it_has_cost_and_carries_the_promoters_code(served: Served) -> None:
    deal = (await stocked(served.database))[0]
    async with served.database.begin() as tx:
        found = await tx.get_one(Deal, deal.id)
        found.link = "https://shop.example/pot?a=1"
    status, text, _ = await served.get(f"/d/{deal.code}-M4XPT9A", **PAGE)
    assert status == 200
    assert f"start=d_{deal.code}-M4XPT9A" in text
    assert "pot?a=1&amp;" in text
    assert "M4XPT9A" in text.split("pot?a=1&amp;")[1].split('"')[0]
    for path in ("/d/NONE", "/g/NONE", "/f/NONE", "/s/NONE", "/d/" + "A" * 41):
        status, text, _ = await served.get(path, **PAGE)
        assert status == 404, path
    assert not served.bugs


async def test_the_last_place_goes_to_one_and_the_card_follows(served: Served) -> None:
    offer = await group_buy(served.database, size=2, tiers=((2, 4999),))
    path = f"/g/{offer.code}"
    ann, ben, eva = [await open_shop(served, who) for who in (AN_ANN, BEN, EVA)]
    _, text = await ann.get(path)
    assert f'action="{path}' not in text
    team = re.search(r'action="(/g/\w+)/join"', text)
    assert team is not None
    assert (await ann.act(f"{team[1]}/join", price="4999"))[0] == 200
    both = await asyncio.gather(
        ben.act(f"{team[1]}/join", price="4999"), eva.act(f"{team[1]}/join", price="4999")
    )
    assert sorted(status for status, _ in both) == [200, 409]
    assert any("taken" in words or "full" in words for status, words in both if status == 409)
    async with served.database.read() as tx:
        assert len((await tx.scalars(select(Seat))).all()) == 2
    assert served.woken >= 2
    assert not served.bugs


async def test_joining_how_many_and_leaving_change_the_page(served: Served) -> None:
    offer = await group_buy(served.database, per_member=3)
    ann = await open_shop(served, AN_ANN)
    _, text = await ann.get(f"/g/{offer.code}")
    found = re.search(r'action="(/g/\w+)/join"', text)
    assert found is not None
    team = found[1]
    assert (await ann.act(f"{team}/join", price="1"))[0] == 409  # It rose since it was shown.
    assert (await ann.act(f"{team}/join", price="one"))[0] == 400
    assert (await ann.act(f"{team}/join", units="1e9"))[0] == 409
    status, words = await ann.act(f"{team}/join", units="2", price="4999")
    assert (status, "You are in" in words) == (200, True)
    status, text = await ann.get(team)
    assert "2 at" in text
    assert await ann.act(f"{team}/quantity", units="3") == (200, "You have 3 now.")
    assert (await ann.act(f"{team}/leave"))[0] == 200
    assert 'action="' + team + '/join"' in (await ann.get(team))[1]
    assert not served.bugs


async def test_a_unit_is_claimed_shown_as_a_voucher_and_given_back(served: Served) -> None:
    sale = await flash_sale(served.database, stock=1)
    ann, ben = await open_shop(served, AN_ANN), await open_shop(served, BEN)
    path = f"/f/{sale.code}"
    chosen = await options_of(ann, path)
    assert (await ann.act(f"{path}/grab", price="999", have="0"))[0] == 409  # Which one?
    status, words = await ann.act(f"{path}/grab", price="999", have="0", **chosen)
    assert (status, "Yours" in words) == (200, True)
    status, words = await ben.act(f"{path}/grab", price="999", have="0", **chosen)
    assert (status, "is sold out" in words) == (409, True)
    assert (await ben.act(f"{path}/wait", **chosen))[0] == 200
    status, text = await ann.get("/mine")
    found = re.search(r'href="(/mine/voucher/\d+)"', text)
    assert found is not None
    status, text = await ann.get(found[1])
    assert (status, "data:image/png;base64," in text) == (200, True)
    assert (await ben.get(found[1]))[0] == 409
    async with served.database.read() as tx:
        claim = (await tx.scalars(select(Claim))).one()
    assert (await ben.act(f"{path}/give_back", claim=str(claim.id)))[0] == 409
    assert (await ann.act(f"{path}/give_back", claim=str(claim.id)))[0] == 200
    assert f'action="{path}/accept"' in (await ben.get(path))[1]
    assert not served.bugs


async def test_a_voucher_is_not_shown_by_init_data_of_yesterday(served: Served) -> None:
    sale = await flash_sale(served.database)
    ann = await open_shop(served, AN_ANN, at=datetime.now(UTC) - timedelta(hours=23))
    chosen = await options_of(ann, f"/f/{sale.code}")
    assert (await ann.act(f"/f/{sale.code}/grab", price="999", **chosen))[0] == 200
    found = re.search(r'href="(/mine/voucher/\d+)"', (await ann.get("/mine"))[1])
    assert found is not None
    status, text = await ann.get(found[1])
    assert (status, "within 10 minutes" in text, "base64" in text) == (403, True, False)
    assert (await ann.act("/me/export"))[0] == 403
    assert (await ann.get("/me/erase"))[0] == 403


async def test_staff_look_at_a_voucher_redeem_it_and_take_that_back(served: Served) -> None:
    sale = await flash_sale(served.database)
    ann, ben = await open_shop(served, AN_ANN), await open_shop(served, BEN)
    path = f"/f/{sale.code}"
    await ann.act(f"{path}/grab", price="999", **await options_of(ann, path))
    found = re.search(r'href="(/mine/voucher/\d+)"', (await ann.get("/mine"))[1])
    assert found is not None
    code = re.search(r"<code>([0-9A-Z-]+)</code>", (await ann.get(found[1]))[1])
    assert code is not None
    assert (await ann.get("/staff"))[0] == 403
    assert "not valid here" in (await ann.page("/staff/look", code=code[1]))[1]
    async with served.database.begin() as tx:
        tx.add(RoleGrant(member_id=BEN["id"], role=Role.ADMIN, granted_at=datetime.now(UTC)))
    assert 'href="/staff"' in (await ben.get("/mine"))[1]
    assert 'action="/staff/redeem"' in (await ben.page("/staff/look", code=code[1]))[1]
    link = f"https://t.me/tea_bot?start=v_{code[1].replace('-', '')}"
    status, text = await ben.page("/staff/look", code=link)
    assert 'action="/staff/redeem"' in text
    old = await open_shop(served, BEN, at=datetime.now(UTC) - timedelta(hours=1))
    assert (await old.page("/staff/redeem", code=link))[0] == 403
    status, text = await ben.page("/staff/redeem", code=link)
    assert (status, "Redeemed" in text) == (200, True)
    assert "not valid here" in (await ben.page("/staff/redeem", code=link))[1]
    number = re.search(r'name="voucher" value="(\d+)"', text)
    assert number is not None
    assert "is valid again" in (await ben.page("/staff/undo", voucher=number[1]))[1]
    assert not served.bugs


async def test_a_visitor_cannot_act(served: Served) -> None:
    offer = await group_buy(served.database)
    for path in (f"/g/{offer.code}/join", f"/g/{offer.code}/open", "/me/export", "/me/erase"):
        status, text, _ = await served.ask("POST", path, json={})
        assert status == 401, path
        assert "Open the shop from the bot" in json.loads(text)["error"]
    for path in ("/mine/voucher/1", "/me/erase"):
        assert (await served.get(path))[0] == 401


async def test_data_are_taken_along_and_erased_with_a_fresh_proof(served: Served) -> None:
    ann = await open_shop(served, AN_ANN)
    status, text = await ann.act("/me/export")
    assert (status, json.loads(text)["member_id"]) == (200, ANN["id"])
    _, text = await ann.get("/me/erase")
    word = re.search(r'name="word" value="(\w+)"', text)
    assert word is not None
    assert (await ann.act("/me/erase", word="WRONG"))[0] == 409
    assert (await ann.act("/me/erase", word=word[1]))[0] == 200
    async with served.database.read() as tx:
        assert await tx.get(Member, ANN["id"]) is None
        assert (await tx.scalars(select(WebSession))).all() == []
    assert (await ann.get("/me"))[0] == 401
    assert not served.bugs


async def test_what_is_sent_on_from_a_page_has_the_senders_code_inside(served: Served) -> None:
    deal, sale = (await stocked(served.database))[1], await flash_sale(served.database)
    ann = await open_shop(served, AN_ANN)
    async with served.database.read() as tx:
        code = (await tx.get_one(Member, AN_ANN["id"])).code
    for path, start in (
        (f"/d/{deal.code}-SOMEBODY", f"d_{deal.code}"),
        (f"/f/{sale.code}", f"f_{sale.code}"),
    ):
        _, text = await ann.get(path)
        found = re.search(r'href="https://t.me/share/url\?([^"]+)"', text)
        assert found is not None
        url = parse_qs(unescape(found[1]))["url"]
        assert url == [f"https://t.me/tea_bot?start={start}-{code}"]
        assert "t.me/share" not in (await served.get(path, **PAGE))[1]
    assert "t.me/share" not in (await ann.get("/mine"))[1]
    assert not served.bugs


async def test_a_promoters_shop_has_their_code_inside_everything(served: Served) -> None:
    some = await stocked(served.database)
    await open_shop(served, AN_ANN)
    now = datetime.now(UTC)
    async with served.database.begin() as tx:
        ann = await tx.get_one(Member, ANN["id"])
        shop = await promoter_shop.get_or_create(tx, ann, title="Cosy <home>", now=now)
        await promoter_shop.toggle(tx, shop, some[0].code)
        code = ann.code
    status, text, _ = await served.get(f"/s/{code}", **PAGE)
    assert status == 200
    assert "Cosy &lt;home&gt;" in text
    assert f'href="/d/{some[0].code}-{code}"' in text
    assert f"start=s_{code}" in text


async def test_live_lines_are_made_once_a_second_however_many_ask(served: Served) -> None:
    offer = await group_buy(served.database)
    path = f"/live/g/{offer.code}"
    answers = await asyncio.gather(*(served.get(path) for _ in range(40)))
    assert {status for status, _, _ in answers} == {200}
    assert len({text for _, text, _ in answers}) == 1
    assert served.app[LIVE].made <= 2
    assert (await served.get("/live/g/NONE"))[0] == 404
    assert not served.bugs


async def test_live_lines_grow_old_after_a_second() -> None:
    moment_s = [0.0]
    states = LiveStates(lambda: moment_s[0])

    async def make() -> tuple[bytes, str]:
        return f"made at {moment_s[0]}".encode(), "x"

    assert (await states.get(("a", "en"), make)).body == b"made at 0.0"
    moment_s[0] = 0.9
    assert (await states.get(("a", "en"), make)).body == b"made at 0.0"
    moment_s[0] = 1.0
    assert (await states.get(("a", "en"), make)).body == b"made at 1.0"


async def test_a_picture_that_telegram_alone_has_comes_by_the_shop(served: Served) -> None:
    deal = (await stocked(served.database))[0]
    served.pictures["AgAC-file"] = b"\xff\xd8\xff rest"
    async with served.database.begin() as tx:
        await tx.execute(update(Deal).where(Deal.id == deal.id).values(photo="AgAC-file"))
    assert f'src="/picture/d/{deal.code}"' in (await served.get("/", **PAGE))[1]
    async with served.browser.get(served.url + f"/picture/d/{deal.code}") as got:  # type: ignore[union-attr]
        assert (got.status, got.content_type) == (200, "image/jpeg")
    assert (await served.get("/picture/d/NONE"))[0] == 404
    assert (await served.get("/picture/x/NONE"))[0] == 404
