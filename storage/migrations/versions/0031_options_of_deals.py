"""Options of deals and promotions."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None
CHOSEN = ("teams", "seats", "claims", "waiting")
"""What is of one option; SQLite takes a reference in the column itself, and no table is rebuilt."""


def upgrade() -> None:
    op.create_table(
        "deal_options",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("deal_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=True),
        sa.Column("price_minor", sa.BigInteger(), nullable=True),
        sa.Column("list_price_minor", sa.BigInteger(), nullable=True),
        sa.Column("in_stock", sa.Boolean(), nullable=False),
        sa.Column("stock_left", sa.Integer(), nullable=True),
        sa.Column("photo", sa.String(), nullable=True),
        sa.Column("sale_minor", sa.BigInteger(), nullable=True),
        sa.Column("regular_minor", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("own", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["deal_id"], ["deals.id"], name=op.f("fk_deal_options_deal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deal_options")),
        sa.UniqueConstraint("deal_id", "source_id", name=op.f("uq_deal_options_deal_id_source_id")),
    )
    op.create_table(
        "promotion_options",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("option_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("extra_minor", sa.BigInteger(), nullable=False),
        sa.Column("stock_total", sa.Integer(), nullable=True),
        sa.Column("stock_left", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["option_id"], ["deal_options.id"], name=op.f("fk_promotion_options_option_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promotion_options")),
    )
    op.create_index("ix_promotion_options_option", "promotion_options", ["option_id"])
    op.create_index(
        "ix_promotion_options_subject", "promotion_options", ["subject", "subject_id", "position"]
    )
    op.add_column(
        "deals", sa.Column("option_kinds", sa.JSON(), server_default="[]", nullable=False)
    )
    op.add_column("deals", sa.Column("from_minor", sa.BigInteger(), nullable=True))
    for table in ("group_buys", "flash_sales"):
        op.add_column(
            table, sa.Column("option_count", sa.Integer(), server_default="0", nullable=False)
        )
    for table, name, type_, before in (
        ("group_buys", "count_each", sa.Boolean(), sa.false()),
        ("seats", "extra_minor", sa.BigInteger(), "0"),
    ):
        op.add_column(table, sa.Column(name, type_, server_default=before, nullable=False))
    for table in CHOSEN:
        reference = f"CONSTRAINT fk_{table}_option_id REFERENCES promotion_options (id)"
        op.execute(f"ALTER TABLE {table} ADD COLUMN option_id INTEGER {reference}")


def downgrade() -> None:
    for table in reversed(CHOSEN):
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(f"fk_{table}_option_id", type_="foreignkey")
            batch.drop_column("option_id")
    op.drop_column("seats", "extra_minor")
    op.drop_column("group_buys", "count_each")
    for table in ("flash_sales", "group_buys"):
        op.drop_column(table, "option_count")
    op.drop_column("deals", "from_minor")
    op.drop_column("deals", "option_kinds")
    op.drop_table("promotion_options")
    op.drop_table("deal_options")
