"""The shop's key: old shops are sealed anew once, and nothing sealed meets another key in silence."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Connection, insert, select, text

from bot import unlock
from bot.settings import load
from domain import reseal, voucher
from domain.admin import audit
from domain.payout import encryption
from domain.payout.encryption import PayoutKey
from domain.settings import Settings
from domain.voucher import Secret
from storage import installation, migrate
from storage.admin.tables import AuditEntry
from storage.database import Database
from storage.delivery.tables import OutboxRow
from storage.migrations import steps
from storage.payout.tables import PayoutAccount, Withdrawal
from storage.schema import metadata
from storage.sealing import sealed, shop_key
from storage.sealing.shop_key import KeyRefused, ShopKey
from storage.vouchers import by_hash
from tests.shop_keys import OTHER, WORDS
from tests.terminal import REAL_TOKEN

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
OLD_ROWS = Path(__file__).parent / "shop_334e96d.sql"
"""What the program of 334e96d wrote with `REAL_TOKEN`: two accounts, a withdrawal, two vouchers, a log."""
ANN, BEN = "DE89 3704 0044 0532 0130 00", "GB82 WEST 1234 5698 7654 32"
OLD_CODES = ("CQVAXAR9J1GNC", "R3777PCY9NXRE")
ROOT = Path(__file__).parent.parent.parent
DIES = """
import asyncio, os, signal, sys
from datetime import UTC, datetime
from sqlalchemy import event
from bot import unlock
from bot.settings import load
from storage.database import Database

url, token = sys.argv[1:]
database = Database(url)
event.listen(database.writer.sync_engine, "commit", lambda _: os.kill(os.getpid(), signal.SIGKILL))
settings = load(env_file=None, bot_token=token, database_url=url)
asyncio.run(unlock.unlock(database, settings, now=datetime.now(UTC)))
"""


def settings_for(database: Database, **values: object) -> Settings:
    url = database.url.render_as_string(hide_password=False)
    return load(env_file=None, bot_token=REAL_TOKEN, database_url=url, **values)


def _to_0013(connection: Connection) -> None:
    alembic = steps.config(migrate.SCRIPTS)
    alembic.attributes["connection"] = connection
    command.upgrade(alembic, "0013")


@pytest.fixture
async def old(tmp_path: Path) -> AsyncIterator[Database]:
    """A shop of before there was a key, its tables brought up to date."""
    path = tmp_path / "old.db"
    database = Database(f"sqlite+aiosqlite:///{path}")
    async with database.writer.begin() as connection:
        await connection.run_sync(_to_0013)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(OLD_ROWS.read_text(encoding="utf-8"))
    await migrate.upgrade(database, now=NOON)
    async with database.begin() as tx:
        await installation.set_fact(tx, installation.OWNER, {"member_id": 1})
    yield database
    await database.close()


async def copied(source: Database, target: Database) -> None:
    async with source.read() as there, target.begin() as here:
        for table in metadata.sorted_tables:
            rows = [dict(row) for row in (await there.execute(select(table))).mappings()]
            if (
                rows and table is not OutboxRow.__table__
            ):  # Its next number is the database's to give.
                await here.execute(insert(table), rows)


async def assert_sealed_anew(database: Database, key: ShopKey) -> None:
    payout, secret = PayoutKey(key.derive("payout")), Secret(key.derive("voucher"))
    async with database.read() as tx:
        accounts = list(await tx.scalars(select(PayoutAccount).order_by(PayoutAccount.member_id)))
        assert [encryption.decrypt(one.sealed, payout) for one in accounts] == [ANN, BEN]
        assert accounts[0].digest == encryption.account_hash(ANN, payout)
        asked = (await tx.scalars(select(Withdrawal))).one()
        assert encryption.decrypt(str(asked.payout_sealed), payout) == ANN
        for number, code in enumerate(OLD_CODES, start=1):
            for one in (code, voucher.voucher_code(secret, number)):
                found = await by_hash(tx, voucher.hash_code(one))
                assert found is not None
                assert found.id == number
        assert await audit.verify(tx) == audit.VerifyResult(4, None)
        newest = await tx.get_one(AuditEntry, 4)
        assert (newest.act, newest.facts["lines"]) == ("key.made", 3)
        told = await tx.scalars(select(OutboxRow).where(OutboxRow.kind == reseal.KEY_MADE))
        assert [row.chat_id for row in told] == [1]


async def test_an_old_shop_is_sealed_anew_at_its_first_start(old: Database) -> None:
    settings, path = settings_for(old), shop_key.path_of(old.url)
    await unlock.unlock(old, settings, now=NOON)
    assert path.stat().st_mode & 0o777 == 0o600
    assert settings.key.words == shop_key.read(path)
    assert shop_key.is_in_use(path)
    await assert_sealed_anew(old, settings.key)
    again = settings_for(old)
    await unlock.unlock(old, again, now=NOON)
    assert again.key == settings.key
    await assert_sealed_anew(old, settings.key)


async def test_an_old_shop_on_each_database_takes_the_key_that_is_set(
    old: Database, database_url: str
) -> None:
    database = Database(database_url)
    try:
        await copied(old, database)
        await unlock.unlock(database, settings_for(database, shop_key=WORDS), now=NOON)
        await assert_sealed_anew(database, ShopKey(WORDS))
    finally:
        await database.close()


async def test_a_kill_before_the_commit_leaves_the_old_seals_and_the_next_start_goes_on(
    old: Database,
) -> None:
    url, path = old.url.render_as_string(), shop_key.path_of(old.url)
    killed = subprocess.run(
        [sys.executable, "-c", DIES, url, REAL_TOKEN],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        timeout=120,
    )
    assert killed.returncode == -signal.SIGKILL
    made = shop_key.read(path)
    assert made
    settings = settings_for(old)
    async with old.read() as tx:
        account = await tx.get_one(PayoutAccount, 2)
        assert encryption.decrypt(account.sealed, PayoutKey(settings.token_payout_key)) == ANN
        assert await shop_key.fingerprint(tx) is None
    await unlock.unlock(old, settings, now=NOON)
    assert settings.key.words == made
    await assert_sealed_anew(old, settings.key)


async def test_what_another_token_sealed_is_counted_and_left(old: Database) -> None:
    settings = settings_for(old)
    async with old.begin() as tx:
        (await tx.get_one(PayoutAccount, 3)).sealed = encryption.encrypt(BEN, PayoutKey(b"earlier"))
    await unlock.unlock(old, settings, now=NOON)
    async with old.read() as tx:
        told = (await tx.scalars(select(OutboxRow).where(OutboxRow.kind == reseal.KEY_MADE))).one()
        left = await tx.get_one(PayoutAccount, 3)
    assert told.values["unreadable"] == 1
    assert encryption.decrypt(left.sealed, PayoutKey(settings.payout_key)) is None


async def test_a_new_shop_gets_a_key_and_no_line_about_it(shelf: Database) -> None:
    database = Database(shelf.url.render_as_string())
    await unlock.unlock(database, settings_for(database), now=NOON)
    async with database.read() as tx:
        assert await audit.verify(tx) == audit.VerifyResult(0, None)
        assert not list(await tx.scalars(select(OutboxRow)))
    await database.close()


async def test_a_missing_key_and_another_are_refused_with_what_they_would_open(
    old: Database,
) -> None:
    path = shop_key.path_of(old.url)
    await unlock.unlock(old, settings_for(old), now=NOON)
    kept = path.read_text()
    path.unlink()
    for values, why in (({}, f"{path} is missing"), ({"shop_key": OTHER.words}, "is not the key")):
        with pytest.raises(KeyRefused) as refused:
            await unlock.unlock(old, settings_for(old, **values), now=NOON)
        for part in (why, "2 payout accounts", "2 codes of vouchers", "4 lines of the audit log"):
            assert part in str(refused.value)
        assert not path.exists()
    path.write_text("short\n")
    with pytest.raises(KeyRefused, match="too short"):
        await unlock.unlock(old, settings_for(old), now=NOON)
    path.write_text(kept)
    await unlock.unlock(old, settings_for(old), now=NOON)


async def test_a_database_whose_mark_was_taken_away_is_not_sealed_again(old: Database) -> None:
    """Or whoever writes the database could have a log of their own vouched for."""
    await unlock.unlock(old, settings_for(old), now=NOON)
    async with old.begin() as tx:
        await tx.execute(text("DELETE FROM facts WHERE name = 'shop_key'"))
    with pytest.raises(KeyRefused, match="is in use, and the database knows of no key"):
        await unlock.unlock(old, settings_for(old), now=NOON)


async def test_a_lost_key_is_replaced_and_the_log_says_so(old: Database) -> None:
    await unlock.unlock(old, settings_for(old, shop_key=OTHER.words), now=NOON)
    settings = settings_for(old)
    done = await unlock.start_anew(old, settings, now=NOON)
    assert done.unreadable == 2
    async with old.read() as tx:
        assert not list(await tx.scalars(select(PayoutAccount)))
        assert (await tx.scalars(select(Withdrawal))).one().state == "approved"
        secret = Secret(OTHER.derive("voucher"))
        shown = await by_hash(tx, voucher.hash_code(voucher.voucher_code(secret, 1)))
        assert shown is not None
        assert await audit.verify(tx) == audit.VerifyResult(5, None)
        assert (await tx.get_one(AuditEntry, 5)).act == "key.lost"
        assert (await sealed.counts(tx))["codes of vouchers"] == 2
    await unlock.unlock(old, settings_for(old), now=NOON)
