"""Keep accounts at affiliate networks, and whom tokens stand for."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "affiliate_accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("network", sa.String(), nullable=False),
        sa.Column("partner", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("programmes", sa.JSON(), nullable=False),
        sa.Column("pool", sa.JSON(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_affiliate_accounts")),
    )
    op.create_table(
        "affiliate_tokens",
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["affiliate_accounts.id"], name=op.f("fk_affiliate_tokens_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.id"], name=op.f("fk_affiliate_tokens_chat_id")
        ),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_affiliate_tokens")),
        sa.UniqueConstraint(
            "account_id", "chat_id", name=op.f("uq_affiliate_tokens_account_id_chat_id")
        ),
    )
    with op.batch_alter_table("affiliate_tokens", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_affiliate_tokens_chat_id"), ["chat_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("affiliate_tokens", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_affiliate_tokens_chat_id"))

    op.drop_table("affiliate_tokens")
    op.drop_table("affiliate_accounts")
