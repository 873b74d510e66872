"""From the words of `flash-sales add` to terms."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.cli.terms import read_moment, read_store
from domain.campaign.schedule import check_zone, parse_every
from domain.flash_sale.publish import FlashSaleTerms
from domain.money import read_price
from domain.refusal import Refused
from storage.database import Tx
from storage.group_buy.tables import PaymentMethod

PAYS = {"pickup": PaymentMethod.ON_PICKUP, "shop": PaymentMethod.EXTERNAL}
DIGITS_MAX = 18


async def parse_terms(
    tx: Tx, given: Mapping[str, str | int], *, currency: str, zone: str, now: datetime
) -> FlashSaleTerms:
    """Return what the options of `flash-sales add` ask for; raises `Refused`."""
    words = {name: str(value).strip() for name, value in given.items()}
    if words["pay"] not in PAYS:
        raise Refused("flash_sale.pay", typed=words["pay"][:20])
    check_zone(zone)
    kept = words["allot_for"]
    return FlashSaleTerms(
        price_minor=read_price(words["price"], currency),
        starts_at=read_moment(words["starts"], zone) if words["starts"] else now,
        lasts=timedelta(seconds=parse_every(words["lasts"])),
        stock=None if int(given["stock"]) == 0 else int(given["stock"]),
        per_member=int(given["per_member"]),
        per_order=int(given["per_order"]),
        hold_s=parse_every(words["hold"]),
        window_s=0 if words["window"] in {"", "0"} else parse_every(words["window"]),
        allotments=read_allotments(words["allot"]),
        allotted_for=timedelta(seconds=parse_every(kept)) if kept else None,
        pay=PAYS[words["pay"]],
        store_id=await read_store(tx, words["store"]),
        voucher_days=int(given["voucher_days"]),
    )


def read_allotments(typed: str) -> dict[int, int]:
    """Read `-1001=20,-1002=30` as units by chat, or refuse; a chat named twice is refused."""
    found: dict[int, int] = {}
    for part in filter(None, (word.strip() for word in typed.split(","))):
        chat, equals, units = part.partition("=")
        digits = chat.removeprefix("-"), units
        plain = all(d.isascii() and d.isdecimal() and len(d) <= DIGITS_MAX for d in digits)
        if not equals or not plain or int(chat) in found:
            raise Refused("flash_sale.allotment_typed", typed=part[:40])
        found[int(chat)] = int(units)
    return found
