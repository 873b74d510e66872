"""The catalogue on the command line: deals edited, withdrawn once, and what they have cost."""

import re
from pathlib import Path

import pytest

from bot.cli.deals import FIELDS
from domain.deal import edit
from tests.terminal import Terminal

FEED = Path("sandbox/sample/shopify-home-and-garden.csv").resolve()


@pytest.fixture
def code(terminal: Terminal) -> str:
    """The code of the copper light, in a shop with twenty deals."""
    terminal.types("deals", "import", str(FEED), "--shop-url", "https://shop.example")
    found = re.search(
        r"(?m)^([2-9A-Z]{4})\t[^\n]*Copper Light", terminal.types("deals", "list").stdout
    )
    assert found is not None
    return found[1]


def test_a_deal_is_edited_and_its_prices_are_listed(terminal: Terminal, code: str) -> None:
    said = terminal.types("deals", "edit", code.lower(), "price", "49.90").stdout
    assert said == f"Deal {code} is edited.\n"
    _, newest, oldest = terminal.types("deals", "prices", code).stdout.splitlines()
    assert newest.endswith("€49.90\tedit")
    assert oldest.endswith("€59.99\timport")
    refused = terminal.types("deals", "edit", code, "price", "80")
    assert (refused.returncode, "must be below the price before, €75.00" in refused.stderr) == (
        1,
        True,
    )
    refused = terminal.types("deals", "edit", code, "colour", "red")
    assert (refused.returncode, "colour cannot be edited" in refused.stderr) == (2, True)


def test_who_withdraws_twice_hears_so(terminal: Terminal, code: str) -> None:
    assert f"Deal {code} is withdrawn." in terminal.types("deals", "withdraw", code).stdout
    again = terminal.types("deals", "withdraw", code)
    assert (again.returncode, "is already unpublished" in again.stdout) == (0, True)
    assert f"Deal {code} is active." in terminal.types("deals", "restore", code).stdout


def test_new_deals_wait_until_they_are_allowed_and_say_where_they_go(
    terminal: Terminal, code: str
) -> None:
    turn = ("campaigns", "add", "--rotate", "all", "--chats", "all", "--every", "1h")
    refused = terminal.types(*turn, "--name", "Hourly")
    assert (refused.returncode, "are new and wait for you" in refused.stderr) == (1, True)
    said = terminal.types("deals", "allow", code).stdout
    assert said == f"Deal {code} is allowed. No rotation takes it so far.\n"
    assert "Campaign 1 is on" in terminal.types(*turn, "--name", "Hourly").stdout
    again = ("deals", "import", str(FEED), "--source", "other")
    said = terminal.types(*again, "--shop-url", "https://shop.example").stdout
    assert "New deals that wait: 20. No rotation posts them before" in said
    assert "  Copper Light: Hourly\n" in said
    assert (
        "20 new deals are allowed." in terminal.types("deals", "allow", "--source", "other").stdout
    )
    said = terminal.types("deals", "hold", code).stdout
    assert (
        f"Deal {code} is held: not posted before `deals allow {code}`. Posted by “Hourly”" in said
    )
    assert re.search(rf"{code}\t[^\n]*active, held", terminal.types("deals", "list").stdout)
    assert "19 new deals are allowed." in terminal.types("deals", "allow", "--new").stdout
    assert "go out at once" in terminal.types("deals", "trust", "other").stdout
    assert (
        "wait until they are allowed" in terminal.types("deals", "trust", "other", "--off").stdout
    )
    said = terminal.types(
        "campaigns", "edit", "1", "--source", "other", "--category", "Indoor"
    ).stdout
    assert said == "Campaign 1 takes: rotation other indoor.\n"
    refused = terminal.types("campaigns", "add", "--deal", code, "--tag", "x", "--chats", "all")
    assert (refused.returncode, "are for --rotate" in refused.stderr) == (2, True)


def test_the_fields_are_those_that_can_be_edited() -> None:
    assert {*FIELDS, "picture"} == set(edit.FIELDS)


def test_a_deal_is_added_by_hand(terminal: Terminal) -> None:
    said = terminal.types("deals", "add", "Tea pot", "17.90", "--link", "https://shop.example/p")
    found = re.match(r"Deal ([2-9A-Z]{4}) is added\.\n", said.stdout)
    assert found is not None
    assert f"waits: not posted before `deals allow {found[1]}`. No rotation takes it" in said.stdout
    assert terminal.types("deals", "prices", found[1]).stdout.endswith("€17.90\tadd\n")
    refused = terminal.types("deals", "add", "Tea pot", "free")
    assert (refused.returncode, "is not a price in EUR" in refused.stderr) == (2, True)
    refused = terminal.types("deals", "import", str(FEED), "--source", "operator")
    assert (refused.returncode, "another name" in refused.stderr) == (1, True)
    assert terminal.types("deals", "list").stdout.count("operator") == 1
