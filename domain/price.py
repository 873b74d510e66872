"""Prices as an operator types them."""

from domain.feeds.limits import PRICE_MINOR_MAX
from domain.feeds.price import parse_price
from domain.feeds.row import BadValue
from domain.refusal import Refused


def read_price(typed: str, currency: str) -> int:
    """Read an amount such as `17.90` as minor units of `currency`, or refuse."""
    try:
        minor, said = parse_price(typed, currency=currency)
    except BadValue:
        raise Refused("group_buy.price_typed", typed=typed[:20], currency=currency) from None
    if said != currency or minor > PRICE_MINOR_MAX:
        raise Refused("group_buy.price_typed", typed=typed[:20], currency=currency)
    return minor
