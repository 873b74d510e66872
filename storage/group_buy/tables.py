"""Group buys: an offer, the teams that form under it, and the seats in them.

    group buy: scheduled -> open -> closed(sold_out | ended | disabled)
    team:      open -> filled -> succeeded        open -> expired -> failed
               open -> cancelled                  the last one left
    seat:      reserved(until) -> confirmed -> redeemed
               reserved -> lapsed                 confirmed -> refund_due -> refunded
               any live -> left                   confirmed, unpaid -> released, the team failed

`taken` and `units` of a team, and `units_taken` of a group buy, decide races: one guarded
update each, never a look first. What people read is counted from the seats themselves.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Json, Minor, Table


class GroupBuyShape(StrEnum):
    """How people come together."""

    POOL = "pool"
    """Everybody joins the one team that the operator opened, from every chat."""
    TEAM = "team"
    """A member opens a team, leads it and shares it."""


class GroupBuyState(StrEnum):
    """Whether a group buy can be joined."""

    SCHEDULED = "scheduled"
    OPEN = "open"
    CLOSED = "closed"


class CloseReason(StrEnum):
    """Why a group buy is closed."""

    SOLD_OUT = "sold_out"
    ENDED = "ended"
    DISABLED = "disabled"


class PaymentMethod(StrEnum):
    """Who takes the money."""

    ON_PICKUP = "on_pickup"
    """The store, against the voucher."""
    EXTERNAL = "external"
    """The shop behind the deal's link; the operator marks what was paid."""
    STARS = "stars"
    """Telegram, in Stars; it says itself what was paid, and gives back what is owed."""
    PROVIDER = "provider"
    """Telegram, by a payment provider that the shop has a contract with."""


class PaymentTiming(StrEnum):
    """When a payment ahead of the pick-up is due."""

    NOW = "now"
    """At joining; a seat is reserved until the money is there."""
    AT_END = "at_end"
    """After the team has succeeded, at the price it reached."""


class TeamState(StrEnum):
    """Where a team is on its way."""

    OPEN = "open"
    FILLED = "filled"
    """It has succeeded; its members are being told, a page of them at a time."""
    SUCCEEDED = "succeeded"
    EXPIRED = "expired"
    """It has failed; its members are asked to move on, then let go, a page at a time."""
    FAILED = "failed"
    CANCELLED = "cancelled"


class SeatState(StrEnum):
    """What has become of one member's seat."""

    RESERVED = "reserved"
    CONFIRMED = "confirmed"
    REDEEMED = "redeemed"
    LAPSED = "lapsed"
    LEFT = "left"
    RELEASED = "released"
    REFUND_DUE = "refund_due"
    REFUNDED = "refunded"


_LIVE_ONLY = "state IN ('reserved', 'confirmed')"


class GroupBuy(Table):
    """An offer: the deal as it was when published, its tiers, sizes, times and payment."""

    __tablename__ = "group_buys"
    __table_args__ = (Index("ix_group_buys_state", "state", "starts_at", "ends_at"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    code: Mapped[str] = mapped_column(unique=True)
    deal_id: Mapped[int] = mapped_column(ForeignKey("deals.id"), index=True)
    shape: Mapped[str]
    title: Mapped[str]
    currency: Mapped[str]
    tiers: Mapped[list[list[int]]]
    """`[[people, price_minor], ...]`, people rising from 2, prices falling; the first is the goal."""
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    duration_s: Mapped[int]
    """How long a team has to fill, cut off by `ends_at`."""
    created_at: Mapped[datetime]
    description: Mapped[str] = mapped_column(default="")
    list_price_minor: Mapped[Minor | None] = mapped_column(default=None)
    photo: Mapped[str | None] = mapped_column(default=None)
    link: Mapped[str | None] = mapped_column(default=None)
    size: Mapped[int | None] = mapped_column(default=None)
    """The most live seats in one team; None is without end."""
    ends_when_full: Mapped[bool] = mapped_column(default=True)
    """Whether a full team succeeds at once, or waits for its deadline with a waiting list."""
    per_member: Mapped[int] = mapped_column(default=1)
    """The most units one member may have, in live and redeemed seats together."""
    stock_total: Mapped[int | None] = mapped_column(default=None)
    """Units for all teams together; None is unlimited."""
    units_taken: Mapped[int] = mapped_column(default=0)
    pay: Mapped[str] = mapped_column(default=PaymentMethod.ON_PICKUP)
    pay_when: Mapped[str] = mapped_column(default=PaymentTiming.AT_END)
    hold_s: Mapped[int] = mapped_column(default=900)
    """How long a seat waits for its money."""
    store_id: Mapped[int | None] = mapped_column(ForeignKey("stores.id"), default=None)
    voucher_days: Mapped[int] = mapped_column(default=30)
    option_count: Mapped[int] = mapped_column(default=0)
    """How many options it offers; 0 asks nobody which."""
    reference: Mapped[Json | None] = mapped_column(default=None)
    """What its price may be compared with: `domain.reduction.reduction.ReferencePrice`."""
    count_each: Mapped[bool] = mapped_column(default=False)
    """Whether each option of a pool has a team of its own, instead of one for all."""
    state: Mapped[str] = mapped_column(default=GroupBuyState.SCHEDULED)
    closed_reason: Mapped[str | None] = mapped_column(default=None)


class Team(Table):
    """One group that forms under an offer; a pool has exactly one, without a leader."""

    __tablename__ = "teams"
    __table_args__ = (
        Index("ix_teams_due", "state", "closes_at"),
        Index("ix_teams_remind", "state", "remind_at"),
        Index("ix_teams_offer", "group_buy_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    code: Mapped[str] = mapped_column(unique=True)
    group_buy_id: Mapped[int] = mapped_column(ForeignKey("group_buys.id"))
    opened_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    goal: Mapped[int]
    """How many seats make it succeed."""
    size: Mapped[int | None] = mapped_column(default=None)
    leader_id: Mapped[BigInt | None] = mapped_column(ForeignKey("members.id"), default=None)
    option_id: Mapped[int | None] = mapped_column(ForeignKey("promotion_options.id"), default=None)
    """The one option that it is for; None is for all."""
    state: Mapped[str] = mapped_column(default=TeamState.OPEN)
    taken: Mapped[int] = mapped_column(default=0)
    """Live seats, as the guarded updates count them."""
    price_minor: Mapped[Minor | None] = mapped_column(default=None)
    """What everybody pays for a unit, once the team has succeeded."""
    merge_until: Mapped[datetime | None] = mapped_column(default=None)
    """Until when the members of an expired team may move to another one."""
    remind_at: Mapped[datetime | None] = mapped_column(default=None)
    """When those who asked are reminded of the deadline; None is done, or never."""
    almost_told: Mapped[bool] = mapped_column(default=False)
    """Whether "one more to go" has been said, which is said once."""


class Seat(Table):
    """One member's place in a team."""

    __tablename__ = "seats"
    __table_args__ = (
        Index(
            "uq_seats_live",
            "group_buy_id",
            "member_id",
            unique=True,
            sqlite_where=text(_LIVE_ONLY),
            postgresql_where=text(_LIVE_ONLY),
        ),
        Index("ix_seats_team", "team_id", "state"),
        Index("ix_seats_until", "state", "until"),
        Index("ix_seats_member", "member_id", "state"),
        Index("ix_seats_joined_at", "joined_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    group_buy_id: Mapped[int] = mapped_column(ForeignKey("group_buys.id"))
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"))
    member_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"))
    quantity: Mapped[int]
    price_shown_minor: Mapped[Minor]
    """The price of a unit that the member was shown when joining, without `extra_minor`: they never
    pay more.
    """
    joined_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=SeatState.CONFIRMED)
    until: Mapped[datetime | None] = mapped_column(default=None)
    """When a reservation lapses."""
    chat_id: Mapped[BigInt | None] = mapped_column(default=None)
    """Where the member joined; None is in private."""
    option_id: Mapped[int | None] = mapped_column(ForeignKey("promotion_options.id"), default=None)
    extra_minor: Mapped[Minor] = mapped_column(default=0)
    """What a unit of its option costs more than the team's price; below zero is less."""
    told: Mapped[bool] = mapped_column(default=False)
    """Whether the member has been told how the team ended."""
