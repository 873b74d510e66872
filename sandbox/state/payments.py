"""Money in the sandbox: invoices, questions before a charge, charges, Stars and their transactions.

    invoice -> asked for shipping (flexible ones) -> asked before the charge -> answered within 10 s
    answered "ok" -> charged -> told to the bot            answered "no", too late -> nothing happens
    charged in Stars -> refunded once

Nobody is told when a person closes the sheet. An invoice may be paid again, and by several people.
"""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Literal

from domain.clock import Clock
from sandbox.api.refusals import QUERY_TOO_OLD, bad_request
from sandbox.state.chats import Json, User

ANSWER_WITHIN = timedelta(seconds=10)
STARS = "XTR"
STARS_AT_FIRST = 1000
REMEMBERED_MAX = 20_000
LINK = "https://t.me/$"
PROVIDER_TOKEN = "284685063:TEST:SANDBOX"  # noqa: S105
"""The one payment provider that the sandbox knows; it takes every card."""
UpdateFault = Literal["lost", "twice"]


@dataclass(frozen=True, slots=True)
class SandboxInvoice:
    """What is offered for payment; `prices` are (label, amount) in minor units of the currency."""

    title: str
    description: str
    payload: str
    currency: str
    prices: tuple[tuple[str, int], ...]
    start_parameter: str = ""
    needs: frozenset[str] = frozenset()
    """Of name, phone_number, email, shipping_address."""
    is_flexible: bool = False
    subscription_s: int | None = None

    @property
    def total(self) -> int:
        """The amount without shipping."""
        return sum(amount for _, amount in self.prices)

    def json(self) -> Json:
        """Return Bot API `Invoice`."""
        return {
            "title": self.title,
            "description": self.description,
            "start_parameter": self.start_parameter,
            "currency": self.currency,
            "total_amount": self.total,
        }


@dataclass(frozen=True, slots=True)
class PaymentAnswer:
    """What the bot says to a question; `error` is shown to the payer, `options` are for shipping."""

    ok: bool
    error: str = ""
    options: tuple[Json, ...] = ()


@dataclass(slots=True, eq=False)
class PaymentQuery:
    """A question to the bot, before shipping or before the charge; `late` once it was too slow."""

    id: str
    user_id: int
    invoice: SandboxInvoice
    asked_at: datetime
    answer: PaymentAnswer | None = None
    late: bool = False
    settled: asyncio.Event = field(default_factory=asyncio.Event, repr=False)


@dataclass(slots=True, eq=False)
class SandboxCharge:
    """Money that went from a person to the bot."""

    id: str
    provider_id: str
    user: User
    invoice: SandboxInvoice
    total: int
    refunded: bool = False
    canceled: bool = False
    """Subscriptions only: will not be extended."""


class SandboxPayments:
    """All invoices behind links, open questions, charges, and everybody's Stars."""

    def __init__(self, clock: Clock, rng: Random) -> None:
        self._clock = clock
        self._rng = rng
        self._links: OrderedDict[str, SandboxInvoice] = OrderedDict()
        self._queries: OrderedDict[str, PaymentQuery] = OrderedDict()
        self._stars: dict[int, int] = {}
        self.provider_tokens = {PROVIDER_TOKEN}
        self.charges: dict[str, SandboxCharge] = {}
        self.transactions: list[Json] = []
        """Bot API `StarTransaction`s of the bot, oldest first."""
        self.bot_stars = 0
        self.answer_within = ANSWER_WITHIN
        """How long a question waits, on the shop's clock and in real time."""
        self.trouble: list[UpdateFault] = []
        """What happens to the next messages of a payment on their way to the bot."""

    # -- invoices and questions ---------------------------------------------------------

    def link(self, invoice: SandboxInvoice) -> str:
        """Return a link under which an invoice can be paid."""
        if len(self._links) >= REMEMBERED_MAX:
            self._links.popitem(last=False)
        url = f"{LINK}{self._rng.getrandbits(80):020x}"
        self._links[url] = invoice
        return url

    def linked(self, url: str) -> SandboxInvoice | None:
        """Return the invoice behind a link."""
        return self._links.get(url)

    def ask(self, user_id: int, invoice: SandboxInvoice) -> PaymentQuery:
        """Register a question to the bot."""
        if len(self._queries) >= REMEMBERED_MAX:
            self._queries.popitem(last=False)
        number = str(self._rng.getrandbits(62))
        query = PaymentQuery(number, user_id, invoice, self._clock.now())
        self._queries[number] = query
        return query

    def answer(self, query_id: str, answer: PaymentAnswer) -> PaymentQuery:
        """Give a question its one answer, or refuse one that comes too late."""
        query = self._queries.get(query_id)
        if query is None or query.answer is not None or query.late:
            raise bad_request(QUERY_TOO_OLD)
        if self._clock.now() - query.asked_at > self.answer_within:
            self.expire(query)
            raise bad_request(QUERY_TOO_OLD)
        query.answer = answer
        query.settled.set()
        return query

    def expire(self, query: PaymentQuery) -> None:
        """Let a question have been asked in vain."""
        if query.answer is None:
            query.late = True
            query.settled.set()

    # -- Stars --------------------------------------------------------------------------

    def stars_of(self, user_id: int) -> int:
        """Return a person's Stars."""
        return self._stars.get(user_id, STARS_AT_FIRST)

    def set_stars(self, user_id: int, stars: int) -> None:
        """Give or take Stars."""
        if stars < 0:
            raise ValueError("nobody has less than no Stars")
        self._stars[user_id] = stars

    def charge(self, user: User, invoice: SandboxInvoice, total: int) -> SandboxCharge:
        """Take the money; of Stars there is a transaction."""
        number, at_provider = f"{self._rng.getrandbits(128):032x}", self._rng.getrandbits(64)
        charge = SandboxCharge(f"ch_{number}", f"pr_{at_provider:016x}", user, invoice, total)
        self.charges[charge.id] = charge
        if invoice.currency == STARS:
            self.set_stars(user.id, self.stars_of(user.id) - total)
            partner = _partner(charge)
            self.book(total, charge.id, source=partner)
        return charge

    def refund(self, user_id: int, charge_id: str) -> SandboxCharge:
        """Give Stars back, once."""
        charge = self.charges.get(charge_id)
        if charge is None or charge.user.id != user_id or charge.invoice.currency != STARS:
            raise bad_request("CHARGE_NOT_FOUND")
        if charge.refunded:
            raise bad_request("CHARGE_ALREADY_REFUNDED")
        if self.bot_stars < charge.total:
            raise bad_request("BALANCE_TOO_LOW")
        charge.refunded = True
        self.set_stars(user_id, self.stars_of(user_id) + charge.total)
        self.book(-charge.total, charge.id, receiver=_partner(charge))
        return charge

    def book(self, amount: int, number: str = "", **partner: Json) -> Json:
        """Enter a transaction of the bot, `source` or `receiver` named; negative ones go out."""
        self.bot_stars += amount
        entry: Json = {"id": number or f"tx_{self._rng.getrandbits(96):024x}"}
        entry |= {"amount": abs(amount), "date": int(self._clock.now().timestamp()), **partner}
        self.transactions.append(entry)
        return entry


def _partner(charge: SandboxCharge) -> Json:
    invoice = charge.invoice
    partner: Json = {"type": "user", "transaction_type": "invoice_payment"}
    partner |= {"user": charge.user.json(), "invoice_payload": invoice.payload}
    if invoice.subscription_s:
        partner["subscription_period"] = invoice.subscription_s
    return partner
