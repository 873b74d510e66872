"""One's own side of group buys: what one is in, how many, the link, the way to pay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, User
from aiogram.utils.keyboard import InlineKeyboardBuilder
from pydantic import Field

from domain.deep_link import LinkKind, build_payload
from domain.group_buy.join import JoinResult
from domain.group_buy.rules import seat_price
from domain.money import Money
from domain.option.promotion import OptionChoice, with_option
from domain.pickup.places import OrderKey, PickupPlace
from storage.group_buy.tables import GroupBuy, Seat, SeatState, Team
from storage.members import Member
from storage.order_list.tables import ListOrder, OrderList
from storage.subject import LIST_ORDER, SEAT
from views.basket.basket_data import BasketOpen
from views.buttons import Id, Units, button, copy_button, link_button, markup, named
from views.group_buy.group_buy_screens import GroupBuyOpenOption, GroupBuyOption, GroupBuyQuantity
from views.i18n import Html, Translate
from views.option.option_screens import choice
from views.order_list.order_list_screens import ListOwn
from views.pager import cut, turns
from views.payment.invoice_screens import pay_label
from views.pickup.choice_screens import place_tail
from views.private_reply import private_link
from views.screen import Screen
from views.share import share_button

QUANTITIES_MAX = 10
"""Buttons to choose from; more than that is typed: /join CODE 12."""
PER_ROW = 5
BUYS_PER_PAGE = 12


class GroupBuyTake(CallbackData, prefix="gb.take"):
    """Say yes to a place that came free."""

    team_id: Id


class GroupBuyMove(CallbackData, prefix="gb.move"):
    """Move from a team that failed to one that still forms."""

    team_id: Id


class TeamBuys(CallbackData, prefix="gb.buys"):
    """Show the presser what they are in, and what runs."""


class BuysPage(CallbackData, prefix="gb.page"):
    """Turn what the presser is in, and what runs, to a page, counted from 0."""

    number: Units


class TeamShow(CallbackData, prefix="gb.show"):
    """Show a team, or an offer, by its code."""

    code: Annotated[str, Field(max_length=16)]


def sharing(me: User, code: str, title: str, by: Member, t: Translate) -> InlineKeyboardButton:
    """Return the button that sends a team's card to a friend, with the sender's code inside."""
    words = t.plain("group_buy-share-words", title=title)
    payload = build_payload(LinkKind.TEAM, code, by.code)
    query = build_payload(LinkKind.TEAM, code)
    return share_button(t.plain("group_buy-button-share"), me, query, payload, words)


def shared(team: Team, offer: GroupBuy, by: Member, t: Translate, me: User) -> Screen:
    """Return the link to a team with a member's code inside, to copy or to send on."""
    link = private_link(me, build_payload(LinkKind.TEAM, team.code, by.code))
    copy = copy_button(t.plain("group_buy-button-copy"), link)
    send = sharing(me, team.code, offer.title, by, t)
    text = t("group_buy-share", title=offer.title, link=link, code=team.code)
    return Screen(text, markup([[copy, send], [_back(team, t)]]))


def quantities(offer: GroupBuy, team: Team, seat: Seat, t: Translate) -> Screen:
    """Return the choice of how many units to have."""
    keyboard = InlineKeyboardBuilder()
    for number in range(1, min(offer.per_member, QUANTITIES_MAX) + 1):
        text = f"✓ {number}" if number == seat.quantity else str(number)
        keyboard.button(text=text, callback_data=GroupBuyQuantity(team_id=team.id, number=number))
    keyboard.adjust(PER_ROW)
    keyboard.row(_back(team, t))
    words = t(
        "group_buy-quantity", title=offer.title, quantity=seat.quantity, maximum=offer.per_member
    )
    return Screen(words, keyboard.as_markup())


def which_option(
    offer: GroupBuy,
    team: Team,
    options: Sequence[OptionChoice],
    price_minor: int,
    t: Translate,
    *,
    number: int = 0,
    waits: bool = False,
) -> Screen:
    """Return the choice of the option to join a team with."""
    pressed = partial(GroupBuyOption, team_id=team.id, waits=waits)
    return choice(
        offer.title,
        options,
        price_minor,
        offer.currency,
        t,
        number=number,
        picks=lambda one, price: pressed(option_id=one["id"], price=price, page=0),
        page=lambda to: pressed(option_id=0, price=price_minor, page=to),
    )


def which_to_open(
    offer: GroupBuy, options: Sequence[OptionChoice], t: Translate, *, number: int = 0
) -> Screen:
    """Return the choice of the option to open a team with."""
    pressed = partial(GroupBuyOpenOption, code=offer.code)
    return choice(
        offer.title,
        options,
        offer.tiers[0][1],
        offer.currency,
        t,
        number=number,
        picks=lambda one, _: pressed(option_id=one["id"], page=0),
        page=lambda to: pressed(option_id=0, page=to),
    )


def _back(team: Team, t: Translate) -> InlineKeyboardButton:
    return button(t.plain("group_buy-button-back"), TeamShow(code=team.code))


def to_pay(joined: JoinResult, link: str | None, t: Translate, zone: str) -> Screen:
    """Return how a member pays for a seat that is held: by a link."""
    offer = joined.offer
    amount = Money(joined.price_minor * joined.quantity, offer.currency)
    until = joined.until or joined.team.closes_at
    moment = t.moment(until, zone)
    text = t("group_buy-to-pay", title=offer.title, amount=amount, moment=moment, pay=offer.pay)
    words = pay_label(offer.pay, amount, t, shop="group_buy-button-pay")
    shop = [] if link is None else [[link_button(words, link)]]
    return Screen(text, markup(shop))


def waits(title: str, number: int, t: Translate) -> Screen:
    """Return the place of somebody in a waiting list."""
    return Screen(t("group_buy-waits", title=title, number=number))


@dataclass(frozen=True, slots=True)
class OwnListEntry:
    """A member's order of a list: its units and what it comes to."""

    order_list: OrderList
    order: ListOrder
    units: int
    total_minor: int


OwnLists = tuple[Sequence[OwnListEntry], Sequence[OrderList]]
"""What a member has ordered of lists, and the lists that are open."""


def buys(
    own: Sequence[tuple[GroupBuy, Team, Seat]],
    running: Sequence[GroupBuy],
    t: Translate,
    zone: str,
    number: int = 0,
    *,
    names: Mapping[int | None, str] | None = None,
    places: Mapping[OrderKey, PickupPlace] = MappingProxyType({}),
    lists: OwnLists = ((), ()),
) -> Screen:
    """Return a page of what a member is in, and of what else runs; each is a button.

    `names` are what the options of the seats are called.
    """
    ordered, open_lists = lists
    if not (own or running or ordered or open_lists):
        return Screen(t("group_buy-buys-none"))
    mine = {seat.group_buy_id for *_, seat in own}
    entries: list[tuple[CallbackData, str, str]] = [
        (
            TeamShow(code=team.code),
            _own_label(offer, seat),
            _own_line(offer, team, seat, (names or {}).get(seat.option_id), t, zone)
            + place_tail(places.get((SEAT, seat.id)), t),
        )
        for offer, team, seat in own
    ]
    entries += [_own_list(one, places.get((LIST_ORDER, one.order.id)), t, zone) for one in ordered]
    own_count, listed = len(entries), {one.order_list.id for one in ordered}
    entries += [
        (TeamShow(code=one.code), _offer_label(one, t), _offer_line(one, t))
        for one in running
        if one.id not in mine
    ]
    entries += [_open_list(one, t, zone) for one in open_lists if one.id not in listed]
    page = cut(entries, number, BUYS_PER_PAGE)
    lines: list[str] = [] if own_count else [t("group_buy-buys-not-in")]
    keyboard = InlineKeyboardBuilder()
    for place, (leads_to, label, line) in enumerate(page.items, page.first):
        if place < own_count and place == page.first:
            lines.append(t("group_buy-buys-own"))
        if place >= own_count and place in (own_count, page.first):
            lines += ["", t("group_buy-buys-running")] if lines else [t("group_buy-buys-running")]
        lines.append(line)
        keyboard.row(button(label, leads_to))
    keyboard.row(*turns(t, page.number, page.pages, lambda to: BuysPage(number=to)))
    keyboard.row(button(t.plain("basket-button-open"), BasketOpen(number=0)))
    return Screen("\n".join(lines), keyboard.as_markup())


def _own_list(
    one: OwnListEntry, place: PickupPlace | None, t: Translate, zone: str
) -> tuple[CallbackData, str, str]:
    its = one.order_list
    line = t(
        "order_list-buys-own",
        title=its.title,
        number=one.order.number,
        amount=Money(one.total_minor, its.currency),
        state=str(one.order.state),
        moment=t.moment(its.ends_at, zone),
    )
    label = named(its.title, f"×{one.units}", "✅")
    return ListOwn(list_id=its.id), label, line + place_tail(place, t)


def _open_list(its: OrderList, t: Translate, zone: str) -> tuple[CallbackData, str, str]:
    line = t("order_list-buys-open", title=its.title, moment=t.moment(its.ends_at, zone))
    return ListOwn(list_id=its.id), named(its.title, "", "📋"), line


def _offer_line(offer: GroupBuy, t: Translate) -> Html:
    price = Money(offer.tiers[0][1], offer.currency)
    return t("group_buy-buys-offer", title=offer.title, price=price)


def _offer_label(offer: GroupBuy, t: Translate) -> str:
    return named(offer.title, t.money(offer.tiers[0][1], offer.currency), "👥")


def _own_label(offer: GroupBuy, seat: Seat) -> str:
    return named(offer.title, f"×{seat.quantity}", "✅")


def _own_line(
    offer: GroupBuy, team: Team, seat: Seat, option: str | None, t: Translate, zone: str
) -> str:
    price = Money(seat_price(seat, team), offer.currency)
    state = "reserved" if seat.state == SeatState.RESERVED else str(team.state)
    return t(
        "group_buy-buys-line",
        title=with_option(offer.title, option),
        quantity=seat.quantity,
        price=price,
        state=t(f"group_buy-state-{state}"),
        moment=t.moment(_until(team, seat), zone),
    )


def _until(team: Team, seat: Seat) -> datetime:
    return seat.until or team.closes_at
