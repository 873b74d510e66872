"""What payment providers charge: details of payers, delivery, and money that goes back."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "order_details",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("charge_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("shipping", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["charge_id"], ["charges.id"], name=op.f("fk_order_details_charge_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_details")),
        sa.UniqueConstraint("charge_id", name=op.f("uq_order_details_charge_id")),
    )
    with op.batch_alter_table("order_details", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_order_details_member_id"), ["member_id"], unique=False)

    op.create_table(
        "provider_refunds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("charge_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("shipping_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approvals_needed", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.BigInteger(), nullable=True),
        sa.Column("proof", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["charge_id"], ["charges.id"], name=op.f("fk_provider_refunds_charge_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provider_refunds")),
    )
    with op.batch_alter_table("provider_refunds", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_provider_refunds_charge_id"), ["charge_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_provider_refunds_done_at"), ["done_at"], unique=False)
        batch_op.create_index("ix_provider_refunds_due", ["state", "try_at"], unique=False)

    op.create_table(
        "refund_approvals",
        sa.Column("refund_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["refund_id"], ["provider_refunds.id"], name=op.f("fk_refund_approvals_refund_id")
        ),
        sa.PrimaryKeyConstraint("refund_id", "by_id", name=op.f("pk_refund_approvals")),
    )
    op.add_column(
        "charges",
        sa.Column("shipping_minor", sa.BigInteger(), nullable=False, server_default="0"),
    )
    op.add_column(
        "invoices",
        sa.Column("shipping_minor", sa.BigInteger(), nullable=False, server_default="0"),
    )


def downgrade() -> None:
    op.drop_column("invoices", "shipping_minor")
    op.drop_column("charges", "shipping_minor")
    op.drop_table("refund_approvals")
    with op.batch_alter_table("provider_refunds", schema=None) as batch_op:
        batch_op.drop_index("ix_provider_refunds_due")
        batch_op.drop_index(batch_op.f("ix_provider_refunds_done_at"))
        batch_op.drop_index(batch_op.f("ix_provider_refunds_charge_id"))

    op.drop_table("provider_refunds")
    with op.batch_alter_table("order_details", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_order_details_member_id"))

    op.drop_table("order_details")
