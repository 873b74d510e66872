"""Keep keyed hashes of who was erased, and the hashes of codes from before the shop's key."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "former_members",
        sa.Column("id_hash", sa.String(), nullable=False),
        sa.Column("banned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("programs", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id_hash", name=op.f("pk_former_members")),
    )
    with op.batch_alter_table("vouchers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("earlier_hash", sa.String(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_vouchers_earlier_hash"), ["earlier_hash"], unique=False
        )
