BEGIN TRANSACTION;
CREATE TABLE admin_chats (
 member_id BIGINT NOT NULL, 
 chat_id BIGINT NOT NULL, 
 CONSTRAINT pk_admin_chats PRIMARY KEY (member_id, chat_id), 
 CONSTRAINT fk_admin_chats_member_id FOREIGN KEY(member_id) REFERENCES members (id)
);
CREATE TABLE alembic_version (
 version_num VARCHAR(32) NOT NULL, 
 CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0013');
CREATE TABLE allotments (
 flash_sale_id INTEGER NOT NULL, 
 chat_id BIGINT NOT NULL, 
 units_total INTEGER NOT NULL, 
 units_left INTEGER NOT NULL, 
 CONSTRAINT pk_allotments PRIMARY KEY (flash_sale_id, chat_id), 
 CONSTRAINT fk_allotments_flash_sale_id FOREIGN KEY(flash_sale_id) REFERENCES flash_sales (id)
);
CREATE TABLE announcements (
 id INTEGER NOT NULL, 
 text VARCHAR NOT NULL, 
 entities JSON NOT NULL, 
 photos JSON NOT NULL, 
 made_at DATETIME NOT NULL, 
 made_by BIGINT, 
 CONSTRAINT pk_announcements PRIMARY KEY (id)
);
CREATE TABLE attributions (
 id INTEGER NOT NULL, 
 program_id INTEGER NOT NULL, 
 invitee_id BIGINT NOT NULL, 
 referrer_id BIGINT NOT NULL, 
 touch_id INTEGER NOT NULL, 
 confidence VARCHAR NOT NULL, 
 state VARCHAR NOT NULL, 
 since DATETIME NOT NULL, 
 expires_at DATETIME, 
 invitee_agreed BOOLEAN NOT NULL, 
 referrer_agreed BOOLEAN NOT NULL, 
 CONSTRAINT pk_attributions PRIMARY KEY (id), 
 CONSTRAINT fk_attributions_invitee_id FOREIGN KEY(invitee_id) REFERENCES members (id), 
 CONSTRAINT fk_attributions_program_id FOREIGN KEY(program_id) REFERENCES referral_programs (id), 
 CONSTRAINT fk_attributions_referrer_id FOREIGN KEY(referrer_id) REFERENCES members (id), 
 CONSTRAINT fk_attributions_touch_id FOREIGN KEY(touch_id) REFERENCES touches (id), 
 CONSTRAINT uq_attributions_program_id_invitee_id UNIQUE (program_id, invitee_id)
);
INSERT INTO "attributions" VALUES(1,1,1,2,1,'high','bound','2026-05-01 12:00:00.000000',NULL,0,0);
INSERT INTO "attributions" VALUES(2,1,2,3,2,'high','bound','2026-05-01 12:00:00.000000',NULL,0,0);
CREATE TABLE audit_lines (
 id INTEGER NOT NULL, 
 at DATETIME NOT NULL, 
 party_id INTEGER, 
 act VARCHAR NOT NULL, 
 subject VARCHAR NOT NULL, 
 facts JSON NOT NULL, 
 seal VARCHAR NOT NULL, 
 CONSTRAINT pk_audit_lines PRIMARY KEY (id), 
 CONSTRAINT fk_audit_lines_party_id FOREIGN KEY(party_id) REFERENCES parties (id)
);
CREATE TABLE campaign_chats (
 campaign_id INTEGER NOT NULL, 
 chat_id BIGINT NOT NULL, 
 thread_id INTEGER, 
 CONSTRAINT pk_campaign_chats PRIMARY KEY (campaign_id, chat_id), 
 CONSTRAINT fk_campaign_chats_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id)
);
CREATE TABLE campaign_queue (
 id INTEGER NOT NULL, 
 campaign_id INTEGER NOT NULL, 
 deal_id INTEGER NOT NULL, 
 CONSTRAINT pk_campaign_queue PRIMARY KEY (id), 
 CONSTRAINT fk_campaign_queue_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id), 
 CONSTRAINT fk_campaign_queue_deal_id FOREIGN KEY(deal_id) REFERENCES deals (id)
);
CREATE TABLE campaigns (
 id INTEGER NOT NULL, 
 name VARCHAR NOT NULL, 
 created_at DATETIME NOT NULL, 
 zone VARCHAR NOT NULL, 
 what VARCHAR NOT NULL, 
 deal_id INTEGER, 
 tag VARCHAR, 
 last_deal_id INTEGER NOT NULL, 
 at VARCHAR, 
 every_s INTEGER, 
 anchor_at DATETIME, 
 cron VARCHAR, 
 "where" VARCHAR NOT NULL, 
 tags JSON NOT NULL, 
 quiet_from VARCHAR, 
 quiet_to VARCHAR, 
 minimum_gap_s INTEGER NOT NULL, 
 daily_cap INTEGER, 
 spread_s INTEGER NOT NULL, 
 tolerance_s INTEGER NOT NULL, 
 repeat_days INTEGER NOT NULL, 
 state VARCHAR NOT NULL, 
 next_at DATETIME, 
 planned_at DATETIME, announcement_id INTEGER CONSTRAINT fk_campaigns_announcement_id REFERENCES announcements (id), 
 CONSTRAINT pk_campaigns PRIMARY KEY (id), 
 CONSTRAINT fk_campaigns_deal_id FOREIGN KEY(deal_id) REFERENCES deals (id)
);
INSERT INTO "campaigns" VALUES(1,'Tea','2026-05-01','UTC','rotation',NULL,NULL,0,NULL,NULL,NULL,NULL,'all','[]',NULL,NULL,0,NULL,0,0,0,'done',NULL,NULL,NULL);
CREATE TABLE cards (
 id INTEGER NOT NULL, 
 kind VARCHAR NOT NULL, 
 subject_id INTEGER NOT NULL, 
 chat_id BIGINT NOT NULL, 
 created_at DATETIME NOT NULL, 
 thread_id INTEGER, 
 post_id INTEGER, 
 edit_id INTEGER, 
 digest VARCHAR NOT NULL, 
 dirty BOOLEAN NOT NULL, 
 awaits BOOLEAN NOT NULL, 
 edit_at DATETIME, 
 pinned BOOLEAN NOT NULL, 
 final BOOLEAN NOT NULL, 
 reposts INTEGER NOT NULL, 
 CONSTRAINT pk_cards PRIMARY KEY (id), 
 CONSTRAINT fk_cards_edit_id FOREIGN KEY(edit_id) REFERENCES outbox (id), 
 CONSTRAINT fk_cards_post_id FOREIGN KEY(post_id) REFERENCES outbox (id), 
 CONSTRAINT uq_cards_kind_subject_id_chat_id UNIQUE (kind, subject_id, chat_id)
);
INSERT INTO "cards" VALUES(1,'flash_sale',1,-1001,'2026-05-01 11:59:59.000000',NULL,NULL,NULL,'',1,0,NULL,0,0,0);
INSERT INTO "cards" VALUES(2,'flash_sale',1,-1002,'2026-05-01 11:59:59.000000',NULL,NULL,NULL,'',1,0,NULL,0,0,0);
CREATE TABLE chat_tags (
 chat_id BIGINT NOT NULL, 
 tag VARCHAR NOT NULL, 
 CONSTRAINT pk_chat_tags PRIMARY KEY (chat_id, tag), 
 CONSTRAINT fk_chat_tags_chat_id FOREIGN KEY(chat_id) REFERENCES chats (id)
);
CREATE TABLE chat_topics (
 chat_id BIGINT NOT NULL, 
 thread_id BIGINT NOT NULL, 
 name VARCHAR NOT NULL, 
 closed BOOLEAN NOT NULL, 
 CONSTRAINT pk_chat_topics PRIMARY KEY (chat_id, thread_id)
);
CREATE TABLE chat_troubles (
 id INTEGER NOT NULL, 
 chat_id BIGINT NOT NULL, 
 at DATETIME NOT NULL, 
 what VARCHAR NOT NULL, 
 CONSTRAINT pk_chat_troubles PRIMARY KEY (id)
);
CREATE TABLE "chats" (
 id BIGINT NOT NULL, 
 type VARCHAR NOT NULL, 
 title VARCHAR NOT NULL, 
 added_at DATETIME NOT NULL, 
 username VARCHAR, 
 is_forum BOOLEAN NOT NULL, 
 state VARCHAR NOT NULL, 
 state_reason VARCHAR, 
 probe_at DATETIME, 
 doubted_since DATETIME, 
 rights JSON NOT NULL, 
 migrated_to BIGINT, 
 language VARCHAR, 
 zone VARCHAR, 
 quiet_from VARCHAR, 
 quiet_to VARCHAR, 
 minimum_gap_s INTEGER NOT NULL, 
 daily_cap INTEGER, 
 thread_id INTEGER, 
 disclosure VARCHAR, 
 links_by_request BOOLEAN DEFAULT 0 NOT NULL, paused_at DATETIME, 
 CONSTRAINT pk_chats PRIMARY KEY (id)
);
INSERT INTO "chats" VALUES(-1001,'supergroup','Tea -1001','2026-05-01 12:00:00.000000',NULL,0,'active',NULL,NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,0,NULL);
INSERT INTO "chats" VALUES(-1002,'supergroup','Tea -1002','2026-05-01 12:00:00.000000',NULL,0,'active',NULL,NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,0,NULL);
CREATE TABLE claims (
 id INTEGER NOT NULL, 
 flash_sale_id INTEGER NOT NULL, 
 member_id BIGINT NOT NULL, 
 quantity INTEGER NOT NULL, 
 price_minor BIGINT NOT NULL, 
 claimed_at DATETIME NOT NULL, 
 state VARCHAR NOT NULL, 
 until DATETIME, 
 promised BOOLEAN NOT NULL, 
 chat_id BIGINT, 
 allotted BOOLEAN NOT NULL, 
 rank INTEGER, 
 CONSTRAINT pk_claims PRIMARY KEY (id), 
 CONSTRAINT fk_claims_flash_sale_id FOREIGN KEY(flash_sale_id) REFERENCES flash_sales (id), 
 CONSTRAINT fk_claims_member_id FOREIGN KEY(member_id) REFERENCES members (id)
);
CREATE TABLE commission_rates (
 id INTEGER NOT NULL, 
 made_at DATETIME NOT NULL, 
 deal_id INTEGER, 
 category VARCHAR, 
 rate_bp INTEGER, 
 fixed_minor BIGINT, 
 currency VARCHAR, 
 ended_at DATETIME, 
 CONSTRAINT pk_commission_rates PRIMARY KEY (id), 
 CONSTRAINT fk_commission_rates_deal_id FOREIGN KEY(deal_id) REFERENCES deals (id)
);
INSERT INTO "commission_rates" VALUES(1,'2026-05-01 12:00:00.000000',NULL,NULL,1000,NULL,NULL,NULL);
CREATE TABLE conversion_shares (
 conversion_id INTEGER NOT NULL, 
 level INTEGER NOT NULL, 
 party_id INTEGER NOT NULL, 
 amount_minor BIGINT NOT NULL, 
 CONSTRAINT pk_conversion_shares PRIMARY KEY (conversion_id, level), 
 CONSTRAINT fk_conversion_shares_conversion_id FOREIGN KEY(conversion_id) REFERENCES conversions (id), 
 CONSTRAINT fk_conversion_shares_party_id FOREIGN KEY(party_id) REFERENCES parties (id)
);
INSERT INTO "conversion_shares" VALUES(1,1,1,179);
CREATE TABLE conversions (
 id INTEGER NOT NULL, 
 "key" VARCHAR NOT NULL, 
 buyer_id BIGINT NOT NULL, 
 title VARCHAR NOT NULL, 
 quantity INTEGER NOT NULL, 
 amount_minor BIGINT NOT NULL, 
 currency VARCHAR NOT NULL, 
 commission_minor BIGINT NOT NULL, 
 at DATETIME NOT NULL, 
 deal_id INTEGER, 
 rate_id INTEGER, 
 rate_bp INTEGER, 
 fixed_minor BIGINT, 
 state VARCHAR NOT NULL, 
 approve_at DATETIME, 
 payable_at DATETIME, 
 settled_at DATETIME, 
 reason VARCHAR, 
 by_id BIGINT, 
 CONSTRAINT pk_conversions PRIMARY KEY (id), 
 CONSTRAINT fk_conversions_buyer_id FOREIGN KEY(buyer_id) REFERENCES members (id), 
 CONSTRAINT fk_conversions_deal_id FOREIGN KEY(deal_id) REFERENCES deals (id), 
 CONSTRAINT fk_conversions_rate_id FOREIGN KEY(rate_id) REFERENCES commission_rates (id), 
 CONSTRAINT uq_conversions_key UNIQUE ("key")
);
INSERT INTO "conversions" VALUES(1,'operator:1',1,'Tea',1,1790,'EUR',179,'2026-05-01 12:00:00.000000',1,1,1000,NULL,'pending','2026-05-04 12:00:00.000000',NULL,NULL,NULL,NULL);
CREATE TABLE deal_tags (
 deal_id INTEGER NOT NULL, 
 tag VARCHAR NOT NULL, 
 CONSTRAINT pk_deal_tags PRIMARY KEY (deal_id, tag), 
 CONSTRAINT fk_deal_tags_deal_id FOREIGN KEY(deal_id) REFERENCES deals (id)
);
CREATE TABLE deals (
 id INTEGER NOT NULL, 
 code VARCHAR NOT NULL, 
 source VARCHAR NOT NULL, 
 source_id VARCHAR NOT NULL, 
 title VARCHAR NOT NULL, 
 price_minor BIGINT NOT NULL, 
 currency VARCHAR NOT NULL, 
 created_at DATETIME NOT NULL, 
 changed_at DATETIME NOT NULL, 
 description VARCHAR NOT NULL, 
 list_price_minor BIGINT, 
 link VARCHAR, 
 photo VARCHAR, 
 category VARCHAR, 
 in_stock BOOLEAN NOT NULL, 
 starts_at DATETIME, 
 ends_at DATETIME, 
 state VARCHAR NOT NULL, 
 closed_at DATETIME, own JSON DEFAULT '[]' NOT NULL, sought VARCHAR DEFAULT '' NOT NULL, 
 CONSTRAINT pk_deals PRIMARY KEY (id), 
 CONSTRAINT uq_deals_code UNIQUE (code), 
 CONSTRAINT uq_deals_source_source_id UNIQUE (source, source_id)
);
INSERT INTO "deals" VALUES(1,'K7Q2','test','tea','Tea',1790,'EUR','2026-05-01 12:00:00.000000','2026-05-01 12:00:00.000000','',NULL,'https://shop.example/tea',NULL,'Kitchen',1,NULL,NULL,'active',NULL,'[]','tea k7q2 test');
CREATE TABLE desk_updates (
 id INTEGER NOT NULL, 
 bot_id BIGINT NOT NULL, 
 update_id BIGINT NOT NULL, 
 member_id BIGINT NOT NULL, 
 body VARCHAR NOT NULL, 
 at DATETIME NOT NULL, 
 tries INTEGER NOT NULL, 
 CONSTRAINT pk_desk_updates PRIMARY KEY (id), 
 CONSTRAINT uq_desk_updates_bot_id_update_id UNIQUE (bot_id, update_id)
);
CREATE TABLE dialogs (
 bot_id BIGINT NOT NULL, 
 member_id BIGINT NOT NULL, 
 destiny VARCHAR NOT NULL, 
 state VARCHAR, 
 data JSON NOT NULL, 
 CONSTRAINT pk_dialogs PRIMARY KEY (bot_id, member_id, destiny)
);
CREATE TABLE facts (
 name VARCHAR NOT NULL, 
 value JSON NOT NULL, 
 CONSTRAINT pk_facts PRIMARY KEY (name)
);
CREATE TABLE feed_imports (
 id INTEGER NOT NULL, 
 member_id BIGINT NOT NULL, 
 file_id VARCHAR NOT NULL, 
 file_name VARCHAR NOT NULL, 
 file_bytes BIGINT NOT NULL, 
 source VARCHAR NOT NULL, 
 currency VARCHAR NOT NULL, 
 asked_at DATETIME NOT NULL, 
 shop_url VARCHAR, 
 state VARCHAR NOT NULL, 
 rows_done INTEGER NOT NULL, 
 bytes_done BIGINT NOT NULL, 
 new INTEGER NOT NULL, 
 changed INTEGER NOT NULL, 
 same INTEGER NOT NULL, 
 bad INTEGER NOT NULL, 
 tries INTEGER NOT NULL, 
 try_at DATETIME, 
 reason VARCHAR, 
 settled_at DATETIME, stopped_by BIGINT, 
 CONSTRAINT pk_feed_imports PRIMARY KEY (id)
);
CREATE TABLE file_ids (
 bot_id BIGINT NOT NULL, 
 content VARCHAR NOT NULL, 
 file_id VARCHAR NOT NULL, 
 CONSTRAINT pk_file_ids PRIMARY KEY (bot_id, content)
);
CREATE TABLE flash_sales (
 id INTEGER NOT NULL, 
 code VARCHAR NOT NULL, 
 deal_id INTEGER NOT NULL, 
 title VARCHAR NOT NULL, 
 currency VARCHAR NOT NULL, 
 price_minor BIGINT NOT NULL, 
 starts_at DATETIME NOT NULL, 
 ends_at DATETIME NOT NULL, 
 created_at DATETIME NOT NULL, 
 seed VARCHAR NOT NULL, 
 seed_hash VARCHAR NOT NULL, 
 description VARCHAR NOT NULL, 
 list_price_minor BIGINT, 
 photo VARCHAR, 
 link VARCHAR, 
 stock_total INTEGER, 
 stock_left INTEGER, 
 per_member INTEGER NOT NULL, 
 per_order INTEGER NOT NULL, 
 hold_s INTEGER NOT NULL, 
 window_s INTEGER NOT NULL, 
 allot_until DATETIME, 
 pay VARCHAR NOT NULL, 
 store_id INTEGER, 
 voucher_days INTEGER NOT NULL, 
 drawn_at DATETIME, 
 entries_hash VARCHAR, 
 state VARCHAR NOT NULL, 
 closed_reason VARCHAR, 
 CONSTRAINT pk_flash_sales PRIMARY KEY (id), 
 CONSTRAINT fk_flash_sales_deal_id FOREIGN KEY(deal_id) REFERENCES deals (id), 
 CONSTRAINT fk_flash_sales_store_id FOREIGN KEY(store_id) REFERENCES stores (id), 
 CONSTRAINT uq_flash_sales_code UNIQUE (code)
);
INSERT INTO "flash_sales" VALUES(1,'FCZ6E',1,'Tea','EUR',990,'2026-05-01 12:00:00.000000','2026-05-01 13:00:00.000000','2026-05-01 11:59:59.000000','50a4a3a6d07f5c0c332f8b1224083fd22b902f8911e81818f8c99d5d5d983195','cf68ce73c98e49d5e66d3c9dd57ee3542fa28855386ba5a2d6ddcc594ab1cf36','',NULL,NULL,'https://shop.example/tea',10,10,1,1,900,0,NULL,'on_pickup',NULL,30,NULL,NULL,'scheduled',NULL);
CREATE TABLE freezes (
 chat_id BIGINT NOT NULL, 
 until DATETIME NOT NULL, 
 CONSTRAINT pk_freezes PRIMARY KEY (chat_id)
);
CREATE TABLE group_buys (
 id INTEGER NOT NULL, 
 code VARCHAR NOT NULL, 
 deal_id INTEGER NOT NULL, 
 shape VARCHAR NOT NULL, 
 title VARCHAR NOT NULL, 
 currency VARCHAR NOT NULL, 
 tiers JSON NOT NULL, 
 starts_at DATETIME NOT NULL, 
 ends_at DATETIME NOT NULL, 
 duration_s INTEGER NOT NULL, 
 created_at DATETIME NOT NULL, 
 description VARCHAR NOT NULL, 
 list_price_minor BIGINT, 
 photo VARCHAR, 
 link VARCHAR, 
 size INTEGER, 
 ends_when_full BOOLEAN NOT NULL, 
 per_member INTEGER NOT NULL, 
 stock_total INTEGER, 
 units_taken INTEGER NOT NULL, 
 pay VARCHAR NOT NULL, 
 pay_when VARCHAR NOT NULL, 
 hold_s INTEGER NOT NULL, 
 store_id INTEGER, 
 voucher_days INTEGER NOT NULL, 
 state VARCHAR NOT NULL, 
 closed_reason VARCHAR, 
 CONSTRAINT pk_group_buys PRIMARY KEY (id), 
 CONSTRAINT fk_group_buys_deal_id FOREIGN KEY(deal_id) REFERENCES deals (id), 
 CONSTRAINT fk_group_buys_store_id FOREIGN KEY(store_id) REFERENCES stores (id), 
 CONSTRAINT uq_group_buys_code UNIQUE (code)
);
CREATE TABLE invite_links (
 id INTEGER NOT NULL, 
 chat_id BIGINT NOT NULL, 
 member_id BIGINT NOT NULL, 
 name VARCHAR NOT NULL, 
 wanted_at DATETIME NOT NULL, 
 try_at DATETIME NOT NULL, 
 by_request BOOLEAN NOT NULL, 
 state VARCHAR NOT NULL, 
 tries INTEGER NOT NULL, 
 url VARCHAR, 
 made_at DATETIME, 
 reason VARCHAR, 
 CONSTRAINT pk_invite_links PRIMARY KEY (id), 
 CONSTRAINT fk_invite_links_member_id FOREIGN KEY(member_id) REFERENCES members (id), 
 CONSTRAINT uq_invite_links_url UNIQUE (url)
);
CREATE TABLE ledger_entries (
 id INTEGER NOT NULL, 
 transaction_id INTEGER NOT NULL, 
 account VARCHAR NOT NULL, 
 amount_minor BIGINT NOT NULL, 
 currency VARCHAR NOT NULL, 
 at DATETIME NOT NULL, 
 party_id INTEGER, 
 CONSTRAINT pk_ledger_entries PRIMARY KEY (id), 
 CONSTRAINT fk_ledger_entries_party_id FOREIGN KEY(party_id) REFERENCES parties (id), 
 CONSTRAINT fk_ledger_entries_transaction_id FOREIGN KEY(transaction_id) REFERENCES ledger_transactions (id)
);
INSERT INTO "ledger_entries" VALUES(1,1,'expense',-179,'EUR','2026-05-01 12:00:00.000000',NULL);
INSERT INTO "ledger_entries" VALUES(2,1,'pending',179,'EUR','2026-05-01 12:00:00.000000',1);
CREATE TABLE ledger_transactions (
 id INTEGER NOT NULL, 
 "key" VARCHAR NOT NULL, 
 kind VARCHAR NOT NULL, 
 at DATETIME NOT NULL, 
 facts JSON NOT NULL, 
 by_id BIGINT, 
 CONSTRAINT pk_ledger_transactions PRIMARY KEY (id), 
 CONSTRAINT uq_ledger_transactions_key UNIQUE ("key")
);
INSERT INTO "ledger_transactions" VALUES(1,'conversion:1:earned:1','conversion.earned','2026-05-01 12:00:00.000000','{"title": "Tea", "quantity": 1, "amount_minor": 1790, "currency": "EUR", "commission_minor": 179, "rate_bp": 1000, "fixed_minor": null, "scope": "all", "level": 1, "share_minor": 179, "until": "2026-05-04T12:00:00+00:00", "reason": null}',NULL);
CREATE TABLE link_openings (
 id INTEGER NOT NULL, 
 member_id BIGINT NOT NULL, 
 payload VARCHAR NOT NULL, 
 kind VARCHAR NOT NULL, 
 value VARCHAR NOT NULL, 
 opened_at DATETIME NOT NULL, 
 CONSTRAINT pk_link_openings PRIMARY KEY (id), 
 CONSTRAINT fk_link_openings_member_id FOREIGN KEY(member_id) REFERENCES members (id)
);
CREATE TABLE members (
 id BIGINT NOT NULL, 
 name VARCHAR NOT NULL, 
 code VARCHAR NOT NULL, 
 first_seen_at DATETIME NOT NULL, 
 last_seen_at DATETIME NOT NULL, 
 username VARCHAR, 
 language VARCHAR, 
 telegram_language VARCHAR, 
 reach VARCHAR NOT NULL, banned_at DATETIME, quiet_since DATETIME, invited_asked_at DATETIME, 
 CONSTRAINT pk_members PRIMARY KEY (id), 
 CONSTRAINT uq_members_code UNIQUE (code)
);
INSERT INTO "members" VALUES(1,'Person 1','P000001','2026-05-01 12:00:00.000000','2026-05-01 12:00:00.000000',NULL,NULL,NULL,'unknown',NULL,NULL,NULL);
INSERT INTO "members" VALUES(2,'Person 2','P000002','2026-05-01 12:00:00.000000','2026-05-01 12:00:00.000000',NULL,NULL,NULL,'unknown',NULL,NULL,NULL);
INSERT INTO "members" VALUES(3,'Person 3','P000003','2026-05-01 12:00:00.000000','2026-05-01 12:00:00.000000',NULL,NULL,NULL,'unknown',NULL,NULL,NULL);
CREATE TABLE memberships (
 chat_id BIGINT NOT NULL, 
 member_id BIGINT NOT NULL, 
 first_joined_at DATETIME NOT NULL, 
 joined_at DATETIME NOT NULL, 
 joins INTEGER NOT NULL, 
 state VARCHAR NOT NULL, 
 left_at DATETIME, 
 CONSTRAINT pk_memberships PRIMARY KEY (chat_id, member_id), 
 CONSTRAINT fk_memberships_member_id FOREIGN KEY(member_id) REFERENCES members (id)
);
CREATE TABLE nonces (
 word VARCHAR NOT NULL, 
 member_id BIGINT NOT NULL, 
 act VARCHAR NOT NULL, 
 expires_at DATETIME NOT NULL, 
 spent_at DATETIME, 
 CONSTRAINT pk_nonces PRIMARY KEY (word)
);
CREATE TABLE occurrences (
 id INTEGER NOT NULL, 
 campaign_id INTEGER NOT NULL, 
 slot VARCHAR NOT NULL, 
 due_at DATETIME NOT NULL, 
 decided_at DATETIME NOT NULL, 
 state VARCHAR NOT NULL, 
 reason VARCHAR, 
 slots INTEGER NOT NULL, 
 deal_id INTEGER, announcement_id INTEGER CONSTRAINT fk_occurrences_announcement_id REFERENCES announcements (id), 
 CONSTRAINT pk_occurrences PRIMARY KEY (id), 
 CONSTRAINT fk_occurrences_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaigns (id), 
 CONSTRAINT fk_occurrences_deal_id FOREIGN KEY(deal_id) REFERENCES deals (id), 
 CONSTRAINT uq_occurrences_campaign_id_slot UNIQUE (campaign_id, slot)
);
INSERT INTO "occurrences" VALUES(1,1,'x','2026-05-01','2026-05-01','fired',NULL,1,NULL,NULL);
CREATE TABLE outbox (
 id INTEGER NOT NULL, 
 chat_id BIGINT NOT NULL, 
 kind VARCHAR NOT NULL, 
 "values" JSON NOT NULL, 
 due_at DATETIME NOT NULL, 
 thread_id INTEGER, 
 lane INTEGER NOT NULL, 
 policy VARCHAR NOT NULL, 
 state VARCHAR NOT NULL, 
 reason VARCHAR, 
 attempts INTEGER NOT NULL, 
 message_id BIGINT, 
 expires_at DATETIME, 
 settled_at DATETIME, 
 CONSTRAINT pk_outbox PRIMARY KEY (id)
);
INSERT INTO "outbox" VALUES(1,2,'commission.news','{"earned": {"EUR": [1, 179]}}','2026-05-01 12:10:00.000000',NULL,1,'proof','queued',NULL,0,NULL,NULL,NULL);
CREATE TABLE parties (
 id INTEGER NOT NULL, 
 member_id BIGINT, 
 CONSTRAINT pk_parties PRIMARY KEY (id), 
 CONSTRAINT fk_parties_member_id FOREIGN KEY(member_id) REFERENCES members (id), 
 CONSTRAINT uq_parties_member_id UNIQUE (member_id)
);
INSERT INTO "parties" VALUES(1,2);
CREATE TABLE payments (
 id INTEGER NOT NULL, 
 "key" VARCHAR NOT NULL, 
 subject VARCHAR NOT NULL, 
 subject_id INTEGER NOT NULL, 
 member_id BIGINT NOT NULL, 
 kind VARCHAR NOT NULL, 
 amount_minor BIGINT NOT NULL, 
 currency VARCHAR NOT NULL, 
 at DATETIME NOT NULL, 
 by_id BIGINT, 
 CONSTRAINT pk_payments PRIMARY KEY (id), 
 CONSTRAINT uq_payments_key UNIQUE ("key")
);
CREATE TABLE payout_accounts (
 member_id BIGINT NOT NULL, 
 masked VARCHAR NOT NULL, 
 sealed VARCHAR NOT NULL, 
 digest VARCHAR NOT NULL, 
 set_at DATETIME NOT NULL, 
 CONSTRAINT pk_payout_accounts PRIMARY KEY (member_id), 
 CONSTRAINT fk_payout_accounts_member_id FOREIGN KEY(member_id) REFERENCES members (id)
);
CREATE TABLE post_drafts (
 id INTEGER NOT NULL, 
 made_by BIGINT NOT NULL, 
 kept_at DATETIME NOT NULL, 
 name VARCHAR NOT NULL, 
 data JSON NOT NULL, 
 CONSTRAINT pk_post_drafts PRIMARY KEY (id)
);
CREATE TABLE "posts" (
 id INTEGER NOT NULL, 
 occurrence_id INTEGER NOT NULL, 
 chat_id BIGINT NOT NULL, 
 deal_id INTEGER, 
 due_at DATETIME NOT NULL, 
 state VARCHAR NOT NULL, 
 reason VARCHAR, 
 outbox_id INTEGER, 
 pinned BOOLEAN NOT NULL, 
 announcement_id INTEGER, 
 CONSTRAINT pk_posts PRIMARY KEY (id), 
 CONSTRAINT fk_posts_occurrence_id FOREIGN KEY(occurrence_id) REFERENCES occurrences (id), 
 CONSTRAINT fk_posts_deal_id FOREIGN KEY(deal_id) REFERENCES deals (id), 
 CONSTRAINT fk_posts_outbox_id FOREIGN KEY(outbox_id) REFERENCES outbox (id), 
 CONSTRAINT uq_posts_occurrence_id_chat_id UNIQUE (occurrence_id, chat_id), 
 CONSTRAINT fk_posts_announcement_id FOREIGN KEY(announcement_id) REFERENCES announcements (id)
);
INSERT INTO "posts" VALUES(5,1,-1001,1,'2026-05-01','ended',NULL,NULL,0,NULL);
CREATE TABLE presses (
 at DATETIME NOT NULL, 
 chat_id BIGINT NOT NULL, 
 kind VARCHAR NOT NULL, 
 number BIGINT NOT NULL, 
 CONSTRAINT pk_presses PRIMARY KEY (at, chat_id, kind)
);
CREATE TABLE price_changes (
 id INTEGER NOT NULL, 
 deal_id INTEGER NOT NULL, 
 at DATETIME NOT NULL, 
 "by" VARCHAR NOT NULL, 
 price_minor BIGINT NOT NULL, 
 currency VARCHAR NOT NULL, 
 before_minor BIGINT, 
 before_currency VARCHAR, 
 CONSTRAINT pk_price_changes PRIMARY KEY (id), 
 CONSTRAINT fk_price_changes_deal_id FOREIGN KEY(deal_id) REFERENCES deals (id)
);
INSERT INTO "price_changes" VALUES(1,1,'2026-05-01 12:00:00','import',1790,'EUR',NULL,NULL);
CREATE TABLE promoter_shop_deals (
 member_id BIGINT NOT NULL, 
 deal_id INTEGER NOT NULL, 
 position INTEGER NOT NULL, 
 CONSTRAINT pk_promoter_shop_deals PRIMARY KEY (member_id, deal_id), 
 CONSTRAINT fk_promoter_shop_deals_deal_id FOREIGN KEY(deal_id) REFERENCES deals (id), 
 CONSTRAINT fk_promoter_shop_deals_member_id FOREIGN KEY(member_id) REFERENCES promoter_shops (member_id)
);
CREATE TABLE promoter_shops (
 member_id BIGINT NOT NULL, 
 title VARCHAR NOT NULL, 
 made_at DATETIME NOT NULL, 
 CONSTRAINT pk_promoter_shops PRIMARY KEY (member_id), 
 CONSTRAINT fk_promoter_shops_member_id FOREIGN KEY(member_id) REFERENCES members (id)
);
CREATE TABLE quarantined_updates (
 id INTEGER NOT NULL, 
 bot_id BIGINT NOT NULL, 
 update_id BIGINT NOT NULL, 
 raw VARCHAR NOT NULL, 
 error VARCHAR NOT NULL, 
 received_at DATETIME NOT NULL, 
 CONSTRAINT pk_quarantined_updates PRIMARY KEY (id)
);
CREATE TABLE referral_programs (
 id INTEGER NOT NULL, 
 name VARCHAR NOT NULL, 
 starts_at DATETIME NOT NULL, 
 is_house BOOLEAN NOT NULL, 
 binding VARCHAR NOT NULL, 
 window_days INTEGER, 
 ends_at DATETIME, 
 closed_at DATETIME, 
 reward_minor BIGINT NOT NULL, 
 currency VARCHAR NOT NULL, 
 stay_days INTEGER NOT NULL, 
 wants_purchase BOOLEAN NOT NULL, 
 grace_days INTEGER NOT NULL, 
 cap_day INTEGER, 
 cap_total INTEGER, 
 budget_minor BIGINT, 
 spent_minor BIGINT NOT NULL, 
 CONSTRAINT pk_referral_programs PRIMARY KEY (id)
);
INSERT INTO "referral_programs" VALUES(1,'house','2026-05-01 12:00:00.000000',1,'first',NULL,NULL,NULL,0,'',0,0,3,NULL,NULL,NULL,0);
CREATE TABLE reminders (
 subject VARCHAR NOT NULL, 
 subject_id INTEGER NOT NULL, 
 member_id BIGINT NOT NULL, 
 CONSTRAINT pk_reminders PRIMARY KEY (subject, subject_id, member_id)
);
CREATE TABLE retired_codes (
 code VARCHAR NOT NULL, 
 member_id BIGINT NOT NULL, 
 retired_at DATETIME NOT NULL, 
 CONSTRAINT pk_retired_codes PRIMARY KEY (code), 
 CONSTRAINT fk_retired_codes_member_id FOREIGN KEY(member_id) REFERENCES members (id)
);
CREATE TABLE rewards (
 id INTEGER NOT NULL, 
 program_id INTEGER NOT NULL, 
 invitee_id BIGINT NOT NULL, 
 referrer_id BIGINT NOT NULL, 
 attribution_id INTEGER NOT NULL, 
 amount_minor BIGINT NOT NULL, 
 currency VARCHAR NOT NULL, 
 made_at DATETIME NOT NULL, 
 vests_at DATETIME NOT NULL, 
 wants_purchase BOOLEAN NOT NULL, 
 grace_days INTEGER NOT NULL, 
 stay_days INTEGER NOT NULL, 
 state VARCHAR NOT NULL, 
 reason VARCHAR, 
 chat_id BIGINT, 
 purchased_at DATETIME, 
 vested_at DATETIME, 
 void_at DATETIME, 
 decided_by BIGINT, 
 CONSTRAINT pk_rewards PRIMARY KEY (id), 
 CONSTRAINT fk_rewards_attribution_id FOREIGN KEY(attribution_id) REFERENCES attributions (id), 
 CONSTRAINT fk_rewards_invitee_id FOREIGN KEY(invitee_id) REFERENCES members (id), 
 CONSTRAINT fk_rewards_program_id FOREIGN KEY(program_id) REFERENCES referral_programs (id), 
 CONSTRAINT fk_rewards_referrer_id FOREIGN KEY(referrer_id) REFERENCES members (id), 
 CONSTRAINT uq_rewards_program_id_invitee_id UNIQUE (program_id, invitee_id)
);
CREATE TABLE role_invites (
 code_hash VARCHAR NOT NULL, 
 role VARCHAR NOT NULL, 
 made_by BIGINT NOT NULL, 
 made_at DATETIME NOT NULL, 
 expires_at DATETIME NOT NULL, 
 everywhere BOOLEAN NOT NULL, 
 chats JSON NOT NULL, 
 used_by BIGINT, 
 used_at DATETIME, store_id INTEGER, 
 CONSTRAINT pk_role_invites PRIMARY KEY (code_hash)
);
CREATE TABLE "roles" (
 member_id BIGINT NOT NULL, 
 role VARCHAR NOT NULL, 
 granted_at DATETIME NOT NULL, 
 granted_by BIGINT, 
 everywhere BOOLEAN DEFAULT 1 NOT NULL, 
 CONSTRAINT pk_roles PRIMARY KEY (member_id, role), 
 CONSTRAINT fk_roles_member_id FOREIGN KEY(member_id) REFERENCES members (id)
);
CREATE TABLE seats (
 id INTEGER NOT NULL, 
 group_buy_id INTEGER NOT NULL, 
 team_id INTEGER NOT NULL, 
 member_id BIGINT NOT NULL, 
 quantity INTEGER NOT NULL, 
 price_shown_minor BIGINT NOT NULL, 
 joined_at DATETIME NOT NULL, 
 state VARCHAR NOT NULL, 
 until DATETIME, 
 chat_id BIGINT, 
 told BOOLEAN NOT NULL, 
 CONSTRAINT pk_seats PRIMARY KEY (id), 
 CONSTRAINT fk_seats_group_buy_id FOREIGN KEY(group_buy_id) REFERENCES group_buys (id), 
 CONSTRAINT fk_seats_member_id FOREIGN KEY(member_id) REFERENCES members (id), 
 CONSTRAINT fk_seats_team_id FOREIGN KEY(team_id) REFERENCES teams (id)
);
CREATE TABLE staff (
 id INTEGER NOT NULL, 
 store_id INTEGER NOT NULL, 
 member_id BIGINT NOT NULL, 
 added_at DATETIME NOT NULL, 
 removed_at DATETIME, 
 CONSTRAINT pk_staff PRIMARY KEY (id), 
 CONSTRAINT fk_staff_member_id FOREIGN KEY(member_id) REFERENCES members (id), 
 CONSTRAINT fk_staff_store_id FOREIGN KEY(store_id) REFERENCES stores (id)
);
CREATE TABLE stores (
 id INTEGER NOT NULL, 
 code VARCHAR NOT NULL, 
 name VARCHAR NOT NULL, 
 created_at DATETIME NOT NULL, 
 address VARCHAR NOT NULL, 
 closed_at DATETIME, 
 CONSTRAINT pk_stores PRIMARY KEY (id), 
 CONSTRAINT uq_stores_code UNIQUE (code)
);
CREATE TABLE teams (
 id INTEGER NOT NULL, 
 code VARCHAR NOT NULL, 
 group_buy_id INTEGER NOT NULL, 
 opened_at DATETIME NOT NULL, 
 closes_at DATETIME NOT NULL, 
 goal INTEGER NOT NULL, 
 size INTEGER, 
 leader_id BIGINT, 
 state VARCHAR NOT NULL, 
 taken INTEGER NOT NULL, 
 price_minor BIGINT, 
 merge_until DATETIME, 
 remind_at DATETIME, 
 almost_told BOOLEAN NOT NULL, 
 CONSTRAINT pk_teams PRIMARY KEY (id), 
 CONSTRAINT fk_teams_group_buy_id FOREIGN KEY(group_buy_id) REFERENCES group_buys (id), 
 CONSTRAINT fk_teams_leader_id FOREIGN KEY(leader_id) REFERENCES members (id), 
 CONSTRAINT uq_teams_code UNIQUE (code)
);
CREATE TABLE touches (
 id INTEGER NOT NULL, 
 invitee_id BIGINT NOT NULL, 
 kind VARCHAR NOT NULL, 
 confidence VARCHAR NOT NULL, 
 at DATETIME NOT NULL, 
 referrer_id BIGINT, 
 code VARCHAR, 
 chat_id BIGINT, 
 refused VARCHAR, 
 by_id BIGINT, 
 reason VARCHAR, 
 CONSTRAINT pk_touches PRIMARY KEY (id), 
 CONSTRAINT fk_touches_invitee_id FOREIGN KEY(invitee_id) REFERENCES members (id), 
 CONSTRAINT fk_touches_referrer_id FOREIGN KEY(referrer_id) REFERENCES members (id)
);
INSERT INTO "touches" VALUES(1,1,'start_link','high','2026-05-01 12:00:00.000000',2,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "touches" VALUES(2,2,'start_link','high','2026-05-01 12:00:00.000000',3,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE update_offsets (
 bot_id BIGINT NOT NULL, 
 next_update_id BIGINT NOT NULL, 
 CONSTRAINT pk_update_offsets PRIMARY KEY (bot_id)
);
CREATE TABLE voucher_events (
 id INTEGER NOT NULL, 
 voucher_id INTEGER, 
 act VARCHAR NOT NULL, 
 at DATETIME NOT NULL, 
 actor_id BIGINT, 
 store_id INTEGER, 
 CONSTRAINT pk_voucher_events PRIMARY KEY (id), 
 CONSTRAINT fk_voucher_events_store_id FOREIGN KEY(store_id) REFERENCES stores (id), 
 CONSTRAINT fk_voucher_events_voucher_id FOREIGN KEY(voucher_id) REFERENCES vouchers (id)
);
CREATE TABLE vouchers (
 id INTEGER NOT NULL, 
 code_hash VARCHAR NOT NULL, 
 subject VARCHAR NOT NULL, 
 subject_id INTEGER NOT NULL, 
 member_id BIGINT NOT NULL, 
 title VARCHAR NOT NULL, 
 quantity INTEGER NOT NULL, 
 due_minor BIGINT NOT NULL, 
 currency VARCHAR NOT NULL, 
 issued_at DATETIME NOT NULL, 
 expires_at DATETIME NOT NULL, 
 store_id INTEGER, 
 state VARCHAR NOT NULL, 
 redeemed_at DATETIME, 
 redeemed_by BIGINT, 
 redeemed_store_id INTEGER, 
 CONSTRAINT pk_vouchers PRIMARY KEY (id), 
 CONSTRAINT fk_vouchers_member_id FOREIGN KEY(member_id) REFERENCES members (id), 
 CONSTRAINT fk_vouchers_redeemed_store_id FOREIGN KEY(redeemed_store_id) REFERENCES stores (id), 
 CONSTRAINT fk_vouchers_store_id FOREIGN KEY(store_id) REFERENCES stores (id), 
 CONSTRAINT uq_vouchers_code_hash UNIQUE (code_hash), 
 CONSTRAINT uq_vouchers_subject_subject_id UNIQUE (subject, subject_id)
);
CREATE TABLE waiting (
 id INTEGER NOT NULL, 
 subject VARCHAR NOT NULL, 
 subject_id INTEGER NOT NULL, 
 member_id BIGINT NOT NULL, 
 quantity INTEGER NOT NULL, 
 since DATETIME NOT NULL, 
 chat_id BIGINT, 
 state VARCHAR NOT NULL, 
 CONSTRAINT pk_waiting PRIMARY KEY (id)
);
CREATE TABLE withdrawal_approvals (
 withdrawal_id INTEGER NOT NULL, 
 by_id BIGINT NOT NULL, 
 at DATETIME NOT NULL, 
 CONSTRAINT pk_withdrawal_approvals PRIMARY KEY (withdrawal_id, by_id), 
 CONSTRAINT fk_withdrawal_approvals_withdrawal_id FOREIGN KEY(withdrawal_id) REFERENCES withdrawals (id)
);
CREATE TABLE withdrawals (
 id INTEGER NOT NULL, 
 party_id INTEGER NOT NULL, 
 amount_minor BIGINT NOT NULL, 
 currency VARCHAR NOT NULL, 
 approvals_needed INTEGER NOT NULL, 
 payout_masked VARCHAR NOT NULL, 
 payout_sealed VARCHAR, 
 requested_at DATETIME NOT NULL, 
 state VARCHAR NOT NULL, 
 proof VARCHAR, 
 reason VARCHAR, 
 decided_by BIGINT, 
 settled_at DATETIME, 
 CONSTRAINT pk_withdrawals PRIMARY KEY (id), 
 CONSTRAINT fk_withdrawals_party_id FOREIGN KEY(party_id) REFERENCES parties (id)
);
CREATE INDEX ix_deals_over ON deals (closed_at, ends_at);
CREATE INDEX ix_deals_state ON deals (state, closed_at);
CREATE INDEX ix_outbox_chat ON outbox (chat_id, state);
CREATE INDEX ix_outbox_due ON outbox (state, lane, due_at);
CREATE INDEX ix_campaigns_due ON campaigns (state, next_at);
CREATE INDEX ix_campaigns_planned ON campaigns (state, planned_at);
CREATE INDEX ix_chat_tags_tag ON chat_tags (tag);
CREATE INDEX ix_deal_tags_tag ON deal_tags (tag);
CREATE INDEX ix_link_openings_member_id ON link_openings (member_id);
CREATE INDEX ix_link_openings_value ON link_openings (kind, value);
CREATE INDEX ix_campaign_queue_campaign_id ON campaign_queue (campaign_id);
CREATE INDEX ix_payments_member_id ON payments (member_id);
CREATE INDEX ix_payments_subject ON payments (subject, subject_id);
CREATE INDEX ix_waiting_next ON waiting (subject, subject_id, state, id);
CREATE UNIQUE INDEX uq_waiting_member ON waiting (subject, subject_id, member_id) WHERE state = 'waiting';
CREATE INDEX ix_cards_dirty ON cards (dirty, edit_at);
CREATE INDEX ix_cards_awaits ON cards (awaits);
CREATE INDEX ix_flash_sales_deal_id ON flash_sales (deal_id);
CREATE INDEX ix_flash_sales_state ON flash_sales (state, starts_at, ends_at);
CREATE INDEX ix_group_buys_deal_id ON group_buys (deal_id);
CREATE INDEX ix_group_buys_state ON group_buys (state, starts_at, ends_at);
CREATE INDEX ix_staff_member ON staff (member_id, removed_at);
CREATE UNIQUE INDEX uq_staff_now ON staff (store_id, member_id) WHERE removed_at IS NULL;
CREATE INDEX ix_vouchers_expiry ON vouchers (state, expires_at);
CREATE INDEX ix_vouchers_member ON vouchers (member_id, state);
CREATE INDEX ix_claims_member ON claims (member_id, flash_sale_id, state);
CREATE INDEX ix_claims_sale ON claims (flash_sale_id, state);
CREATE INDEX ix_claims_until ON claims (state, until);
CREATE UNIQUE INDEX uq_claims_pending ON claims (flash_sale_id, member_id) WHERE state IN ('entered', 'held');
CREATE INDEX ix_teams_due ON teams (state, closes_at);
CREATE INDEX ix_teams_offer ON teams (group_buy_id, state);
CREATE INDEX ix_teams_remind ON teams (state, remind_at);
CREATE INDEX ix_voucher_events_actor ON voucher_events (actor_id, act, at);
CREATE INDEX ix_voucher_events_voucher_id ON voucher_events (voucher_id);
CREATE INDEX ix_seats_member ON seats (member_id, state);
CREATE INDEX ix_seats_team ON seats (team_id, state);
CREATE INDEX ix_seats_until ON seats (state, until);
CREATE UNIQUE INDEX uq_seats_live ON seats (group_buy_id, member_id) WHERE state IN ('reserved', 'confirmed');
CREATE UNIQUE INDEX uq_referral_programs_house ON referral_programs (is_house) WHERE is_house;
CREATE INDEX ix_commission_rates_category ON commission_rates (category);
CREATE INDEX ix_commission_rates_deal_id ON commission_rates (deal_id);
CREATE INDEX ix_invite_links_due ON invite_links (state, try_at);
CREATE INDEX ix_invite_links_member_id ON invite_links (member_id);
CREATE UNIQUE INDEX uq_invite_links_live ON invite_links (chat_id, member_id) WHERE state IN ('wanted', 'made');
CREATE INDEX ix_memberships_member ON memberships (member_id, state);
CREATE INDEX ix_payout_accounts_digest ON payout_accounts (digest);
CREATE INDEX ix_retired_codes_member_id ON retired_codes (member_id);
CREATE INDEX ix_touches_invitee ON touches (invitee_id, at);
CREATE INDEX ix_touches_referrer ON touches (referrer_id, at);
CREATE INDEX ix_attributions_asked ON attributions (state, expires_at);
CREATE INDEX ix_attributions_referrer ON attributions (referrer_id, state);
CREATE INDEX ix_conversions_approving ON conversions (state, approve_at);
CREATE INDEX ix_conversions_buyer_id ON conversions (buyer_id);
CREATE INDEX ix_conversions_deal_id ON conversions (deal_id);
CREATE INDEX ix_conversions_freezing ON conversions (state, payable_at);
CREATE INDEX ix_ledger_entries_balance ON ledger_entries (party_id, currency, account, amount_minor, at);
CREATE INDEX ix_ledger_entries_board ON ledger_entries (account, party_id, at, amount_minor);
CREATE INDEX ix_ledger_entries_statement ON ledger_entries (party_id, transaction_id);
CREATE INDEX ix_ledger_entries_transaction_id ON ledger_entries (transaction_id);
CREATE INDEX ix_withdrawals_party_id ON withdrawals (party_id);
CREATE INDEX ix_withdrawals_state ON withdrawals (state, requested_at);
CREATE UNIQUE INDEX uq_withdrawals_open ON withdrawals (party_id) WHERE state IN ('requested', 'approved', 'sent');
CREATE INDEX ix_conversion_shares_party_id ON conversion_shares (party_id);
CREATE INDEX ix_rewards_due ON rewards (state, vests_at);
CREATE INDEX ix_rewards_invitee ON rewards (invitee_id, state);
CREATE INDEX ix_rewards_referrer ON rewards (referrer_id, state);
CREATE TRIGGER ledger_transactions_no_update BEFORE UPDATE ON ledger_transactions BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_transactions_no_delete BEFORE DELETE ON ledger_transactions BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_entries_no_update BEFORE UPDATE ON ledger_entries BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_entries_no_delete BEFORE DELETE ON ledger_entries BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE INDEX ix_desk_updates_member_id ON desk_updates (member_id);
CREATE INDEX ix_nonces_expires_at ON nonces (expires_at);
CREATE INDEX ix_audit_lines_party_id ON audit_lines (party_id);
CREATE INDEX ix_audit_lines_subject ON audit_lines (subject, id);
CREATE INDEX ix_posts_chat ON posts (chat_id, due_at);
CREATE INDEX ix_posts_deal ON posts (deal_id, state);
CREATE INDEX ix_posts_due ON posts (due_at);
CREATE INDEX ix_posts_announcement_id ON posts (announcement_id);
CREATE TRIGGER audit_lines_no_update BEFORE UPDATE ON audit_lines BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_lines_no_delete BEFORE DELETE ON audit_lines BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE INDEX ix_chat_troubles_chat ON chat_troubles (chat_id, at);
CREATE INDEX ix_chat_troubles_at ON chat_troubles (at);
CREATE INDEX ix_post_drafts_made_by ON post_drafts (made_by);
CREATE INDEX ix_claims_claimed_at ON claims (claimed_at);
CREATE INDEX ix_conversions_at ON conversions (at);
CREATE INDEX ix_members_first_seen_at ON members (first_seen_at);
CREATE INDEX ix_memberships_joined_at ON memberships (joined_at);
CREATE INDEX ix_memberships_left_at ON memberships (left_at);
CREATE INDEX ix_seats_joined_at ON seats (joined_at);
CREATE INDEX ix_vouchers_issued_at ON vouchers (issued_at);
CREATE INDEX ix_vouchers_redeemed_at ON vouchers (redeemed_at);
CREATE INDEX ix_price_changes_deal ON price_changes (deal_id, id);
CREATE TRIGGER price_changes_no_update BEFORE UPDATE ON price_changes BEGIN SELECT RAISE(ABORT, 'price changes are append-only'); END;
CREATE TRIGGER price_changes_no_delete BEFORE DELETE ON price_changes BEGIN SELECT RAISE(ABORT, 'price changes are append-only'); END;
CREATE INDEX ix_feed_imports_state ON feed_imports (state, id);
COMMIT;
