"""What a script relies on: JSON, tabs, keys, negative ids, exit codes, no token."""

import json
import subprocess
import sys

import pytest

from bot import __version__
from bot.cli.refusals import UNREADABLE
from tests.terminal import ROOT, Terminal
from views.i18n import refusal_key

TEA = ("deals", "add", "Tea pot", "17.90", "--link", "https://shop.example/p")


def test_a_key_makes_one_thing_however_often_it_is_given(terminal: Terminal) -> None:
    first = terminal.types(*TEA, "--key", "spring-1", "--json")
    again = terminal.types(*TEA, "--key", "spring-1", "--json")
    other = terminal.types(*TEA, "--key", "spring-2", "--json")
    assert (first.returncode, again.returncode, other.returncode) == (0, 0, 0)
    codes = [json.loads(one.stdout)["code"] for one in (first, again, other)]
    assert codes[0] == codes[1] != codes[2]
    assert len(terminal.types("deals", "list").stdout.splitlines()) == 3


def test_a_list_is_objects_tabs_or_nothing(terminal: Terminal) -> None:
    assert json.loads(terminal.types("deals", "list", "--json").stdout) == []
    empty = terminal.types("deals", "list")
    assert (empty.stdout, "No deals yet" in empty.stderr) == ("", True)
    terminal.types(*TEA)
    [deal] = json.loads(terminal.types("deals", "list", "--json").stdout)
    assert (deal["title"], deal["price"], deal["source"]) == ("Tea pot", "€17.90", "operator")
    head, row = terminal.types("deals", "list").stdout.splitlines()
    assert head.split("\t") == ["Code", "Price", "List price", "State", "Source", "Title"]
    assert row.split("\t")[-1] == "Tea pot"


def test_a_list_of_deals_is_searched_and_cut(terminal: Terminal) -> None:
    for title in ("Tea pot", "Tea cup", "Lamp"):
        terminal.types("deals", "add", title, "5")
        terminal.types("stores", "add", title)

    def titles(*options: str) -> list[str]:
        said = terminal.types("deals", "list", "--json", *options).stdout
        return [deal["title"] for deal in json.loads(said)]

    assert titles() == ["Lamp", "Tea cup", "Tea pot"]
    assert titles("--search", "TEA") == ["Tea cup", "Tea pot"]
    assert titles("--limit", "1") == ["Lamp"]
    assert len(json.loads(terminal.types("stores", "list", "--json", "--limit", "1").stdout)) == 1
    assert titles("--source", "other") == titles("--state", "withdrawn") == []


def test_the_database_alone_needs_no_token(terminal: Terminal) -> None:
    del terminal.variables["BOT_TOKEN"]
    assert terminal.types(*TEA).returncode == 0
    refused = terminal.types("run")
    assert (refused.returncode, "BOT_TOKEN is not set" in refused.stderr) == (2, True)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("deals", "lst"), "No such command 'lst'. Did you mean 'list'?"),
        (("deals", "list", "--lim", "3"), "No such option: --lim"),
        (("deals", "list", "--limit", "three"), "Invalid value for '--limit'"),
        (("chats", "pause", "-100", "--foo"), "--foo"),
        (("demo", "--port", "abc"), "Invalid value for '--port'"),
    ],
)
def test_a_wrong_call_is_one_line_that_names_its_help(
    terminal: Terminal, words: tuple[str, ...], sentence: str
) -> None:
    done = terminal.types(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr and "--help" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_version_is_the_projects(terminal: Terminal) -> None:
    assert terminal.types("--version").stdout == f"tuan {__version__}\n"
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text()


def test_a_shell_completes_commands_and_options(terminal: Terminal) -> None:
    script = terminal.types("completion", "bash").stdout
    asked = (
        "COMP_WORDS=(tuan deals al); COMP_CWORD=2; _tuan; echo ${COMPREPLY[@]};"
        "COMP_WORDS=(tuan deals list --se); COMP_CWORD=3; _tuan; echo ${COMPREPLY[@]}"
    )
    done = subprocess.run(
        ["bash", "-c", f"{script}\n{asked}"],
        cwd=terminal.folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["allow", "--search"], done.stderr
    assert sys.executable in script


def test_a_post_goes_nowhere_without_chats_and_leaves_nothing(terminal: Terminal) -> None:
    code = json.loads(terminal.types(*TEA, "--json").stdout)["code"]
    done = terminal.types("post", code, "--chats", "all", "--now")
    assert (done.returncode, done.stdout) == (1, "")
    assert "No chat" in done.stderr
    assert json.loads(terminal.types("campaigns", "list", "--json").stdout) == []


def test_every_reason_that_counts_as_unreadable_is_a_text() -> None:
    texts = "".join(path.read_text() for path in (ROOT / "views/texts/en").glob("*.ftl"))
    missing = [one for one in UNREADABLE if f"{refusal_key(one)} =" not in texts]
    assert missing == []
