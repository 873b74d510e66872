"""Who owns the shop: the settings, or whoever brings the code from the console, once."""

import asyncio
import re
import stat
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from bot import owner_code
from bot.log import masked
from bot.startup import TokenRefused
from domain.admin import ownership
from domain.admin.ownership import ATTEMPTS_MAX, OWNERSHIP_CODE
from sandbox import Fault, Person
from storage import installation
from storage.database import Database
from tests.flows.menus import menus_known
from tests.flows.shop import Opened, Shop
from tests.timeouts import TIMEOUT_S

SAID = re.compile(r"^Nobody owns this shop yet\. (\S+) says how to claim it", re.MULTILINE)
WRITTEN = re.compile(
    r"Open (https://t\.me/tuan_sandbox_bot\?start=o_(\w{12})) or send the bot: /claim \2\n"
)
WRONG = "This code is not valid, was used already, or is older than 15 minutes."


async def owner(database: Database) -> int | None:
    async with database.read() as tx:
        return await installation.owner_id(tx)


async def printed(shop: Shop, capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    """Return the link and the code that the console, which is no terminal here, leads to."""
    await menus_known(shop)
    return read_code(capsys)


def read_code(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    said = SAID.search(capsys.readouterr().out)
    assert said is not None
    path = Path(said.group(1))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    found = WRITTEN.fullmatch(path.read_text())
    assert found is not None
    return found.group(1), found.group(2)


@pytest.fixture
async def olga(shop: Shop) -> Person:
    return shop.box.person("Olga", language="en")


@pytest.fixture
async def mallory(shop: Shop) -> Person:
    return shop.box.person("Mallory", language="en")


async def test_the_link_from_the_console_makes_the_owner(
    shop: Shop, olga: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    link, _ = await printed(shop, capsys)
    await olga.opens(link)
    await olga.sees("This shop is yours now.")
    assert await owner(shop.database) == olga.id
    await olga.says("/help")
    await olga.sees("You own this shop")


async def test_the_code_may_be_typed_in_any_case(
    shop: Shop, olga: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    _, code = await printed(shop, capsys)
    await olga.says(f"/claim  {code.lower()} ")
    await olga.sees("This shop is yours now.")
    assert await owner(shop.database) == olga.id


async def test_a_used_code_and_a_wrong_one_get_the_same_answer(
    shop: Shop, olga: Person, mallory: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    link, code = await printed(shop, capsys)
    await mallory.says(f"/claim {code[:-1]}")
    wrong = await mallory.sees(WRONG)
    await olga.opens(link)
    await olga.sees("This shop is yours now.")
    for number, words in enumerate((f"/claim {code}", f"/start o_{code}"), start=2):
        await mallory.says(words)
        await asyncio.sleep(1.1)
        assert [m.text for m in mallory.screen()].count(wrong.text) == number
    assert await owner(shop.database) == olga.id


async def test_guessing_is_stopped_and_forgiven_after_an_hour(
    shop: Shop, mallory: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    _, code = await printed(shop, capsys)
    for number in range(ATTEMPTS_MAX):
        await mallory.says(f"/claim WRONG{number}")
    await mallory.says(f"/claim {code}")
    await mallory.sees("Too many attempts. Try again in 60 minutes.")
    assert await owner(shop.database) is None
    shop.clock.jump(timedelta(hours=1, seconds=1))
    async with shop.database.begin() as tx:
        code = await ownership.new_code(tx, now=shop.clock.now(), rng=Random(1)) or ""
    await mallory.says(f"/claim {code}")
    await mallory.sees("This shop is yours now.")


async def test_a_code_is_worth_nothing_after_a_quarter_of_an_hour(
    shop: Shop, olga: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    _, code = await printed(shop, capsys)
    shop.clock.jump(timedelta(minutes=15, seconds=1))
    await olga.says(f"/claim {code}")
    await olga.sees(WRONG)
    assert await owner(shop.database) is None


async def test_what_a_journal_keeps_has_no_code_and_an_owned_shop_no_file(
    opened: Opened, capsys: pytest.CaptureFixture[str]
) -> None:
    async with opened() as shop:
        await menus_known(shop)
        said = capsys.readouterr()
        path = owner_code.path_of(shop.app.settings)
        found = WRITTEN.fullmatch(path.read_text())
        assert found is not None
        assert found.group(2) not in said.out + said.err
    async with opened(owner_id=7) as shop:
        ann = shop.box.person("Ann", language="en")
        await ann.says("/start")
        await ann.sees("Hello, Ann")
        assert not path.exists()


async def test_one_who_guesses_does_not_stop_the_owner(
    shop: Shop, olga: Person, mallory: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    link, _ = await printed(shop, capsys)
    for _ in range(ATTEMPTS_MAX + 1):
        await mallory.says("/claim WRONG")
    await mallory.sees("Too many attempts")
    await olga.opens(link)
    await olga.sees("This shop is yours now.")


async def test_a_code_is_never_taken_in_a_group(
    shop: Shop, olga: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    _, code = await printed(shop, capsys)
    tea = shop.box.group("Tea", members=[olga], bot_rights="admin")
    await olga.says(f"/claim {code}", chat=tea)
    await olga.sees("Never write this code into a group.", chat=tea)
    assert await owner(shop.database) is None


async def test_the_code_is_kept_only_as_a_hash_and_goes_when_used(
    shop: Shop, olga: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    link, code = await printed(shop, capsys)
    async with shop.database.read() as tx:
        kept = await installation.get_fact(tx, OWNERSHIP_CODE)
    assert kept is not None
    assert code not in str(kept)
    await olga.opens(link)
    await olga.sees("This shop is yours now.")
    async with shop.database.read() as tx:
        assert await installation.get_fact(tx, OWNERSHIP_CODE) is None


async def test_a_restart_prints_a_new_code_and_the_old_one_is_worth_nothing(
    opened: Opened, capsys: pytest.CaptureFixture[str]
) -> None:
    async with opened() as shop:
        _, old = await printed(shop, capsys)
    async with opened() as shop:
        olga = shop.box.person("Olga", language="en")
        await olga.says(f"/claim {old}")
        await olga.sees(WRONG)
        link, new = read_code(capsys)
        assert new != old
        await olga.opens(link)
        await olga.sees("This shop is yours now.")
    async with opened() as shop:
        await olga.says("/help")
        await olga.sees("You own this shop")
        assert "Nobody owns" not in capsys.readouterr().out


async def test_the_owner_in_the_settings_needs_no_code_and_wins(
    opened: Opened, capsys: pytest.CaptureFixture[str]
) -> None:
    async with opened() as shop:
        link, _ = await printed(shop, capsys)
        await shop.box.person("Ann", language="en").opens(link)
        olga = shop.box.person("Olga", language="en")
        await shop.box.person("Ann").sees("This shop is yours now.")
    async with opened(owner_id=olga.id) as shop:
        await olga.says("/help")
        await olga.sees("You own this shop")
        assert await owner(shop.database) == olga.id
        assert "Nobody owns" not in capsys.readouterr().out


def test_the_printed_line_survives_the_masking_of_tokens() -> None:
    line = "Open https://t.me/tuan_sandbox_bot?start=o_23456789ABCD or send the bot: /claim 23456789ABCD"
    assert masked(line) == line


async def test_a_refused_token_ends_the_start_with_its_name(opened: Opened) -> None:
    with pytest.raises(ExceptionGroup) as caught:
        async with opened(bot_token="43:SANDBOX-nobody-knows-this-token") as shop:
            async with asyncio.timeout(TIMEOUT_S):
                await shop.app.stop.wait()
    (refused,) = caught.value.exceptions
    assert isinstance(refused, TokenRefused)
    assert str(refused).startswith("BOT_TOKEN: ")


async def test_the_shop_opens_when_telegram_comes_back(
    opened: Opened, box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.startup.BACK_OFF_FIRST_S", 0.05)
    box.faults.next("getMe", Fault.html_502(), times=2)
    box.faults.next("deleteWebhook", Fault.close_connection())
    async with opened() as shop:
        ann = shop.box.person("Ann", language="en")
        await ann.says("/start")
        await ann.sees("Hello, Ann!")


async def test_a_shop_that_cannot_open_can_still_be_stopped(opened: Opened, box) -> None:
    box.faults.always("getMe", Fault.html_502())
    async with asyncio.timeout(TIMEOUT_S), opened():
        await asyncio.sleep(0.1)
