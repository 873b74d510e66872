"""feeds are shown before they are imported."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "feed_settings",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("decimal", sa.String(), nullable=True),
        sa.Column("shop_url", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_feed_settings")),
    )
    with op.batch_alter_table("feed_imports", schema=None) as batch_op:
        batch_op.add_column(sa.Column("columns", sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("decimal", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("preview", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("missing", sa.JSON(), server_default="[]", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("feed_imports", schema=None) as batch_op:
        batch_op.drop_column("missing")
        batch_op.drop_column("preview")
        batch_op.drop_column("decimal")
        batch_op.drop_column("columns")

    op.drop_table("feed_settings")
