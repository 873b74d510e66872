"""`deals import` on the command line: exit codes, what left the feed, and the report of bad rows."""

import csv
import gzip
from pathlib import Path

import pytest

from tests.terminal import Terminal

HEADER = "Handle,Title,Variant Price\n"
SHOP = ("--shop-url", "https://shop.example")
EVERY = [f"tea{n},Tea {n},{n}.50" for n in range(1, 9)]


def imports(
    terminal: Terminal, rows: list[str], *options: str, answers: str = ""
) -> tuple[int, str]:
    """Import a file of the feed `tea`; return the exit code and all that was said."""
    feed = terminal.folder / "tea.csv"
    feed.write_text(HEADER + "\n".join(rows) + "\n")
    done = terminal.types("deals", "import", str(feed), *SHOP, *options, answers=answers)
    return done.returncode, done.stdout + done.stderr


def states(terminal: Terminal) -> dict[str, bool]:
    """Return which deals are withdrawn, by title."""
    lines = terminal.types("deals", "list").stdout.splitlines()
    return {line.split("\t")[5]: "withdrawn" in line for line in lines if "\tTea" in line}


@pytest.mark.parametrize(
    ("rows", "strict", "code"),
    [
        (EVERY, True, 0),
        ([*EVERY, "bad,Bad,free"], False, 0),
        ([*EVERY, "bad,Bad,free"], True, 1),
        (["bad,Bad,free"], False, 1),
        (["bad,Bad,free"], True, 1),
        ([], False, 1),
    ],
)
def test_the_exit_code_tells_a_script_what_came_of_it(
    terminal: Terminal, rows: list[str], strict: bool, code: int
) -> None:
    found, said = imports(terminal, rows, *(["--strict"] if strict else []))
    assert found == code
    assert ("Nothing was imported." in said) == (not set(rows) & set(EVERY))


def test_a_file_that_breaks_off_is_no_success(terminal: Terminal) -> None:
    feed = terminal.folder / "tea.csv.gz"
    rows = "".join(f"p{n},Pot {n},{n % 97 + 1}\n" for n in range(5_000))
    feed.write_bytes(gzip.compress((HEADER + rows).encode())[:-4000])
    done = terminal.types("deals", "import", str(feed), *SHOP)
    assert (done.returncode, "The file was read up to line" in done.stderr) == (1, True)


def test_a_single_ampersand_costs_its_row_and_says_what_to_mend(terminal: Terminal) -> None:
    rows = ("Tea", "Tom & Jerry", "Rest")
    items = "\n".join(
        f"<item><id>{n}</id><title>{title}</title><price>9 EUR</price></item>"
        for n, title in enumerate(rows)
    )
    feed = terminal.folder / "feed.xml"
    feed.write_text(f"<rss><channel>\n{items}\n</channel></rss>")
    done = terminal.types("deals", "import", str(feed))
    assert (done.returncode, "2 new, 0 changed, 0 the same, 1 bad" in done.stdout) == (0, True)
    assert "line 3: The XML is broken at line 3." in done.stderr
    assert "an & that stands alone: write it as &amp;." in done.stderr


def test_what_left_the_feed_is_counted_and_stays_until_somebody_says_so(
    terminal: Terminal,
) -> None:
    imports(terminal, EVERY)
    code, said = imports(terminal, EVERY[2:])
    assert (code, "2 deals of tea that the file does not have" in said) == (0, True)
    assert not any(states(terminal).values())
    code, said = imports(terminal, EVERY[2:], "--withdraw-missing", answers="n\n")
    assert (code, "Withdraw 2 deals that the file lacks?" in said) == (1, True)
    assert not any(states(terminal).values())
    code, said = imports(terminal, EVERY[2:], "--withdraw-missing", answers="y\n")
    assert (code, "2 deals withdrawn." in said) == (0, True)
    assert [title for title, gone in states(terminal).items() if gone] == ["Tea 2", "Tea 1"]
    code, said = imports(terminal, EVERY[2:], "--withdraw-missing")
    assert (code, "No deal of the feed is missing" in said) == (0, True)


def test_a_deal_comes_back_with_its_feed_unless_somebody_withdrew_it(terminal: Terminal) -> None:
    imports(terminal, EVERY)
    imports(terminal, EVERY[1:], "--withdraw-missing", "--yes")
    assert states(terminal)["Tea 1"]
    code, said = imports(terminal, EVERY)
    assert (code, "0 new, 1 changed, 7 the same" in said) == (0, True)
    assert not any(states(terminal).values())
    imports(terminal, EVERY[1:], "--withdraw-missing", "--yes")
    line = next(
        line for line in terminal.types("deals", "list").stdout.splitlines() if "Tea 1" in line
    )
    deal = line.split("\t")[0]
    assert terminal.types("deals", "withdraw", deal).returncode == 0
    assert imports(terminal, EVERY)[1].count("8 the same") == 1
    assert states(terminal)["Tea 1"]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (EVERY[6:], "the file lacks 6 of the 8 deals of tea, more than 30 %"),
        ([*EVERY[1:], ",No id,2.00"], "1 of the bad rows do not say which product"),
        (["x,X,free"], "the file was not read to its end, or has no product"),
    ],
)
def test_a_doubtful_file_withdraws_nothing(terminal: Terminal, rows: list[str], why: str) -> None:
    imports(terminal, EVERY)
    code, said = imports(terminal, rows, "--withdraw-missing", "--yes")
    assert (code, why in said) == (1, True)
    assert not any(states(terminal).values())
    if "30 %" in why:
        assert imports(terminal, rows, "--withdraw-missing", "--yes", "--force")[0] == 0
        assert sum(states(terminal).values()) == 6


def test_a_product_whose_row_is_bad_has_not_left_the_feed(terminal: Terminal) -> None:
    imports(terminal, EVERY)
    code, said = imports(terminal, ["tea1,Tea 1,free", *EVERY[1:]], "--withdraw-missing", "--yes")
    assert (code, "No deal of the feed is missing" in said) == (0, True)
    assert not any(states(terminal).values())


def test_every_bad_row_is_in_the_report(terminal: Terminal, tmp_path: Path) -> None:
    rows = [f"bad{n},Bad,=free" for n in range(30)]
    code, said = imports(terminal, [*EVERY, *rows])
    assert (code, "and 10 more bad rows; `--report FILE` writes all" in said) == (0, True)
    report = tmp_path / "bad.csv"
    imports(terminal, [*EVERY, *rows], "--report", str(report))
    head, *found = csv.reader(report.read_text(encoding="utf-8-sig").splitlines())
    assert head == ["line", "what is wrong", "row"]
    assert [row[0] for row in found] == [str(10 + n) for n in range(30)]
    assert found[0][1:] == [
        "The price “=free” is not a number. Write it like 12.50.",
        "bad0,Bad,=free",
    ]


def test_deals_without_a_link_are_told(terminal: Terminal) -> None:
    feed = terminal.folder / "tea.csv"
    feed.write_text(HEADER + EVERY[0] + "\n")
    done = terminal.types("deals", "import", str(feed))
    assert "1 deal of tea without a link: posts of them lead nowhere." in done.stderr
    done = terminal.types("deals", "import", str(feed), *SHOP)
    assert "without a link" not in done.stderr


def test_a_dry_run_shows_what_would_come_of_a_file_and_writes_nothing(terminal: Terminal) -> None:
    imports(terminal, EVERY)
    rows = ["tea1,Tea 1,9.90", *EVERY[1:6], "new,New tea,7.50", "bad,Bad,free"]
    code, said = imports(terminal, rows, "--dry-run")
    assert code == 0
    assert "Shopify (table), utf-8, decimal point" in said
    assert "Tea 1, €9.90, no picture" in said
    assert "1 new, 1 changed, 5 the same, 1 bad, 2 not in the file." in said
    assert "line 9: The price “free” is not a number. Write it like 12.50." in said
    assert "Nothing was imported" in said
    assert imports(terminal, EVERY)[1].count("8 the same") == 1


def test_an_encoding_that_somebody_says_counts_and_is_remembered(terminal: Terminal) -> None:
    feed = "id,title,price\n" + "".join(f"{n},Чай номер {n},{n}.50\n" for n in range(1, 5))
    file = terminal.folder / "tea.csv"
    file.write_bytes(feed.encode("koi8_r"))

    def says(*more: str) -> str:
        done = terminal.types("deals", "import", str(file), *more)
        return done.stdout + done.stderr

    wrong = says("--dry-run", "--encoding", "cp866")
    assert "cp866" in wrong
    assert "Чай" not in wrong
    says("--encoding", "KOI8-R")
    again = says("--dry-run")
    assert "Чай номер 1" in again
    assert "4 the same" in again
    assert "Did you mean koi8_r?" in says("--encoding", "koi8-x")
    file.write_text(feed)
    assert "4 the same" in says("--dry-run")


def test_columns_that_somebody_names_are_remembered_for_the_feed(terminal: Terminal) -> None:
    feed = terminal.folder / "list.csv"
    feed.write_text("what;cost;link\nTea;5,50;https://shop.example/tea\n")
    done = terminal.types("deals", "import", str(feed))
    assert (done.returncode, "which columns hold the title and the price" in done.stderr) == (
        1,
        True,
    )
    done = terminal.types("deals", "import", str(feed), "--column", "colour=what")
    assert (done.returncode, "write WHAT=COLUMN" in done.stderr) == (2, True)
    named = ("--column", "title=What", "--column", "price=Cost")
    done = terminal.types("deals", "import", str(feed), *named)
    assert (done.returncode, "1 new" in done.stdout) == (0, True)
    done = terminal.types("deals", "import", str(feed))
    assert (done.returncode, "1 the same" in done.stdout) == (0, True)


def test_a_feed_that_changes_its_format_overnight_is_told_and_loses_nothing(
    terminal: Terminal,
) -> None:
    imports(terminal, EVERY)
    feed = terminal.folder / "tea.csv"
    items = "".join(
        f"<item><id>tea{n}</id><title>Tea {n}</title><price>{n}.50</price></item>"
        for n in range(1, 9)
    )
    feed.write_text(f"<rss><channel>{items}</channel></rss>")
    done = terminal.types("deals", "import", str(feed))
    assert (done.returncode, "8 the same" in done.stdout) == (0, True)
    assert "it was Shopify (table), and is Google Merchant (XML)." in done.stderr
