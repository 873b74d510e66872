"""A terminal: the command line as an operator types it, in real processes.

A process imports for a second before it does anything. `Terminal` therefore forks each command off
a server that has imported everything once; `Terminal(..., fresh=True)` starts Python anew.
"""

import multiprocessing
import os
import runpy
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.shop_keys import WORDS

ROOT = Path(__file__).parent.parent
REAL_TOKEN = "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdef"
SANDBOX_TOKEN = "42:SANDBOX-that-nobody-has-started"
NOBODY = "http://127.0.0.1:9"
"""Where no Telegram answers, and no test may ask the real one."""
TIMEOUT_S = 120
KILLED = -9
_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload(["tests.imported"])


class Terminal:
    """A folder to work in, and the variables that are set there."""

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        self.folder = folder
        self.fresh = fresh
        self.variables = {
            "BOT_TOKEN": REAL_TOKEN,
            "TELEGRAM_API": NOBODY,
            "SHOP_KEY": WORDS,
            "COLUMNS": "200",
            "NO_COLOR": "1",
        }

    def types(self, *words: str, answers: str = "") -> subprocess.CompletedProcess[str]:
        variables = {**os.environ, "PYTHONPATH": str(ROOT), **self.variables}
        if self.fresh:
            return subprocess.run(
                [sys.executable, "-m", "bot", *words],
                cwd=self.folder,
                env=variables,
                input=answers,
                capture_output=True,
                text=True,
                timeout=TIMEOUT_S,
                check=False,
            )
        with TemporaryDirectory() as pipes:
            (Path(pipes) / "0").write_text(answers)
            process = _forks.Process(
                target=_command, args=(words, self.folder, variables, Path(pipes))
            )
            process.start()
            process.join(TIMEOUT_S)
            if process.exitcode is None:
                process.kill()
                process.join()
                raise subprocess.TimeoutExpired(words, TIMEOUT_S)
            said, complained = ((Path(pipes) / name).read_text() for name in "12")
            return subprocess.CompletedProcess(words, process.exitcode, said, complained)


def _command(
    words: tuple[str, ...], folder: Path, variables: Mapping[str, str], pipes: Path
) -> None:
    """Become `python -m bot` with these words; its streams are files called by their numbers."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variables)
    for number, flags in (
        (0, os.O_RDONLY),
        (1, os.O_CREAT | os.O_WRONLY),
        (2, os.O_CREAT | os.O_WRONLY),
    ):
        os.dup2(os.open(pipes / str(number), flags), number)
    for name, number, mode in (("stdin", 0, "r"), ("stdout", 1, "w"), ("stderr", 2, "w")):
        setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))
    sys.argv = ["bot", *words]
    try:
        runpy.run_module("bot", run_name="__main__", alter_sys=False)
    finally:
        with suppress(ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
