"""`withdrawals` and `team` at the terminal: the console decides, and it is written down."""

import asyncio
from datetime import UTC, datetime

import pytest

from domain.payout import account, ledger, withdrawal
from domain.payout.encryption import PayoutKey
from domain.payout.ledger import credit_postings
from storage import migrate
from storage.members import Member
from storage.payout import entries
from storage.payout.tables import LedgerAccount
from tests.shop_keys import KEY, unlocked
from tests.terminal import Terminal

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
IBAN = "DE89 3704 0044 0532 0130 00"


@pytest.fixture
def till(terminal: Terminal) -> Terminal:
    """A terminal in the folder of a shop in which Ann asks for 12.30."""

    async def asked() -> None:
        (terminal.folder / "data").mkdir()
        database = unlocked(f"sqlite+aiosqlite:///{terminal.folder}/data/tuan.db")
        await migrate.upgrade(database, now=NOON)
        key = PayoutKey(KEY.derive("payout"))
        async with database.begin() as tx:
            for number, name in ((1, "Ann"), (2, "Ben")):
                code = f"M{number}"
                tx.add(
                    Member(id=number, name=name, code=code, first_seen_at=NOON, last_seen_at=NOON)
                )
            await tx.flush()
            ann = await tx.get_one(Member, 1)
            await account.set_account(tx, ann, IBAN, key=key, now=NOON)
            party = await entries.lock_party(tx, 1)
            paid = credit_postings(party.id, LedgerAccount.PAYABLE, 1230, "EUR")
            await ledger.post(tx, "gift", "reward.vested", paid, now=NOON)
            await withdrawal.request(tx, ann, None, "EUR", now=NOON)
        await database.close()

    asyncio.run(asked())
    return terminal


def says(terminal: Terminal, *words: str) -> str:
    """Return what a command says that succeeds."""
    done = terminal.types(*words)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def fails(terminal: Terminal, *words: str) -> str:
    """Return what a command says that is refused."""
    done = terminal.types(*words)
    assert done.returncode in {1, 2}, done.stdout
    return done.stderr


def test_the_console_looks_says_yes_and_sends(till: Terminal) -> None:
    assert "€12.30" in says(till, "withdrawals", "list")
    assert "Yes: 0 of 1" in says(till, "withdrawals", "show", "1")
    assert IBAN in says(till, "withdrawals", "show", "1", "--reveal")
    assert "is approved" in says(till, "withdrawals", "approve", "1")
    assert "changed in the meantime" in fails(till, "withdrawals", "approve", "1")
    assert "is sent" in says(till, "withdrawals", "sent", "1", "--proof", "=HYPERLINK(1)")
    sheet = says(till, "withdrawals", "list", "--csv")
    assert "1,sent,1,12.30,EUR,DE89 •••• 3000" in sheet
    assert "'=HYPERLINK(1)" in sheet
    assert "Nobody waits" in says(till, "withdrawals", "list", "--state", "requested")
    assert "not a state" in fails(till, "withdrawals", "list", "--state", "odd")
    assert "no withdrawal 9" in fails(till, "withdrawals", "show", "9")
    # What the console did is in the sealed log, and the log holds.
    assert "audit log: 3 lines" in till.types("doctor").stdout
    bounced = ("withdrawals", "bounced", "1", "--reason", "no such account")
    assert "is rejected" in says(till, *bounced)
    assert "changed in the meantime" in fails(till, *bounced)


def test_a_no_from_the_console_has_a_reason(till: Terminal) -> None:
    assert "is rejected" in says(till, "withdrawals", "reject", "1", "--reason", "not yet")
    assert "not yet" in says(till, "withdrawals", "show", "1")


def test_the_team_is_named_by_numbers(till: Terminal) -> None:
    assert "Nobody owns the shop yet" in says(till, "team", "list")
    assert "Ann runs the shop now." in says(till, "team", "add", "1")
    assert "1\tAnn\tadmin" in says(till, "team", "list")
    assert "does not run the shop any more" in says(till, "team", "remove", "1")
    assert "not an admin" in fails(till, "team", "remove", "1")
    assert "no member 99" in fails(till, "team", "add", "99")
