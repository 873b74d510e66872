"""Keep where orders are picked up, and when stores are open."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pickup_choices",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("day", sa.String(), nullable=True),
        sa.Column("minute", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_pickup_choices_member_id")
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["stores.id"], name=op.f("fk_pickup_choices_store_id")
        ),
        sa.PrimaryKeyConstraint("subject", "subject_id", name=op.f("pk_pickup_choices")),
    )
    with op.batch_alter_table("pickup_choices", schema=None) as batch_op:
        batch_op.create_index("ix_pickup_choices_member", ["member_id"], unique=False)
        batch_op.create_index("ix_pickup_choices_slot", ["store_id", "day", "minute"], unique=False)

    op.create_table(
        "pickup_defaults",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_pickup_defaults_member_id")
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["stores.id"], name=op.f("fk_pickup_defaults_store_id")
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_pickup_defaults")),
    )
    op.create_table(
        "promotion_points",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["store_id"], ["stores.id"], name=op.f("fk_promotion_points_store_id")
        ),
        sa.PrimaryKeyConstraint(
            "subject", "subject_id", "store_id", name=op.f("pk_promotion_points")
        ),
    )

    with op.batch_alter_table("stores", schema=None) as batch_op:
        batch_op.add_column(sa.Column("zone", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("hours", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("slot_minutes", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("capacity", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("map_link", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("note", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("stores", schema=None) as batch_op:
        batch_op.drop_column("note")
        batch_op.drop_column("map_link")
        batch_op.drop_column("capacity")
        batch_op.drop_column("slot_minutes")
        batch_op.drop_column("hours")
        batch_op.drop_column("zone")

    op.drop_table("promotion_points")
    op.drop_table("pickup_defaults")
    with op.batch_alter_table("pickup_choices", schema=None) as batch_op:
        batch_op.drop_index("ix_pickup_choices_slot")
        batch_op.drop_index("ix_pickup_choices_member")

    op.drop_table("pickup_choices")
