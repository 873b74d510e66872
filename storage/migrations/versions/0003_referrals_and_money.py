"""referrals and money."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None
LEDGER = ("ledger_transactions", "ledger_entries")
REFUSAL = "the ledger is append-only"


def upgrade() -> None:
    op.create_table(
        "ledger_transactions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_transactions")),
        sa.UniqueConstraint("key", name=op.f("uq_ledger_transactions_key")),
    )
    op.create_table(
        "referral_programs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_house", sa.Boolean(), nullable=False),
        sa.Column("binding", sa.String(), nullable=False),
        sa.Column("window_days", sa.Integer(), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reward_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("stay_days", sa.Integer(), nullable=False),
        sa.Column("wants_purchase", sa.Boolean(), nullable=False),
        sa.Column("grace_days", sa.Integer(), nullable=False),
        sa.Column("cap_day", sa.Integer(), nullable=True),
        sa.Column("cap_total", sa.Integer(), nullable=True),
        sa.Column("budget_minor", sa.BigInteger(), nullable=True),
        sa.Column("spent_minor", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_programs")),
    )
    op.create_index(
        "uq_referral_programs_house",
        "referral_programs",
        ["is_house"],
        unique=True,
        sqlite_where=sa.text("is_house"),
        postgresql_where=sa.text("is_house"),
    )
    op.create_table(
        "commission_rates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deal_id", sa.Integer(), nullable=True),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("rate_bp", sa.Integer(), nullable=True),
        sa.Column("fixed_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deals.id"], name=op.f("fk_commission_rates_deal_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commission_rates")),
    )
    with op.batch_alter_table("commission_rates", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_commission_rates_category"), ["category"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_commission_rates_deal_id"), ["deal_id"], unique=False)

    op.create_table(
        "invite_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("wanted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_request", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_invite_links_member_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invite_links")),
        sa.UniqueConstraint("url", name=op.f("uq_invite_links_url")),
    )
    with op.batch_alter_table("invite_links", schema=None) as batch_op:
        batch_op.create_index("ix_invite_links_due", ["state", "try_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_invite_links_member_id"), ["member_id"], unique=False)
        batch_op.create_index(
            "uq_invite_links_live",
            ["chat_id", "member_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('wanted', 'made')"),
            postgresql_where=sa.text("state IN ('wanted', 'made')"),
        )

    op.create_table(
        "memberships",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("first_joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("joins", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_memberships_member_id")
        ),
        sa.PrimaryKeyConstraint("chat_id", "member_id", name=op.f("pk_memberships")),
    )
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.create_index("ix_memberships_member", ["member_id", "state"], unique=False)

    op.create_table(
        "parties",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_parties_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parties")),
        sa.UniqueConstraint("member_id", name=op.f("uq_parties_member_id")),
    )
    op.create_table(
        "payout_accounts",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("masked", sa.String(), nullable=False),
        sa.Column("sealed", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_payout_accounts_member_id")
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_payout_accounts")),
    )
    with op.batch_alter_table("payout_accounts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payout_accounts_digest"), ["digest"], unique=False)

    op.create_table(
        "promoter_shops",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_promoter_shops_member_id")
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_promoter_shops")),
    )
    op.create_table(
        "retired_codes",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_retired_codes_member_id")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_retired_codes")),
    )
    with op.batch_alter_table("retired_codes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_retired_codes_member_id"), ["member_id"], unique=False)

    op.create_table(
        "roles",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("granted_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_roles_member_id")),
        sa.PrimaryKeyConstraint("member_id", "role", name=op.f("pk_roles")),
    )
    op.create_table(
        "touches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("invitee_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("confidence", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("referrer_id", sa.BigInteger(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("refused", sa.String(), nullable=True),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["invitee_id"], ["members.id"], name=op.f("fk_touches_invitee_id")),
        sa.ForeignKeyConstraint(
            ["referrer_id"], ["members.id"], name=op.f("fk_touches_referrer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_touches")),
    )
    with op.batch_alter_table("touches", schema=None) as batch_op:
        batch_op.create_index("ix_touches_invitee", ["invitee_id", "at"], unique=False)
        batch_op.create_index("ix_touches_referrer", ["referrer_id", "at"], unique=False)

    op.create_table(
        "attributions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("invitee_id", sa.BigInteger(), nullable=False),
        sa.Column("referrer_id", sa.BigInteger(), nullable=False),
        sa.Column("touch_id", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("invitee_agreed", sa.Boolean(), nullable=False),
        sa.Column("referrer_agreed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["invitee_id"], ["members.id"], name=op.f("fk_attributions_invitee_id")
        ),
        sa.ForeignKeyConstraint(
            ["program_id"], ["referral_programs.id"], name=op.f("fk_attributions_program_id")
        ),
        sa.ForeignKeyConstraint(
            ["referrer_id"], ["members.id"], name=op.f("fk_attributions_referrer_id")
        ),
        sa.ForeignKeyConstraint(
            ["touch_id"], ["touches.id"], name=op.f("fk_attributions_touch_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attributions")),
        sa.UniqueConstraint(
            "program_id", "invitee_id", name=op.f("uq_attributions_program_id_invitee_id")
        ),
    )
    with op.batch_alter_table("attributions", schema=None) as batch_op:
        batch_op.create_index("ix_attributions_asked", ["state", "expires_at"], unique=False)
        batch_op.create_index("ix_attributions_referrer", ["referrer_id", "state"], unique=False)

    op.create_table(
        "conversions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("buyer_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("commission_minor", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deal_id", sa.Integer(), nullable=True),
        sa.Column("rate_id", sa.Integer(), nullable=True),
        sa.Column("rate_bp", sa.Integer(), nullable=True),
        sa.Column("fixed_minor", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("approve_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("payable_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["buyer_id"], ["members.id"], name=op.f("fk_conversions_buyer_id")),
        sa.ForeignKeyConstraint(["deal_id"], ["deals.id"], name=op.f("fk_conversions_deal_id")),
        sa.ForeignKeyConstraint(
            ["rate_id"], ["commission_rates.id"], name=op.f("fk_conversions_rate_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversions")),
        sa.UniqueConstraint("key", name=op.f("uq_conversions_key")),
    )
    with op.batch_alter_table("conversions", schema=None) as batch_op:
        batch_op.create_index("ix_conversions_approving", ["state", "approve_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_conversions_buyer_id"), ["buyer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_conversions_deal_id"), ["deal_id"], unique=False)
        batch_op.create_index("ix_conversions_freezing", ["state", "payable_at"], unique=False)

    op.create_table(
        "ledger_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transaction_id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_ledger_entries_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["transaction_id"],
            ["ledger_transactions.id"],
            name=op.f("fk_ledger_entries_transaction_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entries")),
    )
    with op.batch_alter_table("ledger_entries", schema=None) as batch_op:
        batch_op.create_index(
            "ix_ledger_entries_balance",
            ["party_id", "currency", "account", "amount_minor", "at"],
            unique=False,
        )
        batch_op.create_index(
            "ix_ledger_entries_board", ["account", "party_id", "at", "amount_minor"], unique=False
        )
        batch_op.create_index(
            "ix_ledger_entries_statement", ["party_id", "transaction_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_ledger_entries_transaction_id"), ["transaction_id"], unique=False
        )

    op.create_table(
        "promoter_shop_deals",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("deal_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deals.id"], name=op.f("fk_promoter_shop_deals_deal_id")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["promoter_shops.member_id"],
            name=op.f("fk_promoter_shop_deals_member_id"),
        ),
        sa.PrimaryKeyConstraint("member_id", "deal_id", name=op.f("pk_promoter_shop_deals")),
    )
    op.create_table(
        "withdrawals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("approvals_needed", sa.Integer(), nullable=False),
        sa.Column("payout_masked", sa.String(), nullable=False),
        sa.Column("payout_sealed", sa.String(), nullable=True),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("proof", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_withdrawals_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withdrawals")),
    )
    with op.batch_alter_table("withdrawals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_withdrawals_party_id"), ["party_id"], unique=False)
        batch_op.create_index("ix_withdrawals_state", ["state", "requested_at"], unique=False)
        batch_op.create_index(
            "uq_withdrawals_open",
            ["party_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('requested', 'approved', 'sent')"),
            postgresql_where=sa.text("state IN ('requested', 'approved', 'sent')"),
        )

    op.create_table(
        "conversion_shares",
        sa.Column("conversion_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversion_id"], ["conversions.id"], name=op.f("fk_conversion_shares_conversion_id")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_conversion_shares_party_id")
        ),
        sa.PrimaryKeyConstraint("conversion_id", "level", name=op.f("pk_conversion_shares")),
    )
    with op.batch_alter_table("conversion_shares", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_conversion_shares_party_id"), ["party_id"], unique=False
        )

    op.create_table(
        "rewards",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("invitee_id", sa.BigInteger(), nullable=False),
        sa.Column("referrer_id", sa.BigInteger(), nullable=False),
        sa.Column("attribution_id", sa.Integer(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("vests_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wants_purchase", sa.Boolean(), nullable=False),
        sa.Column("grace_days", sa.Integer(), nullable=False),
        sa.Column("stay_days", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("purchased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("vested_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attribution_id"], ["attributions.id"], name=op.f("fk_rewards_attribution_id")
        ),
        sa.ForeignKeyConstraint(["invitee_id"], ["members.id"], name=op.f("fk_rewards_invitee_id")),
        sa.ForeignKeyConstraint(
            ["program_id"], ["referral_programs.id"], name=op.f("fk_rewards_program_id")
        ),
        sa.ForeignKeyConstraint(
            ["referrer_id"], ["members.id"], name=op.f("fk_rewards_referrer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rewards")),
        sa.UniqueConstraint(
            "program_id", "invitee_id", name=op.f("uq_rewards_program_id_invitee_id")
        ),
    )
    with op.batch_alter_table("rewards", schema=None) as batch_op:
        batch_op.create_index("ix_rewards_due", ["state", "vests_at"], unique=False)
        batch_op.create_index("ix_rewards_invitee", ["invitee_id", "state"], unique=False)
        batch_op.create_index("ix_rewards_referrer", ["referrer_id", "state"], unique=False)

    op.create_table(
        "withdrawal_approvals",
        sa.Column("withdrawal_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["withdrawal_id"],
            ["withdrawals.id"],
            name=op.f("fk_withdrawal_approvals_withdrawal_id"),
        ),
        sa.PrimaryKeyConstraint("withdrawal_id", "by_id", name=op.f("pk_withdrawal_approvals")),
    )
    with op.batch_alter_table("chats", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("links_by_request", sa.Boolean(), server_default=sa.false(), nullable=False)
        )

    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.add_column(sa.Column("quiet_since", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(
            sa.Column("invited_asked_at", sa.DateTime(timezone=True), nullable=True)
        )

    _forbid_changes()


def _forbid_changes() -> None:
    """Let the database itself refuse whoever would change or delete what is in the ledger."""
    if op.get_bind().dialect.name == "sqlite":
        for table in LEDGER:
            for act in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
                )
        return
    op.execute(
        "CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    for table in LEDGER:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change()"
        )


def downgrade() -> None:
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.drop_column("invited_asked_at")
        batch_op.drop_column("quiet_since")

    with op.batch_alter_table("chats", schema=None) as batch_op:
        batch_op.drop_column("links_by_request")

    op.drop_table("withdrawal_approvals")
    with op.batch_alter_table("rewards", schema=None) as batch_op:
        batch_op.drop_index("ix_rewards_referrer")
        batch_op.drop_index("ix_rewards_invitee")
        batch_op.drop_index("ix_rewards_due")

    op.drop_table("rewards")
    with op.batch_alter_table("conversion_shares", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conversion_shares_party_id"))

    op.drop_table("conversion_shares")
    with op.batch_alter_table("withdrawals", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_withdrawals_open",
            sqlite_where=sa.text("state IN ('requested', 'approved', 'sent')"),
            postgresql_where=sa.text("state IN ('requested', 'approved', 'sent')"),
        )
        batch_op.drop_index("ix_withdrawals_state")
        batch_op.drop_index(batch_op.f("ix_withdrawals_party_id"))

    op.drop_table("withdrawals")
    op.drop_table("promoter_shop_deals")
    with op.batch_alter_table("ledger_entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ledger_entries_transaction_id"))
        batch_op.drop_index("ix_ledger_entries_statement")
        batch_op.drop_index("ix_ledger_entries_board")
        batch_op.drop_index("ix_ledger_entries_balance")

    op.drop_table("ledger_entries")
    with op.batch_alter_table("conversions", schema=None) as batch_op:
        batch_op.drop_index("ix_conversions_freezing")
        batch_op.drop_index(batch_op.f("ix_conversions_deal_id"))
        batch_op.drop_index(batch_op.f("ix_conversions_buyer_id"))
        batch_op.drop_index("ix_conversions_approving")

    op.drop_table("conversions")
    with op.batch_alter_table("attributions", schema=None) as batch_op:
        batch_op.drop_index("ix_attributions_referrer")
        batch_op.drop_index("ix_attributions_asked")

    op.drop_table("attributions")
    with op.batch_alter_table("touches", schema=None) as batch_op:
        batch_op.drop_index("ix_touches_referrer")
        batch_op.drop_index("ix_touches_invitee")

    op.drop_table("touches")
    op.drop_table("roles")
    with op.batch_alter_table("retired_codes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_retired_codes_member_id"))

    op.drop_table("retired_codes")
    op.drop_table("promoter_shops")
    with op.batch_alter_table("payout_accounts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_payout_accounts_digest"))

    op.drop_table("payout_accounts")
    op.drop_table("parties")
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.drop_index("ix_memberships_member")

    op.drop_table("memberships")
    with op.batch_alter_table("invite_links", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_invite_links_live",
            sqlite_where=sa.text("state IN ('wanted', 'made')"),
            postgresql_where=sa.text("state IN ('wanted', 'made')"),
        )
        batch_op.drop_index(batch_op.f("ix_invite_links_member_id"))
        batch_op.drop_index("ix_invite_links_due")

    op.drop_table("invite_links")
    with op.batch_alter_table("commission_rates", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_commission_rates_deal_id"))
        batch_op.drop_index(batch_op.f("ix_commission_rates_category"))

    op.drop_table("commission_rates")
    op.drop_table("referral_programs")
    op.drop_table("ledger_transactions")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION refuse_ledger_change()")
