"""Deals: what is on offer, and how a feed becomes deals.

An import is repeated as often as the feed changes. A product keeps its deal and its code
by (source, source_id); what the operator decided (withdrawn, edited) is not undone by a feed.
"""

from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import NotRequired, cast, final

from domain import code, link, sale_price
from domain.deal import price_history
from domain.feeds.row import BadRow, FeedRow
from domain.option.feed import add_fed, apply_feed, read_news
from domain.option.promotion import choosable_labels
from domain.post.link_buttons import PostOptions
from domain.promotion.alone_price import warn_of_dearer
from domain.reduction.reduction import Priced, ReferencePrice
from domain.refusal import Refused
from storage.columns import Json
from storage.database import Tx
from storage.deal import approvals, deals
from storage.deal.deals import OPERATOR
from storage.deal.tables import Deal, DealApproval, DealState, PriceChangeSource

CODE_LENGTH_MIN = 4
CROWDED = 16
"""A code grows by a symbol before one in so many of its length is taken."""
CODE_DRAWS_MAX = 20
FEED_FIELDS = (
    "title",
    "description",
    "currency",
    "link",
    "photo",
    "category",
    "in_stock",
    "starts_at",
    "ends_at",
)
"""What a feed may change about a deal, beside its prices."""
TAGS = "tags"
"""What stands among a deal's own columns where its tags were edited by hand."""


@dataclass
class Tally:
    """What an import did so far, for the report at its end."""

    new: int = 0
    changed: int = 0
    same: int = 0
    bad: list[BadRow] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Count `other` in."""
        self.new += other.new
        self.changed += other.changed
        self.same += other.same
        self.bad += other.bad


def is_over(deal: Deal, *, now: datetime) -> bool:
    """Return whether the deal has ended for good, so that its posts must say so."""
    return deal.state == DealState.WITHDRAWN or (deal.ends_at is not None and deal.ends_at <= now)


def is_on_offer(deal: Deal, *, now: datetime) -> bool:
    """Return whether the deal can be bought now."""
    begun = deal.starts_at is None or deal.starts_at <= now
    return begun and deal.in_stock and not is_over(deal, now=now)


def display_state(deal: Deal, *, now: datetime) -> str:
    """Return where a deal stands: `withdrawn`, `ended`, `coming`, `sold_out` or `offered`."""
    if deal.state == DealState.WITHDRAWN:
        return "withdrawn"
    if is_over(deal, now=now):
        return "ended"
    if deal.starts_at is not None and deal.starts_at > now:
        return "coming"
    return "offered" if deal.in_stock else "sold_out"


def code_length(deal_count: int) -> int:
    """Return how long new codes are among so many deals, so that a free one is soon drawn."""
    length = CODE_LENGTH_MIN
    while deal_count * CROWDED > len(code.ALPHABET) ** length:
        length += 1
    return length


class DealFacts(Priced):
    """What a post says about a deal, as values that outlive every later change."""

    deal_id: int
    code: str
    title: str
    description: str
    link: str | None
    photo: str | None
    ends_at: str | None
    is_from: NotRequired[bool]
    """Whether the price is the lowest of several; what was said before there were options does not say."""
    options: NotRequired[list[str]]
    """What it comes in, as far as it can be had."""


@final
class DealPost(DealFacts, PostOptions):
    """The same for one chat: its zone, the label that it wants, and how it goes out."""

    zone: str
    disclosure: str | None


def deal_snapshot(deal: Deal) -> DealFacts:
    lowest = deal.price_minor if deal.from_minor is None else deal.from_minor
    facts: DealFacts = {
        "deal_id": deal.id,
        "code": deal.code,
        "title": deal.title,
        "description": deal.description,
        "price_minor": lowest,
        "list_price_minor": deal.list_price_minor if lowest == deal.price_minor else None,
        "currency": deal.currency,
        "link": deal.link,
        "photo": deal.photo,
        "ends_at": None if (end := price_end(deal)) is None else end.isoformat(),
    }
    if deal.from_minor is not None:
        facts["is_from"] = True
    if deal.reference is not None:
        facts["reference"] = cast(ReferencePrice, deal.reference)
    return facts


async def load_facts(tx: Tx, deal: Deal) -> DealFacts:
    """Return what a post says about a deal, its options included."""
    labels = await choosable_labels(tx, deal)
    return {**deal_snapshot(deal), "options": labels} if labels else deal_snapshot(deal)


def price_end(deal: Deal) -> datetime | None:
    """Return until when the deal can be had at its price: its own end, or that of its sale."""
    ends = (deal.ends_at, sale_price.sale_end(deal))
    return min((end for end in ends if end is not None), default=None)


def deal_post(
    deal: Deal,
    zone: str,
    disclosure: str | None = None,
    *,
    hosts: AbstractSet[str] = frozenset(),
) -> DealPost:
    """Return what is said about a deal to readers in a zone; a link elsewhere than `hosts` is left out."""
    facts = deal_snapshot(deal)
    if link.find_problem(facts["link"], hosts):
        facts["link"] = None
    return cast(DealPost, {**facts, "zone": zone, "disclosure": disclosure})


async def find_deal(tx: Tx, typed: str) -> Deal:
    """Return the deal behind a code as somebody typed it, or refuse."""
    deal = await deals.by_code(tx, code.normalize(typed))
    if deal is None:
        raise Refused("deal.not_found", code=code.normalize(typed)[:12])
    return deal


async def lock_deal(tx: Tx, deal_id: int) -> Deal:
    """Return a deal and hold it until the transaction ends, or refuse."""
    deal = await deals.lock(tx, deal_id)
    if deal is None:
        raise Refused("deal.not_found", code=str(deal_id))
    return deal


async def withdraw_deal(tx: Tx, typed: str, *, now: datetime) -> Deal:
    """Take a deal off the shelf; its posts are ended by the next tick of `jobs.deal_expiry`."""
    deal = await lock_deal(tx, (await find_deal(tx, typed)).id)
    if deal.state == DealState.WITHDRAWN and deal.left_at is None:
        raise Refused("deal.withdrawn", code=deal.code)
    deal.state, deal.changed_at, deal.left_at = DealState.WITHDRAWN, now, None
    return deal


async def withdraw_left(tx: Tx, source: str, source_ids: Collection[str], *, now: datetime) -> int:
    """Withdraw deals that their feed has no more, until it has them again; return how many."""
    found = await deals.lock_by_source(tx, source, source_ids)
    left = [deal for deal in found.values() if deal.state == DealState.ACTIVE]
    for deal in left:
        deal.state, deal.changed_at, deal.left_at = DealState.WITHDRAWN, now, now
    return len(left)


async def restore_deal(tx: Tx, typed: str, *, now: datetime) -> Deal:
    """Put a withdrawn deal back; posts that were ended stay ended."""
    deal = await lock_deal(tx, (await find_deal(tx, typed)).id)
    if deal.state != DealState.WITHDRAWN:
        raise Refused("deal.not_withdrawn", code=deal.code)
    deal.state, deal.changed_at, deal.closed_at = DealState.ACTIVE, now, None
    deal.left_at = None
    return deal


async def import_feed(
    tx: Tx, rows: Iterable[FeedRow | BadRow], *, source: str, now: datetime, rng: Random
) -> Tally:
    """Insert or update a deal for each good row; ids are unique among them. Refuses `OPERATOR`."""
    if source == OPERATOR:
        raise Refused("feed.operator", source=source)
    rows = list(rows)
    good = {row.source_id: row for row in rows if isinstance(row, FeedRow)}
    tally = Tally(bad=[row for row in rows if isinstance(row, BadRow)])
    known = await deals.lock_by_source(tx, source, good)
    known |= await _adopted(tx, source, [row for id_, row in good.items() if id_ not in known])
    tags = await deals.tags_of(tx, [deal.id for deal in known.values()])
    before = {deal.id: price_history.price_of(deal) for deal in known.values()}
    news = {id_ for id_, deal in known.items() if _apply(deal, good[id_], now=now)}
    pairs = [(deal, good[source_id]) for source_id, deal in known.items()]
    optional = await apply_feed(tx, pairs, now=now)
    for source_id, deal in known.items():
        retagged = _retagged(tags, deal, good[source_id])
        if source_id in news or retagged or deal.id in optional:
            tally.changed += 1
        else:
            tags.pop(deal.id, None)
            tally.same += 1
    changed = [(deal, before[deal.id]) for deal in known.values()]
    await price_history.record(tx, changed, PriceChangeSource.IMPORT, now=now)
    repriced = [deal for deal, price in changed if price_history.price_of(deal) != price]
    await warn_of_dearer(tx, repriced, now=now)
    fresh = [row for source_id, row in good.items() if source_id not in known]
    tally.new = len(fresh)
    tags |= await _insert(tx, fresh, source=source, now=now, rng=rng)
    await deals.set_tags(tx, tags)
    return tally


async def compare_feed(
    tx: Tx, rows: Iterable[FeedRow | BadRow], *, source: str, now: datetime
) -> Tally:
    """Return what `import_feed` would do with rows, and do nothing."""
    rows = list(rows)
    good = {row.source_id: row for row in rows if isinstance(row, FeedRow)}
    known = await deals.by_source(tx, source, good)
    former = [row for source_id, row in good.items() if source_id not in known]
    known |= former_deals(former, await deals.by_source(tx, source, former_ids(former)))
    optional = await read_news(tx, [(deal, good[id_]) for id_, deal in known.items()], now=now)
    tags = await deals.tags_of(tx, [deal.id for deal in known.values()])
    changed = [
        source_id
        for source_id, deal in known.items()
        if _news(deal, good[source_id], now)
        or deal.source_id != source_id
        or _retagged(tags, deal, good[source_id])
        or deal.id in optional
    ]
    return Tally(
        new=len(good) - len(known),
        changed=len(changed),
        same=len(known) - len(changed),
        bad=[row for row in rows if isinstance(row, BadRow)],
    )


def former_ids(rows: Iterable[FeedRow]) -> list[str]:
    """Return the ids under which parts of products were deals of their own."""
    return [former for row in rows for former in row.former_ids]


def former_deals(rows: Iterable[FeedRow], found: dict[str, Deal]) -> dict[str, Deal]:
    """Return which deal each product was: the first of those that were its parts."""
    firsts = ((row, next((id_ for id_ in row.former_ids if id_ in found), None)) for row in rows)
    return {row.source_id: found[former] for row, former in firsts if former is not None}


async def _adopted(tx: Tx, source: str, rows: list[FeedRow]) -> dict[str, Deal]:
    """Give products that have come together as one the deal that the first of their parts had."""
    some = former_ids(rows)
    if not some:
        return {}
    found = former_deals(rows, await deals.lock_by_source(tx, source, some))
    for source_id, deal in found.items():
        deal.source_id = source_id
    return found


def _news(deal: Deal, row: FeedRow, now: datetime) -> Json:
    """Return the cells of a deal that a row changes: not those that are its own."""
    news = {name: value for name, value in _columns(row, now).items() if name not in deal.own}
    if row.link is None:
        news.pop("link", None)  # A Shopify file has none: that is no reason to lose it.
    news = {name: value for name, value in news.items() if getattr(deal, name) != value}
    return news | ({} if deal.left_at is None else {"state": DealState.ACTIVE, "left_at": None})


def _apply(deal: Deal, row: FeedRow, *, now: datetime) -> bool:
    """Bring a deal up to date but for what is its own; return whether anything was new."""
    news = _news(deal, row, now)
    for name, value in news.items():
        setattr(deal, name, value)
    if news:
        deal.changed_at = now
    deal.reprice_at = _next_price(row, now)
    if deal.closed_at is not None and not is_over(deal, now=now):
        deal.closed_at = None
    return bool(news)


def _columns(row: FeedRow, now: datetime) -> Json:
    """Return the cells that a row sets, with what is asked at `now`."""
    sale = row.sale
    price_minor, list_price_minor = (
        (row.price_minor, row.list_price_minor) if sale is None else sale.prices(now)
    )
    return {
        **{name: getattr(row, name) for name in FEED_FIELDS},
        "price_minor": price_minor,
        "list_price_minor": list_price_minor,
        "sale_minor": sale and sale.price_minor,
        "regular_minor": sale and sale.regular_minor,
        "sale_starts_at": sale and sale.starts_at,
        "sale_ends_at": sale and sale.ends_at,
    }


def _next_price(row: FeedRow, now: datetime) -> datetime | None:
    return None if row.sale is None else row.sale.next_change(now)


def _retagged(tags: dict[int, set[str]], deal: Deal, row: FeedRow) -> bool:
    """Put the row's tags in place of the deal's, if they are not its own; return whether they differ."""
    if TAGS in deal.own:
        return False
    before = tags.get(deal.id, set())
    tags[deal.id] = set(row.tags)
    return tags[deal.id] != before


async def _insert(
    tx: Tx, rows: Sequence[FeedRow], *, source: str, now: datetime, rng: Random
) -> dict[int, set[str]]:
    """Add a deal for each row; return their tags by deal id."""
    codes = await free_codes(tx, len(rows), rng=rng)
    trusted = bool(rows) and await approvals.is_trusted(tx, source)
    added = [
        Deal(
            code=drawn,
            source=source,
            source_id=row.source_id,
            created_at=now,
            changed_at=now,
            approval=DealApproval.ALLOWED if trusted else DealApproval.PENDING,
            reprice_at=_next_price(row, now),
            option_kinds=list(row.option_kinds),
            **_columns(row, now),
        )
        for drawn, row in zip(codes, rows, strict=True)
    ]
    tx.add_all(added)
    await tx.flush()
    await price_history.record(
        tx, ((deal, None) for deal in added), PriceChangeSource.IMPORT, now=now
    )
    await add_fed(tx, list(zip(added, rows, strict=True)), now=now)
    return {deal.id: set(row.tags) for deal, row in zip(added, rows, strict=True)}


async def free_codes(tx: Tx, wanted: int, *, rng: Random) -> list[str]:
    """Return `wanted` different codes that no deal has."""
    length = code_length(await deals.count(tx) + wanted)
    free: dict[str, None] = {}
    for _ in range(CODE_DRAWS_MAX):
        drawn = dict.fromkeys(code.generate(rng, length) for _ in range(wanted - len(free)))
        taken = await deals.taken_codes(tx, drawn.keys())
        free |= {one: None for one in drawn if one not in taken}
        if len(free) == wanted:
            return list(free)
    raise RuntimeError(f"{CODE_DRAWS_MAX} draws of {wanted} codes were not enough")
