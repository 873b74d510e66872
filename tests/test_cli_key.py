"""The shop's key at the command line: kept apart from backups, missed in plain words, replaced when lost."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sandbox import Sandbox
from tests.shop_keys import OTHER, WORDS
from tests.terminal import Terminal
from tests.test_cli import telegram

__all__ = ["telegram"]


@pytest.fixture
def shop(terminal: Terminal) -> Terminal:
    """A shop with a key in a file, and one line in its log."""
    del terminal.variables["SHOP_KEY"]
    added = terminal.types("deals", "add", "Tea", "9.90")
    assert added.returncode == 0, added.stderr
    return terminal


def key_file(terminal: Terminal) -> Path:
    return terminal.folder / "data" / "tuan.db.key"


def test_a_backup_says_where_the_key_is_and_does_not_hold_it(shop: Terminal) -> None:
    words = key_file(shop).read_text().splitlines()[0]
    saved = shop.types("backup", "shop.backup")
    assert "data/tuan.db.key" in saved.stdout
    assert words.encode() not in (shop.folder / "shop.backup").read_bytes()
    assert words not in saved.stdout


def test_without_its_key_a_shop_is_not_opened_and_no_other_is_made(shop: Terminal) -> None:
    kept = key_file(shop).read_text()
    key_file(shop).unlink()
    for words in (("deals", "list"), ("run",)):
        refused = shop.types(*words)
        assert refused.returncode == 1
        assert "data/tuan.db.key is missing" in refused.stderr
        assert "1 lines of the audit log" in refused.stderr
        assert len(refused.stderr.strip().splitlines()) == 1
    assert not key_file(shop).exists()
    key_file(shop).write_text(kept)
    assert shop.types("deals", "list").returncode == 0


def test_a_backup_of_another_key_replaces_nothing(shop: Terminal) -> None:
    shop.types("backup", "shop.backup")
    database = shop.folder / "data" / "tuan.db"
    before = database.read_bytes()
    shop.variables["SHOP_KEY"] = OTHER.words
    refused = shop.types("restore", "shop.backup", "--yes")
    assert refused.returncode == 1
    assert "SHOP_KEY is not the key of this database" in refused.stderr
    assert database.read_bytes() == before
    del shop.variables["SHOP_KEY"]
    restored = shop.types("restore", "shop.backup", "--yes")
    assert restored.returncode == 0, restored.stderr


def test_a_backup_from_before_the_key_is_sealed_when_it_is_put_back(shop: Terminal) -> None:
    shop.types("backup", "shop.backup")
    with closing(sqlite3.connect(shop.folder / "shop.backup")) as connection, connection:
        connection.execute("DELETE FROM facts WHERE name = 'shop_key'")
    restored = shop.types("restore", "shop.backup", "--yes")
    assert restored.returncode == 0, restored.stderr
    assert shop.types("deals", "list").returncode == 0


def test_a_lost_key_is_given_up_after_a_question(shop: Terminal) -> None:
    assert "is not lost" in shop.types("key-lost", "--yes").stderr
    key_file(shop).unlink()
    asked = shop.types("key-lost", answers="n\n")
    assert asked.returncode == 1
    assert "1 lines of the audit log" in asked.stdout
    assert not key_file(shop).exists() or shop.types("deals", "list").returncode == 1
    done = shop.types("key-lost", "--yes")
    assert done.returncode == 0, done.stderr
    assert shop.types("deals", "list").returncode == 0


def test_doctor_looks_at_the_key_and_at_a_seal_that_was_told(
    shop: Terminal, telegram: Sandbox
) -> None:
    shop.variables |= {"TELEGRAM_API": telegram.api_url, "BOT_TOKEN": telegram.token}
    looked = shop.types("doctor")
    assert looked.returncode == 0, looked.stdout
    assert "shop key: data/tuan.db.key, fits the database" in looked.stdout
    told = re.search(r"the newest is (1:[0-9a-f]{16})", looked.stdout)
    assert told
    assert shop.types("doctor", "--head", told[1]).returncode == 0
    wrong = shop.types("doctor", "--head", "1:0123456789abcdef")
    assert (wrong.returncode, "does not stand in the log" in wrong.stdout) == (1, True)
    key_file(shop).chmod(0o644)
    assert "others on this machine may read" in shop.types("doctor").stdout
    shop.variables["SHOP_KEY"] = WORDS
    other = shop.types("doctor")
    assert (other.returncode, "is not the key of this database" in other.stdout) == (1, True)
