"""Group buys, decided without a database: tiers, quantities, who is refused and why."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.currency import STARS
from domain.group_buy.card import GroupBuyCardState, pool_card_state
from domain.group_buy.join import new_team
from domain.group_buy.publish import GroupBuyTerms, check_group_buy
from domain.group_buy.rules import (
    check_seat_limits,
    check_seat_price,
    check_tiers,
    closing_reason,
    final_price,
    initial_seat_state,
    next_tier,
    price_for,
    refuse_offer,
    remind_at,
    team_deadline,
)
from domain.quantity import quantity_of
from domain.refusal import Refused
from storage.deal.tables import Deal
from storage.group_buy.seats import MemberTeamStatus
from storage.group_buy.tables import (
    CloseReason,
    GroupBuy,
    GroupBuyShape,
    GroupBuyState,
    PaymentMethod,
    PaymentTiming,
    Seat,
    SeatState,
    Team,
    TeamState,
)

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
TIERS = [[10, 1790], [15, 1650], [30, 1500]]


def offer(**changes: object) -> GroupBuy:
    plain: dict[str, object] = {
        "code": "G7Q2K",
        "deal_id": 1,
        "shape": GroupBuyShape.POOL,
        "title": "Tea",
        "currency": "EUR",
        "tiers": TIERS,
        "starts_at": NOON,
        "ends_at": NOON + DAY,
        "duration_s": 86_400,
        "created_at": NOON,
        "state": GroupBuyState.OPEN,
    }
    made = GroupBuy(**{**plain, **changes})  # type: ignore[arg-type]
    made.id = 1
    return made


def team(for_: GroupBuy, **changes: object) -> Team:
    made = new_team(for_, "T4MNP", leader_id=None, opened_at=NOON)
    made.id = 7
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def seat(**changes: object) -> Seat:
    plain: dict[str, object] = {
        "group_buy_id": 1,
        "team_id": 7,
        "member_id": 5,
        "quantity": 1,
        "price_shown_minor": 1790,
        "joined_at": NOON,
    }
    return Seat(**{**plain, **changes})  # type: ignore[arg-type]


def refusal(for_: GroupBuy, its: Team | None, *, banned: bool = False, at: datetime = NOON) -> str:
    with pytest.raises(Refused) as refused:
        refuse_offer(for_, its, banned=banned, now=at)
    return refused.value.reason


@pytest.mark.parametrize(
    ("people", "price", "following"),
    [
        (0, 1790, (15, 1650)),
        (9, 1790, (15, 1650)),
        (10, 1790, (15, 1650)),
        (14, 1790, (15, 1650)),
        (15, 1650, (30, 1500)),
        (29, 1650, (30, 1500)),
        (30, 1500, None),
        (1000, 1500, None),
    ],
)
def test_the_price_is_that_of_the_highest_tier_reached(
    people: int, price: int, following: tuple[int, int] | None
) -> None:
    assert price_for(TIERS, people) == price
    assert next_tier(TIERS, people) == following


tiers = st.lists(
    st.tuples(st.integers(2, 1000), st.integers(1, 10**6)), min_size=1, max_size=6
).map(
    lambda pairs: list(
        zip(
            sorted({people for people, _ in pairs}),
            sorted({price for _, price in pairs}, reverse=True),
            strict=False,
        )
    )
)


@given(tiers, st.integers(0, 1200), st.integers(0, 1200))
def test_more_people_never_pay_more(steps: list[tuple[int, int]], few: int, many: int) -> None:
    low, high = sorted((few, many))
    assert price_for(steps, high) <= price_for(steps, low)


@given(tiers, st.lists(st.integers(0, 1200), min_size=1, max_size=30))
def test_nobody_pays_more_than_was_shown_and_the_sums_agree(
    steps: list[tuple[int, int]], counts: list[int]
) -> None:
    """People join at what the count makes of it, others leave; the final price binds both."""
    shown = [price_for(steps, count) for count in counts]
    final = final_price(steps, len(counts), min(shown))
    assert all(final <= price for price in shown)
    differences = [price - final for price in shown]
    assert sum(shown) - sum(differences) == len(counts) * final


@pytest.mark.parametrize(
    ("steps", "reason"),
    [
        ([], "tiers_count"),
        ([[n, 1000 - n] for n in range(2, 10)], "tiers_count"),
        ([[1, 900]], "tiers_people"),
        ([[10, 900], [10, 800]], "tiers_people"),
        ([[15, 900], [10, 800]], "tiers_people"),
        ([[10, 900], [10**9, 800]], "tiers_people"),
        ([[10, 900], [15, 950]], "tiers_prices"),
        ([[10, 900], [15, 900]], "tiers_prices"),
        ([[10, 900], [15, 0]], "tiers_prices"),
        ([[10, -5]], "tiers_prices"),
        ([[10, 2400]], "tiers_above_list"),
    ],
)
def test_tiers_that_rise_or_promise_nothing_are_refused(
    steps: list[list[int]], reason: str
) -> None:
    with pytest.raises(Refused, match=f"group_buy.{reason}"):
        check_tiers(steps, 2400)


@pytest.mark.parametrize("typed", ["1", " 3 ", "05", None, ""])
def test_a_plain_number_is_a_quantity(typed: str | None) -> None:
    assert 1 <= quantity_of(typed, 5, "group_buy.quantity") <= 5


@pytest.mark.parametrize(
    "typed",
    [
        "0",
        "-1",
        "+1",
        "1.5",
        "1e9",
        "1e0",
        "nan",
        "inf",
        "٣",
        "３",
        "½",
        "1 000",
        "6",
        "9" * 400,
        "0x1",
    ],
)
def test_hostile_quantities_are_refused_with_a_text(typed: str) -> None:
    """RULES 12, defect 11."""
    with pytest.raises(Refused) as refused:
        quantity_of(typed, 5, "group_buy.quantity")
    assert refused.value.reason == "group_buy.quantity"
    assert len(str(refused.value.values["typed"])) <= 20


def test_the_first_reason_of_a_fixed_order_counts() -> None:
    """Everything is wrong at once; each reason is mended in turn, and the next one speaks."""
    late, early = NOON + 2 * DAY, NOON - DAY
    broken = offer(state=GroupBuyState.CLOSED, closed_reason=CloseReason.ENDED)
    assert refusal(offer(state=GroupBuyState.SCHEDULED), None, banned=True, at=early).endswith(
        "not_started"
    )
    assert refusal(broken, team(broken), banned=True).endswith("ended")
    assert refusal(offer(), None, banned=True, at=late).endswith("ended")
    gone = offer()
    assert refusal(gone, team(gone, state=TeamState.EXPIRED), banned=True).endswith("ended")
    disabled = offer(state=GroupBuyState.CLOSED, closed_reason=CloseReason.DISABLED)
    assert refusal(disabled, team(disabled, state=TeamState.FAILED), banned=True).endswith(
        "disabled"
    )
    assert refusal(offer(), None, banned=True).endswith("banned")
    refuse_offer(offer(), None, banned=False, now=NOON)


def test_a_member_is_in_once_and_has_no_more_than_allowed() -> None:
    """RULES 12, defects 3 and 10: the limit counts the first purchase too."""
    standing = MemberTeamStatus(offer(per_member=3), team(offer()), None, 0)
    check_seat_limits(standing, 3)
    with pytest.raises(Refused, match="own_limit"):
        check_seat_limits(standing, 4)
    with pytest.raises(Refused, match="own_limit"):
        check_seat_limits(MemberTeamStatus(standing.offer, standing.team, None, 1), 3)
    with pytest.raises(Refused, match="already_in"):
        check_seat_limits(MemberTeamStatus(standing.offer, standing.team, seat(), 0), 9)
    with pytest.raises(Refused, match="already_elsewhere"):
        check_seat_limits(MemberTeamStatus(standing.offer, standing.team, seat(team_id=8), 0), 1)


def test_a_price_that_rose_since_the_button_was_drawn_is_asked_about_again() -> None:
    check_seat_price(offer(), 1790, 1790)
    check_seat_price(offer(), 1650, 1790)
    check_seat_price(offer(), 1790, None)
    with pytest.raises(Refused, match="price_rose"):
        check_seat_price(offer(), 1790, 1650)


def test_a_deadline_is_cut_off_by_the_end_of_the_offer() -> None:
    short = offer(duration_s=3600)
    assert team_deadline(short, NOON) == NOON + timedelta(hours=1)
    assert team_deadline(short, NOON + timedelta(hours=23, minutes=30)) == NOON + DAY


def test_the_reminder_comes_an_hour_before_or_halfway() -> None:
    assert remind_at(NOON, NOON + DAY) == NOON + DAY - timedelta(hours=1)
    assert remind_at(NOON, NOON + timedelta(minutes=10)) == NOON + timedelta(minutes=5)


@pytest.mark.parametrize(
    ("pay", "when", "state"),
    [
        (PaymentMethod.ON_PICKUP, PaymentTiming.NOW, SeatState.CONFIRMED),
        (PaymentMethod.ON_PICKUP, PaymentTiming.AT_END, SeatState.CONFIRMED),
        (PaymentMethod.EXTERNAL, PaymentTiming.AT_END, SeatState.CONFIRMED),
        (PaymentMethod.EXTERNAL, PaymentTiming.NOW, SeatState.RESERVED),
    ],
)
def test_a_seat_waits_for_money_only_where_money_comes_first(
    pay: PaymentMethod, when: PaymentTiming, state: SeatState
) -> None:
    assert initial_seat_state(offer(pay=pay, pay_when=when)) is state


@pytest.mark.parametrize(
    ("changes", "live", "at", "face"),
    [
        ({}, 0, NOON - DAY, GroupBuyCardState.ANNOUNCED),
        ({}, 9, NOON, GroupBuyCardState.OPEN),
        ({}, 10, NOON, GroupBuyCardState.REACHED),
        ({"size": 30}, 30, NOON, GroupBuyCardState.FULL),
        ({}, 12, NOON + DAY, GroupBuyCardState.CLOSED),
        ({"state": TeamState.FILLED}, 12, NOON, GroupBuyCardState.CLOSED),
        ({"state": TeamState.SUCCEEDED}, 12, NOON, GroupBuyCardState.DONE),
        ({"state": TeamState.FAILED}, 3, NOON, GroupBuyCardState.FAILED),
    ],
)
def test_a_card_has_seven_looks(
    changes: dict[str, object], live: int, at: datetime, face: GroupBuyCardState
) -> None:
    its = offer()
    assert pool_card_state(its, team(its, **changes), live, now=at) is face


def deal(**changes: object) -> Deal:
    plain: dict[str, object] = {
        "code": "K7Q2",
        "source": "s",
        "source_id": "1",
        "title": "Tea",
        "price_minor": 2000,
        "currency": "EUR",
        "created_at": NOON,
        "changed_at": NOON,
        "list_price_minor": 2400,
        "link": "https://shop.example/tea",
    }
    return Deal(**{**plain, **changes})  # type: ignore[arg-type]


def terms(**changes: object) -> GroupBuyTerms:
    plain: dict[str, object] = {
        "tiers": [(10, 1790)],
        "starts_at": NOON,
        "ends_at": NOON + DAY,
    }
    return GroupBuyTerms(**{**plain, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"ends_at": NOON - DAY}, "ends_too_early"),
        ({"ends_at": NOON}, "ends_too_early"),
        ({"duration": timedelta(seconds=5)}, "duration"),
        ({"duration": timedelta(days=400)}, "duration"),
        ({"size": 9}, "size"),
        ({"size": 10**7}, "size"),
        ({"per_member": 0}, "per_member"),
        ({"per_member": 10**6}, "per_member"),
        ({"stock": -1}, "stock"),
        ({"stock": 9}, "stock"),
        ({"hold_s": 1}, "hold"),
        ({"voucher_days": 0}, "voucher_days"),
    ],
)
def test_terms_that_cannot_be_kept_are_refused(changes: dict[str, object], reason: str) -> None:
    check_group_buy(terms(), deal(), now=NOON)
    with pytest.raises(Refused, match=f"group_buy.{reason}"):
        check_group_buy(terms(**changes), deal(), now=NOON)


def test_who_pays_in_the_shop_needs_a_way_there() -> None:
    with pytest.raises(Refused, match="no_link"):
        check_group_buy(terms(pay=PaymentMethod.EXTERNAL), deal(link=None), now=NOON)


@pytest.mark.parametrize(
    ("currency", "changes", "reason"),
    [
        (STARS, {"pay": PaymentMethod.STARS, "pay_when": PaymentTiming.NOW}, "tiers_now"),
        (STARS, {"pay": PaymentMethod.ON_PICKUP}, "only_stars"),
        ("EUR", {"pay": PaymentMethod.STARS}, "needs_stars"),
    ],
)
def test_what_stars_cannot_do_is_refused_when_it_is_planned(
    currency: str, changes: dict[str, object], reason: str
) -> None:
    """Telegram gives no part of a payment back, so several prices are paid at the end alone."""
    tiers = [(10, 1790), (20, 1500)]
    at_end = terms(tiers=tiers, pay=PaymentMethod.STARS, pay_when=PaymentTiming.AT_END)
    check_group_buy(at_end, deal(currency=STARS), now=NOON)
    with pytest.raises(Refused, match=f"payment.{reason}"):
        check_group_buy(terms(tiers=tiers, **changes), deal(currency=currency), now=NOON)


@pytest.mark.parametrize(
    ("changes", "state", "at", "reason"),
    [
        ({}, TeamState.SUCCEEDED, NOON, CloseReason.SOLD_OUT),
        ({}, TeamState.FAILED, NOON, CloseReason.ENDED),
        ({}, TeamState.SUCCEEDED, NOON + DAY, CloseReason.ENDED),
        ({"stock_total": 5, "units_taken": 5}, TeamState.FAILED, NOON, CloseReason.SOLD_OUT),
        ({"stock_total": 5, "units_taken": 4}, TeamState.FAILED, NOON, CloseReason.ENDED),
    ],
)
def test_an_offer_is_sold_out_or_at_its_end(
    changes: dict[str, object], state: TeamState, at: datetime, reason: CloseReason
) -> None:
    its = offer(**changes)
    assert closing_reason(its, team(its, state=state), now=at) is reason
