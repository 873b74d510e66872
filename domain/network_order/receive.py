"""A network's call: stored first, understood afterwards, each in a transaction of its own.

    key -> account -> the call as it came -> (later) a report -> an order -> lines of the ledger
                                          -> a test, nothing new, or put aside with a reason

What was put aside is looked at again when its parent arrives, or when somebody asks for it.
"""

import hashlib
import json
import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypedDict

from domain.affiliate import accounts
from domain.affiliate.network import AffiliateNetwork
from domain.network_order.decide import WANTED, Ignored, Standing, next_state
from domain.network_order.earn import find_earner, share_of
from domain.network_order.postback import Postback, ReportedStatus
from domain.network_order.read import (
    OrderReport,
    PutAside,
    SaidFields,
    is_test,
    opened,
    read_report,
)
from domain.network_order.settle import settle
from domain.notify import notify_owner
from domain.refusal import Refused
from storage.affiliate.tables import AffiliateAccount
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.network_order import network_orders
from storage.network_order.tables import CallState, NetworkCall, NetworkOrder, NetworkOrderState
from storage.payout import entries

KEY_BYTES = 16
NO_PARENT, BROKEN = "parent", "broken"
TOLD_AGAIN = timedelta(days=1)
"""The owner hears of calls that were put aside once a day for each account and reason."""


class CallAside(TypedDict):
    """What the owner is told of a call that was put aside."""

    network: str
    reason: str
    shown: str


ASIDE: Kind[CallAside] = Kind("owner.network_call")


def digest_of(key: str) -> str:
    """Return what is kept of a key."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def postback_of(network: AffiliateNetwork) -> Postback:
    """Return how a network's calls are read, or refuse one that calls nobody."""
    if network.postback is None:
        raise Refused("network_call.none", network=network.title)
    return network.postback


async def renew_key(tx: Tx, account: AffiliateAccount) -> str:
    """Return the path of a new address for an account's calls; the one before it ends. Or refuse."""
    postback_of(await accounts.find_network(tx, account.network))
    key = secrets.token_urlsafe(KEY_BYTES)
    account.key_digest = digest_of(key)
    await tx.flush()
    return f"/in/{account.network}/{key}"


async def new_address(
    tx: Tx, account: AffiliateAccount, network: AffiliateNetwork, web_url: str
) -> str:
    """Return the address to paste at the network, with its macros; the one before it ends. Or refuse."""
    macros = postback_of(network).macros
    if not web_url:
        raise Refused("network_call.no_web")
    return f"{web_url}{await renew_key(tx, account)}{macros}"


async def find_called(tx: Tx, source: str, key: str) -> int | None:
    """Return the account that an address is of, None where there is none."""
    digest = digest_of(key)
    account = await network_orders.account_by_key(tx, digest)
    if account is None or account.network != source:
        return None
    return account.id if secrets.compare_digest(account.key_digest or "", digest) else None


def store_call(account_id: int, said: SaidFields, *, now: datetime) -> NetworkCall:
    """Return a call as it came, to be understood later."""
    return NetworkCall(account_id=account_id, at=now, said=json.dumps(said))


async def understand(tx: Tx, call_id: int, *, now: datetime) -> None:
    """Do what a stored call says, once."""
    call = await network_orders.lock_call(tx, call_id)
    if call is None or call.state != CallState.NEW:
        return
    account = await network_orders.lock_account(tx, call.account_id)
    if account is None:
        return
    network = (await accounts.known_networks(tx)).get(account.network)
    try:
        if network is None or network.postback is None:
            raise PutAside("network")
        said = opened(json.loads(call.said), network.postback)
        if is_test(said, network.postback):
            call.state, account.tested_at = CallState.TEST, now
            return
        report = read_report(said, network.postback)
        call.order_id, ignored = await take(tx, account, network, report, now=now)
    except PutAside as reason:
        await _put_aside(tx, call, account, reason, now=now)
        return
    account.heard_at = now
    call.state = CallState.TAKEN if ignored is None else CallState.SAME
    call.reason = ignored
    await tx.flush()


async def _put_aside(
    tx: Tx, call: NetworkCall, account: AffiliateAccount, why: PutAside, *, now: datetime
) -> None:
    since = now - TOLD_AGAIN
    told = await network_orders.asked_aside_since(tx, account.id, why.reason, since)
    call.state, call.reason, call.shown = CallState.ASIDE, why.reason, why.shown
    await tx.flush()
    if not told and why.reason != NO_PARENT:
        values = CallAside(network=account.network, reason=why.reason, shown=why.shown)
        await notify_owner(tx, ASIDE, values, now=now)


async def take(
    tx: Tx,
    account: AffiliateAccount,
    network: AffiliateNetwork,
    report: OrderReport,
    *,
    now: datetime,
) -> tuple[int | None, str | None]:
    """Let an order be what a report says; return its number, and why nothing changed if so.

    Raises `PutAside`. The caller holds the account.
    """
    known = await network_orders.by_keys(tx, account.id, report.order_key, report.line_key)
    if known is not None:
        return known.id, await _follow(tx, known, network, report, now=now)
    if report.status is ReportedStatus.NONE:
        return None, str(ReportedStatus.NONE)
    if (report.commission_minor or 0) < 0:
        return await _reversal(tx, account, network, report, now=now), None
    if report.commission_minor is None:
        raise PutAside(NO_PARENT, report.order_key)
    order = await _new_order(tx, account, report, now=now)
    await settle(tx, order, network.title, now=now)
    await network_orders.renew_aside(tx, account.id, NO_PARENT)
    return order.id, None


async def _new_order(
    tx: Tx,
    account: AffiliateAccount,
    report: OrderReport,
    *,
    now: datetime,
    reverses: NetworkOrder | None = None,
) -> NetworkOrder:
    if report.currency is None:
        raise PutAside("currency")
    order = NetworkOrder(
        account_id=account.id,
        order_key=report.order_key,
        line_key=report.line_key,
        shop_order=report.shop_order,
        title=report.title,
        currency=report.currency,
        amount_minor=report.amount_minor or 0,
        commission_minor=report.commission_minor or 0,
        state=WANTED[report.status],
        reported_at=now,
        changed_at=now,
        revised_at=report.revised_at,
        token=report.token,
    )
    if reverses is not None:
        order.state, order.reverses_id = NetworkOrderState.REVERSED, reverses.id
    else:
        await give_to_earner(tx, account, order, now=now)
    tx.add(order)
    await tx.flush()
    return order


async def give_to_earner(
    tx: Tx, account: AffiliateAccount, order: NetworkOrder, *, now: datetime
) -> None:
    """Write down who earns on an order by its token, and by which rate."""
    earner = await find_earner(tx, account, order.token, now=now)
    if earner is not None:
        order.party_id = await entries.make_party(tx, earner.member_id)
        order.rule, order.rate_bp = earner.rule, earner.rate_bp
        order.share_minor = share_of(order)


async def _follow(
    tx: Tx, order: NetworkOrder, network: AffiliateNetwork, report: OrderReport, *, now: datetime
) -> str | None:
    """Let a known order be what a newer report says; return why nothing changed, if so."""
    if report.status is ReportedStatus.NONE or order.reverses_id is not None:
        return str(ReportedStatus.NONE)
    if report.currency not in (None, order.currency):
        raise PutAside("currency", report.currency or "")
    found = next_state(Standing(order.state, order.revised_at), report)
    if isinstance(found, Ignored):
        if found is Ignored.REVERSED:
            raise PutAside("reversed", report.order_key)
        return found
    before = (order.state, order.amount_minor, order.commission_minor)
    if found is not NetworkOrderState.REVERSED:
        order.amount_minor = _newer(report.amount_minor, order.amount_minor)
        order.commission_minor = _newer(report.commission_minor, order.commission_minor)
    order.title, order.state = order.title or report.title, found
    order.revised_at = report.revised_at or order.revised_at
    if before == (order.state, order.amount_minor, order.commission_minor):
        return str(CallState.SAME)
    await _changed(tx, order, network, now=now)
    return None


def _newer(said: int | None, known: int) -> int:
    return known if said is None else max(said, 0)


async def _reversal(
    tx: Tx,
    account: AffiliateAccount,
    network: AffiliateNetwork,
    report: OrderReport,
    *,
    now: datetime,
) -> int:
    """Let a transaction below zero take back what the one with the same shop order brought."""
    parent = None
    if report.shop_order:
        parent = await network_orders.reversed_by(
            tx, account.id, report.shop_order, report.line_key
        )
    if parent is None:
        raise PutAside(NO_PARENT, report.shop_order or report.order_key)
    if report.currency != parent.currency:
        raise PutAside("currency", report.currency or "")
    back = -(report.commission_minor or 0)
    whole = replace(report, commission_minor=-back)
    made = await _new_order(tx, account, whole, now=now, reverses=parent)
    if parent.state == NetworkOrderState.REVERSED:
        return made.id
    parent.commission_minor = max(parent.commission_minor - back, 0)
    parent.amount_minor = max(parent.amount_minor - abs(report.amount_minor or 0), 0)
    if parent.commission_minor == 0:
        parent.state = NetworkOrderState.REVERSED
    await _changed(tx, parent, network, now=now)
    return made.id


async def _changed(
    tx: Tx, order: NetworkOrder, network: AffiliateNetwork, *, now: datetime
) -> None:
    order.share_minor, order.changed_at = share_of(order), now
    await settle(tx, order, network.title, now=now)


async def make_payable(
    tx: Tx, account: AffiliateAccount, until: datetime, *, now: datetime, advanced: bool, limit: int
) -> int:
    """Let approved orders be payable that have stood so since before a moment; return how many.

    The network has paid them; or, `advanced`, the shop pays before it.
    """
    network = (await accounts.known_networks(tx)).get(account.network)
    found = await network_orders.approved_before(tx, account.id, until, limit=limit)
    for order in found:
        order.state, order.changed_at = NetworkOrderState.PAYABLE, now
        order.advanced = advanced
        await settle(tx, order, network.title if network else account.network, now=now)
    return len(found)
