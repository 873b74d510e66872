"""drafts of posts."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "post_drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_drafts")),
    )
    with op.batch_alter_table("post_drafts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_post_drafts_made_by"), ["made_by"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("post_drafts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_post_drafts_made_by"))

    op.drop_table("post_drafts")
