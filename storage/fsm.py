"""Dialogs: how far a member is in a form of the private chat."""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from storage.database import Database, Tx
from storage.dialogs import Dialog

_present: ContextVar[Tx | None] = ContextVar("present_transaction", default=None)


@contextmanager
def use_transaction(tx: Tx) -> Iterator[None]:
    """Let dialogs that are read or written in the block belong to `tx`."""
    token = _present.set(tx)
    try:
        yield
    finally:
        _present.reset(token)


class DatabaseFsmStorage(BaseStorage):
    """aiogram's storage of forms; outside of `inside` each call is a transaction of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Move a member to a step of a form, or out of it."""
        await self._write(key, state=state.state if isinstance(state, State) else state)

    async def get_state(self, key: StorageKey) -> str | None:
        """Return the step a member is at."""
        dialog = await self._read(key)
        return None if dialog is None else dialog.state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Replace what the form knows so far."""
        await self._write(key, data=dict(data))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """Return a copy of what the form knows so far."""
        dialog = await self._read(key)
        return {} if dialog is None else dict(dialog.data)

    async def close(self) -> None:
        """Leave the database open: it is the shop's."""

    async def _read(self, key: StorageKey) -> Dialog | None:
        if not _is_private(key):
            return None
        if (tx := _present.get()) is not None:
            return await tx.get(Dialog, _identity(key))
        async with self._database.read() as tx:
            return await tx.get(Dialog, _identity(key))

    async def _write(self, key: StorageKey, **values: Any) -> None:
        if not _is_private(key):
            if any(values.values()):
                raise ValueError("a form was begun in a group; forms live in private chats")
            return
        async with self._transaction() as tx:
            dialog = await tx.get(Dialog, _identity(key)) or _begun(tx, key)
            for name, value in values.items():
                setattr(dialog, name, value)
            if dialog.state is None and not dialog.data:
                await _end(tx, dialog)
            await tx.flush()

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[Tx]:
        if (tx := _present.get()) is not None:
            yield tx
        else:
            async with self._database.begin() as tx:
                yield tx


def _is_private(key: StorageKey) -> bool:
    return key.chat_id == key.user_id


def _identity(key: StorageKey) -> tuple[int, int, str]:
    return key.bot_id, key.user_id, key.destiny


def _begun(tx: Tx, key: StorageKey) -> Dialog:
    dialog = Dialog(bot_id=key.bot_id, member_id=key.user_id, destiny=key.destiny)
    tx.add(dialog)
    return dialog


async def _end(tx: Tx, dialog: Dialog) -> None:
    if dialog in tx.new:
        tx.expunge(dialog)
    else:
        await tx.delete(dialog)
