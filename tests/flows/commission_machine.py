"""Money at random: people buy, operators decide, time passes; the laws hold after each act.

Three levels, because two hide mistakes of rounding; two currencies, because one hides the rest.
"""

import asyncio
import shutil
from collections.abc import Awaitable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from domain.commission import lifecycle
from domain.refusal import Refused
from storage.database import Database
from storage.host.tables import HostRule
from storage.payout import entries
from storage.payout.tables import LedgerAccount
from tests.flows.commission_laws import Snapshot, check, rest_of, snapshot, splits_fairly
from tests.flows.withdrawal_driver import WithdrawalDriver
from tests.shop_keys import unlocked
from tests.storage.commission_shop import CommissionShop

BROUGHT_BY = {1: 2, 2: 3, 3: 4}
"""Each member, and who brought them; nobody brought the last."""
BUYERS = (1, 2, 3, 4)
PROMOTERS = (2, 3, 4)
HOST = 4
"""Who hosts a group: a promoter, too, so that one person earns twice on one purchase."""
LEVELS = (5_000, 3_000, 2_000)
CURRENCIES = ("EUR", "JPY")
ORDERS = 8
"""Few, so that an order is told again."""
RATES: tuple[dict[str, Any], ...] = (
    {"rate_bp": 1000},
    {"rate_bp": 3333},
    {"rate_bp": 25},
    {"rate_bp": None, "fixed_minor": 101, "currency": "EUR"},
)
promoters = st.sampled_from(PROMOTERS)
amounts = st.one_of(st.integers(1, 150), st.integers(1, 3000))
picks = st.integers(0, 11)
"""Which conversion or withdrawal, counted from the newest; beyond the oldest the newest again."""


class CommissionMachine(RuleBasedStateMachine):
    """One shop, four people; `template` is an SQLite file with every table.

    `fixed` replaces what `begins` would draw, for a look at one kind of shop.
    """

    def __init__(self, template: Path, **fixed: Any) -> None:
        super().__init__()
        self.fixed = fixed
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "tuan.db"
        shutil.copy(template, self.path)
        self.loop = asyncio.Runner()
        self.till = CommissionShop(self.opened())
        self.withdrawals = WithdrawalDriver()
        self.banned: set[int] = set()

    def opened(self) -> Database:
        return unlocked(f"sqlite+aiosqlite:///{self.path}")

    @initialize(
        by_hand=st.booleans(),
        rate=st.sampled_from(RATES),
        first=st.lists(amounts, min_size=1, max_size=3),
        days=st.sampled_from((0, 3, 17)),
    )
    def begins(self, first: list[int], **drawn: Any) -> None:
        """Open the shop; some have bought already, perhaps so long ago that it is payable."""
        how = drawn | self.fixed
        self.run(self.till.opens(*BROUGHT_BY, 4))
        self.run(self.till.pays(**how["rate"]))
        if how["by_hand"]:
            self.run(self.till.terms(approve_after_days=None))
        self.shop = snapshot(self.path)
        for order, amount in enumerate(first):
            self.buys(1, order, amount, 1, CURRENCIES[order % 2])
        if how["days"]:
            self.later(3, 1)
            for _ in first if how["by_hand"] else ():
                self.approves(0)
        if how["days"] > 3:
            self.later(14, 1)
        self.timer(0, "approved")
        self.is_told_again(0, first[0] + 1)

    def run(self, act: Awaitable[Any]) -> Any:
        async def waited() -> Any:
            return await act

        return self.loop.run(waited())

    def act(self, act: Awaitable[Any]) -> Snapshot:
        """Let somebody do something, allowed or not, and hold what came of it to the laws."""
        refused = False
        try:
            self.run(act)
        except Refused:
            refused = True
        before, self.shop = self.shop, snapshot(self.path)
        if refused or before == self.shop:
            assert before == self.shop, "who is refused changes nothing"
        else:
            check(before, self.shop, self.withdrawals.asked)
            self.run(self.sums_agree(before))
        return before

    async def sums_agree(self, before: Snapshot) -> None:
        """What the shop says of whoever got new lines is what their lines sum up to.

        Nobody else's can have changed: `check` has seen that old lines stay as they were.
        """
        fresh = {entry["party_id"] for entry in self.shop.entries[len(before.entries) :]}
        wanted = {
            place: minor for place, minor in self.shop.balances().items() if place[0] in fresh
        }
        async with self.till.database.read() as tx:
            for party in self.shop.members.keys() & fresh:
                said = await entries.balances(tx, party)
                for currency, accounts in said.items():
                    for account, minor in accounts.items():
                        assert wanted.pop((party, currency, account)) == minor
                        one = await entries.balance(tx, party, LedgerAccount(account), currency)
                        assert one == minor, (party, currency, account)
        assert {party for party, _, _ in wanted} <= {None}, wanted

    def any_conversion(self, pick: int, *states: str) -> int:
        """Return a conversion, in one of `states` if there is such a one."""
        made = self.shop.conversions
        wanted = [number for number in made if made[number]["state"] in states] or list(made)
        return sorted(wanted, reverse=True)[pick % len(wanted)]

    def some_conversion(self) -> bool:
        return bool(self.shop.conversions)

    def some_withdrawal(self) -> bool:
        return bool(self.withdrawals.asked)

    def chain(self, buyer: int) -> list[int]:
        """Return who should earn on a buyer's purchase, reckoned apart from the product."""
        found: list[int] = []
        above = BROUGHT_BY.get(buyer)
        while above is not None and above not in self.banned and len(found) < len(LEVELS):
            found.append(above)
            above = BROUGHT_BY.get(above)
        return found

    @rule(
        buyer=st.sampled_from(BUYERS),
        amount=amounts,
        quantity=st.integers(1, 4),
        rate_bp=st.sampled_from((1, 333, 999, 1000, 2500, 10_000)),
        rule_=st.sampled_from(tuple(HostRule)),
    )
    def buys_in_a_hosted_group(
        self, buyer: int, amount: int, quantity: int, rate_bp: int, rule_: HostRule
    ) -> None:
        """Confirm a purchase from a group whose host earns, whoever brought the buyer."""
        host = self.run(self.till.hosts(HOST, rate_bp, rule_))
        key = f"hosted:{len(self.shop.conversions)}"
        before = self.act(
            self.till.buys(key, amount, buyer=buyer, quantity=quantity, levels=LEVELS, host=host)
        )
        fresh = self.shop.conversions.keys() - before.conversions.keys()
        assert len(fresh) == 1, fresh
        for number in fresh:
            self.is_split(number, self.chain(buyer))

    @rule(
        buyer=st.sampled_from(BUYERS),
        order=st.integers(0, ORDERS - 1),
        amount=amounts,
        quantity=st.integers(1, 4),
        currency=st.sampled_from(("EUR", "EUR", "JPY")),
    )
    def buys(self, buyer: int, order: int, amount: int, quantity: int, currency: str) -> None:
        """Confirm a purchase; an order that is known already changes nothing."""
        key = f"operator:{order}"
        known = key in {row["key"] for row in self.shop.conversions.values()}
        before = self.act(
            self.till.buys(
                key, amount, buyer=buyer, quantity=quantity, currency=currency, levels=LEVELS
            )
        )
        fresh = self.shop.conversions.keys() - before.conversions.keys()
        assert len(fresh) == (0 if known or buyer not in BROUGHT_BY else 1), (known, fresh)
        for number in fresh:
            self.is_split(number, self.chain(buyer))

    @precondition(some_conversion)
    @rule(pick=picks, amount=amounts)
    def is_told_again(self, pick: int, amount: int) -> None:
        """A purchase that is known is told once more, at another price."""
        made = self.shop.conversions[self.any_conversion(pick)]
        before = self.act(
            self.till.buys(made["key"], amount, buyer=made["buyer_id"], levels=LEVELS)
        )
        assert before == self.shop

    def is_split(self, number: int, chain: list[int]) -> None:
        """The shares are those of the chain, level by level."""
        made = self.shop.conversions[number]
        by_level = {
            share["level"]: share for share in self.shop.shares if share["conversion_id"] == number
        }
        by_chat = by_level.pop(0, None)
        minor = made["commission_minor"] - (by_chat["amount_minor"] if by_chat else 0)
        if by_chat is not None:
            assert self.shop.members[by_chat["party_id"]] == HOST
        if made["host_id"] is not None:
            assert minor == rest_of(made, chain), (made, minor)
        for level, share in by_level.items():
            assert chain[level - 1 : level] == [self.shop.members[share["party_id"]]], chain
        parts = [by_level[n]["amount_minor"] if n in by_level else 0 for n in (1, 2, 3)]
        if chain:
            splits_fairly(minor, LEVELS[: len(chain)], parts[: len(chain)])
        assert sum(parts[len(chain) :]) == 0, (parts, chain)

    @rule(which=st.sampled_from(RATES))
    def sets_a_rate(self, which: dict[str, Any]) -> None:
        self.act(self.till.pays(**which))

    @precondition(some_conversion)
    @rule(pick=picks)
    def approves(self, pick: int) -> None:
        self.act(self.till.approves(self.any_conversion(pick, "pending")))

    @precondition(some_conversion)
    @rule(pick=picks)
    def rejects(self, pick: int) -> None:
        """Reject a conversion; whoever still has the old screen tries everything else."""
        number = self.any_conversion(pick, "pending")
        for act in (self.till.rejects, self.till.reverses, self.till.approves):
            self.act(act(number))

    @precondition(some_conversion)
    @rule(pick=picks, paid=st.booleans(), twice=st.booleans())
    def reverses(self, pick: int, paid: bool, twice: bool) -> None:
        """Reverse a conversion, perhaps one that is payable or paid, perhaps once more."""
        states = ("payable",) if paid else ("pending", "approved")
        number = self.any_conversion(pick, *states)
        for _ in range(1 + twice):
            self.act(self.till.reverses(number))

    @precondition(some_conversion)
    @rule(pick=picks, state=st.sampled_from(("pending", "approved", "reversed")))
    def timer(self, pick: int, state: str) -> None:
        """The timers of a conversion go off, most likely for nothing, and once more."""
        number = self.any_conversion(pick, state)
        for turn in (lifecycle.approve_due, lifecycle.release_due) * 2:
            self.act(self._timer(turn, number))

    @precondition(some_conversion)
    @rule(pick=picks)
    def is_sent_back_in_the_frost(self, pick: int) -> None:
        """A reversal comes before the end of the freeze, whose timer then goes off."""
        number = self.any_conversion(pick, "approved")
        self.act(self.till.reverses(number))
        self.later(14, 0)
        self.act(self._timer(lifecycle.release_due, number))

    @precondition(some_conversion)
    @rule(pick=picks)
    def is_sent_back_after_the_payout(self, pick: int) -> None:
        """Everybody is paid out, and then something comes back."""
        self.all_withdraw()
        self.act(self.till.reverses(self.any_conversion(pick, "payable")))

    @rule(amount=amounts)
    def earns_anew(self, amount: int) -> None:
        """A purchase goes all the way, whatever is owed meanwhile."""
        self.act(self.till.buys(f"late:{len(self.shop.conversions)}", amount, levels=LEVELS))
        if self.shop.conversions:
            self.approves(0)
        self.later(14, 1)

    async def _timer(self, turn: Any, number: int) -> None:
        async with self.till.database.begin() as tx:
            await turn(tx, number, now=self.till.now)

    @rule(
        member=promoters,
        percent=st.sampled_from((100, 100, 50, 1)),
        currency=st.sampled_from(CURRENCIES),
    )
    def withdraws(self, member: int, percent: int, currency: str) -> None:
        now = self.till.now
        self.act(self.withdrawals.asks(self.till.database, member, percent, currency, now))

    @rule()
    def all_withdraw(self) -> None:
        """Every promoter asks for everything, and is paid."""
        for member in PROMOTERS:
            self.withdraws(member, 100, "EUR")
        for pick in range(len(self.withdrawals.asked)):
            self.sends(pick)

    @precondition(some_withdrawal)
    @rule(pick=picks)
    def sends(self, pick: int) -> None:
        number = pick % len(self.withdrawals.asked)
        self.act(self.withdrawals.sends(self.till.database, number, self.till.now))

    @precondition(some_withdrawal)
    @rule(pick=picks)
    def rejects_a_withdrawal(self, pick: int) -> None:
        number = pick % len(self.withdrawals.asked)
        self.act(self.withdrawals.rejects(self.till.database, number, self.till.now))

    @rule(member=promoters)
    def leaves(self, member: int) -> None:
        """A promoter is shut out: earns nothing from now on, and keeps what they have."""
        self.banned.add(member)
        self.act(self.till.bans(member))
        before = self.act(self.till.buys(f"then:{len(self.shop.conversions)}", levels=LEVELS))
        for number in self.shop.conversions.keys() - before.conversions.keys():
            self.is_split(number, self.chain(1))

    @rule(member=promoters)
    def returns(self, member: int) -> None:
        self.banned.discard(member)
        self.act(self.till.bans(member, at=None))

    @rule(days=st.sampled_from((0, 1, 3, 14, 17)), ticks=st.integers(0, 2))
    def later(self, days: int, ticks: int) -> None:
        """Let time pass, perhaps without anybody looking at the clock."""
        self.till.now += timedelta(days=days)
        for _ in range(ticks):
            self.act(self.till.tick())

    @rule()
    def restarts(self) -> None:
        """Close the shop and open it again: nothing was only in memory."""
        self.run(self.till.database.close())
        self.till.database = self.opened()
        self.act(self.till.tick())

    def teardown(self) -> None:
        try:
            if hasattr(self, "shop"):
                self.settles()
        finally:
            self.run(self.till.database.close())
            self.loop.close()
            self.folder.cleanup()

    def settles(self) -> None:
        """Whatever happened, a shop that takes everything back owes nobody anything."""
        for number, made in self.shop.conversions.items():
            if made["state"] not in ("rejected", "reversed"):
                self.act(self.till.reverses(number))
        for number, one in enumerate(self.withdrawals.asked):
            if one.state == "held":
                self.act(self.withdrawals.rejects(self.till.database, number, self.till.now))
        for (party, _, account), minor in self.shop.balances().items():
            assert party is None or account in ("paid", "debt") or minor == 0
