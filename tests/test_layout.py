"""The house rules, checked: arrows point one way, `def` decides, only the edge commits."""

import ast
import re
import statistics
import subprocess
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import pytest

from storage import retention
from storage.schema import metadata

ROOT = Path(__file__).parent.parent
SHIPPED = ("bot", "domain", "handlers", "jobs", "sandbox", "storage", "views", "web")
OURS = (*SHIPPED, "bench", "docs", "tests")
MAY_IMPORT = {
    "storage": ("storage",),
    "domain": ("domain", "storage"),
    "views": ("views", "domain", "storage"),
    "handlers": ("handlers", "views", "domain", "storage"),
    "jobs": ("jobs", "views", "domain", "storage"),
    "web": ("web", "views", "domain", "storage"),
    "bot": SHIPPED,
    "sandbox": ("sandbox", "domain.clock"),
}
FEATURES_IN = ("domain", "handlers", "handlers/admin", "jobs", "storage", "views", "web")
"""Where each folder is a feature; `bot` and `sandbox` have folders of parts."""
IMPURE = {"now", "today", "random", "choice", "sleep", "execute", "scalars", "commit"}
CONNECTING = (
    "aiohttp.ClientSession",
    "aiohttp.TCPConnector",
    "aiohttp.request",
    "asyncio.open_connection",
    "ftplib",
    "http.client",
    "httpx",
    "requests",
    "smtplib",
    "socket.create_connection",
    "urllib.request",
    "urllib3",
)
CONNECTS = {"bot/checks.py", "bot/session.py", "jobs/http_door/door.py"}
VAGUE = ("manager", "helper", "helpers", "service", "utils", "common", "core", "base")
FILE_LINES_MAX, TEST_LINES_MAX = 400, 600
FEATURE_FILES_MAX, FOLDER_FILES_MAX = 8, 30
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


@cache
def trees(package: str) -> tuple[tuple[Path, ast.Module], ...]:
    """Return every file of a package, read once for all tests; what Alembic wrote is left out."""
    paths = sorted((ROOT / package).rglob("*.py"))
    ours = [path for path in paths if path.parent.name != "versions"]
    return tuple((path, ast.parse(path.read_text(encoding="utf-8"))) for path in ours)


def names_called(function: ast.FunctionDef) -> set[str]:
    calls = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    calls = [call for call in calls if not ast.unparse(call).startswith("rng.")]
    return {call.attr if isinstance(call, ast.Attribute) else ast.unparse(call) for call in calls}


@cache
def functions(package: str) -> tuple[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef], ...]:
    return tuple(
        (path, node)
        for path, tree in trees(package)
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    )


@cache
def imported(tree: ast.Module) -> tuple[str, ...]:
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            names += [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
    return tuple(names)


def within(name: str, allowed: tuple[str, ...]) -> bool:
    return any(name == root or name.startswith(root + ".") for root in allowed)


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_point_one_way(package: str) -> None:
    for path, tree in trees(package):
        for name in imported(tree):
            if within(name, OURS):
                assert within(name, MAY_IMPORT[package]), f"{path}: {name}"


def modules() -> dict[str, ast.Module]:
    """Return every module that ships, under its dotted name."""
    found = {}
    for path, tree in (pair for package in SHIPPED for pair in trees(package)):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = tree
    return found


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Nor where only a type checker looks."""
    trees_of = modules()
    imports = {name: set(leads_to(tree, trees_of)) - {name} for name, tree in trees_of.items()}
    done: set[str] = set()

    def follow(name: str, road: tuple[str, ...]) -> None:
        assert name not in road, " -> ".join((*road[road.index(name) :], name))
        if name not in done:
            for other in sorted(imports[name]):
                follow(other, (*road, name))
            done.add(name)

    for name in sorted(imports):
        follow(name, ())


def leads_to(tree: ast.Module, known: Collection[str]) -> Iterator[str]:
    """Return the modules of ours that a module imports, or imports names from."""
    for name in imported(tree):
        parent = name.rpartition(".")[0]
        if name in known or parent in known:
            yield name if name in known else parent


def test_an_own_module_keeps_its_name_where_it_is_imported() -> None:
    """Where two of one name meet in a file, each may bear its package's name before its own."""
    known = modules()
    for package in SHIPPED:
        for path, tree in trees(package):
            for node in ast.walk(tree):
                if isinstance(node, ast.ImportFrom) and node.module:
                    for alias in node.names:
                        full = f"{node.module}.{alias.name}"
                        if full in known and alias.asname:
                            allowed = f"{node.module.rpartition('.')[2]}_{alias.name}"
                            assert alias.asname == allowed, f"{path}: {full} as {alias.asname}"


def test_a_feature_has_few_files_in_each_drawer() -> None:
    for drawer in FEATURES_IN:
        for folder in (ROOT / drawer).glob("*/"):
            files = [path for path in folder.glob("*.py") if path.name != "__init__.py"]
            is_feature = folder.name not in {"admin", "migrations"} or drawer == "storage"
            if is_feature and folder.name != "migrations":
                assert len(files) <= FEATURE_FILES_MAX, folder


def test_no_folder_is_a_long_list() -> None:
    for folder in {path.parent for package in SHIPPED for path, _ in trees(package)}:
        assert len(list(folder.glob("*.py"))) <= FOLDER_FILES_MAX, folder


def test_def_decides_and_async_def_does() -> None:
    for path, function in functions("domain"):
        if isinstance(function, ast.FunctionDef) and path.name != "clock.py":
            assert not names_called(function) & IMPURE, f"{path}: {function.name} is not pure"
            assert "tx" not in {arg.arg for arg in function.args.args}, f"{path}: {function.name}"


@pytest.mark.parametrize("package", ["domain", "handlers", "storage", "views", "web"])
def test_only_the_edge_commits(package: str) -> None:
    for path, _ in trees(package):
        assert ".commit(" not in path.read_text(encoding="utf-8"), path


def test_only_these_modules_open_a_connection() -> None:
    """The README's promise about outgoing hosts: Telegram's client, `doctor`'s clock, and the door."""
    found = {
        str(path.relative_to(ROOT))
        for package in SHIPPED
        if package != "sandbox"
        for path, tree in trees(package)
        if any(name == "aiohttp" or within(name, CONNECTING) for name in imported(tree))
    }
    assert found == CONNECTS


def test_handlers_never_talk_to_telegram() -> None:
    talk = re.compile(r"await (message|query|event|bot)\.\w+\(")
    members = (path for path, _ in trees("handlers") if "admin" not in path.parts)
    for path in members:  # The menus are an edge of their own (decision 10).
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
        assert not path.stem.endswith(tuple(f"_{word}" for word in VAGUE)), path
        assert path.stem not in VAGUE, path
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                assert not node.name.lower().endswith(("manager", "helper", "service", "utils")), (
                    f"{path}: {node.name}"
                )


def test_no_class_name_stands_twice() -> None:
    seen: dict[str, Path] = {}
    for path, tree in (pair for package in SHIPPED for pair in trees(package)):
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                assert node.name not in seen, f"{node.name}: {seen[node.name]} and {path}"
                seen[node.name] = path


def test_functions_stay_small() -> None:
    lengths = []
    for path, function in (pair for package in SHIPPED for pair in functions(package)):
        lines = (function.end_lineno or 0) - function.lineno + 1
        assert lines <= FUNCTION_LINES_MAX, f"{path}: {function.name} has {lines} lines"
        lengths.append(lines)
    assert statistics.median(lengths) <= 10
    assert statistics.quantiles(lengths, n=10)[-1] <= 25


@pytest.mark.parametrize("package", [*SHIPPED, "tests"])
def test_files_stay_small(package: str) -> None:
    most = TEST_LINES_MAX if package == "tests" else FILE_LINES_MAX
    for path, _ in trees(package):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        assert lines <= most, f"{path} has {lines} lines"


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


def test_every_table_says_how_long_its_rows_are_kept() -> None:
    swept = [rule.name for rule in retention.RULES] + [retention.PRESSES[0], retention.SEEN[0]]
    assert sorted(swept + list(retention.KEPT)) == sorted(metadata.tables)
    assert all(retention.KEPT.values())
