"""Flash sales as an operator types them."""

import asyncio
import re
from datetime import timedelta

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from bot import cli
from domain.clock import Clock
from domain.flash_sale.claim import ClaimRequest, claim_units
from domain.promotion.payment import PaymentAccount, add_line
from domain.voucher import Secret
from storage.flash_sale.tables import FlashSale
from storage.members import Member
from storage.promotion.tables import PaymentKind
from tests.flows.sample_deals import MONDAY
from tests.shop_keys import WORDS, unlocked
from tests.terminal import REAL_TOKEN, Terminal
from tests.test_cli_offers import deal, stocked

__all__ = ["stocked"]
PRICE = ("--price", "49.99", "--stock")


def claim(terminal: Terminal, *members: int) -> None:
    """Let new members claim one piece each of the only sale, as they would by its button."""

    async def each() -> None:
        database = unlocked(f"sqlite+aiosqlite:///{terminal.folder}/data/tuan.db")
        async with database.begin() as tx:
            sale = (await tx.scalars(select(FlashSale))).one()
            for number in members:
                who = Member(
                    id=number,
                    name="Kim",
                    code=f"KIM{number}",
                    first_seen_at=MONDAY,
                    last_seen_at=MONDAY,
                )
                tx.add(who)
                await tx.flush()
                await claim_units(
                    tx, sale.id, who, ClaimRequest(), now=Clock().now(), secret=Secret(b"")
                )
        await database.close()

    asyncio.run(each())


def owe(terminal: Terminal, claim_id: int, minor: int) -> None:
    """Write down that a claim was paid with more than it costs."""

    async def write() -> None:
        database = unlocked(f"sqlite+aiosqlite:///{terminal.folder}/data/tuan.db")
        async with database.begin() as tx:
            account = PaymentAccount("claim", claim_id, 5001, "EUR")
            await add_line(tx, account, PaymentKind.DIFFERENCE_DUE, minor, now=Clock().now())
        await database.close()

    asyncio.run(write())


def test_a_flash_sale_is_published_shown_paid_in_bulk_and_closed(stocked: Terminal) -> None:
    assert "No flash sales yet" in stocked.types("flash-sales", "list").stderr
    words = ("--tags", "tea", "--pay", "shop", "--allot", "-100=2")
    added = stocked.types("flash-sales", "add", deal(stocked), *PRICE, "5", *words)
    said = re.match(r"Flash sale (F[2-9A-Z]{4}) \(Copper Light\) starts ", added.stdout)
    assert said is not None, added.stderr
    claim(stocked, 5001, 5002)
    listed = stocked.types("flash-sales", "list").stdout
    assert said[1] in listed and "€49.99" in listed
    shown = stocked.types("flash-sales", "show", said[1].lower()).stdout
    assert "kept for chat -100: 2" in shown and "held" in shown
    marked = stocked.types("flash-sales", "paid", said[1], "1", "kim5002", "#1", "nobody").stdout
    assert marked.splitlines()[:3] == ["1: confirmed", "kim5002: confirmed", "#1: known"]
    assert "is not an order of this sale" in marked
    owe(stocked, 1, 2_00)
    shown = stocked.types("flash-sales", "show", said[1]).stdout
    assert re.search(r"(?m)^1\t.*\t€49.99\t€2.00$", shown), shown
    assert "nothing was owed" in stocked.types("flash-sales", "refunded", said[1], "1").stdout
    assert "is stopped" in stocked.types("flash-sales", "close", said[1]).stdout
    again = stocked.types("flash-sales", "close", said[1])
    assert (again.returncode, again.stdout) == (0, f"{said[1]} is already closed.\n")


def test_a_window_publishes_its_hash_and_starts_at_a_second(stocked: Terminal) -> None:
    words = ("--chats", "all", "--window", "60s", "--tz", "Asia/Shanghai")
    starts = ("--starts", f"{Clock().now().date() + timedelta(days=1)} 20:00:15")
    added = stocked.types("flash-sales", "add", deal(stocked), *PRICE, "5", *words, *starts)
    said = re.match(r"Flash sale (F\w+) .* starts (.*)\.\n.*: ([0-9a-f]{64})\n", added.stdout)
    assert said is not None, added.stdout + added.stderr
    assert said[2].split()[1].endswith(":15")
    shown = stocked.types("flash-sales", "show", said[1]).stdout
    assert said[3] in shown and "\nseed:" not in shown


WRONG = (
    (("--price", "99.99", "--stock", "5", "--chats", "all"), "not below the list price"),
    (("--price", "65", "--stock", "5", "--chats", "all"), "buy this for €59.99 alone"),
    (("--price", "x", "--stock", "5", "--chats", "all"), "is not a price in EUR"),
    ((*PRICE, "-5", "--chats", "all"), "Stock is 1 to"),
    ((*PRICE, "5", "--chats", "all", "--starts", "2020-01-01 10:00:00"), "is in the past"),
    ((*PRICE, "5", "--chats", "all", "--starts", "soon"), "as a day or a time"),
    ((*PRICE, "5", "--chats", "all", "--lasts", "100d"), "between 10 seconds and 60 days"),
    ((*PRICE, "5", "--chats", "all", "--window", "40m"), "at most half"),
    ((*PRICE, "5", "--chats", "all", "--allot", "-100=6"), "together are at most the stock"),
    ((*PRICE, "5", "--chats", "all", "--allot", "-7=1"), "is not published"),
    ((*PRICE, "5", "--chats", "all", "--allot", "x"), "is not a share"),
    ((*PRICE, "5", "--chats", "all", "--pay", "gold"), "is pickup or shop"),
    ((*PRICE, "5", "--chats", "all", "--per-order", "2"), "An order has"),
    ((*PRICE, "5", "--chats", "all", "--hold", "10s"), "A hold lasts"),
    ((*PRICE, "5", "--chats", "all", "--store", "S9999"), "There is no store S9999"),
    ((*PRICE, "5", "--tags", "coffee"), "No chat matches"),
    ((*PRICE, "5"), "exactly one of --chats, --tags"),
)


def test_sales_that_make_no_sense_are_one_line_each(
    stocked: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In this process, for a table of them would take minutes in processes of their own."""
    code = deal(stocked)
    monkeypatch.chdir(stocked.folder)
    monkeypatch.setenv("BOT_TOKEN", REAL_TOKEN)
    monkeypatch.setenv("SHOP_KEY", WORDS)
    for words, sentence in WRONG:
        result = CliRunner().invoke(cli.app, ["flash-sales", "add", code, *words])
        assert result.exit_code in {1, 2}, (words, result.output)
        assert sentence in result.stderr, (words, result.stderr)
        assert len(result.stderr.splitlines()) == 1, result.stderr
