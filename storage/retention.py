"""How long rows are kept, table by table: what goes after a while, and why the rest stays.

Rows of a table are numbered as they come, so its old ones are found by walking through it by
number, a page at a time, without an index on their moments. Nothing goes that money, a promotion
that still runs, or the audit log refers to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, aliased

from storage.chat import delivery_errors, presses
from storage.chat.tables import DeliveryFailure, PressCount
from storage.columns import Table, change_rows
from storage.database import Tx
from storage.delivery.tables import OutboxRow, OutboxState, RetryPolicy
from storage.members import LinkOpening
from storage.network_order.tables import CallState, NetworkCall
from storage.pickup.tables import Arrival
from storage.post.tables import Occurrence, Post
from storage.promotion.tables import LiveCard, WaitingListEntry, WaitingListState
from storage.provider.tables import OrderDetails
from storage.referral.tables import Attribution, Touch
from storage.support.tables import SupportMessage, SupportTicket
from storage.updates import SEEN_KEPT, Quarantined, UpdateSeen
from storage.vouchers import VoucherEvent
from storage.web_session.tables import WebSession

DAY = timedelta(days=1)
MONTH = timedelta(days=30)
QUARTER = timedelta(days=90)
HALF_YEAR = timedelta(days=180)
YEAR = timedelta(days=400)
"""A year and a month, so that this month may be compared with the same one of last year."""
SETTLED = (OutboxState.SENT, OutboxState.FAILED, OutboxState.UNKNOWN, OutboxState.SKIPPED)
ALWAYS = true()
_waiting = aliased(OutboxRow)


@dataclass(frozen=True)
class Rule:
    """Rows of a numbered table go when `moment` is `age` ago, where `only` holds."""

    table: type[Table]
    moment: InstrumentedAttribute[datetime]
    age: timedelta
    only: ColumnElement[bool] = ALWAYS

    @property
    def name(self) -> str:
        return str(self.table.__tablename__)


RULES: tuple[Rule, ...] = (
    Rule(
        Post,
        Post.due_at,
        YEAR,
        ~exists().where(_waiting.id == Post.outbox_id, _waiting.state.not_in(SETTLED)),
    ),
    Rule(
        Occurrence,
        Occurrence.due_at,
        YEAR,
        ~exists().where(Post.occurrence_id == Occurrence.id),
    ),
    Rule(
        OutboxRow,
        OutboxRow.due_at,
        QUARTER,
        and_(
            or_(
                OutboxRow.state.in_(SETTLED),
                and_(
                    OutboxRow.state == OutboxState.HELD,
                    OutboxRow.policy != RetryPolicy.AT_LEAST_ONCE,
                ),
            ),
            ~exists().where(Post.outbox_id == OutboxRow.id),
            ~exists().where(LiveCard.post_id == OutboxRow.id),
            ~exists().where(LiveCard.edit_id == OutboxRow.id),
        ),
    ),
    Rule(Quarantined, Quarantined.received_at, QUARTER),
    Rule(DeliveryFailure, DeliveryFailure.at, delivery_errors.KEPT),
    Rule(LinkOpening, LinkOpening.opened_at, YEAR),
    Rule(Touch, Touch.at, YEAR, ~exists().where(Attribution.touch_id == Touch.id)),
    Rule(VoucherEvent, VoucherEvent.at, QUARTER, VoucherEvent.voucher_id.is_(None)),
    Rule(
        WaitingListEntry,
        WaitingListEntry.since,
        YEAR,
        WaitingListEntry.state != WaitingListState.WAITING,
    ),
    Rule(Arrival, Arrival.said_at, YEAR, Arrival.done_at.is_not(None)),
    Rule(SupportMessage, SupportMessage.at, HALF_YEAR),
    Rule(SupportTicket, SupportTicket.last_at, HALF_YEAR, SupportTicket.closed_at.is_not(None)),
    Rule(OrderDetails, OrderDetails.at, HALF_YEAR),
    Rule(NetworkCall, NetworkCall.at, QUARTER, NetworkCall.state != CallState.NEW),
    Rule(WebSession, WebSession.expires_at, DAY),
)
"""In this order: posts let their occurrences and messages go."""
PRESSES = (PressCount.__tablename__, presses.KEPT)
"""Counts have no numbers; they are found by their moment, which their key begins with."""
SEEN = (UpdateSeen.__tablename__, SEEN_KEPT)
"""Its rows have no numbers of their own either; `updates.forget_seen` finds them."""
_MONEY = "what was ordered, paid, earned or owed; erased members stand in it without a name"
_TERMS = "what the shop offered and on which terms; orders refer to it"
_STATE = "how things are now, one row each; changed in place"
_ENDS = "goes by itself when it has been used or its time is over"
KEPT: Mapping[str, str] = {
    "announcements": "what the shop wrote; campaigns and posts refer to it",
    "campaigns": "what the shop planned; posts refer to it",
    "campaign_chats": "part of a campaign",
    "campaign_queue": _ENDS,
    "chats": _STATE,
    "chat_hosts": "who hosts which group, since when, on which terms: commission is earned by it",
    "partner_shops": "other shops and their keys: what was taken from them is known by it",
    "partner_offers": "which deals stand for offers of other shops",
    "chat_tags": _STATE,
    "chat_topics": _STATE,
    "memberships": "who is in which group, and since when: newcomers are counted once; erased on request",
    "deals": _TERMS,
    "deal_tags": _STATE,
    "deal_options": _TERMS,
    "promotion_options": _TERMS,
    "trusted_feeds": _STATE,
    "feed_settings": _STATE,
    "price_changes": "what a deal has cost: a reduced price has to be shown to be one",
    "feed_sources": _STATE,
    "affiliate_accounts": "whose links the shop has earned by; networks report months later",
    "affiliate_tokens": "which chat a token stands for; networks report months later",
    "affiliate_member_tokens": "who shared a link with which token; networks report months later",
    "network_orders": _MONEY,
    "missing_deals": _ENDS,
    "pictures": "one for each address of a picture, until no deal has it",
    "feed_imports": "one line for each file that the shop imported",
    "flash_sales": _TERMS,
    "allotments": _TERMS,
    "draws": "what anybody may check of a draw",
    "draw_entries": "who took part in a draw, by a name that nobody else can read; erased members stand in it without a name",
    "draw_dice": "what the dice of a draw showed",
    "group_buys": _TERMS,
    "order_lists": _TERMS,
    "order_list_items": _TERMS,
    "list_orders": _MONEY,
    "list_order_lines": _MONEY,
    "teams": _TERMS,
    "seats": _MONEY,
    "claims": _MONEY,
    "payments": _MONEY,
    "invoices": _MONEY,
    "charges": _MONEY,
    "receipt_series": _STATE,
    "provider_refunds": _MONEY,
    "refund_approvals": "who agreed to which refund; the books need it",
    "star_entries": _MONEY,
    "star_books": _STATE,
    "vouchers": _MONEY,
    "promotion_points": _TERMS,
    "pickup_choices": _MONEY,
    "order_notes": "what a member wants whoever packs an order to know, until the member erases it",
    "packed_orders": "one for each order that was packed",
    "packing_lists": "one for each promotion, store and day; changed in place",
    "pickup_defaults": "the store that a member chose last, until the member erases it",
    "conversions": _MONEY,
    "conversion_shares": _MONEY,
    "commission_rates": _TERMS,
    "ledger_transactions": "append-only: the books",
    "ledger_entries": "append-only: the books",
    "customer_notes": "sealed, until the shop removes it or the member is erased",
    "parties": "whom the books speak of, by number",
    "withdrawals": _MONEY,
    "withdrawal_approvals": _MONEY,
    "payout_accounts": "sealed, until the member changes or erases it",
    "rewards": _MONEY,
    "attributions": "who brought whom: rewards are paid by it; erased members stand in it without a name",
    "referral_programs": _TERMS,
    "invite_links": "one for each member and chat, until it is revoked",
    "cards": "one for each promotion and chat: it knows the message to be edited",
    "reminders": _ENDS,
    "members": "until the member erases it",
    "former_members": "a keyed hash of who was erased: a ban, and what is had once, outlive erasing",
    "retired_codes": "a code that was given away is never anybody else's",
    "promoter_shops": "until the member closes or erases it",
    "promoter_shop_deals": "part of a shop",
    "stores": _STATE,
    "support_templates": "answers that the shop keeps ready, until it removes them",
    "staff": "who worked where: vouchers name them",
    "roles": _STATE,
    "admin_chats": _STATE,
    "role_invites": "one for each invitation: who let whom in",
    "audit_lines": "append-only: who did what in the shop",
    "nonces": _ENDS,
    "desk_updates": _ENDS,
    "creation_keys": "names that scripts gave their calls: a repeated one makes no second",
    "dialogs": _STATE,
    "post_drafts": "until whoever keeps it posts or drops it",
    "facts": _STATE,
    "update_offsets": _STATE,
    "freezes": _ENDS,
    "leases": "one for the bot that runs",
    "file_ids": "one for each picture that Telegram has",
}
"""Every other table, and why its rows stay."""


async def page(tx: Tx, rule: Rule, *, after: int, limit: int) -> Sequence[tuple[int, datetime]]:
    """Return the next rows by number, with their moments."""
    number = _number(rule)
    rows = select(number, rule.moment).where(number > after).order_by(number).limit(limit)
    return [(int(row_id), moment) for row_id, moment in await tx.execute(rows)]


async def forget(tx: Tx, rule: Rule, numbers: Sequence[int], *, before: datetime) -> int:
    """Delete those of the numbered rows that are old and not needed; return how many."""
    old = delete(rule.table).where(_number(rule).in_(numbers), rule.moment < before, rule.only)
    return await change_rows(tx, old)


def _number(rule: Rule) -> Any:
    return rule.table.__table__.c.id
