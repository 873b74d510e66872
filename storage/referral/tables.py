"""Tables of referral programs, touches, attributions, rewards and invite links.

Attributions: who brought whom, once per program and newcomer, with the touch that decided it.

asked --both sides agree--> bound --last touch, or a window that is over--> bound to another
      --one declines, or nobody answers--> declined

Referral programs: who counts as having brought a member, and what they get for it.

open --ends_at or an operator--> closed

One of them is the shop's: it pays no reward, never closes, and decides who earns commission.

Rewards for bringing a newcomer: one per program and newcomer, for ever.

pending --its conditions hold--> vested (posted to the ledger)
        --the newcomer leaves--> void --comes back within the grace--> pending
        --suspicion--> held(reason) --a person--> pending | void

Personal invite links into private groups: made by the bot, named by the member's code.

wanted --a job asks Telegram--> made(url) --> revoked
       --refused--------------> failed(reason)

A crash between Telegram's answer and its record makes a second link under the same name; both
lead to the same member, for a join is told with the name.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Minor, Table


class AttributionState(StrEnum):
    """Whether an attribution counts."""

    BOUND = "bound"
    ASKED = "asked"
    """Low confidence: it waits for the word of both sides."""
    DECLINED = "declined"


class Attribution(Table):
    """One newcomer's promoter in one program."""

    __tablename__ = "attributions"
    __table_args__ = (
        UniqueConstraint("program_id", "invitee_id"),
        Index("ix_attributions_referrer", "referrer_id", "state"),
        Index("ix_attributions_asked", "state", "expires_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    program_id: Mapped[int] = mapped_column(ForeignKey("referral_programs.id"))
    invitee_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"))
    referrer_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"))
    touch_id: Mapped[int] = mapped_column(ForeignKey("touches.id"), index=True)
    confidence: Mapped[str]
    state: Mapped[str]
    since: Mapped[datetime]
    """When it was bound, or asked about."""
    expires_at: Mapped[datetime | None] = mapped_column(default=None)
    """Bound: when another may bind anew. Asked: until when the answers are waited for."""
    invitee_agreed: Mapped[bool] = mapped_column(default=False)
    referrer_agreed: Mapped[bool] = mapped_column(default=False)


class TouchKind(StrEnum):
    """What was seen."""

    START_LINK = "start_link"
    """A deep link with a member's code: `r_CODE`, a shop's `s_CODE`, or any with `-CODE` behind."""
    INVITE_LINK = "invite_link"
    JOIN_REQUEST = "join_request"
    ANSWER = "answer"
    """The newcomer said who invited them."""
    MASKED = "masked"
    """Joined by another administrator's link, of which Telegram shows only the beginning."""
    FOLDER = "folder"
    PUBLIC = "public"
    """Pressed Join in a public group, or came without any link."""
    BY_HAND = "by_hand"


class Confidence(StrEnum):
    """How sure the evidence is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


class Touch(Table):
    """One piece of evidence; `referrer_id` is None where it names nobody."""

    __tablename__ = "touches"
    __table_args__ = (
        Index("ix_touches_invitee", "invitee_id", "at"),
        Index("ix_touches_referrer", "referrer_id", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    invitee_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"))
    kind: Mapped[str]
    confidence: Mapped[str]
    at: Mapped[datetime]
    referrer_id: Mapped[BigInt | None] = mapped_column(ForeignKey("members.id"), default=None)
    code: Mapped[str | None] = mapped_column(default=None)
    """The code that was brought, which may be a retired one."""
    chat_id: Mapped[BigInt | None] = mapped_column(default=None)
    refused: Mapped[str | None] = mapped_column(default=None)
    """Why it binds nobody: `self`, `loop`, `earlier`, `banned`, `bot`, `bound`, `closed`."""
    by_id: Mapped[BigInt | None] = mapped_column(default=None)
    """Who attached it by hand."""
    reason: Mapped[str | None] = mapped_column(default=None)
    """Why it was attached by hand, in that person's words."""


class AttributionModel(StrEnum):
    """Which touch binds a newcomer to a promoter."""

    FIRST = "first"
    LAST = "last"
    WINDOW = "window"
    """The first, for `window_days`; after them another may bind anew."""


class ReferralProgram(Table):
    """The terms of one program; amounts are copied to rewards when they are earned."""

    __tablename__ = "referral_programs"
    __table_args__ = (
        Index(
            "uq_referral_programs_house",
            "is_house",
            unique=True,
            sqlite_where=text("is_house"),
            postgresql_where=text("is_house"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]
    starts_at: Mapped[datetime]
    is_house: Mapped[bool] = mapped_column(default=False)
    binding: Mapped[str] = mapped_column(default=AttributionModel.FIRST)
    window_days: Mapped[int | None] = mapped_column(default=None)
    ends_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    reward_minor: Mapped[Minor] = mapped_column(default=0)
    currency: Mapped[str] = mapped_column(default="")
    """Of the reward; `domain.payout.ledger.POINTS` for points."""
    stay_days: Mapped[int] = mapped_column(default=0)
    """How long the newcomer must stay before the reward vests."""
    wants_purchase: Mapped[bool] = mapped_column(default=False)
    grace_days: Mapped[int] = mapped_column(default=3)
    """A newcomer who leaves and comes back within these restores the reward."""
    cap_day: Mapped[int | None] = mapped_column(default=None)
    """Paid rewards of one promoter on one day."""
    cap_total: Mapped[int | None] = mapped_column(default=None)
    """Paid rewards of one promoter in the whole program."""
    budget_minor: Mapped[Minor | None] = mapped_column(default=None)
    spent_minor: Mapped[Minor] = mapped_column(default=0)
    """Promised and paid out of the budget; what is void has been given back."""


class RewardState(StrEnum):
    """How far a reward has come."""

    PENDING = "pending"
    HELD = "held"
    VESTED = "vested"
    VOID = "void"


class Reward(Table):
    """What one promoter gets for one newcomer; terms as they were when it was made."""

    __tablename__ = "rewards"
    __table_args__ = (
        UniqueConstraint("program_id", "invitee_id"),
        Index("ix_rewards_due", "state", "vests_at"),
        Index("ix_rewards_referrer", "referrer_id", "state"),
        Index("ix_rewards_invitee", "invitee_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    program_id: Mapped[int] = mapped_column(ForeignKey("referral_programs.id"))
    invitee_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"))
    referrer_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"))
    attribution_id: Mapped[int] = mapped_column(ForeignKey("attributions.id"))
    amount_minor: Mapped[Minor]
    """0 where a cap or the budget left nothing; `reason` says which."""
    currency: Mapped[str]
    made_at: Mapped[datetime]
    vests_at: Mapped[datetime]
    """The earliest moment: when the newcomer will have stayed long enough."""
    wants_purchase: Mapped[bool]
    grace_days: Mapped[int]
    stay_days: Mapped[int]
    state: Mapped[str] = mapped_column(default=RewardState.PENDING)
    reason: Mapped[str | None] = mapped_column(default=None)
    """Why it is held or void, or why its amount is 0."""
    chat_id: Mapped[BigInt | None] = mapped_column(default=None)
    """The chat that the newcomer must stay in; None where they came to the bot alone."""
    purchased_at: Mapped[datetime | None] = mapped_column(default=None)
    vested_at: Mapped[datetime | None] = mapped_column(default=None)
    void_at: Mapped[datetime | None] = mapped_column(default=None)
    decided_by: Mapped[BigInt | None] = mapped_column(default=None)
    """The person who released it or made it void."""


class LinkState(StrEnum):
    """How far a link has come."""

    WANTED = "wanted"
    MADE = "made"
    FAILED = "failed"
    REVOKED = "revoked"


LIVE = text("state IN ('wanted', 'made')")
"""One live link per chat and member."""


class InviteLink(Table):
    """One member's link into one chat."""

    __tablename__ = "invite_links"
    __table_args__ = (
        Index(
            "uq_invite_links_live",
            "chat_id",
            "member_id",
            unique=True,
            sqlite_where=LIVE,
            postgresql_where=LIVE,
        ),
        Index("ix_invite_links_due", "state", "try_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    chat_id: Mapped[BigInt]
    member_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"), index=True)
    name: Mapped[str]
    """The member's code when the link was wished for."""
    wanted_at: Mapped[datetime]
    try_at: Mapped[datetime]
    by_request: Mapped[bool] = mapped_column(default=False)
    """Whoever follows it asks to be let in, and the bot lets them."""
    state: Mapped[str] = mapped_column(default=LinkState.WANTED)
    tries: Mapped[int] = mapped_column(default=0)
    url: Mapped[str | None] = mapped_column(default=None, unique=True)
    made_at: Mapped[datetime | None] = mapped_column(default=None)
    reason: Mapped[str | None] = mapped_column(default=None)
