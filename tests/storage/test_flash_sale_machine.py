"""No order of events makes a unit or a cent appear or vanish: a state machine for the stock.

Members claim, wait, step back, say yes, pay in time and late; time passes, the sweep comes once
or twice, the operator stops the sale. After each step, counted from the rows of a real database:

    stock_total = stock_left + left in allotments + units held, confirmed or redeemed

and nobody is over their limit, nobody's money is lost, nobody is told twice. Then the same
machine is run on shops with one mistake each, and has to find every one of them.
"""

import asyncio
import json
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.stateful import run_state_machine_as_test as run
from sqlalchemy import func, select, update

from domain.flash_sale import claim, draw, due, payment, stock
from domain.flash_sale.claim import (
    ClaimRequest,
    accept_held_units,
    claim_units,
    leave_sale,
    wait_for_units,
)
from domain.flash_sale.due import lapse_hold
from domain.flash_sale.payment import record_claim_payment, record_claim_refund
from domain.flash_sale.publish import stop_flash_sale
from domain.refusal import Refused
from storage.database import Tx
from storage.flash_sale import claims as flash_sale_claims
from storage.flash_sale import stock_rows
from storage.flash_sale.sales import COUNTED
from storage.flash_sale.tables import Allotment, Claim, ClaimState, FlashSale
from storage.group_buy.tables import PaymentMethod
from storage.members import Member
from storage.option import promotion_options
from storage.option.tables import PromotionOption
from tests.flows.mutants import breaks_a_law
from tests.shop_keys import unlocked
from tests.storage import flash_sale_shop
from tests.storage.flash_sale_shop import CHA, SECRET, TEA, after

TOTAL, EACH = 4, 2
MEMBERS = st.integers(1, 3)
CHATS = st.sampled_from([TEA, CHA, None])
UNITS = st.integers(1, 2)
SIZES = st.integers(0, 1)
PICKS = st.integers(0, 20)
"""Any of the claims there are by then."""
OWING = (ClaimState.REFUND_DUE, ClaimState.REFUNDED)


class Selling(RuleBasedStateMachine):
    """One flash sale of four units, two of them kept for a chat, among three members.

    In half of the shops they are two of each size.
    """

    template: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(self.template, self.folder / "tuan.db")
        self.database = unlocked(f"sqlite+aiosqlite:///{self.folder}/tuan.db")
        self.eyes = sqlite3.connect(self.folder / "tuan.db")
        self.seconds = 0.0

    def teardown(self) -> None:
        self.eyes.close()
        self.loop.run_until_complete(self.database.close())
        self.loop.close()
        shutil.rmtree(self.folder)

    def does(self, step: Callable[[Tx], Awaitable[object]]) -> None:
        """Take a step in a transaction of its own; a refusal changes nothing."""

        async def inside() -> None:
            with suppress(Refused):
                async with self.database.begin() as tx:
                    await step(tx)

        self.loop.run_until_complete(inside())

    @property
    def now(self) -> Any:
        return after(self.seconds)

    @initialize(
        pay=st.sampled_from([PaymentMethod.ON_PICKUP, PaymentMethod.EXTERNAL]),
        window=st.sampled_from([0, 0, 30]),
        sized=st.booleans(),
    )
    def opens(self, pay: PaymentMethod, window: int, sized: bool) -> None:
        async def publish() -> FlashSale:
            await flash_sale_shop.crowd(self.database, 3)
            return await flash_sale_shop.sell(
                self.database,
                stock=TOTAL,
                per_member=EACH,
                per_order=2,
                pay=pay,
                hold_s=60,
                window_s=window,
                lasts=timedelta(hours=2),
                allotments={TEA: 2},
                allotted_for=timedelta(seconds=150),
                sizes={"M": 2, "L": 2} if sized else None,
            )

        self.sale = self.loop.run_until_complete(publish())
        self.sizes = [number for (number,) in self.rows("SELECT id FROM promotion_options")]

    @rule(member=MEMBERS, units=UNITS, chat=CHATS, have=st.sampled_from([None, 0]), size=SIZES)
    def claims(
        self, member: int, units: int, chat: int | None, have: int | None, size: int
    ) -> None:
        self.does(lambda tx: self._asks(tx, claim_units, member, units, chat, have, size))

    @rule(member=MEMBERS, units=UNITS, chat=CHATS, size=SIZES)
    def waits(self, member: int, units: int, chat: int | None, size: int) -> None:
        self.does(lambda tx: self._asks(tx, wait_for_units, member, units, chat, None, size))

    async def _asks(
        self,
        tx: Tx,
        ask: Any,
        member: int,
        units: int,
        chat: int | None,
        have: int | None,
        size: int,
    ) -> None:
        who = await tx.get_one(Member, member)
        option = self.sizes[size] if self.sizes else None
        order = ClaimRequest(units, chat, None, have, option)
        await ask(tx, self.sale.id, who, order, now=self.now, secret=SECRET)

    @rule(member=MEMBERS)
    def steps_back(self, member: int) -> None:
        self.does(lambda tx: leave_sale(tx, self.sale.id, member, now=self.now))

    @rule(member=MEMBERS)
    def says_yes(self, member: int) -> None:
        async def accept(tx: Tx) -> None:
            who = await tx.get_one(Member, member)
            for held in await flash_sale_claims.of_member(tx, self.sale.id, member, ("held",)):
                await accept_held_units(tx, held.id, who, now=self.now, secret=SECRET)

        self.does(accept)

    def one_of_the_claims(self, pick: int, step: Callable[[Tx, int], Awaitable[object]]) -> None:
        """Take a step with one of the claims there are."""
        found = self.rows("SELECT id FROM claims ORDER BY id")
        if found:
            self.does(lambda tx: step(tx, found[pick % len(found)][0]))

    @rule(pick=PICKS)
    def pays(self, pick: int) -> None:
        paid = record_claim_payment
        self.one_of_the_claims(pick, lambda tx, n: paid(tx, n, now=self.now, secret=SECRET))

    @rule(pick=PICKS)
    def is_given_money_back(self, pick: int) -> None:
        back = record_claim_refund
        self.one_of_the_claims(pick, lambda tx, n: back(tx, n, now=self.now))

    @rule(pick=PICKS)
    def picks_up(self, pick: int) -> None:
        self.one_of_the_claims(
            pick,
            lambda tx, n: flash_sale_claims.change_state(
                tx, n, ("confirmed",), ClaimState.REDEEMED
            ),
        )

    @rule(pick=PICKS)
    def lapses_again(self, pick: int) -> None:
        lapse = lapse_hold
        self.one_of_the_claims(pick, lambda tx, n: lapse(tx, n, now=self.now))

    @rule(seconds=st.sampled_from([1, 20, 61, 61, 300]), times=st.integers(1, 2))
    def time_passes(self, seconds: int, times: int) -> None:
        self.seconds += seconds
        for _ in range(times):
            self.loop.run_until_complete(flash_sale_shop.sweep(self.database, self.now))

    @rule(really=st.sampled_from([*[False] * 40, True]))
    def is_stopped(self, really: bool) -> None:
        if really:
            self.does(lambda tx: stop_flash_sale(tx, self.sale.code, now=self.now))

    @invariant()
    def all_is_well(self) -> None:
        if hasattr(self, "sale"):
            found = self.rows("SELECT id, member_id, quantity, price_minor, state FROM claims")
            self._units_are_conserved(found)
            self._options_are_conserved()
            self._nobody_is_there_twice(found)
            self._nothing_is_lost(found)

    def rows(self, sql: str) -> list[Any]:
        """What a stranger with the file sees; several times as fast as through the program."""
        return self.eyes.execute(sql).fetchall()

    def _units_are_conserved(self, found: list[Any]) -> None:
        taken: Counter[int] = Counter()
        for _, member_id, quantity, _, state in found:
            taken[member_id] += quantity if state in COUNTED else 0
        ((left, kept_apart),) = self.rows("SELECT stock_left, allot_until FROM flash_sales")
        kept = [units for (units,) in self.rows("SELECT units_left FROM allotments")]
        assert left >= 0
        assert min(kept) >= 0
        assert left + sum(kept) + sum(taken.values()) == TOTAL
        assert kept_apart is not None or not any(kept)
        assert all(units <= EACH for units in taken.values()), taken

    def _options_are_conserved(self) -> None:
        taken = Counter(
            dict(
                self.rows(
                    "SELECT option_id, sum(quantity) FROM claims"
                    " WHERE state IN ('held', 'confirmed', 'redeemed') GROUP BY 1"
                )
            )
        )
        options = self.rows("SELECT id, stock_total, stock_left FROM promotion_options")
        for number, total, left in options:
            assert left >= 0
            assert left + taken[number] == total
        assert not options or None not in taken

    def _nobody_is_there_twice(self, found: list[Any]) -> None:
        pending = Counter(row[1] for row in found if row[4] in ("entered", "held"))
        waiting = Counter(self.rows("SELECT member_id FROM waiting WHERE state = 'waiting'"))
        told = self.rows("""SELECT "values" FROM outbox WHERE kind = 'flash_sale.promoted'""")
        promised = Counter(json.loads(values)["claim_id"] for (values,) in told)
        assert max([0, *pending.values(), *waiting.values(), *promised.values()]) <= 1

    def _nothing_is_lost(self, found: list[Any]) -> None:
        """Money is either for something that its payer has, or owed, or given back."""
        issued = Counter(number for (number,) in self.rows("SELECT subject_id FROM vouchers"))
        lines = "SELECT subject_id, kind, sum(amount_minor) FROM payments GROUP BY 1, 2"
        sums = Counter({(number, kind): amount for number, kind, amount in self.rows(lines)})
        for number, _, quantity, price, state in found:
            has = state in ("confirmed", "redeemed")
            due = sums[number, "refund_due"]
            pays = has and self.sale.pay == PaymentMethod.EXTERNAL
            assert not has or issued[number] == 1
            assert sums[number, "paid"] - due == (price * quantity if pays else 0)
            assert bool(due) == (state in OWING)
            assert sums[number, "refunded"] == (due if state == "refunded" else 0)


def machine(template: Path) -> type[Selling]:
    return type("Selling", (Selling,), {"template": template})


SLOWLY = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
USUAL = settings(
    max_examples=15, stateful_step_count=30, deadline=None, suppress_health_check=SLOWLY
)
HUNT = settings(
    USUAL,
    stateful_step_count=50,
    phases=[Phase.generate],
    derandomize=True,
    database=None,
)


def test_units_and_money_are_conserved(sqlite_template: Path) -> None:
    run(machine(sqlite_template), settings=USUAL)


async def no_look(tx: Tx, sale_id: int, units: int, *, open_at: object = None) -> bool:
    """Units taken without asking whether they are there."""
    rows = update(FlashSale).where(FlashSale.id == sale_id)
    await tx.execute(rows.values(stock_left=FlashSale.stock_left - units))
    return True


async def any_lapse(tx: Tx, claim_id: int, *, now: object) -> bool:
    """A hold that lapses in whatever state the claim is."""
    rows = update(Claim).where(Claim.id == claim_id, Claim.state != ClaimState.ENTERED)
    await tx.execute(rows.values(state=ClaimState.LAPSED))
    return True


async def kept_after_all(tx: Tx, sale_id: int) -> int:
    """Allotments that flow back and stay."""
    rows = select(func.sum(Allotment.units_left)).where(Allotment.flash_sale_id == sale_id)
    return await tx.scalar(rows) or 0


async def any_size(tx: Tx, option_id: int, units: int) -> bool:
    """Units of an option taken without asking whether they are there."""
    rows = update(PromotionOption).where(PromotionOption.id == option_id)
    await tx.execute(rows.values(stock_left=PromotionOption.stock_left - units))
    return True


async def nothing(*_: object, **__: object) -> None:
    """A step that was forgotten."""


async def for_free(*_: object, **__: object) -> bool:
    """Units that come out of nowhere."""
    return False


MISTAKES: dict[str, tuple[object, str, object]] = {
    "stock taken without a look": (stock_rows, "take_common", no_look),
    "a hold lapses twice": (flash_sale_claims, "lapse", any_lapse),
    "units of leavers vanish": (claim, "return_sale_units", nothing),
    "units of lapsed holds vanish": (due, "return_sale_units", nothing),
    "redeemed units do not count": (flash_sale_claims, "COUNTED", ("held", "confirmed")),
    "allotments flow back and stay": (stock_rows, "empty_allotments", kept_after_all),
    "the draw takes nothing": (draw, "_take", nothing),
    "late money takes no unit": (payment, "take_sale_units", for_free),
    "promotions take no unit": (stock, "take_sale_units", for_free),
    "a leaver's money is forgotten": (claim, "add_line", nothing),
    "a size taken without a look": (promotion_options, "take_units", any_size),
    "units of a size vanish": (promotion_options, "give_units", nothing),
    "no voucher for money": (payment, "issue_claim_voucher", nothing),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_machine_finds(
    mistake: str, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where, name, wrong = MISTAKES[mistake]
    monkeypatch.setattr(where, name, wrong)
    assert breaks_a_law(mistake, machine(sqlite_template), HUNT)
