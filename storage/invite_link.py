"""Personal invite links into private groups: made by the bot, named by the member's code.

wanted --a job asks Telegram--> made(url) --> revoked
       --refused--------------> failed(reason)

A crash between Telegram's answer and its record makes a second link under the same name; both
lead to the same member, for a join is told with the name.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table
from storage.database import Tx


class LinkState(StrEnum):
    """How far a link has come."""

    WANTED = "wanted"
    MADE = "made"
    FAILED = "failed"
    REVOKED = "revoked"


LIVE = text("state IN ('wanted', 'made')")
"""One live link per chat and member."""


class InviteLink(Table):
    """One member's link into one chat."""

    __tablename__ = "invite_links"
    __table_args__ = (
        Index(
            "uq_invite_links_live",
            "chat_id",
            "member_id",
            unique=True,
            sqlite_where=LIVE,
            postgresql_where=LIVE,
        ),
        Index("ix_invite_links_due", "state", "try_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    chat_id: Mapped[BigInt]
    member_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"), index=True)
    name: Mapped[str]
    """The member's code when the link was wished for."""
    wanted_at: Mapped[datetime]
    try_at: Mapped[datetime]
    by_request: Mapped[bool] = mapped_column(default=False)
    """Whoever follows it asks to be let in, and the bot lets them."""
    state: Mapped[str] = mapped_column(default=LinkState.WANTED)
    tries: Mapped[int] = mapped_column(default=0)
    url: Mapped[str | None] = mapped_column(default=None, unique=True)
    made_at: Mapped[datetime | None] = mapped_column(default=None)
    reason: Mapped[str | None] = mapped_column(default=None)


async def live(tx: Tx, chat_id: int, member_id: int) -> InviteLink | None:
    """Return a member's link into a chat that is made or being made."""
    rows = select(InviteLink).where(
        InviteLink.chat_id == chat_id,
        InviteLink.member_id == member_id,
        InviteLink.state.in_((LinkState.WANTED, LinkState.MADE)),
    )
    return (await tx.scalars(rows)).one_or_none()


async def lock(tx: Tx, link_id: int) -> InviteLink | None:
    """Load a link and hold it."""
    rows = select(InviteLink).where(InviteLink.id == link_id).with_for_update()
    return (await tx.scalars(rows.execution_options(populate_existing=True))).one_or_none()


async def due(tx: Tx, *, now: datetime, limit: int) -> Sequence[InviteLink]:
    """Return the links to be made now, the oldest wish first."""
    rows = select(InviteLink).where(InviteLink.state == LinkState.WANTED, InviteLink.try_at <= now)
    return (await tx.scalars(rows.order_by(InviteLink.try_at, InviteLink.id).limit(limit))).all()


async def move_chat(tx: Tx, old: int, new: int) -> None:
    """Follow a group that became a supergroup: wishes go along, made links stay as evidence.

    A link into the old group leads nowhere any more, so another may be wished for.
    """
    rows = update(InviteLink).where(InviteLink.chat_id == old)
    quiet = {"synchronize_session": False}
    await tx.execute(
        rows.where(InviteLink.state == LinkState.MADE)
        .values(state=LinkState.REVOKED, reason="moved")
        .execution_options(**quiet)
    )
    wished = select(InviteLink.member_id).where(
        InviteLink.chat_id == new, InviteLink.state.in_((LinkState.WANTED, LinkState.MADE))
    )
    await tx.execute(
        rows.where(InviteLink.state == LinkState.WANTED, InviteLink.member_id.not_in(wished))
        .values(chat_id=new)
        .execution_options(**quiet)
    )
