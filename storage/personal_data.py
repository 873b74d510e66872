"""Where a member stands in the tables: what goes with them, and what stays under an anonymised member.

    GONE     rows that are the member's alone: deleted
    MOVED    rows that others or the books need: their cell names the anonymised member from then on
    TEXTS    texts that may name them in passing: rows deleted, or the words blanked

A anonymised member is a row of `members` without a name, under a number that Telegram never gives.
`tests/storage/test_privacy.py` knows every column there is, and fails on one that is new.
"""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, cast, delete, or_, select, update

from storage.columns import Table, change_rows
from storage.database import Tx
from storage.delivery.tables import OutboxRow, OutboxState
from storage.installation import Fact
from storage.members import LinkOpening, Member, RetiredCode
from storage.order_list.tables import ListOrder
from storage.payout.tables import Party, Withdrawal
from storage.referral.tables import Reward, RewardState, Touch
from storage.support.tables import SupportMessage

ANONYMOUS_IDS_FROM = 1 << 60
"""The first number of an anonymised member: above every id that Telegram gives (52 bits)."""
DELETED_COLUMNS = (
    "cards.chat_id",
    "customer_notes.member_id",
    "feed_imports.member_id",
    "freezes.chat_id",
    "link_openings.member_id",
    "memberships.member_id",
    "order_notes.member_id",
    "pickup_defaults.member_id",
    "desk_updates.member_id",
    "dialogs.member_id",
    "nonces.member_id",
    "payout_accounts.member_id",
    "post_drafts.made_by",
    "promoter_shop_deals.member_id",
    "promoter_shops.member_id",
    "reminders.member_id",
    "waiting.member_id",
    "web_sessions.member_id",
    "admin_chats.member_id",
    "roles.member_id",
    "role_invites.made_by",
    "retired_codes.member_id",
    "staff.member_id",
    "order_details.member_id",
    "outbox.chat_id",
    "support_messages.member_id",
    "support_tickets.member_id",
)
ANONYMISED_COLUMNS = (
    "affiliate_member_tokens.member_id",
    "announcements.made_by",
    "arrivals.said_by",
    "attributions.invitee_id",
    "attributions.referrer_id",
    "chat_hosts.member_id",
    "chat_hosts.decided_by",
    "claims.member_id",
    "conversions.buyer_id",
    "draw_entries.member_id",
    "conversions.by_id",
    "customer_notes.written_by",
    "feed_imports.stopped_by",
    "invite_links.member_id",
    "list_orders.member_id",
    "packed_orders.by_id",
    "packing_lists.by_id",
    "payments.member_id",
    "invoices.member_id",
    "charges.member_id",
    "provider_refunds.done_by",
    "refund_approvals.by_id",
    "payments.by_id",
    "pickup_choices.member_id",
    "rewards.invitee_id",
    "rewards.referrer_id",
    "rewards.decided_by",
    "role_invites.used_by",
    "roles.granted_by",
    "seats.member_id",
    "support_messages.by_id",
    "teams.leader_id",
    "touches.invitee_id",
    "touches.referrer_id",
    "touches.by_id",
    "voucher_events.actor_id",
    "vouchers.member_id",
    "vouchers.redeemed_by",
    "withdrawals.decided_by",
    "withdrawal_approvals.by_id",
)
TEXT_COLUMNS = ("desk_updates.body", "dialogs.data", "nonces.act", "quarantined_updates.raw")
"""Passing notes about somebody: a row that names the member goes."""
SECRET_COLUMNS = (
    "customer_notes.sealed",
    "payout_accounts.sealed",
    "payout_accounts.digest",
    "vouchers.code_hash",
    "vouchers.earlier_hash",
    "web_sessions.key_hash",
)
"""What an export leaves out: it would open something."""
OTHERS = ("customer_notes", "withdrawals")
"""Tables that name whoever decided or wrote about other people: an export has one's own rows alone."""
ANONYMOUS_NAME = "👤"
REWARD_REASON = "erased"
"""In place of the words that somebody typed about a void reward."""


def is_anonymised(member_id: int) -> bool:
    """Return whether a number stands for somebody who was erased."""
    return member_id >= ANONYMOUS_IDS_FROM


def column(path: str) -> ColumnElement[Any]:
    """Return the column behind `table.column`."""
    table, name = path.split(".")
    return Table.metadata.tables[table].c[name]


def redact(value: Any, words: Sequence[str], number: int) -> Any:
    """Return JSON without what names a member: whole texts, codes inside them, their number."""
    if isinstance(value, dict):
        return {key: redact(each, words, number) for key, each in value.items()}
    if isinstance(value, list):
        return [redact(each, words, number) for each in value]
    if isinstance(value, str):
        name, *codes = words
        for word in (*codes, str(number)):
            value = value.replace(word, "")
        return ANONYMOUS_NAME if value in (name, name.split(" ")[0]) else value
    return 0 if value == number and not isinstance(value, bool) else value


async def rows_of(tx: Tx, member_id: int, *, limit: int) -> dict[str, list[dict[str, Any]]]:
    """Return every row that names a member, by table, with the names of its columns."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table in Table.metadata.sorted_tables:
        if table.name in OTHERS:
            continue
        cells = [
            column(path)
            for path in (*DELETED_COLUMNS, *ANONYMISED_COLUMNS, "members.id", "parties.member_id")
        ]
        mine = [cell == member_id for cell in cells if cell.table is table]
        if mine:
            shown = [cell for cell in table.c if f"{table.name}.{cell.name}" not in SECRET_COLUMNS]
            rows = await tx.execute(select(*shown).where(or_(*mine)).limit(limit))
            found[table.name] = [dict(row) for row in rows.mappings()]
    return {name: rows for name, rows in found.items() if rows}


async def codes_of(tx: Tx, member: Member) -> list[str]:
    """Return every code that a member has or had."""
    old = await tx.scalars(select(RetiredCode.code).where(RetiredCode.member_id == member.id))
    return [member.code, *old]


async def erase(tx: Tx, member: Member, party_id: int) -> None:
    """Delete what is a member's alone, and let an anonymised member take their place in the rest."""
    codes = await codes_of(tx, member)
    stand_in = await _create_anonymous(tx, member, party_id)
    await _blank(tx, member, party_id, codes)
    for path in DELETED_COLUMNS:
        cell = column(path)
        await tx.execute(delete(cell.table).where(cell == member.id))
    for path in ANONYMISED_COLUMNS:
        cell = column(path)
        rows = update(cell.table).where(cell == member.id)
        await tx.execute(rows.values({cell: stand_in}))
    party = update(Party).where(Party.id == party_id).values(member_id=None)
    await change_rows(tx, party)
    await change_rows(tx, delete(Member).where(Member.id == member.id))
    tx.expunge(member)


async def _create_anonymous(tx: Tx, member: Member, party_id: int) -> int:
    number = ANONYMOUS_IDS_FROM + party_id
    tx.add(
        Member(
            id=number,
            name="",
            code=f"-{party_id}",
            first_seen_at=member.first_seen_at,
            last_seen_at=member.first_seen_at,
            reach="gone",
            quiet_since=member.first_seen_at,
        )
    )
    await tx.flush()
    return number


async def _blank(tx: Tx, member: Member, party_id: int, codes: Sequence[str]) -> None:
    for path in TEXT_COLUMNS:
        cell = column(path)
        named = (cast(cell, Text).contains(one, autoescape=True) for one in _marks(member, codes))
        await tx.execute(delete(cell.table).where(or_(*named)))
    own = or_(*(Fact.name.like(f"digest%:{member.id}{end}") for end in ("", ":%")))
    await change_rows(tx, delete(Fact).where(own))
    named_by = (LinkOpening.value == each for each in codes)
    came = delete(LinkOpening).where(or_(*named_by))
    await change_rows(tx, came)
    noted = update(ListOrder).where(ListOrder.member_id == member.id)
    await change_rows(tx, noted.values(note="", message_id=None))
    sent = or_(*(LinkOpening.payload.icontains(one, autoescape=True) for one in codes))
    await change_rows(tx, update(LinkOpening).where(sent).values(payload=""))
    about = or_(Touch.invitee_id == member.id, Touch.referrer_id == member.id)
    seen = update(Touch).where(or_(about, Touch.code.in_(codes))).values(code=None, reason=None)
    await change_rows(tx, seen)
    typed = or_(Reward.invitee_id == member.id, Reward.referrer_id == member.id)
    typed = and_(typed, Reward.state == RewardState.VOID, Reward.decided_by.is_not(None))
    await change_rows(tx, update(Reward).where(typed).values(reason=REWARD_REASON))
    paid = update(Withdrawal).where(Withdrawal.party_id == party_id)
    paid = paid.values(payout_masked="", payout_sealed=None, proof=None, reason=None)
    await change_rows(tx, paid)
    await _blank_passed_on(tx, member)
    await _blank_outbox(tx, member, codes)


async def _blank_passed_on(tx: Tx, member: Member) -> None:
    """Take a member's words to the shop out of what was sent to it, or waits to be."""
    written = select(SupportMessage.outbox_id).where(SupportMessage.member_id == member.id)
    for row in (await tx.scalars(select(OutboxRow).where(OutboxRow.id.in_(written)))).all():
        own = {"text": "", "photo": None, "name": ANONYMOUS_NAME, "username": None}
        row.values = {key: own.get(key, value) for key, value in row.values.items()}
        if row.state in (OutboxState.QUEUED, OutboxState.HELD):
            row.state, row.reason = OutboxState.SKIPPED, "erased"
    await tx.flush()


def _marks(member: Member, codes: Sequence[str]) -> list[str]:
    """Return what names a member in a passing note, and nobody else by chance."""
    name = member.username
    return [str(member.id), *codes, *([f"@{name}", f'"{name}"'] if name else [])]


async def _blank_outbox(tx: Tx, member: Member, codes: Sequence[str]) -> None:
    words = [word for word in (member.name, *codes, member.username or "") if word]
    looked_for = [json.dumps(word)[1:-1] for word in (*words, member.name.split(" ")[0])]
    text = cast(OutboxRow.values, Text)
    named = [text.contains(word, autoescape=True) for word in (*looked_for, str(member.id)) if word]
    rows = select(OutboxRow).where(OutboxRow.chat_id != member.id, or_(*named))
    for row in (await tx.scalars(rows)).all():
        row.values = redact(row.values, [member.name, *words], member.id)
    await tx.flush()
