"""Group buys, stores and vouchers as an operator types them."""

import asyncio
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import cli
from storage.members import Member
from storage.promotion.tables import WaitingListEntry
from storage.subject import TEAM
from tests.flows.sample_deals import MONDAY, add_chats
from tests.shop_keys import WORDS, unlocked
from tests.terminal import REAL_TOKEN, ROOT, Terminal

FEED = ROOT / "sandbox" / "sample" / "shopify-home-and-garden.csv"
TIERS = ("--tiers", "10:49.99,15:44.99")


def furnish(folder: Path) -> None:
    """Let the shop know a chat and a member, as the running bot would."""

    async def known() -> None:
        database = unlocked(f"sqlite+aiosqlite:///{folder}/data/tuan.db")
        await add_chats(database, -100, tag="tea")
        async with database.begin() as tx:
            tx.add(
                Member(id=7, name="Sam", code="SAMSAMS", first_seen_at=MONDAY, last_seen_at=MONDAY)
            )
        await database.close()

    asyncio.run(known())


def wait_in_line(folder: Path) -> None:
    """Let the member wait for a place in a team."""

    async def waits() -> None:
        database = unlocked(f"sqlite+aiosqlite:///{folder}/data/tuan.db")
        async with database.begin() as tx:
            tx.add(
                WaitingListEntry(subject=TEAM, subject_id=1, member_id=7, quantity=1, since=MONDAY)
            )
        await database.close()

    asyncio.run(waits())


@pytest.fixture
def stocked(terminal: Terminal) -> Terminal:
    """A terminal in the folder of a shop with goods, a chat and a member."""
    terminal.types("deals", "import", str(FEED), "--shop-url", "https://shop.example")
    furnish(terminal.folder)
    return terminal


def deal(terminal: Terminal) -> str:
    code = re.search(
        r"(?m)^([2-9A-Z]{4})\t[^\n]*Copper Light", terminal.types("deals", "list").stdout
    )
    assert code is not None
    return code[1]


def test_a_group_buy_is_published_listed_shown_and_closed(stocked: Terminal) -> None:
    assert "No group buys yet" in stocked.types("group-buys", "list").stderr
    ends = ("--ends", "2h", "--tags", "tea")
    added = stocked.types("group-buys", "add", deal(stocked).lower(), *TIERS, *ends)
    said = re.fullmatch(r"Group buy (G[2-9A-Z]{4}) \(Copper Light\) is open\.\n", added.stdout)
    assert said is not None, added.stderr
    listed = stocked.types("group-buys", "list").stdout
    assert said[1] in listed and "10: €49.99, 15: €44.99" in listed
    assert "Owed" in stocked.types("group-buys", "show", said[1]).stdout
    assert "is closed" in stocked.types("group-buys", "close", said[1]).stdout
    again = stocked.types("group-buys", "close", said[1])
    assert (again.returncode, again.stdout) == (0, f"{said[1]} is already closed.\n")
    assert "There is no seat 9." in stocked.types("group-buys", "paid", "9").stdout


WRONG = (
    (("--tiers", "15:44.99,10:49.99", "--chats", "all"), "must rise"),
    (("--tiers", "10:44.99,15:49.99", "--chats", "all"), "must fall"),
    (("--tiers", "10:99.99", "--chats", "all"), "not below the list price"),
    (("--tiers", "10:65.00", "--chats", "all"), "can already buy this for €59.99 alone"),
    (("--tiers", "ten", "--chats", "all"), "is not a list of prices"),
    (("--tiers", "10:1.2.3", "--chats", "all"), "is not a price in EUR"),
    ((*TIERS, "--chats", "all", "--ends", "2020-01-01 10:00"), "is in the past"),
    ((*TIERS, "--chats", "all", "--ends", "tomorrow"), "“tomorrow” has no time"),
    ((*TIERS, "--chats", "all", "--ends", "soon"), "as a day or a time"),
    ((*TIERS, "--chats", "all", "--pay", "gold"), "is pickup, shop or shop-now"),
    ((*TIERS, "--chats", "all", "--per-member", "0"), "1 to 1,000"),
    ((*TIERS, "--chats", "all", "--stock", "-5"), "The stock is too small"),
    ((*TIERS, "--chats", "all", "--store", "S9999"), "There is no store S9999"),
    ((*TIERS, "--chats", "-200"), "-200"),
    ((*TIERS, "--tags", "coffee"), "No chat matches"),
    (TIERS, "exactly one of --chats, --tags"),
)


def test_offers_that_make_no_sense_are_one_line_each(
    stocked: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In this process, for a table of them would take minutes in processes of their own."""
    code = deal(stocked)
    monkeypatch.chdir(stocked.folder)
    monkeypatch.setenv("BOT_TOKEN", REAL_TOKEN)
    monkeypatch.setenv("SHOP_KEY", WORDS)
    for words, sentence in WRONG:
        result = CliRunner().invoke(cli.app, ["group-buys", "add", code, *words])
        assert (result.exit_code in {1, 2}, result.stdout) == (True, ""), words
        assert sentence in result.stderr, words
        assert len(result.stderr.strip().splitlines()) == 1


def test_stores_their_staff_vouchers_and_bans(stocked: Terminal) -> None:
    assert "No stores yet" in stocked.types("stores", "list").stderr
    opened = stocked.types("stores", "add", "Market Street", "--address", "Market St 1").stdout
    code = re.search(r"Store (S[2-9A-Z]{4}) \(Market Street\) is open", opened)
    assert code is not None
    assert "redeems vouchers" in stocked.types("stores", "staff", "add", code[1], "7").stdout
    assert "\t7\n" in stocked.types("stores", "list").stdout
    unknown = stocked.types("stores", "staff", "add", code[1], "8")
    assert unknown.returncode == 1 and "has not met a member 8" in unknown.stderr
    assert "nothing more" in stocked.types("stores", "staff", "remove", code[1], "7").stdout
    assert "is closed" in stocked.types("stores", "close", code[1]).stdout
    assert "No vouchers yet" in stocked.types("vouchers", "list").stderr
    assert stocked.types("vouchers", "list", "--csv").stdout.startswith("\ufeffid,state,title,")
    assert stocked.types("vouchers", "redeem", "5").stderr == "There is no voucher 5.\n"
    assert "Sam (7) can buy nothing more." in stocked.types("members", "ban", "7").stdout
    assert "Sam (7) can buy again." in stocked.types("members", "unban", "7").stdout
    assert stocked.types("members", "ban", "8").returncode == 1
    wait_in_line(stocked.folder)
    no = stocked.types("members", "ban", "7", answers="n\n")
    assert no.returncode == 1 and "- 1 place on a waiting list is given up" in no.stdout
    again = stocked.types("members", "ban", "7", "--yes").stdout
    assert "1 place" in again and "Sam (7) can buy nothing more." in again
    assert "1 place" not in stocked.types("members", "ban", "7").stdout
