"""Dialogs on both databases: they belong to the update's transaction, and to private chats."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import StorageKey
from sqlalchemy import event, func, select

from storage.database import Database, Tx
from storage.dialogs import Dialog
from storage.fsm import DatabaseFsmStorage, use_transaction

ANN, BEN, GROUP = 1001, 7_000_000_001, -1_001_234_567_890


class Form(StatesGroup):
    title = State()
    price = State()


def of(database: Database, member: int, chat: int | None = None, **key: str) -> FSMContext:
    where = StorageKey(bot_id=42, chat_id=chat or member, user_id=member, **key)
    return FSMContext(DatabaseFsmStorage(database), where)


async def rows(database: Database) -> int:
    async with database.read() as tx:
        return await tx.scalar(select(func.count()).select_from(Dialog)) or 0


async def test_a_form_is_remembered_by_the_next_process(database: Database) -> None:
    await of(database, ANN).set_state(Form.title)
    await of(database, ANN).update_data(title="Tea")
    await of(database, ANN).update_data(price=1790)
    later = of(database, ANN)
    assert await later.get_state() == "Form:title"
    assert await later.get_data() == {"title": "Tea", "price": 1790}


async def test_people_and_forms_are_kept_apart(database: Database) -> None:
    await of(database, ANN).set_state(Form.title)
    await of(database, ANN, destiny="other").set_state(Form.price)
    assert await of(database, BEN).get_state() is None
    assert await of(database, ANN).get_state() == "Form:title"
    assert await of(database, ANN, destiny="other").get_state() == "Form:price"


async def test_a_form_that_ends_leaves_no_row(database: Database) -> None:
    ann = of(database, ANN)
    await ann.set_state(Form.title)
    await ann.set_data({"title": "Tea"})
    assert await rows(database) == 1
    await ann.clear()
    assert await rows(database) == 0
    await ann.clear()
    assert await rows(database) == 0
    assert await ann.get_data() == {}


async def test_data_without_a_state_is_kept(database: Database) -> None:
    ann = of(database, ANN)
    await ann.set_state(Form.title)
    await ann.set_data({"title": "Tea"})
    await ann.set_state(None)
    assert (await ann.get_state(), await ann.get_data()) == (None, {"title": "Tea"})


async def test_what_is_returned_is_a_copy(database: Database) -> None:
    ann = of(database, ANN)
    await ann.set_data({"title": "Tea"})
    (await ann.get_data())["title"] = "Coffee"
    assert await ann.get_data() == {"title": "Tea"}


async def test_a_step_of_a_form_commits_with_its_update(database: Database) -> None:
    ann = of(database, ANN)
    async with database.batch() as batch, batch.savepoint() as tx:
        with use_transaction(tx):
            await ann.set_state(Form.title)
            await ann.update_data(title="Tea")
            assert await ann.get_state() == "Form:title"
    assert await ann.get_data() == {"title": "Tea"}


async def test_a_refused_update_takes_the_step_back(database: Database) -> None:
    ann = of(database, ANN)
    await ann.set_state(Form.title)
    async with database.batch() as batch:
        with pytest.raises(ZeroDivisionError):
            async with batch.savepoint() as tx:
                with use_transaction(tx):
                    await ann.set_state(Form.price)
                    await ann.set_data({"title": "Tea"})
                    raise ZeroDivisionError
    assert await ann.get_state() == "Form:title"
    assert await ann.get_data() == {}


async def test_clearing_inside_an_update_that_began_the_form_leaves_nothing(
    database: Database,
) -> None:
    ann = of(database, ANN)
    async with database.begin() as tx:
        with use_transaction(tx):
            await ann.set_state(Form.title)
            await ann.clear()
            assert await ann.get_state() is None
    assert await rows(database) == 0


async def test_in_groups_there_are_no_forms_and_no_queries(database: Database) -> None:
    ann = of(database, ANN, chat=GROUP)
    async with database.begin() as tx:
        with use_transaction(tx), counted(tx) as statements:
            assert await ann.get_state() is None
            assert await ann.get_data() == {}
            await ann.clear()
    assert statements == []
    with pytest.raises(ValueError, match="private"):
        await ann.set_state(Form.title)


@contextmanager
def counted(tx: Tx) -> Iterator[list[str]]:
    """Collect the statements that a transaction runs in the block."""
    statements: list[str] = []

    def note(_conn, _cursor, statement: str, *_: object) -> None:
        statements.append(statement)

    connection = tx.get_bind()
    event.listen(connection, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(connection, "before_cursor_execute", note)
