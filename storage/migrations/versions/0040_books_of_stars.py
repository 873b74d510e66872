"""Books of Stars: Telegram's transactions, and how the balance agrees with them."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "star_books",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("opening_nano", sa.BigInteger(), nullable=False),
        sa.Column("balance_nano", sa.BigInteger(), nullable=False),
        sa.Column("differs_nano", sa.BigInteger(), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("missing", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_star_books")),
    )
    op.create_table(
        "star_entries",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("transaction_id", sa.String(), nullable=False),
        sa.Column("amount_nano", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("partner", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_star_entries")),
    )
    with op.batch_alter_table("star_entries", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_star_entries_transaction_id"), ["transaction_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("star_entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_star_entries_transaction_id"))

    op.drop_table("star_entries")
    op.drop_table("star_books")
