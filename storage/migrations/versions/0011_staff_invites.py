"""invitations to the staff of a store."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("role_invites", schema=None) as batch_op:
        batch_op.add_column(sa.Column("store_id", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("role_invites", schema=None) as batch_op:
        batch_op.drop_column("store_id")
