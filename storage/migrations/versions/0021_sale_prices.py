"""Keep the sale price of a deal and its window, so that the deal outlives the window.

What an import of before took for the deal's own window is put right by the feed's next import.
"""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None
COLUMNS = {
    "sale_minor": "BIGINT",
    "regular_minor": "BIGINT",
    "sale_starts_at": "TIMESTAMP WITH TIME ZONE",
    "sale_ends_at": "TIMESTAMP WITH TIME ZONE",
    "reprice_at": "TIMESTAMP WITH TIME ZONE",
}


def upgrade() -> None:
    # Not by a batch: deals are referred to, and a rebuilt table would be dropped first.
    postgres = op.get_bind().dialect.name == "postgresql"
    for name, kind in COLUMNS.items():
        written = kind if postgres or kind == "BIGINT" else "DATETIME"
        op.execute(f"ALTER TABLE deals ADD COLUMN {name} {written}")
    op.create_index("ix_deals_reprice_at", "deals", ["reprice_at"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_deals_reprice_at", "deals")
    for name in reversed(COLUMNS):
        op.execute(f"ALTER TABLE deals DROP COLUMN {name}")
