"""People who pay in Stars at random, and a Telegram that loses, doubles and refuses; the laws of money.

    Telegram's charges = those the shop wrote down, or will find
    paid - given back = what the bot has, and what the claims that are kept cost
    stock = left + held + sold
    nobody gets a charge back twice, and nobody is charged by somebody else's invoice

The shop's process may end at each step of a refund: before Telegram is asked, after it has done it,
before that is written down.
"""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import GetMyStarBalance, GetStarTransactions, RefundStarPayment
from aiogram.types import StarAmount, StarTransactions
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import select

from domain.currency import STARS
from domain.flash_sale.claim import ClaimRequest, claim_units, leave_sale
from domain.flash_sale.due import lapse_hold
from domain.payment import invoice, order
from domain.payment.charge import ChargeFacts, record_charge
from domain.payment.invoice import ChargeQuestion
from domain.payment.payload import payload_of
from domain.refusal import Refused
from domain.settings import Settings
from jobs import payment, stars
from jobs.job import JobContext
from storage.database import Tx
from storage.deal.tables import Deal
from storage.flash_sale import due_rows
from storage.flash_sale.sales import COUNTED
from storage.flash_sale.tables import Claim, FlashSale
from storage.group_buy.tables import PaymentMethod
from storage.members import Member
from storage.payment.tables import Charge, ChargeState
from storage.promotion.tables import Payment
from tests.shop_keys import WORDS, unlocked
from tests.storage import flash_sale_shop
from tests.storage.flash_sale_shop import NOON, SECRET, TEA

PEOPLE, STOCK, PRICE = 3, 3, 100
MEMBERS = st.integers(1, PEOPLE)
PICKS = st.integers(0, 11)
SETTINGS = Settings(shop_key=WORDS)  # type: ignore[arg-type]
MAC = SETTINGS.invoice_secret
ENDS = ("", "", "before", "after", "no", "already")
"""How a call to give back ends: well, or the process is killed before or after it, or in words."""


class Killed(BaseException):
    """The shop's process is gone."""


@dataclass
class Paid:
    """A charge as Telegram has it."""

    number: str
    payer: int
    payload: str
    at: datetime
    amount: int = PRICE


@dataclass
class TelegramOfMoney:
    """Telegram as far as it moves Stars; calls of the shop's jobs come in by `__call__`."""

    paid: dict[str, Paid] = field(default_factory=dict)
    back: list[str] = field(default_factory=list)
    entries: list[dict[str, Any]] = field(default_factory=list)
    end: str = ""
    said: list[str] = field(default_factory=list)
    """What it has said to be given back since somebody looked last."""

    def charge(self, payer: int, payload: str, at: datetime) -> Paid:
        one = Paid(f"ch{len(self.paid)}", payer, payload, at)
        self.paid[one.number] = one
        self.entries.append(_entry(one, "source", at))
        return one

    def refund(self, number: str, at: datetime) -> None:
        self.back.append(number)
        self.entries.append(_entry(self.paid[number], "receiver", at))

    async def __call__(self, call: Any) -> Any:
        if isinstance(call, GetMyStarBalance):
            kept = set(self.paid) - set(self.back)
            return StarAmount(amount=PRICE * len(kept))
        if isinstance(call, GetStarTransactions):
            first = call.offset or 0
            some = self.entries[first : first + (call.limit or 100)]
            return StarTransactions.model_validate({"transactions": some})
        assert isinstance(call, RefundStarPayment)
        return self._refund(call)

    def _refund(self, call: RefundStarPayment) -> bool:
        end, self.end = self.end, ""
        number = call.telegram_payment_charge_id
        if end == "before":
            raise Killed
        if end == "no":
            raise TelegramBadRequest(call, "Bad Request: TRY_LATER")
        done = number in self.back
        if not done:
            self.refund(number, self.paid[number].at)
        if end == "after":
            raise Killed
        self.said.append(number)
        if done or end == "already":
            raise TelegramBadRequest(call, "Bad Request: CHARGE_ALREADY_REFUNDED")
        return True


def _entry(one: Paid, side: str, at: datetime) -> dict[str, Any]:
    user = {"id": one.payer, "is_bot": False, "first_name": "A"}
    kind = {"type": "user", "transaction_type": "invoice_payment", "user": user}
    return {
        "id": one.number,
        "amount": one.amount,
        "date": at,
        side: kind | {"invoice_payload": one.payload},
    }


class PaymentMachine(RuleBasedStateMachine):
    """One flash sale of three pieces in Stars, and three people; `template` is an empty database."""

    def __init__(self, template: Path) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        path = Path(self.folder.name) / "tuan.db"
        shutil.copy(template, path)
        self.runner = asyncio.Runner()
        self.database = unlocked(f"sqlite+aiosqlite:///{path}")
        self.telegram = TelegramOfMoney()
        self.now, self.rng = NOON, Random(4)
        self.invoices: list[tuple[int, str]] = []
        self.accepted: list[tuple[int, str]] = []
        self.told: list[Paid] = []
        self.runner.run(self._publish())

    async def _publish(self) -> None:
        await flash_sale_shop.crowd(self.database, PEOPLE)
        async with self.database.begin() as tx:
            facts = {"price_minor": 2 * PRICE, "currency": STARS, "title": "A course"}
            times = {"created_at": NOON, "changed_at": NOON}
            tx.add(Deal(code="D1", source="test", source_id="1", **facts, **times))  # type: ignore[arg-type]
        how = {"stock": STOCK, "price_minor": PRICE, "per_member": 2, "hold_s": 600}
        lasts = timedelta(days=2)
        self.sale = await flash_sale_shop.sell(
            self.database, pay=PaymentMethod.STARS, lasts=lasts, **how
        )

    def teardown(self) -> None:
        try:
            self.runner.run(self._drain())
        finally:
            self.runner.run(self.database.close())
            self.runner.close()
            self.folder.cleanup()

    def does(self, step: Callable[[Tx], Awaitable[object]]) -> bool:
        """Take a step in a transaction of its own; return False where it was refused."""

        async def inside() -> bool:
            try:
                async with self.database.begin() as tx:
                    await step(tx)
            except Refused:
                return False
            return True

        return self.runner.run(inside())

    # -- people -------------------------------------------------------------------------

    @rule(member=MEMBERS)
    def takes(self, member: int) -> None:
        async def claim(tx: Tx) -> None:
            who = await tx.get_one(Member, member)
            wanted = ClaimRequest(quantity=1, chat_id=TEA)
            await claim_units(tx, self.sale.id, who, wanted, now=self.now, secret=SECRET)

        self.does(claim)

    @rule(member=MEMBERS)
    def asks(self, member: int) -> None:
        async def ask(tx: Tx) -> None:
            who = await tx.get_one(Member, member)
            subject, number = await order.find_own(tx, member, self.sale.code)
            made, _ = await invoice.ask(tx, who, subject, number, now=self.now, rng=self.rng)
            self.invoices.append((member, payload_of(made.id, MAC)))

        self.does(ask)

    @precondition(lambda self: self.invoices)
    @rule(pick=PICKS, member=MEMBERS, own=st.sampled_from((True, True, False)))
    def checks(self, pick: int, member: int, own: bool) -> None:
        """Press Pay; now and then under an invoice that somebody sent on."""
        owner, payload = self.invoices[-1 - pick % len(self.invoices)]
        payer = owner if own else member
        asked = ChargeQuestion(payload, payer, PRICE, STARS)
        if self.does(lambda tx: invoice.check(tx, asked, now=self.now, secret=MAC)):
            assert payer == owner, "somebody else's invoice"
            self.accepted.append((payer, payload))

    @precondition(lambda self: self.accepted)
    @rule(pick=PICKS, again=st.booleans())
    def pays(self, pick: int, again: bool) -> None:
        """Telegram charges; an old sheet may be paid again."""
        place = -1 - pick % len(self.accepted)
        payer, payload = self.accepted[place]
        self.told.append(self.telegram.charge(payer, payload, self.now))
        if not again:
            del self.accepted[place]

    @precondition(lambda self: self.told)
    @rule(pick=PICKS, how=st.sampled_from(("once", "once", "twice", "lost")))
    def hears(self, pick: int, how: str) -> None:
        paid = self.told.pop(-1 - pick % len(self.told))
        for _ in range({"once": 1, "twice": 2, "lost": 0}[how]):
            self.does(lambda tx: self._record(tx, paid))

    async def _record(self, tx: Tx, paid: Paid) -> None:
        facts = ChargeFacts(paid.number, paid.payload, paid.payer, paid.amount, STARS, paid.at)
        await record_charge(tx, facts, now=self.now, rng=self.rng, secret=SECRET, mac=MAC)

    @rule(member=MEMBERS)
    def leaves(self, member: int) -> None:
        self.does(lambda tx: leave_sale(tx, self.sale.id, member, now=self.now))

    # -- time and Telegram --------------------------------------------------------------

    @rule(minutes=st.sampled_from((1, 9, 20)))
    def waits(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        self.runner.run(self._sweep())

    async def _sweep(self) -> None:
        async with self.database.read() as tx:
            due = await due_rows.to_lapse(tx, now=self.now, limit=50)
        for number in due:
            async with self.database.begin() as tx:
                await lapse_hold(tx, number, now=self.now)

    @rule(end=st.sampled_from(ENDS))
    def gives_back(self, end: str) -> None:
        self.telegram.end, self.telegram.said = end, []
        self.runner.run(self._tick())
        self.runner.run(self._settled())

    async def _settled(self) -> None:
        """Check that what Telegram said to be done, in whatever words, is written down at once."""
        async with self.database.read() as tx:
            rows = select(Charge.state).where(Charge.charge_id.in_(self.telegram.said))
            states = set((await tx.scalars(rows)).all())
        assert states <= {ChargeState.REFUNDED}, "said to be given back, and asked again"

    async def _tick(self) -> None:
        with suppress(Killed):
            await payment.tick(self.database, self.telegram, lambda: self.now)  # type: ignore[arg-type]

    @rule()
    def walks(self) -> None:
        self.runner.run(self._walk())

    async def _walk(self) -> None:
        bot: Any = self.telegram
        clock: Any = SimpleNamespace(now=lambda: self.now)
        job = JobContext(self.database, clock, self.rng, bot, SETTINGS, SECRET, {})
        await stars.tick(job)

    # -- laws ---------------------------------------------------------------------------

    @invariant()
    def the_books_agree(self) -> None:
        self.runner.run(self._check())

    async def _check(self) -> None:
        async with self.database.read() as tx:
            charges = (await tx.scalars(select(Charge))).all()
            lines = (await tx.scalars(select(Payment))).all()
            claims = (await tx.scalars(select(Claim).where(Claim.state.in_(COUNTED)))).all()
            sale = await tx.get_one(FlashSale, self.sale.id)
        assert sale.stock_left is not None
        assert sale.stock_left + sum(one.quantity for one in claims) == STOCK
        assert len(self.telegram.back) == len(set(self.telegram.back))
        gone = {one.charge_id for one in charges if one.state == ChargeState.REFUNDED}
        assert gone <= set(self.telegram.back), "written down, and not given back"
        sums = dict.fromkeys(("paid", "refund_due", "refunded"), 0)
        for line in lines:
            sums[line.kind] += line.amount_minor
        assert sums["paid"] == PRICE * len(charges)
        assert sums["refunded"] == PRICE * len(gone)
        owing = [one for one in charges if one.state in (ChargeState.REFUND_DUE, ChargeState.ASKED)]
        assert sums["refund_due"] - sums["refunded"] == PRICE * len(owing)

    async def _drain(self) -> None:
        """Let everything come to its end: each charge has bought a piece, or went back."""
        for paid in self.told:
            async with self.database.begin() as tx:
                await self._record(tx, paid)
        self.telegram.end = ""
        for _ in range(6):
            self.now += timedelta(hours=2)
            await self._walk()
            await self._tick()
            await self._sweep()
        await self._check()
        async with self.database.read() as tx:
            charges = {one.charge_id: one for one in (await tx.scalars(select(Charge))).all()}
            sold = (await tx.scalars(select(Claim).where(Claim.state == "confirmed"))).all()
        assert set(charges) == set(self.telegram.paid), "a charge was lost"
        kept = {number for number, one in charges.items() if one.state == ChargeState.PAID}
        assert kept == set(self.telegram.paid) - set(self.telegram.back)
        assert len(charges) - len(kept) == len(self.telegram.back), "a refund never ends"
        assert len(kept) == len(sold), "goods without money, or money without goods"
