"""Hosts of groups: who asked for which, on which terms, and how it ended.

asked --approved--> active <-> paused        by who runs the shop
      --declined--> declined
active | paused --leaves--> left
                --another is approved, to whom the host hands over--> handed_over
                --by who runs the shop--> removed

A row is one person's time as the host of one group, and stays: commission refers to it.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, false, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table

_LIVE_ONLY = "state IN ('active', 'paused')"
_ASKED_ONLY = "state = 'asked'"


class HostState(StrEnum):
    """How far somebody has come as a host."""

    ASKED = "asked"
    ACTIVE = "active"
    PAUSED = "paused"
    DECLINED = "declined"
    LEFT = "left"
    HANDED_OVER = "handed_over"
    REMOVED = "removed"


LIVE = (HostState.ACTIVE, HostState.PAUSED)
"""Of these a group has one at most."""


class HostRule(StrEnum):
    """Who earns on an order of the group beside its host."""

    BESIDE = "beside"
    """Whoever brought the buyer has what the host leaves of the deal's commission."""
    INSTEAD = "instead"
    """Nobody."""


class ChatHost(Table):
    """One person's time as the host of one group."""

    __tablename__ = "chat_hosts"
    __table_args__ = (
        Index(
            "uq_chat_hosts_live",
            "chat_id",
            unique=True,
            sqlite_where=text(_LIVE_ONLY),
            postgresql_where=text(_LIVE_ONLY),
        ),
        Index(
            "uq_chat_hosts_asked",
            "chat_id",
            unique=True,
            sqlite_where=text(_ASKED_ONLY),
            postgresql_where=text(_ASKED_ONLY),
        ),
        Index("ix_chat_hosts_chat", "chat_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    chat_id: Mapped[BigInt]
    member_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"), index=True)
    asked_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=HostState.ASKED)
    rate_bp: Mapped[int] = mapped_column(default=0)
    """What the host earns of what the group orders, in basis points."""
    rule: Mapped[str] = mapped_column(default=HostRule.BESIDE)
    holds_chat: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether the group waits for the answer without posts: it had none before."""
    approved_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    decided_by: Mapped[BigInt | None] = mapped_column(default=None)
    """None is the command line, or the host."""
    hands_over_until: Mapped[datetime | None] = mapped_column(default=None)
    """Until when another administrator of the group may ask to take over."""
