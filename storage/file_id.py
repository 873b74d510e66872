"""Files that Telegram has already: uploaded once, then sent by their file id.

A file id belongs to the bot that uploaded; another token must upload again.
"""

from sqlalchemy import delete, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table
from storage.database import Tx


class FileId(Table):
    """What Telegram calls a file; `content` is the digest of what is in it."""

    __tablename__ = "file_ids"

    bot_id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[str] = mapped_column(primary_key=True)
    file_id: Mapped[str]


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
