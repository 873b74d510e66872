"""Tables of payments inside Telegram: what is asked for, and what was charged.

Invoices: one attempt to be paid for one seat or claim, by one person.

    open -> checking -> paid -> fulfilled      what was paid for is there: a voucher
     |         |         |          |
     |         |         +----------+-> refunded
     +---------+-> lapsed | cancelled          late money still finds its way: -> paid

`checking` is from Telegram's question whether it may charge until the charge is reported.

Charges: what Telegram says was charged, once for each of its numbers.

    paid -> refund_due -> asked -> refunded
                 ^----------+                  Telegram said no, or had not done it

`asked` is committed before the first byte leaves; one that is found so later is in doubt, and is
looked up before it is asked again.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Minor, Table


class PaymentWay(StrEnum):
    """By which of Telegram's two ways money comes."""

    STARS = "stars"
    PROVIDER = "provider"


class InvoiceState(StrEnum):
    """Where an invoice is on its way."""

    OPEN = "open"
    CHECKING = "checking"
    PAID = "paid"
    FULFILLED = "fulfilled"
    REFUNDED = "refunded"
    LAPSED = "lapsed"
    CANCELLED = "cancelled"


class ChargeState(StrEnum):
    """Where the money of a charge is."""

    PAID = "paid"
    REFUND_DUE = "refund_due"
    ASKED = "asked"
    """Telegram is being asked to give it back."""
    REFUNDED = "refunded"


class Invoice(Table):
    """What somebody is asked to pay for a seat or claim, as it was when they asked."""

    __tablename__ = "invoices"
    __table_args__ = (
        Index("ix_invoices_subject", "subject", "subject_id"),
        Index("ix_invoices_due", "state", "expires_at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    """80 random bits as 20 hexadecimal digits: the payload names it, and nobody guesses it."""
    subject: Mapped[str]
    subject_id: Mapped[int]
    member_id: Mapped[BigInt] = mapped_column(index=True)
    way: Mapped[str]
    title: Mapped[str]
    amount_minor: Mapped[Minor]
    currency: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=InvoiceState.OPEN)
    shipping_minor: Mapped[Minor] = mapped_column(default=0)
    """What the chosen way of delivery cost when Telegram asked last, beside the amount."""


class Charge(Table):
    """One charge of Telegram's, whatever it was for."""

    __tablename__ = "charges"
    __table_args__ = (
        Index("ix_charges_subject", "subject", "subject_id", "state"),
        Index("ix_charges_refund", "state", "try_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    charge_id: Mapped[str] = mapped_column(unique=True)
    """Telegram's own number of it."""
    member_id: Mapped[BigInt] = mapped_column(index=True)
    way: Mapped[str]
    amount_minor: Mapped[Minor]
    currency: Mapped[str]
    paid_at: Mapped[datetime]
    title: Mapped[str]
    receipt: Mapped[int] = mapped_column(unique=True)
    """The number of its receipt, in the shop's own series without gaps."""
    provider_charge_id: Mapped[str] = mapped_column(default="")
    shipping_minor: Mapped[Minor] = mapped_column(default=0)
    """How much of the amount is for delivery."""
    invoice_id: Mapped[str | None] = mapped_column(
        ForeignKey("invoices.id"), default=None, index=True
    )
    """None where its payload names none of ours."""
    subject: Mapped[str] = mapped_column(default="")
    """Whose money it is in `payments`: a seat's, a claim's, or the charge's own where it buys nothing."""
    subject_id: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(default=ChargeState.PAID)
    reason: Mapped[str | None] = mapped_column(default=None)
    """Why it is given back, as a piece of a text's name: `twice`, `unknown`, `amount`, `order`."""
    try_at: Mapped[datetime | None] = mapped_column(default=None)
    """When Telegram is asked to give it back, or asked again."""
    tries: Mapped[int] = mapped_column(default=0)
    refunded_at: Mapped[datetime | None] = mapped_column(default=None)


class ReceiptSeries(Table):
    """The last number that a receipt got: one row, whose update decides who gets the next."""

    __tablename__ = "receipt_series"

    id: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)


class StarEntryState(StrEnum):
    """What one of Telegram's transactions is to the shop."""

    KNOWN = "known"
    """The shop had it already."""
    FOUND = "found"
    """The shop had never heard of it, and has written it down since."""
    UNKNOWN = "unknown"
    """Somebody paid the bot for what is not the shop's, or got something from it."""
    OTHER = "other"
    """Not between the bot and a person: a withdrawal, advertising, Telegram's own."""
    BEFORE = "before"
    """It was there before the shop began to keep these books."""


class StarEntry(Table):
    """A transaction of the bot's Stars as Telegram lists it; nothing in it says with whom."""

    __tablename__ = "star_entries"

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Its place in Telegram's list, which begins with the oldest, 0."""
    transaction_id: Mapped[str] = mapped_column(index=True)
    """Telegram's number of the charge, for a payment and for its refund alike."""
    amount_nano: Mapped[BigInt]
    """In thousand millionths of a Star; below zero what went out."""
    at: Mapped[datetime]
    partner: Mapped[str]
    """The kind of the other side, as Telegram names it."""
    state: Mapped[str]


class StarBook(Table):
    """How the shop's books of Stars and the bot's balance agree: one row."""

    __tablename__ = "star_books"

    id: Mapped[int] = mapped_column(primary_key=True)
    opening_nano: Mapped[BigInt]
    """What the bot had before the first transaction of the list."""
    balance_nano: Mapped[BigInt]
    """What Telegram said last."""
    differs_nano: Mapped[BigInt]
    """The balance without the opening and all entries: 0 where everything agrees."""
    checked_at: Mapped[datetime]
    entries: Mapped[int] = mapped_column(default=0)
    """How many entries were there at the last look."""
    missing: Mapped[int] = mapped_column(default=0)
    """Charges that Telegram does not list, at the last look."""
