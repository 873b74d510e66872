"""Giving an offer of one's own to the host of another shop's group."""

from datetime import datetime, timedelta

from domain import code
from domain.commission import rates
from domain.deal.deal import is_over
from domain.feeds.words import one_line
from domain.link import web_host
from domain.partner.offer_file import (
    DESCRIPTION_CHARS_MAX,
    LASTS_MAX,
    NAME_CHARS_MAX,
    SharedOffer,
    sign,
)
from domain.partner.partners import check_on
from domain.payout.ledger import BP
from domain.refusal import Refused
from domain.support import shop_info
from storage import members
from storage.database import Tx
from storage.deal.deals import PARTNER
from storage.deal.tables import Deal
from storage.sealing.shop_key import key_of


async def offer_file(
    tx: Tx, deal: Deal, *, bot: str, host: str, days: int, terms: str = "", now: datetime
) -> str:
    """Return the signed file of a deal for one host, who is a member here by their code; or refuse."""
    await check_on(tx)
    if deal.source.startswith(PARTNER):
        raise Refused("partner.not_ours", code=deal.code)
    if is_over(deal, now=now):
        raise Refused("order_list.deal_over", code=deal.code)
    if not 1 <= days <= LASTS_MAX.days:
        raise Refused("partner.days", maximum=LASTS_MAX.days)
    member = await members.by_code(tx, code.normalize(host))
    if member is None or member.banned_at is not None:
        raise Refused("partner.host", code=host[:20])
    until = min(now + timedelta(days=days), deal.ends_at or datetime.max.replace(tzinfo=now.tzinfo))
    offer = SharedOffer(
        shop=one_line(await shop_info.name(tx) or f"@{bot}", NAME_CHARS_MAX),
        bot=bot,
        code=deal.code,
        host=member.code,
        title=deal.title,
        description=" ".join(one_line(deal.description, DESCRIPTION_CHARS_MAX).split()),
        terms=" ".join(terms.split()),
        picture=deal.photo if deal.photo and web_host(deal.photo) else "",
        price_minor=deal.price_minor,
        currency=deal.currency,
        commission_bp=await _commission_bp(tx, deal),
        made_at=now.replace(microsecond=0),
        ends_at=until.replace(microsecond=0),
    )
    return sign(offer, key_of(tx))


async def _commission_bp(tx: Tx, deal: Deal) -> int:
    """Return what whoever brings a buyer earns of the deal's price now."""
    rate = await rates.rate_for(tx, deal, deal.currency)
    if rate is None:
        return 0
    return rates.compute_commission(rate, deal.price_minor, 1) * BP // deal.price_minor
