"""Keep the words of each photo of an album."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("announcements", schema=None) as batch_op:
        batch_op.add_column(sa.Column("captions", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("album", sa.String(), nullable=True))
        batch_op.create_index(batch_op.f("ix_announcements_album"), ["album"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("announcements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_announcements_album"))
        batch_op.drop_column("album")
        batch_op.drop_column("captions")
