"""Notes of orders."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "order_notes",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_order_notes_member_id")
        ),
        sa.PrimaryKeyConstraint("subject", "subject_id", name=op.f("pk_order_notes")),
    )
    op.create_index("ix_order_notes_member", "order_notes", ["member_id"], unique=False)


def downgrade() -> None:
    op.drop_table("order_notes")
