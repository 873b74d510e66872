"""Photos Telegram has already: uploaded once, then sent by their file id.

A file id is worth something to the bot that got it only.
"""

from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table
from storage.database import Tx


class Photo(Table):
    """The file id under which a bot can send the photo at an address again."""

    __tablename__ = "photos"

    address: Mapped[str] = mapped_column(primary_key=True)
    bot_id: Mapped[BigInt] = mapped_column(primary_key=True)
    file_id: Mapped[str]


async def file_id(tx: Tx, address: str, bot_id: int) -> str | None:
    """Return the file id of a photo that this bot has sent before."""
    photo = await tx.get(Photo, (address, bot_id))
    return None if photo is None else photo.file_id


async def remember(tx: Tx, address: str, bot_id: int, file_id: str) -> None:
    """Keep the file id that Telegram gave a photo, in the place of an older one."""
    await tx.merge(Photo(address=address, bot_id=bot_id, file_id=file_id))
