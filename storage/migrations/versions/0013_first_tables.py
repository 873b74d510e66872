"""All tables as they stood at revision 0013, which 0001 to 0012 were folded into.

A database that those thirteen brought here is at this revision and stays as it is. An earlier
one is refused: see `storage.migrate`.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = None
branch_labels = None
depends_on = None

APPEND_ONLY = {
    "refuse_ledger_change": (
        "the ledger is append-only",
        ("ledger_transactions", "ledger_entries"),
    ),
    "refuse_audit_change": ("the audit log is append-only", ("audit_lines",)),
    "refuse_price_change": ("price changes are append-only", ("price_changes",)),
}
"""What the database itself refuses to change or delete: function, its sentence, its tables."""


def upgrade() -> None:
    op.create_table(
        "announcements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("entities", sa.JSON(), nullable=False),
        sa.Column("photos", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_announcements"),
    )
    op.create_table(
        "chat_topics",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("thread_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", name="pk_chat_topics"),
    )
    op.create_table(
        "chat_troubles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_chat_troubles"),
    )
    op.create_index("ix_chat_troubles_at", "chat_troubles", ["at"], unique=False)
    op.create_index("ix_chat_troubles_chat", "chat_troubles", ["chat_id", "at"], unique=False)
    op.create_table(
        "chats",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("username", sa.String(), nullable=True),
        sa.Column("is_forum", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("state_reason", sa.String(), nullable=True),
        sa.Column("probe_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("doubted_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rights", sa.JSON(), nullable=False),
        sa.Column("migrated_to", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("zone", sa.String(), nullable=True),
        sa.Column("quiet_from", sa.String(), nullable=True),
        sa.Column("quiet_to", sa.String(), nullable=True),
        sa.Column("minimum_gap_s", sa.Integer(), nullable=False),
        sa.Column("daily_cap", sa.Integer(), nullable=True),
        sa.Column("thread_id", sa.Integer(), nullable=True),
        sa.Column("disclosure", sa.String(), nullable=True),
        sa.Column("links_by_request", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_chats"),
    )
    op.create_table(
        "deals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("price_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("list_price_minor", sa.BigInteger(), nullable=True),
        sa.Column("link", sa.String(), nullable=True),
        sa.Column("photo", sa.String(), nullable=True),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("in_stock", sa.Boolean(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("own", sa.JSON(), nullable=False),
        sa.Column("sought", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deals"),
        sa.UniqueConstraint("code", name="uq_deals_code"),
        sa.UniqueConstraint("source", "source_id", name="uq_deals_source_source_id"),
    )
    op.create_index("ix_deals_over", "deals", ["closed_at", "ends_at"], unique=False)
    op.create_index("ix_deals_state", "deals", ["state", "closed_at"], unique=False)
    op.create_table(
        "desk_updates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_desk_updates"),
        sa.UniqueConstraint("bot_id", "update_id", name="uq_desk_updates_bot_id_update_id"),
    )
    op.create_index("ix_desk_updates_member_id", "desk_updates", ["member_id"], unique=False)
    op.create_table(
        "dialogs",
        sa.Column("bot_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("destiny", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("bot_id", "member_id", "destiny", name="pk_dialogs"),
    )
    op.create_table(
        "facts",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_facts"),
    )
    op.create_table(
        "feed_imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("file_id", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("file_bytes", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shop_url", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("rows_done", sa.Integer(), nullable=False),
        sa.Column("bytes_done", sa.BigInteger(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("same", sa.Integer(), nullable=False),
        sa.Column("bad", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_feed_imports"),
    )
    op.create_index("ix_feed_imports_state", "feed_imports", ["state", "id"], unique=False)
    op.create_table(
        "file_ids",
        sa.Column("bot_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("file_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("bot_id", "content", name="pk_file_ids"),
    )
    op.create_table(
        "freezes",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name="pk_freezes"),
    )
    op.create_table(
        "ledger_transactions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_ledger_transactions"),
        sa.UniqueConstraint("key", name="uq_ledger_transactions_key"),
    )
    op.create_table(
        "members",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("username", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("telegram_language", sa.String(), nullable=True),
        sa.Column("reach", sa.String(), nullable=False),
        sa.Column("banned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("quiet_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("invited_asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_members"),
        sa.UniqueConstraint("code", name="uq_members_code"),
    )
    op.create_index("ix_members_first_seen_at", "members", ["first_seen_at"], unique=False)
    op.create_table(
        "nonces",
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("spent_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("word", name="pk_nonces"),
    )
    op.create_index("ix_nonces_expires_at", "nonces", ["expires_at"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=True),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("policy", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
    )
    op.create_index("ix_outbox_chat", "outbox", ["chat_id", "state"], unique=False)
    op.create_index("ix_outbox_due", "outbox", ["state", "lane", "due_at"], unique=False)
    op.create_table(
        "payments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_payments"),
        sa.UniqueConstraint("key", name="uq_payments_key"),
    )
    op.create_index("ix_payments_member_id", "payments", ["member_id"], unique=False)
    op.create_index("ix_payments_subject", "payments", ["subject", "subject_id"], unique=False)
    op.create_table(
        "post_drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_post_drafts"),
    )
    op.create_index("ix_post_drafts_made_by", "post_drafts", ["made_by"], unique=False)
    op.create_table(
        "presses",
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("at", "chat_id", "kind", name="pk_presses"),
    )
    op.create_table(
        "quarantined_updates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("raw", sa.String(), nullable=False),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_quarantined_updates"),
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
        sa.PrimaryKeyConstraint("id", name="pk_referral_programs"),
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
        "reminders",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "subject_id", "member_id", name="pk_reminders"),
    )
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
        sa.Column("store_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("code_hash", name="pk_role_invites"),
    )
    op.create_table(
        "stores",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_stores"),
        sa.UniqueConstraint("code", name="uq_stores_code"),
    )
    op.create_table(
        "update_offsets",
        sa.Column("bot_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("next_update_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("bot_id", name="pk_update_offsets"),
    )
    op.create_table(
        "waiting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_waiting"),
    )
    op.create_index(
        "ix_waiting_next", "waiting", ["subject", "subject_id", "state", "id"], unique=False
    )
    op.create_index(
        "uq_waiting_member",
        "waiting",
        ["subject", "subject_id", "member_id"],
        unique=True,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "admin_chats",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_admin_chats_member_id"),
        sa.PrimaryKeyConstraint("member_id", "chat_id", name="pk_admin_chats"),
    )
    op.create_table(
        "campaigns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("deal_id", sa.Integer(), nullable=True),
        sa.Column("announcement_id", sa.Integer(), nullable=True),
        sa.Column("tag", sa.String(), nullable=True),
        sa.Column("last_deal_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=True),
        sa.Column("every_s", sa.Integer(), nullable=True),
        sa.Column("anchor_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cron", sa.String(), nullable=True),
        sa.Column("where", sa.String(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("quiet_from", sa.String(), nullable=True),
        sa.Column("quiet_to", sa.String(), nullable=True),
        sa.Column("minimum_gap_s", sa.Integer(), nullable=False),
        sa.Column("daily_cap", sa.Integer(), nullable=True),
        sa.Column("spread_s", sa.Integer(), nullable=False),
        sa.Column("tolerance_s", sa.Integer(), nullable=False),
        sa.Column("repeat_days", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["announcement_id"], ["announcements.id"], name="fk_campaigns_announcement_id"
        ),
        sa.ForeignKeyConstraint(["deal_id"], ["deals.id"], name="fk_campaigns_deal_id"),
        sa.PrimaryKeyConstraint("id", name="pk_campaigns"),
    )
    op.create_index("ix_campaigns_due", "campaigns", ["state", "next_at"], unique=False)
    op.create_index("ix_campaigns_planned", "campaigns", ["state", "planned_at"], unique=False)
    op.create_table(
        "cards",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=True),
        sa.Column("post_id", sa.Integer(), nullable=True),
        sa.Column("edit_id", sa.Integer(), nullable=True),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("dirty", sa.Boolean(), nullable=False),
        sa.Column("awaits", sa.Boolean(), nullable=False),
        sa.Column("edit_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("final", sa.Boolean(), nullable=False),
        sa.Column("reposts", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["edit_id"], ["outbox.id"], name="fk_cards_edit_id"),
        sa.ForeignKeyConstraint(["post_id"], ["outbox.id"], name="fk_cards_post_id"),
        sa.PrimaryKeyConstraint("id", name="pk_cards"),
        sa.UniqueConstraint(
            "kind", "subject_id", "chat_id", name="uq_cards_kind_subject_id_chat_id"
        ),
    )
    op.create_index("ix_cards_awaits", "cards", ["awaits"], unique=False)
    op.create_index("ix_cards_dirty", "cards", ["dirty", "edit_at"], unique=False)
    op.create_table(
        "chat_tags",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_chat_tags_chat_id"),
        sa.PrimaryKeyConstraint("chat_id", "tag", name="pk_chat_tags"),
    )
    op.create_index("ix_chat_tags_tag", "chat_tags", ["tag"], unique=False)
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
        sa.ForeignKeyConstraint(["deal_id"], ["deals.id"], name="fk_commission_rates_deal_id"),
        sa.PrimaryKeyConstraint("id", name="pk_commission_rates"),
    )
    op.create_index("ix_commission_rates_category", "commission_rates", ["category"], unique=False)
    op.create_index("ix_commission_rates_deal_id", "commission_rates", ["deal_id"], unique=False)
    op.create_table(
        "deal_tags",
        sa.Column("deal_id", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["deal_id"], ["deals.id"], name="fk_deal_tags_deal_id"),
        sa.PrimaryKeyConstraint("deal_id", "tag", name="pk_deal_tags"),
    )
    op.create_index("ix_deal_tags_tag", "deal_tags", ["tag"], unique=False)
    op.create_table(
        "flash_sales",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("deal_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("price_minor", sa.BigInteger(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seed", sa.String(), nullable=False),
        sa.Column("seed_hash", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("list_price_minor", sa.BigInteger(), nullable=True),
        sa.Column("photo", sa.String(), nullable=True),
        sa.Column("link", sa.String(), nullable=True),
        sa.Column("stock_total", sa.Integer(), nullable=True),
        sa.Column("stock_left", sa.Integer(), nullable=True),
        sa.Column("per_member", sa.Integer(), nullable=False),
        sa.Column("per_order", sa.Integer(), nullable=False),
        sa.Column("hold_s", sa.Integer(), nullable=False),
        sa.Column("window_s", sa.Integer(), nullable=False),
        sa.Column("allot_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pay", sa.String(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=True),
        sa.Column("voucher_days", sa.Integer(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("entries_hash", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("closed_reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["deal_id"], ["deals.id"], name="fk_flash_sales_deal_id"),
        sa.ForeignKeyConstraint(["store_id"], ["stores.id"], name="fk_flash_sales_store_id"),
        sa.PrimaryKeyConstraint("id", name="pk_flash_sales"),
        sa.UniqueConstraint("code", name="uq_flash_sales_code"),
    )
    op.create_index("ix_flash_sales_deal_id", "flash_sales", ["deal_id"], unique=False)
    op.create_index(
        "ix_flash_sales_state", "flash_sales", ["state", "starts_at", "ends_at"], unique=False
    )
    op.create_table(
        "group_buys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("deal_id", sa.Integer(), nullable=False),
        sa.Column("shape", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("tiers", sa.JSON(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("duration_s", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("list_price_minor", sa.BigInteger(), nullable=True),
        sa.Column("photo", sa.String(), nullable=True),
        sa.Column("link", sa.String(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("ends_when_full", sa.Boolean(), nullable=False),
        sa.Column("per_member", sa.Integer(), nullable=False),
        sa.Column("stock_total", sa.Integer(), nullable=True),
        sa.Column("units_taken", sa.Integer(), nullable=False),
        sa.Column("pay", sa.String(), nullable=False),
        sa.Column("pay_when", sa.String(), nullable=False),
        sa.Column("hold_s", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=True),
        sa.Column("voucher_days", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("closed_reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["deal_id"], ["deals.id"], name="fk_group_buys_deal_id"),
        sa.ForeignKeyConstraint(["store_id"], ["stores.id"], name="fk_group_buys_store_id"),
        sa.PrimaryKeyConstraint("id", name="pk_group_buys"),
        sa.UniqueConstraint("code", name="uq_group_buys_code"),
    )
    op.create_index("ix_group_buys_deal_id", "group_buys", ["deal_id"], unique=False)
    op.create_index(
        "ix_group_buys_state", "group_buys", ["state", "starts_at", "ends_at"], unique=False
    )
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
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_invite_links_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_invite_links"),
        sa.UniqueConstraint("url", name="uq_invite_links_url"),
    )
    op.create_index("ix_invite_links_due", "invite_links", ["state", "try_at"], unique=False)
    op.create_index("ix_invite_links_member_id", "invite_links", ["member_id"], unique=False)
    op.create_index(
        "uq_invite_links_live",
        "invite_links",
        ["chat_id", "member_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('wanted', 'made')"),
        postgresql_where=sa.text("state IN ('wanted', 'made')"),
    )
    op.create_table(
        "link_openings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("payload", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_link_openings_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_link_openings"),
    )
    op.create_index("ix_link_openings_member_id", "link_openings", ["member_id"], unique=False)
    op.create_index("ix_link_openings_value", "link_openings", ["kind", "value"], unique=False)
    op.create_table(
        "memberships",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("first_joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("joins", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_memberships_member_id"),
        sa.PrimaryKeyConstraint("chat_id", "member_id", name="pk_memberships"),
    )
    op.create_index("ix_memberships_joined_at", "memberships", ["joined_at"], unique=False)
    op.create_index("ix_memberships_left_at", "memberships", ["left_at"], unique=False)
    op.create_index("ix_memberships_member", "memberships", ["member_id", "state"], unique=False)
    op.create_table(
        "parties",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_parties_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_parties"),
        sa.UniqueConstraint("member_id", name="uq_parties_member_id"),
    )
    op.create_table(
        "payout_accounts",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("masked", sa.String(), nullable=False),
        sa.Column("sealed", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_payout_accounts_member_id"),
        sa.PrimaryKeyConstraint("member_id", name="pk_payout_accounts"),
    )
    op.create_index("ix_payout_accounts_digest", "payout_accounts", ["digest"], unique=False)
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
        sa.ForeignKeyConstraint(["deal_id"], ["deals.id"], name="fk_price_changes_deal_id"),
        sa.PrimaryKeyConstraint("id", name="pk_price_changes"),
    )
    op.create_index("ix_price_changes_deal", "price_changes", ["deal_id", "id"], unique=False)
    op.create_table(
        "promoter_shops",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_promoter_shops_member_id"),
        sa.PrimaryKeyConstraint("member_id", name="pk_promoter_shops"),
    )
    op.create_table(
        "retired_codes",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_retired_codes_member_id"),
        sa.PrimaryKeyConstraint("code", name="pk_retired_codes"),
    )
    op.create_index("ix_retired_codes_member_id", "retired_codes", ["member_id"], unique=False)
    op.create_table(
        "roles",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("granted_by", sa.BigInteger(), nullable=True),
        sa.Column("everywhere", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_roles_member_id"),
        sa.PrimaryKeyConstraint("member_id", "role", name="pk_roles"),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_staff_member_id"),
        sa.ForeignKeyConstraint(["store_id"], ["stores.id"], name="fk_staff_store_id"),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
    )
    op.create_index("ix_staff_member", "staff", ["member_id", "removed_at"], unique=False)
    op.create_index(
        "uq_staff_now",
        "staff",
        ["store_id", "member_id"],
        unique=True,
        sqlite_where=sa.text("removed_at IS NULL"),
        postgresql_where=sa.text("removed_at IS NULL"),
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
        sa.ForeignKeyConstraint(["invitee_id"], ["members.id"], name="fk_touches_invitee_id"),
        sa.ForeignKeyConstraint(["referrer_id"], ["members.id"], name="fk_touches_referrer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_touches"),
    )
    op.create_index("ix_touches_invitee", "touches", ["invitee_id", "at"], unique=False)
    op.create_index("ix_touches_referrer", "touches", ["referrer_id", "at"], unique=False)
    op.create_table(
        "vouchers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("due_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("redeemed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("redeemed_by", sa.BigInteger(), nullable=True),
        sa.Column("redeemed_store_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_vouchers_member_id"),
        sa.ForeignKeyConstraint(
            ["redeemed_store_id"], ["stores.id"], name="fk_vouchers_redeemed_store_id"
        ),
        sa.ForeignKeyConstraint(["store_id"], ["stores.id"], name="fk_vouchers_store_id"),
        sa.PrimaryKeyConstraint("id", name="pk_vouchers"),
        sa.UniqueConstraint("code_hash", name="uq_vouchers_code_hash"),
        sa.UniqueConstraint("subject", "subject_id", name="uq_vouchers_subject_subject_id"),
    )
    op.create_index("ix_vouchers_expiry", "vouchers", ["state", "expires_at"], unique=False)
    op.create_index("ix_vouchers_issued_at", "vouchers", ["issued_at"], unique=False)
    op.create_index("ix_vouchers_member", "vouchers", ["member_id", "state"], unique=False)
    op.create_index("ix_vouchers_redeemed_at", "vouchers", ["redeemed_at"], unique=False)
    op.create_table(
        "allotments",
        sa.Column("flash_sale_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("units_total", sa.Integer(), nullable=False),
        sa.Column("units_left", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["flash_sale_id"], ["flash_sales.id"], name="fk_allotments_flash_sale_id"
        ),
        sa.PrimaryKeyConstraint("flash_sale_id", "chat_id", name="pk_allotments"),
    )
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
        sa.ForeignKeyConstraint(["invitee_id"], ["members.id"], name="fk_attributions_invitee_id"),
        sa.ForeignKeyConstraint(
            ["program_id"], ["referral_programs.id"], name="fk_attributions_program_id"
        ),
        sa.ForeignKeyConstraint(
            ["referrer_id"], ["members.id"], name="fk_attributions_referrer_id"
        ),
        sa.ForeignKeyConstraint(["touch_id"], ["touches.id"], name="fk_attributions_touch_id"),
        sa.PrimaryKeyConstraint("id", name="pk_attributions"),
        sa.UniqueConstraint(
            "program_id", "invitee_id", name="uq_attributions_program_id_invitee_id"
        ),
    )
    op.create_index("ix_attributions_asked", "attributions", ["state", "expires_at"], unique=False)
    op.create_index(
        "ix_attributions_referrer", "attributions", ["referrer_id", "state"], unique=False
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
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name="fk_audit_lines_party_id"),
        sa.PrimaryKeyConstraint("id", name="pk_audit_lines"),
    )
    op.create_index("ix_audit_lines_party_id", "audit_lines", ["party_id"], unique=False)
    op.create_index("ix_audit_lines_subject", "audit_lines", ["subject", "id"], unique=False)
    op.create_table(
        "campaign_chats",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns.id"], name="fk_campaign_chats_campaign_id"
        ),
        sa.PrimaryKeyConstraint("campaign_id", "chat_id", name="pk_campaign_chats"),
    )
    op.create_table(
        "campaign_queue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("deal_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns.id"], name="fk_campaign_queue_campaign_id"
        ),
        sa.ForeignKeyConstraint(["deal_id"], ["deals.id"], name="fk_campaign_queue_deal_id"),
        sa.PrimaryKeyConstraint("id", name="pk_campaign_queue"),
    )
    op.create_index(
        "ix_campaign_queue_campaign_id", "campaign_queue", ["campaign_id"], unique=False
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("flash_sale_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("price_minor", sa.BigInteger(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("promised", sa.Boolean(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("allotted", sa.Boolean(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["flash_sale_id"], ["flash_sales.id"], name="fk_claims_flash_sale_id"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_claims_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
    )
    op.create_index("ix_claims_claimed_at", "claims", ["claimed_at"], unique=False)
    op.create_index(
        "ix_claims_member", "claims", ["member_id", "flash_sale_id", "state"], unique=False
    )
    op.create_index("ix_claims_sale", "claims", ["flash_sale_id", "state"], unique=False)
    op.create_index("ix_claims_until", "claims", ["state", "until"], unique=False)
    op.create_index(
        "uq_claims_pending",
        "claims",
        ["flash_sale_id", "member_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('entered', 'held')"),
        postgresql_where=sa.text("state IN ('entered', 'held')"),
    )
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
        sa.ForeignKeyConstraint(["buyer_id"], ["members.id"], name="fk_conversions_buyer_id"),
        sa.ForeignKeyConstraint(["deal_id"], ["deals.id"], name="fk_conversions_deal_id"),
        sa.ForeignKeyConstraint(
            ["rate_id"], ["commission_rates.id"], name="fk_conversions_rate_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_conversions"),
        sa.UniqueConstraint("key", name="uq_conversions_key"),
    )
    op.create_index(
        "ix_conversions_approving", "conversions", ["state", "approve_at"], unique=False
    )
    op.create_index("ix_conversions_at", "conversions", ["at"], unique=False)
    op.create_index("ix_conversions_buyer_id", "conversions", ["buyer_id"], unique=False)
    op.create_index("ix_conversions_deal_id", "conversions", ["deal_id"], unique=False)
    op.create_index("ix_conversions_freezing", "conversions", ["state", "payable_at"], unique=False)
    op.create_table(
        "ledger_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transaction_id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name="fk_ledger_entries_party_id"),
        sa.ForeignKeyConstraint(
            ["transaction_id"], ["ledger_transactions.id"], name="fk_ledger_entries_transaction_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_ledger_entries"),
    )
    op.create_index(
        "ix_ledger_entries_balance",
        "ledger_entries",
        ["party_id", "currency", "account", "amount_minor", "at"],
        unique=False,
    )
    op.create_index(
        "ix_ledger_entries_board",
        "ledger_entries",
        ["account", "party_id", "at", "amount_minor"],
        unique=False,
    )
    op.create_index(
        "ix_ledger_entries_statement",
        "ledger_entries",
        ["party_id", "transaction_id"],
        unique=False,
    )
    op.create_index(
        "ix_ledger_entries_transaction_id", "ledger_entries", ["transaction_id"], unique=False
    )
    op.create_table(
        "occurrences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("slots", sa.Integer(), nullable=False),
        sa.Column("deal_id", sa.Integer(), nullable=True),
        sa.Column("announcement_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["announcement_id"], ["announcements.id"], name="fk_occurrences_announcement_id"
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns.id"], name="fk_occurrences_campaign_id"
        ),
        sa.ForeignKeyConstraint(["deal_id"], ["deals.id"], name="fk_occurrences_deal_id"),
        sa.PrimaryKeyConstraint("id", name="pk_occurrences"),
        sa.UniqueConstraint("campaign_id", "slot", name="uq_occurrences_campaign_id_slot"),
    )
    op.create_table(
        "promoter_shop_deals",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("deal_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["deal_id"], ["deals.id"], name="fk_promoter_shop_deals_deal_id"),
        sa.ForeignKeyConstraint(
            ["member_id"], ["promoter_shops.member_id"], name="fk_promoter_shop_deals_member_id"
        ),
        sa.PrimaryKeyConstraint("member_id", "deal_id", name="pk_promoter_shop_deals"),
    )
    op.create_table(
        "teams",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("group_buy_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("goal", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("leader_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("price_minor", sa.BigInteger(), nullable=True),
        sa.Column("merge_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("almost_told", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["group_buy_id"], ["group_buys.id"], name="fk_teams_group_buy_id"),
        sa.ForeignKeyConstraint(["leader_id"], ["members.id"], name="fk_teams_leader_id"),
        sa.PrimaryKeyConstraint("id", name="pk_teams"),
        sa.UniqueConstraint("code", name="uq_teams_code"),
    )
    op.create_index("ix_teams_due", "teams", ["state", "closes_at"], unique=False)
    op.create_index("ix_teams_offer", "teams", ["group_buy_id", "state"], unique=False)
    op.create_index("ix_teams_remind", "teams", ["state", "remind_at"], unique=False)
    op.create_table(
        "voucher_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("voucher_id", sa.Integer(), nullable=True),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("store_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["store_id"], ["stores.id"], name="fk_voucher_events_store_id"),
        sa.ForeignKeyConstraint(
            ["voucher_id"], ["vouchers.id"], name="fk_voucher_events_voucher_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_voucher_events"),
    )
    op.create_index(
        "ix_voucher_events_actor", "voucher_events", ["actor_id", "act", "at"], unique=False
    )
    op.create_index("ix_voucher_events_voucher_id", "voucher_events", ["voucher_id"], unique=False)
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
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name="fk_withdrawals_party_id"),
        sa.PrimaryKeyConstraint("id", name="pk_withdrawals"),
    )
    op.create_index("ix_withdrawals_party_id", "withdrawals", ["party_id"], unique=False)
    op.create_index("ix_withdrawals_state", "withdrawals", ["state", "requested_at"], unique=False)
    op.create_index(
        "uq_withdrawals_open",
        "withdrawals",
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
            ["conversion_id"], ["conversions.id"], name="fk_conversion_shares_conversion_id"
        ),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name="fk_conversion_shares_party_id"),
        sa.PrimaryKeyConstraint("conversion_id", "level", name="pk_conversion_shares"),
    )
    op.create_index(
        "ix_conversion_shares_party_id", "conversion_shares", ["party_id"], unique=False
    )
    op.create_table(
        "posts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("occurrence_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("outbox_id", sa.Integer(), nullable=True),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("deal_id", sa.Integer(), nullable=True),
        sa.Column("announcement_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["announcement_id"], ["announcements.id"], name="fk_posts_announcement_id"
        ),
        sa.ForeignKeyConstraint(["deal_id"], ["deals.id"], name="fk_posts_deal_id"),
        sa.ForeignKeyConstraint(
            ["occurrence_id"], ["occurrences.id"], name="fk_posts_occurrence_id"
        ),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name="fk_posts_outbox_id"),
        sa.PrimaryKeyConstraint("id", name="pk_posts"),
        sa.UniqueConstraint("occurrence_id", "chat_id", name="uq_posts_occurrence_id_chat_id"),
    )
    op.create_index("ix_posts_announcement_id", "posts", ["announcement_id"], unique=False)
    op.create_index("ix_posts_chat", "posts", ["chat_id", "due_at"], unique=False)
    op.create_index("ix_posts_deal", "posts", ["deal_id", "state"], unique=False)
    op.create_index("ix_posts_due", "posts", ["due_at"], unique=False)
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
            ["attribution_id"], ["attributions.id"], name="fk_rewards_attribution_id"
        ),
        sa.ForeignKeyConstraint(["invitee_id"], ["members.id"], name="fk_rewards_invitee_id"),
        sa.ForeignKeyConstraint(
            ["program_id"], ["referral_programs.id"], name="fk_rewards_program_id"
        ),
        sa.ForeignKeyConstraint(["referrer_id"], ["members.id"], name="fk_rewards_referrer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_rewards"),
        sa.UniqueConstraint("program_id", "invitee_id", name="uq_rewards_program_id_invitee_id"),
    )
    op.create_index("ix_rewards_due", "rewards", ["state", "vests_at"], unique=False)
    op.create_index("ix_rewards_invitee", "rewards", ["invitee_id", "state"], unique=False)
    op.create_index("ix_rewards_referrer", "rewards", ["referrer_id", "state"], unique=False)
    op.create_table(
        "seats",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_buy_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("price_shown_minor", sa.BigInteger(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["group_buy_id"], ["group_buys.id"], name="fk_seats_group_buy_id"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_seats_member_id"),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name="fk_seats_team_id"),
        sa.PrimaryKeyConstraint("id", name="pk_seats"),
    )
    op.create_index("ix_seats_joined_at", "seats", ["joined_at"], unique=False)
    op.create_index("ix_seats_member", "seats", ["member_id", "state"], unique=False)
    op.create_index("ix_seats_team", "seats", ["team_id", "state"], unique=False)
    op.create_index("ix_seats_until", "seats", ["state", "until"], unique=False)
    op.create_index(
        "uq_seats_live",
        "seats",
        ["group_buy_id", "member_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('reserved', 'confirmed')"),
        postgresql_where=sa.text("state IN ('reserved', 'confirmed')"),
    )
    op.create_table(
        "withdrawal_approvals",
        sa.Column("withdrawal_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["withdrawal_id"], ["withdrawals.id"], name="fk_withdrawal_approvals_withdrawal_id"
        ),
        sa.PrimaryKeyConstraint("withdrawal_id", "by_id", name="pk_withdrawal_approvals"),
    )

    _forbid_changes()


def _forbid_changes() -> None:
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for function, (refusal, tables) in APPEND_ONLY.items():
        if not on_sqlite:
            op.execute(
                f"CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{refusal}'; END $$"
            )
        for table in tables:
            if on_sqlite:
                _forbid_on_sqlite(table, refusal)
            else:
                op.execute(
                    f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
                    f"FOR EACH ROW EXECUTE FUNCTION {function}()"
                )


def _forbid_on_sqlite(table: str, refusal: str) -> None:
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
        )
