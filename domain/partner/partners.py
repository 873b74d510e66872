"""Other shops' offers in this one: switched on, approved by key, taken, blocked.

a file of an unknown shop -> it asks          -> the owner compares the key: approved, or blocked
of an approved one        -> a deal, whose button leads to that shop's bot with the host's code
of a blocked one          -> refused; what was taken before is off the shelf
"""

from datetime import datetime
from random import Random
from typing import NamedTuple

from domain.deal import price_history
from domain.deal.deal import free_codes
from domain.link import find_problem
from domain.partner.offer_file import SharedOffer, read
from domain.refusal import Refused
from storage import installation
from storage.database import Tx
from storage.deal.deals import PARTNER
from storage.deal.tables import Deal, DealApproval, DealState, PriceChangeSource
from storage.partner import partners
from storage.partner.tables import PartnerOffer, PartnerShop, PartnerState

FACT = "help_selling"
"""`{"on": bool}`; without it nothing is taken and nothing given."""
PARTNERS_MAX = 100
OFFERS_MAX = 200
"""Offers taken from one shop."""


class Taken(NamedTuple):
    """What came of a file: the shop, and the deal unless the shop has still to be approved."""

    partner: PartnerShop
    deal: Deal | None


async def is_on(tx: Tx) -> bool:
    """Whether this shop takes and gives offers."""
    fact = await installation.get_fact(tx, FACT)
    return fact is not None and bool(fact["on"])


async def switch(tx: Tx, *, on: bool, now: datetime) -> None:
    """Take and give offers from now on, or not; what was taken leaves the shelf, and comes back."""
    await installation.set_fact(tx, FACT, {"on": on})
    await tx.flush()
    for partner in await partners.listed(tx, limit=PARTNERS_MAX):
        await _shelve(tx, partner, shown=on and partner.state == PartnerState.APPROVED, now=now)


async def check_on(tx: Tx) -> None:
    """Refuse where the owner has not switched this on."""
    if not await is_on(tx):
        raise Refused("partner.off")


async def take(tx: Tx, data: bytes, *, hosts: frozenset[str], now: datetime, rng: Random) -> Taken:
    """Take what a file offers, or refuse; the file of an unknown shop makes that shop ask."""
    await check_on(tx)
    signed = read(data, now=now)
    partner = await partners.by_key(tx, signed.key)
    if partner is None:
        if await partners.count(tx) >= PARTNERS_MAX:
            raise Refused("partner.too_many", maximum=PARTNERS_MAX)
        partner = PartnerShop(
            key=signed.key, name=signed.offer.shop, bot=signed.offer.bot, added_at=now
        )
        tx.add(partner)
        await tx.flush()
    if partner.state == PartnerState.BLOCKED:
        raise Refused("partner.blocked", name=partner.name)
    if partner.state == PartnerState.ASKED:
        return Taken(partner, None)
    offer = signed.offer
    if offer.bot.casefold() != partner.bot.casefold():
        raise Refused("partner.other_bot", bot=offer.bot, known=partner.bot)
    if find_problem(offer.link, hosts):
        raise Refused("partner.link_host")
    partner.name = offer.shop
    return Taken(partner, await _deal(tx, partner, offer, now=now, rng=rng))


async def _deal(
    tx: Tx, partner: PartnerShop, offer: SharedOffer, *, now: datetime, rng: Random
) -> Deal:
    """Return the deal of an offer, new or brought up to date."""
    known = await partners.offer(tx, partner.id, offer.code, offer.host)
    if known is None:
        if len(await partners.deals(tx, partner.id)) >= OFFERS_MAX:
            raise Refused("partner.too_many_offers", maximum=OFFERS_MAX)
        return await _add(tx, partner, offer, now=now, rng=rng)
    held, deal = known
    if offer.made_at < held.made_at:
        raise Refused("partner.older", title=offer.title)
    before = price_history.price_of(deal)
    _fill(deal, partner, offer, now=now)
    deal.state, deal.left_at, deal.closed_at = DealState.ACTIVE, None, None
    held.commission_bp, held.made_at = offer.commission_bp, offer.made_at
    await tx.flush()
    await price_history.record(tx, [(deal, before)], PriceChangeSource.IMPORT, now=now)
    return deal


async def _add(
    tx: Tx, partner: PartnerShop, offer: SharedOffer, *, now: datetime, rng: Random
) -> Deal:
    (drawn,) = await free_codes(tx, 1, rng=rng)
    deal = Deal(
        code=drawn,
        source=f"{PARTNER}{partner.id}",
        source_id=f"{offer.code}-{offer.host}",
        title="",
        price_minor=0,
        currency="",
        created_at=now,
        changed_at=now,
        approval=DealApproval.ALLOWED,
    )
    _fill(deal, partner, offer, now=now)
    tx.add(deal)
    await tx.flush()
    tx.add(
        PartnerOffer(
            deal_id=deal.id,
            partner_id=partner.id,
            code=offer.code,
            host=offer.host,
            commission_bp=offer.commission_bp,
            made_at=offer.made_at,
        )
    )
    await price_history.record(tx, [(deal, None)], PriceChangeSource.IMPORT, now=now)
    return deal


def _fill(deal: Deal, partner: PartnerShop, offer: SharedOffer, *, now: datetime) -> None:
    """Let a deal say what an offer says, and who sells it."""
    seller = f"🤝 {offer.shop} · @{partner.bot}"
    deal.title, deal.price_minor, deal.currency = offer.title, offer.price_minor, offer.currency
    deal.description = "\n".join(filter(None, (offer.description, offer.terms, seller)))
    deal.link, deal.photo = offer.link, offer.picture or None
    deal.ends_at, deal.changed_at = offer.ends_at, now


async def decide(tx: Tx, partner_id: int, state: PartnerState, *, now: datetime) -> PartnerShop:
    """Approve a shop by its key, or block it; its offers come onto the shelf or leave it."""
    partner = await partners.lock(tx, partner_id)
    if partner is None:
        raise Refused("partner.unknown", id=partner_id)
    if partner.state == state:
        raise Refused("partner.already", name=partner.name, state=str(state))
    partner.state, partner.decided_at = state, now
    shown = state == PartnerState.APPROVED and await is_on(tx)
    await _shelve(tx, partner, shown=shown, now=now)
    return partner


async def _shelve(tx: Tx, partner: PartnerShop, *, shown: bool, now: datetime) -> None:
    """Put what was taken of a shop onto the shelf, or take it off; what is over stays over."""
    for _, deal in await partners.deals(tx, partner.id):
        comes_back = deal.left_at is not None and (deal.ends_at is None or deal.ends_at > now)
        if shown and comes_back:
            deal.state, deal.left_at, deal.changed_at = DealState.ACTIVE, None, now
            deal.closed_at = None
        elif not shown and deal.state == DealState.ACTIVE:
            deal.state, deal.left_at, deal.changed_at = DealState.WITHDRAWN, now, now
    await tx.flush()
