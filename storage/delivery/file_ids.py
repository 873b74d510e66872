"""Queries on file ids: files that Telegram has already."""

from sqlalchemy import delete, select

from storage.database import Tx
from storage.delivery.tables import FileId


async def find(tx: Tx, bot_id: int, content: str) -> str | None:
    """Return the file id of a content, or None where it must be uploaded."""
    return await tx.scalar(
        select(FileId.file_id).where(FileId.bot_id == bot_id, FileId.content == content)
    )


async def record(tx: Tx, bot_id: int, content: str, file_id: str) -> None:
    """Remember what Telegram calls a content."""
    await tx.merge(FileId(bot_id=bot_id, content=content, file_id=file_id))


async def forget(tx: Tx, bot_id: int, content: str) -> None:
    """Forget a file id that Telegram does not take any more."""
    await tx.execute(delete(FileId).where(FileId.bot_id == bot_id, FileId.content == content))
