"""What a group buy looks like: the live card in a chat, and the same for one person.

The values come from `domain.group_buy.card`; a screen is drawn from them alone, so that a card
that waits for its turn says what was true when it was counted.
"""

from collections.abc import Sequence
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from aiogram.types import DisabledButton, InlineKeyboardButton
from pydantic import Field

from domain.group_buy.card import OVER, GroupBuyCard, GroupBuyCardState, TeamCard, TeamsCard
from domain.group_buy.join import JoinResult
from domain.money import Money
from storage.group_buy.tables import PaymentMethod
from storage.subject import GROUP_BUY
from views.buttons import Amount, Id, Units, button, markup
from views.deal.deal_screens import price
from views.i18n import Html, Translate, escaped
from views.notice import stored_moment
from views.option.option_screens import option_line
from views.promotion import live_card_messages
from views.screen import Screen

CLOSED = (*OVER, GroupBuyCardState.CLOSED)
BAR_LENGTH = 10
TERMS_CHARS_MAX = 400
LEADER_CHARS_MAX = 16
"""A button has room for little more than a first name."""


class GroupBuyJoin(CallbackData, prefix="gb.join"):
    """Join a team at the price that the button showed."""

    team_id: Id
    price: Amount


class GroupBuyWait(CallbackData, prefix="gb.wait"):
    """Stand in line for a place in a full team."""

    team_id: Id


class GroupBuyLeave(CallbackData, prefix="gb.leave"):
    """Leave a team, or its waiting list."""

    team_id: Id


class GroupBuyQuantity(CallbackData, prefix="gb.quantity"):
    """Choose how many units to have; 0 shows the choice."""

    team_id: Id
    number: Annotated[int, Field(ge=0, le=1000)]


class GroupBuyShare(CallbackData, prefix="gb.share"):
    """Show the link to a team."""

    team_id: Id


class GroupBuyRemind(CallbackData, prefix="gb.remind"):
    """Ask to be reminded before the deadline."""

    team_id: Id


class GroupBuyOpen(CallbackData, prefix="gb.open"):
    """Open a team of one's own."""

    code: Annotated[str, Field(max_length=16)]


class GroupBuyOption(CallbackData, prefix="gb.option"):
    """Join a team with one of its options, at the price that the button showed; 0 shows a page of them.

    In a team that is full, that puts the presser in line.
    """

    team_id: Id
    option_id: Annotated[int, Field(ge=0, lt=2**31)]
    price: Amount
    page: Units
    waits: bool = False


class GroupBuyOpenOption(CallbackData, prefix="gb.open_option"):
    """Open a team of one's own with one of the options; 0 shows a page of them."""

    code: Annotated[str, Field(max_length=16)]
    option_id: Annotated[int, Field(ge=0, lt=2**31)]
    page: Units


def card(values: GroupBuyCard, t: Translate) -> Screen:
    """Return the live card of a group buy in a chat."""
    return Screen(_text(values, t), markup(_buttons(values, t)), values["photo"])


def page(
    values: GroupBuyCard,
    t: Translate,
    *,
    share: InlineKeyboardButton | None,
    more: Sequence[InlineKeyboardButton] = (),
) -> Screen:
    """Return the same for one person; `share` sends it to a friend, `more` is a row of their own."""
    return Screen(_text(values, t), markup([*_buttons(values, t, share), list(more)]))


def joined_words(joined: JoinResult, t: Translate) -> str:
    """Return the toast for somebody who has just joined."""
    return t.plain(
        "group_buy-joined-open" if joined.to_go else "group_buy-joined-reached",
        taken=joined.taken,
        goal=joined.team.goal,
        to_go=joined.to_go,
        quantity=joined.quantity,
        price=Money(joined.price_minor, joined.offer.currency),
    )


def lines(values: GroupBuyCard, t: Translate) -> list[Html]:
    """Return what is said under the title: the price, how far it is, the terms."""
    now = _team_lines(values, t) if "team_id" in values else _teams_lines(values, t)
    costs = price(values, t, "group_buy-price", "group_buy-price-reduced")
    options = [] if values["state"] in CLOSED else option_line(values.get("options", []), t)
    return [costs, *options, *now, *_terms(values, t)]


def _text(values: GroupBuyCard, t: Translate) -> str:
    code = values["team_code"] if "team_id" in values else values["code"]
    title = t("group_buy-title", title=values["title"])
    return "\n".join([title, *lines(values, t), t("group_buy-code", code=code)])


def _team_lines(values: TeamCard, t: Translate) -> list[Html]:
    state, joined = values["state"], values["joined"]
    if state in CLOSED:
        price = Money(values["price_minor"], values["currency"])
        return [t(f"group_buy-{state}", people=joined, goal=values["goal"], price=price)]
    if state == GroupBuyCardState.ANNOUNCED:
        starts = stored_moment(values["starts_at"], t, values["zone"])
        needed = t("group_buy-needed", goal=values["goal"])
        return [needed, t("group_buy-starts", moment=starts)]
    said: list[Html] = [_progress(values, t)]
    if state == GroupBuyCardState.FULL:
        said.append(t("group_buy-full", waiting=values["waiting"]))
    else:
        said += _prices_to_come(values, t)
    closes = stored_moment(values["closes_at"], t, values["zone"])
    said.append(t("group_buy-closes", moment=closes))
    if values["names"]:
        said.append(_names(values["names"], joined, t))
    return said


def _prices_to_come(values: TeamCard, t: Translate) -> list[Html]:
    """Return the next price and the best one, where they are still ahead."""
    if not values["next"]:
        return []
    (count, lower), (best_count, best) = values["next"], values["best"]
    if lower == values["price_minor"]:
        return []
    following = t("group_buy-next", price=Money(lower, values["currency"]), people=count)
    if best_count == count:
        return [following]
    money = Money(best, values["currency"])
    return [t("group_buy-next-and-best", next=following, price=money, people=best_count)]


def _progress(values: TeamCard, t: Translate) -> Html:
    joined, goal = values["joined"], values["goal"]
    full = min(BAR_LENGTH, joined * BAR_LENGTH // goal)
    bar = "▰" * full + "▱" * (BAR_LENGTH - full)
    key = "group_buy-progress-reached" if joined >= goal else "group_buy-progress"
    return t(key, bar=bar, joined=joined, goal=goal, to_go=max(0, goal - joined))


def _names(names: Sequence[tuple[str, int]], joined: int, t: Translate) -> Html:
    said = [f"{name} ×{quantity}" if quantity > 1 else name for name, quantity in names]
    return t("group_buy-names", names=", ".join(said), more=joined - len(names))


def _teams_lines(values: TeamsCard, t: Translate) -> list[Html]:
    state = values["state"]
    if state == GroupBuyCardState.ANNOUNCED:
        starts = stored_moment(values["starts_at"], t, values["zone"])
        needed = t("group_buy-team-of", goal=values["goal"])
        return [needed, t("group_buy-starts", moment=starts)]
    if state in CLOSED:
        return [t(f"group_buy-teams-{state}", teams=values["succeeded"])]
    said: list[Html] = [t("group_buy-team-of", goal=values["goal"])]
    if values["team_count"]:
        said.append(t("group_buy-teams-open", teams=values["team_count"]))
    for _, code, leader, joined, goal in values["teams"]:
        said.append(t("group_buy-team-line", code=code, name=leader, joined=joined, goal=goal))
    if values["succeeded"]:
        said.append(t("group_buy-teams-succeeded", teams=values["succeeded"]))
    closes = stored_moment(values["closes_at"], t, values["zone"])
    said.append(t("group_buy-closes", moment=closes))
    return said


def _terms(values: GroupBuyCard, t: Translate) -> list[Html]:
    if values["state"] in CLOSED:
        return []
    pays = (
        "pickup" if values["pay"] == PaymentMethod.ON_PICKUP else f"external-{values['pay_when']}"
    )
    words = t(f"group_buy-pay-{pays}", pay=values["pay"])
    about = values["description"].strip()
    if len(about) > TERMS_CHARS_MAX:
        about = about[:TERMS_CHARS_MAX].rstrip() + "…"
    text = f"{escaped(about)}\n{words}" if about else words
    return [Html(f"<blockquote expandable>{text}</blockquote>")]


def _buttons(
    values: GroupBuyCard, t: Translate, share: InlineKeyboardButton | None = None
) -> list[list[InlineKeyboardButton]]:
    return _team_buttons(values, t, share) if "team_id" in values else _teams_buttons(values, t)


def _team_buttons(
    values: TeamCard, t: Translate, share: InlineKeyboardButton | None
) -> list[list[InlineKeyboardButton]]:
    state, team_id = values["state"], values["team_id"]
    if state in CLOSED:
        return [[_disabled(t.plain("group_buy-button-closed"))]]
    remind = button(t.plain("group_buy-button-remind"), GroupBuyRemind(team_id=team_id))
    everybody = button(t.plain("group_buy-button-share"), GroupBuyShare(team_id=team_id))
    sharing = everybody if share is None else share
    if state == GroupBuyCardState.ANNOUNCED:
        return [[sharing, remind]]
    leave = button(t.plain("group_buy-button-leave"), GroupBuyLeave(team_id=team_id))
    quantity = GroupBuyQuantity(team_id=team_id, number=0)
    second = [sharing, remind]
    if values["per_member"] > 1 and state != GroupBuyCardState.FULL:
        second.insert(0, button(t.plain("group_buy-button-quantity"), quantity))
    return [[_first(values, t), leave], second]


def _first(values: TeamCard, t: Translate) -> InlineKeyboardButton:
    """Return the button that everything else on the card is there for."""
    if values["state"] == GroupBuyCardState.FULL:
        wait = GroupBuyWait(team_id=values["team_id"])
        return button(t.plain("group_buy-button-wait"), wait, "primary")
    join = GroupBuyJoin(team_id=values["team_id"], price=values["price_minor"])
    amount = Money(values["price_minor"], values["currency"])
    return button(t.plain("group_buy-button-join", price=amount), join, "success")


def _teams_buttons(values: TeamsCard, t: Translate) -> list[list[InlineKeyboardButton]]:
    if values["state"] in CLOSED:
        return [[_disabled(t.plain("group_buy-button-closed"))]]
    if values["state"] == GroupBuyCardState.ANNOUNCED:
        return []
    rows = []
    for team_id, _, leader, joined, goal in values["teams"]:
        words = t.plain(
            "group_buy-button-join-team", name=leader[:LEADER_CHARS_MAX], to_go=goal - joined
        )
        join = GroupBuyJoin(team_id=team_id, price=values["price_minor"])
        rows.append([button(words, join, "success")])
    opening = GroupBuyOpen(code=values["code"])
    rows.append([button(t.plain("group_buy-button-open"), opening, "primary")])
    return rows


def _disabled(words: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=words, disabled=DisabledButton())


RENDERERS = live_card_messages.renderers(GROUP_BUY, card)
