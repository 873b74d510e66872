"""Commission as an operator types it."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import cli
from domain.clock import Clock
from storage import migrate
from tests.shop_keys import WORDS, unlocked
from tests.storage.commission_shop import ANN, BEN, NOON, ZOE, CommissionShop
from tests.terminal import REAL_TOKEN, Terminal

OUTSIDER = 9
Types = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a shop in which Zoe was brought by Ann, Ann by Ben, and one by nobody."""

    async def furnish() -> None:
        (tmp_path / "data").mkdir()
        database = unlocked(f"sqlite+aiosqlite:///{tmp_path}/data/tuan.db")
        await migrate.upgrade(database, now=NOON)
        await CommissionShop(database).opens(ZOE, ANN, BEN)
        await CommissionShop(database).meets(OUTSIDER)
        await database.close()

    asyncio.run(furnish())
    return tmp_path


@pytest.fixture
def types(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Types:
    """Type a command in this process; return what it says, on the error stream if it fails."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("BOT_TOKEN", REAL_TOKEN)
    monkeypatch.setenv("SHOP_KEY", WORDS)
    monkeypatch.setenv("COLUMNS", "200")

    def run(*words: str, code: int = 0) -> str:
        result = CliRunner().invoke(cli.app, ["commission", *words])
        assert result.exit_code == code, (words, result.output)
        return result.output

    return run


def bought(types: Types, order: str = "A-7", amount: str = "17.90", *more: str) -> str:
    return types("add", order, "--buyer", str(ZOE), "--amount", amount, *more)


def test_rates_are_set_listed_and_ended(types: Types) -> None:
    assert "nobody earns anything" in types("rate", "list")
    assert types("rate", "set", "--percent", "10") == "Rate 1: 10 % for everything.\n"
    fixed = types("rate", "set", "--fixed", "2.50 USD", "--category", "Kitchen")
    assert fixed == "Rate 2: $2.50 a unit for category Kitchen.\n"
    deal = types("rate", "set", "--percent", "2.5", "--deal", "k7q2")
    assert deal == "Rate 3: 2.5 % for deal number 1.\n"
    assert types("rate", "set", "--percent", "12") == "Rate 4: 12 % for everything.\n"
    assert [line.split()[0] for line in types("rate", "list").splitlines()] == [
        "Number",
        "4",
        "3",
        "2",
    ]
    assert types("rate", "end", "4") == "Rate 4 (12 % for everything) holds no more.\n"
    assert types("rate", "end", "4", code=1) == "No rate 4 is in force.\n"


def test_a_purchase_goes_its_way_and_comes_back(types: Types) -> None:
    types("rate", "set", "--percent", "10")
    assert "No conversions" in types("list")
    assert bought(types, "A-7", "17.90", "--deal", "k7q2") == "Conversion 1: €1.79 to earn.\n"
    assert bought(types, "A-8", "100") == "Conversion 2: €10.00 to earn.\n"
    assert bought(types, "A-9", "5 USD") == "Conversion 3: $0.50 to earn.\n"
    said = types("approve", "1", "2")
    assert "Conversion 1 (Tea) is approved, payable " in said and "2 (A-8)" in said
    assert types("reject", "3", "--reason", "fake") == "Conversion 3 (A-9) is rejected.\n"
    reversed_ = types("reverse", "1", "--reason", "sent back")
    assert reversed_ == "Conversion 1 (Tea) is reversed.\n"
    assert "sent back" in types("list", "--state", "reversed")
    statement = types("statement", str(ANN))
    assert "approved   €10.00" in statement and "conversion.reversed" in statement
    assert "earned nothing" in types("statement", str(OUTSIDER))
    nobody = types("add", "B", "--buyer", str(OUTSIDER), "--amount", "1")
    assert nobody == f"Nobody has brought member {OUTSIDER}, so nobody earns on this purchase.\n"


def test_a_month_is_written_with_a_total_for_each_currency(types: Types) -> None:
    types("rate", "set", "--percent", "10")
    types("terms", "--second-level", "50")
    for order, amount in (("A", "10"), ("B", "30"), ("C", "5 USD")):
        bought(types, order, amount)
    types("reverse", "1", "--reason", "sent back")
    lines = types("csv", "--month", f"{Clock().now():%Y-%m}").splitlines()
    assert lines[0] == (
        "party,member_id,currency,earned,rejected,reversed,other,gained,payable,recovered,paid"
    )
    assert lines[1:] == [
        "1,2,EUR,2.00,0.00,-0.50,0.00,1.50,0.00,0.00,0.00",
        "1,2,USD,0.25,0.00,0.00,0.00,0.25,0.00,0.00,0.00",
        "2,3,EUR,2.00,0.00,-0.50,0.00,1.50,0.00,0.00,0.00",
        "2,3,USD,0.25,0.00,0.00,0.00,0.25,0.00,0.00,0.00",
        "total,,EUR,4.00,0.00,-1.00,0.00,3.00,0.00,0.00,0.00",
        "total,,USD,0.50,0.00,0.00,0.00,0.50,0.00,0.00,0.00",
    ]
    assert len(types("csv", "--month", "2020-01").splitlines()) == 1


def test_terms_are_shown_and_changed_and_a_second_level_is_warned_of(
    types: Types, folder: Path
) -> None:
    shown = types("terms")
    assert "after 3 days" in shown and "14 days" in shown and "0 % of a commission" in shown
    changed = types(
        "terms",
        *("--approve-after", "hand", "--freeze", "30"),
        *("--second-person-above", "500, 600 USD", "--minimum", "10"),
    )
    assert "by hand" in changed and "30 days" in changed
    assert "€500.00, $600.00" in changed and "€10.00" in changed
    terminal = Terminal(folder)
    first = terminal.types("commission", "terms", "--second-level", "20")
    assert "pyramid law" in first.stderr and "20 % of a commission" in first.stdout
    assert terminal.types("commission", "terms", "--second-level", "10").stderr == ""


WRONG = (
    (("terms", "--freeze", "-1"), "A freeze takes 0 to 365 days"),
    (("terms", "--freeze", "٣"), "A freeze takes 0 to 365 days"),
    (("terms", "--approve-after", "soon"), "Approval after 0 to 365 days"),
    (("terms", "--second-level", "100"), "The second level gets"),
    (("terms", "--minimum", "ten"), "is not an amount in EUR"),
    (("rate", "set"), "either a percentage or a fixed amount"),
    (("rate", "set", "--percent", "10", "--fixed", "1"), "either a percentage or"),
    (("rate", "set", "--percent", "101"), "is not a percentage"),
    (("rate", "set", "--fixed", "0"), "is not an amount"),
    (("rate", "set", "--percent", "1", "--deal", "K7Q2", "--category", "x"), "not for two"),
    (("rate", "set", "--percent", "1", "--deal", "ZZZZ"), "ZZZZ"),
    (("add", "A", "--buyer", "404", "--amount", "1"), "no member 404"),
    (("add", "A", "--buyer", "1", "--amount", "-1"), "is not an amount"),
    (("add", "A", "--buyer", "1", "--amount", "1", "--quantity", "0"), "is of 1 to"),
    (("add", " ", "--buyer", "1", "--amount", "1"), "An order has a name"),
    (("approve", "5"), "There is no conversion 5"),
    (("reverse", "5", "--reason", "x"), "There is no conversion 5"),
    (("list", "--state", "lost"), "is not a state. There are: pending, approved"),
    (("csv", "--month", "May"), "is not a month. Write it like 2026-05"),
)
IMPOSSIBLE = {
    ("rate", "set", "--percent", "1", "--deal", "ZZZZ"),
    ("add", "A", "--buyer", "404", "--amount", "1"),
    ("approve", "5"),
    ("reverse", "5", "--reason", "x"),
}
"""What can be read, and is not there: exit 1."""


@pytest.mark.parametrize(("words", "sentence"), WRONG)
def test_what_makes_no_sense_is_one_line(
    types: Types, words: tuple[str, ...], sentence: str
) -> None:
    said = types(*words, code=1 if words in IMPOSSIBLE else 2)
    assert sentence in said and len(said.splitlines()) == 1


def test_a_reason_is_wanted_and_an_order_counts_once(types: Types) -> None:
    types("rate", "set", "--percent", "10")
    bought(types)
    again = types("add", "A-7", "--buyer", str(ZOE), "--amount", "1")
    assert again == "Order A-7 is known already, as conversion 1.\n"
    for act in ("reject", "reverse"):
        assert "Say why" in types(act, "1", "--reason", " ", code=1)
