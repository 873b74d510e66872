"""Posts of a campaign have buttons, a pin and a sound of their own."""

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not by a batch: campaigns are referred to, and a rebuilt table would be dropped first.
    no = "false" if op.get_bind().dialect.name == "postgresql" else "0"
    op.execute("ALTER TABLE campaigns ADD COLUMN buttons JSON DEFAULT '[]' NOT NULL")
    op.execute("ALTER TABLE campaigns ADD COLUMN pin VARCHAR")
    op.execute(f"ALTER TABLE campaigns ADD COLUMN silent BOOLEAN DEFAULT {no} NOT NULL")


def downgrade() -> None:
    for column in ("silent", "pin", "buttons"):
        op.execute(f"ALTER TABLE campaigns DROP COLUMN {column}")
