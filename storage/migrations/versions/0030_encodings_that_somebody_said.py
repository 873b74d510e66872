"""Encodings that somebody said."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("feed_imports", sa.Column("encoding", sa.String(), nullable=True))
    op.add_column("feed_settings", sa.Column("encoding", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("feed_settings", "encoding")
    op.drop_column("feed_imports", "encoding")
