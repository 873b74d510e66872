"""Members: every person the shop has met, each with one stable referral code.

unknown --/start--> reachable --blocks the bot--> blocked --/start--> reachable
                              --account deleted--> gone
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, func, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table
from storage.database import Tx

ID_DIGITS_MAX = 18
"""A longer number is no id, and more than a database takes."""


class Reachability(StrEnum):
    """Whether the bot may write to a member in private."""

    UNKNOWN = "unknown"
    REACHABLE = "reachable"
    BLOCKED = "blocked"
    GONE = "gone"


class Member(Table):
    """A person, by the id that Telegram gives; names are as typed, escaped when shown."""

    __tablename__ = "members"

    id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    code: Mapped[str] = mapped_column(unique=True)
    first_seen_at: Mapped[datetime] = mapped_column(index=True)
    last_seen_at: Mapped[datetime]
    username: Mapped[str | None] = mapped_column(default=None)
    language: Mapped[str | None] = mapped_column(default=None)
    """The language the member chose; None follows the one of their Telegram."""
    telegram_language: Mapped[str | None] = mapped_column(default=None)
    reach: Mapped[str] = mapped_column(default=Reachability.UNKNOWN)
    banned_at: Mapped[datetime | None] = mapped_column(default=None)
    """Since when the operator lets this member buy nothing."""
    quiet_since: Mapped[datetime | None] = mapped_column(default=None)
    """Since when the member wants no news about referrals and earnings; proofs still come."""
    invited_asked_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the member was asked who invited them, which happens once."""


class LinkOpening(Table):
    """A deep link somebody opened: what it claimed, which is not a proof of anything."""

    __tablename__ = "link_openings"
    __table_args__ = (Index("ix_link_openings_value", "kind", "value"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    member_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"), index=True)
    payload: Mapped[str]
    kind: Mapped[str]
    """A `domain.deep_link.LinkKind`; of a claim to own the shop the code itself is not kept."""
    value: Mapped[str]
    opened_at: Mapped[datetime]


async def find(tx: Tx, member_id: int) -> Member | None:
    """Return the member with this Telegram id."""
    return await tx.get(Member, member_id)


async def find_all(tx: Tx, ids: Collection[int]) -> Sequence[Member]:
    """Return those of some people who are members."""
    return (await tx.scalars(select(Member).where(Member.id.in_(ids)))).all()


async def by_code(tx: Tx, code: str) -> Member | None:
    """Return the member who owns a referral code, written in any case."""
    return (await tx.scalars(select(Member).where(Member.code == code.upper()))).one_or_none()


async def search(tx: Tx, typed: str, *, limit: int) -> Sequence[Member]:
    """Return members by id, @username, code or a part of their name, the last seen first.

    A code that was given away finds whoever had it.
    """
    words = typed.strip().removeprefix("@")
    if not words:
        return []
    # SQLite's LIKE knows the two cases of Latin letters only.
    same = {words} if words.isascii() else {words, words.lower(), words.title(), words.upper()}
    found = [Member.name.icontains(one, autoescape=True) for one in sorted(same)]
    found.append(func.lower(Member.username).startswith(words.lower(), autoescape=True))
    if words.isascii() and words.isdigit() and len(words) <= ID_DIGITS_MAX:
        found.append(Member.id == int(words))
    found.append(Member.code == words.upper())
    retired = select(RetiredCode.member_id).where(RetiredCode.code == words.upper())
    found.append(Member.id.in_(retired))
    rows = select(Member).where(or_(*found)).order_by(Member.last_seen_at.desc(), Member.id)
    return (await tx.scalars(rows.limit(limit))).all()


async def count_openings(
    tx: Tx, member_id: int, *, since: datetime, kind: str | None = None
) -> int:
    """Return how many links a member opened after `since`, of one kind or of all."""
    rows = select(func.count(LinkOpening.id)).where(
        LinkOpening.member_id == member_id, LinkOpening.opened_at > since
    )
    if kind is not None:
        rows = rows.where(LinkOpening.kind == kind)
    return int(await tx.scalar(rows) or 0)


async def count_link_visitors(tx: Tx, owner: Member, *, kind: str) -> int:
    """Return how many people other than its owner opened the link with a member's code."""
    rows = select(func.count(LinkOpening.member_id.distinct())).where(
        LinkOpening.kind == kind,
        LinkOpening.value == owner.code,
        LinkOpening.member_id != owner.id,
    )
    return int(await tx.scalar(rows) or 0)


async def opted_out(tx: Tx, ids: Collection[int]) -> set[int]:
    """Return those of some members who want no news."""
    rows = select(Member.id).where(Member.id.in_(ids), Member.quiet_since.is_not(None))
    return set((await tx.scalars(rows)).all())


class RetiredCode(Table):
    """A code that its member no longer shows; nobody else ever gets it."""

    __tablename__ = "retired_codes"

    code: Mapped[str] = mapped_column(primary_key=True)
    member_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"), index=True)
    retired_at: Mapped[datetime]


async def retired_since(tx: Tx, member_id: int, *, since: datetime) -> bool:
    """Return whether a member changed their code after a moment."""
    rows = select(RetiredCode.code).where(
        RetiredCode.member_id == member_id, RetiredCode.retired_at > since
    )
    return await tx.scalar(rows.limit(1)) is not None


async def owner_of(tx: Tx, code: str) -> Member | None:
    """Return the member whose code this is or was, written in any case."""
    found = await by_code(tx, code)
    if found is not None:
        return found
    rows = select(Member).join(RetiredCode).where(RetiredCode.code == code.upper())
    return (await tx.scalars(rows)).one_or_none()
