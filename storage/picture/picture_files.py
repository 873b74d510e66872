"""Files of pictures, named by the digest of what is in them; those used longest ago go first."""

import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import URL

from storage import private_files

FOLDER = Path("data")
"""Where pictures of a shop on PostgreSQL lie, under the name of its database."""


def folder_of(url: URL) -> Path:
    """Return where the pictures of a database are kept."""
    if url.get_backend_name() == "sqlite":
        return Path(f"{url.database}.pictures")
    return FOLDER / f"{url.database}.pictures"


def find(folder: Path, digest: str) -> Path | None:
    """Return the file of a picture, and count it as used now; None where it is gone."""
    path = folder / digest
    try:
        os.utime(path)
    except OSError:
        return None
    return path


def keep(folder: Path, fetched: Path, digest: str, *, most_bytes: int) -> None:
    """Put a file among those that are kept, and let go of what is too much."""
    private_files.make_folder(folder)
    fetched.replace(folder / digest)
    files = sorted((path for path in folder.iterdir() if path.is_file()), key=_used_at)
    too_much = sum(_size(path) for path in files) - most_bytes
    for path in files[:-1]:
        if too_much <= 0:
            return
        too_much -= _size(path)
        path.unlink(missing_ok=True)


def _used_at(path: Path) -> float:
    with suppress(FileNotFoundError):
        return path.stat().st_mtime
    return 0.0


def _size(path: Path) -> int:
    with suppress(FileNotFoundError):
        return path.stat().st_size
    return 0
