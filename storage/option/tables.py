"""Tables of options: what a deal comes in, and what of it a promotion offers.

    option of a deal:  on sale <-> sold out        by its feed, or by hand
                       closed_at set               ended by hand, or its feed has it no more

A promotion freezes the options that it offers, with their names and the difference to its price;
an option of the deal that ends later ends nothing there.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Minor, Table


class DealOption(Table):
    """One of what a deal comes in, such as size M in red."""

    __tablename__ = "deal_options"
    __table_args__ = (UniqueConstraint("deal_id", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    deal_id: Mapped[int] = mapped_column(ForeignKey("deals.id"))
    position: Mapped[int]
    words: Mapped[list[str]]
    """One for each of the deal's kinds, in their order."""
    source_id: Mapped[str | None] = mapped_column(default=None)
    """How its feed knows it; None was added by hand."""
    price_minor: Mapped[Minor | None] = mapped_column(default=None)
    """None is the deal's price."""
    list_price_minor: Mapped[Minor | None] = mapped_column(default=None)
    in_stock: Mapped[bool] = mapped_column(default=True)
    stock_left: Mapped[int | None] = mapped_column(default=None)
    """As the feed or a person says; None is unknown."""
    photo: Mapped[str | None] = mapped_column(default=None)
    sale_minor: Mapped[Minor | None] = mapped_column(default=None)
    """Its price in the window of the deal's sale, where it has one of its own."""
    regular_minor: Mapped[Minor | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    own: Mapped[list[str]] = mapped_column(default_factory=list)
    """Columns that were edited by hand: an import leaves them alone."""


class PromotionOption(Table):
    """An option that a group buy or a flash sale offers, as it was when that was published."""

    __tablename__ = "promotion_options"
    __table_args__ = (
        Index("ix_promotion_options_subject", "subject", "subject_id", "position"),
        Index("ix_promotion_options_option", "option_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    subject: Mapped[str]
    """`group_buy` or `flash_sale`."""
    subject_id: Mapped[int]
    option_id: Mapped[int] = mapped_column(ForeignKey("deal_options.id"))
    label: Mapped[str]
    position: Mapped[int]
    extra_minor: Mapped[Minor] = mapped_column(default=0)
    """What it costs more than the promotion says; below zero is less."""
    stock_total: Mapped[int | None] = mapped_column(default=None)
    """Units; None is without end."""
    stock_left: Mapped[int | None] = mapped_column(default=None)
    """Decides races: one guarded update."""
