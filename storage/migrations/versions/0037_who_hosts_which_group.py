"""Keep who hosts which group, and what hosts earn."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

ASKED_ONLY = sa.text("state = 'asked'")
LIVE_ONLY = sa.text("state IN ('active', 'paused')")


def upgrade() -> None:
    op.create_table(
        "chat_hosts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("rate_bp", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("holds_chat", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("hands_over_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_chat_hosts_member_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_hosts")),
    )
    with op.batch_alter_table("chat_hosts", schema=None) as batch_op:
        batch_op.create_index("ix_chat_hosts_chat", ["chat_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_chat_hosts_member_id"), ["member_id"], unique=False)
        batch_op.create_index(
            "uq_chat_hosts_asked",
            ["chat_id"],
            unique=True,
            sqlite_where=ASKED_ONLY,
            postgresql_where=ASKED_ONLY,
        )
        batch_op.create_index(
            "uq_chat_hosts_live",
            ["chat_id"],
            unique=True,
            sqlite_where=LIVE_ONLY,
            postgresql_where=LIVE_ONLY,
        )

    with op.batch_alter_table("conversions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("host_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("host_bp", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("host_rule", sa.String(), nullable=True))
        batch_op.create_index(batch_op.f("ix_conversions_host_id"), ["host_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_conversions_host_id", table_name="conversions")
    for name in ("host_rule", "host_bp", "host_id"):
        op.drop_column("conversions", name)
    op.drop_table("chat_hosts")
