"""Orders that are packed, and packing lists that somebody took along."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Json, Table


class PackedOrder(Table):
    """An order that lies ready in its bag."""

    __tablename__ = "packed_orders"

    subject: Mapped[str] = mapped_column(primary_key=True)
    """What the order is, in the words of `storage.subject`."""
    subject_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    packed_at: Mapped[datetime]
    digest: Mapped[str]
    """Of what was packed: an order that is changed later is to be packed anew."""
    by_id: Mapped[BigInt | None] = mapped_column(default=None)


class PackingList(Table):
    """What a list said when it was last taken as a file; one row for each promotion, store and day."""

    __tablename__ = "packing_lists"

    scope: Mapped[str] = mapped_column(primary_key=True)
    """`group_buy:12|3|2026-12-06`, or with nothing where any is meant."""
    taken_at: Mapped[datetime]
    lines: Mapped[Json]
    """By the short name of each order: its digest, and the number that its person has on the list."""
    by_id: Mapped[BigInt | None] = mapped_column(default=None)
