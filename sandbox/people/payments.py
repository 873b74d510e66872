"""Paying as a person: the sheet over an invoice, and what the bot hears of it.

    sheet = PaymentSheet(world, user, invoice)
    await sheet.ask_shipping(address)      where the invoice is flexible
    await sheet.ask()                      the bot has ten seconds
    payment = sheet.charge()               or simply not

Each step may be the last one: the bot never hears that somebody has changed their mind.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from sandbox.people.acts import CannotAct
from sandbox.state import posting
from sandbox.state.account import BOT
from sandbox.state.chats import Json, User
from sandbox.state.messages import Message
from sandbox.state.payments import STARS, PaymentQuery, SandboxCharge, SandboxInvoice
from sandbox.state.world import World

TOO_LATE = "timeout"
TOO_FEW_STARS = "not enough Stars"
ADDRESS: Json = {
    "country_code": "DE",
    "state": "",
    "city": "Berlin",
    "street_line1": "Lindenweg 3",
    "street_line2": "",
    "post_code": "10115",
}


@dataclass(frozen=True, slots=True)
class PaymentResult:
    """How a payment ended: charged, or `error`, which is the bot's sentence or the sheet's own."""

    charge_id: str | None = None
    error: str | None = None
    message: Message | None = None


@dataclass(slots=True, eq=False)
class PaymentSheet:
    """An open payment sheet."""

    world: World
    user: User
    invoice: SandboxInvoice
    error: str | None = None
    address: Json | None = None
    options: Sequence[Json] = field(default_factory=tuple)
    option: Json | None = None
    accepted: bool = False

    @property
    def total(self) -> int:
        """What will be charged, with delivery."""
        prices: Sequence[Json] = self.option["prices"] if self.option else ()
        return self.invoice.total + sum(int(price["amount"]) for price in prices)

    async def ask_shipping(self, address: Json | None = None) -> None:
        """Give an address; the bot names its ways of delivery, and the first is chosen."""
        self.address = ADDRESS if address is None else address
        if not self.invoice.is_flexible:
            return
        query = self.world.payments.ask(self.user.id, self.invoice)
        self._put("shipping_query", query, {"shipping_address": self.address})
        await self._wait(query)
        if query.answer is not None and query.answer.ok:
            self.options = query.answer.options
            self.choose(self.options[0]["id"])

    def choose(self, option_id: str) -> None:
        """Choose a way of delivery."""
        found = [option for option in self.options if option["id"] == option_id]
        if not found:
            raise CannotAct(f"there is no way of delivery {option_id!r}")
        self.option = found[0]

    async def ask(self) -> None:
        """Press Pay: the bot is asked, and has ten seconds."""
        if self.error is None and self._is_short():
            self.error = TOO_FEW_STARS
        if self.error is not None:
            return
        query = self.world.payments.ask(self.user.id, self.invoice)
        more: Json = {"currency": self.invoice.currency, "total_amount": self.total}
        self._put("pre_checkout_query", query, more | self._order())
        await self._wait(query)
        self.accepted = self.error is None

    def charge(self, *, first: bool = True) -> PaymentResult:
        """Let the money go; a message in the private chat tells of it."""
        if not self.accepted or self._is_short():
            return PaymentResult(error=self.error or TOO_FEW_STARS)
        self.accepted = False
        charge = self.world.payments.charge(self.user, self.invoice, self.total)
        emit_stars(self.world, self.user)
        message = _tell(self.world, self.user, {"successful_payment": self._paid(charge, first)})
        trouble = self.world.payments.trouble
        fault = trouble.pop(0) if trouble else None
        for _ in range({"lost": 0, "twice": 2}.get(fault or "", 1)):
            self.world.updates.put("message", message.json())
        return PaymentResult(charge.id, None, message)

    def give_up(self) -> None:
        """Close the sheet; nobody hears of it."""
        self.accepted = False

    def _is_short(self) -> bool:
        stars = self.world.payments.stars_of(self.user.id)
        return self.invoice.currency == STARS and stars < self.total

    def _put(self, kind: str, query: PaymentQuery, more: Json) -> None:
        body: Json = {"id": query.id, "from": self.user.json()}
        body["invoice_payload"] = self.invoice.payload
        self.world.updates.put(kind, body | more)

    async def _wait(self, query: PaymentQuery) -> None:
        try:
            async with asyncio.timeout(self.world.payments.answer_within.total_seconds()):
                await query.settled.wait()
        except TimeoutError:
            self.world.payments.expire(query)
        if query.answer is None:
            self.error = TOO_LATE
        elif not query.answer.ok:
            self.error = query.answer.error

    def _order(self) -> Json:
        """Return what the invoice wants to know, and the way of delivery."""
        name = self.user.first_name
        email = f"{self.user.username}@mail.example"
        known: Json = {"name": name, "phone_number": "4930901820", "email": email}
        known["shipping_address"] = self.address or ADDRESS
        info = {what: known[what] for what in known if what in self.invoice.needs}
        order: Json = {"order_info": info} if info else {}
        return order | ({"shipping_option_id": self.option["id"]} if self.option else {})

    def _paid(self, charge: SandboxCharge, first: bool) -> Json:
        paid: Json = {
            "currency": self.invoice.currency,
            "total_amount": charge.total,
            "invoice_payload": self.invoice.payload,
            "telegram_payment_charge_id": charge.id,
            "provider_payment_charge_id": charge.provider_id,
        }
        if self.invoice.subscription_s:
            paid["subscription_expiration_date"] = (
                self.world.now_unix() + self.invoice.subscription_s
            )
            paid |= {"is_recurring": True} | ({"is_first_recurring": True} if first else {})
        return paid | self._order()


def invoice_of(world: World, offer: Message | str) -> SandboxInvoice:
    """Return the invoice of a message that has a Pay button, or behind a link."""
    invoice = world.payments.linked(offer) if isinstance(offer, str) else offer.invoice
    if invoice is None:
        raise CannotAct("there is nothing to pay here")
    return invoice


def renew(world: World, charge: SandboxCharge) -> PaymentResult:
    """Let the next period of a subscription be paid, as Telegram does by itself."""
    if charge.canceled or charge.refunded:
        raise CannotAct("this subscription is not extended")
    return PaymentSheet(world, charge.user, charge.invoice, accepted=True).charge(first=False)


def tell_refund(world: World, charge: SandboxCharge) -> None:
    """Say in the private chat that Stars came back."""
    back: Json = {
        "currency": charge.invoice.currency,
        "total_amount": charge.total,
        "invoice_payload": charge.invoice.payload,
        "telegram_payment_charge_id": charge.id,
        "provider_payment_charge_id": charge.provider_id,
    }
    emit_stars(world, charge.user)
    world.updates.put("message", _tell(world, charge.user, {"refunded_payment": back}).json())


def emit_stars(world: World, user: User) -> None:
    """Show somebody's Stars anew."""
    if not user.of_crowd:
        world.events.emit("people")


def _tell(world: World, user: User, body: Json) -> Message:
    chat = world.private(user.id)
    sender = user if "successful_payment" in body else BOT
    return posting.post(world, chat, sender, posting.author(chat, sender) | body)
