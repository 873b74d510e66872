"""Remember which deals were withdrawn because their feed had them no more."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not by a batch: deals are referred to, and a rebuilt table would be dropped first.
    postgres = op.get_bind().dialect.name == "postgresql"
    kind = "TIMESTAMP WITH TIME ZONE" if postgres else "DATETIME"
    op.execute(f"ALTER TABLE deals ADD COLUMN left_at {kind}")


def downgrade() -> None:
    op.execute("ALTER TABLE deals DROP COLUMN left_at")
