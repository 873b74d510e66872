"""A deal added by hand: a title, a price, and what else its form or command asks for.

It belongs to the feed `operator`, which no file can be imported as.
"""

from collections.abc import Mapping
from datetime import datetime
from random import Random

from domain import code
from domain.currency import STARS
from domain.deal import price_history
from domain.deal.deal import free_codes
from domain.deal.edit import FIELDS, NONE, EditContext
from domain.money import names_stars
from storage.database import Tx
from storage.deal import deals
from storage.deal.deals import OPERATOR
from storage.deal.tables import Deal, PriceChangeSource

KEY_LENGTH = 12


def new_key(rng: Random) -> str:
    """Return the key of a form that is being begun: what comes of it is one deal, pressed once or twice."""
    return code.generate(rng, KEY_LENGTH)


def build_deal(terms: Mapping[str, str], currency: str, context: EditContext) -> Deal:
    """Return the deal that was typed, not saved, or refuse; `terms` are typed, by the names of `FIELDS`."""
    stars = names_stars(terms.get("price", ""))
    deal = blank(STARS if stars else currency, context.now)
    for name, typed in terms.items():
        read, column, _ = FIELDS[name]
        words = typed.strip()
        setattr(deal, column, read(deal, "" if words == NONE else words, context))
    return deal


def blank(currency: str, now: datetime) -> Deal:
    """Return a deal that says nothing yet."""
    return Deal(
        code="",
        source=OPERATOR,
        source_id="",
        title="",
        price_minor=0,
        currency=currency,
        created_at=now,
        changed_at=now,
    )


def audit_facts(deal: Deal) -> dict[str, str | int]:
    """Return what the audit log says about a deal that was added by hand."""
    return {"title": deal.title, "price": deal.price_minor, "currency": deal.currency}


async def find(tx: Tx, key: str) -> Deal | None:
    """Return what has come of a form already."""
    return (await deals.by_source(tx, OPERATOR, (key,))).get(key)


async def add(
    tx: Tx, key: str, terms: Mapping[str, str], *, currency: str, context: EditContext, rng: Random
) -> Deal:
    """Add the deal that was typed, which needs a title and a price, or refuse."""
    deal = build_deal({"title": "", "price": ""} | dict(terms), currency, context)
    deal.source_id = key
    (deal.code,) = await free_codes(tx, 1, rng=rng)
    tx.add(deal)
    await tx.flush()
    await price_history.record(tx, [(deal, None)], PriceChangeSource.ADD, now=context.now)
    return deal
