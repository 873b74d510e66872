"""Withdrawals on real databases: money is somewhere, once, whoever presses what at the same time."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from domain.commission.terms import change_terms
from domain.payout import account, ledger, withdrawal
from domain.payout.encryption import PayoutKey
from domain.payout.ledger import POINTS, credit_postings
from domain.refusal import Refused
from jobs import withdrawal as jobs_withdrawal
from storage.admin.tables import AuditEntry
from storage.database import Database, Tx
from storage.delivery.tables import OutboxRow
from storage.members import Member
from storage.payout import entries
from storage.payout.tables import LedgerAccount, Withdrawal, WithdrawalState, party_id

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
KEY = PayoutKey(b"a key of the tests")
ANN, BEN, CHIARA = 1, 2, 3
STATES = tuple(WithdrawalState)
Act = Callable[[Tx], Awaitable[Any]]


class Till:
    """Ann, with 100.00 to withdraw, and two people who decide."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = NOON

    async def does(self, act: Act) -> Any:
        """Carry out one act in a transaction of its own."""
        async with self.database.begin() as tx:
            return await act(tx)

    async def asks(self, wanted: int | None = None, currency: str = "EUR") -> int:
        """Let Ann ask for money; return the number of her request."""

        async def act(tx: Tx) -> int:
            ann = await tx.get_one(Member, ANN)
            return (await withdrawal.request(tx, ann, wanted, currency, now=self.now)).id

        return int(await self.does(act))

    async def approves(self, number: int, by: int = BEN) -> Any:
        return await self.does(lambda tx: withdrawal.approve(tx, number, by, now=self.now))

    async def rejects(self, number: int, by: int = BEN) -> Any:
        return await self.does(lambda tx: withdrawal.reject(tx, number, by, "check", now=self.now))

    async def sends(self, number: int, by: int = BEN) -> Any:
        return await self.does(
            lambda tx: withdrawal.record_sent(tx, number, by, "T-1", now=self.now)
        )

    async def comes_back(self, number: int, by: int = BEN) -> Any:
        return await self.does(
            lambda tx: withdrawal.record_bounce(tx, number, by, "details", now=self.now)
        )

    async def cancels(self, number: int, who: int = ANN) -> Any:
        return await self.does(lambda tx: withdrawal.cancel(tx, number, who, now=self.now))

    async def arrives(self, number: int, who: int = ANN) -> Any:
        return await self.does(lambda tx: withdrawal.confirm(tx, number, who, now=self.now))

    async def accounts(self) -> dict[str, int]:
        """Return Ann's accounts in euros, without the empty ones."""
        async with self.database.read() as tx:
            party = await party_id(tx, ANN) or 0
            found = (await entries.balances(tx, party)).get("EUR", {})
        return {name: minor for name, minor in found.items() if minor}

    async def state(self, number: int) -> str:
        async with self.database.read() as tx:
            return str((await tx.get_one(Withdrawal, number)).state)


async def earn(database: Database, minor: int, currency: str = "EUR", key: str = "gift") -> None:
    """Give Ann something to withdraw."""
    async with database.begin() as tx:
        party = await entries.lock_party(tx, ANN)
        postings = credit_postings(party.id, LedgerAccount.PAYABLE, minor, currency)
        await ledger.post(tx, key, "reward.vested", postings, now=NOON)


async def open_till(database: Database) -> Till:
    """Make Ann, Ben and Chiara known; Ann has an account and 100.00."""
    async with database.begin() as tx:
        for number in (ANN, BEN, CHIARA):
            tx.add(
                Member(
                    id=number, name="N", code=f"M{number}", first_seen_at=NOON, last_seen_at=NOON
                )
            )
        await tx.flush()
        ann = await tx.get_one(Member, ANN)
        await account.set_account(tx, ann, "DE89 3704 0044 0532 0130 00", key=KEY, now=NOON)
    await earn(database, 10_000)
    return Till(database)


@pytest.fixture
async def till(database: Database) -> Till:
    return await open_till(database)


async def outcomes(*acts: Awaitable[Any]) -> int:
    """Do all at once; return how many were not refused."""
    results = await asyncio.gather(*acts, return_exceptions=True)
    unexpected = [r for r in results if isinstance(r, Exception) and not isinstance(r, Refused)]
    assert not unexpected, unexpected
    return sum(not isinstance(result, Refused) for result in results)


async def test_money_goes_from_the_account_to_the_proof(till: Till) -> None:
    number = await till.asks(4_000)
    assert await till.accounts() == {"payable": 6_000, "held": 4_000}
    await till.approves(number)
    await till.sends(number)
    assert await till.accounts() == {"payable": 6_000, "paid": 4_000}
    await till.arrives(number)
    assert await till.state(number) == "confirmed"
    async with till.database.read() as tx:
        acts = [line.act for line in await tx.scalars(select(AuditEntry).order_by(AuditEntry.id))]
        told = [row.values["state"] for row in await tx.scalars(select(OutboxRow))]
    assert acts == ["withdrawal.approve", "withdrawal.sent"]
    assert told == ["approved", "sent"]


async def test_a_no_brings_the_money_back_and_another_may_be_asked_for(till: Till) -> None:
    number = await till.asks()
    await till.rejects(number)
    assert await till.accounts() == {"payable": 10_000}
    assert await till.asks() != number


async def test_a_transfer_that_bounced_brings_the_money_back_until_it_has_arrived(
    till: Till,
) -> None:
    number = await till.asks(4_000)
    await till.approves(number)
    await till.sends(number)
    with pytest.raises(Refused, match="own"):
        await till.comes_back(number, ANN)
    await till.comes_back(number)
    assert await till.accounts() == {"payable": 10_000}
    assert await till.state(number) == "rejected"
    with pytest.raises(Refused, match="not_now"):
        await till.arrives(number)
    again = await till.asks()
    await till.approves(again)
    await till.sends(again)
    assert await outcomes(till.arrives(again), till.comes_back(again)) == 1
    state = await till.state(again)
    assert await till.accounts() == {"paid" if state == "confirmed" else "payable": 10_000}


async def test_what_comes_back_pays_a_debt_first(till: Till) -> None:
    """Defect 27: reversed after the request, it is recovered and never dropped."""
    number = await till.asks()
    async with till.database.begin() as tx:
        party = await entries.lock_party(tx, ANN)
        owed = credit_postings(party.id, LedgerAccount.DEBT, -3_000, "EUR")
        await ledger.post(tx, "conversion:9:reversed", "conversion.reversed", owed, now=NOON)
    await till.rejects(number)
    assert await till.accounts() == {"payable": 7_000}


async def test_thirty_who_ask_for_everything_at_once_are_one(till: Till) -> None:
    assert await outcomes(*(till.asks() for _ in range(30))) == 1
    assert await till.accounts() == {"held": 10_000}


async def test_a_second_yes_is_needed_above_the_limit_and_not_from_the_same_person(
    till: Till,
) -> None:
    async with till.database.begin() as tx:
        await change_terms(tx, second_person_above={"EUR": 5_000})
    small = await till.asks(5_000)
    await till.approves(small)
    assert await till.state(small) == "approved"
    await till.sends(small)
    await till.arrives(small)
    await earn(till.database, 10_000, key="again")
    large = await till.asks(5_001)
    await till.approves(large)
    with pytest.raises(Refused, match="said_yes"):
        await till.approves(large)
    with pytest.raises(Refused, match="not_now"):
        await till.sends(large)
    await till.approves(large, CHIARA)
    assert await till.state(large) == "approved"


async def test_two_yeses_at_once_are_two_and_of_one_person_one(till: Till) -> None:
    async with till.database.begin() as tx:
        await change_terms(tx, second_person_above={"EUR": 0})
    number = await till.asks()
    assert await outcomes(till.approves(number), till.approves(number)) == 1
    assert await till.state(number) == "requested"
    await till.approves(number, CHIARA)
    assert await till.state(number) == "approved"


async def test_nobody_decides_about_their_own(till: Till) -> None:
    number = await till.asks()
    for act in (till.approves, till.rejects):
        with pytest.raises(Refused, match="own"):
            await act(number, ANN)
    await till.approves(number)
    with pytest.raises(Refused, match="own"):
        await till.sends(number, ANN)


@pytest.mark.parametrize("rounds", range(3))
async def test_yes_and_no_and_taking_back_at_once_leave_the_money_in_one_place(
    till: Till, rounds: int
) -> None:
    number = await till.asks()
    await outcomes(till.cancels(number), till.approves(number), till.rejects(number, CHIARA))
    state, accounts = await till.state(number), await till.accounts()
    assert accounts == ({"held": 10_000} if state == "approved" else {"payable": 10_000})


async def test_sending_twice_at_once_pays_once(till: Till) -> None:
    number = await till.asks()
    await till.approves(number)
    assert await outcomes(*(till.sends(number) for _ in range(5)), till.rejects(number)) == 1


LEGAL = {
    ("approves", "requested"),
    ("rejects", "requested"),
    ("rejects", "approved"),
    ("comes_back", "sent"),
    ("sends", "approved"),
    ("cancels", "requested"),
    ("arrives", "sent"),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    "act", ["approves", "rejects", "sends", "comes_back", "cancels", "arrives"]
)
async def test_every_change_of_state_that_is_not_legal_is_refused(
    till: Till, act: str, state: WithdrawalState
) -> None:
    """Defect 14."""
    number = await till.asks()
    async with till.database.begin() as tx:
        (await tx.get_one(Withdrawal, number)).state = state
    if (act, str(state)) in LEGAL:
        await getattr(till, act)(number)
    else:
        before = await till.accounts()
        with pytest.raises(Refused, match="not_now"):
            await getattr(till, act)(number)
        assert await till.accounts() == before


@pytest.mark.parametrize(
    ("wanted", "currency", "reason"),
    [
        (10_001, "EUR", "too_much"),
        (0, "EUR", "too_little"),
        (-5, "EUR", "too_little"),
        (499, "EUR", "too_little"),
        (1, "USD", "too_much"),
        (None, "USD", "too_much"),
        (5, POINTS, "points"),
    ],
)
async def test_what_cannot_be_asked_for(
    till: Till, wanted: int | None, currency: str, reason: str
) -> None:
    async with till.database.begin() as tx:
        await change_terms(tx, minimum={"EUR": 500})
    await earn(till.database, 50, POINTS, key="points")
    with pytest.raises(Refused, match=reason):
        await till.asks(wanted, currency)
    assert await till.accounts() == {"payable": 10_000}


async def test_strangers_the_banned_and_those_without_an_account_get_nothing(till: Till) -> None:
    number = await till.asks()
    for act in (till.cancels, till.arrives):
        with pytest.raises(Refused, match=r"unknown|not_now"):
            await act(number, BEN)
    async with till.database.begin() as tx:
        ben, ann = await tx.get_one(Member, BEN), await tx.get_one(Member, ANN)
        with pytest.raises(Refused, match="no_account"):
            await withdrawal.request(tx, ben, None, "EUR", now=NOON)
        ann.banned_at = NOON
        with pytest.raises(Refused, match="banned"):
            await withdrawal.request(tx, ann, None, "EUR", now=NOON)
        with pytest.raises(Refused, match="unknown"):
            await withdrawal.approve(tx, 99, BEN, now=NOON)
        with pytest.raises(Refused, match="no_words"):
            await withdrawal.reject(tx, number, BEN, "  ", now=NOON)


async def test_what_was_sent_a_fortnight_ago_has_arrived(till: Till) -> None:
    number = await till.asks()
    await till.approves(number)
    await till.sends(number)
    almost = NOON + timedelta(days=14) - timedelta(seconds=1)
    assert await jobs_withdrawal.tick(till.database, almost) == 0
    assert await jobs_withdrawal.tick(till.database, almost + timedelta(seconds=1)) == 1
    assert await till.state(number) == "confirmed"
    assert await jobs_withdrawal.tick(till.database, almost + timedelta(days=1)) == 0


async def test_the_console_is_nobody_in_particular_and_is_written_down(till: Till) -> None:
    number = await till.asks()
    await till.approves(number, withdrawal.CONSOLE)
    async with till.database.read() as tx:
        (line,) = await tx.scalars(select(AuditEntry))
        assert (line.party_id, line.facts["amount_minor"]) == (None, 10_000)
        assert await tx.scalar(select(func.count(Withdrawal.id))) == 1
