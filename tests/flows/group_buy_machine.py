"""People at random: they open, join, wait, pay, leave; time passes; the laws hold after each act."""

import asyncio
import shutil
from collections.abc import Awaitable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from sqlalchemy import update

from domain.group_buy.rules import price_for
from domain.refusal import Refused
from storage.group_buy.offers import LIVE
from storage.group_buy.tables import (
    GroupBuy,
    GroupBuyShape,
    PaymentMethod,
    PaymentTiming,
    Seat,
    SeatState,
)
from tests.flows.group_buy_laws import Snapshot, check, nobody_is_stranded, snapshot
from tests.flows.group_buy_shop import GroupBuyShop
from tests.shop_keys import unlocked

PEOPLE = 6
TIERS = ((2, 1000), (3, 900), (4, 777))
PAYMENTS = (
    (PaymentMethod.ON_PICKUP, PaymentTiming.AT_END),
    (PaymentMethod.EXTERNAL, PaymentTiming.AT_END),
    (PaymentMethod.EXTERNAL, PaymentTiming.NOW),
)
people = st.integers(1, PEOPLE)
quantities = st.integers(1, 3)
SIZES = {"S": None, "M": 2300}
"""What the deal comes in, and what it costs alone; None is the deal's 2000."""
picks = st.integers(0, 11)
"""Which team or seat, counted from the newest; beyond the oldest it is the newest again."""


class GroupBuyMachine(RuleBasedStateMachine):
    """One offer and six people; `template` is an SQLite file with every table.

    `fixed` replaces what `publishes` would draw, for a look at one kind of offer.
    """

    def __init__(self, template: Path, **fixed: Any) -> None:
        super().__init__()
        self.fixed = fixed
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "tuan.db"
        shutil.copy(template, self.path)
        self.loop = asyncio.Runner()
        self.market = GroupBuyShop(unlocked(f"sqlite+aiosqlite:///{self.path}"))

    @initialize(
        led=st.booleans(),
        payment=st.sampled_from(PAYMENTS),
        size=st.sampled_from((None, 4, 4, 5)),
        at_once=st.booleans(),
        stock=st.sampled_from((None, None, 5, 9)),
        sizes=st.sampled_from((None, None, {"S": 4, "M": 3}, {"S": None, "M": None})),
        early=st.permutations(range(1, PEOPLE + 1)),
        first=st.integers(0, PEOPLE),
        prompt=st.booleans(),
    )
    def publishes(self, early: list[int], first: int, prompt: bool, **drawn: Any) -> None:
        """Publish an offer; some join at once, and pay at once if they are prompt."""
        how = drawn | self.fixed
        terms: dict[str, Any] = {
            "tiers": TIERS,
            "per_member": 3,
            "size": how["size"],
            "ends_when_full": how["at_once"],
            "stock": how["stock"],
            "pay": how["payment"][0],
            "pay_when": how["payment"][1],
            "hold_s": 1200,
        }
        if how["sizes"]:
            terms |= {"choices": SIZES, "options": how["sizes"]}
        if how["led"]:
            terms |= {"shape": GroupBuyShape.TEAM, "duration": timedelta(hours=2)}
        self.run(self.market.meet(*range(1, PEOPLE + 1)))
        self.offer: GroupBuy = self.run(
            self.market.offer(ends_at=self.market.now + timedelta(hours=8), **terms)
        )
        self.shop = snapshot(self.path)
        assert len(self.shop.options) == len(how["sizes"] or ())
        if how["led"]:
            self.opens(early[0], 1)
        if first:
            self.rush(0, early[:first])
        if prompt:
            self.all_pay()

    def run(self, act: Awaitable[Any]) -> Any:
        async def waited() -> Any:
            return await act

        return self.loop.run(waited())

    def act(self, act: Awaitable[Any]) -> Snapshot:
        """Let somebody do something, allowed or not, and hold what came of it to the laws."""
        with suppress(Refused):
            self.run(act)
        before, self.shop = self.shop, snapshot(self.path)
        check(before, self.shop)
        return before

    def option(self, member: int, quantity: int = 0) -> dict[str, Any]:
        """Return which option somebody wants, where there are any: not always the same one."""
        numbers = sorted(self.shop.options)
        return {"option_id": numbers[(member + quantity) % len(numbers)]} if numbers else {}

    def any_team(self, pick: int) -> int:
        numbers = sorted(self.shop.teams, reverse=True)
        return numbers[pick % len(numbers)]

    def any_seat(self, pick: int, *states: SeatState) -> int:
        """Return a seat, in one of `states` if there is such a one."""
        seats = self.shop.seats
        wanted = [number for number in seats if seats[number]["state"] in states] or list(seats)
        return sorted(wanted, reverse=True)[pick % len(wanted)]

    def some_team(self) -> bool:
        return bool(self.shop.teams)

    def some_seat(self) -> bool:
        return bool(self.shop.seats)

    def led(self) -> bool:
        return self.offer.shape == GroupBuyShape.TEAM

    @precondition(led)
    @rule(member=people, quantity=quantities)
    def opens(self, member: int, quantity: int) -> None:
        which = self.option(member, quantity)
        self.act(self.market.opens(member, self.offer, quantity, **which))

    @precondition(some_team)
    @rule(member=people, pick=picks, quantity=quantities, stale=st.booleans())
    def joins(self, member: int, pick: int, quantity: int, stale: bool) -> None:
        """Join at the price that the card shows, or at the best one that a card ever showed."""
        team = self.any_team(pick)
        shown = TIERS[-1][1] if stale else price_for(TIERS, self.shop.teams[team]["taken"])
        which = self.option(member, quantity)
        extra = self.shop.options[which["option_id"]]["extra_minor"] if which else 0
        before = self.act(
            self.market.joins(member, team, quantity, shown_minor=shown + extra, **which)
        )
        for number in self.shop.seats.keys() - before.seats.keys():
            assert self.shop.seats[number]["price_shown_minor"] <= shown

    @precondition(some_team)
    @rule(pick=picks, rush=st.lists(people, unique=True, min_size=2))
    def rush(self, pick: int, rush: list[int]) -> None:
        """Several press one after the other; who finds no place waits for one."""
        team = self.any_team(pick)
        for member in rush:
            if self.shop.teams[team]["taken"] == self.offer.size:
                self.act(self.market.waits(member, team, **self.option(member)))
            else:
                self.act(self.market.joins(member, team, **self.option(member)))

    @precondition(some_team)
    @rule(member=people, pick=picks, quantity=quantities)
    def waits(self, member: int, pick: int, quantity: int) -> None:
        which = self.option(member, quantity)
        self.act(self.market.waits(member, self.any_team(pick), quantity, **which))

    @precondition(some_seat)
    @rule(pick=picks)
    def leaves(self, pick: int) -> None:
        seat = self.shop.seats[self.any_seat(pick, *LIVE)]
        self.act(self.market.leaves(seat["member_id"], seat["team_id"]))

    @precondition(some_team)
    @rule(member=people, pick=picks)
    def leaves_the_line(self, member: int, pick: int) -> None:
        self.act(self.market.leaves(member, self.any_team(pick)))

    @precondition(some_seat)
    @rule(pick=picks)
    def takes(self, pick: int) -> None:
        seat = self.shop.seats[self.any_seat(pick, SeatState.RESERVED)]
        self.act(self.market.takes(seat["member_id"], seat["team_id"]))

    @precondition(some_seat)
    @rule(pick=picks, quantity=st.integers(0, 4))
    def wants(self, pick: int, quantity: int) -> None:
        seat = self.shop.seats[self.any_seat(pick, SeatState.CONFIRMED)]
        self.act(self.market.wants(seat["member_id"], seat["team_id"], quantity))

    @precondition(some_seat)
    @rule(pick=picks)
    def moves(self, pick: int) -> None:
        seat = self.shop.seats[self.any_seat(pick, SeatState.CONFIRMED)]
        self.act(self.market.moves(seat["member_id"], seat["team_id"]))

    @precondition(some_seat)
    @rule(pick=picks)
    def pays(self, pick: int) -> None:
        self.act(
            self.market.pays(
                self.any_seat(pick, SeatState.LAPSED, SeatState.RELEASED, SeatState.CONFIRMED)
            )
        )

    @rule()
    def all_pay(self) -> None:
        """Everybody whose seat waits for money pays."""
        for number, seat in self.shop.seats.items():
            if seat["state"] == SeatState.RESERVED:
                self.act(self.market.pays(number))

    @precondition(some_seat)
    @rule(pick=picks)
    def is_given_back(self, pick: int) -> None:
        self.act(self.market.gives_back(self.any_seat(pick, SeatState.REFUND_DUE)))

    @precondition(some_seat)
    @rule(pick=picks, due=st.booleans())
    def lapses(self, pick: int, due: bool) -> None:
        """The timer of a seat goes off, perhaps for nothing, and once more."""
        number = self.any_seat(pick, SeatState.RESERVED)
        until = self.shop.seats[number]["until"]
        if due and until is not None:
            self.goes_to(until)
        self.act(self.market.lapses(number))
        self.act(self.market.lapses(number))

    def goes_to(self, moment: str, *, before: float = 0) -> None:
        at = datetime.fromisoformat(moment).replace(tzinfo=UTC) - timedelta(seconds=before)
        self.market.now = max(at, self.market.now)

    @rule()
    def redeems(self) -> None:
        """Pick up what the newest voucher gives; the seat turns in the voucher's transaction."""
        if self.shop.vouchers:
            self.act(self._redeem(self.shop.vouchers[-1]["subject_id"]))

    async def _redeem(self, number: int) -> None:
        certain = (Seat.id == number) & (Seat.state == SeatState.CONFIRMED)
        async with self.market.database.begin() as tx:
            await tx.execute(update(Seat).where(certain).values(state=SeatState.REDEEMED))

    @rule(minutes=st.sampled_from((0, 10, 20, 35, 60)), ticks=st.integers(0, 2))
    def later(self, minutes: int, ticks: int) -> None:
        self.market.later(minutes=minutes)
        for _ in range(ticks):
            self.act(self.market.tick())

    @precondition(some_team)
    @rule(pick=picks, early=st.booleans())
    def deadline(self, pick: int, early: bool) -> None:
        """Go to the deadline of a team, or to the last moment before it."""
        self.goes_to(self.shop.teams[self.any_team(pick)]["closes_at"], before=early)
        self.act(self.market.tick())

    @rule(sure=st.integers(0, 9))
    def disables(self, sure: int) -> None:
        if sure == 0:
            self.act(self.market.closes(self.offer))

    def teardown(self) -> None:
        try:
            if hasattr(self, "shop"):
                self.settles()
        finally:
            self.run(self.market.database.close())
            self.loop.close()
            self.folder.cleanup()

    def settles(self) -> None:
        """Time alone brings everything to an end."""
        for hours in (0, 8, 1, 1):
            self.market.later(hours=hours)
            self.act(self.market.tick())
        nobody_is_stranded(self.shop)
