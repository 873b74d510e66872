"""What `restore` takes: the healthy copy of a shop, and nothing that runs by itself."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.deal.local_picture import PICTURES, local_picture
from storage.restore import InvalidBackup, replace_database

NOW = datetime(2026, 5, 1, tzinfo=UTC)
OLD = Path(__file__).parent / "shop_0013.sql"
FOREIGN = (
    ("trigger evil", "CREATE TRIGGER evil AFTER INSERT ON members BEGIN DELETE FROM facts; END"),
    ("view evil", "CREATE VIEW evil AS SELECT * FROM members"),
    ("table evil", "CREATE TABLE evil (x INTEGER)"),
    ("table evil", "CREATE VIRTUAL TABLE evil USING fts5(x)"),
    ("column members.evil", "ALTER TABLE members ADD COLUMN evil TEXT DEFAULT (1 + 1)"),
    ("column members.evil", "ALTER TABLE members ADD COLUMN evil AS (hex(id))"),
    ("index evil", "CREATE INDEX evil ON members (hex(id))"),
    ("index evil", "CREATE INDEX evil ON members (id) WHERE hex(id) = '1'"),
    ("index evil", "CREATE UNIQUE INDEX evil ON members (language)"),
    ("missing trigger audit_lines_no_delete", "DROP TRIGGER audit_lines_no_delete"),
)


@pytest.fixture
def copy(sqlite_url: str) -> Path:
    return Path(sqlite_url.removeprefix("sqlite+aiosqlite:///"))


def change(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def add_deal(file: Path, photo: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        columns = connection.execute("SELECT name, \"notnull\" FROM pragma_table_info('deals')")
        cells: dict[str, object] = {name: 1 for name, needed in columns if needed}
        cells |= {"code": "K7Q2", "photo": photo}
        marks = ", ".join("?" for _ in cells)
        connection.execute(
            f"INSERT INTO deals ({', '.join(cells)}) VALUES ({marks})", tuple(cells.values())
        )


def test_a_copy_of_today_and_one_of_before_are_taken(copy: Path, tmp_path: Path) -> None:
    replace_database(copy, tmp_path / "here.db", NOW)
    with closing(sqlite3.connect(tmp_path / "old.db")) as connection:
        connection.executescript(OLD.read_text(encoding="utf-8"))
    replace_database(tmp_path / "old.db", tmp_path / "there.db", NOW)


@pytest.mark.parametrize(("named", "statement"), FOREIGN)
def test_what_no_migration_makes_is_refused_by_name(
    copy: Path, tmp_path: Path, named: str, statement: str
) -> None:
    here = tmp_path / "here.db"
    here.write_text("what was there")
    change(copy, statement)
    with pytest.raises(InvalidBackup, match=f"is not a shop as this program makes it: .*{named}"):
        replace_database(copy, here, NOW)
    assert here.read_text() == "what was there"


def test_a_changed_trigger_is_refused(copy: Path, tmp_path: Path) -> None:
    change(
        copy,
        "DROP TRIGGER audit_lines_no_delete",
        "CREATE TRIGGER audit_lines_no_delete BEFORE DELETE ON audit_lines BEGIN SELECT 1; END",
    )
    with pytest.raises(InvalidBackup, match="foreign trigger audit_lines_no_delete"):
        replace_database(copy, tmp_path / "here.db", NOW)


def test_a_picture_may_be_a_file_of_the_demo_and_no_other(copy: Path, tmp_path: Path) -> None:
    add_deal(copy, (PICTURES / "pot.png").as_uri())
    replace_database(copy, tmp_path / "here.db", NOW)
    change(copy, f"UPDATE deals SET photo = '{(tmp_path / '.env').as_uri()}'")
    with pytest.raises(InvalidBackup, match="deal K7Q2 has a file of this machine as its picture"):
        replace_database(copy, tmp_path / "there.db", NOW)


@pytest.mark.parametrize(
    "photo",
    [
        "file:///etc/passwd",
        "file:.env",
        "file://elsewhere" + PICTURES.as_uri().removeprefix("file://") + "/pot.png",
        (PICTURES / "pot.png").as_uri().replace("pot.png", "../../../.env"),
        (PICTURES / "pot.png").as_uri().replace("pot.png", "%2e%2e/%2e%2e/%2e%2e/.env"),
        (PICTURES / "pot.png").as_uri() + "%00",
        PICTURES.as_uri() + "-of-others/pot.png",
        "https://good.shop/pot.png",
    ],
)
def test_no_other_address_names_a_file(photo: str) -> None:
    assert local_picture(photo) is None
    assert local_picture((PICTURES / "my pot.png").as_uri()) == PICTURES / "my pot.png"
