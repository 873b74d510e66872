"""The matrix of the command line: every command has its line, and what it changes is written down."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
import structlog
import typer
from sqlalchemy import func, select
from typer.core import TyperGroup
from typer.testing import CliRunner, Result

from bot import cli
from domain import store, voucher
from domain.admin import audit
from domain.affiliate.networks import FILES
from domain.order_list.publish import publish_order_list
from domain.order_list.rules import ItemTerms, OrderListTerms
from domain.partner.offer_file import sign
from domain.payout import account, ledger, withdrawal
from domain.payout.encryption import PayoutKey
from domain.payout.ledger import credit_postings
from domain.voucher import Secret
from storage import migrate
from storage.admin.tables import AuditEntry
from storage.affiliate.tables import AffiliateAccount
from storage.campaign.tables import Campaign, CampaignContent
from storage.chat.tables import Chat
from storage.database import Tx
from storage.delivery.tables import OutboxRow, OutboxState
from storage.group_buy.tables import PaymentMethod
from storage.host.tables import ChatHost
from storage.members import Member
from storage.payout import entries
from storage.payout.tables import LedgerAccount
from storage.referral.tables import Attribution, ReferralProgram, Touch
from storage.schema import metadata
from tests.console_matrix import ACTS, APART, NOTHING_HERE, READS, WRITES
from tests.flows.group_buy_shop import PREPAID, GroupBuyShop
from tests.flows.sample_deals import SAMPLE
from tests.rules.test_offer_file import APPLES, OFFER
from tests.shop_keys import WORDS, unlocked
from tests.storage.flash_sale_shop import claim, sell
from tests.terminal import REAL_TOKEN

SAM, PAT, MIA, NED = 4, 5, 6, 7
"""Staff, a member, another who has one of everything, and whom she brought."""


def commands(found: Any, name: str = "") -> Iterator[str]:
    """Yield the names of all commands that do something."""
    if isinstance(found, TyperGroup):
        for word, inner in found.commands.items():
            yield from commands(inner, f"{name} {word}".strip())
    else:
        yield name


def test_every_command_has_its_line() -> None:
    tables = [*APART, *READS, *WRITES, *NOTHING_HERE]
    assert len(tables) == len(set(tables))
    assert set(tables) == set(commands(typer.main.get_command(cli.app)))


class Console:
    """A shop where everything is there once, and its console."""

    def __init__(self, url: str, given: dict[str, str]) -> None:
        self.url, self.given = url, given

    def does(self, name: str, words: tuple[str, ...]) -> Result:
        filled = [word.format(**self.given) for word in words]
        return CliRunner().invoke(cli.app, [*name.split(), *filled])

    def log(self) -> list[tuple[str, int | None]]:
        """Return who did what, by the log, which must hold."""
        return asyncio.run(self._log())

    async def _log(self) -> list[tuple[str, int | None]]:
        database = unlocked(self.url)
        async with database.read() as tx:
            assert (await audit.verify(tx)).broken_at is None
            found = await tx.scalars(select(AuditEntry).order_by(AuditEntry.id))
            rows = [(line.act, line.party_id) for line in found]
        await database.close()
        return rows

    def counts(self) -> dict[str, int]:
        """Return how many rows every table has."""
        return asyncio.run(self._counts())

    async def _counts(self) -> dict[str, int]:
        database = unlocked(self.url)
        async with database.read() as tx:
            rows = {
                table.name: await tx.scalar(select(func.count()).select_from(table)) or 0
                for table in metadata.sorted_tables
            }
        await database.close()
        return rows


@pytest.fixture
def console(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Console]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'tuan.db'}"
    feed = SAMPLE.absolute()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_TOKEN", REAL_TOKEN)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("SHOP_KEY", WORDS)
    monkeypatch.setenv("WEB_LISTEN", "127.0.0.1:8080")
    monkeypatch.setenv("WEB_URL", "https://shop.example")
    monkeypatch.setenv("COLUMNS", "200")
    files = {"feed": str(feed), "network": str(FILES / "ebay.toml")}
    made = datetime.now(UTC).replace(microsecond=0)
    offer = replace(OFFER, made_at=made, ends_at=made + timedelta(days=9))
    (tmp_path / "offer.json").write_text(sign(offer, APPLES), encoding="utf-8")
    files["offer_file"] = str(tmp_path / "offer.json")
    yield Console(url, asyncio.run(opened(url)) | files)
    structlog.reset_defaults()


async def opened(url: str) -> dict[str, str]:
    """Make the shop; return the codes and numbers of what is in it."""
    now = datetime.now(UTC).replace(microsecond=0)
    database = unlocked(url)
    await migrate.upgrade(database, now=now)
    market = GroupBuyShop(database, now=now)
    await market.meet(SAM, PAT, MIA, NED)
    async with database.begin() as tx:
        tx.add(Chat(id=-1, type="group", title="Tea", added_at=now))
    offer = await market.offer(places=((-1, None),), **PREPAID)
    pool = (await market.teams())[0].id
    await market.joins(MIA, pool)
    terms: dict[str, Any] = {
        "pay": PaymentMethod.EXTERNAL,
        "places": ((-1, None),),
        "starts_at": now,
    }
    sale = await sell(database, now=now, **terms)
    await claim(database, sale, MIA, at=now)
    async with database.begin() as tx:
        found = await hers(tx, now)
        terms = OrderListTerms(
            title="Box",
            items=[ItemTerms(deal_id=1, price_minor=900)],
            starts_at=now,
            ends_at=now + timedelta(days=1),
        )
        listed = await publish_order_list(tx, terms, [(-1, None)], now=now, rng=Random(5))
        found["listed"] = listed.code
        tx.add(ChatHost(chat_id=-1, member_id=MIA, asked_at=now))
        tx.add(ChatHost(chat_id=-2, member_id=PAT, asked_at=now))
        tx.add(Chat(id=-2, type="group", title="Cake", added_at=now))
    await database.close()
    return found | {"deal": "D1", "offer": offer.code, "sale": sale.code}


async def hers(tx: Tx, now: datetime) -> dict[str, str]:
    """Give Mia money, a voucher and somebody she brought; the shop staff, and rows in doubt."""
    mia = await tx.get_one(Member, MIA)
    market = await store.add(tx, "Market", "", now=now, rng=Random(2))
    await store.employ(tx, market.code, SAM, now=now)
    key = PayoutKey(b"of the tests")
    await account.set_account(tx, mia, "DE89 3704 0044 0532 0130 00", key=key, now=now)
    party = await entries.lock_party(tx, MIA)
    postings = credit_postings(party.id, LedgerAccount.PAYABLE, 10_000, "EUR")
    await ledger.post(tx, "gift", "reward.vested", postings, now=now)
    await withdrawal.request(tx, mia, 4_000, "EUR", now=now)
    issued = await voucher.issue(
        tx,
        subject="seat",
        subject_id=99,
        member_id=MIA,
        title="Tea",
        quantity=1,
        due_minor=0,
        currency="EUR",
        store_id=market.id,
        days=30,
        why="group_buy",
        now=now,
        secret=Secret(b"of the tests"),
    )
    program = ReferralProgram(name="house", starts_at=now - timedelta(days=1), is_house=True)
    touch = Touch(
        invitee_id=NED, referrer_id=MIA, kind="code", confidence="high", at=now, code=mia.code
    )
    rows = [
        OutboxRow(chat_id=-1, kind="x", values={}, due_at=now, state=state)
        for state in (OutboxState.HELD, OutboxState.UNKNOWN)
    ]
    rotation = Campaign(
        name="Turn",
        created_at=now,
        zone="UTC",
        what=CampaignContent.ROTATION,
        every_s=3600,
        anchor_at=now,
    )
    ebay = AffiliateAccount(network="ebay", partner="5338000001", added_at=now)
    tx.add_all([program, touch, rotation, ebay, *rows])
    await tx.flush()
    tx.add(
        Attribution(
            program_id=program.id,
            invitee_id=NED,
            referrer_id=MIA,
            touch_id=touch.id,
            confidence="high",
            state="bound",
            since=now,
        )
    )
    held, unknown = (str(row.id) for row in rows)
    return {
        "code": mia.code,
        "store": market.code,
        "voucher": str(issued.id),
        "held": held,
        "unknown": unknown,
    }


def test_what_a_command_changes_is_written_down_by_nobody(console: Console) -> None:
    before = console.log()
    for name, words in WRITES.items():
        result = console.does(name, words)
        assert result.exit_code == 0, (name, result.output)
        after = console.log()
        assert len(after) > len(before), (name, result.output)
        act = ACTS.get(name, name.replace(" ", "."))
        assert set(after[len(before) :]) == {(act, None)}, name
        before = after
    for name, words in NOTHING_HERE.items():
        console.does(name, words)
        assert console.log() == before, name


def test_what_a_command_reads_leaves_everything_as_it_was(console: Console) -> None:
    console.does("campaigns add", WRITES["campaigns add"])
    before = console.counts()
    for name, words in READS.items():
        result = console.does(name, words)
        assert result.exit_code == 0, (name, result.output)
        assert console.counts() == before, name


def test_what_is_marked_together_is_one_line_and_nothing_new_is_none(console: Console) -> None:
    before = console.log()
    said = console.does("group-buys paid", ("9", "1", "1")).stdout
    assert said.startswith("seat 9: There is no seat 9.")
    after = console.log()
    assert after[len(before) :] == [("group-buys.paid", None)]
    assert console.does("group-buys paid", ("1",)).stdout == "seat 1: known\n"
    assert console.log() == after


def test_a_line_names_the_command_and_no_member(console: Console) -> None:
    console.does("members ban", ("7",))
    console.does("stores add", ("Corner",))
    console.does("outbox drop", (console.given["held"],))
    assert [act for act, _ in console.log()][-3:] == ["members.ban", "stores.add", "outbox.drop"]
    assert "member:7" not in asyncio.run(subjects(console.url, console.given["held"]))


async def subjects(url: str, held: str) -> list[str]:
    database = unlocked(url)
    async with database.read() as tx:
        found = list(await tx.scalars(select(AuditEntry.subject).order_by(AuditEntry.id)))
    await database.close()
    assert found[-2:] == ["name:Corner", f"ids:{held}"]
    return found
