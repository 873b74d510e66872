"""Group buys in the Mini App: a team's page, and its acts, by the verbs that the chat's buttons use.

GET  /g/T4MNP            a team, or an offer by its code
POST /g/T4MNP/join       {"price": what was shown, "units": how many}
POST /g/T4MNP/leave /wait /quantity /take /remind; on an offer of teams /open
"""

from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from domain.deep_link import LinkKind, build_payload
from domain.group_buy.card import GroupBuyCard
from domain.group_buy.join import (
    JoinResult,
    change_quantity,
    find_team,
    join_team,
    open_team,
    take_held_seat,
    wait_for_place,
)
from domain.group_buy.leave import leave_team
from domain.option.promotion import choices
from domain.promotion import waiting_list
from domain.promotion.payment import holds_money
from domain.quantity import quantity_of
from domain.refusal import Refused
from storage.group_buy import offers, seats
from storage.group_buy.tables import GroupBuy, Team
from storage.promotion import waiting_lists
from storage.subject import GROUP_BUY, SEAT, TEAM
from views.group_buy import group_buy_screens
from views.storefront.act_forms import OwnStanding, in_team, in_teams
from web.basket.pickup_act import with_places
from web.pictures import picture_url
from web.storefront.live import group_buy_card_by, state_of
from web.storefront.shop_pages import CODE, asked, number_of, pay_link_of, said, show, words_of
from web.storefront.signed_in import ShopVisit, acts, shows

Act = Callable[[ShopVisit, Team, GroupBuy], Awaitable[str]]


def add_routes(app: web.Application) -> None:
    """Serve group buys."""
    app.router.add_get(f"/g/{CODE}", shows(_page))
    app.router.add_post(f"/g/{CODE}/open", acts(_open))
    for name, act in ACTS.items():
        app.router.add_post(f"/g/{CODE}/{name}", acts(_on_team(act)))


async def _page(visit: ShopVisit) -> web.StreamResponse:
    wanted = asked(visit, LinkKind.TEAM)
    card = await group_buy_card_by(visit, wanted.link.value)
    own = await _standing(visit, card)
    code = card["team_code"] if "team_id" in card else card["code"]
    kind = LinkKind.TEAM if "team_id" in card else LinkKind.GROUP_BUY
    link = (
        pay_link_of(visit, card["pay"], card["link"], code)
        if own is not None and own.pays
        else None
    )
    return show(
        visit,
        "promotion.html",
        start=build_payload(kind, code, wanted.by),
        title=card["title"],
        picture=picture_url(card["photo"], f"g/{card['code']}"),
        path=f"/g/{code}",
        lines=group_buy_screens.lines(card, visit.t),
        state=state_of(card),
        is_over=card["final"],
        own=own,
        pay_link=link,
        teams=_teams(card, wanted.suffix),
    )


async def _standing(visit: ShopVisit, card: GroupBuyCard) -> OwnStanding | None:
    """Return how the reader stands in a team; None for a visitor whom nobody knows."""
    if visit.who is None:
        return None
    offer = await offers.by_code(visit.tx, card["code"])
    offered = await choices(visit.tx, GROUP_BUY, offer.id) if offer and offer.option_count else []
    if "team_id" not in card:
        return in_teams(card, visit.t, offered)
    status = await seats.member_status(visit.tx, card["team_id"], visit.member.id)
    seat = None if status is None else status.seat
    if seat is not None and seat.team_id != card["team_id"]:
        seat = None
    entry = await waiting_lists.find_entry(visit.tx, TEAM, card["team_id"], visit.member.id)
    number = 0 if entry is None else await waiting_lists.position(visit.tx, entry)
    own = in_team(card, seat, number, visit.t, offered)
    return own if seat is None else await with_places(visit, own, [f"s{seat.id}"])


def _teams(card: GroupBuyCard, suffix: str) -> list[tuple[str, str, int, int]]:
    """Return the open teams of an offer: address, leader, how many are in, how many are needed."""
    if "teams" not in card:
        return []
    return [
        (f"/g/{code}{suffix}", leader, joined, goal)
        for _, code, leader, joined, goal in card["teams"]
    ]


def _on_team(act: Act) -> Callable[[ShopVisit], Awaitable[web.StreamResponse]]:
    async def done(visit: ShopVisit) -> web.StreamResponse:
        team = await find_team(visit.tx, asked(visit, LinkKind.TEAM).link.value)
        offer = await visit.tx.get_one(GroupBuy, team.group_buy_id)
        return said(await act(visit, team, offer))

    return done


async def _open(visit: ShopVisit) -> web.StreamResponse:
    code = asked(visit, LinkKind.TEAM).link.value
    offer = await offers.by_code(visit.tx, code)
    if offer is None:
        raise Refused("group_buy.not_found", code=code)
    units = _units(visit, offer)
    joined = await open_team(
        visit.tx,
        offer,
        visit.member,
        units,
        now=visit.now,
        rng=visit.rng,
        option_id=number_of(visit, "option"),
    )
    return said(visit.t.plain("group_buy-opened", code=joined.team.code))


async def _join(visit: ShopVisit, team: Team, offer: GroupBuy) -> str:
    shown, units, option_id = (
        number_of(visit, "price"),
        _units(visit, offer),
        number_of(visit, "option"),
    )
    if shown is not None and option_id is not None:
        shown += await _extra(visit, offer, option_id)
    joined = await join_team(
        visit.tx,
        team.id,
        visit.member,
        units,
        now=visit.now,
        shown_minor=shown,
        option_id=option_id,
    )
    return group_buy_screens.joined_words(joined, visit.t)


async def _leave(visit: ShopVisit, team: Team, _: GroupBuy) -> str:
    """Leave a team; with a fresh proof where that sends money back."""
    seat = await seats.live_seat(visit.tx, team.id, visit.member.id)
    if seat is not None and await holds_money(visit.tx, SEAT, seat.id):
        visit.check_fresh()
    await leave_team(visit.tx, team.id, visit.member.id, now=visit.now)
    return visit.t.plain("group_buy-left")


async def _wait(visit: ShopVisit, team: Team, _: GroupBuy) -> str:
    option_id = number_of(visit, "option")
    result = await wait_for_place(
        visit.tx, team.id, visit.member, 1, now=visit.now, option_id=option_id
    )
    if isinstance(result, JoinResult):
        return group_buy_screens.joined_words(result, visit.t)
    return visit.t.plain("group_buy-waits-toast", number=result)


async def _quantity(visit: ShopVisit, team: Team, offer: GroupBuy) -> str:
    units = _units(visit, offer)
    await change_quantity(visit.tx, team.id, visit.member.id, units, now=visit.now)
    return visit.t.plain("storefront-quantity", quantity=units)


async def _take(visit: ShopVisit, team: Team, _: GroupBuy) -> str:
    joined = await take_held_seat(visit.tx, team.id, visit.member.id, now=visit.now)
    return group_buy_screens.joined_words(joined, visit.t)


async def _remind(visit: ShopVisit, team: Team, _: GroupBuy) -> str:
    if team.closes_at <= visit.now or team.remind_at is None:
        raise Refused("group_buy.no_reminder")
    await waiting_list.request_reminder(visit.tx, TEAM, team.id, visit.member.id)
    return visit.t.plain("group_buy-will-remind")


async def _extra(visit: ShopVisit, offer: GroupBuy, option_id: int) -> int:
    """Return what an option costs beside the price; 0 for one that is none of this offer."""
    offered = await choices(visit.tx, GROUP_BUY, offer.id)
    return next((one["extra_minor"] for one in offered if one["id"] == option_id), 0)


def _units(visit: ShopVisit, offer: GroupBuy) -> int:
    return quantity_of(words_of(visit, "units"), max(1, offer.per_member), "group_buy.quantity")


ACTS: Mapping[str, Act] = {
    "join": _join,
    "leave": _leave,
    "wait": _wait,
    "quantity": _quantity,
    "take": _take,
    "remind": _remind,
}
