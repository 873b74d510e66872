"""How the shop sells by a payment provider: what it asks of payers, delivery, taxes, refunds.

typed in the menu or at the command line -> read here -> one fact of the installation
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.admin import audit
from domain.link import web_host
from domain.money import read_price
from domain.refusal import TYPED_SHOWN_MAX, Refused
from storage import installation
from storage.database import Tx

FACT = "provider"
"""`{"asks": [...], "shipping": text, "taxes": text, "console": link, "second_above": text, "currency"}`"""
NONE = "-"
"""Typed to take a term away."""
ASKS = ("name", "phone_number", "email", "shipping_address")
"""What Telegram can ask payers for."""
CONSOLE_MARK = "CHARGE"
"""Stands in the console's link for the provider's number of a charge."""
CHARS_MAX = 1_500
LINES_MAX, TITLE_CHARS_MAX, RATE_BP_MAX = 8, 32, 5_000
TEXTS = ("shipping", "taxes", "console", "second_above")
CURRENCIES = """
AED AFN ALL AMD ARS AUD AZN BAM BDT BGN BHD BND BOB BRL BYN CAD CHF CLP CNY COP CRC CZK DKK DOP
DZD EGP ETB EUR GBP GEL GHS GTQ HKD HNL HRK HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KRW
KZT LBP LKR MAD MDL MMK MNT MOP MUR MVR MXN MYR MZN NGN NIO NOK NPR NZD PAB PEN PHP PKR PLN PYG
QAR RON RSD RUB SAR SEK SGD SYP THB TJS TRY TTD TWD TZS UAH UGX USD UYU UZS VND YER ZAR
"""
"""The codes in which Telegram takes payments by a provider."""


@dataclass(frozen=True, slots=True)
class ShippingOption:
    """A way of delivery; `countries` are codes such as DE, none is everywhere."""

    id: str
    title: str
    price_minor: int
    countries: frozenset[str]


@dataclass(frozen=True, slots=True)
class TaxLine:
    """A tax that prices contain, in basis points of the net amount."""

    label: str
    rate_bp: int


@dataclass(frozen=True, slots=True)
class ProviderTerms:
    """All of it, read; amounts are minor units of `currency`, the shop's when they were typed."""

    currency: str
    asks: frozenset[str] = frozenset()
    shipping: tuple[ShippingOption, ...] = ()
    taxes: tuple[TaxLine, ...] = ()
    console: str = ""
    second_above_minor: int | None = None
    """Amounts above it take two persons to give back."""

    @property
    def delivers(self) -> bool:
        """Whether the payer chooses a way of delivery."""
        return bool(self.shipping) and "shipping_address" in self.asks

    def shipping_to(self, country: str, currency: str) -> list[ShippingOption]:
        """Return the ways of delivery to a country; their prices are in the shop's currency alone."""
        if currency != self.currency:
            return []
        return [one for one in self.shipping if not one.countries or country in one.countries]

    def console_link(self, charge: str) -> str | None:
        """Return where a charge is looked at and given back."""
        return self.console.replace(CONSOLE_MARK, charge) if self.console else None

    def approvals_for(self, minor: int, currency: str) -> int:
        """Return how many persons it takes to give an amount back; another currency always takes two."""
        limit = self.second_above_minor
        if limit is None:
            return 1
        return 1 if currency == self.currency and minor <= limit else 2


async def load_texts(tx: Tx) -> dict[str, Any]:
    """Return what was typed, by the names of `TEXTS`, with `asks` and the `currency` of its prices."""
    kept = await installation.get_fact(tx, FACT) or {}
    texts = {one: str(kept.get(one, "")) for one in TEXTS}
    return {"asks": list(kept.get("asks", ())), "currency": str(kept.get("currency", "")), **texts}


async def load(tx: Tx) -> ProviderTerms:
    """Return the terms."""
    kept = await load_texts(tx)
    currency, limit = kept["currency"], kept["second_above"]
    return ProviderTerms(
        currency=currency,
        asks=frozenset(kept["asks"]),
        shipping=tuple(read_shipping(kept["shipping"], currency)),
        taxes=tuple(read_taxes(kept["taxes"])),
        console=kept["console"],
        second_above_minor=read_price(limit, currency) if limit else None,
    )


def read_shipping(typed: str, currency: str) -> list[ShippingOption]:
    """Read `Parcel; 4.90; DE AT`, a line for each way of delivery, or refuse."""
    found = []
    for number, (title, rest) in enumerate(_lines(typed, "payment.shipping_typed"), 1):
        price, _, countries = rest.partition(";")
        codes = frozenset(countries.upper().replace(",", " ").split())
        if not all(len(code) == 2 and code.isalpha() and code.isascii() for code in codes):
            raise Refused("payment.shipping_typed", typed=typed[:TYPED_SHOWN_MAX])
        cost = 0 if price.strip() == "0" else read_price(price.strip(), currency)
        found.append(ShippingOption(str(number), title, cost, codes))
    return found


def read_taxes(typed: str) -> list[TaxLine]:
    """Read `VAT; 19`, a line for each tax that prices contain, or refuse."""
    found = []
    for label, rest in _lines(typed, "payment.tax_typed"):
        rate = rest.strip().removesuffix("%").strip().replace(",", ".")
        whole, _, part = rate.partition(".")
        plain = whole.isascii() and whole.isdecimal() and (not part or part.isdecimal())
        if not plain or len(whole) > 2 or len(part) > 2:
            raise Refused("payment.tax_typed", typed=typed[:TYPED_SHOWN_MAX])
        basis = int(whole) * 100 + int((part + "00")[:2])
        if not 0 < basis <= RATE_BP_MAX:
            raise Refused("payment.tax_typed", typed=typed[:TYPED_SHOWN_MAX])
        found.append(TaxLine(label, basis))
    return found


def _lines(typed: str, reason: str) -> list[tuple[str, str]]:
    lines = [line for line in typed.splitlines() if line.strip()]
    found = []
    for line in lines:
        title, parted, rest = line.partition(";")
        title = " ".join(title.split())
        if not parted or not 1 <= len(title) <= TITLE_CHARS_MAX:
            raise Refused(reason, typed=typed[:TYPED_SHOWN_MAX])
        found.append((title, rest))
    if len(found) > LINES_MAX:
        raise Refused(reason, typed=typed[:TYPED_SHOWN_MAX])
    return found


def read_console(typed: str) -> str:
    """Read the link to a charge at the provider's, or refuse."""
    if web_host(typed.replace(CONSOLE_MARK, "1")) is None or CONSOLE_MARK not in typed:
        raise Refused("payment.console_typed", mark=CONSOLE_MARK)
    return typed


def check_text(name: str, typed: str, currency: str) -> str:
    """Return what was typed for a term, empty to take it away; or refuse."""
    text = typed.strip()
    if text == NONE:
        return ""
    if not text or len(text) > CHARS_MAX:
        raise Refused("payment.term_typed", maximum=CHARS_MAX)
    if name == "shipping":
        read_shipping(text, currency)
    elif name == "taxes":
        read_taxes(text)
    elif name == "console":
        read_console(text)
    else:
        read_price(text, currency)
    return text


async def write(
    tx: Tx, name: str, typed: str, *, currency: str, by_id: int | None, now: datetime
) -> None:
    """Write a term down, or with a name of `ASKS` have it asked for from now on, or no more.

    Amounts that were typed in another currency than the shop has now are forgotten.
    """
    kept = await load_texts(tx)
    if kept["currency"] != currency:
        kept |= {"shipping": "", "second_above": "", "currency": currency}
    if name in ASKS:
        asks = set(kept["asks"]) ^ {name}
        kept["asks"] = [one for one in ASKS if one in asks]
        value = ", ".join(kept["asks"])
    else:
        value = kept[name] = check_text(name, typed, currency)
    await installation.set_fact(tx, FACT, kept)
    await audit.record(tx, by_id, "settings.payment", name, now=now, value=value)


def split_taxes(
    gross_minor: int, taxes: Sequence[TaxLine]
) -> tuple[int, list[tuple[TaxLine, int]]]:
    """Return the net amount and each tax in it; together they are the gross amount again."""
    whole = 10_000 + sum(one.rate_bp for one in taxes)
    parts = [(one, (gross_minor * one.rate_bp * 2 + whole) // (whole * 2)) for one in taxes]
    return gross_minor - sum(minor for _, minor in parts), parts


def percent(rate_bp: int) -> str:
    """Return 19 of 1900, and 8.1 of 810."""
    return f"{rate_bp / 100:g}"
