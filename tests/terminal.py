"""A terminal: the command line as an operator types it, in real processes."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
REAL_TOKEN = "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdef"


class Terminal:
    """A folder to work in, and the variables that are set there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.variables = {"BOT_TOKEN": REAL_TOKEN, "COLUMNS": "200", "NO_COLOR": "1"}

    def types(self, *words: str, answers: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot", *words],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), **self.variables},
            input=answers,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
