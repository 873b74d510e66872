"""Sessions of the Mini App."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table


class WebSession(Table):
    """One opening of the Mini App by a member."""

    __tablename__ = "web_sessions"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    key_hash: Mapped[str] = mapped_column(unique=True)
    member_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"), index=True)
    init_digest: Mapped[str]
    """SHA-256 of the init data that opened it: every request repeats them."""
    scope: Mapped[str]
    """A `domain.web_session.session.SessionScope`."""
    opened_at: Mapped[datetime]
    expires_at: Mapped[datetime]
