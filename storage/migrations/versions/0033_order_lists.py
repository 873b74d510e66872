"""order lists."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "order_lists",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("photo", sa.String(), nullable=True),
        sa.Column("least_sum_minor", sa.BigInteger(), nullable=True),
        sa.Column("store_id", sa.Integer(), nullable=True),
        sa.Column("voucher_days", sa.Integer(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("closed_reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["store_id"], ["stores.id"], name=op.f("fk_order_lists_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_lists")),
        sa.UniqueConstraint("code", name=op.f("uq_order_lists_code")),
    )
    with op.batch_alter_table("order_lists", schema=None) as batch_op:
        batch_op.create_index(
            "ix_order_lists_state", ["state", "starts_at", "ends_at"], unique=False
        )

    op.create_table(
        "list_orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_list_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_list_orders_member_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_list_id"], ["order_lists.id"], name=op.f("fk_list_orders_order_list_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_orders")),
        sa.UniqueConstraint(
            "order_list_id", "member_id", name=op.f("uq_list_orders_order_list_id_member_id")
        ),
        sa.UniqueConstraint(
            "order_list_id", "number", name=op.f("uq_list_orders_order_list_id_number")
        ),
    )
    with op.batch_alter_table("list_orders", schema=None) as batch_op:
        batch_op.create_index("ix_list_orders_member", ["member_id", "state"], unique=False)
        batch_op.create_index("ix_list_orders_placed_at", ["placed_at"], unique=False)
        batch_op.create_index(
            "ix_list_orders_state", ["order_list_id", "state", "number"], unique=False
        )

    op.create_table(
        "order_list_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_list_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("deal_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("price_minor", sa.BigInteger(), nullable=False),
        sa.Column("stock_total", sa.Integer(), nullable=True),
        sa.Column("per_member", sa.Integer(), nullable=True),
        sa.Column("units_taken", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deals.id"], name=op.f("fk_order_list_items_deal_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_list_id"], ["order_lists.id"], name=op.f("fk_order_list_items_order_list_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_list_items")),
        sa.UniqueConstraint(
            "order_list_id", "position", name=op.f("uq_order_list_items_order_list_id_position")
        ),
    )
    with op.batch_alter_table("order_list_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_order_list_items_deal_id"), ["deal_id"], unique=False)

    op.create_table(
        "list_order_lines",
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("price_minor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["order_list_items.id"], name=op.f("fk_list_order_lines_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["list_orders.id"], name=op.f("fk_list_order_lines_order_id")
        ),
        sa.PrimaryKeyConstraint("order_id", "item_id", name=op.f("pk_list_order_lines")),
    )
    with op.batch_alter_table("list_order_lines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_list_order_lines_item_id"), ["item_id"], unique=False)

    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.create_index("ix_cards_chat", ["chat_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.drop_index("ix_cards_chat")

    with op.batch_alter_table("list_order_lines", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_list_order_lines_item_id"))

    op.drop_table("list_order_lines")
    with op.batch_alter_table("order_list_items", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_order_list_items_deal_id"))

    op.drop_table("order_list_items")
    with op.batch_alter_table("list_orders", schema=None) as batch_op:
        batch_op.drop_index("ix_list_orders_state")
        batch_op.drop_index("ix_list_orders_placed_at")
        batch_op.drop_index("ix_list_orders_member")

    op.drop_table("list_orders")
    with op.batch_alter_table("order_lists", schema=None) as batch_op:
        batch_op.drop_index("ix_order_lists_state")

    op.drop_table("order_lists")
