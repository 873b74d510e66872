"""Tables of roles, the audit log, single-use numbers and updates that were put aside.

The audit log: what people who run the shop did, line by line, each sealed by the one before.

The newest seal is also a fact of its own, so that a log whose end was cut off shows it. The
database refuses to change or delete a line.

Roles: who may do more than a member, by Telegram's numeric id. The owner is a fact apart.

An admin runs the whole shop, or posts to some chats only. A role is given by its id or by a link
that works once; administrators of a Telegram group are nothing here.

Pending updates: updates of admins' menus, put aside in the batch and handled after it.

A menu talks to Telegram while it works, so it cannot run inside the batch's transaction. Its
update is stored there instead, and deleted once it was handled. A kill loses none that waits. One
that was being handled never comes again, for nobody knows how far it came: its member is told so.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Json, Table


class AuditEntry(Table):
    """One thing somebody did."""

    __tablename__ = "audit_lines"
    __table_args__ = (Index("ix_audit_lines_subject", "subject", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Counted without a gap."""
    at: Mapped[datetime]
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"), index=True)
    """Who did it, by the number that outlives their data; None is the console."""
    act: Mapped[str]
    """`deal.withdraw`."""
    subject: Mapped[str]
    """`deal:K7Q2`."""
    facts: Mapped[Json]
    seal: Mapped[str]


class Role(StrEnum):
    """What somebody was made."""

    ADMIN = "admin"
    STAFF = "staff"
    """Of one store, by an invitation; who works there is in `storage.stores`."""


class RoleGrant(Table):
    """One role of one member."""

    __tablename__ = "roles"

    member_id: Mapped[BigInt] = mapped_column(
        ForeignKey("members.id"), primary_key=True, autoincrement=False
    )
    role: Mapped[str] = mapped_column(primary_key=True)
    granted_at: Mapped[datetime]
    granted_by: Mapped[BigInt | None] = mapped_column(default=None)
    """None is the command line."""
    everywhere: Mapped[bool] = mapped_column(default=True, server_default=true())
    """False: an admin of the chats in `AdminChat` alone, who sees no money and no settings."""


class AdminChat(Table):
    """One chat of an admin who is not one everywhere."""

    __tablename__ = "admin_chats"

    member_id: Mapped[BigInt] = mapped_column(
        ForeignKey("members.id"), primary_key=True, autoincrement=False
    )
    chat_id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)


class RoleInvite(Table):
    """A link that makes whoever opens it first an admin, or staff; of its code a hash is kept."""

    __tablename__ = "role_invites"

    code_hash: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str]
    made_by: Mapped[BigInt]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    everywhere: Mapped[bool] = mapped_column(default=True)
    chats: Mapped[list[int]] = mapped_column(default_factory=list)
    used_by: Mapped[BigInt | None] = mapped_column(default=None)
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    store_id: Mapped[int | None] = mapped_column(default=None)
    """The store of a staff's invitation."""


class Nonce(Table):
    """One confirmation that somebody was asked for."""

    __tablename__ = "nonces"

    word: Mapped[str] = mapped_column(primary_key=True)
    member_id: Mapped[BigInt]
    act: Mapped[str]
    """What would be done, and to what: `deal.withdraw K7Q2`."""
    expires_at: Mapped[datetime] = mapped_column(index=True)
    spent_at: Mapped[datetime | None] = mapped_column(default=None)


class PendingUpdate(Table):
    """One update that waits for the admin menu, as JSON."""

    __tablename__ = "desk_updates"
    __table_args__ = (UniqueConstraint("bot_id", "update_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    bot_id: Mapped[BigInt]
    update_id: Mapped[BigInt]
    member_id: Mapped[BigInt] = mapped_column(index=True)
    body: Mapped[str]
    at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
