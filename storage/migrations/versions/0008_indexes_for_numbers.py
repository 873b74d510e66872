"""indexes for numbers."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("claims", schema=None) as batch_op:
        batch_op.create_index("ix_claims_claimed_at", ["claimed_at"], unique=False)

    with op.batch_alter_table("conversions", schema=None) as batch_op:
        batch_op.create_index("ix_conversions_at", ["at"], unique=False)

    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_members_first_seen_at"), ["first_seen_at"], unique=False
        )

    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.create_index("ix_memberships_joined_at", ["joined_at"], unique=False)
        batch_op.create_index("ix_memberships_left_at", ["left_at"], unique=False)

    with op.batch_alter_table("seats", schema=None) as batch_op:
        batch_op.create_index("ix_seats_joined_at", ["joined_at"], unique=False)

    with op.batch_alter_table("vouchers", schema=None) as batch_op:
        batch_op.create_index("ix_vouchers_issued_at", ["issued_at"], unique=False)
        batch_op.create_index("ix_vouchers_redeemed_at", ["redeemed_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("vouchers", schema=None) as batch_op:
        batch_op.drop_index("ix_vouchers_redeemed_at")
        batch_op.drop_index("ix_vouchers_issued_at")

    with op.batch_alter_table("seats", schema=None) as batch_op:
        batch_op.drop_index("ix_seats_joined_at")

    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.drop_index("ix_memberships_left_at")
        batch_op.drop_index("ix_memberships_joined_at")

    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_members_first_seen_at"))

    with op.batch_alter_table("conversions", schema=None) as batch_op:
        batch_op.drop_index("ix_conversions_at")

    with op.batch_alter_table("claims", schema=None) as batch_op:
        batch_op.drop_index("ix_claims_claimed_at")
