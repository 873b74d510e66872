"""A shop restored from a backup says nothing again that may have been said since."""

import asyncio
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, make_url, select, update

from sandbox import Person, Sandbox
from sandbox.state.chats import SandboxChat
from storage.backup import create_backup
from storage.campaign.tables import Campaign
from storage.database import Database
from storage.delivery.tables import OutboxRow, OutboxState
from tests.conftest import missing
from tests.flows.sample_deals import add_campaign, import_sample
from tests.flows.shop import Opened, Shop
from tests.terminal import Terminal
from tests.timeouts import TIMEOUT_S

TOLD = "restored from a backup"


@pytest.fixture
def olga(box: Sandbox) -> Person:
    return box.person("Olga")


@pytest.fixture
def tea(box: Sandbox, olga: Person) -> SandboxChat:
    return box.group("Tea", members=[olga], bot_rights="admin")


async def fill(shop: Shop, olga: Person, tea: SandboxChat) -> None:
    """Have something to say in an hour, to the chat and by a campaign."""
    await olga.says("/start")
    await olga.sees("Tea: I am in")
    now = shop.clock.now()
    await import_sample(shop.database, now=now)
    await add_campaign(shop.database, now=now, every_s=3600)
    async with shop.database.begin() as tx:
        tx.add(
            OutboxRow(
                chat_id=tea.id,
                kind="owner.bug",
                values={"number": "row-1", "place": "here", "words": "-"},
                due_at=now + timedelta(hours=1),
            )
        )
    async with asyncio.timeout(TIMEOUT_S):
        while await unsaid(shop) > 1:  # What the owner hears at first is written down as sent.
            await asyncio.sleep(0.02)


async def unsaid(shop: Shop) -> int:
    async with shop.database.read() as tx:
        waits = OutboxRow.state.in_((OutboxState.QUEUED, OutboxState.SENDING))
        return await tx.scalar(select(func.count()).where(waits)) or 0


async def make_due(url: str, shop_now: object) -> None:
    """Let the hour pass for the copy: what it plans is due, and was said by the shop it was made of."""
    database = Database(url)
    async with database.begin() as tx:
        await tx.execute(
            update(OutboxRow).where(OutboxRow.state == "queued").values(due_at=shop_now)
        )
        await tx.execute(update(Campaign).values(next_at=shop_now))
    await database.close()


async def assert_held(shop: Shop, olga: Person, tea: SandboxChat) -> None:
    said = await olga.sees(TOLD)
    assert "One message that was due is held" in said.text
    assert "1 scheduled post goes on with its next time" in said.text
    async with shop.database.read() as tx:
        row = (await tx.scalars(select(OutboxRow).where(OutboxRow.chat_id == tea.id))).one()
        next_at = await tx.scalar(select(Campaign.next_at))
    assert (row.state, row.reason) == (OutboxState.HELD, "restored")
    assert next_at is not None
    assert next_at > shop.clock.now()
    assert not any(message.text for message in shop.box.world.history(tea).everything())


async def times_told(shop: Shop) -> int:
    async with shop.database.read() as tx:
        rows = select(func.count()).where(OutboxRow.kind == "owner.restored")
        return await tx.scalar(rows) or 0


def run_tool(*words: str) -> None:
    if shutil.which(words[0]) is None:
        missing(f"{words[0]} is not installed")
    subprocess.run(words, check=True, capture_output=True)


async def test_a_dump_put_back_by_pg_restore_is_noticed_once(
    box: Sandbox,
    opened: Opened,
    olga: Person,
    tea: SandboxChat,
    postgresql_url: str,
    empty_postgresql_url: str,
    tmp_path: Path,
) -> None:
    plain = [
        make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        for url in (postgresql_url, empty_postgresql_url)
    ]
    dump = str(tmp_path / "shop.dump")
    async with opened(database_url=postgresql_url, owner_id=olga.id) as shop:
        await fill(shop, olga, tea)
        # While the bot runs: the dump says that its lease is held.
        await asyncio.to_thread(run_tool, "pg_dump", "-Fc", "-f", dump, plain[0])
    await asyncio.to_thread(run_tool, "pg_restore", "--no-owner", "-d", plain[1], dump)
    await make_due(empty_postgresql_url, box.clock.now())
    async with opened(database_url=empty_postgresql_url, owner_id=olga.id) as shop:
        await assert_held(shop, olga, tea)
    async with opened(database_url=empty_postgresql_url, owner_id=olga.id) as shop:
        assert await times_told(shop) == 1
    async with opened(database_url=postgresql_url, owner_id=olga.id) as shop:
        assert await times_told(shop) == 0


async def test_a_backup_put_back_by_hand_is_noticed_once(
    box: Sandbox, opened: Opened, olga: Person, tea: SandboxChat, sqlite_url: str, tmp_path: Path
) -> None:
    path = Path(make_url(sqlite_url).database or "")
    async with opened(database_url=sqlite_url, owner_id=olga.id) as shop:
        await fill(shop, olga, tea)
        await create_backup(shop.database, tmp_path / "copy.db")
    for leftover in path.parent.glob(f"{path.name}-*"):
        leftover.unlink()
    shutil.copy(tmp_path / "copy.db", path)
    await make_due(sqlite_url, box.clock.now())
    async with opened(database_url=sqlite_url, owner_id=olga.id) as shop:
        await assert_held(shop, olga, tea)
    async with opened(database_url=sqlite_url, owner_id=olga.id) as shop:
        assert await times_told(shop) == 1


def typed(terminal: Terminal, url: str, *words: str) -> str:
    terminal.variables |= {"DATABASE_URL": url}
    result = terminal.types(*words)
    return f"{result.returncode}: {result.stdout}{result.stderr}"


async def test_hold_outbox_holds_what_a_recovery_leaves_due_where_the_bot_is_stopped(
    opened: Opened, olga: Person, tea: SandboxChat, postgresql_url: str, terminal: Terminal
) -> None:
    async with opened(database_url=postgresql_url, owner_id=olga.id) as shop:
        await fill(shop, olga, tea)
        said = await asyncio.to_thread(typed, terminal, postgresql_url, "hold-outbox")
        assert said.startswith("1: another bot")
    said = await asyncio.to_thread(typed, terminal, postgresql_url, "hold-outbox")
    assert said.startswith("0: 1 messages that were due are held, and 0 campaigns go on")
    said = await asyncio.to_thread(typed, terminal, postgresql_url, "outbox", "again", "--restored")
    assert said.startswith("0: Message ")
    said = await asyncio.to_thread(typed, terminal, postgresql_url, "outbox", "drop", "--restored")
    assert said == "0: No message is held because of a restore.\n"
