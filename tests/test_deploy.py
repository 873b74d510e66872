"""The files of `deploy/` and the Dockerfile: no Docker daemon runs here, so they are read, and rehearsed."""

import configparser
import fnmatch
import ipaddress
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from domain.settings import Settings
from sandbox import Sandbox
from tests.test_cli import telegram
from tests.timeouts import TIMEOUT_S
from tests.web.webhook_shop import free_port

__all__ = ["telegram"]
ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
COMPOSE = sorted(DEPLOY.glob("compose*.yaml"))
NAMES = {name.upper() for name in Settings.model_fields} | {
    f"{name.upper()}_FILE" for name in Settings.model_fields
}
SERVICE_KEYS = {
    "build",
    "cap_add",
    "cap_drop",
    "depends_on",
    "env_file",
    "environment",
    "healthcheck",
    "image",
    "networks",
    "ports",
    "read_only",
    "restart",
    "security_opt",
    "stop_grace_period",
    "tmpfs",
    "volumes",
}


def instructions() -> list[tuple[str, str]]:
    """Return the Dockerfile's instructions with their words, continued lines joined."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    lines = re.sub(r"\\\n\s*", " ", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)).splitlines()
    return [tuple(line.split(None, 1)) for line in lines if line]  # type: ignore[misc]


def test_the_dockerfile_keeps_to_what_linters_ask() -> None:
    said = instructions()
    known = [
        "FROM",
        "RUN",
        "ENV",
        "WORKDIR",
        "COPY",
        "USER",
        "VOLUME",
        "EXPOSE",
        "HEALTHCHECK",
        "ENTRYPOINT",
        "CMD",
    ]
    assert {name for name, _ in said} <= set(known)
    for name, words in said:
        if name == "FROM":
            assert re.fullmatch(r"[a-z/]+:[\w.-]+( AS \w+)?", words), words
            assert ":latest" not in words
        if name in {"ENTRYPOINT", "CMD"}:
            assert isinstance(json.loads(words), list)
        if name == "WORKDIR":
            assert words.startswith("/")
        if "pip install" in words:
            assert "--no-cache-dir" in words
            assert "--require-hashes" in words
        assert not re.search(r"\bsudo\b|\bADD\b|curl|TOKEN|PASSWORD|SHOP_KEY", words), words
    names = [name for name, _ in said]
    last_user = dict(said)["USER"]
    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", last_user)
    assert names.index("USER") < names.index("ENTRYPOINT")
    assert "HEALTHCHECK" in names
    assert names.index("COPY") < names.index("USER")


def test_the_health_check_asks_where_the_image_listens() -> None:
    said = dict(instructions())
    assert "WEB_LISTEN=0.0.0.0:8080" in said["ENV"]
    assert "http://127.0.0.1:8080/healthz" in said["HEALTHCHECK"]
    set_there = set(re.findall(r"(?<![\w])([A-Z_]+)=", said["ENV"]))
    assert set_there - {"PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"} <= NAMES


@pytest.mark.parametrize("path", COMPOSE, ids=lambda path: path.name)
def test_a_compose_file_says_what_it_means(path: Path) -> None:
    whole: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(whole) <= {"services", "volumes", "networks"}
    for name, service in whole["services"].items():
        assert set(service) <= SERVICE_KEYS, name
        assert service["restart"] == "unless-stopped"
        assert "no-new-privileges:true" in service["security_opt"]
        assert not str(service.get("image", "")).endswith("latest")
        assert re.fullmatch(r"[a-z]+(:[\w.-]+)?", service["image"])
        for mount in service.get("volumes", ()):
            source, target, *mode = mount.split(":")
            assert target.startswith("/")
            if source.startswith("."):
                assert (DEPLOY / source).is_file()
                assert mode == ["ro"]
            else:
                assert source in whole["volumes"]
        for other in service.get("depends_on", ()):
            assert other in whole["services"]
        for network in service.get("networks", ()):
            assert network in whole["networks"]


@pytest.mark.parametrize("path", COMPOSE, ids=lambda path: path.name)
def test_the_bot_is_shut_in_and_its_settings_exist(path: Path) -> None:
    whole = yaml.safe_load(path.read_text(encoding="utf-8"))
    bot = whole["services"]["bot"]
    assert bot["read_only"] is True
    assert bot["cap_drop"] == ["ALL"]
    assert bot["volumes"] == ["data:/app/data"]
    assert set(bot["environment"]) <= NAMES
    for port in bot.get("ports", ()):
        assert port.startswith("127.0.0.1:"), "a proxy speaks to the world, not the bot"
    filled = {
        name.lower(): re.sub(
            r"\$\{(\w+)(:-(\w+)|:\?[^}]*)?\}", lambda found: found[3] or "shop.example", str(value)
        )
        for name, value in bot["environment"].items()
    }
    settings = Settings(web_listen="0.0.0.0:8080", **filled)  # type: ignore[arg-type]
    if "networks" in whole:
        subnet = whole["networks"]["shop"]["ipam"]["config"][0]["subnet"]
        assert settings.web_proxies == subnet
        assert ipaddress.ip_network(subnet).is_private


def test_the_proxy_leads_to_the_bot_and_hides_the_metrics() -> None:
    text = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if not line.startswith("#")]
    assert lines[0] == "{$SHOP_HOST} {"
    assert "reverse_proxy bot:8080" in lines
    assert "respond @inside 404" in lines
    assert text.count("{") == text.count("}")


def test_the_unit_waits_for_words_and_leaves_nothing_open() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(DEPLOY / "tuan.service")
    service = unit["Service"]
    assert service["Type"] == "notify"
    assert int(service["WatchdogSec"]) > 120, "longer than the bot's own idea of a turn"
    assert service["RestartPreventExitStatus"] == "2"
    assert service["ReadWritePaths"] == service["WorkingDirectory"] + "/data"
    assert service["ExecStart"].endswith("-m bot run")
    assert service["User"] != "root"
    assert "deploy/tuan.service" in (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")


def in_image(folder: Path) -> None:
    """Copy into a folder what `COPY . /app/` does, by .dockerignore."""
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line and not line.startswith("#")]
    assert lines[0] == "*"
    for line in lines[1:]:
        if line.startswith("!"):
            source = ROOT / line[1:]
            if source.is_dir():
                ignored = shutil.ignore_patterns("__pycache__")
                shutil.copytree(source, folder / source.name, ignore=ignored)
            else:
                shutil.copy(source, folder)
        else:
            assert fnmatch.fnmatch("x/__pycache__", line.replace("**/", "*/"))


@pytest.fixture
def image(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "app"
    folder.mkdir()
    in_image(folder)
    (folder / "data").mkdir()
    yield folder


def test_what_is_in_the_image_runs_answers_its_health_check_and_ends(
    image: Path, telegram: Sandbox
) -> None:
    """The steps of the image in a clean directory: nothing but its files, settings and `data`."""
    port = free_port()
    before = {path for path in image.rglob("*") if "data" not in path.parts}
    variables = {
        "PATH": os.environ["PATH"],
        "PYTHONDONTWRITEBYTECODE": "1",
        "LOG_FORMAT": "json",
        "WEB_LISTEN": f"127.0.0.1:{port}",
        "BOT_TOKEN": telegram.token,
        "TELEGRAM_API": telegram.api_url,
    }
    command = [sys.executable, "-m", "bot", "run"]
    running = subprocess.Popen(command, cwd=image, env=variables, stderr=subprocess.PIPE)
    try:
        until = time.monotonic() + 3 * TIMEOUT_S
        while (status := _status(f"http://127.0.0.1:{port}/readyz")) != 200:
            assert running.poll() is None, running.stderr.read()  # type: ignore[union-attr]
            assert time.monotonic() < until, status
            time.sleep(0.1)
        health = json.loads(dict(instructions())["HEALTHCHECK"].partition(" CMD ")[2])
        words = health[2].replace(":8080", f":{port}")
        assert subprocess.run([sys.executable, "-c", words], check=False).returncode == 0
        running.send_signal(signal.SIGTERM)
        assert running.wait(TIMEOUT_S) == 0
        assert subprocess.run([sys.executable, "-c", words], check=False, stderr=-3).returncode
    finally:
        running.kill()
        running.communicate()
    after = {path for path in image.rglob("*") if "data" not in path.parts}
    assert after == before, "the root of a container is read-only"


def _status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0
