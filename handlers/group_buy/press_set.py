"""Presses under one team's card, taken together: each is answered as its handler in `buttons` would."""

from collections.abc import Sequence

from domain.group_buy.join import JoinResult
from domain.press_set.joins import SeatRequest, join_together
from domain.press_set.leaves import leave_together
from domain.press_set.line import LinePlace, Verb
from domain.press_set.people import People
from domain.refusal import Refused
from handlers.group_buy.buttons import Answer, greet, waits, will_remind
from handlers.press_set import Press, PressSet
from storage.press_set import seats
from views.buttons import toast
from views.group_buy.group_buy_screens import (
    GroupBuyJoin,
    GroupBuyLeave,
    GroupBuyRemind,
    GroupBuyWait,
)

Button = GroupBuyJoin | GroupBuyWait | GroupBuyRemind


def request_of(press: Press[Button]) -> SeatRequest:
    """Return what a press asks for."""
    person, chat_id = press.person, press.ctx.chat_id
    if isinstance(press.data, GroupBuyJoin):
        return SeatRequest(person, chat_id=chat_id, shown_minor=press.data.price)
    verb = Verb.WAIT if isinstance(press.data, GroupBuyWait) else Verb.REMIND
    return SeatRequest(person, chat_id=chat_id, verb=verb)


def answer_of(
    press: Press[Button], result: JoinResult | LinePlace | Refused | None
) -> Answer | Refused:
    """Return what a press is answered with."""
    if isinstance(result, Refused):
        return result
    if isinstance(result, LinePlace):
        return waits(press.ctx, press.query, result.number)
    if result is None:
        return will_remind(press.ctx, press.query)
    return greet(press.ctx, press.query, result)


async def join_all(presses: Sequence[Press[Button]], people: People) -> Sequence[Answer | Refused]:
    """Seat the pressers of one team, put them in line, remind them: in their order."""
    ctx, team_id = presses[0].ctx, presses[0].data.team_id
    wanted = [request_of(press) for press in presses]
    results = await join_together(ctx.tx, team_id, wanted, people, now=ctx.now)
    return [answer_of(press, result) for press, result in zip(presses, results, strict=True)]


async def leave_all(
    presses: Sequence[Press[GroupBuyLeave]], people: People
) -> Sequence[Answer | Refused]:
    """Take the pressers out of one team, or out of its line, in their order."""
    ctx, team_id = presses[0].ctx, presses[0].data.team_id
    persons = [press.person for press in presses]
    refusals = await leave_together(ctx.tx, team_id, persons, people, now=ctx.now)
    return [
        refused or toast(press.query, press.ctx.t.plain("group_buy-left"))
        for press, refused in zip(presses, refusals, strict=True)
    ]


JOINS: PressSet[Button] = PressSet(
    (GroupBuyJoin, GroupBuyWait, GroupBuyRemind),
    lambda data: data.team_id,
    seats.offers_of,
    join_all,
)
LEAVES: PressSet[GroupBuyLeave] = PressSet(
    (GroupBuyLeave,), lambda data: data.team_id, seats.offers_of, leave_all
)
