"""What the card of a group buy says: every number on it is a count of rows, made now.

announced   it has not started          failed   closed, and nobody came together
open        short of the goal           done     closed, and somebody did
reached     the goal is reached         closed   being settled
full        no place left, a waiting list instead
"""

from datetime import datetime
from enum import StrEnum
from typing import NotRequired, cast, final

from domain.group_buy.rules import goal, next_tier, price_for
from domain.option.promotion import choices
from domain.promotion.live_card import CardValues
from domain.reduction.reader import note_reader
from domain.reduction.reduction import ReferencePrice
from storage.chat.tables import Chat
from storage.database import Tx
from storage.group_buy import due_rows, offers, seats
from storage.group_buy.tables import GroupBuy, GroupBuyShape, GroupBuyState, Team, TeamState
from storage.promotion import waiting_lists
from storage.subject import GROUP_BUY, TEAM

NAMES_MAX = 3
NAME_CHARS_MAX = 24
TEAMS_MAX = 4
"""Open teams that a card lists, each with a button."""


class GroupBuyCardState(StrEnum):
    """The seven looks of a card."""

    ANNOUNCED = "announced"
    OPEN = "open"
    REACHED = "reached"
    FULL = "full"
    CLOSED = "closed"
    FAILED = "failed"
    DONE = "done"


OVER = (GroupBuyCardState.FAILED, GroupBuyCardState.DONE)
RUNNING = (GroupBuyCardState.OPEN, GroupBuyCardState.REACHED, GroupBuyCardState.FULL)
PriceTier = tuple[int, int]
"""From how many people on, and the price in minor units."""
OpenTeam = tuple[int, str, str, int, int]
"""A team's id, code, leader's name, live seats and goal."""


class OfferFacts(CardValues):
    """What every card of a group buy says."""

    state: str
    """A `GroupBuyCardState`."""
    code: str
    shape: str
    title: str
    description: str
    currency: str
    list_price_minor: int | None
    best: PriceTier
    per_member: int
    pay: str
    pay_when: str
    link: str | None
    photo: str | None
    reference: NotRequired[ReferencePrice]
    country: NotRequired[str]
    plain_only: NotRequired[bool]
    starts_at: str
    options: NotRequired[list[str]]
    """What its options are called, those that are gone left out."""
    is_from: NotRequired[bool]
    """Whether some options cost more than it says."""


@final
class TeamCard(OfferFacts):
    """One team, or the pool that everybody is in."""

    team_id: int
    team_code: str
    joined: int
    goal: int
    size: int | None
    price_minor: int
    next: PriceTier | None
    closes_at: str
    names: list[tuple[str, int]]
    """The first members, and how many units each has."""
    waiting: int


@final
class TeamsCard(OfferFacts):
    """An offer for which members open teams themselves."""

    teams: list[OpenTeam]
    team_count: int
    succeeded: int
    goal: int
    price_minor: int
    closes_at: str


GroupBuyCard = TeamCard | TeamsCard
"""Told apart by `team_id`, which only a team has."""


def pool_card_state(offer: GroupBuy, team: Team, live: int, *, now: datetime) -> GroupBuyCardState:
    """Return the look of a pool with so many live seats."""
    ended = {
        TeamState.SUCCEEDED: GroupBuyCardState.DONE,
        TeamState.FAILED: GroupBuyCardState.FAILED,
        TeamState.FILLED: GroupBuyCardState.CLOSED,
        TeamState.EXPIRED: GroupBuyCardState.CLOSED,
        TeamState.CANCELLED: GroupBuyCardState.FAILED,
    }
    if TeamState(team.state) in ended:
        return ended[TeamState(team.state)]
    if now < offer.starts_at:
        return GroupBuyCardState.ANNOUNCED
    if now >= team.closes_at:
        return GroupBuyCardState.CLOSED
    if team.size is not None and live >= team.size:
        return GroupBuyCardState.FULL
    return GroupBuyCardState.REACHED if live >= team.goal else GroupBuyCardState.OPEN


def teams_card_state(
    offer: GroupBuy, *, running: bool, succeeded: int, now: datetime
) -> GroupBuyCardState:
    """Return the look of an offer for which members open teams themselves."""
    if now < offer.starts_at and offer.state != GroupBuyState.CLOSED:
        return GroupBuyCardState.ANNOUNCED
    if offer.state != GroupBuyState.CLOSED and now < offer.ends_at:
        return GroupBuyCardState.OPEN
    if running:
        return GroupBuyCardState.CLOSED
    return GroupBuyCardState.DONE if succeeded else GroupBuyCardState.FAILED


async def group_buy_card(
    tx: Tx, group_buy_id: int, chat: Chat | None, zone: str, now: datetime
) -> GroupBuyCard | None:
    """Return what the card of a group buy says now; None if there is no such group buy."""
    offer = await tx.get(GroupBuy, group_buy_id)
    if offer is None:
        return None
    card = await offer_card(tx, offer, zone, now=now)
    note_reader(card, chat)
    return card


async def offer_card(tx: Tx, offer: GroupBuy, zone: str, *, now: datetime) -> GroupBuyCard:
    """Return what the card of a group buy says now: of its pool, or of its teams."""
    pool = await seats.pool_of(tx, offer.id) if offer.shape == GroupBuyShape.POOL else None
    if pool is not None:
        return await team_card(tx, offer, pool, zone, now=now)
    return await _teams_card(tx, offer, zone, now=now)


async def _note_options(tx: Tx, offer: GroupBuy, facts: OfferFacts) -> None:
    """Say what an offer comes in."""
    if not offer.option_count:
        return
    found = [one for one in await choices(tx, GROUP_BUY, offer.id) if not one["sold_out"]]
    facts["options"] = [one["label"] for one in found]
    if any(one["extra_minor"] for one in found):
        facts["is_from"] = True


async def team_card(tx: Tx, offer: GroupBuy, team: Team, zone: str, *, now: datetime) -> TeamCard:
    """Return what can be said of one team: its people, prices and deadline."""
    counted = await seats.counts(tx, team.id)
    names = await seats.earliest_members(tx, team.id, limit=NAMES_MAX)
    settled = team.price_minor
    price = price_for(offer.tiers, counted.live) if settled is None else settled
    state = pool_card_state(offer, team, counted.live, now=now)
    facts = _of_offer(offer, state, zone)
    await _note_options(tx, offer, facts)
    return {
        **facts,
        "team_id": team.id,
        "team_code": team.code,
        "joined": counted.live,
        "goal": team.goal,
        "size": team.size,
        "price_minor": price,
        "next": next_tier(offer.tiers, counted.live),
        "closes_at": team.closes_at.isoformat(),
        "names": [(name[:NAME_CHARS_MAX], quantity) for name, quantity in names],
        "waiting": await waiting_lists.length(tx, TEAM, team.id),
    }


def _of_offer(offer: GroupBuy, state: GroupBuyCardState, zone: str) -> OfferFacts:
    people, price = offer.tiers[-1]
    facts: OfferFacts = {
        "state": state,
        "final": state in OVER,
        "live": state in RUNNING,
        "zone": zone,
        "code": offer.code,
        "shape": offer.shape,
        "title": offer.title,
        "description": offer.description,
        "currency": offer.currency,
        "list_price_minor": offer.list_price_minor,
        "best": (people, price),
        "per_member": offer.per_member,
        "pay": offer.pay,
        "pay_when": offer.pay_when,
        "link": offer.link,
        "photo": offer.photo,
        "starts_at": offer.starts_at.isoformat(),
    }
    if offer.reference is not None:
        facts["reference"] = cast(ReferencePrice, offer.reference)
    return facts


async def _teams_card(tx: Tx, offer: GroupBuy, zone: str, *, now: datetime) -> TeamsCard:
    opened = await due_rows.nearly_full(tx, offer.id, now=now, limit=TEAMS_MAX)
    succeeded = await offers.count_teams(tx, offer.id, (TeamState.FILLED, TeamState.SUCCEEDED))
    state = teams_card_state(
        offer, running=await due_rows.has_running(tx, offer.id), succeeded=succeeded, now=now
    )
    lines: list[OpenTeam] = []
    for team in opened:
        counted = await seats.counts(tx, team.id)
        names = await seats.earliest_members(tx, team.id, limit=1)
        leader = names[0][0][:NAME_CHARS_MAX] if names else ""
        lines.append((team.id, team.code, leader, counted.live, team.goal))
    facts = _of_offer(offer, state, zone)
    await _note_options(tx, offer, facts)
    return {
        **facts,
        "teams": lines,
        "team_count": await offers.count_teams(tx, offer.id, (TeamState.OPEN,)),
        "succeeded": succeeded,
        "goal": goal(offer.tiers),
        "price_minor": offer.tiers[0][1],
        "closes_at": offer.ends_at.isoformat(),
    }
