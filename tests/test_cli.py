"""The command line, as an operator types it: real processes, a real file, a real sandbox."""

import asyncio
import os
import re
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from domain.clock import Clock
from sandbox import Sandbox
from tests.terminal import REAL_TOKEN, Terminal

ROOT = Path(__file__).parent.parent
FEED = ROOT / "sandbox" / "sample" / "shopify-home-and-garden.csv"


@pytest.fixture
def telegram() -> Iterator[Sandbox]:
    """A sandbox that answers while this test waits for other processes."""
    loop = asyncio.new_event_loop()
    box = Sandbox(clock=Clock(), limits="off")
    loop.run_until_complete(box.start())
    thread = Thread(target=loop.run_forever)
    thread.start()
    yield box
    asyncio.run_coroutine_threadsafe(box.close(), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def test_deals_and_campaigns_from_nothing(terminal: Terminal) -> None:
    assert "No deals yet" in terminal.types("deals", "list").stderr
    first = terminal.types("deals", "import", str(FEED), "--shop-url", "https://shop.example")
    assert "20 new, 0 changed, 0 the same, 0 bad" in first.stdout
    again = terminal.types("deals", "import", str(FEED), "--shop-url", "https://shop.example")
    assert "0 new, 0 changed, 20 the same, 0 bad" in again.stdout
    listed = terminal.types("deals", "list").stdout
    code = re.search(r"(?m)^([2-9A-Z]{4})\t[^\n]*Copper Light", listed)
    assert code is not None
    daily = ("--cron", "0 9 * * *", "--tz", "Europe/Berlin")
    links = ("--button", "Shop=https://shop.example | Tea=https://shop.example/tea", "--pin")
    added = terminal.types(
        "campaigns", "add", "--deal", code[1].lower(), "--chats", "all", *daily, *links
    )
    assert added.stdout.startswith("Campaign 1 is on; first post ")
    assert "0 9 * * * Europe/Berlin" in terminal.types("campaigns", "list").stdout
    edited = terminal.types("campaigns", "edit", "1", "--silent", "--unpin-older")
    assert edited.stdout == "Campaign 1 posts 2 buttons, pinned alone, silent.\n"
    edited = terminal.types("campaigns", "edit", "1", "--no-buttons", "--no-pin", "--loud")
    assert edited.stdout == "Campaign 1 posts no buttons, unpinned, with sound.\n"
    assert "Campaign 1 is paused." in terminal.types("campaigns", "pause", "1").stdout
    assert "Campaign 1 is active." in terminal.types("campaigns", "resume", "1").stdout
    assert "Campaign 1 is removed." in terminal.types("campaigns", "remove", "1").stdout
    assert "No campaigns yet" in terminal.types("campaigns", "list").stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("deals", "import", "nowhere.csv"), "nowhere.csv: no such file"),
        (("campaigns", "add", "--chats", "all", "--every", "1h"), "say what with exactly one of"),
        (("campaigns", "add", "--rotate", "all", "--chats", "all"), "say when with exactly one"),
        (("campaigns", "edit", "1"), "say what to change"),
        (
            ("campaigns", "add", "--rotate", "x", "--chats", "all", "--every=1h", "--button=Shop"),
            "“Shop” is not a button",
        ),
    ],
)
def test_a_call_that_makes_no_sense_is_one_line_and_exit_2(
    terminal: Terminal, words: tuple[str, ...], sentence: str
) -> None:
    result = terminal.types(*words)
    assert result.returncode == 2
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("campaigns", "add", "--deal", "ZZZZ", "--chats", "all", "--every", "1h"), "no deal ZZZZ"),
        (("campaigns", "add", "--rotate", "all", "--chats", "-100", "--every", "1h"), "“-100”"),
        (("campaigns", "pause", "99"), "no scheduled post 99"),
        (("chats", "pause", "-100"), "“-100”"),
    ],
)
def test_what_is_not_possible_is_one_line_and_exit_1(
    terminal: Terminal, words: tuple[str, ...], sentence: str
) -> None:
    result = terminal.types(*words)
    assert (result.returncode, result.stdout) == (1, "")
    assert sentence in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_wrong_setting_is_one_line_and_exit_2(terminal: Terminal) -> None:
    terminal.variables["TIMEZONE"] = "Mars"
    result = terminal.types("run")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "TIMEZONE: 'Mars' is not a time zone such as Europe/Berlin\n"


def test_init_checks_the_token_and_writes_a_private_file(
    terminal: Terminal, telegram: Sandbox
) -> None:
    terminal.variables = {**terminal.variables, "TELEGRAM_API": telegram.api_url, "BOT_TOKEN": ""}
    answers = f"nonsense\n{telegram.token}\n1001\nEurope/Berlin\nru\n"
    result = terminal.types("init", answers=answers)
    assert result.returncode == 0, result.stderr
    assert "BOT_TOKEN: is not a bot token" in result.stderr
    assert "Telegram knows this bot as @" in result.stdout
    assert telegram.token not in result.stdout + result.stderr
    env = terminal.folder / ".env"
    assert stat.S_IMODE(env.stat().st_mode) == 0o600
    asked = f"BOT_TOKEN={telegram.token}\nOWNER_ID=1001\nTIMEZONE=Europe/Berlin\nLANGUAGE=ru\n"
    assert env.read_text() == f"{asked}TELEGRAM_API={telegram.api_url}\n"


def test_init_refuses_a_token_that_telegram_does_not_know(
    terminal: Terminal, telegram: Sandbox
) -> None:
    terminal.variables = {**terminal.variables, "TELEGRAM_API": telegram.api_url, "BOT_TOKEN": ""}
    result = terminal.types("init", answers=f"{REAL_TOKEN}\n\n\n\n")
    assert result.returncode == 2
    assert "BOT_TOKEN: Telegram does not know this token" in result.stderr
    assert not (terminal.folder / ".env").exists()


def test_doctor_finds_what_is_right_and_what_is_wrong(
    terminal: Terminal, telegram: Sandbox
) -> None:
    terminal.variables["TELEGRAM_API"] = telegram.api_url
    wrong = terminal.types("doctor")
    assert wrong.returncode == 1
    assert "BOT_TOKEN: Telegram does not know this token" in wrong.stdout
    terminal.variables["BOT_TOKEN"] = telegram.token
    terminal.variables["LIMIT_OVERALL_PER_SECOND"] = "60"
    assert terminal.types("deals", "list").returncode == 0
    right = terminal.types("doctor")
    assert right.returncode == 0, right.stdout
    assert "integrity ok" in right.stdout
    assert "belongs to @" in right.stdout
    assert "60 is above Telegram's published 30" in right.stdout


def test_a_backup_comes_back_and_what_was_due_is_held(terminal: Terminal) -> None:
    terminal.types("deals", "import", str(FEED), "--shop-url", "https://shop.example", "--allow")
    database = terminal.folder / "data" / "tuan.db"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "INSERT INTO outbox (chat_id, kind, 'values', lane, policy, state, attempts, due_at)"
            " VALUES (1, 'deal.post', '{}', 2, 'once', 'queued', 0, '2026-05-01 12:00:00')"
        )
    terminal.types("campaigns", "add", "--rotate", "all", "--chats", "all", "--every", "1h")
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE campaigns SET next_at = '2026-05-01 12:00:00'")
    saved = terminal.types("backup", "shop.backup")
    assert "integrity ok" in saved.stdout, saved.stderr
    assert terminal.types("backup", "shop.backup").returncode == 2

    database.unlink()
    restored = terminal.types("restore", "shop.backup", "--yes")
    assert restored.returncode == 0, restored.stderr
    assert "1 messages that were due are held, and 1 campaigns go on" in restored.stdout
    assert "Copper Light" in terminal.types("deals", "list").stdout
    assert "restored" in terminal.types("outbox", "list").stdout
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT state, reason FROM outbox").fetchall()
        (next_at,) = connection.execute("SELECT next_at FROM campaigns").fetchone()
    assert rows == [("held", "restored")]
    assert next_at > "2026-11"
    assert "Message 1 is queued." in terminal.types("outbox", "again", "1").stdout
    assert "Message 1 is skipped." in terminal.types("outbox", "drop", "1").stdout
    late = terminal.types("outbox", "there", "1")
    assert (late.returncode, late.stderr.strip()) == (
        1,
        "This message is skipped; that cannot be decided about it.",
    )


def test_a_file_that_is_no_backup_replaces_nothing(terminal: Terminal) -> None:
    terminal.types("deals", "import", str(FEED), "--shop-url", "https://shop.example")
    (terminal.folder / "letter.txt").write_text("Dear Olga, " * 100)
    result = terminal.types("restore", "letter.txt", "--yes")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "Copper Light" in terminal.types("deals", "list").stdout


def test_a_chat_is_tagged_and_asked_for_quiet(terminal: Terminal) -> None:
    assert "No chats yet" in terminal.types("chats", "list").stderr
    with closing(sqlite3.connect(terminal.folder / "data" / "tuan.db")) as connection, connection:
        connection.execute(
            "INSERT INTO chats (id, type, title, added_at, is_forum, state, rights, minimum_gap_s)"
            " VALUES (-100, 'group', 'Tea', '2026-05-01 12:00:00', 0, 'active', '{}', 0)"
        )
    wishes = ("--tags", "Tea,garden", "--quiet", "22:00-08:00", "--cap", "4")
    assert "Tea: set." in terminal.types("chats", "set", *wishes, "--", "-100").stdout
    listed = terminal.types("chats", "list").stdout
    assert "garden tea" in listed
    assert "Tea: paused." in terminal.types("chats", "pause", "-100").stdout
    assert "active, paused" in terminal.types("chats", "list").stdout
    assert "go there again" in terminal.types("chats", "resume", "--", "-100").stdout
    unknown = terminal.types("chats", "set", "--cap", "4", "--", "-7")
    assert (unknown.returncode, "-7" in unknown.stderr) == (1, True)


def test_listing_deals_does_not_load_the_bots_libraries(terminal: Terminal) -> None:
    loads_nothing(
        terminal, "from bot.cli import app; app(['deals', 'list'], standalone_mode=False)"
    )


def test_the_first_command_of_a_new_shop_prints_its_answer_alone(tmp_path: Path) -> None:
    """It seals the database, which the log says: on standard error, and not for scripts to read."""
    told = Terminal(tmp_path, fresh=True).types("deals", "list", "--json")
    assert (told.returncode, told.stdout) == (0, "[]\n")


def test_help_loads_a_group_and_never_the_bots_libraries(terminal: Terminal) -> None:
    loads_nothing(terminal, "from bot.cli import app; app(['--help'], standalone_mode=False)")
    every = (
        "from bot.cli import GROUPS, load_commands; print([load_commands(one) for one in GROUPS])"
    )
    loads_nothing(terminal, every)


def loads_nothing(terminal: Terminal, words: str) -> None:
    """Run Python in a process of its own, which must not have aiogram at its end."""
    result = subprocess.run(
        [sys.executable, "-c", f"{words}; import sys; sys.exit('aiogram' in sys.modules)"],
        cwd=terminal.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **terminal.variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def test_a_new_code_is_for_the_one_at_the_console_and_for_a_shop_without_owner(
    terminal: Terminal,
) -> None:
    first, second = terminal.types("owner-code"), terminal.types("owner-code")
    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    path = terminal.folder / "data" / "owner-code.txt"
    code = path.read_text().split()[-1]
    assert "data/owner-code.txt says how to claim it, within 15 minutes" in second.stdout
    assert code not in second.stdout + second.stderr
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    terminal.variables["OWNER_ID"] = "7"
    refused = terminal.types("owner-code")
    assert refused.returncode == 2
    assert "the shop has an owner" in refused.stderr


def test_a_bug_of_a_command_shows_no_secret(terminal: Terminal) -> None:
    terminal.variables["DATABASE_URL"] = "postgresql+asyncpg://u:can@ary/x@127.0.0.1:nine/shop"
    result = terminal.types("deals", "list")
    assert result.returncode != 0
    assert "can@ary" not in result.stdout + result.stderr
    assert "canary" not in result.stdout + result.stderr
