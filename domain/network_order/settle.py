"""What the ledger has of an order follows what the network says of it: line after line, none changed.

    earned    expense -x  pending +x        changed   the difference, where the share lies
    approved  pending -x  approved +x       held      the other way round
    payable   approved -x payable +x        what is owed is recovered first
    reversed  out of where it lies; what was withdrawn becomes a debt

Each line has its number: `network_order:12:3`. The caller holds the account, so that an order's
lines are written one after another; the party is held from here on.
"""

from collections.abc import Sequence
from datetime import datetime

from domain.commission import earnings_notice
from domain.commission.earnings_notice import EarningsEvent
from domain.payout import ledger
from domain.payout.ledger import Posting, credit_postings, move
from storage.columns import Json
from storage.database import Tx
from storage.network_order.tables import NetworkOrder, NetworkOrderState
from storage.payout import entries
from storage.payout.tables import LedgerAccount, Party

ROAD = (LedgerAccount.PENDING, LedgerAccount.APPROVED, LedgerAccount.PAYABLE)
PLACES = {
    NetworkOrderState.PENDING: LedgerAccount.PENDING,
    NetworkOrderState.APPROVED: LedgerAccount.APPROVED,
    NetworkOrderState.PAYABLE: LedgerAccount.PAYABLE,
}
EVENTS = {LedgerAccount.APPROVED: "approved", LedgerAccount.PAYABLE: "payable"}


def next_place(lies_in: str | None, wanted: LedgerAccount | None) -> LedgerAccount | None:
    """Return where a share goes next on its way to `wanted`: each step is a line of its own."""
    if wanted is None:
        return None
    if lies_in is None:
        return LedgerAccount.PENDING
    here, there = ROAD.index(LedgerAccount(lies_in)), ROAD.index(wanted)
    return ROAD[here + 1] if here < there else wanted


def taken_back(
    party_id: int, lies_in: str, minor: int, payable_minor: int, currency: str
) -> list[Posting]:
    """Return the lines that take an amount out of where it lies; what is gone becomes a debt."""
    if lies_in != LedgerAccount.PAYABLE:
        return credit_postings(party_id, LedgerAccount(lies_in), -minor, currency)
    there = min(minor, max(payable_minor, 0))
    return [
        *credit_postings(party_id, LedgerAccount.PAYABLE, -there, currency),
        *credit_postings(party_id, LedgerAccount.DEBT, there - minor, currency),
    ]


async def settle(tx: Tx, order: NetworkOrder, network: str, *, now: datetime) -> None:
    """Write the lines that bring the ledger to what an order is now."""
    wanted = PLACES.get(NetworkOrderState(order.state))
    if order.party_id is None or wanted is order.lies_in is None:
        return
    (party,) = await entries.lock_parties(tx, [order.party_id])
    minor = order.share_minor if wanted is not None else 0
    if order.lies_in is not None and minor != order.lies_minor:
        await _change(tx, order, party, minor, network, now=now)
    while order.lies_in != wanted:
        if wanted is None:
            order.lies_in = None
        else:
            await _step(tx, order, party, next_place(order.lies_in, wanted), network, now=now)
    await tx.flush()


async def _change(
    tx: Tx,
    order: NetworkOrder,
    party: Party,
    minor: int,
    network: str,
    *,
    now: datetime,
) -> None:
    """Let a share be another amount where it lies; nothing is a reversal."""
    more, lies_in, currency = minor - order.lies_minor, str(order.lies_in), order.currency
    if more > 0:
        postings = credit_postings(party.id, LedgerAccount(lies_in), more, currency)
    else:
        payable = await entries.balance(tx, party.id, LedgerAccount.PAYABLE, currency)
        postings = taken_back(party.id, lies_in, -more, payable, currency)
    gone = order.state == NetworkOrderState.REVERSED
    order.lies_minor = minor
    await _post(
        tx,
        order,
        party,
        "reversed" if gone else "changed",
        postings,
        network,
        now=now,
        moved=abs(more),
    )
    if more < 0:
        await earnings_notice.notify_promoter(
            tx, party, EarningsEvent.TAKEN_BACK, -more, currency, now=now
        )


async def _step(
    tx: Tx,
    order: NetworkOrder,
    party: Party,
    place: LedgerAccount | None,
    network: str,
    *,
    now: datetime,
) -> None:
    before, minor, currency = order.lies_in, order.share_minor, order.currency
    order.lies_in, order.lies_minor = place, minor
    if place is None or not minor:
        return
    if before is None:
        event, postings = "earned", credit_postings(party.id, place, minor, currency)
    else:
        event = "held" if place == LedgerAccount.PENDING else EVENTS[place]
        postings = move(party.id, LedgerAccount(before), place, minor, currency)
    await _post(tx, order, party, event, postings, network, now=now, moved=minor)
    news = {"earned": EarningsEvent.EARNED, "payable": EarningsEvent.PAYABLE}.get(event)
    if news is not None:
        await earnings_notice.notify_promoter(tx, party, news, minor, currency, now=now)


async def _post(
    tx: Tx,
    order: NetworkOrder,
    party: Party,
    event: str,
    postings: Sequence[Posting],
    network: str,
    *,
    now: datetime,
    moved: int,
) -> None:
    order.steps += 1
    key, kind = f"network_order:{order.id}:{order.steps}", f"network.{event}"
    facts = facts_of(order, network, moved)
    if any(one.account is LedgerAccount.PAYABLE and one.amount_minor > 0 for one in postings):
        await ledger.release(
            tx, key, kind, postings, party.id, currency=order.currency, now=now, facts=facts
        )
    else:
        await ledger.post(tx, key, kind, postings, now=now, facts=facts)


def facts_of(order: NetworkOrder, network: str, moved: int) -> Json:
    """Return what the statement explains a line with: the order, the rule; never a person."""
    return {
        "title": order.title,
        "network": network,
        "order": order.order_key,
        "amount_minor": order.amount_minor,
        "commission_minor": order.commission_minor,
        "currency": order.currency,
        "share_minor": moved,
        "rate_bp": order.rate_bp,
        "scope": order.rule,
        "advanced": order.advanced,
    }
