"""Tables of other shops and their offers.

asked --the owner approves--> approved <-> blocked       its offers are off the shelf while it is blocked
      --the owner says no---> blocked

A shop is known by its public key: whoever has another key is another shop, whatever it is called.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Table


class PartnerState(StrEnum):
    """Whether offers of another shop are taken."""

    ASKED = "asked"
    APPROVED = "approved"
    BLOCKED = "blocked"


class PartnerShop(Table):
    """Another shop, by the key that it signs with."""

    __tablename__ = "partner_shops"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    key: Mapped[str] = mapped_column(unique=True)
    """64 hexadecimal digits."""
    name: Mapped[str]
    """As its newest file says; nobody has checked it."""
    bot: Mapped[str]
    added_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=PartnerState.ASKED)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)


class PartnerOffer(Table):
    """A deal that stands for an offer of another shop: ordered there, never here."""

    __tablename__ = "partner_offers"
    __table_args__ = (UniqueConstraint("partner_id", "code", "host"),)

    deal_id: Mapped[int] = mapped_column(ForeignKey("deals.id"), primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partner_shops.id"))
    code: Mapped[str]
    """Of the deal in the other shop."""
    host: Mapped[str]
    """The code, in the other shop, of who is paid there."""
    commission_bp: Mapped[int]
    """As that shop promised."""
    made_at: Mapped[datetime]
    """When the newest file was signed: an older one changes nothing."""
