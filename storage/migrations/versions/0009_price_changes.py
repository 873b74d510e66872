"""what deals have cost."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None
REFUSAL = "price changes are append-only"


def upgrade() -> None:
    op.create_table(
        "price_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("deal_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("price_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("before_minor", sa.BigInteger(), nullable=True),
        sa.Column("before_currency", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["deal_id"], ["deals.id"], name=op.f("fk_price_changes_deal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_changes")),
    )
    with op.batch_alter_table("price_changes", schema=None) as batch_op:
        batch_op.create_index("ix_price_changes_deal", ["deal_id", "id"], unique=False)

    # Nothing of a deal has changed since `changed_at`, so this price is at least as old.
    op.execute(
        'INSERT INTO price_changes (deal_id, at, "by", price_minor, currency) '
        "SELECT id, changed_at, 'import', price_minor, currency FROM deals ORDER BY id"
    )
    forbid_changes()


def forbid_changes() -> None:
    """Let the database itself refuse whoever would change or delete what was written down."""
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER price_changes_no_{act.lower()} BEFORE {act} ON price_changes "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION refuse_price_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER price_changes_append_only BEFORE UPDATE OR DELETE ON price_changes "
        "FOR EACH ROW EXECUTE FUNCTION refuse_price_change()"
    )


def downgrade() -> None:
    op.drop_table("price_changes")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION refuse_price_change()")
