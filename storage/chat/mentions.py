"""Chat ids inside JSON and put-aside updates: what names a group by more than a column.

forms that are open, drafts, messages to be sent, presses that wait -> name the supergroup
"""

import re
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, select

from storage.admin.tables import PendingUpdate
from storage.database import Tx
from storage.delivery.tables import OutboxRow, OutboxState
from storage.dialogs import Dialog
from storage.post.tables import PostDraft


async def move_chat(tx: Tx, old: int, new: int) -> None:
    """Follow a group that became a supergroup."""
    for form in await tx.scalars(select(Dialog).where(_names(Dialog.data, old))):
        form.data = replace_chat(form.data, old, new)
    for draft in await tx.scalars(select(PostDraft).where(_names(PostDraft.data, old))):
        draft.data = replace_chat(draft.data, old, new)
    unsent = select(OutboxRow).where(OutboxRow.state != OutboxState.SENT)
    for said in await tx.scalars(unsent.where(_names(OutboxRow.values, old))):
        said.values = replace_chat(said.values, old, new)
    for update in await tx.scalars(
        select(PendingUpdate).where(PendingUpdate.body.contains(str(old)))
    ):
        update.body = re.sub(rf"{old}(?!\d)", str(new), update.body)


def _names(column: Any, chat_id: int) -> ColumnElement[bool]:
    return cast(column, Text).contains(str(chat_id))


def replace_chat(value: Any, old: int, new: int) -> Any:
    """Return plain JSON with one chat in place of another: as a number, a text or a name."""
    if isinstance(value, dict):
        return {_text(name, old, new): replace_chat(one, old, new) for name, one in value.items()}
    if isinstance(value, list):
        return [replace_chat(one, old, new) for one in value]
    if isinstance(value, str):
        return _text(value, old, new)
    return new if type(value) is int and value == old else value


def _text(said: str, old: int, new: int) -> str:
    """Return a text that is a chat's id, or begins with it as `id:topic` does, moved."""
    place, colon, rest = said.partition(":")
    return f"{new}{colon}{rest}" if place == str(old) else said
