"""the desk."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None
REFUSAL = "the audit log is append-only"


def upgrade() -> None:
    op.create_table(
        "announcements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("entities", sa.JSON(), nullable=False),
        sa.Column("photos", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcements")),
    )
    op.create_table(
        "desk_updates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_updates")),
        sa.UniqueConstraint("bot_id", "update_id", name=op.f("uq_desk_updates_bot_id_update_id")),
    )
    with op.batch_alter_table("desk_updates", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_desk_updates_member_id"), ["member_id"], unique=False)

    op.create_table(
        "nonces",
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("spent_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_nonces")),
    )
    with op.batch_alter_table("nonces", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_nonces_expires_at"), ["expires_at"], unique=False)

    op.create_table(
        "role_invites",
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("everywhere", sa.Boolean(), nullable=False),
        sa.Column("chats", sa.JSON(), nullable=False),
        sa.Column("used_by", sa.BigInteger(), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_role_invites")),
    )
    op.create_table(
        "admin_chats",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_admin_chats_member_id")
        ),
        sa.PrimaryKeyConstraint("member_id", "chat_id", name=op.f("pk_admin_chats")),
    )
    op.create_table(
        "audit_lines",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("seal", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_audit_lines_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_lines")),
    )
    with op.batch_alter_table("audit_lines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_lines_party_id"), ["party_id"], unique=False)
        batch_op.create_index("ix_audit_lines_subject", ["subject", "id"], unique=False)

    # Not by a batch: these tables are referred to, and a rebuilt one would be dropped first.
    for table in ("campaigns", "occurrences"):
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN announcement_id INTEGER "
            f"CONSTRAINT fk_{table}_announcement_id REFERENCES announcements (id)"
        )
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("announcement_id", sa.Integer(), nullable=True))
        batch_op.alter_column("deal_id", existing_type=sa.INTEGER(), nullable=True)
        batch_op.create_index(
            batch_op.f("ix_posts_announcement_id"), ["announcement_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_posts_announcement_id"), "announcements", ["announcement_id"], ["id"]
        )

    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("everywhere", sa.Boolean(), server_default=sa.true(), nullable=False)
        )

    _forbid_changes()


def _forbid_changes() -> None:
    """Let the database itself refuse whoever would change or delete what was written down."""
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_lines_no_{act.lower()} BEFORE {act} ON audit_lines "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_lines_append_only BEFORE UPDATE OR DELETE ON audit_lines "
        "FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()"
    )


def downgrade() -> None:
    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.drop_column("everywhere")

    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_posts_announcement_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_posts_announcement_id"))
        batch_op.alter_column("deal_id", existing_type=sa.INTEGER(), nullable=False)
        batch_op.drop_column("announcement_id")

    with op.batch_alter_table("occurrences", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_occurrences_announcement_id"), type_="foreignkey")
        batch_op.drop_column("announcement_id")

    with op.batch_alter_table("campaigns", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_campaigns_announcement_id"), type_="foreignkey")
        batch_op.drop_column("announcement_id")

    with op.batch_alter_table("audit_lines", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_lines_subject")
        batch_op.drop_index(batch_op.f("ix_audit_lines_party_id"))

    op.drop_table("audit_lines")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION refuse_audit_change()")
    op.drop_table("admin_chats")
    op.drop_table("role_invites")
    with op.batch_alter_table("nonces", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_nonces_expires_at"))

    op.drop_table("nonces")
    with op.batch_alter_table("desk_updates", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_desk_updates_member_id"))

    op.drop_table("desk_updates")
    op.drop_table("announcements")
