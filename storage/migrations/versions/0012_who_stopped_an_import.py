"""who stopped an import."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("feed_imports", schema=None) as batch_op:
        batch_op.add_column(sa.Column("stopped_by", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("feed_imports", schema=None) as batch_op:
        batch_op.drop_column("stopped_by")
