"""Orders at random: a network reports, doubts, pays and takes back, twice, late and in any order.

The model keeps what the network said in the fewest words there are, and reckons shares as fractions;
what the shop has is read straight from its file.
"""

import asyncio
import shutil
import sqlite3
from collections import Counter
from collections.abc import Awaitable
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from domain.affiliate.sub_id import SYMBOLS, is_token
from domain.network_order import receive
from domain.payout import ledger
from domain.payout.ledger import move
from jobs import network_order
from storage.affiliate.tables import AffiliateAccount, AffiliateToken
from storage.chat.tables import Chat
from storage.host.tables import ChatHost, HostState
from storage.members import Member
from storage.network_order.tables import MemberToken
from storage.payout.tables import LedgerAccount
from tests.shop_keys import unlocked

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
ANN, MEI, CHAT = 11, 12, -100
MEMBER_BP, HOST_BP = 3_333, 700
TOKENS = [
    word
    for stem in ("aaaaaaaaaaa", "bbbbbbbbbbb", "ccccccccccc")
    for symbol in SYMBOLS
    if is_token(word := stem + symbol)
]
"""Ann's, the chat's that Mei hosts, and nobody's."""
RANKS = ("pending", "approved", "payable")
SAID = {"new": "pending", "pending": "held", "approved": "approved", "declined": "reversed"}


class NetworkOrderMachine(RuleBasedStateMachine):
    """One account at Admitad; `template` is an SQLite file with every table."""

    def __init__(self, template: Path) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "tuan.db"
        shutil.copy(template, self.path)
        self.loop = asyncio.Runner()
        self.database = unlocked(f"sqlite+aiosqlite:///{self.path}")
        self.now = NOON
        self.model: dict[str, dict[str, Any]] = {}
        self.paid: set[str] = set()

    def run(self, act: Awaitable[Any]) -> Any:
        async def waited() -> Any:
            return await act

        return self.loop.run(waited())

    @initialize()
    def begins(self) -> None:
        self.run(self.open())

    async def open(self) -> None:
        async with self.database.begin() as tx:
            account = AffiliateAccount(
                network="admitad", partner="a" * 20, added_at=NOON, member_bp=MEMBER_BP
            )
            chat = Chat(id=CHAT, type="supergroup", title="Yard", added_at=NOON)
            people = [
                Member(id=one, name="?", code=f"CODE{one}", first_seen_at=NOON, last_seen_at=NOON)
                for one in (ANN, MEI)
            ]
            tx.add_all([account, chat, *people])
            await tx.flush()
            self.account = account.id
            host = ChatHost(chat_id=CHAT, member_id=MEI, asked_at=NOON, rate_bp=HOST_BP)
            host.state, host.approved_at = HostState.ACTIVE, NOON
            mine = MemberToken(token=TOKENS[0], account_id=account.id, member_id=ANN, made_at=NOON)
            ours = AffiliateToken(
                token=TOKENS[1], account_id=account.id, chat_id=CHAT, made_at=NOON
            )
            tx.add_all([host, mine, ours])

    async def calls(self, said: dict[str, str]) -> None:
        async with self.database.begin() as tx:
            tx.add(receive.store_call(self.account, said, now=self.now))
        await network_order.tick(self.database, self.now)

    @rule(
        number=st.integers(1, 4),
        status=st.sampled_from(("new", "new", "approved", "approved", "pending", "declined")),
        ready=st.booleans(),
        commission=st.integers(1, 5_000),
        twice=st.booleans(),
    )
    def is_reported(
        self, number: int, status: str, ready: bool, commission: int, twice: bool
    ) -> None:
        """The network calls, perhaps twice; of an unknown order, one in three has Ann's token."""
        key, amount = str(number), commission * 5 * (1 + number)
        said = {
            "admitad_id": key,
            "order_id": f"S{key}",
            "payment_status": status,
            "reward_ready": "true" if ready else "false",
            "payment_sum": f"{commission / 100:.2f}",
            "order_sum": f"{amount / 100:.2f}",
            "currency": "EUR",
            "subid": TOKENS[number % 3],
        }
        for _ in range(2 if twice else 1):
            self.run(self.calls(said))
            self.expect(key, SAID[status], ready, commission, amount)
            self.check()

    def expect(self, key: str, said: str, ready: bool, commission: int, amount: int) -> None:
        wanted = "payable" if said == "approved" and ready else said
        known = self.model.get(key)
        if known is None:
            state = "pending" if wanted == "held" else wanted
            self.model[key] = {"state": state, "commission": commission, "amount": amount}
        elif known["state"] == "reversed":
            pass
        elif wanted == "reversed":
            known["state"] = "reversed"
        else:
            held = wanted == "held" and known["state"] == "approved"
            state = "pending" if wanted == "held" else wanted
            if held or RANKS.index(state) >= RANKS.index(known["state"]):
                known |= {"state": state, "commission": commission, "amount": amount}
        if self.model[key]["state"] == "payable":
            self.paid.add(key)

    @precondition(lambda self: bool(self.model))
    @rule(pick=st.integers(0, 9), part=st.integers(1, 10), number=st.integers(0, 9))
    def sends_a_reversal_of_its_own(self, pick: int, part: int, number: int) -> None:
        """A transaction below zero takes back a part of an order's commission, or all of it."""
        key = sorted(self.model)[pick % len(self.model)]
        known, own = self.model[key], f"R{number}"
        before = (known["commission"], known["state"])
        back = max(1, known["commission"] * part // 10)
        again = own in {row["order_key"] for row in self.rows("network_orders")}
        said = {
            "admitad_id": own,
            "order_id": f"S{key}",
            "payment_status": "declined",
            "payment_sum": f"-{back / 100:.2f}",
            "currency": "EUR",
        }
        self.run(self.calls(said))
        if not again and before[1] != "reversed":
            known["commission"] = max(0, before[0] - back)
            if not known["commission"]:
                known["state"] = "reversed"
        self.check()

    @rule()
    def the_network_has_paid(self) -> None:
        """The owner says so: what is approved may be asked for."""
        self.now += timedelta(minutes=1)

        async def paid() -> None:
            async with self.database.begin() as tx:
                account = await tx.get_one(AffiliateAccount, self.account)
                await receive.make_payable(
                    tx, account, self.now, now=self.now, advanced=False, limit=100
                )

        self.run(paid())
        for key, known in self.model.items():
            if known["state"] == "approved":
                known["state"] = "payable"
                self.paid.add(key)
        self.check()

    @rule(part=st.integers(1, 4))
    def somebody_withdraws(self, part: int) -> None:
        """A part of what can be asked for is asked for."""

        async def asks() -> None:
            for (party, account), minor in self.balances().items():
                asked = minor * part // 4
                if party is not None and account == "payable" and asked > 0:
                    async with self.database.begin() as tx:
                        key = f"test:{len(self.rows('ledger_transactions'))}:{party}"
                        held = move(party, LedgerAccount.PAYABLE, LedgerAccount.HELD, asked, "EUR")
                        await ledger.post(tx, key, "test", held, now=self.now)

        self.run(asks())
        self.check()

    def rows(self, table: str) -> list[dict[str, Any]]:
        with sqlite3.connect(self.path) as file:
            file.row_factory = sqlite3.Row
            return [dict(row) for row in file.execute(f"SELECT * FROM {table}")]

    def balances(self) -> Counter[tuple[int | None, str]]:
        sums: Counter[tuple[int | None, str]] = Counter()
        for entry in self.rows("ledger_entries"):
            sums[entry["party_id"], entry["account"]] += entry["amount_minor"]
        return sums

    def wanted_share(self, key: str) -> int:
        known, holder = self.model[key], int(key) % 3
        exact = (
            Fraction(known["commission"] * MEMBER_BP, 10_000),
            Fraction(known["amount"] * HOST_BP, 10_000),
            Fraction(0),
        )[holder]
        return min(int(exact + Fraction(1, 2)), known["commission"])

    def check(self) -> None:
        """Every order earns what it should, where it should; and money is neither made nor lost."""
        sums = self.balances()
        assert sum(sums.values()) == 0
        for (party, account), minor in sums.items():
            if party is not None:
                assert minor <= 0 if account == "debt" else minor >= 0, (party, account, minor)
        numbers = {row["id"]: row for row in self.rows("ledger_transactions")}
        moved: dict[str, Counter[str]] = {}
        for entry in self.rows("ledger_entries"):
            transaction = numbers[entry["transaction_id"]]
            if entry["party_id"] is not None and transaction["kind"] != "test":
                order = transaction["key"].split(":")[1]
                moved.setdefault(order, Counter())[entry["account"]] += entry["amount_minor"]
        orders = {row["order_key"]: row for row in self.rows("network_orders")}
        for key, known in self.model.items():
            row = orders[key]
            assert row["state"] == known["state"], (key, row["state"], known)
            share = 0 if known["state"] == "reversed" else self.wanted_share(key)
            of = moved.get(str(row["id"]), Counter())
            assert of.total() == share, (key, known, of)
            if key not in self.paid:
                assert not of["payable"], (key, of)
            if known["state"] in RANKS[:2]:
                assert of[known["state"]] == share, (key, of)
        for row in self.rows("network_calls"):
            assert row["state"] in ("taken", "same", "aside"), row

    def teardown(self) -> None:
        self.run(self.database.close())
        self.loop.close()
        self.folder.cleanup()
