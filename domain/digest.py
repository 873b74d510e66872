"""The daily digest: what a day was like, to the owner and every admin, of what is theirs.

due at an hour of the shop's wall clock -> one row of the outbox a day and admin -> sent
An admin who wants none says so by one press; it is remembered until they want it again. What was sold
is counted as the page of numbers counts it: of yesterday, and on Mondays of the week before.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import NotRequired, TypedDict
from zoneinfo import ZoneInfo

from domain.admin import audit, authority
from domain.admin.authority import AccessLevel, Authority
from domain.numbers.figures import ACTS, NEWCOMERS, PURCHASES, Series, together
from domain.numbers.frame import whole_days
from domain.numbers.load import load_series, scope_of
from storage import digest_counts, installation, members
from storage.admin import roles
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.kinds import Kind
from storage.delivery.tables import OutboxState
from storage.members import Reachability
from storage.payout import withdrawals
from storage.payout.tables import WithdrawalState
from storage.referral import rewards
from storage.referral.tables import RewardState


class DigestCounts(TypedDict):
    """What a day was like: posts by what became of them, and what waits for an admin."""

    posted: int
    failed: int
    reasons: list[str]
    doubtful: int
    chats: list[str]
    """Titles of the first chats in trouble, and `more` beside them."""
    more: int
    withdrawals: int
    rewards: int
    head: NotRequired[str | None]
    """The newest line of the audit log with its seal, for the owner alone."""


class SoldSum(TypedDict):
    """What was earned in one currency, in minor units, and in the time before."""

    currency: str
    minor: int
    before: int


class PeriodSales(TypedDict):
    """What days that are over came to, each number with that of as many days before."""

    orders: int
    orders_before: int
    purchases: NotRequired[int]
    """How many the sums are of; not there in a digest that an older version has queued."""
    purchases_before: NotRequired[int]
    newcomers: int
    newcomers_before: int
    sums: list[SoldSum]
    """Empty for an admin of some chats, who sees no money."""


class DayDigest(DigestCounts):
    """The digest of a local day, such as 2026-05-01."""

    day: str
    yesterday: PeriodSales
    """Not there in a digest that an older version has queued, as `week`."""
    week: PeriodSales | None
    """On Mondays: Monday to Sunday of the week that is over."""


KIND: Kind[DayDigest] = Kind("digest.day")
FACT, OFF = "digest", "digest_off"
"""`{"hour": int}`; and `digest_off:7` is there while member 7 wants no digest."""
HOUR = 9
HOURS = (7, 8, 9, 10, 12, 18, 20, 22)
LATE_MAX = timedelta(hours=12)
"""Later than this it is not sent any more: the next one is near."""
SPAN = timedelta(days=1)
COUNTED_MAX = 1_000
REASONS_MAX = 3
CHATS_MAX = 5
WORDS_CHARS_MAX = 80
CURRENCIES_MAX = 3
MONDAY, WEEK = 0, timedelta(days=7)


def day_of(now: datetime, zone: str, hour: int) -> str | None:
    """Return the local day whose digest is due, or None before its hour."""
    local = now.astimezone(ZoneInfo(zone))
    return local.date().isoformat() if local.hour >= hour else None


async def get_hour(tx: Tx) -> int:
    """Return the hour of the day at which digests are sent."""
    kept = await installation.get_fact(tx, FACT)
    return HOUR if kept is None else int(kept["hour"])


async def set_hour(tx: Tx, chosen: int) -> None:
    """Send digests at another hour from now on."""
    await installation.set_fact(tx, FACT, {"hour": chosen})


async def is_enabled(tx: Tx, member_id: int) -> bool:
    """Return whether somebody wants the digest."""
    return await installation.get_fact(tx, f"{OFF}:{member_id}") is None


async def set_enabled(tx: Tx, member_id: int, *, on: bool, now: datetime) -> None:
    """Have an admin's digest sent, or not; refused to whoever is nobody in the admin menu."""
    await authority.require(tx, member_id, AccessLevel.SOME_CHATS)
    if on:
        await installation.delete_fact(tx, f"{OFF}:{member_id}")
    else:
        await installation.set_fact(tx, f"{OFF}:{member_id}", {})
    word = "digest.on" if on else "digest.off"
    await audit.record(tx, member_id, word, f"member:{member_id}", now=now)


async def recipients(tx: Tx) -> list[int]:
    """Return the owner and every admin, of some chats too, who can be written to and want it."""
    owner = await installation.owner_id(tx)
    granted = [grant.member_id for grant in await roles.grants(tx)]
    found = dict.fromkeys([*([] if owner is None else [owner]), *granted])
    return [one for one in found if await _reachable(tx, one) and await is_enabled(tx, one)]


async def queue_digest(tx: Tx, member_id: int, day: str, *, now: datetime, zone: str) -> bool:
    """Queue a member's digest of a day, unless that was done; return whether it was now."""
    by = await authority.load(tx, member_id)
    if by is None or not await digest_counts.mark_sent(tx, member_id, day):
        return False
    today = date.fromisoformat(day)
    is_monday = today.weekday() == MONDAY
    values: DayDigest = {
        **await build_values(tx, by, now=now),
        "day": day,
        "yesterday": await period_sales(tx, by, today - SPAN, 1, zone),
        "week": await period_sales(tx, by, today - WEEK, 7, zone) if is_monday else None,
    }
    told = [(member_id, values)]
    await outbox.put_notices(tx, KIND, told, now=now, expires_at=now + LATE_MAX)
    return True


async def build_values(tx: Tx, by: Authority, *, now: datetime) -> DigestCounts:
    """Return what a digest says: money only to whoever runs everything."""
    chats: Collection[int] | None = None if by.everywhere else by.chats
    ended = await digest_counts.post_outcomes(tx, since=now - SPAN, until=now, chats=chats)
    sums = {
        state: sum(n for s, _, n in ended if s == state)
        for state in (OutboxState.SENT, OutboxState.FAILED)
    }
    reasons = [(r or "-")[:WORDS_CHARS_MAX] for s, r, _ in ended if s == OutboxState.FAILED]
    trouble = await digest_counts.in_trouble(tx, chats=chats)
    requests, held = await _money(tx) if by.everywhere else (0, 0)
    return {
        "posted": sums[OutboxState.SENT],
        "failed": sums[OutboxState.FAILED],
        "reasons": reasons[:REASONS_MAX],
        "doubtful": await digest_counts.count_unknown(tx, chats=chats),
        "chats": [title[:WORDS_CHARS_MAX] for title in trouble[:CHATS_MAX]],
        "more": max(0, len(trouble) - CHATS_MAX),
        "withdrawals": requests,
        "rewards": held,
        "head": await audit.head(tx) if by.is_owner else None,
    }


async def period_sales(tx: Tx, by: Authority, first: date, days: int, zone: str) -> PeriodSales:
    """Return what some days that are over came to, counted as the page of numbers counts them."""
    counted, sums = await load_series(tx, scope_of(by), whole_days(first, days, zone))
    orders, new = together([counted[name] for name in ACTS]), counted[NEWCOMERS]
    paid = counted.get(PURCHASES, Series([], 0))
    return {
        "orders": orders.total,
        "orders_before": orders.before or 0,
        "purchases": paid.total,
        "purchases_before": paid.before or 0,
        "newcomers": new.total,
        "newcomers_before": new.before or 0,
        "sums": [
            {"currency": currency, "minor": each.total, "before": each.before or 0}
            for currency, each in list(sums.items())[:CURRENCIES_MAX]
        ],
    }


async def _money(tx: Tx) -> tuple[int, int]:
    """Return how many withdrawals and how many rewards wait for a decision."""
    undecided = (WithdrawalState.REQUESTED, WithdrawalState.APPROVED)
    requests = await withdrawals.listed(tx, undecided, limit=COUNTED_MAX)
    return len(requests), len(await rewards.listed(tx, (RewardState.HELD,), limit=COUNTED_MAX))


async def _reachable(tx: Tx, member_id: int) -> bool:
    member = await members.find(tx, member_id)
    return member is not None and member.reach not in (Reachability.BLOCKED, Reachability.GONE)
