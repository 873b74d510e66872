"""Group buys at their longest: the live card, a team's page, one's own list, the notices."""

from datetime import UTC, datetime, timedelta
from typing import Any

from aiogram.types import User

from domain.group_buy.card import NAMES_MAX, TEAMS_MAX, GroupBuyCardState
from domain.group_buy.finish import FAILED, LAPSED, MERGE, PAY, REMINDER
from domain.group_buy.join import ALMOST, JoinResult, new_team
from domain.group_buy.leave import LEADER, PROMOTED
from domain.group_buy.manage import MESSAGE, MESSAGE_CHARS_MAX, UNPAID
from domain.group_buy.payment import CONFIRMED, LATE_REFUND
from domain.option.promotion import OptionChoice
from storage.group_buy.tables import (
    GroupBuy,
    GroupBuyShape,
    PaymentMethod,
    PaymentTiming,
    Seat,
    SeatState,
    Team,
    TeamState,
)
from storage.members import Member
from views.group_buy import group_buy_screens, team_screens

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
LATER = (NOON + timedelta(days=2)).isoformat()
ME = User(id=42, is_bot=True, first_name="Tuan", username="t" * 32)
INLINE = ME.model_copy(update={"supports_inline_queries": True})
SENDER = Member(id=7, name="<" * 64, code="W" * 7, first_seen_at=NOON, last_seen_at=NOON)
TITLE = ("<&>" * 43)[:128]
NAME = "<b>&" * 6


def values(**changes: object) -> dict[str, Any]:
    """What a card says, at its longest."""
    plain: dict[str, Any] = {
        "code": "GWWWWWWW",
        "shape": GroupBuyShape.POOL,
        "title": TITLE,
        "description": "&<" * 3000,
        "currency": "EUR",
        "list_price_minor": 10**12,
        "price_minor": 10**12 - 1,
        "best": [100_000, 10**11],
        "per_member": 1000,
        "pay": PaymentMethod.ON_PICKUP,
        "pay_when": PaymentTiming.AT_END,
        "link": "https://shop.example/1",
        "photo": "https://shop.example/1.png",
        "starts_at": LATER,
        "closes_at": LATER,
        "zone": "Europe/Berlin",
        "goal": 100_000,
        "final": False,
        "live": True,
    }
    return plain | changes


def pool(state: GroupBuyCardState, **changes: object) -> dict[str, Any]:
    """What the card of a pool says."""
    return values(
        state=state,
        team_id=2**31 - 1,
        team_code="TWWWWWWW",
        joined=99_999,
        size=100_000,
        next=[100_000, 10**11],
        names=[[NAME, 1000]] * NAMES_MAX,
        waiting=10_000,
        **changes,
    )


def led(state: GroupBuyCardState, **changes: object) -> dict[str, Any]:
    """What the card of an offer says for which members open teams."""
    lines = [[2**31 - 1, "TWWWWWWW", NAME, 99_999, 100_000]] * TEAMS_MAX
    return values(
        state=state,
        shape=GroupBuyShape.TEAM,
        teams=lines,
        team_count=10_000,
        succeeded=1_000,
        **changes,
    )


def offer() -> GroupBuy:
    """An offer with the longest title."""
    made = GroupBuy(
        code="GWWWWWWW",
        deal_id=1,
        shape=GroupBuyShape.POOL,
        title=TITLE,
        currency="EUR",
        tiers=[[100_000, 10**12 - 1]],
        starts_at=NOON,
        ends_at=NOON + timedelta(days=2),
        duration_s=100,
        created_at=NOON,
        per_member=1000,
        link="https://shop.example/1",
    )
    made.id = 2**31 - 1
    return made


def its_team(state: TeamState = TeamState.OPEN) -> Team:
    """A team with the longest code."""
    made = new_team(offer(), "TWWWWWWW", leader_id=1, opened_at=NOON)
    made.id, made.state = 2**31 - 1, state
    return made


def seat(state: SeatState = SeatState.CONFIRMED) -> Seat:
    """A seat with the most units."""
    return Seat(
        group_buy_id=2**31 - 1,
        team_id=2**31 - 1,
        member_id=1,
        quantity=1000,
        price_shown_minor=10**12,
        joined_at=NOON,
        state=state,
    )


def joined() -> JoinResult:
    """A join that is to be paid at once."""
    return JoinResult(offer(), its_team(), 99_999, 10**12, 1000, NOON)


EACH = [(offer(), its_team(state), seat()) for state in TeamState]
OPTIONS: list[OptionChoice] = [
    {"id": 2**31 - 1, "label": "<&>" * 20, "extra_minor": 10**12, "sold_out": number % 2 == 1}
    for number in range(100)
]
SCREENS = {
    "group_buy_screens.card": lambda t: [
        *(group_buy_screens.card(pool(state), t) for state in GroupBuyCardState),
        *(
            group_buy_screens.card(led(state), t)
            for state in GroupBuyCardState
            if state not in (GroupBuyCardState.REACHED, GroupBuyCardState.FULL)
        ),
        *(
            group_buy_screens.card(
                pool(GroupBuyCardState.OPEN, pay=PaymentMethod.EXTERNAL, pay_when=when), t
            )
            for when in (PaymentTiming.NOW, PaymentTiming.AT_END)
        ),
        group_buy_screens.card(
            pool(GroupBuyCardState.OPEN, list_price_minor=None, description=""), t
        ),
    ],
    "group_buy_screens.page": lambda t: [
        group_buy_screens.page(
            pool(GroupBuyCardState.OPEN, options=["<&>" * 20] * 100, is_from=True), t, share=None
        ),
        group_buy_screens.page(
            pool(GroupBuyCardState.OPEN),
            t,
            share=team_screens.sharing(ME, "TWWWWWWW", TITLE, SENDER, t),
        ),
        group_buy_screens.page(led(GroupBuyCardState.OPEN), t, share=None),
    ],
    "team_screens.shared": lambda t: [
        team_screens.shared(its_team(), offer(), SENDER, t, me) for me in (ME, INLINE)
    ],
    "team_screens.quantities": lambda t: team_screens.quantities(offer(), its_team(), seat(), t),
    "team_screens.to_pay": lambda t: team_screens.to_pay(joined(), "WWWWWWW", t, "Europe/Berlin"),
    "option_screens.choice": lambda t: team_screens.which_option(
        offer(), its_team(), OPTIONS, 10**12, t
    ),
    "team_screens.which_option": lambda t: [
        team_screens.which_option(
            offer(), its_team(), OPTIONS, 10**12, t, number=page, waits=page == 0
        )
        for page in (0, 5, 99)
    ],
    "team_screens.which_to_open": lambda t: [
        team_screens.which_to_open(offer(), OPTIONS[:number], t) for number in (2, 100)
    ],
    "team_screens.waits": lambda t: team_screens.waits(TITLE, 10_000, t),
    "team_screens.buys": lambda t: [
        team_screens.buys([], [], t, "UTC"),
        team_screens.buys(EACH, [], t, "UTC"),
        team_screens.buys([(offer(), its_team(), seat(SeatState.RESERVED))], [offer()], t, "UTC"),
        *(team_screens.buys(EACH * 150, [offer()] * 150, t, "UTC", page) for page in (0, 5, 99)),
        team_screens.buys([], [offer()] * 150, t, "UTC"),
    ],
}
MONEY = {"amount_minor": 10**12, "currency": "EUR"}
TEAM = {"title": TITLE, "code": "TWWWWWWW"}
ROWS: dict[str, list[dict[str, Any]]] = {
    "group_buy.card": [pool(state) for state in GroupBuyCardState],
    "group_buy.card_edit": [pool(state) | {"message_id": 1} for state in GroupBuyCardState],
    PROMOTED: [
        TEAM
        | {"team_id": 1, "link": link, "price_minor": 10**12, "currency": "EUR", "pay": pay}
        | {"until": LATER, "quantity": 1000}
        for pay in PaymentMethod
        for link in ("https://shop.example/1", None)
    ],
    MERGE: [{"title": TITLE, "team_id": 1, "until": LATER}],
    FAILED: [{"title": TITLE, "refund_minor": refund, "currency": "EUR"} for refund in (0, 10**12)],
    PAY: [TEAM | MONEY | {"link": link} for link in ("https://shop.example/1", None)],
    UNPAID: [TEAM | MONEY | {"link": link} for link in ("https://shop.example/1", None)],
    MESSAGE: [TEAM | {"text": "&" * MESSAGE_CHARS_MAX}],
    ALMOST: [TEAM | {"closes_at": LATER}],
    LEADER: [TEAM],
    LAPSED: [TEAM],
    REMINDER: [
        TEAM | {"closes_at": LATER, "to_go": to_go, "currency": "EUR"} for to_go in (0, 1, 5, 10**5)
    ],
    CONFIRMED: [TEAM | MONEY],
    LATE_REFUND: [TEAM | MONEY],
}
RENDERERS = group_buy_screens.RENDERERS
