"""Keep what networks call us with, the orders that they report, and who earns on them."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "affiliate_member_tokens",
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["affiliate_accounts.id"],
            name=op.f("fk_affiliate_member_tokens_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_affiliate_member_tokens_member_id")
        ),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_affiliate_member_tokens")),
        sa.UniqueConstraint(
            "account_id", "member_id", name=op.f("uq_affiliate_member_tokens_account_id_member_id")
        ),
    )
    with op.batch_alter_table("affiliate_member_tokens", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_affiliate_member_tokens_member_id"), ["member_id"], unique=False
        )

    op.create_table(
        "network_orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("order_key", sa.String(), nullable=False),
        sa.Column("line_key", sa.String(), nullable=False),
        sa.Column("shop_order", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("commission_minor", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revised_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("token", sa.String(), nullable=True),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("rule", sa.String(), nullable=True),
        sa.Column("rate_bp", sa.Integer(), nullable=False),
        sa.Column("share_minor", sa.BigInteger(), nullable=False),
        sa.Column("lies_in", sa.String(), nullable=True),
        sa.Column("lies_minor", sa.BigInteger(), nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("advanced", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["affiliate_accounts.id"], name=op.f("fk_network_orders_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_network_orders_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["network_orders.id"], name=op.f("fk_network_orders_reverses_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_network_orders")),
        sa.UniqueConstraint(
            "account_id",
            "order_key",
            "line_key",
            name=op.f("uq_network_orders_account_id_order_key_line_key"),
        ),
    )
    with op.batch_alter_table("network_orders", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_network_orders_party_id"), ["party_id"], unique=False)
        batch_op.create_index(
            "ix_network_orders_shop_order", ["account_id", "shop_order"], unique=False
        )
        batch_op.create_index("ix_network_orders_state", ["account_id", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_network_orders_token"), ["token"], unique=False)

    op.create_table(
        "network_calls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["affiliate_accounts.id"], name=op.f("fk_network_calls_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["network_orders.id"], name=op.f("fk_network_calls_order_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_network_calls")),
    )
    with op.batch_alter_table("network_calls", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_network_calls_account_id"), ["account_id"], unique=False
        )
        batch_op.create_index("ix_network_calls_state", ["state", "id"], unique=False)

    op.add_column("affiliate_accounts", sa.Column("key_digest", sa.String(), nullable=True))
    op.add_column(
        "affiliate_accounts", sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.add_column(
        "affiliate_accounts", sa.Column("tested_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.add_column(
        "affiliate_accounts",
        sa.Column("member_bp", sa.Integer(), server_default="0", nullable=False),
    )
    op.add_column("affiliate_accounts", sa.Column("advance_days", sa.Integer(), nullable=True))
    op.create_index(
        op.f("ix_affiliate_accounts_key_digest"), "affiliate_accounts", ["key_digest"], unique=True
    )


def downgrade() -> None:
    with op.batch_alter_table("affiliate_accounts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_affiliate_accounts_key_digest"))
        batch_op.drop_column("advance_days")
        batch_op.drop_column("member_bp")
        batch_op.drop_column("tested_at")
        batch_op.drop_column("heard_at")
        batch_op.drop_column("key_digest")

    with op.batch_alter_table("network_calls", schema=None) as batch_op:
        batch_op.drop_index("ix_network_calls_state")
        batch_op.drop_index(batch_op.f("ix_network_calls_account_id"))

    op.drop_table("network_calls")
    with op.batch_alter_table("network_orders", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_network_orders_token"))
        batch_op.drop_index("ix_network_orders_state")
        batch_op.drop_index("ix_network_orders_shop_order")
        batch_op.drop_index(batch_op.f("ix_network_orders_party_id"))

    op.drop_table("network_orders")
    with op.batch_alter_table("affiliate_member_tokens", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_affiliate_member_tokens_member_id"))

    op.drop_table("affiliate_member_tokens")
