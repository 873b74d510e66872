"""Every update takes effect exactly once, whatever stands beside it and whoever is killed."""

import asyncio
from collections import Counter
from pathlib import Path

import pytest
from aiogram import Bot
from sqlalchemy import func, select

from bot.client import make_bot
from bot.updates import RawUpdates
from sandbox import Sandbox
from storage.chat.tables import PressCount
from storage.database import Database
from storage.members import LinkOpening
from storage.updates import Quarantined
from tests.faults.fork_server import fork_server, reaped
from tests.flows.recording_shop import recording_shop, settings_for
from tests.timeouts import TIMEOUT_S


async def heard(database: Database) -> Counter[str]:
    async with database.read() as tx:
        return Counter(await tx.scalars(select(LinkOpening.payload)))


async def quarantined(database: Database) -> list[Quarantined]:
    async with database.read() as tx:
        return list(await tx.scalars(select(Quarantined).order_by(Quarantined.id)))


async def test_a_poison_update_is_set_aside_and_the_others_are_heard(
    box: Sandbox, database_url: str, database: Database
) -> None:
    ann = box.person("Ann")
    async with recording_shop(box.api_url, box.token, database_url) as (intake, _):
        await ann.says("before")
        box.world.updates.put("message", {"message_id": "not a number", "date": 1})
        await ann.says("after")
        assert await intake.poll_once() == 3
        await ann.sees("heard after")
    assert await heard(database) == {"before": 1, "after": 1}
    (poison,) = await quarantined(database)
    assert "not a number" in poison.raw
    assert poison.error


async def test_half_a_surrogate_pair_is_set_aside_like_any_other_poison(
    box: Sandbox, database_url: str, database: Database
) -> None:
    """JSON can spell it, no database can store it; it must not end the bot at every start."""
    ann = box.person("Ann")
    message = {"message_id": 1, "date": 1, "text": "broken \ud800"}
    people = {"chat": {"id": ann.id, "type": "private"}, "from": ann.user.json()}
    async with recording_shop(box.api_url, box.token, database_url) as (intake, _):
        await intake.take([{"update_id": 7, "message": message | people}])
        await ann.says("after")
        await intake.poll_once()
        await ann.sees("heard after")
    (poison,) = await quarantined(database)
    assert "xxxxxx \\ud800" in poison.raw


async def test_what_is_set_aside_tells_nobody_where_somebody_is_paid(
    box: Sandbox, database_url: str, database: Database
) -> None:
    ann = box.person("Ann")
    people = {"chat": {"id": ann.id, "type": "private"}, "from": ann.user.json()}
    message = {"message_id": 1, "date": "odd", "text": "/payout DE89 3704 0044"} | people
    answered = message | {"text": "and this", "reply_to_message": message}
    group = message | {"chat": {"id": -5, "type": "group", "title": "Tea"}, "text": "Hello, tea"}
    raws = [{"update_id": 7 + n, "message": m} for n, m in enumerate((message, answered, group))]
    async with recording_shop(box.api_url, box.token, database_url) as (intake, _):
        await intake.take(raws)
    kept = await quarantined(database)
    assert ["/payout xxxx xxxx xxxx" in row.raw for row in kept] == [True, True, False]
    assert not any("3704" in row.raw + row.error for row in kept)
    assert "Hello, tea" in kept[2].raw


async def test_stock_polling_would_stall_on_the_same_update(box: Sandbox) -> None:
    """The reason for reading each update alone: aiogram's own call raises for the batch."""
    ann = box.person("Ann")
    await ann.says("before")
    box.world.updates.put("message", {"message_id": "not a number", "date": 1})
    bot = make_bot(settings_for(box.api_url, box.token, "sqlite+aiosqlite:///unused.db"))
    async with bot.session:
        with pytest.raises(Exception, match=r"[Vv]alid|decode"):
            await bot.get_updates(timeout=0)


@pytest.mark.parametrize("trouble", ["bug", "file", "refuse", "wordless", "early"])
async def test_a_handler_that_raises_takes_back_only_its_own_update(
    box: Sandbox, database_url: str, database: Database, trouble: str
) -> None:
    ann = box.person("Ann")
    async with recording_shop(box.api_url, box.token, database_url) as (intake, _):
        for words in ("one", trouble, "two"):
            await ann.says(words)
        await intake.poll_once()
        await ann.sees("heard two")
        await ann.sees("Something went wrong on our side")
        await ann.never_sees("spoken inside", within=0.1)
    assert await heard(database) == {"one": 1, "two": 1}
    assert len(await quarantined(database)) == (0 if trouble in {"refuse", "wordless"} else 1)


async def is_killed(box: Sandbox, database_url: str, moment: str, folder: Path) -> None:
    """Have a process of its own hear what is said, and be killed at a moment."""
    killed_at = folder / "killed-at"
    async with fork_server("tests.flows.recording_shop") as source:
        await reaped(
            await source.start(box.api_url, box.token, database_url, moment, str(killed_at))
        )
    assert killed_at.read_text() == moment


@pytest.mark.parametrize(("moment", "done_at_death"), [("before_commit", 0), ("after_commit", 3)])
async def test_a_kill_loses_nothing_and_doubles_nothing(
    box: Sandbox,
    database_url: str,
    database: Database,
    tmp_path: Path,
    moment: str,
    done_at_death: int,
) -> None:
    ann = box.person("Ann")
    for words in ("a", "b", "c"):
        await ann.says(words)
    await is_killed(box, database_url, moment, tmp_path)
    assert sum((await heard(database)).values()) == done_at_death

    async with recording_shop(box.api_url, box.token, database_url) as (intake, _):
        await ann.says("d")
        await intake.poll_once()
        await ann.sees("heard d")
    assert await heard(database) == {"a": 1, "b": 1, "c": 1, "d": 1}


KEYBOARD = {"inline_keyboard": [[{"text": "Press", "callback_data": "gb.x"}]]}


async def counted(database: Database) -> int:
    async with database.read() as tx:
        return await tx.scalar(select(func.coalesce(func.sum(PressCount.number), 0))) or 0


@pytest.mark.parametrize(
    ("moment", "counted_at_death"), [("before_commit", 0), ("after_commit", 3)]
)
async def test_a_kill_counts_no_press_twice(
    box: Sandbox,
    database_url: str,
    database: Database,
    tmp_path: Path,
    moment: str,
    counted_at_death: int,
) -> None:
    ann = box.person("Ann")
    tea = box.group("Tea", members=[ann], bot_rights="admin")
    async with recording_shop(box.api_url, box.token, database_url) as (intake, _):
        await ann.says("hello")
        await intake.poll_once()
        await intake._bot.send_message(tea.id, "a button", reply_markup=KEYBOARD)  # type: ignore[arg-type]
    for _ in range(3):
        await ann.presses("Press", tea)
    await is_killed(box, database_url, moment, tmp_path)
    assert await counted(database) == counted_at_death
    async with recording_shop(box.api_url, box.token, database_url) as (intake, _):
        await ann.presses("Press", tea)
        await intake.poll_once()
    assert await counted(database) == 4
    assert (await heard(database))["press"] == 4


async def test_a_press_counts_though_its_handler_fails(
    box: Sandbox, database_url: str, database: Database
) -> None:
    ann = box.person("Ann")
    tea = box.group("Tea", members=[ann], bot_rights="admin")
    async with recording_shop(box.api_url, box.token, database_url) as (intake, _):
        await ann.says("hello")
        await intake.poll_once()
        keyboard = {"inline_keyboard": [[{"text": "Press", "callback_data": "bug"}]]}
        await intake._bot.send_message(tea.id, "a button", reply_markup=keyboard)  # type: ignore[arg-type]
        await ann.presses("Press", tea)
        await ann.presses("Press", tea)
        await intake.poll_once()
    assert sum("callback_query" in row.raw for row in await quarantined(database)) == 2
    assert await counted(database) == 2


async def test_a_press_without_an_answer_is_answered(box: Sandbox, database_url: str) -> None:
    ann = box.person("Ann")
    async with recording_shop(box.api_url, box.token, database_url) as (intake, _):
        await ann.says("hello")
        await intake.poll_once()
        await ann.sees("heard hello")
        bot: Bot = intake._bot
        keyboard = {"inline_keyboard": [[{"text": "Press", "callback_data": "x"}]]}
        await bot.send_message(ann.id, "a button", reply_markup=keyboard)  # type: ignore[arg-type]
        polling = asyncio.ensure_future(intake.poll_once())
        answer = await ann.clicks("Press")
        await polling
    assert answer.text in {None, ""}


async def test_a_second_poller_is_waited_out(
    box: Sandbox, database_url: str, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    ann = box.person("Ann")
    async with recording_shop(box.api_url, box.token, database_url) as (intake, _):
        running = asyncio.ensure_future(intake.run())
        await asyncio.sleep(0.2)
        await intake._bot(RawUpdates(offset=0, timeout=0))
        await ann.says("still here")
        await ann.sees("heard still here")
        intake.close()
        await running
    assert await heard(database) == {"still here": 1}


async def test_closing_cuts_the_long_poll_short(box: Sandbox, database_url: str) -> None:
    async with recording_shop(box.api_url, box.token, database_url) as (intake, _):
        running = asyncio.ensure_future(intake.run())
        await asyncio.sleep(0.2)
        intake.close()
        async with asyncio.timeout(TIMEOUT_S):
            await running


async def test_the_kinds_of_updates_are_asked_for_by_name(box: Sandbox, database_url: str) -> None:
    ann = box.person("Ann")
    async with recording_shop(box.api_url, box.token, database_url) as (intake, _):
        await ann.says("hello")
        await intake.poll_once()
    assert box.world.updates.allowed is not None
    assert {"chat_member", "my_chat_member", "callback_query"} <= box.world.updates.allowed
