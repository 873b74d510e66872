"""`init` as an operator types it, and as a script does: what is there is never thrown away."""

import stat

import pytest

from bot import env_file
from sandbox import Sandbox
from tests.terminal import REAL_TOKEN, Terminal
from tests.test_cli import telegram

__all__ = ["telegram"]
BEFORE = """# The shop of Olga.
DATABASE_URL=postgresql+asyncpg://olga@db.example/tuan
BOT_TOKEN=111111:ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdef
export TIMEZONE=UTC # Until we move.

QUIET_HOURS=22:00-08:00  # The neighbours.
LINK_HOSTS='good.shop'
"""


@pytest.fixture
def at_sandbox(terminal: Terminal, telegram: Sandbox) -> Terminal:
    terminal.variables |= {"TELEGRAM_API": telegram.api_url, "BOT_TOKEN": ""}
    return terminal


def test_an_env_file_keeps_what_is_not_asked_for_and_a_copy(
    at_sandbox: Terminal, telegram: Sandbox
) -> None:
    env = at_sandbox.folder / ".env"
    env.write_text(BEFORE)
    result = at_sandbox.types("init", answers=f"{telegram.token}\n1001\nEurope/Berlin\n\n")
    assert result.returncode == 0, result.stderr
    said = env.read_text()
    assert said == (
        "# The shop of Olga.\n"
        "DATABASE_URL=postgresql+asyncpg://olga@db.example/tuan\n"
        f"BOT_TOKEN={telegram.token}\n"
        "export TIMEZONE=Europe/Berlin # Until we move.\n\n"
        "QUIET_HOURS=22:00-08:00  # The neighbours.\n"
        "LINK_HOSTS='good.shop'\n"
        "OWNER_ID=1001\n"
        "LANGUAGE=en\n"
        f"TELEGRAM_API={at_sandbox.variables['TELEGRAM_API']}\n"
    )
    (copy,) = at_sandbox.folder.glob(".env.bak-*")
    assert copy.name in result.stdout
    assert copy.read_text() == BEFORE
    assert {stat.S_IMODE(path.stat().st_mode) for path in (env, copy)} == {0o600}


def test_a_script_gives_options_and_the_token_on_standard_input(
    at_sandbox: Terminal, telegram: Sandbox
) -> None:
    url = "sqlite+aiosqlite:///else where/it's #1.db"
    at_sandbox.variables["DATABASE_URL"] = url
    options = ("--token", "-", "--owner", "1001", "--zone", "Asia/Shanghai", "--language", "zh")
    result = at_sandbox.types("init", *options, "--yes", answers=f"{telegram.token}\n")
    assert (result.returncode, result.stderr) == (0, "")
    assert telegram.token not in result.stdout
    assert env_file.read(at_sandbox.folder / ".env") == {
        "BOT_TOKEN": telegram.token,
        "OWNER_ID": "1001",
        "TIMEZONE": "Asia/Shanghai",
        "LANGUAGE": "zh",
        "TELEGRAM_API": at_sandbox.variables["TELEGRAM_API"],
        "DATABASE_URL": url,
    }
    again = at_sandbox.types("init", "--language", "ru", "--yes")
    assert (again.returncode, again.stderr) == (0, "")
    kept = env_file.read(at_sandbox.folder / ".env")
    assert (kept["BOT_TOKEN"], kept["TIMEZONE"], kept["LANGUAGE"]) == (
        telegram.token,
        "Asia/Shanghai",
        "ru",
    )


def test_the_token_may_stand_in_the_environment(at_sandbox: Terminal, telegram: Sandbox) -> None:
    at_sandbox.variables["BOT_TOKEN"] = telegram.token
    result = at_sandbox.types("init", "--yes")
    assert (result.returncode, result.stderr) == (0, "")
    assert env_file.read(at_sandbox.folder / ".env")["BOT_TOKEN"] == telegram.token


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ((), "no answer to 'Bot token (from @BotFather)': give options, or --yes"),
        (("--yes",), "BOT_TOKEN is not set"),
        (("--token", "nonsense", "--yes"), "BOT_TOKEN: is not a bot token"),
        (("--token", REAL_TOKEN, "--yes"), "BOT_TOKEN: Telegram does not know this token"),
        (("--token", REAL_TOKEN, "--zone", "Mars", "--yes"), "TIMEZONE: 'Mars' is not a time zone"),
    ],
)
def test_a_call_that_cannot_be_done_is_one_line_and_changes_nothing(
    at_sandbox: Terminal, words: tuple[str, ...], complaint: str
) -> None:
    env = at_sandbox.folder / ".env"
    env.write_text("QUIET_HOURS=22:00-08:00\n")
    result = at_sandbox.types("init", *words)
    assert result.returncode == 2
    assert complaint in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert env.read_text() == "QUIET_HOURS=22:00-08:00\n"
    assert [path.name for path in at_sandbox.folder.glob(".env*")] == [".env"]


def test_doctor_before_the_first_run_names_what_run_will_make(
    at_sandbox: Terminal, telegram: Sandbox, empty_postgresql_url: str
) -> None:
    at_sandbox.variables |= {"BOT_TOKEN": telegram.token, "DATABASE_URL": empty_postgresql_url}
    result = at_sandbox.types("doctor")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "database: answers, and has no tables yet; `run` makes them" in result.stdout
    assert "audit log" not in result.stdout
