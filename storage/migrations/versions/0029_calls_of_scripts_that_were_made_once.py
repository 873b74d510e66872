"""Calls of scripts that were made once."""

import sqlalchemy as sa
from alembic import op

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


def downgrade() -> None:
    op.drop_table("creation_keys")
