"""The table of dialogs; apart from `storage.fsm`, since commands need no library of Telegram's."""

from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Json, Table


class Dialog(Table):
    """A form that a member has begun; the row goes when the form ends."""

    __tablename__ = "dialogs"

    bot_id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    destiny: Mapped[str] = mapped_column(primary_key=True)
    """Tells forms apart that go on at the same time; aiogram's word."""
    state: Mapped[str | None] = mapped_column(default=None)
    data: Mapped[Json] = mapped_column(default_factory=dict)
