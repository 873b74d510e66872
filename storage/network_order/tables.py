"""Tables of what networks report: the calls as they came, and the orders that they are about.

Calls:   new -> taken | test | same | aside        aside is looked at again when somebody asks
Orders:  pending -> approved -> payable, and reversed from any of them

`lies_in` and `lies_minor` say what the ledger has of an order: they are changed with its lines.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Minor, Table


class CallState(StrEnum):
    """What became of a call."""

    NEW = "new"
    TAKEN = "taken"
    TEST = "test"
    SAME = "same"
    """It said nothing new."""
    ASIDE = "aside"


class NetworkCall(Table):
    """One call of a network, as it came."""

    __tablename__ = "network_calls"
    __table_args__ = (Index("ix_network_calls_state", "state", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    account_id: Mapped[int] = mapped_column(ForeignKey("affiliate_accounts.id"), index=True)
    at: Mapped[datetime]
    said: Mapped[str]
    """Its fields as a JSON text."""
    state: Mapped[str] = mapped_column(default=CallState.NEW)
    reason: Mapped[str | None] = mapped_column(default=None)
    """Why it was put aside, or says nothing new."""
    shown: Mapped[str] = mapped_column(default="")
    """What of it was not understood."""
    order_id: Mapped[int | None] = mapped_column(ForeignKey("network_orders.id"), default=None)


class NetworkOrderState(StrEnum):
    """How far an order is at its network."""

    PENDING = "pending"
    APPROVED = "approved"
    PAYABLE = "payable"
    REVERSED = "reversed"


class ShareRule(StrEnum):
    """Why somebody earns on an order."""

    MEMBER = "member"
    """They shared the link: a part of the network's commission."""
    HOST = "host"
    """They host the group of the link: a part of what was paid, at most the commission."""


class NetworkOrder(Table):
    """One line of an order that somebody placed at a shop of a network."""

    __tablename__ = "network_orders"
    __table_args__ = (
        UniqueConstraint("account_id", "order_key", "line_key"),
        Index("ix_network_orders_shop_order", "account_id", "shop_order"),
        Index("ix_network_orders_state", "account_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    account_id: Mapped[int] = mapped_column(ForeignKey("affiliate_accounts.id"))
    order_key: Mapped[str]
    line_key: Mapped[str]
    shop_order: Mapped[str]
    title: Mapped[str]
    currency: Mapped[str]
    amount_minor: Mapped[Minor]
    """What the buyer paid; 0 where the network does not say."""
    commission_minor: Mapped[Minor]
    """What the network owes the shop."""
    state: Mapped[str]
    reported_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    revised_at: Mapped[datetime | None] = mapped_column(default=None)
    """The network's own moment of what was heard last."""
    token: Mapped[str | None] = mapped_column(default=None, index=True)
    """As it came back; it may be nobody's."""
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"), default=None, index=True)
    """Who earns on it; None is the shop alone."""
    rule: Mapped[str | None] = mapped_column(default=None)
    rate_bp: Mapped[int] = mapped_column(default=0)
    """Of the commission, or of the amount for a host: as it was when the order was first heard of."""
    share_minor: Mapped[Minor] = mapped_column(default=0)
    lies_in: Mapped[str | None] = mapped_column(default=None)
    lies_minor: Mapped[Minor] = mapped_column(default=0)
    steps: Mapped[int] = mapped_column(default=0)
    """Lines of the ledger so far: each has its number."""
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("network_orders.id"), default=None)
    """The order of which this one takes something back."""
    advanced: Mapped[bool] = mapped_column(default=False)
    """Whether the shop made it payable before the network paid."""


class MemberToken(Table):
    """Which member shared a link with a token."""

    __tablename__ = "affiliate_member_tokens"
    __table_args__ = (UniqueConstraint("account_id", "member_id"),)

    token: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("affiliate_accounts.id"))
    member_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"), index=True)
    made_at: Mapped[datetime]
