"""Other shops and their offers."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "partner_shops",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("bot", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_shops")),
        sa.UniqueConstraint("key", name=op.f("uq_partner_shops_key")),
    )
    op.create_table(
        "partner_offers",
        sa.Column("deal_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("commission_bp", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["deal_id"], ["deals.id"], name=op.f("fk_partner_offers_deal_id")),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner_shops.id"], name=op.f("fk_partner_offers_partner_id")
        ),
        sa.PrimaryKeyConstraint("deal_id", name=op.f("pk_partner_offers")),
        sa.UniqueConstraint(
            "partner_id", "code", "host", name=op.f("uq_partner_offers_partner_id_code_host")
        ),
    )


def downgrade() -> None:
    op.drop_table("partner_offers")
    op.drop_table("partner_shops")
