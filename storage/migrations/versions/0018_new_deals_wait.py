"""New deals wait to be allowed; rotations say which feeds and tags they take.

What there is stays allowed, and a rotation over a tag goes on with it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not by a batch: these tables are referred to, and a rebuilt one would be dropped first.
    op.execute("ALTER TABLE deals ADD COLUMN approval VARCHAR DEFAULT 'pending' NOT NULL")
    op.execute("UPDATE deals SET approval = 'allowed'")
    op.create_index("ix_deals_approval", "deals", ["approval", "source"], unique=False)
    op.execute("ALTER TABLE campaigns ADD COLUMN deal_sources JSON DEFAULT '[]' NOT NULL")
    op.execute("ALTER TABLE campaigns ADD COLUMN deal_tags JSON DEFAULT '[]' NOT NULL")
    campaigns = sa.table(
        "campaigns", sa.column("id"), sa.column("tag"), sa.column("deal_tags", sa.JSON)
    )
    connection = op.get_bind()
    tagged = sa.select(campaigns.c.id, campaigns.c.tag).where(campaigns.c.tag.is_not(None))
    for row in connection.execute(tagged).all():
        mine = campaigns.update().where(campaigns.c.id == row.id)
        connection.execute(mine.values(deal_tags=[row.tag]))
    op.execute("ALTER TABLE campaigns DROP COLUMN tag")
    op.create_table(
        "trusted_feeds",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_trusted_feeds"),
    )


def downgrade() -> None:
    op.drop_table("trusted_feeds")
    op.execute("ALTER TABLE campaigns ADD COLUMN tag VARCHAR")
    op.execute("ALTER TABLE campaigns DROP COLUMN deal_tags")
    op.execute("ALTER TABLE campaigns DROP COLUMN deal_sources")
    op.drop_index("ix_deals_approval", "deals")
    op.execute("ALTER TABLE deals DROP COLUMN approval")
