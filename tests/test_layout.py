"""The house rules, checked: arrows point one way, `def` decides, only the edge commits."""

import ast
import re
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = ("bot", "domain", "handlers", "jobs", "sandbox", "storage", "tests", "web")
SHIPPED = ("bot", "domain", "handlers", "jobs", "sandbox", "storage")
MAY_IMPORT = {
    "storage": ("storage",),
    "domain": ("domain", "storage"),
    "bot/views": ("bot.views", "bot.i18n", "domain", "storage"),
    "handlers": ("handlers", "bot.views", "bot.i18n", "bot.settings", "domain", "storage"),
    "jobs": ("jobs", "bot.views", "bot.i18n", "bot.limits", "bot.clock", "domain", "storage"),
    "sandbox": ("sandbox", "bot.clock"),
}
IMPURE = {"now", "today", "random", "choice", "sleep", "execute", "scalars", "commit"}
VAGUE = ("manager", "helper", "service", "utils", "common", "core", "base")
FILE_LINES_MAX = 300
FUNCTION_LINES_MAX = 60
TEXT = {".py", ".md", ".toml", ".html", ".css", ".js", ".ftl", ".lock", ".example", ".yml", ""}


def tracked() -> list[Path]:
    """Return the files of the project as git knows them, new ones included."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (ROOT / line for line in listed.stdout.splitlines())
    return [path for path in paths if path.is_file()]


def trees(package: str) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((ROOT / package).rglob("*.py")):
        if path.parent.name == "versions":  # Written by Alembic, from the tables.
            continue
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def names_called(function: ast.FunctionDef) -> set[str]:
    calls = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    calls = [call for call in calls if not ast.unparse(call).startswith("rng.")]
    return {call.attr if isinstance(call, ast.Attribute) else ast.unparse(call) for call in calls}


def functions(package: str) -> Iterator[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path, tree in trees(package):
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield path, node


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def within(name: str, allowed: tuple[str, ...]) -> bool:
    return any(name == root or name.startswith(root + ".") for root in allowed)


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_point_one_way(package: str) -> None:
    for path, tree in trees(package):
        for name in imported(tree):
            if within(name, OURS):
                assert within(name, MAY_IMPORT[package]), f"{path}: {name}"


def test_nobody_imports_the_composition() -> None:
    knows_everyone = {"bot/demo.py", "bot/app.py"}
    for package in SHIPPED:
        for path, tree in trees(package):
            where = path.relative_to(ROOT).as_posix()
            if where not in knows_everyone and not where.startswith("bot/cli/"):
                assert not any(within(name, ("bot.app",)) for name in imported(tree)), where


def test_def_decides_and_async_def_does() -> None:
    for path, function in functions("domain"):
        if isinstance(function, ast.FunctionDef):
            assert not names_called(function) & IMPURE, f"{path}: {function.name} is not pure"
            assert "tx" not in {arg.arg for arg in function.args.args}, f"{path}: {function.name}"


@pytest.mark.parametrize("package", ["domain", "handlers", "storage", "bot/views"])
def test_only_the_edge_commits(package: str) -> None:
    for path, _ in trees(package):
        assert ".commit(" not in path.read_text(encoding="utf-8"), path


def test_handlers_never_talk_to_telegram() -> None:
    talk = re.compile(r"await (message|query|event|bot)\.\w+\(")
    for path, _ in trees("handlers"):
        assert not talk.search(path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize("package", SHIPPED)
def test_no_task_runs_without_somebody_who_awaits_it(package: str) -> None:
    for path, tree in trees(package):
        for node in ast.walk(tree):
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
                words = ast.unparse(node.value.func)
                loose = words in {"asyncio.create_task", "asyncio.ensure_future"}
                assert not loose, f"{path}:{node.lineno}"


@pytest.mark.parametrize("package", SHIPPED)
def test_names_say_what_a_thing_is(package: str) -> None:
    for path, tree in trees(package):
        assert path.stem not in VAGUE, path
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                assert not node.name.lower().endswith(VAGUE[:3]), f"{path}: {node.name}"


def test_functions_stay_small() -> None:
    lengths = []
    for path, function in (pair for package in SHIPPED for pair in functions(package)):
        lines = (function.end_lineno or 0) - function.lineno + 1
        assert lines <= FUNCTION_LINES_MAX, f"{path}: {function.name} has {lines} lines"
        lengths.append(lines)
    assert statistics.median(lengths) <= 10
    assert statistics.quantiles(lengths, n=10)[-1] <= 25


@pytest.mark.parametrize("package", SHIPPED)
def test_files_stay_small(package: str) -> None:
    for path, _ in trees(package):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        assert lines <= FILE_LINES_MAX, f"{path} has {lines} lines"


@pytest.mark.parametrize("package", SHIPPED)
def test_every_module_tells_its_story(package: str) -> None:
    for path, tree in trees(package):
        if path.name != "__init__.py":
            assert ast.get_docstring(tree), path


def test_no_file_names_a_registry_or_a_machine() -> None:
    registry = re.compile(
        "|".join(["pypi" + r"\.org", "python" + "hosted", "npm" + "js", "deb" + r"\.debian"])
    )
    machine = re.compile(
        r"(?<![\w.])/(" + "|".join(["wor" + "k", "ro" + "ot", "hom" + "e"]) + r")/\w"
    )
    for path in tracked():
        if path.suffix in TEXT and path.stat().st_size < 1 << 20:
            text = path.read_text(encoding="utf-8", errors="replace")
            assert not registry.search(text), path
            assert not machine.search(text), path


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]) + r")\b")
    for path in tracked():
        if path.suffix in {".py", ".js", ".css", ".html", ".md"}:
            assert not later.search(path.read_text(encoding="utf-8", errors="replace")), path
