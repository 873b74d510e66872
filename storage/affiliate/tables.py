"""Tables of affiliate networks: the shop's accounts, and which chat a token stands for.

A token is drawn once for an account and a chat, and never stands for another: what a network tells
of it months later is still about that chat.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Json, Table


class AffiliateAccount(Table):
    """An account of the shop at a network."""

    __tablename__ = "affiliate_accounts"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    network: Mapped[str]
    partner: Mapped[str]
    """The partner's code; it stands in every link, so it is no secret."""
    added_at: Mapped[datetime]
    programmes: Mapped[Json] = mapped_column(default_factory=dict)
    """By the host of a shop: what the network asks to know of it."""
    pool: Mapped[Json] = mapped_column(default_factory=dict)
    """`{"codes": [...]}`: codes that tell chats apart where a network has no field for that."""
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    key_digest: Mapped[str | None] = mapped_column(default=None, index=True, unique=True)
    """Of the key in the address that the network calls; None takes no calls."""
    heard_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the last call was understood."""
    tested_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the network's own test arrived last."""
    member_bp: Mapped[int] = mapped_column(default=0, server_default="0")
    """What a member earns who shared a link: a part of the network's commission."""
    advance_days: Mapped[int | None] = mapped_column(default=None)
    """So long after the approval the shop pays without the network; None waits for it."""


class AffiliateToken(Table):
    """Whom a token in a link stands for."""

    __tablename__ = "affiliate_tokens"
    __table_args__ = (UniqueConstraint("account_id", "chat_id"),)

    token: Mapped[str] = mapped_column(primary_key=True)
    """Twelve symbols, or a code out of the account's pool."""
    account_id: Mapped[int] = mapped_column(ForeignKey("affiliate_accounts.id"))
    chat_id: Mapped[BigInt] = mapped_column(ForeignKey("chats.id"), index=True)
    made_at: Mapped[datetime]
