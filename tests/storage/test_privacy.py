"""Every column is accounted for, and whoever is erased is nowhere left, on real databases."""

import hashlib
import json
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest
from sqlalchemy import func, select

from domain import ban, privacy
from domain.admin import audit, nonce
from domain.member import UserInfo, meet_member
from domain.notify import notify, notify_optional
from domain.payout import account, ledger, withdrawal
from domain.payout.encryption import PayoutKey
from domain.payout.ledger import credit_postings
from domain.referral import attribution
from domain.referral.attribution import Evidence
from domain.refusal import Refused
from storage import installation, members, updates
from storage.admin.tables import AuditEntry, Role, RoleGrant
from storage.chat.tables import Chat
from storage.database import Database, Tx
from storage.delivery.tables import Cooldown, OutboxRow
from storage.dialogs import Dialog
from storage.installation import Fact
from storage.members import LinkOpening, Member
from storage.payout import entries
from storage.payout.tables import LedgerAccount, LedgerEntry, Party, Withdrawal, party_id
from storage.personal_data import ANONYMISED_COLUMNS, DELETED_COLUMNS, TEXT_COLUMNS, is_anonymised
from storage.promoter_shops import PromoterShop
from storage.referral.tables import (
    Attribution,
    InviteLink,
    LinkState,
    ReferralProgram,
    Reward,
    Touch,
    TouchKind,
)
from storage.schema import metadata
from storage.sealing.former_members import FormerMember
from tests import shop_keys

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
KEY = PayoutKey(b"a key of the tests")
ANN, BEN, CLEO = 7_312_004_551, 7_312_004_552, 7_312_004_553
NAME, USERNAME, CODE = "Annunziata Žižková", "annunziata_z", "ZZQ7ANN"
ERASED = {
    "members": "id name code username language telegram_language",
    "parties": "member_id",
    "withdrawals": "payout_masked payout_sealed proof reason",
    "touches": "code reason",
    "link_openings": "value",
    "invite_links": "name url reason",
    "list_orders": "note message_id",
    "outbox": "values",
}
"""What goes by other means than `GONE`, `ANONYMISED_COLUMNS` and `TEXT_COLUMNS`."""
PLAIN = {
    "chat_topics": "chat_id thread_id name closed",
    "chat_troubles": "id chat_id at what",
    "admin_chats": "chat_id",
    "allotments": "flash_sale_id chat_id units_total units_left",
    "announcements": "id text entities photos made_at captions album",
    "attributions": (
        "id program_id touch_id confidence state since expires_at invitee_agreed referrer_agreed"
    ),
    "audit_lines": "id at party_id act subject facts seal",
    "campaign_chats": "campaign_id chat_id thread_id",
    "campaign_queue": "id campaign_id deal_id",
    "post_drafts": "id kept_at name data",
    "campaigns": (
        "id name created_at zone what deal_id announcement_id deal_tags deal_sources last_deal_id at every_s "
        "anchor_at cron where tags quiet_from quiet_to minimum_gap_s daily_cap spread_s "
        "tolerance_s repeat_days state next_at planned_at removed_from buttons pin silent"
    ),
    "customer_notes": "sealed written_at",
    "cards": (
        "id kind subject_id created_at thread_id post_id edit_id digest dirty "
        "awaits edit_at pinned final reposts"
    ),
    "chat_hosts": (
        "id chat_id asked_at state rate_bp rule holds_chat approved_at ended_at hands_over_until"
    ),
    "chat_tags": "chat_id tag",
    "partner_shops": "id key name bot added_at state decided_at",
    "partner_offers": "deal_id partner_id code host commission_bp made_at",
    "chats": (
        "paused_at id type title added_at username is_forum state state_reason probe_at "
        "doubted_since rights migrated_to language zone quiet_from quiet_to minimum_gap_s "
        "daily_cap thread_id disclosure links_by_request photos_refused_at loss_told_at "
        "country plain_only"
    ),
    "order_lists": (
        "id code title currency starts_at ends_at created_at description photo least_sum_minor store_id "
        "voucher_days last_number state closed_reason"
    ),
    "order_list_items": (
        "id order_list_id position deal_id label price_minor stock_total per_member units_taken"
    ),
    "list_orders": "id order_list_id number placed_at changed_at state chat_id",
    "list_order_lines": "order_id item_id quantity price_minor",
    "claims": (
        "id flash_sale_id quantity price_minor claimed_at state until promised chat_id "
        "allotted option_id rank"
    ),
    "commission_rates": "id made_at deal_id category rate_bp fixed_minor currency ended_at",
    "conversion_shares": "conversion_id level party_id amount_minor",
    "conversions": (
        "id key title quantity amount_minor currency commission_minor at deal_id rate_id "
        "rate_bp fixed_minor state approve_at payable_at settled_at reason "
        "host_id host_bp host_rule"
    ),
    "deal_tags": "deal_id tag",
    "deal_options": (
        "id deal_id position words source_id price_minor list_price_minor in_stock stock_left photo "
        "sale_minor regular_minor closed_at own"
    ),
    "promotion_options": (
        "id subject subject_id option_id label position extra_minor stock_total stock_left"
    ),
    "creation_keys": "id name used_at made",
    "deals": (
        "id code source source_id title price_minor currency created_at changed_at "
        "description list_price_minor link photo photo_problem category in_stock starts_at ends_at "
        "approval state closed_at own sought "
        "regular_minor sale_minor sale_starts_at sale_ends_at reprice_at left_at option_kinds "
        "from_minor reference"
    ),
    "affiliate_accounts": "id network partner added_at programmes pool removed_at "
    "key_digest heard_at tested_at member_bp advance_days",
    "affiliate_tokens": "token account_id chat_id made_at",
    "affiliate_member_tokens": "token account_id made_at",
    "network_calls": "id account_id at said state reason shown order_id",
    "network_orders": "id account_id order_key line_key shop_order title currency amount_minor "
    "commission_minor state reported_at changed_at revised_at token party_id rule rate_bp "
    "share_minor lies_in lies_minor steps reverses_id advanced",
    "desk_updates": "id bot_id update_id at tries",
    "dialogs": "bot_id destiny state",
    "facts": "name value",
    "feed_imports": (
        "id file_id file_name file_bytes source currency asked_at shop_url state rows_done "
        "bytes_done new changed same bad tries try_at reason settled_at columns decimal encoding preview "
        "missing"
    ),
    "feed_settings": "source form columns decimal shop_url encoding",
    "feed_sources": (
        "id source host address_sealed every_s added_at next_at stale_at shop_url plain etag "
        "last_modified digest read_at fresh_at failures problem problem_values told absent agreed last"
    ),
    "missing_deals": "deal_id since runs",
    "pictures": ("address next_at digest etag last_modified failures problem problem_values told"),
    "draws": (
        "id code subject subject_id title chat_id emoji dice freezes_at created_at rules "
        "rules_hash seed seed_hash head entries thread_id state post_id message_id frozen_at "
        "thrown_at asked_at ended_at by_hand"
    ),
    "draw_dice": "draw_id position row_id value",
    "draw_entries": "draw_id number pseudonym",
    "file_ids": "bot_id content file_id",
    "flash_sales": (
        "id code deal_id title currency price_minor starts_at ends_at created_at seed "
        "seed_hash description list_price_minor photo link stock_total stock_left "
        "per_member per_order hold_s window_s dice allot_until pay store_id voucher_days "
        "option_count drawn_at entries_hash reference state closed_reason"
    ),
    "former_members": "id_hash banned_at programs",
    "freezes": "until",
    "group_buys": (
        "id code deal_id shape title currency tiers starts_at ends_at duration_s "
        "created_at description list_price_minor photo link size ends_when_full "
        "per_member stock_total units_taken pay pay_when hold_s store_id voucher_days "
        "option_count count_each reference "
        "state closed_reason"
    ),
    "invite_links": "id chat_id wanted_at try_at by_request state tries made_at",
    "leases": "role number holder process home taken_at renewed_at expires_at",
    "ledger_entries": "id transaction_id account amount_minor currency at party_id",
    "ledger_transactions": "id key kind at facts by_id",
    "link_openings": "id payload kind opened_at",
    "members": "first_seen_at last_seen_at reach banned_at quiet_since invited_asked_at",
    "memberships": "chat_id first_joined_at joined_at joins state left_at",
    "nonces": "word expires_at spent_at",
    "occurrences": (
        "id campaign_id slot due_at decided_at state reason slots deal_id announcement_id"
    ),
    "outbox": (
        "id kind due_at thread_id lane policy state reason attempts message_id expires_at "
        "settled_at pictured"
    ),
    "parties": "id",
    "invoices": (
        "id subject subject_id way title amount_minor currency created_at expires_at state "
        "shipping_minor"
    ),
    "order_details": "id charge_id at name phone email address shipping",
    "provider_refunds": (
        "id charge_id kind amount_minor shipping_minor currency due_at approvals_needed state "
        "try_at tries why done_at proof"
    ),
    "refund_approvals": "refund_id at",
    "charges": (
        "id charge_id way amount_minor currency paid_at title receipt provider_charge_id "
        "shipping_minor "
        "invoice_id subject subject_id state reason try_at tries refunded_at"
    ),
    "receipt_series": "id last",
    "star_entries": "position transaction_id amount_nano at partner state",
    "star_books": "id opening_nano balance_nano differs_nano checked_at entries missing",
    "payments": "id key subject subject_id kind amount_minor currency at",
    "payout_accounts": "masked sealed digest set_at",
    "posts": (
        "id occurrence_id chat_id due_at state reason outbox_id pinned deal_id announcement_id"
    ),
    "promoter_shop_deals": "deal_id position",
    "promoter_shops": "title made_at",
    "quarantined_updates": "id bot_id update_id error received_at",
    "presses": "at chat_id kind number",
    "price_changes": "id deal_id at by price_minor currency before_minor before_currency",
    "referral_programs": (
        "id name starts_at is_house binding window_days ends_at closed_at reward_minor "
        "currency stay_days wants_purchase grace_days cap_day cap_total budget_minor "
        "spent_minor"
    ),
    "reminders": "subject subject_id",
    "retired_codes": "code retired_at",
    "rewards": (
        "id program_id attribution_id amount_minor currency made_at vests_at "
        "wants_purchase grace_days stay_days state reason chat_id purchased_at vested_at "
        "void_at"
    ),
    "role_invites": "code_hash role made_at expires_at everywhere chats used_at store_id",
    "roles": "role granted_at everywhere",
    "seats": (
        "id group_buy_id team_id quantity price_shown_minor joined_at state until chat_id told "
        "option_id extra_minor"
    ),
    "staff": "id store_id added_at removed_at",
    "stores": (
        "id code name created_at address closed_at zone hours slot_minutes capacity map_link note"
    ),
    "arrivals": "id said_at subject subject_id store_id told done_at",
    "packed_orders": "subject subject_id packed_at digest",
    "packing_lists": "scope taken_at lines",
    "promotion_points": "subject subject_id store_id",
    "order_notes": "subject subject_id note written_at",
    "pickup_choices": "subject subject_id store_id chosen_at day minute",
    "pickup_defaults": "store_id chosen_at",
    "support_messages": "id at text photo state outbox_id",
    "support_templates": "id text made_at",
    "support_tickets": "id opened_at last_at unanswered closed_at forum_id thread_id",
    "teams": (
        "id code group_buy_id opened_at closes_at goal size state taken price_minor "
        "merge_until remind_at almost_told option_id"
    ),
    "touches": "id kind confidence at chat_id refused",
    "trusted_feeds": "source since",
    "update_offsets": "bot_id next_update_id",
    "updates_seen": "bot_id update_id seen_at",
    "voucher_events": "id voucher_id act at store_id",
    "vouchers": (
        "id code_hash earlier_hash subject subject_id title quantity due_minor currency issued_at "
        "expires_at store_id state redeemed_at redeemed_store_id "
        "arrived_at remind_at reminded_at"
    ),
    "waiting": "id subject subject_id quantity since chat_id option_id state",
    "web_sessions": "id key_hash init_digest scope opened_at expires_at",
    "withdrawal_approvals": "withdrawal_id at",
    "withdrawals": (
        "id party_id amount_minor currency approvals_needed requested_at state settled_at"
    ),
}
"""What names nobody, or goes with its row. A new column: is it somebody's? Then erase it."""


def test_every_column_is_accounted_for() -> None:
    known = {*DELETED_COLUMNS, *ANONYMISED_COLUMNS, *TEXT_COLUMNS}
    for cells in (ERASED, PLAIN):
        known |= {f"{table}.{name}" for table, names in cells.items() for name in names.split()}
    there = {
        f"{cell.table.name}.{cell.name}" for table in metadata.sorted_tables for cell in table.c
    }
    assert there == known


async def put(tx: Tx, *rows: Any) -> None:
    for row in rows:
        tx.add(row)
        await tx.flush()


async def settle(tx: Tx) -> None:
    """Let Ann leave traces wherever people leave them."""
    seen = {"first_seen_at": NOON, "last_seen_at": NOON}
    ann = Member(id=ANN, name=NAME, code=CODE, username=USERNAME, language="ru", **seen)
    await put(tx, ann, Member(id=BEN, name="Ben", code="BEN", **seen))
    await account.set_account(tx, ann, "DE89 3704 0044 0532 0130 00", key=KEY, now=NOON)
    party = await entries.lock_party(tx, ANN)
    postings = credit_postings(party.id, LedgerAccount.PAYABLE, 10_000, "EUR")
    await ledger.post(tx, "gift", "reward.vested", postings, now=NOON, by_id=ANN)
    program = ReferralProgram(name="House", starts_at=NOON, is_house=True)
    touch = Touch(
        invitee_id=BEN, referrer_id=ANN, kind="start_link", confidence="high", at=NOON, code=CODE
    )
    await put(tx, program, touch)
    bound = Attribution(
        program_id=program.id,
        invitee_id=BEN,
        referrer_id=ANN,
        touch_id=touch.id,
        confidence="high",
        state="bound",
        since=NOON,
    )
    await put(tx, bound)
    reward = Reward(
        program_id=program.id,
        invitee_id=BEN,
        referrer_id=ANN,
        attribution_id=bound.id,
        amount_minor=100,
        currency="EUR",
        made_at=NOON,
        vests_at=NOON,
        wants_purchase=False,
        grace_days=3,
        stay_days=7,
    )
    chat = Chat(id=-100, type="supergroup", title="Tea", added_at=NOON)
    link = InviteLink(
        chat_id=-100,
        member_id=ANN,
        name=CODE,
        wanted_at=NOON,
        try_at=NOON,
        state=LinkState.MADE,
        url="https://t.me/+abc",
    )
    opened = LinkOpening(
        member_id=BEN, payload=f"r_{CODE}", kind="referral", value=CODE, opened_at=NOON
    )
    sent = LinkOpening(
        member_id=BEN,
        payload=f"g_GT5GS-{CODE.lower()}",
        kind="group_buy",
        value="GT5GS",
        opened_at=NOON,
    )
    passing = [
        Cooldown(chat_id=ANN, until=NOON),
        Fact(name=f"digest_off:{ANN}", value={}),
        Fact(name=f"digest_day:{ANN}:2026-05-01", value={}),
        Dialog(member_id=BEN, bot_id=1, destiny="x", data={"typed": f"@{USERNAME}"}),
    ]
    await put(tx, sent, *passing)
    shop = PromoterShop(member_id=ANN, title=f"The shop of {NAME}", made_at=NOON)
    grant = RoleGrant(member_id=ANN, role=Role.ADMIN, granted_at=NOON)
    await put(tx, reward, chat, link, opened, shop, grant)
    await notify(tx, BEN, "referral.ask", {"name": NAME, "code": CODE, "who": ANN}, now=NOON)
    await notify(tx, ANN, "voucher.expired", {"title": "Pot", "quantity": 1}, now=NOON)
    await audit.record(tx, ANN, "role.grant", f"member:{ANN}", now=NOON)
    updates.quarantine(tx, bot_id=1, update_id=1, raw=f'{{"id": {ANN}}}', error="?", now=NOON)


async def erased(tx: Tx) -> None:
    word = await nonce.issue(tx, ANN, privacy.ACT, now=NOON, rng=Random(1))
    await privacy.erase(tx, await tx.get_one(Member, ANN), word, now=NOON)


async def whole(tx: Tx) -> str:
    """Return every cell of every table as text."""
    found = []
    for table in metadata.sorted_tables:
        found += [f"{table.name}: {tuple(row)}" for row in await tx.execute(select(table))]
    return "\n".join(found)


async def test_whoever_is_erased_is_nowhere_left(database: Database) -> None:
    async with database.begin() as tx:
        await settle(tx)
    async with database.read() as tx:
        before = await whole(tx)
        assert all(word in before for word in (str(ANN), NAME, USERNAME, CODE))
    async with database.begin() as tx:
        await erased(tx)
    async with database.read() as tx:
        after = await whole(tx)
        for word in (str(ANN), NAME, USERNAME, CODE, "DE89"):
            found = [line for line in after.split("\n") if word.lower() in line.lower()]
            assert not found
        assert (await audit.verify(tx)).broken_at is None
        assert await tx.scalar(select(func.sum(LedgerEntry.amount_minor))) == 0
        revoked = (
            await tx.scalars(select(OutboxRow).where(OutboxRow.kind == privacy.REVOKE))
        ).one()
        reward = (await tx.scalars(select(Reward))).one()
    async with database.begin() as tx:
        told = await notify(tx, reward.referrer_id, "voucher.expired", {}, now=NOON)
    assert told.state == "skipped"
    assert revoked.values == {"url": "https://t.me/+abc"}
    assert (reward.state, is_anonymised(reward.referrer_id)) == ("void", True)


async def test_what_was_not_withdrawn_goes_back_to_the_house(database: Database) -> None:
    async with database.begin() as tx:
        await settle(tx)
        party = await party_id(tx, ANN)
        lost = await privacy.preview_erasure(tx, await tx.get_one(Member, ANN))
        await erased(tx)
    assert lost.payable == {"EUR": 10_000}
    async with database.read() as tx:
        assert (await tx.get_one(Party, party)).member_id is None
        assert await entries.balance(tx, party or 0, LedgerAccount.PAYABLE, "EUR") == 0


async def test_nobody_is_erased_while_a_withdrawal_is_under_way(database: Database) -> None:
    async with database.begin() as tx:
        await settle(tx)
        await withdrawal.request(tx, await tx.get_one(Member, ANN), None, "EUR", now=NOON)
    with pytest.raises(Refused, match=r"privacy\.withdrawal"):
        async with database.begin() as tx:
            await erased(tx)
    async with database.begin() as tx:
        asked = (await tx.scalars(select(Withdrawal))).one()
        await withdrawal.cancel(tx, asked.id, ANN, now=NOON)
        await erased(tx)
    async with database.read() as tx:
        asked = (await tx.scalars(select(Withdrawal))).one()
        assert str(ANN) not in await whole(tx)
    assert (asked.payout_sealed, asked.payout_masked) == (None, "")


async def test_the_log_of_a_withdrawal_has_no_words_that_name_whoever_is_erased(
    database: Database,
) -> None:
    async with database.begin() as tx:
        await settle(tx)
        ann = await tx.get_one(Member, ANN)
        first = (await withdrawal.request(tx, ann, 100, "EUR", now=NOON)).id
        await withdrawal.reject(tx, first, BEN, f"not the account of {NAME}", now=NOON)
        second = (await withdrawal.request(tx, ann, 100, "EUR", now=NOON)).id
        await withdrawal.approve(tx, second, BEN, now=NOON)
        await withdrawal.record_sent(tx, second, BEN, f"by hand to {NAME}", now=NOON)
        await withdrawal.confirm(tx, second, ANN, now=NOON)
        third = (await withdrawal.request(tx, ann, 100, "EUR", now=NOON)).id
        await withdrawal.reject(tx, third, BEN, "check", now=NOON)
    async with database.begin() as tx:
        await erased(tx)
    async with database.read() as tx:
        after = await whole(tx)
        assert NAME not in after, [line for line in after.split("\n") if NAME in line]
        lines_of = select(AuditEntry).where(AuditEntry.act == "withdrawal.reject")
        kept = [line.facts.get("reason") for line in await tx.scalars(lines_of)]
    assert kept == [None, "check"]


async def test_what_is_on_its_way_is_named_before_it_is_lost(database: Database) -> None:
    async with database.begin() as tx:
        await settle(tx)
        party = (await entries.lock_party(tx, ANN)).id
        for number, account in enumerate((LedgerAccount.PENDING, LedgerAccount.APPROVED)):
            coming = credit_postings(party, account, 700, "EUR")
            await ledger.post(tx, f"conversion:{number}", "conversion.earned", coming, now=NOON)
        lost = await privacy.preview_erasure(tx, await tx.get_one(Member, ANN))
    assert (lost.payable, lost.waiting) == ({"EUR": 10_000}, {"EUR": 1_400})


async def test_an_export_has_ones_own_withdrawals_and_nobody_elses(database: Database) -> None:
    async with database.begin() as tx:
        await settle(tx)
        ann, ben = await tx.get_one(Member, ANN), await tx.get_one(Member, BEN)
        made = await withdrawal.request(tx, ann, 100, "EUR", now=NOON)
        await withdrawal.reject(tx, made.id, BEN, "check", now=NOON)
        own, others = [
            json.loads(await privacy.export(tx, each, now=NOON))["tables"] for each in (ann, ben)
        ]
    (row,) = own["withdrawals"]
    assert (row["amount_minor"], row["state"], row["reason"]) == (100, "rejected", "check")
    assert row["payout_masked"] == "DE89 •••• 3000"
    assert "payout_sealed" not in row
    assert not others.get("withdrawals")


async def test_the_owner_hands_the_shop_over_first(database: Database) -> None:
    async with database.begin() as tx:
        await settle(tx)
        await installation.set_fact(tx, installation.OWNER, {"member_id": ANN})
    with pytest.raises(Refused, match=r"privacy\.owner"):
        async with database.begin() as tx:
            await erased(tx)


async def test_a_yes_erases_once(database: Database) -> None:
    async with database.begin() as tx:
        await settle(tx)
    with pytest.raises(Refused, match=r"admin\.asked_again"):
        async with database.begin() as tx:
            ann = await tx.get_one(Member, ANN)
            await privacy.erase(tx, ann, "another word", now=NOON)


async def met_again(tx: Tx) -> Member:
    return await meet_member(tx, UserInfo(ANN, NAME, USERNAME, "ru"), now=NOON, rng=Random(2))


async def test_whoever_comes_back_is_new(database: Database) -> None:
    async with database.begin() as tx:
        await settle(tx)
        await erased(tx)
    async with database.begin() as tx:
        again = await met_again(tx)
        assert again.code != CODE
        assert again.banned_at is None
        assert await party_id(tx, ANN) is None
        assert await members.by_code(tx, CODE) is None


async def test_an_export_has_names_money_and_no_secret(database: Database) -> None:
    async with database.begin() as tx:
        await settle(tx)
        body = await privacy.export(tx, await tx.get_one(Member, ANN), now=NOON)
    tables = json.loads(body)["tables"]
    assert tables["members"][0]["name"] == NAME
    assert {"amount_minor", "currency"} <= set(tables["ledger"][0])
    assert "sealed" not in tables["payout_accounts"][0]
    assert {"rewards", "promoter_shops", "invite_links", "roles"} <= set(tables)
    assert "Ben" not in body.decode()


async def test_news_is_kept_from_whoever_wants_none(database: Database) -> None:
    async with database.begin() as tx:
        await settle(tx)
        (await tx.get_one(Member, BEN)).quiet_since = NOON
        assert await notify_optional(tx, BEN, "reward.news", {}, now=NOON) is None
        assert await notify(tx, BEN, "voucher.issued", {}, now=NOON) is not None


async def test_a_ban_outlives_erasing_until_it_is_lifted(database: Database) -> None:
    async with database.begin() as tx:
        await settle(tx)
        (await tx.get_one(Member, ANN)).banned_at = NOON
        await erased(tx)
    for _ in range(2):
        async with database.begin() as tx:
            assert (await met_again(tx)).banned_at == NOON
            await erased(tx)
    async with database.begin() as tx:
        assert await ban.mark_erased(tx, ANN, banned=False, by_id=None, now=NOON)
        assert not await ban.mark_erased(tx, BEN, banned=True, by_id=None, now=NOON)
        assert str(ANN) not in await whole(tx)
        assert (await met_again(tx)).banned_at is None
        assert not await ban.mark_erased(tx, ANN, banned=True, by_id=None, now=NOON)


async def test_one_newcomer_is_rewarded_once_in_a_program_however_often_they_are_erased(
    database: Database,
) -> None:
    """By a link they are no newcomer any more; by hand they count, and bring nothing again."""
    async with database.begin() as tx:
        await settle(tx)
        cleo = Member(id=CLEO, name="Cleo", code="CLEO", first_seen_at=NOON, last_seen_at=NOON)
        await put(tx, cleo)
        ann = await tx.get_one(Member, ANN)
        assert (await attribution.record_touch(tx, ann, seen_by(cleo), now=NOON)).counts
        rewards = select(func.count(Reward.id)).where(Reward.referrer_id == CLEO)
        assert await tx.scalar(rewards) == 1
        await erased(tx)
    for by_hand in (False, True):
        async with database.begin() as tx:
            ann, cleo = await met_again(tx), await tx.get_one(Member, CLEO)
            if by_hand:
                done = await attribution.attribute_manually(
                    tx, ann, cleo, by_id=None, reason="they say so", now=NOON
                )
            else:
                done = await attribution.record_touch(tx, ann, seen_by(cleo), now=NOON)
                assert done.touch is not None
                assert done.touch.refused == "earlier"
            assert done.counts == by_hand
            assert await tx.scalar(rewards) == 1
            assert not await attribution.should_ask_inviter(tx, ann, now=NOON)
            await erased(tx)


def seen_by(referrer: Member) -> Evidence:
    return Evidence(TouchKind.START_LINK, referrer, first_contact=True)


async def test_what_is_kept_of_the_erased_tells_nobody_without_the_key(database: Database) -> None:
    async with database.begin() as tx:
        await settle(tx)
        await erased(tx)
        (kept,) = await tx.scalars(select(FormerMember))
    assert kept.id_hash == shop_keys.KEY.hash_id(ANN)
    assert kept.id_hash != shop_keys.OTHER.hash_id(ANN)
    assert kept.id_hash not in {hashlib.sha256(str(one).encode()).hexdigest() for one in (ANN, BEN)}
