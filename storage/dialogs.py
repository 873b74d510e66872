"""The table of dialogs; apart from `storage.fsm`, since commands need no library of Telegram's."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Json, Table
from storage.database import Tx


class Dialog(Table):
    """A form that a member has begun; the row goes when the form ends."""

    __tablename__ = "dialogs"

    bot_id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    destiny: Mapped[str] = mapped_column(primary_key=True)
    """Tells forms apart that go on at the same time; aiogram's word."""
    state: Mapped[str | None] = mapped_column(default=None)
    data: Mapped[Json] = mapped_column(default_factory=dict)


OWN = "default"
"""The destiny of a member's own question."""
MENU = "menu"
"""The destiny of what is remembered of a question that the admin menu asks; no form of aiogram's."""


async def asked_of(tx: Tx, bot_id: int, members: Collection[int]) -> Sequence[Dialog]:
    """Return the questions that some members have been asked, by the bot itself or by the menu."""
    rows = select(Dialog).where(
        Dialog.bot_id == bot_id, Dialog.member_id.in_(members), Dialog.destiny.in_((OWN, MENU))
    )
    return (await tx.scalars(rows)).all() if members else ()


async def find_menu_question(tx: Tx, bot_id: int, member_id: int) -> Dialog | None:
    """Return what is remembered of the menu's question to a member."""
    return await tx.get(Dialog, (bot_id, member_id, MENU))


async def note_menu_question(
    tx: Tx, bot_id: int, member_id: int, update_id: int, *, asks: bool, now: datetime
) -> None:
    """Remember whether the menu asks a member for something after it has handled an update."""
    row = await find_menu_question(tx, bot_id, member_id)
    left = 0 if row is None else row.data.get("left", 0)
    if left <= update_id:
        left = 0
    if asks or left:
        row = row or Dialog(bot_id=bot_id, member_id=member_id, destiny=MENU)
        row.data = {"asked_at": now.isoformat(), "asks": asks, "left": left}
        tx.add(row)
    elif row is not None:
        await tx.delete(row)
    await tx.flush()


async def leave_menu_question(
    tx: Tx, bot_id: int, member_id: int, update_id: int, *, now: datetime
) -> None:
    """Remember by which update a member left what the menu asks, or is about to ask."""
    row = await find_menu_question(tx, bot_id, member_id)
    data = {"asked_at": now.isoformat(), "asks": True} if row is None else row.data
    row = row or Dialog(bot_id=bot_id, member_id=member_id, destiny=MENU)
    row.data = {**data, "left": update_id}
    tx.add(row)
    await tx.flush()
