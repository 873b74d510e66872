"""Which files of this machine may be a picture: the demo's own, and none beside them."""

from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

PICTURES = Path(__file__).parents[2] / "sandbox" / "sample" / "pictures"


def local_picture(photo: str) -> Path | None:
    """Return the file of a `file:` address, or None for any that is not below `PICTURES`.

    A row may come from a backup that somebody else wrote, and a picture goes to a chat.
    """
    parts = urlsplit(photo)
    path = Path(normpath(unquote(parts.path)))
    if parts.scheme != "file" or parts.netloc or "\0" in str(path):
        return None
    if not path.is_relative_to(PICTURES):
        return None
    return path
