"""calls of scripts that were made once."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import sqlite

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "creation_keys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_creation_keys")),
        sa.UniqueConstraint("name", name=op.f("uq_creation_keys_name")),
    )
    with op.batch_alter_table("campaigns", schema=None) as batch_op:
        batch_op.alter_column(
            "deal_sources",
            existing_type=sqlite.JSON(),
            server_default=None,
            existing_nullable=False,
        )
        batch_op.alter_column(
            "deal_tags", existing_type=sqlite.JSON(), server_default=None, existing_nullable=False
        )

    with op.batch_alter_table("deals", schema=None) as batch_op:
        batch_op.alter_column(
            "approval", existing_type=sa.VARCHAR(), server_default=None, existing_nullable=False
        )

    with op.batch_alter_table("feed_imports", schema=None) as batch_op:
        batch_op.alter_column(
            "columns", existing_type=sqlite.JSON(), server_default=None, existing_nullable=False
        )
        batch_op.alter_column(
            "missing", existing_type=sqlite.JSON(), server_default=None, existing_nullable=False
        )


def downgrade() -> None:
    with op.batch_alter_table("feed_imports", schema=None) as batch_op:
        batch_op.alter_column(
            "missing",
            existing_type=sqlite.JSON(),
            server_default=sa.text("'[]'"),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "columns",
            existing_type=sqlite.JSON(),
            server_default=sa.text("'{}'"),
            existing_nullable=False,
        )

    with op.batch_alter_table("deals", schema=None) as batch_op:
        batch_op.alter_column(
            "approval",
            existing_type=sa.VARCHAR(),
            server_default=sa.text("'pending'"),
            existing_nullable=False,
        )

    with op.batch_alter_table("campaigns", schema=None) as batch_op:
        batch_op.alter_column(
            "deal_tags",
            existing_type=sqlite.JSON(),
            server_default=sa.text("'[]'"),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "deal_sources",
            existing_type=sqlite.JSON(),
            server_default=sa.text("'[]'"),
            existing_nullable=False,
        )

    op.drop_table("creation_keys")
