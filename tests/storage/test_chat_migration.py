"""A group that became a supergroup takes every row along that names it: no table is forgotten."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import JSON, Boolean, Integer, Table, func, insert, select, text

from domain.chat import bot_membership
from storage.chat.tables import Chat
from storage.columns import Table as Base
from storage.columns import UtcDateTime
from storage.database import Database
from storage.delivery.tables import OutboxRow
from storage.dialogs import Dialog
from storage.post.tables import PostDraft
from storage.schema import metadata

OLD, NEW = -500, -1_000_000_000_500
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
STAYS = {"touches"}
"""Evidence of how somebody came, which is only ever added."""
GIVEN: dict[str, dict[str, Any]] = {
    "outbox": {"state": "held"},
    "invite_links": {"state": "wanted"},
    "waiting": {"subject": "team"},
}
NAMING = [table for table in metadata.sorted_tables if "chat_id" in table.columns]


class Enough(Exception):
    """What was to be seen has been seen: nothing of it is kept."""


def row(table: Table) -> dict[str, Any]:
    """Return cells for everything that a row needs, whatever they mean."""
    cells: dict[str, Any] = {}
    for column in table.columns:
        if column.nullable or (column.primary_key and column.autoincrement is True):
            continue
        if isinstance(column.type, UtcDateTime):
            cells[column.name] = NOON
        elif isinstance(column.type, JSON):
            cells[column.name] = {}
        elif isinstance(column.type, Boolean):
            cells[column.name] = False
        else:
            cells[column.name] = 1 if isinstance(column.type, Integer) else "x"
    return cells | GIVEN.get(table.name, {}) | {"chat_id": OLD}


def test_a_table_that_names_many_chats_is_known_here() -> None:
    many = {
        table.name
        for table in Base.metadata.sorted_tables
        if any(name in table.columns for name in ("chats", "chat_ids"))
    }
    assert many == {"role_invites"}


@pytest.mark.parametrize("table", NAMING, ids=lambda table: table.name)
async def test_a_row_that_names_the_group_names_the_supergroup(
    database: Database, table: Table
) -> None:
    if database.url.get_backend_name() != "sqlite":
        pytest.skip("rows without their parents can be written on SQLite only")
    with pytest.raises(Enough):
        async with database.begin() as tx:
            await tx.execute(text("PRAGMA defer_foreign_keys = ON"))
            tx.add(Chat(id=OLD, type="group", title="Tea", added_at=NOON))
            await tx.flush()
            await tx.execute(insert(table), [row(table)])
            await bot_membership.migrate(tx, OLD, NEW, now=NOON)
            left = await tx.scalar(
                select(func.count()).select_from(table).where(table.c.chat_id == OLD)
            )
            assert (left == 1) is (table.name in STAYS)
            raise Enough


HISTORY = {
    ("chats", "id"): "the group itself, with where it went",
    ("touches", "chat_id"): "evidence, which is only ever added",
    ("audit_lines", "facts"): "sealed",
    ("ledger_transactions", "facts"): "sealed",
    ("link_openings", "payload"): "what somebody followed; the payloads of the shop name no chat",
    ("facts", "value"): "settings name no chat",
    ("deals", "own"): "names of columns",
    ("deals", "reference"): "prices",
    ("flash_sales", "reference"): "prices",
    ("group_buys", "reference"): "prices",
    ("deals", "option_kinds"): "what options differ in",
    ("deal_options", "own"): "names of columns",
    ("deal_options", "words"): "what an option is called",
    ("campaigns", "tags"): "words",
    ("group_buys", "tiers"): "prices",
    ("announcements", "entities"): "formatting",
    ("announcements", "photos"): "file ids",
    ("chats", "rights"): "names of rights",
    ("announcements", "captions"): "words",
    ("campaigns", "deal_tags"): "words",
    ("campaigns", "buttons"): "links into the web",
    ("campaigns", "deal_sources"): "names of feeds",
    ("former_members", "programs"): "numbers of programs",
    ("pictures", "problem_values"): "why a picture cannot be fetched",
    ("feed_imports", "columns"): "which column of a file holds what",
    ("feed_imports", "missing"): "ids of products",
    ("feed_imports", "preview"): "what a file holds",
    ("feed_settings", "columns"): "which column of a file holds what",
    ("packing_lists", "lines"): "orders by their short names",
    ("stores", "hours"): "when a store is open",
    ("affiliate_accounts", "programmes"): "codes of shops",
    ("affiliate_accounts", "pool"): "codes of the shop's own",
    ("feed_sources", "last"): "counts of the newest run",
    ("feed_sources", "problem_values"): "why a feed cannot be fetched",
}
"""Where the old id may stand, and why."""
NAMING_IT = {"chat_id": OLD, "chats": [OLD, -7], "topics": {str(OLD): 5}, "ticked": [str(OLD)]}


def naming_row(table: Table) -> dict[str, Any]:
    """Return a row that names the group wherever a chat can be named."""
    cells = row(table)
    for column in table.columns:
        if column.name in {"chat_id", "message_id"} or (table.name, column.name) in HISTORY:
            continue
        if isinstance(column.type, JSON):
            cells[column.name] = [OLD] if column.name == "chats" else NAMING_IT
        elif column.name == "body":
            cells[column.name] = f'{{"data": "topic:{OLD}:5", "chat": {{"id": {OLD}}}}}'
    return {name: cell for name, cell in cells.items() if name in table.columns}


async def test_nothing_in_the_whole_database_names_the_group_any_more(database: Database) -> None:
    if database.url.get_backend_name() != "sqlite":
        pytest.skip("rows without their parents can be written on SQLite only")
    with pytest.raises(Enough):
        async with database.begin() as tx:
            await tx.execute(text("PRAGMA defer_foreign_keys = ON"))
            tx.add(Chat(id=OLD, type="group", title="Tea", added_at=NOON))
            await tx.flush()
            for table in metadata.sorted_tables:
                if table.name != "chats":
                    await tx.execute(insert(table), [naming_row(table)])
            await bot_membership.migrate(tx, OLD, NEW, now=NOON)
            await tx.flush()
            named = set()
            for table in metadata.sorted_tables:
                for cells in (await tx.execute(select(table))).mappings():
                    named |= {(table.name, n) for n, cell in cells.items() if str(OLD) in str(cell)}
            assert named <= set(HISTORY)
            raise Enough


async def test_a_draft_a_message_and_a_press_that_wait_follow(database: Database) -> None:
    form = {"chats": [OLD, -7], "topics": {str(OLD): 5}, "content": {"text": f"at {OLD}"}}
    async with database.begin() as tx:
        tx.add(Chat(id=OLD, type="group", title="Tea", added_at=NOON))
        kept = PostDraft(made_by=7, kept_at=NOON, name="Sale", data=form)
        said = OutboxRow(
            chat_id=7,
            kind="owner.chat_lost",
            values={"chat_id": OLD, "more": OLD * 10},
            due_at=NOON,
        )
        tx.add_all((kept, said))
        await tx.flush()
        await bot_membership.migrate(tx, OLD, NEW, now=NOON)
    async with database.read() as tx:
        assert (await tx.get_one(PostDraft, kept.id)).data == {
            "chats": [NEW, -7],
            "topics": {str(NEW): 5},
            "content": {"text": f"at {OLD}"},
        }
        moved = (await tx.get_one(OutboxRow, said.id)).values
        assert moved == {"chat_id": NEW, "more": OLD * 10}


async def test_an_open_form_follows_and_a_pause_lasts(database: Database) -> None:
    async with database.begin() as tx:
        tx.add(Chat(id=OLD, type="group", title="Tea", added_at=NOON, paused_at=NOON))
        tx.add(
            Dialog(
                bot_id=1,
                member_id=7,
                destiny="d",
                data={"dialog_data": {"chat_id": OLD, "chats": [OLD, -7], "typed": f"{OLD}0"}},
            )
        )
        await tx.flush()
        await bot_membership.migrate(tx, OLD, NEW, now=NOON)
    async with database.read() as tx:
        form = await tx.get_one(Dialog, (1, 7, "d"))
        assert form.data["dialog_data"] == {"chat_id": NEW, "chats": [NEW, -7], "typed": f"{OLD}0"}
        assert (await tx.get_one(Chat, NEW)).paused_at == NOON
