"""Let pictures fall away and chats open again."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("chats", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("photos_refused_at", sa.DateTime(timezone=True), nullable=True)
        )
        batch_op.add_column(sa.Column("loss_told_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("deals", schema=None) as batch_op:
        batch_op.add_column(sa.Column("photo_problem", sa.String(), nullable=True))

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pictured", sa.Boolean(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_column("pictured")

    with op.batch_alter_table("deals", schema=None) as batch_op:
        batch_op.drop_column("photo_problem")

    with op.batch_alter_table("chats", schema=None) as batch_op:
        batch_op.drop_column("loss_told_at")
        batch_op.drop_column("photos_refused_at")
