"""Table of pictures at addresses that were looked at before they are posted.

looked at -> fine: `digest` names its file, which may be gone; looked at again after a day
          -> a problem: looked at again, later each time
"""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Json, Table


class Picture(Table):
    """One address of a picture, and what was found there last."""

    __tablename__ = "pictures"
    __table_args__ = (Index("ix_pictures_problem", "problem", "told"),)

    address: Mapped[str] = mapped_column(primary_key=True)
    next_at: Mapped[datetime]
    """When it is looked at again, if a campaign may still take it."""
    digest: Mapped[str | None] = mapped_column(default=None)
    """Of what is in it."""
    etag: Mapped[str | None] = mapped_column(default=None)
    last_modified: Mapped[str | None] = mapped_column(default=None)
    failures: Mapped[int] = mapped_column(default=0)
    """In a row."""
    problem: Mapped[str | None] = mapped_column(default=None)
    """The name of a refusal."""
    problem_values: Mapped[Json] = mapped_column(default_factory=dict)
    told: Mapped[bool] = mapped_column(default=False)
    """Whether the owner has heard of the problem."""
