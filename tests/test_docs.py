"""What the documents name exists: files behind links, commands with their options, decisions by number."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from bot.cli import app

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
CALL = re.compile(r"python -m bot ([^`\n|#]*)")
NAMED = re.compile(r"`((?:bot|domain|handlers|jobs|sandbox|storage|tests|views)/[\w/.<>]+)`")
LINE_GOES_ON = re.compile(r"\\\n\s*")
COMMANDS: Any = typer.main.get_command(app)


def inner(command: Any) -> dict[str, Any]:
    """Return the commands under a command."""
    return getattr(command, "commands", {})


SHORT = re.compile(rf"`((?:{'|'.join(inner(COMMANDS))}) [^`]+)`")


def page_id(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_what_is_linked_is_there(page: Path) -> None:
    targets = [one for one in LINK.findall(page.read_text()) if "://" not in one]
    assert [one for one in targets if not (page.parent / one).exists()] == []


@pytest.mark.parametrize("page", ["docs/architecture.md", "CONTRIBUTING.md", "docs/glossary.md"])
def test_what_a_map_names_is_there(page: str) -> None:
    named = NAMED.findall((ROOT / page).read_text())
    assert page == "docs/glossary.md" or len(named) > 5
    assert [path for path in named if "<" not in path and not (ROOT / path).exists()] == []


def calls() -> Iterator[tuple[str, str]]:
    """Yield each call of the command line that a document shows, with its page."""
    for page in PAGES:
        text = LINE_GOES_ON.sub(" ", page.read_text())
        for typed in (*CALL.findall(text), *SHORT.findall(text)):
            yield page_id(page), typed.strip().rstrip(".,;:)")


@pytest.mark.parametrize(("page", "typed"), sorted(set(calls())))
def test_a_command_that_is_shown_exists_with_its_options(page: str, typed: str) -> None:
    words = shlex.split(re.sub(r"[\[\]]|\.\.\.", "", typed))
    command = COMMANDS
    while inner(command) and words and not words[0].startswith("-"):
        name = words.pop(0)
        if name.isupper():  # COMMAND and the like stand for any of them
            return
        assert name in inner(command), f"{page}: no command {name!r} in {typed!r}"
        command = inner(command)[name]
    known = {option for one in command.params for option in [*one.opts, *one.secondary_opts]}
    known.add("--help")
    assert {word.split("=")[0] for word in words if word.startswith("--")} <= known, typed


def test_decisions_are_numbered_without_a_gap_and_say_their_number() -> None:
    found = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(page.name[:4]) for page in found] == list(range(1, len(found) + 1))
    titles = [page.read_text().splitlines()[0] for page in found]
    assert [int(re.match(r"# (\d+)\. ", one)[1]) for one in titles] == list(  # type: ignore[index]
        range(1, len(found) + 1)
    )


def test_the_operators_table_names_every_command() -> None:
    text = (ROOT / "docs" / "operating.md").read_text()
    for name, command in inner(COMMANDS).items():
        rows = "".join(re.findall(rf"^\| (`{name}\b.*)", text, re.MULTILINE))
        assert rows, f"{name} is in no row"
        assert [one for one in inner(command) if not re.search(rf"\b{one}\b", rows)] == [], name
