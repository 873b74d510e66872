"""Terms of promotions in the words that an operator types, as far as both kinds have them."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from domain import store
from domain.campaign.schedule import check_zone, is_span, parse_every
from domain.currency import STARS
from domain.provider.terms import CURRENCIES
from domain.refusal import Refused
from domain.typed_time import read_moment
from storage.database import Tx
from storage.group_buy.tables import PaymentMethod, PaymentTiming

PAYS: Mapping[str, tuple[PaymentMethod, PaymentTiming]] = {
    "pickup": (PaymentMethod.ON_PICKUP, PaymentTiming.AT_END),
    "shop": (PaymentMethod.EXTERNAL, PaymentTiming.AT_END),
    "shop-now": (PaymentMethod.EXTERNAL, PaymentTiming.NOW),
    "stars": (PaymentMethod.STARS, PaymentTiming.AT_END),
    "stars-now": (PaymentMethod.STARS, PaymentTiming.NOW),
    "card": (PaymentMethod.PROVIDER, PaymentTiming.AT_END),
    "card-now": (PaymentMethod.PROVIDER, PaymentTiming.NOW),
}
"""How it is paid, and when where that is ahead of the pick-up."""


def check_currency(pay: PaymentMethod, currency: str) -> None:
    """Refuse Stars for what has a price in money, and any other way for what has one in Stars."""
    if (pay is PaymentMethod.STARS) != (currency == STARS):
        reason = "payment.needs_stars" if pay is PaymentMethod.STARS else "payment.only_stars"
        raise Refused(reason)
    if pay is PaymentMethod.PROVIDER and currency not in CURRENCIES.split():
        raise Refused("payment.currency", currency=currency)


def check_provider(pay: str, token: str | None) -> None:
    """Refuse cards, by their name in `PAYS`, where the shop has no payment provider."""
    if token is None and pay in PAYS and PAYS[pay][0] is PaymentMethod.PROVIDER:
        raise Refused("payment.no_token")


def read_start(typed: str, zone: str, *, now: datetime) -> datetime:
    """Read a wall time of `zone` to the second; nothing is now."""
    check_zone(zone)
    return read_moment(typed, zone, now=now) if typed else now


def read_end(typed: str, zone: str, starts_at: datetime, *, now: datetime) -> datetime:
    """Read a wall time of `zone`, or a span such as `2d` after the start."""
    words = typed.strip()
    return starts_at + read_span(words) if is_span(words) else read_moment(words, zone, now=now)


def read_span(typed: str) -> timedelta:
    """Read `90s`, `30m`, `2h` or `1d`."""
    return timedelta(seconds=parse_every(typed))


async def read_stores(tx: Tx, typed: str) -> Sequence[int]:
    """Return the stores with the codes that were typed, parted by commas; raises `Refused`."""
    codes = [code for code in typed.replace(",", " ").split() if code]
    return [(await store.find(tx, code)).id for code in codes]
