"""chats that are paused, their forum topics, and what Telegram refused in them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chat_topics",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("thread_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", name=op.f("pk_chat_topics")),
    )
    op.create_table(
        "chat_troubles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_troubles")),
    )
    with op.batch_alter_table("chat_troubles", schema=None) as batch_op:
        batch_op.create_index("ix_chat_troubles_chat", ["chat_id", "at"], unique=False)
        batch_op.create_index(batch_op.f("ix_chat_troubles_at"), ["at"], unique=False)

    # Not by a batch: this table is referred to, and a rebuilt one would be dropped first.
    kind = sa.DateTime(timezone=True).compile(dialect=op.get_bind().dialect)
    op.execute(f"ALTER TABLE chats ADD COLUMN paused_at {kind}")


def downgrade() -> None:
    with op.batch_alter_table("chats", schema=None) as batch_op:
        batch_op.drop_column("paused_at")

    with op.batch_alter_table("chat_troubles", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_chat_troubles_at"))
        batch_op.drop_index("ix_chat_troubles_chat")

    op.drop_table("chat_troubles")
    op.drop_table("chat_topics")
