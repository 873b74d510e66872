"""What stands behind every price before that was posted in a period: for whoever asks the shop.

Each entry has the claim, what became of it, by which rule, and the prices that it was measured by.
Its digest is SHA-256 of the digest before it and of the entry as sorted JSON, so that no entry can
be left out or changed without a change of the last digest.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, TypedDict

from domain.reduction.price_line import PRIOR_PRICE_PERIOD
from domain.reduction.reduction import Priced, judge_reduction
from domain.reduction.rules import rule_of
from storage.database import Tx
from storage.deal import deals
from storage.deal.tables import PriceChange
from storage.reduction.claimed_posts import ClaimedPost, find_deal_id, sent_between

SHOWN_BEFORE = 2 * PRIOR_PRICE_PERIOD + timedelta(days=1)
"""Of the line of prices, what came in this long before the message, and the price in force then."""


class ClaimEvidence(TypedDict):
    """One message, its claim, and the rows that it was judged by."""

    message: int
    chat: int
    chat_title: str
    message_id: int | None
    sent_at: str
    kind: str
    code: str
    title: str
    currency: str
    price_minor: int
    claimed_minor: int
    before_minor: int | None
    percent: int
    outcome: str
    country: str
    measured_by: str
    law: str
    reference: Mapping[str, int] | None
    prices: list[dict[str, Any]]


class EvidencePack(TypedDict):
    """The evidence of a period; `digest` is that of the last entry."""

    since: str
    until: str
    made_at: str
    entries: list[ClaimEvidence]
    digests: list[str]
    digest: str


async def build_evidence(
    tx: Tx, since: datetime, until: datetime, *, country: str, now: datetime
) -> EvidencePack:
    """Return the evidence of a period; `country` is the shop's, where a message has none."""
    entries, digests = [], [""]
    lines: dict[str, Sequence[PriceChange]] = {}
    async for post in sent_between(tx, since, until):
        code = str(post.values["code"])
        if code not in lines:
            lines[code] = await _line(tx, post)
        entry = _entry(post, lines[code], country)
        entries.append(entry)
        digests.append(entry_digest(digests[-1], entry))
    return EvidencePack(
        since=since.isoformat(),
        until=until.isoformat(),
        made_at=now.isoformat(),
        entries=entries,
        digests=digests[1:],
        digest=digests[-1],
    )


def entry_digest(before: str, entry: ClaimEvidence) -> str:
    """Return the digest of an entry behind another one, in hexadecimal digits."""
    said = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(f"{before}{said}".encode()).hexdigest()


async def _line(tx: Tx, post: ClaimedPost) -> Sequence[PriceChange]:
    """Return what a message's deal has cost."""
    deal_id = await find_deal_id(tx, post)
    return () if deal_id is None else await deals.price_history(tx, deal_id)


def _entry(post: ClaimedPost, line: Sequence[PriceChange], shop_country: str) -> ClaimEvidence:
    values: Priced = post.values  # type: ignore[assignment]
    country = values.get("country") or shop_country
    rule = rule_of(country)
    found = judge_reduction(values, rule)
    reference = values.get("reference")
    return ClaimEvidence(
        message=post.id,
        chat=post.chat_id,
        chat_title=post.chat_title,
        message_id=post.message_id,
        sent_at=post.sent_at.isoformat(),
        kind=post.kind,
        code=post.values["code"],
        title=post.values["title"],
        currency=values["currency"],
        price_minor=values["price_minor"],
        claimed_minor=values["list_price_minor"] or 0,
        before_minor=found.before_minor,
        percent=found.percent,
        outcome=found.outcome,
        country=country,
        measured_by=rule.reference,
        law=rule.law,
        reference=None if reference is None else {**reference},  # type: ignore[dict-item]
        prices=[
            {
                "at": one.at.isoformat(),
                "by": one.by,
                "price_minor": one.price_minor,
                "currency": one.currency,
            }
            for one in _within(line, post.sent_at)
        ],
    )


def _within(line: Sequence[PriceChange], at: datetime) -> Sequence[PriceChange]:
    """Return the changes up to a moment, from the one that was in force long before it."""
    known = [one for one in line if one.at <= at]
    old = [place for place, one in enumerate(known) if one.at <= at - SHOWN_BEFORE]
    return known[old[-1] :] if old else known
