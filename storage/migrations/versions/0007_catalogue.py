"""deals are found by folded words, and keep what was edited by hand."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not by a batch: this table is referred to, and a rebuilt one would be dropped first.
    op.execute("ALTER TABLE deals ADD COLUMN own JSON DEFAULT '[]' NOT NULL")
    op.execute("ALTER TABLE deals ADD COLUMN sought VARCHAR DEFAULT '' NOT NULL")
    fold()


def fold() -> None:
    """Fill what deals are found by."""
    deals = sa.table(
        "deals", *(sa.column(name) for name in ("id", "title", "code", "source", "sought"))
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(deals)).all():
        words = unicodedata.normalize("NFKC", f"{row.title} {row.code} {row.source}").casefold()
        connection.execute(deals.update().where(deals.c.id == row.id).values(sought=words))


def downgrade() -> None:
    op.execute("ALTER TABLE deals DROP COLUMN sought")
    op.execute("ALTER TABLE deals DROP COLUMN own")
