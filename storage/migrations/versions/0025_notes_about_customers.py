"""Keep notes about customers, and find quickly what is owed back."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "customer_notes",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("sealed", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_customer_notes_member_id")
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_customer_notes")),
    )
    owed = ["kind", "subject", "subject_id", "amount_minor"]
    op.create_index("ix_payments_owed", "payments", owed)


def downgrade() -> None:
    op.drop_index("ix_payments_owed", "payments")
    op.drop_table("customer_notes")
